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
        _ reference: NamedColumn, of column: ColumnSpec,
        _ columns: [ResolvableColumn], _ isComplete: Bool, at cursor: Cursor, _ decoding: inout Decoding
    ) {
        if reference.name == column.name {
            return decoding.report(.referenceCycle([column.name, column.name]), at: cursor)
        }
        guard let target = columns.first(where: { $0.column.name == reference.name })?.column else {
            let known = columns.map(\.column).filter { $0.name != column.name }
                .filter { reference.wants.isMet(by: $0.type, of: column) }.map(\.name)
            if isComplete { decoding.unknownName(reference.name, of: .column, known: known, at: cursor) }
            return
        }
        if !reference.wants.isMet(by: target.type, of: column) {
            decoding.report(
                .rule(
                    .columnType(target.name, type: target.declaredType, wanted: reference.wants.words(for: column))),
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

extension NamedColumn.Want {
    func isMet(by type: DataType, of column: ColumnSpec) -> Bool {
        switch self {
        case .textForm: type.isScalar || type.isText
        case .instant: type.isInstant
        case .vector: type.isVector(like: column.type)
        case .element: column.type == .list(type)
        }
    }

    func words(for column: ColumnSpec) -> String {
        switch self {
        case .textForm: "a value with a text form"
        case .instant: "a datetime or a date"
        case .element: "the type of an element of \(column.declaredType)"
        case .vector: "a vector of floats with as many dimensions as \(column.declaredType)"
        }
    }
}

extension DataType {
    /// Whether both are vectors of floats with the same number of dimensions.
    func isVector(like other: DataType) -> Bool {
        guard case .vector(let element, let dim) = self, case .vector(_, dim) = other else { return false }
        return element != .binary && element != .int8
    }
}
