import Figment
import FigmentLoad

/// Which rows a load makes, with which seed and as of which instant: what the options say, else what an earlier load of the
/// name was begun with, else what the document asks loads for (``FigmentSchema/LoadDefaults``).
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
        try LoadScope.check(schema, arguments)
        var schema = schema
        func generated(_ choice: SchemaOptions.Choice) throws(CommandError) -> Generation {
            try SchemaOptions.generation(schema, arguments, console, choice: choice)
        }
        var wanted = Wanted(schema, arguments)
        let sample = wanted.followsJob ? try generated(wanted.sample) : nil
        if let sample,
            let record = try LoadScope.record(arguments, { () throws(CommandError) in try target(sample) })
        {
            let isSame = record.identity.contains("document \(sample.documentHash)")
            wanted.follow(Kept(record, schema.dataset), isOfSameDocument: isSame)
            if let instant = wanted.keptInstant { schema = try SchemaOptions.fixed(schema, instant, arguments) }
        }
        wanted.settle(schema.dataset.load)
        if let bytes = wanted.bytes {
            let sample = if let sample { sample } else { try generated(wanted.sample) }
            wanted.take(bytes, rowBytes: try LoadScope.rowBytes(of: sample, try target(sample)))
        }
        var generation = try generated(wanted.choice)
        if let first = wanted.firstRow, first > 0 {
            // The rows before belong to the data set, so that the others are what they are in the whole of it.
            wanted.choice.rows = (generation.compiled.tables.first?.rowCount ?? 0) + first
            generation = try generated(wanted.choice)
            firstRow = first
        }
        self.generation = generation
        let tables = generation.compiled.tables
        let first = firstRow
        dataset = first > 0 ? CompiledDataset(tables: tables.map { $0.beginning(at: first) }) : generation.compiled
        notes = wanted.notes
        identity = generation.identity
        if first > 0 { identity.append("start_row \(first + 1)") }
        if let instant = arguments.text(SchemaOptions.asOf) ?? wanted.keptInstant {
            identity.append("as_of \(instant)")
        }
    }

    /// Seed, size and beginning, as far as they are known.
    private struct Wanted {
        var choice = SchemaOptions.Choice()
        var firstRow: Int64?
        /// As many rows as take this much.
        var bytes: Int64?
        /// The seed and the rows of an earlier load of the name count, then what the document asks loads for.
        let keepsSeed: Bool
        let keepsRows: Bool
        /// The instant of an earlier load of the name counts.
        private let keepsInstant: Bool
        /// What is compared has the seed and the rows of the load of the name, unless options say otherwise.
        private let comparesSeed: Bool
        private let comparesRows: Bool
        /// The one of the earlier load.
        private(set) var keptInstant: String?
        /// Whether a seed may be drawn and a size chosen: not where something is looked up only.
        private let begins: Bool
        var notes: [String] = []

        init(_ schema: Schema, _ arguments: ParsedArguments) {
            let defaults = schema.dataset.load
            bytes = arguments.text(LoadOption.targetSize).flatMap(ByteSize.bytes)
            firstRow = arguments.integer(LoadOption.startRow).map { $0 - 1 }
            // A load that is verified is looked up as one that goes on; what generates into a database only asks nothing.
            begins = arguments.command.name == LoadCommand.command.name
            let followsJob = arguments.command.name != GenerateCommand.command.name
            keepsSeed = followsJob && defaults.drawsSeed && !arguments.has(SchemaOptions.seed)
            let isComparison = arguments.command.name == VerifyCommand.command.name
            let saysRows = [SchemaOptions.rows, SchemaOptions.scale, OutputOption.sample, LoadOption.startRow].contains
            {
                arguments.has($0)
            }
            keepsRows =
                followsJob && defaults.targetBytes != nil && !arguments.has(SchemaOptions.rows) && bytes == nil
            comparesSeed = isComparison && !arguments.has(SchemaOptions.seed)
            comparesRows = isComparison && !saysRows
            keepsInstant = followsJob && defaults.asOfColumn != nil && !arguments.has(SchemaOptions.asOf)
        }

        /// Whether an earlier load of the name says something that is open.
        var followsJob: Bool { keepsSeed || keepsRows || keepsInstant || comparesSeed || comparesRows }

        /// Some rows, by which tables are described and measured.
        var sample: SchemaOptions.Choice {
            var few = choice
            few.rows = LoadScope.measuredRows
            return few
        }

        /// - Parameter isOfSameDocument: Whether the load was of this very document.
        mutating func follow(_ kept: Kept, isOfSameDocument: Bool) {
            if keepsSeed || comparesSeed && isOfSameDocument { choice.seed = kept.seed }
            if keepsInstant, let instant = kept.instant {
                keptInstant = instant
                if begins { notes.append("as of \(instant), as the load began") }
            }
            if comparesSeed, let seed = choice.seed { notes.append("with seed \(seed.text), as the load had it") }
            guard keepsRows || comparesRows && isOfSameDocument, let rows = kept.rows, !kept.isSample else { return }
            if kept.rowsByRoot.count > 1 {
                choice.rowsByTable = kept.rowsByRoot
            } else {
                firstRow = firstRow ?? kept.firstRow
                choice.rows = rows - (kept.firstRow ?? 0)
            }
            if comparesRows { notes.append("with as many rows as the load had") }
        }

        /// What is still open is as the document asks.
        mutating func settle(_ defaults: LoadDefaults) {
            guard begins else { return }
            if keepsSeed, choice.seed == nil {
                choice.seed = Seed(String(UInt64.random(in: .min ... .max), radix: 16))
                notes.append("seed \(choice.seed?.text ?? ""), drawn for this load")
            }
            if keepsRows, choice.rows == nil { bytes = defaults.targetBytes }
        }

        mutating func take(_ bytes: Int64, rowBytes: Double) {
            choice.rows = max(1, Int64((Double(bytes) / rowBytes).rounded(.up)))
            notes.append(
                "\(NumberText.bytes(bytes)) are \(NumberText.count(choice.rows ?? 0, "row")) of "
                    + "\(NumberText.fixed(rowBytes, 1)) bytes")
        }
    }

    /// What needs one table, and what excludes each other.
    private static func check(_ schema: Schema, _ arguments: ParsedArguments) throws(CommandError) {
        for option in [LoadOption.targetSize, LoadOption.startRow]
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

    /// What a job's record says of its rows, its seed and its instant.
    private struct Kept {
        var seed: Seed?
        /// Of the first root table.
        var rows: Int64?
        var rowsByRoot: [String: Int64] = [:]
        var firstRow: Int64?
        var instant: String?
        var isSample = false

        init(_ record: JobRecord, _ dataset: Dataset) {
            let roots = dataset.tables.filter { $0.parents.isEmpty }.map(\.name)
            for line in record.identity {
                if line.hasPrefix("seed ") { seed = Seed(String(line.dropFirst(5))) }
                if line.hasPrefix("sample ") { isSample = true }
                for root in roots where line.hasPrefix("rows \(root) ") {
                    rowsByRoot[root] = Int64(line.dropFirst("rows \(root) ".count))
                }
                if line.hasPrefix("as_of ") { instant = String(line.dropFirst(6)) }
                if line.hasPrefix("start_row ") { firstRow = Int64(line.dropFirst(10)).map { $0 - 1 } }
            }
            rows = roots.first.flatMap { rowsByRoot[$0] }
        }
    }
}
