import Figment

/// `figment preflight`: whether a schema can be generated, and what to look at before.
enum PreflightCommand {
    static let command = Command(
        name: "preflight", summary: "Check a schema before a run: errors, warnings, and what constraints come to.",
        positionals: [SchemaOptions.positional], options: SchemaOptions.all,
        examples: [
            .init(line: "figment preflight examples/shop.json", summary: "check a document"),
            .init(line: "figment preflight examples/shop.json --strict", summary: "warnings are errors"),
        ]
    ) { arguments, console throws(CommandError) in
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        let generation = try SchemaOptions.generation(schema, arguments, console)
        let preflight = Preflight(generation)
        if console.isJSON { console.print(json: preflight.json.jsonText()) } else { preflight.show(on: console) }
    }
}

private struct Preflight {
    let generation: Generation
    let entries: [ConstraintReport.Entry]
    let findings: [CalibrationFinding]

    init(_ generation: Generation) {
        self.generation = generation
        entries = ConstraintReport(generation.schema.dataset, generation.plan).entries
        findings = CalibrationFinding.all(generation.plan)
    }

    private var rows: Int64 { generation.compiled.tables.reduce(0) { $0 + $1.rowCount } }

    func show(on console: Console) {
        let open = entries.filter { $0.standing == .checkedOnly }
        for entry in open {
            console.print("\(console.out.yellow("checked only"))  \(entry.kind) \(entry.text): \(entry.reason)")
        }
        for finding in findings {
            console.print("\(finding.isNarrow ? console.out.yellow("may be missed") : "calibrated")  \(text(finding))")
        }
        if !open.isEmpty || !findings.isEmpty { console.print() }
        let guaranteed = entries.count { $0.standing == .guaranteed }
        let steered = entries.count { $0.standing == .steered }
        console.print(
            "\(generation.plan.name) can be generated: \(NumberText.count(generation.plan.tables.count, "table")), "
                + "\(NumberText.count(rows, "row"))")
        if !entries.isEmpty {
            console.print(
                "constraints and targets: \(guaranteed) guaranteed, \(steered) steered, \(open.count) only checked")
        }
    }

    private func text(_ finding: CalibrationFinding) -> String {
        func percent(_ share: Double) -> String { NumberText.fixed(share * 100, 2) + " %" }
        let aim = "weekend share of \(finding.table).\(finding.column): \(percent(finding.natural)) by its weights"
        if finding.factor == 1 { return aim + ", within the target" }
        return aim + ", \(percent(finding.wanted)) by a factor of \(NumberText.fixed(finding.factor, 3)) on weekends"
            + (finding.isNarrow ? "; the band is narrower than chance allows for so few rows" : "")
    }

    var json: SyntaxNode {
        .object([
            ("name", .string(generation.plan.name)), ("tables", .int(generation.plan.tables.count)),
            ("rows", .int(Int(rows))), ("warnings", .array(generation.schema.warnings.map(\.json))),
            (
                "constraints",
                .array(
                    entries.map { entry in
                        .object([
                            ("kind", .string(entry.kind)), ("constraint", .string(entry.text)),
                            ("standing", .string(entry.standing.rawValue)), ("reason", .string(entry.reason)),
                        ])
                    })
            ),
            (
                "calibrations",
                .array(
                    findings.map { finding in
                        .object([
                            ("table", .string(finding.table)), ("column", .string(finding.column)),
                            ("natural", .number(finding.natural)), ("wanted", .number(finding.wanted)),
                            ("factor", .number(finding.factor)), ("may_be_missed", .bool(finding.isNarrow)),
                        ])
                    })
            ),
        ])
    }
}
