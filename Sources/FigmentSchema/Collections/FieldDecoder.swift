import FigmentTypes

/// A field as decoded, with the places that rules across fields point to.
struct DecodedField {
    var column: ColumnSpec
    var type: FieldType
    var members: Members<FieldKey>
    /// Where the generator stands.
    var generator: Cursor? { members[.generator] }
    /// Where the field's name stands, or the field.
    var nameCursor: Cursor { members[.name] ?? members.object }
    func cursor(_ key: FieldKey) -> Cursor { members[key] ?? members.object }
    /// Whether `is_primary` was given, but neither as true nor as false.
    var hasUnclearPrimaryKey: Bool {
        guard let cursor = members[.isPrimary] else { return false }
        if case .bool = cursor.node.value { return false }
        return true
    }
}

/// Decodes one field of a collection.
struct FieldDecoder {
    var decoding: Decoding

    private static let example = #"{"name": "title", "type": "VarChar", "max_length": 256}"#

    /// - Returns: Nil where the field has no usable name or type; everything else is reported and repaired.
    mutating func decode(_ cursor: Cursor) -> DecodedField? {
        guard let members = decoding.members(of: cursor, FieldKey.self, owner: "a field", example: Self.example) else {
            return nil
        }
        let name = decoding.identifier(members, .name)
        let type = fieldType(members)
        guard let type else {
            checkShapes(members)
            return nil
        }
        KeyApplicability.check(members, type, &decoding)
        let declared = declaredType(members, type, name)
        guard let name, let declared else {
            checkShapes(members)
            return nil
        }
        var column = ColumnSpec(
            name: name, type: declared.type, declaredType: type.rawValue, location: members.location)
        column.description = cursor.describedAs
        column.generator = declared.generator
        decodeFlags(members, into: &column)
        column.maxLength = decoding.integer(members, .maxLength).map(Int.init)
        column.maxCapacity = decoding.integer(members, .maxCapacity).map(Int.init)
        FieldBounds.decode(members, type, into: &column, &decoding)
        FieldValues.decode(members, type, into: &column, &decoding)
        if let generator = members[.generator] {
            var decoder = GeneratorDecoder(decoding: decoding, kinds: GeneratorKind.allCases.filter { $0 != .lookup })
            column.generator = decoder.decode(generator, for: column)
            decoding = decoder.decoding
        }
        if let modifiers = members[.modifiers], !modifiers.elements.isEmpty {
            decoding.report(.notSupportedYet(what: "key", name: "modifiers", alternatives: []), at: modifiers)
        }
        let field = DecodedField(column: column, type: type, members: members)
        FieldConflicts.check(field, &decoding)
        return field
    }

    private mutating func decodeFlags(_ members: Members<FieldKey>, into column: inout ColumnSpec) {
        column.isPrimary = decoding.bool(members, .isPrimary) ?? false
        column.isAutoID = decoding.bool(members, .autoID) ?? false
        column.isPartitionKey = decoding.bool(members, .isPartitionKey) ?? false
        column.isClusteringKey = decoding.bool(members, .isClusteringKey) ?? false
        column.isNullable = decoding.bool(members, .nullable) ?? false
        column.nullProbability = decoding.number(members, .nullProbability)
    }

    private mutating func fieldType(_ members: Members<FieldKey>) -> FieldType? {
        guard let cursor = members[.type] else { return nil }
        return fieldType(cursor, .fieldType, among: FieldType.allCases)
    }

    private mutating func fieldType(
        _ cursor: Cursor, _ kind: Diagnostic.NameKind, among types: [FieldType]
    ) -> FieldType? {
        guard let text = decoding.string(cursor, example: "\"VarChar\"") else { return nil }
        if let type = FieldType(rawValue: text), types.contains(type) { return type }
        let synonym = FieldType.synonym(text).flatMap { types.contains($0) ? $0.rawValue : nil }
        decoding.unknownName(text, of: kind, known: types.map(\.rawValue), nearest: synonym, at: cursor)
        return nil
    }

    /// A structure's fields say how they are made; their types have the names of relational columns, as everywhere in
    /// generators.
    private mutating func declaredType(
        _ members: Members<FieldKey>, _ type: FieldType, _ name: String?
    ) -> DeclaredType? {
        guard type == .structure else {
            return dataType(members, type).map { DeclaredType(type: $0, name: type.rawValue) }
        }
        guard need(.fields, of: type, members), let place = members[.fields] else { return nil }
        var decoder = GeneratorDecoder(decoding: decoding, kinds: GeneratorKind.allCases.filter { $0 != .lookup })
        let declared = decoder.structure(place, of: name ?? "", level: 0)
        decoding = decoder.decoding
        return declared
    }

    private mutating func dataType(_ members: Members<FieldKey>, _ type: FieldType) -> DataType? {
        if type == .geoPoint { return .geoPoint }
        if let scalar = type.scalarType {
            if type.isText { need(.maxLength, of: type, members) }
            return scalar
        }
        if type == .array { return arrayType(members) }
        if type == .sparseFloatVector {
            guard let cursor = members[.dim] else { return .sparseVector(dim: 1_000) }
            // An index bound, not a length: indices are 32-bit, the largest is reserved.
            return decoding.integer(cursor, in: 1...4_294_967_294).map { .sparseVector(dim: Int($0)) }
        }
        guard need(.dim, of: type, members), let dim = decoding.integer(members, .dim) else { return nil }
        if type == .binaryVector, dim % 8 != 0 {
            let nearest = (dim + 7) / 8 * 8
            decoding.report(.notMultipleOfEight(dim, nearest: nearest), at: members[.dim] ?? members.object)
            return nil
        }
        return type.vectorElement.map { .vector(element: $0, dim: Int(dim)) }
    }

    private mutating func arrayType(_ members: Members<FieldKey>) -> DataType? {
        need(.maxCapacity, of: .array, members)
        guard need(.elementType, of: .array, members), let cursor = members[.elementType],
            let element = fieldType(cursor, .elementType, among: FieldType.elementTypes),
            let scalar = element.scalarType
        else { return nil }
        if element.isText, members[.maxLength] == nil {
            let type = "an Array of \(element.rawValue)"
            decoding.report(.neededByType(key: FieldKey.maxLength.rawValue, type: type, example: "64"), at: cursor)
        }
        return .list(scalar)
    }

    @discardableResult
    private mutating func need(_ key: FieldKey, of type: FieldType, _ members: Members<FieldKey>) -> Bool {
        if members[key] != nil { return true }
        decoding.report(
            .neededByType(key: key.rawValue, type: type.rawValue, example: key.descriptor.example),
            at: members[.type] ?? members.object)
        return false
    }

    /// Checks what can be checked of a field whose type is unknown, so that its other errors are not hidden.
    private mutating func checkShapes(_ members: Members<FieldKey>) {
        for key in [FieldKey.isPrimary, .autoID, .isPartitionKey, .isClusteringKey, .nullable] {
            _ = decoding.bool(members, key)
        }
        for key in [FieldKey.maxLength, .maxCapacity] { _ = decoding.integer(members, key) }
        _ = decoding.number(members, .nullProbability)
        _ = decoding.number(members, .cardinalityRatio)
    }
}
