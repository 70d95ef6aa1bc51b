import FigmentTypes

/// `object`: what it is, what it takes, how it is read.
enum ObjectGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .object, summary: "JSON objects whose fields other generators make.", yields: "JSON",
            parameters: ObjectKey.descriptors,
            example:
                #"{"object": {"fields": [{"name": "os", "type": "string", "generator": {"choice": {"choices": ["ios", "web"]}}}]}}"#
        )
    }

    static func yields(_ type: DataType) -> Bool { type == .json }

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
                rawValue, .list(.map(.anything), minCount: 1),
                "The fields in order, written as columns are; a field of type json may be an object again.",
                required: true,
                example: #"[{"name": "os", "type": "string", "generator": {"choice": {"choices": ["ios", "web"]}}}]"#)
        }
    }
}

/// The keys of a field of an object.
enum ObjectFieldKey: String, DocumentKey {
    case name, type, generator, nullable
    case nullProbability = "null_probability"

    var descriptor: KeyDescriptor {
        switch self {
        case .name: KeyDescriptor(rawValue, .string, "The field's name.", required: true, example: "\"os\"")
        case .type: KeyDescriptor(rawValue, .string, "A column type.", required: true, example: "\"string\"")
        case .generator:
            KeyDescriptor(
                rawValue, .object(.generator), "What makes the values; it cannot look at other columns.",
                required: true, example: #"{"choice": {"choices": ["ios", "web"]}}"#)
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
        let isNullable = decoding.bool(members, .nullable) ?? false
        let probability = decoding.number(members, .nullProbability)
        if let place = members[.nullProbability], !isNullable, (probability ?? 0) > 0 {
            decoding.report(.nullProbabilityWithoutNullable, at: place)
        }
        guard let typePlace = members[.type], let type = ColumnType.decode(typePlace, &decoding), let name,
            let place = members[.generator]
        else { return nil }
        switch type {
        case .vector, .sparseVector, .binary:
            decoding.report(
                .rule(.columnType(name, type: typePlace.text ?? "", wanted: "a type that JSON can hold")), at: typePlace
            )
            return nil
        default: break
        }
        // By its full name, so that equal fields of two objects draw on their own.
        let inner = ColumnSpec(
            name: column.name + "." + name, type: type, declaredType: typePlace.text ?? "", location: column.location)
        guard let generator = selfContained(place, inner, owner: "an object") else { return nil }
        return ObjectField(
            name: name, type: type, generator: generator, isNullable: isNullable,
            nullProbability: isNullable ? probability ?? 0.1 : 0)
    }
}
