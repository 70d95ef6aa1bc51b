import FigmentTypes

/// The names in `targets` and in functional dependencies, and what constraints compare.
extension NameRules {
    mutating func checkTargets(_ cursor: Cursor) {
        guard case .object(let members) = cursor.node.value else { return }
        for member in members {
            guard let place = cursor[member.key] else { continue }
            for one in place.elements.isEmpty ? [place] : place.elements { checkTarget(member.key, one) }
        }
    }

    private mutating func checkTarget(_ kind: String, _ cursor: Cursor) {
        guard let place = cursor["table"], let name = place.text else { return }
        guard let table = find(name) else {
            // A table of touchpoints is added later.
            let isTouchpoint = tables.contains { $0.table.attribution?.tableName == name }
            if isComplete, !isTouchpoint {
                decoding.unknownName(name, of: .table, known: tables.map(\.table.name), at: place)
            }
            return
        }
        if kind == "fanout", table.table.kind != .fact || table.table.parents.isEmpty {
            decoding.report(.rule(.noParents(name)), at: place)
        }
        let key = kind == "weekend_share" ? "timestamp" : "column"
        if let column = cursor[key] {
            let wanted: (Bool, String) =
                switch kind {
                case "weekend_share": (true, "a datetime or a date")
                case "null_share", "distinct_count": (false, "")
                default: (true, "a number")
                }
            checkColumn(column, in: table, wanted.0 ? wanted.1 : nil)
        }
        for column in cursor["columns"]?.elements ?? [] { checkColumn(column, in: table, "a number") }
        guard let low = cursor["min"]?.node.literal, let high = cursor["max"]?.node.literal,
            let least = low.number, let most = high.number, least > most, let place = cursor["max"]
        else { return }
        decoding.report(.boundsReversed(low: low.simplified, high: high.simplified), at: place)
    }

    private mutating func checkColumn(_ cursor: Cursor, in table: DecodedTable, _ wanted: String?) {
        guard let name = cursor.text, table.isComplete else { return }
        guard let column = table.table.columns.first(where: { $0.name == name }) else {
            return decoding.unknownName(name, of: .column, known: table.table.columns.map(\.name), at: cursor)
        }
        guard let wanted else { return }
        let fits = wanted == "a number" ? column.type.isNumeric || column.type == .bool : column.type.isInstant
        if fits { return }
        decoding.report(
            .rule(.columnType("\(table.table.name).\(name)", type: column.declaredType, wanted: wanted)), at: cursor)
    }

    // MARK: Constraints

    /// What constraints say of columns that are there: types that compare, tables that agree.
    mutating func checkConstraints(_ cursor: Cursor) {
        for element in cursor["unique"]?.elements ?? [] { checkTogether(element) }
        for element in cursor["ranges"]?.elements ?? [] {
            check(element, "attr", "a number, a date or a datetime") { $0.isNumeric || $0.isInstant }
        }
        for element in cursor["pattern"]?.elements ?? [] { check(element, "attr", "a string") { $0 == .utf8 } }
        for element in cursor["foreign_keys"]?.elements ?? [] { checkPair(element, "from", "to") }
        for element in cursor["inequalities"]?.elements ?? [] { checkPair(element, "left", "right") }
        for element in cursor["functional_dependencies"]?.elements ?? [] { checkDependency(element) }
    }

    private func known(_ text: String?, table: String? = nil) -> (ColumnReference, ColumnSpec)? {
        let parts = (text ?? "").split(separator: ".").map(String.init)
        let names = parts.count == 1 ? [table ?? ""] + parts : parts
        guard names.count == 2, let owner = find(names[0]),
            let column = owner.table.columns.first(where: { $0.name == names[1] })
        else { return nil }
        return (ColumnReference(table: names[0], column: names[1]), column)
    }

    private mutating func check(
        _ cursor: Cursor, _ key: String, _ wanted: String, _ fits: (DataType) -> Bool
    ) {
        guard let place = cursor[key], let (reference, column) = known(place.text), !fits(column.type) else { return }
        decoding.report(
            .rule(.columnType(reference.description, type: column.declaredType, wanted: wanted)), at: place)
    }

    private mutating func checkTogether(_ cursor: Cursor) {
        if let text = cursor.text, let (reference, column) = known(text), let generator = column.generator {
            switch generator {
            // One child per parent makes a lookup unique; what is computed is only known by looking.
            case .lookup, .choiceOf, .expression, .conditional: break
            default:
                if column.isPrimary || generator.isUniquePerRow { break }
                decoding.report(
                    .rule(.uniqueNotPromised(reference.description, generator: generator.kind.rawValue)), at: cursor)
            }
        }
        var first: String?
        for element in cursor.elements {
            guard let (reference, _) = known(element.text) else { continue }
            if let first, first != reference.table {
                decoding.report(.rule(.severalTables(first, reference.table)), at: element)
            }
            first = first ?? reference.table
        }
    }

    private mutating func checkPair(_ cursor: Cursor, _ left: String, _ right: String) {
        let texts = [cursor[left]?.text, cursor[right]?.text]
        let table = texts.compactMap { $0 }.first { $0.contains(".") }?.split(separator: ".").first.map(String.init)
        guard let place = cursor[right], let a = known(texts[0], table: table), let b = known(texts[1], table: table)
        else { return }
        if a.0 == b.0 { return decoding.report(.rule(.comparedWithItself(a.0.description)), at: place) }
        if a.1.type.compares(with: b.1.type) {
            if left == "from", !reads(a.0, b.0), let from = cursor[left] {
                decoding.report(
                    .rule(.foreignKeyUnfilled(from: a.0.description, to: b.0.description)), severity: .warning,
                    at: from)
            }
            return
        }
        decoding.report(
            .rule(.typesDiffer(a.0.description, a.1.declaredType, b.0.description, b.1.declaredType)), at: place)
    }

    /// Whether lookups lead from one column to the other, as far as the document tells.
    private func reads(_ from: ColumnReference, _ to: ColumnReference) -> Bool {
        var at = from
        // A longer chain is a circle, which is reported elsewhere.
        for _ in 0..<64 where at != to {
            switch known(at.description)?.1.generator {
            case .lookup(let lookup): at = lookup.from
            case .choiceOf(let reference, _): at = reference
            case .conditional, .expression, nil: return true
            default: return false
            }
        }
        return true
    }

    private mutating func checkDependency(_ cursor: Cursor) {
        guard let place = cursor["table"], let name = place.text else { return }
        guard let table = find(name) else {
            if isComplete { decoding.unknownName(name, of: .table, known: tables.map(\.table.name), at: place) }
            return
        }
        for key in ["determinant", "dependent"] {
            guard let names = cursor[key] else { continue }
            for one in names.elements.isEmpty ? [names] : names.elements { checkColumn(one, in: table, nil) }
        }
    }
}
