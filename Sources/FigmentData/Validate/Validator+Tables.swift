import FigmentADBC
import FigmentSchema
import FigmentTypes

/// What concerns one table: columns, types, keys, nulls and values.
extension Validator {
    mutating func checkColumns(_ view: TableView) {
        let wanted = TableView.written(view.table).map(\.name)
        let missing = wanted.filter { !view.has($0) }
        add(
            .columnsExist, view.table.name, passed: missing.isEmpty,
            missing.isEmpty
                ? "\(wanted.count) columns are there" : "missing: \(missing.joined(separator: ", "))",
            missing.isEmpty ? [] : [("missing", .strings(missing))])
    }

    mutating func checkRowCount(_ view: TableView) throws(ADBCError) {
        let name = view.table.name
        let count = Int64(try number("SELECT count(*) FROM \(view.name)") ?? 0)
        if let fault = view.files.shape.difference(fromRead: count, view.files.paths) {
            add(.rowCount, name, passed: false, fault.description)
            return
        }
        guard let wanted = options.recordedRows[name] ?? fixedRows(view.table) else { return }
        add(
            .rowCount, name, passed: count == wanted,
            count == wanted ? "\(count) rows" : "\(count) rows where \(wanted) should be",
            [("rows", .int(Int(count))), ("expected", .int(Int(wanted)))])
    }

    /// Rows that no option changes: a listed column has as many as it lists.
    private func fixedRows(_ table: Table) -> Int64? {
        for column in table.columns {
            if case .enumList(let values)? = column.generator { return Int64(values.count) }
        }
        return nil
    }

    mutating func checkTypes(_ view: TableView) throws(ADBCError) {
        let columns = TableView.written(view.table).filter { view.has($0.name) }
        let texts = columns.filter { view.isText($0) }
        if !view.files.isText {
            for column in columns where !view.isText(column) {
                let stored = view.storedTypes[column.name] ?? ""
                let passed = column.type.isHeld(by: stored)
                add(
                    .type, view.table.name, column.name, passed: passed,
                    passed
                        ? "\(column.declaredType), stored as \(stored)"
                        : "it should be \(column.declaredType), but is stored as \(stored)",
                    [("stored", .string(stored))])
            }
        }
        // Texts that cannot be read as the type.
        let typed = texts.filter { $0.type.duckDBName.map { $0 != "VARCHAR" } ?? false }
        var violations: [Violation] = []
        for column in typed {
            let raw = try TableView.quoted(view.rawName(column.name))
            let value = try TableView.quoted(column.name)
            violations.append(
                Violation(
                    kind: .type, column: column.name, condition: "\(raw) IS NOT NULL AND \(value) IS NULL",
                    shown: [raw],
                    good: "all are \(column.declaredType)", bad: "are no \(column.declaredType)"))
        }
        try check(view, violations)
    }

    mutating func checkPrimaryKey(_ view: TableView) throws(ADBCError) {
        let keys = view.table.primaryKey
        let isWritten = view.table.columns.allSatisfy { !keys.contains($0.name) || !$0.isAutoID }
        guard !keys.isEmpty, keys.allSatisfy({ view.has($0) }), isWritten else { return }
        try checkUnique(view, keys, .primaryKey, allowsNull: false)
    }

    /// Whether no combination comes twice; nulls are no value unless they are forbidden.
    mutating func checkUnique(
        _ view: TableView, _ columns: [String], _ kind: CheckKind, allowsNull: Bool
    ) throws(ADBCError) {
        var names: [String] = []
        for column in columns { names.append(try TableView.quoted(column)) }
        let list = names.joined(separator: ", ")
        let anyNull = names.map { "\($0) IS NULL" }.joined(separator: " OR ")
        let nulls = Int(try number("SELECT count(*) FROM \(view.name) WHERE \(anyNull)") ?? 0)
        let sums = try numbers(
            "SELECT count(*), sum(n - 1) FROM (SELECT count(*) AS n FROM \(view.name) WHERE NOT (\(anyNull)) "
                + "GROUP BY \(list) HAVING count(*) > 1)")
        let repeated = Int((sums.first ?? nil) ?? 0)
        var message = repeated == 0 ? "every value once" : "\(repeated) values come more than once"
        if repeated > 0 {
            let cast = names.map { "CAST(\($0) AS VARCHAR)" }.joined(separator: ", ")
            let sql =
                "SELECT concat_ws(', ', \(cast)) FROM \(view.name) WHERE NOT (\(anyNull)) GROUP BY \(list) "
                + "HAVING count(*) > 1 LIMIT 1"
            if case .text(let text)? = try connection.query(sql).rows().first?.first { message += ", as \(text)" }
        }
        if nulls > 0, !allowsNull { message += "; \(nulls) are null" }
        add(
            kind, view.table.name, columns.joined(separator: ", "),
            passed: repeated == 0 && (allowsNull || nulls == 0), message,
            [("repeated", .int(repeated)), ("nulls", .int(nulls))])
    }

    // MARK: Rows

    /// A condition that no row may fulfil.
    struct Violation {
        var kind: CheckKind
        var column: String
        var condition: String
        /// What an example shows beside the key.
        var shown: [String]
        var good: String
        var bad: String
        var details: [(name: String, value: SyntaxNode)] = []
    }

    /// Counts all violations in one scan, and looks for an example of those that are there.
    mutating func check(_ view: TableView, _ violations: [Violation]) throws(ADBCError) {
        for start in stride(from: 0, to: violations.count, by: 100) {
            let some = violations[start..<min(start + 100, violations.count)]
            let list = some.map { "count(*) FILTER (WHERE \($0.condition))" }.joined(separator: ", ")
            let counts = try numbers("SELECT \(list) FROM \(view.name)")
            for (violation, count) in zip(some, counts) {
                let count = Int(count ?? 0)
                var message = violation.good
                if count > 0 {
                    var columns: [String] = []
                    for key in view.table.primaryKey where view.has(key) { columns.append(try TableView.quoted(key)) }
                    columns += violation.shown.filter { !columns.contains($0) }
                    let example = try example(view.name, where: violation.condition, columns: columns)
                    message = "\(count) \(violation.bad)" + (example.map { ", as where \($0)" } ?? "")
                }
                add(
                    violation.kind, view.table.name, violation.column, passed: count == 0, message,
                    violation.details + [("violations", .int(count))])
            }
        }
    }

    /// Nulls, and what the columns and the constraints say of values.
    mutating func checkValues(_ view: TableView) throws(ADBCError) {
        var violations: [Violation] = []
        for column in TableView.written(view.table) where view.has(column.name) {
            let name = try TableView.quoted(column.name)
            if !mayBeNull(view.table, column) {
                // A text that is no value of the type is one finding, not two.
                let place = view.isText(column) ? try TableView.quoted(view.rawName(column.name)) : name
                violations.append(
                    Violation(
                        kind: .notNull, column: column.name, condition: "\(place) IS NULL", shown: [],
                        good: "no nulls", bad: "are null"))
            }
            violations += own(column, name, isText: view.isText(column))
            violations += try partViolations(column, view)
        }
        let constraints = dataset.constraints
        for range in constraints.ranges where range.column.table == view.table.name && view.has(range.column.column) {
            violations += try self.range(range, view)
        }
        for pattern in constraints.patterns
        where pattern.column.table == view.table.name && view.has(pattern.column.column) {
            let name = try TableView.quoted(pattern.column.column)
            let regex = DuckDB.quoted(text: "^(?:\(pattern.regex))")
            violations.append(
                Violation(
                    kind: .pattern, column: pattern.column.column,
                    condition: "NOT regexp_matches(CAST(\(name) AS VARCHAR), \(regex))", shown: [name],
                    good: "all match \(pattern.regex)", bad: "do not match \(pattern.regex)",
                    details: [("regex", .string(pattern.regex))]))
        }
        for enumeration in constraints.enumerations
        where enumeration.column.table == view.table.name && view.has(enumeration.column.column)
            && !enumeration.values.isEmpty
        {
            violations.append(
                Validator.membership(
                    enumeration.values, enumeration.column.column, try TableView.quoted(enumeration.column.column)))
        }
        try check(view, violations)
    }

    /// What a collection's field says of its own values.
    private func own(_ column: ColumnSpec, _ name: String, isText: Bool) -> [Violation] {
        var result: [Violation] = []
        if let values = column.enumValues { result.append(Validator.membership(values, column.name, name)) }
        if column.type.isInteger || column.type.isFloat {
            let low = column.minimum?.number
            let high = column.maximum?.number
            if low != nil || high != nil { result.append(Validator.bounds(low, high, column.name, name) { "\($0)" }) }
        }
        if column.type == .utf8, let most = column.maxLength {
            result.append(
                Violation(
                    kind: .length, column: column.name, condition: "strlen(\(name)) > \(most)", shown: [name],
                    good: "at most \(most) bytes", bad: "are longer than \(most) bytes"))
        }
        if case .list = column.type, let most = column.maxCapacity {
            result.append(
                Violation(
                    kind: .length, column: column.name, condition: "len(\(name)) > \(most)", shown: [],
                    good: "at most \(most) elements", bad: "have more than \(most) elements"))
        }
        if case .vector(.float32, let dim) = column.type {
            result.append(
                Violation(
                    kind: .length, column: column.name, condition: "len(\(name)) <> \(dim)", shown: [],
                    good: "\(dim) elements each", bad: "have not \(dim) elements"))
        }
        return result
    }

    private func range(_ range: Constraints.Range, _ view: TableView) throws(ADBCError) -> [Violation] {
        guard let column = view.table.columns.first(where: { $0.name == range.column.column }) else { return [] }
        let name = try TableView.quoted(column.name)
        let isInstant = column.type.isInstant
        return [
            Validator.bounds(range.low, range.high, column.name, name) { value in
                isInstant ? "make_timestamp(\(Int64(value)))" : "\(value)"
            }
        ]
    }

    private static func bounds(
        _ low: Double?, _ high: Double?, _ column: String, _ name: String, _ literal: (Double) -> String
    ) -> Violation {
        var conditions: [String] = []
        var details: [(name: String, value: SyntaxNode)] = []
        if let low {
            conditions.append("\(name) < \(literal(low))")
            details.append(("min", SyntaxNode(.double(low))))
        }
        if let high {
            conditions.append("\(name) > \(literal(high))")
            details.append(("max", SyntaxNode(.double(high))))
        }
        return Violation(
            kind: .range, column: column, condition: conditions.joined(separator: " OR "), shown: [name],
            good: "all within", bad: "lie outside", details: details)
    }

    /// Numbers are compared as numbers, everything else as text.
    private static func membership(_ values: [Literal], _ column: String, _ name: String) -> Violation {
        let numbers = values.compactMap(\.number)
        let list: String
        let place: String
        if numbers.count == values.count {
            list = numbers.map { "\($0)" }.joined(separator: ", ")
            place = "CAST(\(name) AS DOUBLE)"
        } else {
            let texts = values.map { value -> String in
                if case .string(let text) = value { return DuckDB.quoted(text: text) }
                return DuckDB.quoted(text: value.jsonText)
            }
            list = texts.joined(separator: ", ")
            place = "CAST(\(name) AS VARCHAR)"
        }
        return Violation(
            kind: .enumeration, column: column, condition: "\(place) NOT IN (\(list))", shown: [name],
            good: "all are among \(values.count)", bad: "are not listed")
    }

    // MARK: Nulls

    /// Whether the document lets nulls into a column: by `nullable`, by a modifier, or because it is made from others.
    func mayBeNull(_ table: Table, _ column: ColumnSpec, depth: Int = 0) -> Bool {
        if column.isNullable || depth > 32 { return true }
        for modifier in column.modifiers { if case .null = modifier { return true } }
        if column.isPrimary { return false }
        switch column.generator {
        case .null, .expression, .conditional, .choiceOf: return true
        case .lookup(let lookup):
            guard let source = dataset.tables.first(where: { $0.name == lookup.from.table }),
                let remote = source.columns.first(where: { $0.name == lookup.from.column })
            else { return true }
            if source.name == table.name || !lookup.on.isEmpty { return true }
            return mayBeNull(source, remote, depth: depth + 1)
        default: break
        }
        // Processes bind columns by name; the state before the first is none.
        if case .transitions? = table.process, column.type == .utf8 { return true }
        return false
    }
}
