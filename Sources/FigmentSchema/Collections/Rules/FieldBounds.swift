import FigmentTypes

/// `min` and `max` of a numeric field: of its type, and in order.
enum FieldBounds {
    static func decode(
        _ members: Members<FieldKey>, _ type: FieldType, into column: inout ColumnSpec, _ decoding: inout Decoding
    ) {
        guard type.isNumeric else { return }
        column.minimum = bound(members, .min, column, &decoding)
        column.maximum = bound(members, .max, column, &decoding)
        if let low = column.minimum, let high = column.maximum {
            if isAscending(low, high) { return }
            decoding.report(
                .boundsReversed(low: low.simplified, high: high.simplified), at: members[.max] ?? members.object)
        } else {
            checkOpenEnd(members, type, column, &decoding)
        }
    }

    /// Integers compare as integers: two neighbours near 2^63 are one double.
    private static func isAscending(_ low: Literal, _ high: Literal) -> Bool {
        if case .int(let a) = low, case .int(let b) = high { return a < b }
        guard let a = low.number, let b = high.number else { return false }
        return a < b
    }

    private static func bound(
        _ members: Members<FieldKey>, _ key: FieldKey, _ column: ColumnSpec, _ decoding: inout Decoding
    ) -> Literal? {
        guard let cursor = members[key] else { return nil }
        guard let literal = cursor.node.literal, literal.number != nil else {
            decoding.wrongKind(cursor, expected: "a number", example: key.descriptor.example)
            return nil
        }
        switch literal.fitted(to: column.type) {
        case .success(let value): return value
        case .failure(let error):
            decoding.report(.doesNotFit(value: literal, type: column.declaredType, error.failure), at: cursor)
            return nil
        }
    }

    /// With one bound only, the other end is the type's usual range, which must not lie on the wrong side of it.
    private static func checkOpenEnd(
        _ members: Members<FieldKey>, _ type: FieldType, _ column: ColumnSpec, _ decoding: inout Decoding
    ) {
        let usual = usualRange(type)
        if let low = column.minimum, members[.max] == nil, let value = low.number, value >= usual.upperBound {
            decoding.report(
                .boundMissing(
                    key: "max", given: "min", defaultBound: Literal.double(usual.upperBound).simplified.jsonText,
                    example: Literal.double(value * 2 + 1).simplified), at: members[.min] ?? members.object)
        }
        if let high = column.maximum, members[.min] == nil, let value = high.number, value <= usual.lowerBound {
            decoding.report(
                .boundMissing(
                    key: "min", given: "max", defaultBound: Literal.double(usual.lowerBound).simplified.jsonText,
                    example: Literal.double(value * 2 - 1).simplified), at: members[.max] ?? members.object)
        }
    }

    /// The range of values without bounds (spec: collections, "Values").
    static func usualRange(_ type: FieldType) -> ClosedRange<Double> {
        switch type {
        case .int64: -999_999...999_999
        case .float, .double: 0...1
        default:
            type.scalarType?.integerRange.map { Double($0.lowerBound)...Double($0.upperBound) } ?? 0...1
        }
    }
}
