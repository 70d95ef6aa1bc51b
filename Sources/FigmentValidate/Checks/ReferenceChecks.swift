import FigmentData
import FigmentADBC
import FigmentSchema
import FigmentTypes

/// The checks between tables: foreign keys, values from another table, inequalities along keys.
struct ReferenceChecks {
    let tables: [DataTable]
    let dataset: DatasetExpectation
    let session: DataSession
    var results: [CheckResult] = []
    var skipped: [SkippedCheck] = []

    init(_ tables: [DataTable], _ dataset: DatasetExpectation, _ session: DataSession) {
        self.tables = tables
        self.dataset = dataset
        self.session = session
    }

    mutating func run() throws(DataError) {
        for key in dataset.foreignKeys { try addForeignKey(key) }
        for rule in dataset.constraints.enumerations {
            if let reference = rule.reference { try addEnumeration(rule.column, reference) }
        }
        for rule in dataset.constraints.inequalities where rule.left.table != rule.right.table {
            try addInequality(rule)
        }
    }

    /// A column that is there.
    private struct Place {
        let table: DataTable
        let index: Int
        var type: DataType { table.expectation.columns[index].type }
    }

    private func place(_ reference: ColumnReference) -> Place? {
        guard let table = tables.first(where: { $0.name == reference.table }),
            let index = table.expectation.index(of: reference.column), table.isPresent[index]
        else { return nil }
        return Place(table: table, index: index)
    }

    /// Both columns in a form in which they compare: numbers as numbers, everything else of two types as text.
    private static func equal(_ a: Place, _ left: String, _ b: Place, _ right: String) -> String {
        let (x, y) = ("\(left).v\(a.index)", "\(right).v\(b.index)")
        let isAlike = a.type == b.type || a.type.isNumeric && b.type.isNumeric || a.type.isInstant && b.type.isInstant
        return isAlike ? "\(x) = \(y)" : "CAST(\(x) AS VARCHAR) = CAST(\(y) AS VARCHAR)"
    }

    // ---- Values that must be in another table -----------------------------------------------------------

    private mutating func addForeignKey(_ key: Constraints.ForeignKey) throws(DataError) {
        try addMembership(
            .foreignKey, key.from, key.to, failure: "refer to no row of \(key.to.table)",
            success: "every value is a \(key.to)")
    }

    private mutating func addEnumeration(_ from: ColumnReference, _ to: ColumnReference) throws(DataError) {
        try addMembership(
            .enumeration, from, to, failure: "hold no value of \(to)", success: "every value is a \(to)")
    }

    private mutating func addMembership(
        _ kind: CheckKind, _ from: ColumnReference, _ to: ColumnReference, failure: String, success: String
    ) throws(DataError) {
        // A table or column that is missing is a finding already.
        guard let child = place(from), let parent = place(to) else { return }
        let condition =
            "v\(child.index) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \(parent.table.view) AS p "
            + "WHERE \(ReferenceChecks.equal(child, child.table.view, parent, "p")))"
        let broken =
            try session.counts("SELECT count(*) FROM \(child.table.view) WHERE \(condition)").first ?? 0
        guard broken > 0 else {
            results.append(CheckResult(kind, from.table, from.column, passed: true, success))
            return
        }
        let example = ExampleRow(values: try child.table.example(where: condition, [child.index]))
        let rows = child.table.rowCount
        results.append(
            CheckResult(
                kind, from.table, from.column, passed: false,
                "\(CountText.count(broken)) of \(CountText.rows(rows)) \(failure)\(example.clause)",
                details: [
                    ("references", .string(to.description)), ("violations", .int(Int(broken))),
                    ("rows", .int(Int(rows))), ("example", example.json),
                ]))
    }

    // ---- Inequalities along keys ------------------------------------------------------------------------

    private mutating func addInequality(_ rule: Constraints.Inequality) throws(DataError) {
        guard let left = place(rule.left), let right = place(rule.right) else { return }
        let name = "\(rule.left) \(rule.comparison.rawValue) \(rule.right)"
        let down = path(from: rule.left.table, to: rule.right.table)
        guard let path = down ?? path(from: rule.right.table, to: rule.left.table) else {
            skipped.append(
                SkippedCheck(
                    name: CheckKind.inequality.rawValue, place: rule.left.description,
                    reason: "no key leads from one table of \(name) to the other"))
            return
        }
        // The table that the keys start from is the one whose rows are counted.
        let (child, parent) = down != nil ? (left, right) : (right, left)
        var from = "\(child.table.view) AS c"
        var previous = "c"
        for (step, hop) in path.enumerated() {
            let alias = step == path.count - 1 ? "p" : "h\(step)"
            from +=
                " JOIN \(hop.to.table.view) AS \(alias) ON "
                + ReferenceChecks.equal(hop.from, previous, hop.to, alias)
            previous = alias
        }
        let (x, y) = down != nil ? ("c.v\(left.index)", "p.v\(right.index)") : ("p.v\(left.index)", "c.v\(right.index)")
        let condition = "NOT (\(x) \(rule.comparison.sql) \(y))"
        let counts = try session.counts(
            "SELECT count(*), count(*) FILTER (WHERE \(condition)) FROM \(from)")
        let broken = counts.count > 1 ? counts[1] : 0
        guard broken > 0 else {
            results.append(
                CheckResult(.inequality, rule.left.table, rule.left.column, passed: true, "\(name) in every row"))
            return
        }
        let shown =
            "SELECT left(CAST(c.r\(child.index) AS VARCHAR), 80), left(CAST(p.r\(parent.index) AS VARCHAR), 80) "
            + "FROM \(from) WHERE \(condition) LIMIT 1"
        let row = try session.rows(shown).first ?? []
        let (own, other) = down != nil ? (rule.left, rule.right) : (rule.right, rule.left)
        let example = ExampleRow(values: zip([own.description, other.description], row).map { ($0, $1.textValue) })
        results.append(
            CheckResult(
                .inequality, rule.left.table, rule.left.column, passed: false,
                "\(CountText.count(broken)) of \(CountText.rows(counts[0])) break \(name)\(example.clause)",
                details: [
                    ("violations", .int(Int(broken))), ("rows", .int(Int(counts[0]))), ("example", example.json),
                ]))
    }

    private struct Hop {
        let from: Place
        let to: Place
    }

    /// The shortest way along foreign keys from a table to one that it refers to.
    private func path(from start: String, to end: String) -> [Hop]? {
        var reached: [String: [Hop]] = [start: []]
        var queue = [start]
        while !queue.isEmpty {
            let table = queue.removeFirst()
            for key in dataset.foreignKeys where key.from.table == table && key.to.table != table {
                guard reached[key.to.table] == nil, let from = place(key.from), let to = place(key.to) else { continue }
                let way = (reached[table] ?? []) + [Hop(from: from, to: to)]
                if key.to.table == end { return way }
                reached[key.to.table] = way
                queue.append(key.to.table)
            }
        }
        return nil
    }
}
