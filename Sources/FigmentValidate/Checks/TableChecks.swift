import FigmentData
import FigmentADBC
import FigmentSchema

/// The checks of one table by itself: its columns, its rows, its keys.
struct TableChecks {
    let table: DataTable
    let dataset: DatasetExpectation
    var results: [CheckResult] = []
    var skipped: [SkippedCheck] = []

    init(_ table: DataTable, _ dataset: DatasetExpectation) {
        self.table = table
        self.dataset = dataset
    }

    mutating func run() throws(DataError) {
        addColumns()
        addRowCount()
        addMisfits()
        let rules = try RowRules(table, dataset)
        skipped += rules.skipped
        try count(rules.rules)
        try addPrimaryKey()
        for columns in dataset.constraints.unique where columns.first?.table == table.name {
            try addUnique(.unique, columns.map(\.column))
        }
        for column in table.expectation.columns where column.spec?.isUnique ?? false {
            // Constraints of one column mark it.
            let own = ColumnReference(table: table.name, column: column.name)
            if !dataset.constraints.unique.contains([own]) { try addUnique(.unique, [column.name]) }
        }
        for rule in dataset.constraints.functionalDependencies where rule.table == table.name {
            try addDependency(rule)
        }
    }

    // ---- Form ---------------------------------------------------------------------------------------------

    private mutating func addColumns() {
        let columns = table.expectation.columns
        let missing = columns.indices.filter { !table.isPresent[$0] }.map { columns[$0].name }
        let known = Set(columns.map(\.name))
        let extra = table.storedNames.filter { !known.contains($0) }
        var details: [(String, SyntaxNode)] = [("missing", .strings(missing))]
        if !extra.isEmpty { details.append(("unknown", .strings(extra))) }
        let message =
            missing.isEmpty
            ? "all \(columns.count) columns are there" : "the files lack the column \(missing.joined(separator: ", "))"
        results.append(
            CheckResult(.columnsExist, table.name, passed: missing.isEmpty, message, details: details))
    }

    private mutating func addRowCount() {
        guard let wanted = table.expectation.rows else { return }
        let found = table.rowCount
        let message =
            found == wanted
            ? CountText.rows(found) : "\(CountText.rows(found)) found, \(CountText.count(wanted)) expected"
        results.append(
            CheckResult(
                .rowCount, table.name, passed: found == wanted, message,
                details: [("expected", .int(Int(wanted))), ("found", .int(Int(found)))]))
    }

    private mutating func addMisfits() {
        for (index, stored) in table.misfits.sorted(by: { $0.key < $1.key }) {
            let column = table.expectation.columns[index]
            let declared = column.spec?.declaredType ?? "json"
            results.append(
                CheckResult(
                    .type, table.name, column.name, passed: false, "declared \(declared), stored as \(stored)",
                    details: [("declared", .string(declared)), ("stored", .string(stored))]))
        }
    }

    // ---- Rows ---------------------------------------------------------------------------------------------

    /// Counts the rows that break each rule: one pass over the files for a few hundred rules.
    private mutating func count(_ rules: [RowRule]) throws(DataError) {
        var at = 0
        while at < rules.count {
            let some = rules[at..<min(rules.count, at + 200)]
            let sums = some.map { "count(*) FILTER (WHERE \($0.condition))" }.joined(separator: ", ")
            let counts = try table.session.counts("SELECT \(sums) FROM \(table.view)")
            for (rule, broken) in zip(some, counts) { try add(rule, broken: broken) }
            at += 200
        }
    }

    private mutating func add(_ rule: RowRule, broken: Int64) throws(DataError) {
        guard broken > 0 else {
            results.append(CheckResult(rule.kind, table.name, rule.column, passed: true, rule.success))
            return
        }
        let example = ExampleRow(values: try table.example(where: rule.condition, rule.columns))
        let message =
            "\(CountText.count(broken)) of \(CountText.rows(table.rowCount)) \(rule.failure)\(example.clause)"
        results.append(
            CheckResult(
                rule.kind, table.name, rule.column, passed: false, message,
                details: [
                    ("violations", .int(Int(broken))), ("rows", .int(Int(table.rowCount))), ("example", example.json),
                ]))
    }

    // ---- Keys ---------------------------------------------------------------------------------------------

    private mutating func addPrimaryKey() throws(DataError) {
        let key = table.expectation.table.primaryKey
        let names = key.isEmpty ? table.expectation.columns.filter { $0.spec?.isPrimary ?? false }.map(\.name) : key
        // A key that the server makes is in no file.
        if names.isEmpty || names.contains(where: { table.expectation.index(of: $0) == nil }) { return }
        try addUnique(.primaryKey, names)
    }

    private mutating func addUnique(_ kind: CheckKind, _ names: [String]) throws(DataError) {
        let columns = names.compactMap { table.expectation.index(of: $0) }.filter { table.isPresent[$0] }
        guard columns.count == names.count, !columns.isEmpty else { return }
        let values = columns.map { "v\($0)" }
        let isThere = columns.map { "v\($0) IS NOT NULL" }.joined(separator: " AND ")
        let groups =
            "SELECT \(values.joined(separator: ", ")), count(*) AS n FROM \(table.view) WHERE \(isThere) "
            + "GROUP BY ALL HAVING count(*) > 1"
        let counts = try table.session.counts("SELECT count(*), sum(n)::BIGINT FROM (\(groups))")
        var nulls: Int64 = 0
        if kind == .primaryKey {
            nulls = try table.session.counts("SELECT count(*) FROM \(table.view) WHERE NOT (\(isThere))").first ?? 0
        }
        let title = names.joined(separator: ", ")
        let repeated = counts.first ?? 0
        if repeated == 0, nulls == 0 {
            results.append(CheckResult(kind, table.name, title, passed: true, "every value is there once"))
            return
        }
        var example = ExampleRow(values: [])
        var parts: [String] = []
        if repeated > 0 {
            let list = columns.map { "left(CAST(v\($0) AS VARCHAR), 80)" }.joined(separator: ", ")
            let row = try table.session.rows("SELECT \(list) FROM (\(groups)) LIMIT 1").first ?? []
            example = ExampleRow(
                values: zip(names, row).map { ($0, $1.textValue) })
            parts.append(
                "\(CountText.count(repeated)) \(repeated == 1 ? "value is" : "values are") there more than once, "
                    + "in \(CountText.rows(counts.count > 1 ? counts[1] : 0))")
        }
        if nulls > 0 { parts.append("\(CountText.rows(nulls)) without a value") }
        results.append(
            CheckResult(
                kind, table.name, title, passed: false, parts.joined(separator: "; ") + example.clause,
                details: [
                    ("repeated_values", .int(Int(repeated))), ("nulls", .int(Int(nulls))),
                    ("rows", .int(Int(table.rowCount))), ("example", example.json),
                ]))
    }

    private mutating func addDependency(_ rule: Constraints.FunctionalDependency) throws(DataError) {
        let determinant = rule.determinant.compactMap { table.expectation.index(of: $0) }.filter { table.isPresent[$0] }
        let dependent = rule.dependent.compactMap { table.expectation.index(of: $0) }.filter { table.isPresent[$0] }
        guard determinant.count == rule.determinant.count, dependent.count == rule.dependent.count,
            !determinant.isEmpty, !dependent.isEmpty
        else { return }
        let keys = determinant.map { "v\($0)" }.joined(separator: ", ")
        // A group has one value, or none at all.
        let broken = dependent.map { "min(v\($0)) <> max(v\($0)) OR count(v\($0)) NOT IN (0, count(*))" }
        let groups =
            "SELECT \(keys) FROM \(table.view) GROUP BY \(keys) HAVING \(broken.joined(separator: " OR "))"
        let found = try table.session.counts("SELECT count(*) FROM (\(groups))").first ?? 0
        let title = rule.dependent.joined(separator: ", ")
        let by = rule.determinant.joined(separator: ", ")
        guard found > 0 else {
            results.append(
                CheckResult(.functionalDependency, table.name, title, passed: true, "decided by \(by) in every row"))
            return
        }
        let list = determinant.map { "left(CAST(v\($0) AS VARCHAR), 80)" }.joined(separator: ", ")
        let row = try table.session.rows("SELECT \(list) FROM (\(groups)) LIMIT 1").first ?? []
        let example = ExampleRow(values: zip(rule.determinant, row).map { ($0, $1.textValue) })
        results.append(
            CheckResult(
                .functionalDependency, table.name, title, passed: false,
                "\(CountText.count(found)) values of \(by) come with several of \(title)\(example.clause)",
                details: [("violations", .int(Int(found))), ("example", example.json)]))
    }
}

extension ResultValue {
    /// The text of a text value, else nil.
    var textValue: String? { if case .text(let text) = self { text } else { nil } }
}
