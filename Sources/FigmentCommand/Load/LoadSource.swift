import Figment
import FigmentADBC
import FigmentData
import FigmentLoad

/// What `figment load SOURCE` and `figment verify URI SOURCE` read: by content, so that a schema stays a schema whatever it is called.
///
/// | SOURCE | is |
/// |---|---|
/// | `--schema`, `--builtin`, `-`, the id of a known schema | a schema |
/// | a directory with the record of a run | that run's tables |
/// | another directory, a pattern, several files | files of data, one table |
/// | `.yaml`, `.yml`; JSON with `fields` or `nodes`; a JSON array that is a list of fields | a schema |
/// | Parquet, CSV, TSV, JSON lines, a JSON array of other objects | a file of data |
enum LoadSource {
    case schema
    case run(directory: String)
    case files([String])

    /// - Parameter given: Paths, patterns or the id of a schema.
    static func decide(_ given: [String], _ arguments: ParsedArguments) throws(CommandError) -> LoadSource {
        let source = try kind(given, arguments)
        try source.checkOptions(arguments)
        if case .schema = source, given.count > 1 {
            throw .usage(.extraArgument(given[1]), command: arguments.path)
        }
        return source
    }

    /// A load of it into a database, or what a database is compared with.
    func run(
        _ given: [String], _ uri: TargetURI, _ arguments: ParsedArguments, _ console: Console
    ) throws(CommandError) -> LoadRun {
        let subject: LoadSubject
        switch self {
        case .schema:
            let schema = try SchemaOptions.load(arguments, positional: given.first, console)
            return try LoadRun(schema, uri, arguments, console)
        case .run(let directory): subject = try LoadSubject.run(directory, arguments, console)
        case .files(let paths): subject = try LoadSubject.files(paths, arguments)
        }
        return try LoadRun(subject, uri, arguments, console)
    }

    /// Refuses options that say nothing of the source.
    private func checkOptions(_ arguments: ParsedArguments) throws(CommandError) {
        let ofSchemas =
            SchemaOptions.all.filter { $0.name != SchemaOptions.threads.name } + [
                OutputOption.sample, LoadOption.targetSize, LoadOption.startRow,
            ]
        let others: [OptionSpec]
        var isFiles = true
        switch self {
        case .schema:
            others = LoadOption.ofFiles
            isFiles = false
        case .run: others = ofSchemas + LoadOption.ofFiles
        case .files: others = ofSchemas + [OutputOption.tables]
        }
        if let other = others.first(where: { arguments.has($0) }) {
            throw .usage(.notForSource("--" + other.name, isFiles: isFiles), command: arguments.path)
        }
    }

    private static func kind(_ given: [String], _ arguments: ParsedArguments) throws(CommandError) -> LoadSource {
        if given.isEmpty || arguments.has(SchemaOptions.schema) || arguments.has(SchemaOptions.builtin) {
            return .schema
        }
        guard given.count == 1, let text = given.first else { return .files(try files(given)) }
        if text == "-" || SchemaOptions.isKnown(text) { return .schema }
        if FileSystem.isDirectory(text) {
            let hasRecord = (try? RunRecord.read(text)) != nil
            return hasRecord ? .run(directory: text) : .files(try files([text]))
        }
        if !FileSystem.exists(text) {
            // A name that is misspelt is more often a schema's: its reader has the words.
            return FileKind.isPattern(text) || FileKind.isFileName(text) ? .files(try files([text])) : .schema
        }
        return try isDocument(text) ? .schema : .files([text])
    }

    private static func files(_ given: [String]) throws(CommandError) -> [String] {
        var result: [String] = []
        do throws(FileLoadError) { for path in given { result += try FileKind.files(path) } } catch {
            throw .files(error)
        }
        return result
    }

    /// Whether a file holds a schema.
    private static func isDocument(_ path: String) throws(CommandError) -> Bool {
        let name = path.lowercased()
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return true }
        guard name.hasSuffix(".json") else {
            if FileKind.isData(path) { return false }
            throw .files(
                .neither(path: path, reason: "its name ends in none of .json, .yaml, .parquet, .csv, .tsv and .jsonl"))
        }
        // No schema is as long as that.
        guard let size = FileSystem.size(path), size <= 4 << 20, let bytes = try? FileSystem.read(path) else {
            return false
        }
        let reading = JSONReader.read(bytes, name: path)
        guard let root = reading.root, reading.diagnostics.isEmpty else {
            // An object a line, or a document with a mistake in it, whose place the schema's reader tells.
            let text = String(decoding: bytes.prefix(65_536), as: UTF8.self)
            return !isObjectALine(bytes) && (text.contains("\"fields\"") || text.contains("\"nodes\""))
        }
        switch root.value {
        case .object:
            if root["fields"] != nil || root["nodes"] != nil { return true }
            throw .files(
                .neither(
                    path: path,
                    reason: "a schema has \"fields\" or \"nodes\", and rows are an array of objects or an object a line"
                ))
        case .array: return (try? Schema(path: path)) != nil
        default:
            throw .files(.neither(path: path, reason: "it is neither an object nor an array"))
        }
    }

    private static func isObjectALine(_ bytes: [UInt8]) -> Bool {
        let line = Array(bytes.prefix { $0 != 0x0A })
        let reading = JSONReader.read(line, name: "line")
        guard reading.diagnostics.isEmpty, case .object? = reading.root?.value else { return false }
        return line.count < bytes.count
    }
}

extension LoadSubject {
    /// The tables of a directory that a run wrote.
    static func run(
        _ directory: String, _ arguments: ParsedArguments, _ console: Console
    ) throws(CommandError) -> LoadSubject {
        let run = try RecordedRun(directory, takesAnyEngine: true)
        let wanted = arguments.texts(OutputOption.tables)
        let known = run.schema.dataset.tables.map(\.name)
        if let other = wanted.first(where: { !known.contains($0) }) {
            throw .plan(.unknownTable(name: other, known: known))
        }
        let made = run.record.selectedTables
        let names = wanted.isEmpty ? made : wanted
        let files: FileDataset
        do throws(FileLoadError) {
            files = try FileDataset.open(
                run.schema.dataset, directory: directory, tables: names, files: run.record.files.map(\.name).sorted(),
                options(arguments))
        } catch { throw .files(error) }
        return LoadSubject(
            name: run.schema.dataset.name,
            tables: LoadTable.tables(of: run.schema.dataset, files.tables.map(\.descriptor)), supply: files.supply,
            identity: files.identity)
    }

    /// Files of any program, as one table.
    static func files(_ paths: [String], _ arguments: ParsedArguments) throws(CommandError) -> LoadSubject {
        let files: FileDataset
        do throws(FileLoadError) { files = try FileDataset.open(paths, try options(arguments)) } catch {
            throw .files(error)
        }
        return LoadSubject(
            name: files.name, tables: files.tables.map { LoadTable($0.descriptor, primaryKey: $0.primaryKey) },
            supply: files.supply, identity: files.identity, notes: files.invented.map(note))
    }

    private static func note(invented column: String) -> String {
        "the first line has no name for a column: it is \(column), and --column \(column)=skip leaves it out"
    }

    private static func options(_ arguments: ParsedArguments) throws(FileLoadError) -> FileDataset.Options {
        var options = FileDataset.Options()
        options.tableName = arguments.text(LoadOption.tableName)
        options.primaryKey = (arguments.text(LoadOption.primaryKey) ?? "").split(separator: ",").map(String.init)
        for text in arguments.texts(LoadOption.column) {
            guard let equals = text.lastIndex(of: "=") else { throw .unknownType(column: text, type: "") }
            options.types.append((String(text[..<equals]), String(text[text.index(after: equals)...])))
        }
        options.needsUniqueKey = arguments.text(LoadOption.mode).flatMap(LoadMode.init)?.needsKey ?? false
        // Each takes buffers of its own; two are faster than what the rows go through behind them.
        options.engine.threads = min(2, SchemaOptions.threadCount(arguments))
        options.engine.memoryLimitBytes = 160 << 20
        options.engine.temporaryDirectory = System.temporaryPath("figment-load")
        return options
    }
}

extension FileLoadError {
    var wording: Wording {
        var result = Wording(message: "", code: "files", exit: .usage)
        switch self {
        case .engine(let error): return CommandError.dataEngine(error).wording
        case .target(let error): return error.wording
        case .export(let error): return error.wording
        case .fault(let fault): return fault.wording
        case .noFile(let path, let others):
            result.message = "there is no file \(path)"
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let nearest = EditDistance.nearest(to: name, among: others)
            result.fix =
                nearest.map { "did you mean \(path.dropLast(name.count))\($0)?" }
                ?? "the path of a file or a directory, a pattern in quotes, or the id of a schema of "
                + "\"figment schema list\""
        case .duplicateKeys(let found):
            result.message =
                "\(NumberText.count(Int(found.keys), "key")) of \(found.table) \(found.keys == 1 ? "is" : "are") in "
                + "several rows, \(NumberText.count(Int(found.rows))) in all, and upsert and merge take each key once: "
                + "\(zip(found.columns, found.example).map { "\($0) = \($1)" }.joined(separator: ", ")) is in "
                + NumberText.count(Int(found.exampleRows))
            result.fix =
                "leave one row of each key in the files"
                + (found.isOfDocument ? "" : ", or name a key that tells all rows apart: --primary-key A,B")
        case .noFiles(let path):
            result.message = "no file of data is at \(path)"
            result.fix = "files that end in .parquet, .csv, .tsv, .json or .jsonl"
        case .severalFormats(let names):
            result.message = "the files are of several kinds: \(names.joined(separator: ", "))"
            result.fix = "load one kind at a time, with a pattern as '*.\(names.first ?? "parquet")'"
        case .noTableName(let names):
            result.message =
                "the files have \(NumberText.count(names.count, "name")), and all are one table: "
                + names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
            result.fix =
                "name the one table: --table-name NAME, or load the files of one name at a time, with a pattern as "
                + "'DIR/\(names[0])*'"
        case .unknownColumn(let column, let known):
            result.message = "the files have no column \"\(column)\""
            let nearest = EditDistance.nearest(to: column, among: known)
            result.fix =
                nearest.map { "did you mean \"\($0)\"?" } ?? "one of \(known.prefix(20).joined(separator: ", "))"
        case .unknownType(let column, let type):
            result.message =
                type.isEmpty ? "--column \(column) names no type" : "\(type) is no type for the column \(column)"
            result.fix =
                "--column \(column)=string, int, float64, 'decimal(12,2)', bool, date, datetime, uuid, json or skip"
        case .columns(let table, let lines):
            result.message =
                "\(NumberText.count(lines.count, "column")) of \(table) cannot be loaded as \(lines.count == 1 ? "it is" : "they are")"
            result.details = lines
        case .otherColumns(let path, let first, let missing, let more):
            let lacks = missing.isEmpty ? [] : ["it has no \(missing.prefix(5).joined(separator: ", "))"]
            let has = more.isEmpty ? [] : ["it has \(more.prefix(5).joined(separator: ", ")) more"]
            let how = lacks + has
            result.message =
                "\(path) has other columns than \(first), and all files are one table: "
                + (how.isEmpty ? "their order differs" : how.joined(separator: "; "))
            result.fix = "load the files of one table at a time, named or by a pattern in quotes"
        case .neither(let path, let reason):
            result.message = "\(path) is neither a schema nor a file of rows: \(reason)"
            result.fix = "--schema PATH where it is meant as a schema"
        }
        return result
    }
}
