import FigmentData
import FigmentSchema
import FigmentTypes

/// A rule that each row keeps or breaks by itself: many of them are counted in one pass over the files.
struct RowRule {
    let kind: CheckKind
    let column: String?
    /// Shown in the example.
    let columns: [Int]
    /// True for rows that break the rule; null counts as kept.
    let condition: String
    /// Behind "3 of 20 rows": what is wrong with them.
    let failure: String
    /// Said when no row breaks the rule.
    let success: String
}

/// The row rules of a table: those of its columns, then those of the document's constraints.
struct RowRules {
    let table: DataTable
    let dataset: DatasetExpectation
    private(set) var rules: [RowRule] = []
    private(set) var skipped: [SkippedCheck] = []

    init(_ table: DataTable, _ dataset: DatasetExpectation) throws(DataError) {
        self.table = table
        self.dataset = dataset
        for index in table.expectation.columns.indices where table.isPresent[index] { addColumn(index) }
        addRanges()
        addInequalities()
        try addPatterns()
        addEnumerations()
    }

    private mutating func add(
        _ kind: CheckKind, _ index: Int, _ condition: String, _ failure: String, _ success: String,
        also other: Int? = nil
    ) {
        rules.append(
            RowRule(
                kind: kind, column: table.expectation.columns[index].name,
                columns: [index] + (other.map { [$0] } ?? []),
                condition: condition, failure: failure, success: success))
    }

    /// The column of a constraint, where it is one of this table that is there.
    private func index(_ reference: ColumnReference) -> Int? {
        guard reference.table == table.name, let index = table.expectation.index(of: reference.column),
            table.isPresent[index]
        else { return nil }
        return index
    }

    // ---- What the columns themselves say ----------------------------------------------------------------

    private mutating func addColumn(_ index: Int) {
        let column = table.expectation.columns[index]
        let declared = column.spec?.declaredType ?? "json"
        // A misfit of the whole column is a finding of its own.
        if table.misfits[index] == nil {
            add(.type, index, "w\(index)", "hold no \(declared)", "every value is \(declared)")
        }
        if !column.isNullable {
            add(.notNull, index, "r\(index) IS NULL", "have no value", "every row has a value")
        }
        addLengths(index, column)
        guard let spec = column.spec, column.type.isNumeric else { return addValues(index, column) }
        addRange(index, column.type, low: spec.minimum?.number, high: spec.maximum?.number)
        addValues(index, column)
    }

    private mutating func addLengths(_ index: Int, _ column: ColumnExpectation) {
        let raw = "v\(index)"
        if let most = column.spec?.maxLength {
            switch column.type {
            case .utf8:
                add(
                    .length, index, "strlen(\(raw)) > \(most)", "are longer than \(most) bytes",
                    "no text is longer than \(most) bytes")
            case .list(.utf8):
                add(
                    .length, index, "list_max([strlen(x) FOR x IN \(raw)]) > \(most)",
                    "have an element longer than \(most) bytes", "no element is longer than \(most) bytes")
            default: break
            }
        }
        if let most = column.spec?.maxCapacity, case .list = column.type {
            add(
                .length, index, "len(\(raw)) > \(most)", "have more than \(most) elements",
                "no list has more than \(most) elements")
        }
        if case .vector(let element, let dim) = column.type {
            // Elements that a format does not know are stored as bytes.
            let bytes = element.byteCount(dim: dim)
            let isBytes = table.files.format == .parquet && (element == .float16 || element == .bfloat16)
            let wanted = element == .binary ? [bytes] : isBytes ? [bytes, dim] : [dim]
            let list = wanted.map(String.init).joined(separator: ", ")
            add(
                .length, index, "len(\(raw)) NOT IN (\(list))", "have another number of elements than \(wanted[0])",
                "every vector has \(wanted[0]) elements")
        }
    }

    private mutating func addValues(_ index: Int, _ column: ColumnExpectation) {
        if let values = column.spec?.enumValues, !values.isEmpty { addEnumeration(index, values) }
    }

    private mutating func addRange(_ index: Int, _ type: DataType, low: Double?, high: Double?) {
        var conditions: [String] = []
        if let low { conditions.append("v\(index) < \(SQLText.bound(low, for: type, isUpper: false))") }
        if let high { conditions.append("v\(index) > \(SQLText.bound(high, for: type, isUpper: true))") }
        if conditions.isEmpty { return }
        let text: String
        switch (low.map { bound($0, type) }, high.map { bound($0, type) }) {
        case (let low?, let high?): text = "\(low) to \(high)"
        case (let low?, nil): text = "\(low) and above"
        case (nil, let high?): text = "\(high) and below"
        case (nil, nil): text = ""
        }
        add(
            .range, index, "(" + conditions.joined(separator: " OR ") + ")", "lie outside \(text)",
            "every value lies in \(text)")
    }

    private func bound(_ value: Double, _ type: DataType) -> String {
        guard type.isInstant else { return CountText.number(value) }
        return CivilInstant.text(micros: Int64(max(-9e18, min(9e18, value))))
    }

    private mutating func addEnumeration(_ index: Int, _ values: [Literal]) {
        let type = table.expectation.columns[index].type
        let list = values.compactMap { SQLText.literal($0, for: type) }
        if list.isEmpty { return }
        add(
            .enumeration, index, "v\(index) NOT IN (\(list.joined(separator: ", ")))",
            "hold none of the \(values.count) values allowed", "every value is one of the \(values.count) allowed")
    }

    // ---- Constraints --------------------------------------------------------------------------------------

    private mutating func addRanges() {
        for range in dataset.constraints.ranges {
            guard let index = index(range.column) else { continue }
            addRange(index, table.expectation.columns[index].type, low: range.low, high: range.high)
        }
    }

    /// Those within a row; others need a join.
    private mutating func addInequalities() {
        for rule in dataset.constraints.inequalities where rule.left.table == rule.right.table {
            guard let left = index(rule.left), let right = index(rule.right) else { continue }
            let op = rule.comparison.sql
            add(
                .inequality, left, "NOT (v\(left) \(op) v\(right))",
                "break \(rule.left.column) \(rule.comparison.rawValue) \(rule.right.column)",
                "\(rule.left.column) \(rule.comparison.rawValue) \(rule.right.column) in every row", also: right)
        }
    }

    /// The whole text must match.
    private mutating func addPatterns() throws(DataError) {
        for pattern in dataset.constraints.patterns {
            guard let index = index(pattern.column) else { continue }
            let regex = SQLText.quoted(pattern.regex)
            do throws(DataError) { _ = try table.session.rows("SELECT regexp_full_match('', \(regex))") } catch {
                skipped.append(
                    SkippedCheck(
                        name: CheckKind.pattern.rawValue, place: pattern.column.description,
                        reason: "the checker cannot read the expression \(pattern.regex)"))
                continue
            }
            add(
                .pattern, index, "NOT regexp_full_match(CAST(v\(index) AS VARCHAR), \(regex))",
                "do not match \(pattern.regex)", "every value matches \(pattern.regex)")
        }
    }

    private mutating func addEnumerations() {
        for rule in dataset.constraints.enumerations where rule.reference == nil {
            if let index = index(rule.column) { addEnumeration(index, rule.values) }
        }
    }
}

extension Constraints.Comparison {
    /// The operator in SQL.
    var sql: String { self == .equal ? "=" : rawValue }
}
