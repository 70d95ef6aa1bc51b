import Figment
import FigmentLoad

/// What a load did, for people and for programs.
struct LoadReportText {
    let report: LoadReport
    let subject: LoadSubject
    let job: String

    func show(on console: Console) {
        if console.isJSON { return console.print(json: json.jsonText()) }
        let run = report.run
        if report.wasComplete {
            console.print(
                "\(console.out.green("complete")): job \(job) has loaded all \(NumberText.count(run.rows, "row")) before; "
                    + "nothing was changed (--reset loads them anew)")
            return
        }
        console.print("\(console.out.green("loaded")) \(console.out.bold(report.place))")
        for table in run.totals.prefix(20) { console.print("  \(table.name)  \(NumberText.count(table.rows, "row"))") }
        let before = run.resumedRows > 0 ? ", behind \(NumberText.count(run.resumedRows)) of an earlier run" : ""
        let retries = report.retries > 0 ? ", \(NumberText.count(report.retries)) tried again" : ""
        console.print(
            "\(NumberText.count(run.rows - run.resumedRows, "row")), \(NumberText.bytes(report.bytes)) in \(NumberText.duration(run.seconds)), "
                + "\(NumberText.rate(run.rowsPerSecond)) rows/s, "
                + "batches: \(NumberText.count(report.batches))\(retries)\(before)")
    }

    private var json: SyntaxNode {
        let run = report.run
        return .object([
            ("name", .string(subject.name)), ("destination", .string(report.place)),
            ("mode", .string(report.mode.rawValue)), ("job", .string(job)),
            ("seed", subject.seed.map { .string($0) } ?? SyntaxNode(.null)),
            ("engine_version", .int(EngineVersion.current)),
            ("rows", .int(Int(run.rows))), ("resumed_rows", .int(Int(run.resumedRows))),
            ("bytes", .int(Int(report.bytes))), ("batches", .int(report.batches)),
            ("retries", .int(report.retries)), ("seconds", .number(run.seconds)),
            ("rows_per_second", .number(run.rowsPerSecond)), ("was_complete", .bool(report.wasComplete)),
            (
                "tables",
                .array(run.totals.map { .object([("name", .string($0.name)), ("rows", .int(Int($0.rows)))]) })
            ),
            ("notes", .array(report.notes.map { .string($0) })),
        ])
    }
}

/// What `verify` found in a database.
struct ComparisonText {
    let place: String
    /// Rather than with what a document generates.
    let isWithFiles: Bool
    let run: RunReport
    let differences: [TableDifference]

    func show(on console: Console) throws(CommandError) {
        if console.isJSON {
            console.print(json: json.jsonText())
            if !differences.isEmpty { throw .reported(.checkFailed) }
            return
        }
        for table in run.totals {
            guard let found = differences.first(where: { $0.table == table.name }) else {
                console.print("\(console.out.green("same"))  \(table.name)  \(NumberText.count(table.rows, "row"))")
                continue
            }
            let least = found.isAtLeast ? "at least " : ""
            console.print(
                "\(console.out.red("differs"))  \(table.name): \(least)\(NumberText.count(found.missing, "row")) missing "
                    + "or with other values, \(least)\(NumberText.count(found.surplus, "row")) too many")
            for example in found.examples { console.print("    \(example)") }
        }
        if !differences.isEmpty { throw .reported(.checkFailed) }
        console.print(
            "\(NumberText.count(run.rows, "row")): every value is what the "
                + (isWithFiles ? "files hold" : "document generates") + " (\(NumberText.duration(run.seconds)))")
    }

    private var json: SyntaxNode {
        let tables = run.totals.map { table -> SyntaxNode in
            let found = differences.first { $0.table == table.name }
            return .object([
                ("name", .string(table.name)), ("same", .bool(found == nil)), ("rows", .int(Int(table.rows))),
                ("missing", .int(Int(found?.missing ?? 0))), ("surplus", .int(Int(found?.surplus ?? 0))),
                ("counts_are_lower_bounds", .bool(found?.isAtLeast ?? false)),
                ("examples", .array((found?.examples ?? []).map { .string($0) })),
            ])
        }
        return .object([
            ("destination", .string(place)), ("same", .bool(differences.isEmpty)), ("rows", .int(Int(run.rows))),
            ("tables", .array(tables)),
        ])
    }
}
