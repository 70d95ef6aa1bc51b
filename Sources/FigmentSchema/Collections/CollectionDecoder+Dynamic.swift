import FigmentTypes

extension CollectionDecoder {
    mutating func decodeDynamicFields(_ members: Members<CollectionKey>) -> [DynamicField] {
        guard let elements = decoding.list(members, .dynamicFields) else { return [] }
        var lines: [String: Int] = [:]
        return elements.compactMap { element in
            guard let field = decodeDynamicField(element) else { return nil }
            if let line = lines[field.name] {
                decoding.report(
                    .duplicateName(field.name, of: "dynamic field", firstLine: line), at: element["name"] ?? element)
            }
            lines[field.name] = lines[field.name] ?? element.location.line
            return field
        }
    }

    private mutating func decodeDynamicField(_ cursor: Cursor) -> DynamicField? {
        guard let members = decoding.members(of: cursor, DynamicFieldKey.self, owner: "a dynamic field") else {
            return nil
        }
        let name = dynamicName(members)
        let kind = members[.type].flatMap { dynamicKind($0) }
        guard let name, let kind else { return nil }
        var field = DynamicField(name: name, kind: kind, location: cursor.location)
        field.probability = decoding.number(members, .probability) ?? field.probability
        checkApplicability(members, kind)
        decodeBounds(members, into: &field)
        decodeLengths(members, into: &field)
        if let elements = decoding.list(members, .values) {
            field.values = elements.compactMap { value($0, of: kind) }
        }
        return field
    }

    private mutating func dynamicName(_ members: Members<DynamicFieldKey>) -> String? {
        guard let name = decoding.string(members, .name), let cursor = members[.name] else { return nil }
        if !name.isEmpty, name != "$meta", name.utf8.count <= 255 { return name }
        decoding.report(.badIdentifier(name, suggestion: Quoting.identifier(name)), at: cursor)
        return nil
    }

    private mutating func dynamicKind(_ cursor: Cursor) -> DynamicField.Kind? {
        guard let text = decoding.string(cursor, example: "\"String\"") else { return nil }
        if let kind = DynamicField.Kind(rawValue: text) { return kind }
        let synonym: DynamicField.Kind? =
            switch FieldType(rawValue: text) ?? FieldType.synonym(text) {
            case .int8, .int16, .int32, .int64: .int
            case .float, .double: .float
            case .varChar, .string: .string
            case .bool: .bool
            case .json: .json
            case .array: .array
            default: nil
            }
        decoding.unknownName(
            text, of: .dynamicType, known: DynamicField.Kind.allCases.map(\.rawValue), nearest: synonym?.rawValue,
            at: cursor)
        return nil
    }

    /// The kinds that a key goes with; nil where it goes with every kind.
    static func kinds(of key: DynamicFieldKey) -> [DynamicField.Kind]? {
        switch key {
        case .name, .type, .probability: nil
        case .values: [.string, .int, .float, .bool, .array]
        case .min, .max: [.int, .float]
        case .minLength, .maxLength: [.string, .array]
        case .arrayMinLength, .arrayMaxLength: [.array]
        }
    }

    private mutating func checkApplicability(_ members: Members<DynamicFieldKey>, _ kind: DynamicField.Kind) {
        for key in DynamicFieldKey.allCases {
            guard let cursor = members[key], let kinds = Self.kinds(of: key), !kinds.contains(kind) else { continue }
            let words = kinds.map(\.rawValue).joined(separator: ", ")
            decoding.report(.keyNotForType(key: key.rawValue, type: kind.rawValue, types: words), at: cursor)
        }
    }

    private mutating func decodeBounds(_ members: Members<DynamicFieldKey>, into field: inout DynamicField) {
        guard field.kind == .int || field.kind == .float else { return }
        field.minimum = bound(members, .min, field.kind)
        field.maximum = bound(members, .max, field.kind)
        if let low = field.minimum, let high = field.maximum, low >= high {
            decoding.report(
                .boundsReversed(low: Literal.double(low).simplified, high: Literal.double(high).simplified),
                at: members[.max] ?? members.object)
        }
    }

    private mutating func bound(
        _ members: Members<DynamicFieldKey>, _ key: DynamicFieldKey, _ kind: DynamicField.Kind
    ) -> Double? {
        if kind == .float { return decoding.number(members, key) }
        guard let cursor = members[key] else { return nil }
        return decoding.integer(cursor, in: Int64.min...Int64.max, example: key.descriptor.example).map(Double.init)
    }

    private mutating func decodeLengths(_ members: Members<DynamicFieldKey>, into field: inout DynamicField) {
        let minLength = decoding.integer(members, .minLength).map(Int.init)
        let maxLength = decoding.integer(members, .maxLength).map(Int.init)
        let arrayMin = decoding.integer(members, .arrayMinLength).map(Int.init)
        let arrayMax = decoding.integer(members, .arrayMaxLength).map(Int.init)
        // One end given alone moves the other's default along.
        field.minLength = minLength ?? min(field.minLength, maxLength ?? field.minLength)
        field.maxLength = maxLength ?? max(field.maxLength, field.minLength)
        field.arrayMinLength = arrayMin ?? min(field.arrayMinLength, arrayMax ?? field.arrayMinLength)
        field.arrayMaxLength = arrayMax ?? max(field.arrayMaxLength, field.arrayMinLength)
        checkLengths(field.minLength, field.maxLength, members[.maxLength])
        checkLengths(field.arrayMinLength, field.arrayMaxLength, members[.arrayMaxLength])
    }

    private mutating func checkLengths(_ low: Int, _ high: Int, _ cursor: Cursor?) {
        guard low > high, let cursor else { return }
        decoding.report(.boundsReversed(low: .int(Int64(low)), high: .int(Int64(high))), at: cursor)
    }

    private mutating func value(_ cursor: Cursor, of kind: DynamicField.Kind) -> Literal? {
        guard let literal = cursor.node.literal else {
            decoding.wrongKind(cursor, expected: "a scalar")
            return nil
        }
        let fitted: Result<Literal, Diagnostic.FitError> =
            switch kind {
            case .string: literal.fitted(to: .utf8)
            case .int: literal.fitted(to: .int64)
            case .float: literal.fitted(to: .float64)
            case .bool: literal.fitted(to: .bool)
            case .array, .json: literal == .null ? .failure(.null) : .success(literal)
            }
        switch fitted {
        case .success(let value): return value
        case .failure(let error):
            decoding.report(.doesNotFit(value: literal, type: kind.rawValue, error.failure), at: cursor)
            return nil
        }
    }
}
