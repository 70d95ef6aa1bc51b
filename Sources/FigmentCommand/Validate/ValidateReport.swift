import Figment
import FigmentValidate

/// A validation as people read it: a line per table, then what failed, then the score.
struct ValidateReport {
    let report: ValidationReport
    let seconds: Double

    func show(on console: Console) {
        let paint = console.out
        var table = TextTable(["table", "rows", "checks", "passed", "failed"], right: [1, 2, 3, 4])
        let rows = Dictionary(report.rows.map { ($0.table, $0.rows) }) { first, _ in first }
        for entry in report.tallies(by: \.table) {
            table.add([
                entry.name, rows[entry.name].map { NumberText.count($0) } ?? "missing",
                NumberText.count(entry.tally.total), NumberText.count(entry.tally.passed),
                NumberText.count(entry.tally.failed),
            ])
        }
        for line in table.lines(width: console.width, paint: paint) { console.print(line) }
        if !report.failures.isEmpty { console.print() }
        for failure in report.failures {
            let place = TextTable.printable(failure.place)
            console.print("\(paint.red("failed"))  \(failure.kind.rawValue)  \(paint.bold(place))")
            console.print("        \(TextTable.printable(failure.message))")
        }
        for skipped in report.skipped {
            let place = TextTable.printable("\(skipped.name)  \(skipped.place): \(skipped.reason)")
            console.print("\(paint.yellow("not checked"))  \(place)")
        }
        console.print()
        console.print(summary(paint))
    }

    private func summary(_ paint: Paint) -> String {
        let failed = report.failures.count
        let total = NumberText.count(report.results.count, "check")
        let score = "score \(NumberText.fixed(report.score, 1)) of 100"
        let outcome =
            failed == 0 ? paint.green("\(total) passed") : paint.red("\(NumberText.count(failed)) of \(total) failed")
        return "\(outcome), \(score) (\(NumberText.duration(seconds)))"
    }
}
