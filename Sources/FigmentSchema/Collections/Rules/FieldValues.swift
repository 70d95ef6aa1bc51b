import FigmentTypes

/// `enum_values`, `default_value` and `cardinality_ratio`: values must be of the field's type and within its limits.
enum FieldValues {
    static func decode(
        _ members: Members<FieldKey>, _ type: FieldType, into column: inout ColumnSpec, _ decoding: inout Decoding
    ) {
        let takesValues = KeyApplicability.types(of: .enumValues)?.contains(type) ?? true
        guard takesValues else { return }
        column.cardinalityRatio = decoding.number(members, .cardinalityRatio)
        if let cursor = members[.enumValues],
            let elements = decoding.list(cursor, minCount: 1, example: Self.listExample(type))
        {
            column.enumValues = elements.compactMap { fitted($0, column, &decoding) }
        }
        if let cursor = members[.defaultValue] { column.defaultValue = fitted(cursor, column, &decoding) }
    }

    private static func listExample(_ type: FieldType) -> String {
        if type == .bool { return "[true, false]" }
        return type.isNumeric ? "[1, 2, 3]" : FieldKey.enumValues.descriptor.example
    }

    private static func fitted(_ cursor: Cursor, _ column: ColumnSpec, _ decoding: inout Decoding) -> Literal? {
        guard let literal = cursor.node.literal else {
            decoding.wrongKind(cursor, expected: "a scalar of type \(column.declaredType)")
            return nil
        }
        switch literal.fitted(to: column.type, maxLength: column.maxLength) {
        case .failure(let error):
            decoding.report(.doesNotFit(value: literal, type: column.declaredType, error.failure), at: cursor)
            return nil
        case .success(let value):
            if let failure = outsideBounds(value, column) {
                decoding.report(.doesNotFit(value: literal, type: column.declaredType, failure), at: cursor)
                return nil
            }
            return value
        }
    }

    private static func outsideBounds(_ value: Literal, _ column: ColumnSpec) -> Diagnostic.FitFailure? {
        guard let number = value.number else { return nil }
        let isLow = column.minimum?.number.map { number < $0 } ?? false
        let isHigh = column.maximum?.number.map { number > $0 } ?? false
        guard isLow || isHigh else { return nil }
        return .outside(
            low: column.minimum?.simplified.jsonText ?? "no bound",
            high: column.maximum?.simplified.jsonText ?? "no bound")
    }
}
