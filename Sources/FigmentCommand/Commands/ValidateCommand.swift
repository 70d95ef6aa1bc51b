import Figment
import FigmentADBC
import FigmentData

/// `figment validate`: data files against a schema.
enum ValidateCommand {
    static let data = OptionSpec(
        "data", aliases: ["data-dir"], short: "d", .text("DIR"), "The directory with the data files.")
    static let report = OptionSpec(
        "output", aliases: ["out"], short: "o", .text("FILE"), "Write the report there, as JSON.")
    static let minScore = OptionSpec(
        "min-score", .factor("SCORE"), "Succeed from this score (0 to 100) on, even where checks failed.")
    static let memoryLimit = OptionSpec(
        "memory-limit", .megabytes(64...1_000_000), "Memory for the checks, in MB (default 1024); more goes to disk.")

    static let command = Command(
        name: "validate", summary: "Check data files against a schema: keys, types, nulls, values; with a score.",
        positionals: [SchemaOptions.positional],
        options: [
            SchemaOptions.schema, SchemaOptions.builtin, SchemaOptions.strict, data, report, minScore, memoryLimit,
        ],
        examples: [
            .init(line: "figment validate examples/shop.json --data ./shop", summary: "check a data set"),
            .init(line: "figment validate shop.json --data ./shop -o report.json", summary: "keep the report"),
        ]
    ) { arguments, console throws(CommandError) in
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        guard let directory = arguments.text(data) else {
            throw .usage(.missingOption("--data", example: "--data ./figment-output/NAME"), command: ["validate"])
        }
        guard FileSystem.isDirectory(directory) else {
            throw .noRecord(path: directory, reason: "there is no such directory")
        }
        var options = Validator.Options()
        // The record of a run says how many rows there should be; data without one are checked without.
        if let record = try? RunRecord.read(directory) {
            options.recordedRows = record.rowsByTable
            if !record.selectedTables.isEmpty {
                options.tablesLeftOut = record.wholeRowsByTable.keys.filter { !record.selectedTables.contains($0) }
            }
            if schema.dataset.dialect == .collection, let table = schema.dataset.tables.first {
                options.recordedRows = [table.name: record.totalRows]
            }
        }
        options.memoryLimitBytes = Int64(arguments.megabytes(memoryLimit) ?? 1_024) << 20
        let found: ValidationReport
        let spill = System.temporaryPath("figment-validate")
        options.temporaryDirectory = spill
        defer { FileSystem.removeDirectoryIfEmpty(spill) }
        do throws(Validator.Failure) {
            found = try Validator.run(schema.dataset, directory: directory, options: options)
        } catch { throw CommandError(error) }
        let json = found.json(timestamp: System.timestamp()).jsonText()
        if let path = arguments.text(report) {
            do throws(TargetError) { try FileSystem.writeAtomically(Array((json + "\n").utf8), to: path) } catch {
                throw .target(error)
            }
        }
        if console.isJSON { console.print(json: json) } else { ValidationText(found).show(on: console) }
        let score = arguments.factor(minScore)
        let isGood = score.map { found.qualityScore >= $0 } ?? found.failures.isEmpty
        if !isGood { throw .reported(.checkFailed) }
    }
}

extension CommandError {
    init(_ failure: Validator.Failure) {
        switch failure {
        case .engine(let error): self = .dataEngine(error)
        case .target(let error): self = .target(error)
        case .plan(let error): self = .plan(error)
        }
    }
}

/// A report for people: a line per table, then what failed.
private struct ValidationText {
    let report: ValidationReport

    init(_ report: ValidationReport) { self.report = report }

    func show(on console: Console) {
        let paint = console.out
        var lines = TextTable(["table", "checks", "failed", ""], right: [1, 2])
        var tables: [String] = []
        for result in report.results where !tables.contains(result.table) { tables.append(result.table) }
        for table in tables {
            let own = report.results.filter { $0.table == table }
            let failed = own.count { !$0.passed }
            lines.add([table, "\(own.count)", "\(failed)", failed == 0 ? "passed" : "FAILED"])
        }
        for line in lines.lines(width: console.width, paint: paint) { console.print(line) }
        if !report.failures.isEmpty { console.print() }
        for failure in report.failures { console.print("\(paint.red("failed")) \(failure.name): \(failure.message)") }
        for note in report.notes { console.print(paint.dim("not checked: \(note)")) }
        let passed = report.results.count - report.failures.count
        console.print()
        console.print(
            "\(passed) of \(NumberText.count(report.results.count, "check")) passed, "
                + "score \(NumberText.fixed(report.qualityScore, 1)) of 100")
    }
}
