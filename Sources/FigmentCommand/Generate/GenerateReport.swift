import Figment

/// What a run did, for people and for programs.
struct GenerateReport {
    let generation: Generation
    let run: RunReport
    /// Nil where nothing was written.
    let output: OutputReport?
    let format: OutputFormat?

    func show(on console: Console) {
        console.log.debug(
            "run.done",
            [
                "rows": "\(run.rows)", "seconds": NumberText.fixed(run.seconds, 6),
                "generation_share": NumberText.fixed(run.generationShare, 3),
            ])
        if console.isJSON { return console.print(json: json.jsonText()) }
        let paint = console.out
        let figures =
            "\(NumberText.count(run.rows, "row")) in \(NumberText.duration(run.seconds)), "
            + "\(NumberText.rate(run.rowsPerSecond)) rows/s"
        guard let output else {
            return console.print("\(paint.green("made")) \(figures); nothing was written")
        }
        console.print("\(paint.green("wrote")) \(paint.bold(output.directory))")
        for file in output.files.prefix(10) {
            console.print(
                "  \(file.name)  \(NumberText.count(file.rows, "row"))  \(NumberText.bytes(Int64(file.bytes)))")
        }
        if output.files.count > 10 { console.print("  … \(NumberText.count(output.files.count - 10, "more file"))") }
        let resumed = run.resumedRows > 0 ? " (\(NumberText.count(run.resumedRows)) of them by the run before)" : ""
        console.print(
            "\(NumberText.count(output.files.count, "file")), \(NumberText.bytes(Int64(output.bytes))), "
                + figures + resumed)
        if output.nonFiniteCount > 0 {
            console.note(
                console.err.yellow(
                    "warning: \(NumberText.count(output.nonFiniteCount, "number")) were NaN or infinite; JSON has no such "
                        + "numbers, so null stands for them"))
        }
    }

    private var json: SyntaxNode {
        var members: [(String, SyntaxNode)] = [
            ("name", .string(generation.plan.name)),
            ("destination", .string(output?.directory ?? "null:")),
            ("format", format.map { .string($0.rawValue) } ?? SyntaxNode(.null)),
            ("seed", .string(generation.plan.seed.text)),
            ("engine_version", .int(EngineVersion.current)),
            ("rows", .int(Int(run.rows))), ("resumed_rows", .int(Int(run.resumedRows))),
            ("bytes", .int(output?.bytes ?? 0)), ("seconds", .number(run.seconds)),
            ("rows_per_second", .number(run.rowsPerSecond)), ("threads", .int(run.threads)),
            ("generation_share", .number(run.generationShare)),
            (
                "tables",
                .array(
                    run.totals.map { .object([("name", .string($0.name)), ("rows", .int(Int($0.rows)))]) })
            ),
        ]
        let files = (output?.files ?? []).map { file in
            SyntaxNode.object([
                ("name", .string(file.name)), ("table", .string(run.tables[file.table].name)),
                ("first_row", .int(Int(file.firstRow))), ("rows", .int(Int(file.rows))), ("bytes", .int(file.bytes)),
                ("crc32", .string(hex32(file.crc32))),
            ])
        }
        members.append(("files", .array(files)))
        members.append(("non_finite_as_null", .int(output?.nonFiniteCount ?? 0)))
        members.append(("warnings", .array(generation.schema.warnings.map(\.json))))
        return .object(members)
    }
}

/// Eight hexadecimal digits.
func hex32(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
}

extension SyntaxNode {
    static func number(_ value: Double) -> SyntaxNode { SyntaxNode(.double((value * 1e6).rounded() / 1e6)) }
}
