import FigmentTypes

/// Checks the columns that generators name among their parameters: they must be there, and no column may need itself.
enum ColumnReferences {
    /// - Parameter isComplete: Whether every column could be read; else nothing is said about what is missing.
    /// - Complexity: O(columns · references).
    static func check(_ columns: [ResolvableColumn], isComplete: Bool, _ decoding: inout Decoding) {
        for entry in columns {
            guard let generator = entry.column.generator, let place = entry.generator else { continue }
            let parameters = place[generator.kind.rawValue] ?? place
            for reference in generator.namedColumns {
                let cursor = parameters[reference.key].map { element(of: $0, naming: reference.name) } ?? parameters
                check(reference, of: entry.column, columns, isComplete, at: cursor, &decoding)
            }
        }
    }

    private static func check(
        _ reference: (name: String, key: String, needsInstant: Bool), of column: ColumnSpec,
        _ columns: [ResolvableColumn], _ isComplete: Bool, at cursor: Cursor, _ decoding: inout Decoding
    ) {
        if reference.name == column.name {
            return decoding.report(.referenceCycle([column.name, column.name]), at: cursor)
        }
        guard let target = columns.first(where: { $0.column.name == reference.name })?.column else {
            let known = columns.map(\.column).filter { $0.name != column.name }
                .filter { $0.type.isInstant || !reference.needsInstant }.map(\.name)
            if isComplete { decoding.unknownName(reference.name, of: .column, known: known, at: cursor) }
            return
        }
        if reference.needsInstant, !target.type.isInstant {
            decoding.report(
                .rule(.columnType(target.name, type: target.declaredType, wanted: "a datetime or a date")), at: cursor)
        } else if !reference.needsInstant, !target.type.isScalar, !target.type.isText {
            decoding.report(
                .rule(.columnType(target.name, type: target.declaredType, wanted: "a value with a text form")),
                at: cursor)
        } else if target.isAutoID {
            decoding.report(.template(.columnMadeByServer(column: target.name)), at: cursor)
        }
    }

    /// The element of a list that holds the name, or the value itself.
    private static func element(of cursor: Cursor, naming name: String) -> Cursor {
        cursor.elements.first { $0.text == name } ?? cursor
    }
}
