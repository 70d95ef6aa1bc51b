import FigmentTypes

/// A type as a column or a field declares it.
struct DeclaredType {
    var type: DataType
    /// In the words of the document; a structure with its fields, `struct<a: int, b: string>`.
    var name: String
    /// How the fields of a structure are made, where anything but their types and names says so.
    var generator: Generator?
}

extension GeneratorDecoder {
    /// Decodes `type`, and with it the `fields` that `"type": "struct"` and `"type": "list<struct>"` have beside them.
    ///
    /// - Parameters:
    ///   - name: The column, or the path of the field: what its streams are named by.
    ///   - level: Structures around it.
    mutating func declaredType(
        _ place: Cursor?, fields: Cursor?, of name: String, level: Int = 0
    ) -> DeclaredType? {
        guard let place else { return nil }
        if let text = place.text, text == "struct" || text == "list<struct>" {
            guard let fields else {
                decoding.report(
                    .missingKey("fields", of: "a column of type \(text)", example: StructureFields.example), at: place)
                return nil
            }
            guard let declared = structure(fields, of: name, level: level) else { return nil }
            if text == "struct" { return declared }
            guard let type = ColumnType.list(of: declared.type, text, place, &decoding) else { return nil }
            return DeclaredType(
                type: type, name: "list<\(declared.name)>",
                generator: declared.generator.map { .list(of: $0, ListLength(0, ListKey.usualElements)) })
        }
        guard let type = ColumnType.decode(place, &decoding, level: level) else { return nil }
        if let fields {
            decoding.report(.rule(.fieldsOfOtherType(place.text ?? "")), at: fields)
            return nil
        }
        return DeclaredType(type: type, name: place.text ?? "")
    }

    /// A structure by its list of fields.
    mutating func structure(_ place: Cursor, of name: String, level: Int) -> DeclaredType? {
        guard level < DataType.mostStructureLevels else {
            decoding.report(.rule(.structureLevels(limit: DataType.mostStructureLevels)), at: place)
            return nil
        }
        guard let elements = decoding.list(place, minCount: 1, example: StructureFields.example) else { return nil }
        var fields: [ObjectField] = []
        var names: [String] = []
        var lines: [String: Int] = [:]
        for element in elements {
            guard let (field, declared) = structureField(element, of: name, level: level) else { continue }
            if let line = lines[field.name] {
                decoding.report(
                    .duplicateName(field.name, of: "field", firstLine: line), at: element["name"] ?? element)
            }
            lines[field.name] = lines[field.name] ?? element.location.line
            fields.append(field)
            names.append("\(field.name): \(declared)")
        }
        guard fields.count == elements.count, lines.count == elements.count else { return nil }
        let type = DataType.structure(
            fields.map { StructureField($0.name, $0.type, isNullable: $0.isNullable) })
        let isByType = fields.allSatisfy {
            $0.generator == nil && (!$0.isNullable || $0.nullProbability == ObjectField.usualNullProbability)
        }
        return DeclaredType(
            type: type, name: "struct<\(names.joined(separator: ", "))>",
            generator: isByType ? nil : .object(fields: fields))
    }

    private mutating func structureField(
        _ cursor: Cursor, of owner: String, level: Int
    ) -> (field: ObjectField, declared: String)? {
        guard let members = decoding.members(of: cursor, ObjectFieldKey.self, owner: "a field of a struct") else {
            return nil
        }
        let name = decoding.identifier(members, .name)
        let path = owner + "." + (name ?? "")
        let declared = declaredType(members[.type], fields: members[.fields], of: path, level: level + 1)
        let nulls = nulls(members)
        needType(members)
        guard let name, let declared else { return nil }
        guard StructureFields.takes(declared.type) else {
            decoding.report(
                .rule(.columnType(name, type: declared.name, wanted: StructureFields.wanted)),
                at: members[.type] ?? cursor)
            return nil
        }
        var inner = ColumnSpec(
            name: path, type: declared.type, declaredType: declared.name, location: cursor.location)
        inner.generator = declared.generator
        var generator = declared.generator
        if let place = members[.generator] {
            guard let own = selfContained(place, inner, owner: "a struct") else { return nil }
            generator = own
        }
        var field = ObjectField(
            name: name, type: declared.type, generator: generator, isNullable: nulls.isNullable,
            nullProbability: nulls.probability)
        if case .null? = generator { field.isNullable = true }
        return (field, declared.name)
    }

    /// What an `object` generator says of a structure's fields; those that it does not name are made as before.
    mutating func structureObject(
        _ elements: [Cursor], _ types: [StructureField], _ column: ColumnSpec
    ) -> Generator? {
        var fields = types.map(ObjectField.init(byType:))
        if case .object(let declared)? = column.generator { fields = declared }
        var lines: [String: Int] = [:]
        var isGood = true
        for element in elements {
            guard let members = decoding.members(of: element, ObjectFieldKey.self, owner: "a field of an object"),
                let name = decoding.string(members, .name)
            else {
                isGood = false
                continue
            }
            guard let index = types.firstIndex(where: { $0.name == name }) else {
                decoding.unknownName(name, of: .field, known: types.map(\.name), at: members[.name] ?? element)
                isGood = false
                continue
            }
            if let line = lines[name] {
                decoding.report(.duplicateName(name, of: "field", firstLine: line), at: members[.name] ?? element)
                isGood = false
            }
            lines[name] = lines[name] ?? element.location.line
            isGood = override(&fields[index], types[index], members, column) && isGood
        }
        return isGood ? .object(fields: fields) : nil
    }

    /// - Returns: Whether the field could be read and is of the structure's type.
    private mutating func override(
        _ field: inout ObjectField, _ type: StructureField, _ members: Members<ObjectFieldKey>, _ column: ColumnSpec
    ) -> Bool {
        let path = column.name + "." + field.name
        var inner = ColumnSpec(
            name: path, type: type.type, declaredType: members[.type]?.text ?? "the struct's field",
            location: column.location)
        inner.generator = field.generator
        if let place = members[.type] {
            guard let declared = declaredType(place, fields: members[.fields], of: path) else {
                return false
            }
            guard declared.type == type.type else {
                decoding.report(.rule(.fieldType(field.name, type: declared.name)), at: place)
                return false
            }
            inner.generator = declared.generator ?? inner.generator
        }
        if members[.nullable] != nil || members[.nullProbability] != nil {
            let nulls = nulls(members)
            guard !nulls.isNullable || type.isNullable else {
                decoding.report(.rule(.fieldNotNullable(field.name)), at: members[.nullable] ?? members.object)
                return false
            }
            field.nullProbability = nulls.probability
        }
        field.generator = inner.generator
        guard let place = members[.generator] else { return true }
        guard let own = selfContained(place, inner, owner: "a struct") else { return false }
        if case .null = own, !type.isNullable {
            decoding.report(.rule(.fieldNotNullable(field.name)), at: place)
            return false
        }
        field.generator = own
        return true
    }

    /// The share of nulls of a field.
    mutating func nulls(_ members: Members<ObjectFieldKey>) -> (isNullable: Bool, probability: Double) {
        let isNullable = decoding.bool(members, .nullable) ?? false
        let probability = decoding.number(members, .nullProbability)
        if let place = members[.nullProbability], !isNullable, (probability ?? 0) > 0 {
            decoding.report(.nullProbabilityWithoutNullable, at: place)
        }
        return (isNullable, isNullable ? probability ?? ObjectField.usualNullProbability : 0)
    }

    /// A field has a type, unless it fills one of a structure, which has it already.
    mutating func needType(_ members: Members<ObjectFieldKey>) {
        guard members[.type] == nil else { return }
        decoding.report(
            .missingKey("type", of: "a field", example: ObjectFieldKey.type.descriptor.example), at: members.object)
    }
}

/// What structures hold.
enum StructureFields {
    static let example = #"[{"name": "city", "type": "string"}, {"name": "zip", "type": "string", "nullable": true}]"#
    static let wanted = "a scalar, a list or a struct"

    static func takes(_ type: DataType) -> Bool {
        switch type {
        case .vector, .sparseVector: false
        default: true
        }
    }
}
