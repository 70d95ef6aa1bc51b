import Figment
import FigmentData
import FigmentValidate

/// `figment validate`: checks data files against their schema and scores them.
enum ValidateCommand {
    static let data = OptionSpec(
        "data", short: "d", .text("DIR"), "The directory with the files: NAME.parquet, numbered parts, or a folder.")
    static let format = OptionSpec(
        "format", short: "f", .choice(DataFormat.allCases.map(\.rawValue), later: []),
        "The files' format, where several lie there.")
    static let report = OptionSpec("out", short: "o", .text("FILE"), "Write the report as JSON.")
    static let minScore = OptionSpec(
        "min-score", .factor("X"), "Exit code 0 from this score on, whatever failed; without it every check must pass.")
    static let memoryLimit = OptionSpec(
        "memory-limit", .megabytes(64...1_048_576),
        "Memory of the checks at most (default 2048); the rest goes to disk.")

    static let command = Command(
        name: "validate", summary: "Check data files against a schema and score them.",
        details: [
            "The files may be Parquet, CSV, JSON or JSON lines, of figment or of any other program. The checks run in",
            "DuckDB, out of core. Exit code 0: all passed; 1: a check failed, or the score is below --min-score.",
        ],
        positionals: [SchemaOptions.positional],
        options: [
            data, format, report, minScore, SchemaOptions.schema, SchemaOptions.builtin, SchemaOptions.strict,
            SchemaOptions.rows, SchemaOptions.scale, SchemaOptions.threads, memoryLimit,
        ],
        examples: [
            .init(line: "figment validate simple --data figment-output/simple_example", summary: "a table of checks"),
            .init(
                line: "figment validate simple --data products -o report.json --min-score 95",
                summary: "a report, and a threshold"),
        ]
    ) { arguments, console throws(CommandError) in
        let directory = try DataOption.directory(arguments)
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        let expectation = try DataOption.expectation(schema, arguments)
        let start = monotonicSeconds()
        let result: ValidationReport
        do throws(DataError) {
            let files = try DataDirectory(directory, format: DataOption.format(arguments))
            result = try Validator(expectation, options: DataOption.session(arguments)).run(files)
        } catch { throw .data(error) }
        if let path = arguments.text(report) {
            do throws(TargetError) {
                try FileSystem.writeAtomically(Array((result.json.jsonText(pretty: true) + "\n").utf8), to: path)
            } catch { throw .target(error) }
        }
        if console.isJSON {
            console.print(json: result.json.jsonText())
        } else {
            ValidateReport(report: result, seconds: monotonicSeconds() - start).show(on: console)
        }
        let isGood = arguments.factor(minScore).map { result.score >= $0 } ?? result.passed
        if !isGood { throw .reported(.checkFailed) }
    }
}

/// What `validate` and `export` take alike: a directory of data, and what to expect of it.
enum DataOption {
    static func directory(_ arguments: ParsedArguments) throws(CommandError) -> String {
        guard let path = arguments.text(ValidateCommand.data) else {
            throw .usage(.missingOption("--data", example: "--data DIR"), command: arguments.path)
        }
        return path
    }

    static func format(_ arguments: ParsedArguments) -> DataFormat? {
        arguments.text(ValidateCommand.format).flatMap(DataFormat.init)
    }

    static func session(_ arguments: ParsedArguments) -> DataSession.Options {
        let limit = arguments.megabytes(ValidateCommand.memoryLimit) ?? 2_048
        return DataSession.Options(
            threads: arguments.integer(SchemaOptions.threads).map { Int($0) }, memoryLimitBytes: limit << 20)
    }

    /// What the document says of the data. Row counts come from `--rows` and `--scale`, else from the record of the run
    /// that made the data, else from the document.
    static func expectation(_ schema: Schema, _ arguments: ParsedArguments) throws(CommandError) -> DatasetExpectation {
        let rows = arguments.rows(SchemaOptions.rows)
        let options = PlanOptions(
            rows: rows.all, rowsByTable: rows.byTable, scale: arguments.factor(SchemaOptions.scale) ?? 1)
        var recorded: [String: Int64] = [:]
        if let record = try? RunRecord.read(directory(arguments)) {
            recorded = record.rowsByTable
            if schema.dataset.dialect == .collection, let table = schema.dataset.tables.first {
                recorded[table.name] = record.totalRows
            }
        }
        do throws(PlanError) {
            return try DatasetExpectation(schema.dataset, options: options, recordedRows: recorded)
        } catch { throw .plan(error) }
    }
}
