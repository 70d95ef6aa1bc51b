/// Decodes `constraints`; names are resolved against the tables.
struct ConstraintDecoder {
    var decoding: Decoding
    let tables: [DecodedTable]
    var result = Constraints()

    init(decoding: Decoding, tables: [DecodedTable]) {
        self.decoding = decoding
        self.tables = tables
    }

    mutating func decode(_ cursor: Cursor) {
        let old = "cross_rules"
        guard let members = decoding.members(of: cursor, ConstraintKey.self, owner: "constraints", extraKeys: [old])
        else { return }
        if let member = cursor.node.member(old) {
            let place = "conditions stand in generators, as \"when\", or as \"inequalities\""
            decoding.report(
                .relational(.oldFormat(key: old, place: place)), at: member.keyLocation, path: cursor.path.key(old))
        }
        for element in decoding.list(members, .unique) ?? [] { unique(element) }
        for element in decoding.list(members, .foreignKeys) ?? [] { foreignKey(element) }
        for element in decoding.list(members, .ranges) ?? [] { range(element) }
        for element in decoding.list(members, .inequalities) ?? [] { inequality(element) }
        for element in decoding.list(members, .pattern) ?? [] { pattern(element) }
        for element in decoding.list(members, .enumeration) ?? [] { enumeration(element) }
        for element in decoding.list(members, .functionalDependencies) ?? [] { dependency(element) }
    }

    /// The constraints that columns carry themselves.
    mutating func decodeColumns() {
        for table in tables {
            for column in table.columns {
                guard let place = column.members[.constraints] else { continue }
                let own = ColumnReference(table: table.table.name, column: column.column.name)
                if case .bool(true)? = place["unique"]?.node.value { result.unique.append([own]) }
                let low = place["min"].flatMap { bound($0) }
                let high = place["max"].flatMap { bound($0) }
                if low != nil || high != nil {
                    result.ranges.append(Constraints.Range(column: own, low: low, high: high))
                }
                let values = (place["enum"] ?? place["values"])?.elements.compactMap(\.node.literal) ?? []
                if !values.isEmpty { result.enumerations.append(Constraints.Enumeration(column: own, values: values)) }
                if let regex = (place["pattern"] ?? place["regex"])?.text {
                    result.patterns.append(Constraints.Pattern(column: own, regex: regex))
                }
            }
        }
    }

    /// One column, or several that are unique together.
    private mutating func unique(_ cursor: Cursor) {
        if case .array = cursor.node.value {
            let columns = cursor.elements.compactMap { resolve($0) }
            if columns.count == cursor.elements.count, !columns.isEmpty { result.unique.append(columns) }
        } else if let column = resolve(cursor) {
            result.unique.append([column])
        }
    }

    private mutating func foreignKey(_ cursor: Cursor) {
        guard let members = decoding.members(of: cursor, ForeignKeyKey.self, owner: "a foreign key"),
            let from = members[.from].flatMap({ resolve($0) }), let to = members[.to].flatMap({ resolve($0) })
        else { return }
        result.foreignKeys.append(Constraints.ForeignKey(from: from, to: to))
    }

    private mutating func range(_ cursor: Cursor) {
        guard let members = decoding.members(of: cursor, AttributeKey.self, owner: "a range"),
            let column = members[.attribute].flatMap({ resolve($0) })
        else { return }
        let low = members[.min].flatMap { bound($0) }
        let high = members[.max].flatMap { bound($0) }
        if let low, let high, low > high {
            decoding.report(
                .boundsReversed(low: Literal.double(low).simplified, high: Literal.double(high).simplified),
                at: members[.max] ?? cursor)
            return
        }
        result.ranges.append(Constraints.Range(column: column, low: low, high: high))
    }

    private mutating func bound(_ cursor: Cursor) -> Double? {
        guard let text = cursor.text else { return decoding.number(cursor, in: .any) }
        if let micros = Instant.micros(text) { return Double(micros) }
        decoding.report(.relational(.badInstant(text)), at: cursor)
        return nil
    }

    private mutating func inequality(_ cursor: Cursor) {
        guard let members = decoding.members(of: cursor, InequalityKey.self, owner: "an inequality"),
            let left = members[.left], let right = members[.right], let op = members[.op],
            let comparison = comparison(op)
        else { return }
        // The table of one side serves both.
        let tables = [left.text, right.text].map { $0.flatMap { $0.contains(".") ? $0.prefix { $0 != "." } : nil } }
        let table = (tables[0] ?? tables[1]).map(String.init)
        guard let from = resolve(left, table: table), let to = resolve(right, table: table) else { return }
        result.inequalities.append(Constraints.Inequality(left: from, comparison: comparison, right: to))
    }

    private mutating func comparison(_ cursor: Cursor) -> Constraints.Comparison? {
        guard let text = decoding.string(cursor, example: "\"<\"") else { return nil }
        if let comparison = Constraints.Comparison(rawValue: text == "=" ? "==" : text) { return comparison }
        let meant: String? =
            switch text {
            case "=<", "≤", "lte", "le": "<="
            case "=>", "≥", "gte", "ge": ">="
            case "lt", "before": "<"
            case "gt", "after": ">"
            case "===", "eq": "=="
            default: nil
            }
        let known = Constraints.Comparison.allCases.map(\.rawValue)
        if let meant {
            decoding.unknownName(text, of: .comparison, known: known, nearest: meant, at: cursor)
        } else {
            decoding.report(.unknownName(text, of: .comparison, nearest: nil, known: known), at: cursor)
        }
        return nil
    }

    private mutating func pattern(_ cursor: Cursor) {
        guard let members = decoding.members(of: cursor, AttributeKey.self, owner: "a pattern"),
            let column = members[.attribute].flatMap({ resolve($0) }), let regex = decoding.string(members, .regex)
        else { return }
        result.patterns.append(Constraints.Pattern(column: column, regex: regex))
    }

    private mutating func enumeration(_ cursor: Cursor) {
        guard let members = decoding.members(of: cursor, AttributeKey.self, owner: "an enumeration"),
            let column = members[.attribute].flatMap({ resolve($0) })
        else { return }
        let values = decoding.list(members, .values)?.compactMap(\.node.literal) ?? []
        let reference = members[.reference].flatMap { resolve($0) }
        if values.isEmpty, reference == nil {
            decoding.report(.missingKey("values", of: "an enumeration", example: "[\"new\", \"used\"]"), at: cursor)
            return
        }
        result.enumerations.append(Constraints.Enumeration(column: column, values: values, reference: reference))
    }

    private mutating func dependency(_ cursor: Cursor) {
        guard let members = decoding.members(of: cursor, DependencyKey.self, owner: "a functional dependency"),
            let table = decoding.string(members, .table), let from = members[.determinant],
            let to = members[.dependent]
        else { return }
        result.functionalDependencies.append(
            Constraints.FunctionalDependency(table: table, determinant: names(from), dependent: names(to)))
    }

    private mutating func names(_ cursor: Cursor) -> [String] {
        if let name = cursor.text { return [name] }
        return decoding.list(cursor)?.compactMap { decoding.string($0) } ?? []
    }

    // MARK: Names

    private mutating func resolve(_ cursor: Cursor, table: String? = nil) -> ColumnReference? {
        guard let text = decoding.string(cursor, example: "\"user.user_id\"") else { return nil }
        let full = text.contains(".") ? text : table.map { "\($0).\(text)" } ?? text
        guard let reference = decoding.reference(full, at: cursor) else { return nil }
        guard let owner = tables.first(where: { $0.table.name == reference.table }) else {
            let known = tables.map(\.table.name)
            let nearest = EditDistance.nearest(to: reference.table, among: known).map { "\($0).\(reference.column)" }
            decoding.unknownName(reference.table, of: .table, known: known, nearest: nearest, at: cursor)
            return nil
        }
        let columns = owner.table.columns.map(\.name)
        if columns.contains(reference.column) { return reference }
        if owner.isComplete {
            let nearest = EditDistance.nearest(to: reference.column, among: columns).map { "\(reference.table).\($0)" }
            decoding.unknownName(reference.column, of: .column, known: columns, nearest: nearest, at: cursor)
        }
        return nil
    }
}
