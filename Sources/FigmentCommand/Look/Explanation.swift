import Figment

/// A plan, for people and for programs.
struct Explanation {
    let generation: Generation
    let options: OutputOptions

    func show(on console: Console) {
        let plan = generation.plan
        let paint = console.out
        console.print(
            "\(paint.bold(plan.name)): \(plan.dialect.rawValue) document, seed \(plan.seed.text), "
                + "engine version \(EngineVersion.current)")
        for (index, table) in generation.compiled.tables.enumerated() {
            console.print()
            show(table, plan.tables[index], console)
        }
        showConstraints(console)
        console.print()
        let bytes = generation.estimatedBufferBytes(options)
        console.print(
            "buffers: about \(NumberText.bytes(bytes)) with \(NumberText.count(generation.threads, "thread"))")
    }

    private func show(_ table: CompiledTable, _ plan: TablePlan, _ console: Console) {
        let layout = generation.layout(of: table, options)
        let paint = console.out
        let parent = plan.fanout.map { ", \(FanoutText.of($0, generation.plan))" } ?? ""
        let order =
            SortText.of(plan).isEmpty ? "" : "; written in the order of \(SortText.of(plan).joined(separator: ", "))"
        let names = generation.partitionColumns(of: table.name)
        let folders = names.isEmpty ? "" : "; a folder for each \(names.joined(separator: ", "))"
        console.print("\(paint.bold(plan.name))  \(NumberText.count(table.rowCount, "row"))\(parent)\(folders)\(order)")
        console.print(
            paint.dim(
                "  about \(RecipeText.number(layout.rowBytes.rounded())) bytes a row, "
                    + "\(NumberText.bytes(Int64(min(layout.rowBytes * Double(table.rowCount), 9e18)))) in all; "
                    + "segments of \(NumberText.count(layout.segmentRows)) rows, "
                    + "batches of \(NumberText.count(layout.batchRows))"))
        let declared = generation.schema.dataset.tables.first { $0.name == plan.name }
        var lines = TextTable(["column", "type", "nulls", "bytes", "form", "values"], right: [3], minimum: 6)
        for column in plan.columns {
            let written = table.descriptor.columns.first { $0.name == column.name }
            lines.add([
                column.name, ColumnText(column, in: declared).type,
                column.isNullable ? RecipeText.number(column.nullProbability) : "",
                written.map { RecipeText.number(($0.estimatedBytes * 10).rounded() / 10) } ?? "–",
                written.map { formName($0.form) } ?? "not written", RecipeText.of(column.recipe),
            ])
        }
        for line in lines.lines(width: console.width, paint: paint) { console.print(line) }
        showNeeds(plan, console)
        for column in plan.columns {
            for note in column.notes { console.print(paint.dim("  \(column.name): \(note)")) }
        }
    }

    /// Which columns come from which, and which change with the size of a table.
    private func showNeeds(_ table: TablePlan, _ console: Console) {
        guard let index = generation.plan.tables.firstIndex(where: { $0.name == table.name }) else { return }
        let needs = ColumnNeeds(generation.plan)
        for (place, column) in table.columns.enumerated() {
            let sources = needs.needs(table: index, column: place).map { NeedText.of($0, in: index, generation.plan) }
            if sources.isEmpty { continue }
            console.print(console.out.dim("  \(column.name) ← \(sources.joined(separator: ", "))"))
        }
        let sized = table.columns.indices.filter { needs.dependsOnSize(table: index, column: $0) }
        if sized.isEmpty { return }
        let names = sized.map { table.columns[$0].name }.joined(separator: ", ")
        console.print(console.out.dim("  change with the size of a table: \(names)"))
    }

    private func showConstraints(_ console: Console) {
        let entries = ConstraintReport(generation.schema.dataset, generation.plan).entries
        if entries.isEmpty { return }
        console.print()
        var lines = TextTable(["holds", "kind", "constraint", "because"], minimum: 8)
        for entry in entries { lines.add([entry.standing.rawValue, entry.kind, entry.text, entry.reason]) }
        for line in lines.lines(width: console.width, paint: console.out) { console.print(line) }
    }

    private var constraints: [SyntaxNode] {
        ConstraintReport(generation.schema.dataset, generation.plan).entries.map { entry in
            .object([
                ("kind", .string(entry.kind)), ("constraint", .string(entry.text)),
                ("standing", .string(entry.standing.rawValue)), ("reason", .string(entry.reason)),
            ])
        }
    }

    var json: SyntaxNode {
        let tables = generation.compiled.tables.enumerated().map { index, table in
            let layout = generation.layout(of: table, options)
            let plan = generation.plan.tables[index]
            var members: [(String, SyntaxNode)] = [
                ("name", .string(table.name)), ("rows", .int(Int(table.rowCount))),
            ]
            if let fanout = plan.fanout {
                members.append(("parent", .string(generation.plan.tables[fanout.parent].name)))
                members.append(("fanout", .string(FanoutText.of(fanout, generation.plan))))
            }
            if !plan.sortKeys.isEmpty { members.append(("sort_by", .strings(SortText.of(plan)))) }
            let folders = generation.partitionColumns(of: table.name)
            if !folders.isEmpty { members.append(("partition_by", .strings(folders))) }
            members += [
                ("row_bytes", .number(layout.rowBytes)),
                ("estimated_bytes", .number((layout.rowBytes * Double(table.rowCount)).rounded())),
                ("segment_rows", .int(Int(layout.segmentRows))),
                ("batch_rows", .int(layout.batchRows)),
                ("columns", .array(ExplainCommand.columns(generation, table: index))),
            ]
            return SyntaxNode.object(members)
        }
        return .object([
            ("name", .string(generation.plan.name)), ("dialect", .string(generation.plan.dialect.rawValue)),
            ("seed", .string(generation.plan.seed.text)), ("engine_version", .int(EngineVersion.current)),
            ("document_hash", .string(generation.documentHash)), ("tables", .array(tables)),
            ("constraints", .array(constraints)), ("buffer_bytes", .int(Int(generation.estimatedBufferBytes(options)))),
            ("warnings", .array(generation.schema.warnings.map(\.json))),
        ])
    }
}
