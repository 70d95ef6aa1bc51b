/// The JSON Schema (draft 2020-12) of schema documents, made from the descriptors: for editors and other tools.
///
/// A little stricter than the loader: what the loader warns about, such as unknown keys of relational documents, is an
/// error here, as it is under `--strict`. Rules that look at several fields are the loader's alone.
public enum JSONSchema {
    /// The schema as a tree; print it by ``SyntaxNode/jsonText(pretty:)``.
    public static func document() -> SyntaxNode {
        var definitions: [(String, SyntaxNode)] = DocumentObject.allCases.map { ($0.rawValue, definition($0)) }
        definitions += GeneratorKind.allCases.map { ("generator_" + $0.rawValue, parameters(of: $0)) }
        return .object([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("Figment schema document")),
            (
                "anyOf",
                .array([
                    reference(.collection),
                    .object([("type", .string("array")), ("items", reference(.field)), ("minItems", .int(1))]),
                    reference(.relational),
                ])
            ),
            ("$defs", .object(definitions)),
        ])
    }

    // MARK: Objects

    private static func definition(_ object: DocumentObject) -> SyntaxNode {
        switch object {
        case .field: field()
        case .generator: generator()
        case .modifier: modifier()
        default: .object(closedObject(object.keys))
        }
    }

    /// An object with these keys and no others.
    private static func closedObject(_ keys: [KeyDescriptor]) -> [(String, SyntaxNode)] {
        var properties: [(String, SyntaxNode)] = []
        for key in keys {
            for name in [key.name] + key.aliases { properties.append((name, property(key))) }
        }
        for name in FreeKeys.names { properties.append((name, .object([]))) }
        var members: [(String, SyntaxNode)] = [("type", .string("object")), ("properties", .object(properties))]
        let required = keys.filter { $0.isRequired && $0.aliases.isEmpty }.map(\.name)
        if !required.isEmpty { members.append(("required", .strings(required))) }
        let spelled = keys.filter { $0.isRequired && !$0.aliases.isEmpty }
        for key in spelled {
            let choices = ([key.name] + key.aliases).map { SyntaxNode.object([("required", .strings([$0]))]) }
            members.append(("anyOf", .array(choices)))
        }
        members.append(("additionalProperties", .bool(false)))
        return members
    }

    private static func property(_ key: KeyDescriptor) -> SyntaxNode {
        var members = shape(key.value)
        members.append(("description", .string(key.summary)))
        return .object(members)
    }

    private static func reference(_ object: DocumentObject) -> SyntaxNode {
        .object([("$ref", .string("#/$defs/" + object.rawValue))])
    }

    /// A modifier: the arguments of all kinds may stand beside `transform`.
    private static func modifier() -> SyntaxNode {
        var seen = Set<String>()
        let names = ModifierKind.allCases.flatMap(\.parameters).flatMap { [$0.name] + $0.aliases }
        let flat = names.filter { seen.insert($0).inserted }.map {
            KeyDescriptor($0, .anything, "An argument.", example: "1")
        }
        return .object(closedObject(ModifierKey.descriptors + flat))
    }

    // MARK: Fields

    /// A field: what its type demands and excludes comes on top of the keys.
    private static func field() -> SyntaxNode {
        var members = closedObject(FieldKey.allCases.filter { $0 != .dim }.map(\.descriptor))
        // The range of dim depends on the type.
        let dim = SyntaxNode.object([
            ("type", .string("integer")), ("minimum", .int(1)),
            ("description", .string(FieldKey.dim.descriptor.summary)),
        ])
        if case .object(var properties) = members[1].1.value {
            properties.append(SyntaxNode.Member(key: FieldKey.dim.rawValue, keyLocation: SourceLocation(), value: dim))
            members[1].1 = SyntaxNode(.object(properties))
        }
        let dense = FieldType.allCases.filter { $0.vectorElement != nil }
        let texts: [FieldType] = [.varChar, .string]
        let dimRange = SyntaxNode.object([("maximum", .int(32_768))])
        let packed = SyntaxNode.object([("multipleOf", .int(8))])
        members.append(
            (
                "allOf",
                .array([
                    when(.type, texts, [("required", .strings([FieldKey.maxLength.rawValue]))]),
                    when(
                        .type, dense,
                        [
                            ("required", .strings([FieldKey.dim.rawValue])),
                            ("properties", .object([(FieldKey.dim.rawValue, dimRange)])),
                        ]),
                    when(.type, [.binaryVector], [("properties", .object([(FieldKey.dim.rawValue, packed)]))]),
                    when(
                        .type, [.array],
                        [("required", .strings([FieldKey.elementType.rawValue, FieldKey.maxCapacity.rawValue]))]),
                    when(.type, [.structure], [("required", .strings([FieldKey.fields.rawValue]))]),
                    when(.elementType, texts, [("required", .strings([FieldKey.maxLength.rawValue]))]),
                ])
            ))
        members.append(("dependentSchemas", typeRestrictions()))
        return .object(members)
    }

    /// `{"if": {"properties": {key: {"enum": types}}, "required": [key]}, "then": …}`
    private static func when(
        _ key: FieldKey, _ types: [FieldType], _ consequence: [(String, SyntaxNode)]
    ) -> SyntaxNode {
        let condition = SyntaxNode.object([
            ("properties", .object([(key.rawValue, .object([("enum", .strings(types.map(\.rawValue)))]))])),
            ("required", .strings([key.rawValue])),
        ])
        return .object([("if", condition), ("then", .object(consequence))])
    }

    /// Which keys go with which types.
    private static func typeRestrictions() -> SyntaxNode {
        .object(
            FieldKey.allCases.compactMap { key in
                guard let types = KeyApplicability.types(of: key) else { return nil }
                let allowed = SyntaxNode.object([("enum", .strings(types.map(\.rawValue)))])
                return (key.rawValue, .object([("properties", .object([(FieldKey.type.rawValue, allowed)]))]))
            })
    }

    // MARK: Generators

    /// An object with one key, the generator's name.
    private static func generator() -> SyntaxNode {
        let properties = GeneratorKind.allCases.map { kind in
            (kind.rawValue, SyntaxNode.object([("$ref", .string("#/$defs/generator_" + kind.rawValue))]))
        }
        return .object([
            ("type", .string("object")),
            (
                "properties",
                .object(properties + [("else", reference(.generator))] + FreeKeys.names.map { ($0, .object([])) })
            ),
            // `else` stands beside `when` only.
            (
                "dependentSchemas",
                .object([("else", .object([("required", .strings([GeneratorKind.conditional.rawValue]))]))])
            ),
            (
                "oneOf",
                .array(GeneratorKind.allCases.map { .object([("required", .strings([$0.rawValue]))]) })
            ),
            ("additionalProperties", .bool(false)),
        ])
    }

    private static func parameters(of kind: GeneratorKind) -> SyntaxNode {
        let summary = ("description", SyntaxNode.string(kind.descriptor.summary))
        switch kind {
        case .constant: return .object([scalarTypes, summary])
        case .conditional: return .object([("type", .string("array")), ("minItems", .int(1)), summary])
        case .template:
            let text = SyntaxNode.object([("type", .string("string"))])
            let texts = SyntaxNode.object([("type", .string("array")), ("items", text), ("minItems", .int(1))])
            return .object([
                ("anyOf", .array([text, texts, .object(closedObject(kind.descriptor.parameters))])), summary,
            ])
        case .distribution: return .object(distribution() + [summary])
        case .pattern:
            let text = SyntaxNode.object([("type", .string("string"))])
            return .object([
                ("anyOf", .array([text, .object(closedObject(kind.descriptor.parameters))])), summary,
            ])
        case .uuid:
            let object = SyntaxNode.object(closedObject(kind.descriptor.parameters))
            return .object([("anyOf", .array([object, .object([("type", .string("null"))])])), summary])
        default:
            return .object(closedObject(kind.descriptor.parameters) + [summary])
        }
    }

    /// The parameters of every distribution, beside `type` or in `params`.
    private static func distribution() -> [(String, SyntaxNode)] {
        var seen = Set<String>()
        var names: [(String, ValueShape)] = []
        for parameter in DistributionKind.allCases.flatMap(\.parameters) {
            // One name may be a number of one distribution and a list of another.
            let shape: ValueShape = if case .number = parameter.value { .number(.any) } else { parameter.value }
            for name in [parameter.name] + parameter.aliases where seen.insert(name).inserted {
                names.append((name, shape))
            }
        }
        let flat = names.map { KeyDescriptor($0.0, $0.1, "A parameter.", example: "1") }
        return closedObject(GeneratorKind.distribution.descriptor.parameters + flat)
    }

    // MARK: Values

    private static let scalarTypes = ("type", SyntaxNode.strings(["null", "boolean", "number", "string"]))

    private static func shape(_ shape: ValueShape) -> [(String, SyntaxNode)] {
        switch shape {
        case .string: return [("type", .string("string"))]
        case .identifier:
            return [
                ("type", .string("string")), ("pattern", .string("^[A-Za-z_][A-Za-z0-9_]*$")), ("maxLength", .int(255)),
            ]
        case .boolean: return [("type", .string("boolean"))]
        case .integer(let range):
            var members: [(String, SyntaxNode)] = [("type", .string("integer"))]
            if range.lowerBound != .min { members.append(("minimum", SyntaxNode(.int(range.lowerBound)))) }
            if range.upperBound != .max { members.append(("maximum", SyntaxNode(.int(range.upperBound)))) }
            return members
        case .number(let range): return number(range)
        case .oneOf(let words): return [("enum", .strings(words))]
        case .scalar: return [scalarTypes]
        case .list(let element, let minCount):
            var members: [(String, SyntaxNode)] = [
                ("type", .string("array")), ("items", .object(Self.shape(element))),
            ]
            if minCount > 0 { members.append(("minItems", .int(minCount))) }
            return members
        case .object(let object): return [("$ref", .string("#/$defs/" + object.rawValue))]
        case .map(let element):
            return [("type", .string("object")), ("additionalProperties", .object(Self.shape(element)))]
        case .anything: return []
        case .either(let shapes): return [("anyOf", .array(shapes.map { .object(Self.shape($0)) }))]
        case .orNull(let inner):
            return [("anyOf", .array([.object(Self.shape(inner)), .object([("type", .string("null"))])]))]
        }
    }

    private static func number(_ range: NumberRange) -> [(String, SyntaxNode)] {
        var members: [(String, SyntaxNode)] = [("type", .string("number"))]
        func bound(_ value: Double) -> SyntaxNode { SyntaxNode(literal: Literal.double(value).simplified) }
        if range.low.isFinite { members.append((range.isLowOpen ? "exclusiveMinimum" : "minimum", bound(range.low))) }
        if range.high.isFinite {
            members.append((range.isHighOpen ? "exclusiveMaximum" : "maximum", bound(range.high)))
        }
        return members
    }
}
