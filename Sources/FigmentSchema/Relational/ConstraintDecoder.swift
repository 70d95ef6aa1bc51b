/// Decodes `constraints` as far as they are kept today: unique columns and foreign keys that the generators already
/// promise. Everything else is refused by name, so that no document believes itself protected.
enum ConstraintDecoder {
    static func decode(_ cursor: Cursor, _ tables: inout [DecodedTable], _ decoding: inout Decoding) {
        guard let members = decoding.members(of: cursor, ConstraintKey.self, owner: "constraints") else { return }
        for key in ConstraintKey.allCases where key != .unique && key != .foreignKeys {
            guard let place = members[key], !place.node.isEmpty else { continue }
            decoding.report(.notSupportedYet(what: "constraint", name: key.rawValue, alternatives: []), at: place)
        }
        for element in decoding.list(members, .unique) ?? [] { unique(element, &tables, &decoding) }
        for element in decoding.list(members, .foreignKeys) ?? [] { foreignKey(element, tables, &decoding) }
    }

    private static func unique(_ cursor: Cursor, _ tables: inout [DecodedTable], _ decoding: inout Decoding) {
        guard let text = decoding.string(cursor, example: "\"user.user_id\""),
            let (table, column) = resolve(text, cursor, tables, &decoding)
        else { return }
        let spec = tables[table].table.columns[column]
        if spec.isUnique { return }
        if let generator = spec.generator, !generator.isUniquePerRow {
            decoding.report(
                .notSupportedYet(
                    what: "unique constraint on a \(generator.kind.rawValue)", name: text,
                    alternatives: GeneratorKind.allCases.filter { $0.canBeUnique && $0.yields(spec.type) }
                        .map(\.rawValue)), at: cursor)
            return
        }
        tables[table].table.columns[column].isUnique = true
    }

    /// A foreign key holds where a lookup fills the column from that very place.
    private static func foreignKey(_ cursor: Cursor, _ tables: [DecodedTable], _ decoding: inout Decoding) {
        guard let members = decoding.members(of: cursor, ForeignKeyKey.self, owner: "a foreign key"),
            let from = decoding.string(members, .from), let to = decoding.string(members, .to),
            let fromPlace = members[.from], let toPlace = members[.to],
            let (table, column) = resolve(from, fromPlace, tables, &decoding),
            resolve(to, toPlace, tables, &decoding) != nil
        else { return }
        if case .lookup(let lookup) = tables[table].table.columns[column].generator, lookup.from.description == to {
            return
        }
        decoding.report(
            .notSupportedYet(what: "foreign key without a lookup", name: from, alternatives: ["lookup"]),
            at: fromPlace)
    }

    private static func resolve(
        _ text: String, _ cursor: Cursor, _ tables: [DecodedTable], _ decoding: inout Decoding
    ) -> (table: Int, column: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            decoding.report(.relational(.badReference(text)), at: cursor)
            return nil
        }
        guard let table = tables.firstIndex(where: { $0.table.name == parts[0] }) else {
            let known = tables.map(\.table.name)
            let nearest = EditDistance.nearest(to: parts[0], among: known).map { "\($0).\(parts[1])" }
            decoding.unknownName(parts[0], of: .table, known: known, nearest: nearest, at: cursor)
            return nil
        }
        let columns = tables[table].table.columns
        if let column = columns.firstIndex(where: { $0.name == parts[1] }) { return (table, column) }
        if tables[table].isComplete {
            let known = columns.map(\.name)
            let nearest = EditDistance.nearest(to: parts[1], among: known).map { "\(parts[0]).\($0)" }
            decoding.unknownName(parts[1], of: .column, known: known, nearest: nearest, at: cursor)
        }
        return nil
    }
}
