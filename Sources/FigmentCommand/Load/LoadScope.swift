import Figment
import FigmentLoad

/// Which rows a load makes, with which seed: what the options say, else what an earlier, unfinished load of the name was
/// begun with, else what the document asks loads for (``FigmentSchema/LoadDefaults``).
struct LoadScope {
    var generation: Generation
    /// The tables as they are loaded: from the first wanted row on.
    var dataset: CompiledDataset
    /// Row number from 0.
    var firstRow: Int64 = 0
    /// What decides the rows beside the document.
    var identity: [String]
    /// Sentences for whoever watches.
    var notes: [String] = []

    private static let measuredRows: Int64 = 16_384

    /// - Parameter target: Makes the target of a generation's tables.
    init(
        _ schema: Schema, _ arguments: ParsedArguments, _ console: Console,
        target: (Generation) throws(CommandError) -> any LoadTarget
    ) throws(CommandError) {
        var choice = SchemaOptions.Choice()
        var notes: [String] = []
        let defaults = schema.dataset.load
        let givesRows = arguments.has(SchemaOptions.rows)
        var bytes = arguments.text(LoadOption.targetSize).flatMap(ByteSize.bytes)
        var first = arguments.integer(LoadOption.startRow).map { $0 - 1 }
        try LoadScope.check(schema, arguments)
        // A load that is verified is looked up as one that goes on; what generates into a database only asks nothing.
        let isLoad = arguments.command.name == LoadCommand.command.name
        let followsJob = arguments.command.name != GenerateCommand.command.name
        let keepsSeed = followsJob && defaults.drawsSeed && !arguments.has(SchemaOptions.seed)
        let keepsRows = followsJob && defaults.targetBytes != nil && !givesRows && bytes == nil
        if keepsSeed || keepsRows || bytes != nil || first != nil {
            var small = choice
            small.rows = LoadScope.measuredRows
            if keepsSeed || keepsRows,
                let record = try LoadScope.record(
                    arguments,
                    {
                        () throws(CommandError) in
                        try target(SchemaOptions.generation(schema, arguments, console, choice: small))
                    })
            {
                let kept = Kept(record, table: schema.dataset.tables[0].name)
                if keepsSeed { choice.seed = kept.seed }
                if keepsRows, let rows = kept.rows {
                    first = first ?? kept.firstRow
                    choice.rows = rows - (kept.firstRow ?? 0)
                }
            }
            if isLoad, keepsSeed, choice.seed == nil {
                choice.seed = Seed(String(UInt64.random(in: .min ... .max), radix: 16))
                notes.append("seed \(choice.seed?.text ?? ""), drawn for this load")
            }
            if isLoad, keepsRows, choice.rows == nil { bytes = defaults.targetBytes }
            small.seed = choice.seed
            if let bytes {
                let sample = try SchemaOptions.generation(schema, arguments, console, choice: small)
                let rowBytes = try LoadScope.rowBytes(of: sample, try target(sample))
                choice.rows = max(1, Int64((Double(bytes) / rowBytes).rounded(.up)))
                notes.append(
                    "\(NumberText.bytes(bytes)) are \(NumberText.count(choice.rows ?? 0, "row")) of "
                        + "\(NumberText.fixed(rowBytes, 1)) bytes")
            }
        }
        var generation = try SchemaOptions.generation(schema, arguments, console, choice: choice)
        identity = []
        if let first, first > 0 {
            choice.rows = (generation.compiled.tables.first?.rowCount ?? 0) + first
            generation = try SchemaOptions.generation(schema, arguments, console, choice: choice)
            identity = ["start_row \(first + 1)"]
            firstRow = first
        }
        self.generation = generation
        self.notes = notes
        dataset = generation.compiled
        if firstRow > 0 { dataset = CompiledDataset(tables: dataset.tables.map { $0.beginning(at: firstRow) }) }
        if let instant = arguments.text(SchemaOptions.asOf) { identity.append("as_of \(instant)") }
        identity = generation.identity + identity
    }

    /// What needs one table, and what excludes each other.
    private static func check(_ schema: Schema, _ arguments: ParsedArguments) throws(CommandError) {
        for option in [LoadOption.targetSize, LoadOption.startRow, LoadOption.checkpointInterval]
        where arguments.has(option) && schema.dataset.tables.count != 1 {
            throw .usage(.oneTable("--" + option.name), command: arguments.path)
        }
        guard arguments.has(LoadOption.targetSize) else { return }
        for option in [SchemaOptions.rows, SchemaOptions.scale] where arguments.has(option) {
            throw .usage(.together("--target-size", "--" + option.name), command: arguments.path)
        }
    }

    /// What the database remembers of the job, where the command goes by it.
    private static func record(
        _ arguments: ParsedArguments, _ target: () throws(CommandError) -> any LoadTarget
    ) throws(CommandError) -> JobRecord? {
        for option in [LoadOption.reset, LoadOption.dryRun, LoadOption.count] where arguments.has(option) { return nil }
        let target = try target()
        do throws(TargetError) { return try target.recorded() } catch { throw .target(error) }
    }

    /// Bytes of a row as it is sent, by the first rows of the sample.
    private static func rowBytes(of sample: Generation, _ target: any LoadTarget) throws(CommandError) -> Double {
        guard let table = sample.compiled.tables.first, table.rowCount > 0 else { return 1 }
        let rows = RowRange(start: 0, count: Int(min(measuredRows, table.rowCount)))
        do throws(TargetError) {
            return max(1, Double(try target.sentBytes(0, rows, from: TableSource(table))) / Double(rows.count))
        } catch { throw .target(error) }
    }

    /// What a job's record says of its rows and seed.
    private struct Kept {
        var seed: Seed?
        var rows: Int64?
        var firstRow: Int64?

        init(_ record: JobRecord, table: String) {
            for line in record.identity {
                if line.hasPrefix("seed ") { seed = Seed(String(line.dropFirst(5))) }
                if line.hasPrefix("rows \(table) ") { rows = Int64(line.dropFirst("rows \(table) ".count)) }
                if line.hasPrefix("start_row ") { firstRow = Int64(line.dropFirst(10)).map { $0 - 1 } }
            }
        }
    }
}
