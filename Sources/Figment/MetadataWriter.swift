import FigmentEngine
import FigmentPlan
import FigmentSchema
import FigmentTarget

/// Makes the metadata files of a run: `meta.json` of a collection, `.metadata.json` of a relational data set, and
/// `.plan.bin` where tables have parents.
struct MetadataWriter: Sendable {
    let generation: Generation
    /// The tables as they are laid out, by the numbers that files tell.
    let dataset: CompiledDataset
    let options: OutputOptions
    /// Monotonic seconds at which the run began.
    let start: Double
    let control: RunControl

    func files(_ files: [WrittenFile]) -> [(name: String, bytes: [UInt8])] {
        let name = generation.plan.dialect == .collection ? RunRecord.collectionName : RunRecord.relationalName
        let document = generation.plan.dialect == .collection ? collection(files) : relational(files)
        var result = [(name: name, bytes: Array((document.jsonText(pretty: true) + "\n").utf8))]
        if generation.isWhole, let plan = PlanFile(generation.compiled) {
            result.append((RunRecord.planName, plan.bytes))
        }
        return result
    }

    private func collection(_ files: [WrittenFile]) -> SyntaxNode {
        .object([
            ("schema", generation.schema.dataset.source),
            (
                "generation_info",
                .object(
                    [("collection_name", .string(generation.plan.name))] + info(files)
                        + [("files", .array(files.map { file($0) }))])
            ),
        ])
    }

    private func relational(_ files: [WrittenFile]) -> SyntaxNode {
        let owned = Dictionary(grouping: files) { dataset.tables[$0.table].name }
        let tables = generation.compiled.tables.map { table in
            var members: [(String, SyntaxNode)] = [
                ("rows", .int(Int(table.rowCount))), ("columns", .strings(table.descriptor.columns.map(\.name))),
            ]
            let partitioning = generation.partitionColumns(of: table.name)
            if !partitioning.isEmpty { members.append(("partition_by", .strings(partitioning))) }
            members.append(("files", .array((owned[table.name] ?? []).map { file($0) })))
            return (table.name, SyntaxNode.object(members))
        }
        let names: [(String, SyntaxNode)] = [
            ("dataset_name", .string(generation.plan.name)), ("version", .string("1.0")),
            ("master_seed", seed), ("tables", .object(tables)),
            ("schema", generation.schema.dataset.source),
        ]
        return .object(names + [("generation_info", .object(info(files)))])
    }

    private func info(_ files: [WrittenFile]) -> [(String, SyntaxNode)] {
        let total = monotonicSeconds() - start
        let rows = files.reduce(0) { $0 + $1.rows }
        let share = control.generationShare
        let figures: [(String, SyntaxNode)] = [
            ("total_rows", .int(Int(rows))), ("format", .string(options.format.rawValue)), ("seed", seed),
            ("data_files", .strings(files.map(\.name))), ("file_count", .int(files.count)),
            ("max_rows_per_file", .int(Int(options.maxRowsPerFile))),
            ("max_file_size_mb", .int(options.maxFileMegabytes)),
            ("json_style", .string(options.jsonStyle.rawValue)),
            ("compression", .string(options.compression.rawValue)),
            ("generation_time", seconds(total * share)), ("write_time", seconds(total * (1 - share))),
            ("total_time", seconds(total)),
            ("rows_per_second", seconds(total > 0 ? Double(rows) / total : 0)),
            ("engine_version", .int(EngineVersion.current)), ("schema_hash", .string(generation.documentHash)),
        ]
        if generation.isWhole { return figures }
        // The values are those of the whole, whose rows they depend on.
        let whole = zip(generation.plan.tables, generation.wholeRowCounts).map { table, rows in
            (table.name, SyntaxNode.int(Int(rows)))
        }
        var result = figures
        if let sample = generation.sampleRows { result.append(("dry_run_sample", .int(Int(sample)))) }
        if let names = generation.tableNames { result.append(("selected_tables", .strings(names))) }
        return result + [("whole_rows", .object(whole))]
    }

    private func file(_ file: WrittenFile) -> SyntaxNode {
        let crc = String(file.crc32, radix: 16)
        return .object([
            ("name", .string(file.name)), ("first_row", .int(Int(file.firstRow))), ("rows", .int(Int(file.rows))),
            ("bytes", .int(file.bytes)), ("crc32", .string(String(repeating: "0", count: 8 - crc.count) + crc)),
        ])
    }

    /// The seed as a number where it is one.
    private var seed: SyntaxNode {
        let text = generation.plan.seed.text
        if let number = Int64(text), String(number) == text { return .int(Int(number)) }
        return .string(text)
    }

    private func seconds(_ value: Double) -> SyntaxNode { SyntaxNode(.double((value * 1e6).rounded() / 1e6)) }
}
