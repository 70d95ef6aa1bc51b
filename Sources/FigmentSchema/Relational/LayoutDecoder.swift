import FigmentTypes

/// `layout` of a node: how its rows lie in files. It changes no value and no row number.
public enum LayoutKey: String, DocumentKey {
    case sortBy = "sort_by"
    case partitionBy = "partition_by"
    case maxPartitions = "max_partitions"

    public var descriptor: KeyDescriptor {
        switch self {
        case .sortBy:
            KeyDescriptor(
                rawValue, .list(.either([.string, .object(.sortColumn)]), minCount: 1),
                "Columns by which the rows are written in order: a name, or {\"column\": …, \"descending\": true}. Nulls "
                    + "come first, and rows that are alike stay in the order of their numbers.",
                example: "[\"customer_id\", {\"column\": \"ordered_at\", \"descending\": true}]")
        case .partitionBy:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1),
                "Columns whose values name folders, as Hive has it: orders/country=NO/data.parquet. They are left out of "
                    + "the files; sort_by orders the rows of each partition.",
                example: "[\"country\"]")
        case .maxPartitions:
            KeyDescriptor(
                rawValue, .integer(1...1_000_000), "More partitions are refused before anything is written.",
                default: "1000", example: "4000")
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
    static func decode(_ cursor: Cursor, _ table: inout Table, _ decoding: inout Decoding) {
        guard let members = decoding.members(of: cursor, LayoutKey.self, owner: "a layout") else { return }
        if members[.sortBy] == nil, members[.partitionBy] == nil {
            decoding.report(.rule(.layoutSaysNothing), at: cursor)
        }
        for element in decoding.list(members, .sortBy) ?? [] {
            guard let (sort, place) = sortColumn(element, &decoding),
                let column = column(sort.column, table, place, &decoding)
            else { continue }
            switch column.type {
            case .list, .vector, .sparseVector, .json, .structure:
                refuse(column, "a type whose values have an order", place, &decoding)
            default: table.sortColumns.append(sort)
            }
        }
        for element in decoding.list(members, .partitionBy) ?? [] {
            guard let name = decoding.string(element), let column = column(name, table, element, &decoding) else {
                continue
            }
            if !column.type.namesFolders {
                refuse(column, "text, an integer, a decimal, a boolean, a date or an instant", element, &decoding)
            } else if table.partitionColumns.contains(name) {
                decoding.report(.rule(.partitionTwice(name)), at: element)
            } else {
                table.partitionColumns.append(name)
            }
        }
        if let most = decoding.integer(members, .maxPartitions) { table.maxPartitions = most }
        if let place = members[.partitionBy], !table.columns.isEmpty,
            table.columns.allSatisfy({ table.partitionColumns.contains($0.name) })
        {
            decoding.report(.rule(.noColumnLeft), at: place)
        }
    }

    private static func column(
        _ name: String, _ table: Table, _ place: Cursor, _ decoding: inout Decoding
    ) -> ColumnSpec? {
        if let column = table.columns.first(where: { $0.name == name }) { return column }
        decoding.unknownName(name, of: .column, known: table.columns.map(\.name), at: place)
        return nil
    }

    private static func refuse(
        _ column: ColumnSpec, _ wanted: String, _ place: Cursor, _ decoding: inout Decoding
    ) {
        decoding.report(.rule(.columnType(column.name, type: column.declaredType, wanted: wanted)), at: place)
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

extension DataType {
    /// Whether a value is written in one way only, short enough for the name of a folder.
    fileprivate var namesFolders: Bool {
        switch self {
        case .utf8, .bool, .date32, .timestamp, .decimal: true
        default: isInteger
        }
    }
}
