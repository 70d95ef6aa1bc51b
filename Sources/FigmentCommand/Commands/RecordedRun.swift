import Figment

/// A run as its directory records it, with the schema ready to generate again.
struct RecordedRun {
    let record: RunRecord
    let schema: Schema

    /// Reads `meta.json` or `.metadata.json`.
    ///
    /// - Parameter takesAnyEngine: The files are read and no value is made again.
    init(_ directory: String, isStrict: Bool = false, takesAnyEngine: Bool = false) throws(CommandError) {
        if !FileSystem.isDirectory(directory) {
            let what = FileSystem.exists(directory) ? "it is no directory" : "there is no such directory"
            throw .noRecord(path: directory, reason: what)
        }
        do throws(OutputError) { record = try RunRecord.read(directory) } catch {
            throw CommandError(error, directory: directory, control: RunControl(), resume: nil)
        }
        if !takesAnyEngine, record.engineVersion != EngineVersion.current {
            throw .engineVersion(
                directory: directory, recorded: record.engineVersion, current: EngineVersion.current)
        }
        do throws(Schema.Invalid) {
            schema = try Schema(text: record.schema.jsonText(), name: record.name + ".json", isStrict: isStrict)
        } catch { throw .schema(error) }
    }

    /// Rows of the root tables.
    var rowsByTable: [String: Int64] {
        let roots = schema.dataset.tables.filter(\.takesRows).map(\.name)
        if !record.wholeRowsByTable.isEmpty { return record.wholeRowsByTable.filter { roots.contains($0.key) } }
        if schema.dataset.dialect == .collection { return [schema.dataset.tables[0].name: record.totalRows] }
        return record.rowsByTable.filter { roots.contains($0.key) }
    }

    /// The block sums of child tables, where the run kept them.
    var planFile: PlanFile? {
        guard let bytes = try? FileSystem.read(record.options.directory + "/.plan.bin") else { return nil }
        return PlanFile(bytes: bytes)
    }
}
