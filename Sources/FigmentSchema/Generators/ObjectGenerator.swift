import FigmentTypes

/// `object`: what it is, what it takes, how it is read.
enum ObjectGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .object,
            summary:
                "Values with fields that other generators make: JSON objects, or the fields of a struct, of which those that "
                + "are left out are made as the struct says.", yields: "JSON, or structs",
            parameters: ObjectKey.descriptors,
            example:
                #"{"object": {"fields": [{"name": "os", "type": "string", "generator": {"choice": {"choices": ["ios", "web"]}}}]}}"#
        )
    }

    static func yields(_ type: DataType) -> Bool { type == .json || type.isStructure }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.object(cursor, column)
    }
}

/// The parameters of `object`.
public enum ObjectKey: String, DocumentKey {
    case fields

    public var descriptor: KeyDescriptor {
        switch self {
        case .fields:
            KeyDescriptor(
                rawValue, .list(.object(.structureField), minCount: 1),
                "The fields in order, written as columns are; a field of type json may be an object again.",
                required: true,
                example: #"[{"name": "os", "type": "string", "generator": {"choice": {"choices": ["ios", "web"]}}}]"#)
        }
    }
}

/// The keys of a field of an object or of a struct.
enum ObjectFieldKey: String, DocumentKey {
    case name, type, fields, generator, nullable
    case nullProbability = "null_probability"

    var descriptor: KeyDescriptor {
        switch self {
        case .name: KeyDescriptor(rawValue, .string, "The field's name.", required: true, example: "\"os\"")
        case .type:
            KeyDescriptor(
                rawValue, .string,
                "A column type other than a vector's; only where an object fills a struct it may be left out.",
                example: "\"string\"")
        case .fields:
            KeyDescriptor(
                rawValue, .list(.object(.structureField), minCount: 1), "The fields of a field of type struct.",
                example: StructureFields.example)
        case .generator:
            KeyDescriptor(
                rawValue, .object(.generator), "What makes the values; it cannot look at other columns.",
                default: "by the type and the field's name", example: #"{"choice": {"choices": ["ios", "web"]}}"#)
        case .nullable:
            KeyDescriptor(rawValue, .boolean, "Whether values may be null.", default: "false", example: "true")
        case .nullProbability:
            KeyDescriptor(
                rawValue, .number(NumberRange(0...1)), "The share of nulls.", default: "0.1 of nullable fields",
                example: "0.2")
        }
    }
}

extension GeneratorDecoder {
    mutating func object(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, ObjectKey.self, owner: "an object generator"),
            let elements = decoding.list(members, .fields)
        else { return nil }
        if case .structure(let types) = column.type { return structureObject(elements, types, column) }
        var fields: [ObjectField] = []
        var lines: [String: Int] = [:]
        for element in elements {
            guard let field = objectField(element, column) else { continue }
            if let line = lines[field.name] {
                decoding.report(
                    .duplicateName(field.name, of: "field", firstLine: line), at: element["name"] ?? element)
            }
            lines[field.name] = lines[field.name] ?? element.location.line
            fields.append(field)
        }
        return fields.count == elements.count ? .object(fields: fields) : nil
    }

    private mutating func objectField(_ cursor: Cursor, _ column: ColumnSpec) -> ObjectField? {
        guard let members = decoding.members(of: cursor, ObjectFieldKey.self, owner: "a field of an object") else {
            return nil
        }
        let name = decoding.string(members, .name)
        let nulls = nulls(members)
        needType(members)
        // By its full name, so that equal fields of two objects draw on their own.
        let path = column.name + "." + (name ?? "")
        let declared = declaredType(members[.type], fields: members[.fields], of: path)
        guard let typePlace = members[.type], let declared, let name else { return nil }
        switch declared.type {
        case .vector, .sparseVector, .binary:
            decoding.report(
                .rule(.columnType(name, type: typePlace.text ?? "", wanted: "a type that JSON can hold")), at: typePlace
            )
            return nil
        default: break
        }
        var inner = ColumnSpec(
            name: path, type: declared.type, declaredType: declared.name, location: column.location)
        inner.generator = declared.generator
        var generator = declared.generator
        if let place = members[.generator] {
            guard let own = selfContained(place, inner, owner: "an object") else { return nil }
            generator = own
        }
        return ObjectField(
            name: name, type: declared.type, generator: generator, isNullable: nulls.isNullable,
            nullProbability: nulls.probability)
    }
}
