import FigmentTypes

/// `layout` of a node: how its rows lie in files. It changes no value and no row number.
public enum LayoutKey: String, DocumentKey {
    case sortBy = "sort_by"

    public var descriptor: KeyDescriptor {
        switch self {
        case .sortBy:
            KeyDescriptor(
                rawValue, .list(.either([.string, .object(.sortColumn)]), minCount: 1),
                "Columns by which the rows are written in order: a name, or {\"column\": …, \"descending\": true}. Nulls "
                    + "come first, and rows that are alike stay in the order of their numbers.",
                required: true, example: "[\"customer_id\", {\"column\": \"ordered_at\", \"descending\": true}]")
        }
    }
}

/// The keys of a sort column that is written as an object.
public enum SortColumnKey: String, DocumentKey {
    case column, descending

    public var descriptor: KeyDescriptor {
        switch self {
        case .column: KeyDescriptor(rawValue, .string, "The column.", required: true, example: "\"ordered_at\"")
        case .descending:
            KeyDescriptor(rawValue, .boolean, "From the greatest to the least.", default: "false", example: "true")
        }
    }
}

enum LayoutDecoder {
    static func decode(_ cursor: Cursor, _ table: Table, _ decoding: inout Decoding) -> [Table.SortColumn] {
        guard let members = decoding.members(of: cursor, LayoutKey.self, owner: "a layout") else { return [] }
        var result: [Table.SortColumn] = []
        for element in decoding.list(members, .sortBy) ?? [] {
            guard let (sort, place) = sortColumn(element, &decoding) else { continue }
            guard let column = table.columns.first(where: { $0.name == sort.column }) else {
                decoding.unknownName(sort.column, of: .column, known: table.columns.map(\.name), at: place)
                continue
            }
            switch column.type {
            case .list, .vector, .sparseVector, .json:
                decoding.report(
                    .rule(
                        .columnType(column.name, type: column.declaredType, wanted: "a type whose values have an order")
                    ),
                    at: place)
            default: result.append(sort)
            }
        }
        return result
    }

    private static func sortColumn(
        _ cursor: Cursor, _ decoding: inout Decoding
    ) -> (column: Table.SortColumn, place: Cursor)? {
        if let name = cursor.text { return (Table.SortColumn(column: name, isDescending: false), cursor) }
        guard let members = decoding.members(of: cursor, SortColumnKey.self, owner: "a sort column"),
            let name = decoding.string(members, .column), let place = members[.column]
        else { return nil }
        let isDescending = decoding.bool(members, .descending) ?? false
        return (Table.SortColumn(column: name, isDescending: isDescending), place)
    }
}
