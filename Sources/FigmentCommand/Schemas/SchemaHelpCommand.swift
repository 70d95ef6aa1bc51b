import Figment

/// `figment schema help [TOPIC]`: how a schema is written, from the decoders' own descriptions.
enum SchemaHelpCommand {
    static let command = Command(
        name: "help", summary: "How a schema is written: its keys, types and generators.",
        positionals: [.init("TOPIC", "One of the topics that the help without a topic names.", isRequired: false)],
        examples: [
            .init(line: "figment schema help", summary: "an example and the topics"),
            .init(line: "figment schema help field", summary: "the keys of a field"),
            .init(line: "figment schema help choice", summary: "one generator"),
        ]
    ) { arguments, console throws(CommandError) in
        guard let topic = arguments.positional(0) else {
            if console.isJSON {
                return console.print(json: SyntaxNode.object([("topics", .strings(SchemaTopic.names))]).jsonText())
            }
            return showOverview(console)
        }
        if let found = SchemaTopic(rawValue: topic) {
            if console.isJSON { return console.print(json: KeyHelp.json(topic, found.keys).jsonText()) }
            console.print(console.out.bold(found.title))
            console.print()
            for line in found.introduction { console.print(line) }
            KeyHelp.show(found.keys, console)
            return
        }
        if let kind = GeneratorKind(rawValue: topic) { return GeneratorsCommand.show([kind], console) }
        let nearest = EditDistance.nearest(to: topic, among: SchemaTopic.names)
        throw .usage(.unknownTopic(topic, nearest: nearest, known: SchemaTopic.names), command: arguments.path)
    }

    private static func showOverview(_ console: Console) {
        let paint = console.out
        let example = """
            {
              "collection_name": "products",
              "fields": [
                {"name": "id", "type": "Int64", "is_primary": true, "auto_id": true},
                {"name": "title", "type": "VarChar", "max_length": 200},
                {"name": "price", "type": "Float", "min": 0.01, "max": 9999.99},
                {"name": "status", "type": "VarChar", "max_length": 20, "enum_values": ["new", "used"]},
                {"name": "tags", "type": "Array", "element_type": "VarChar", "max_capacity": 10, "max_length": 50},
                {"name": "embedding", "type": "FloatVector", "dim": 128}
              ]
            }
            """
        console.print("A schema is a JSON or YAML file. With \"fields\" it describes one vector collection:")
        console.print()
        for line in example.split(separator: "\n") { console.print("  " + line) }
        console.print()
        console.print(
            "With \"nodes\" it describes tables with keys. \"description\" and \"comment\" are allowed anywhere.")
        console.print()
        console.print(paint.bold("Topics:"))
        for topic in SchemaTopic.allCases {
            console.print("  \(DisplayWidth.padded(topic.rawValue, to: 14))  \(topic.title)")
        }
        console.print(
            "  \(DisplayWidth.padded("GENERATOR", to: 14))  one of \(GeneratorKind.names.joined(separator: ", "))")
        console.print()
        console.print("Check a file with: figment generate --schema FILE --validate-only")
    }
}

/// What `schema help` can be asked about, besides generators.
enum SchemaTopic: String, CaseIterable {
    case collection, field, types, dynamic, functions
    case relational, node, column, fanout, generators

    static var names: [String] { allCases.map(\.rawValue) + GeneratorKind.names }

    var title: String {
        switch self {
        case .collection: "The keys of a collection document"
        case .field: "The keys of a collection's field"
        case .types: "The types of a collection's fields"
        case .dynamic: "The keys of a dynamic field"
        case .functions: "The keys of a function"
        case .relational: "The keys of a relational document"
        case .node: "The keys of a node, which is a table"
        case .column: "The keys of a node's column"
        case .fanout: "The keys of a fan-out: rows per parent"
        case .generators: "The generators: how values are made"
        }
    }

    var introduction: [String] {
        switch self {
        case .types:
            FieldType.allCases.map { type in
                let needs =
                    type.isText
                    ? "max_length"
                    : type == .array
                        ? "element_type, max_capacity" : type.isVector ? "dim" : type == .structure ? "fields" : ""
                return "  " + DisplayWidth.padded(type.rawValue, to: 18) + (needs.isEmpty ? "" : " with " + needs)
            }
        case .generators:
            GeneratorKind.allCases.map { kind in
                "  " + DisplayWidth.padded(kind.rawValue, to: 18) + " " + kind.descriptor.summary
            } + ["", "\"figment generators\" shows them with their parameters."]
        default: []
        }
    }

    var keys: [KeyDescriptor] {
        switch self {
        case .collection: CollectionKey.allCases.map(\.descriptor)
        case .field: FieldKey.allCases.map(\.descriptor)
        case .dynamic: DynamicFieldKey.allCases.map(\.descriptor)
        case .functions: FunctionKey.allCases.map(\.descriptor)
        case .relational: RelationalKey.allCases.map(\.descriptor)
        case .node: NodeKey.allCases.map(\.descriptor)
        case .column: ColumnKey.allCases.map(\.descriptor)
        case .fanout: FanoutKey.allCases.map(\.descriptor)
        case .types, .generators: []
        }
    }
}

extension GeneratorKind {
    static var names: [String] { allCases.map(\.rawValue) }
}

/// Keys of a document, for people and for programs.
enum KeyHelp {
    static func show(_ keys: [KeyDescriptor], _ console: Console) {
        let paint = console.out
        for key in keys {
            let needed = key.isRequired ? " " + paint.yellow("required") : ""
            console.print("  \(paint.cyan(key.name))  \(paint.dim(shape(key.value)))\(needed)")
            console.print("      \(key.summary)")
            if !key.aliases.isEmpty { console.print("      also spelled \(key.aliases.joined(separator: ", "))") }
            if let fallback = key.defaultText { console.print("      default: \(fallback)") }
            console.print("      \(paint.dim("\"\(key.name)\": \(key.example)"))")
        }
    }

    static func json(_ topic: String, _ keys: [KeyDescriptor]) -> SyntaxNode {
        .object([("topic", .string(topic)), ("keys", .array(keys.map(json)))])
    }

    static func json(_ key: KeyDescriptor) -> SyntaxNode {
        var members: [(String, SyntaxNode)] = [
            ("name", .string(key.name)), ("value", .string(shape(key.value))), ("summary", .string(key.summary)),
            ("required", .bool(key.isRequired)), ("example", .string(key.example)),
        ]
        if !key.aliases.isEmpty { members.append(("aliases", .strings(key.aliases))) }
        if let fallback = key.defaultText { members.append(("default", .string(fallback))) }
        return .object(members)
    }

    /// What may stand under a key, in words.
    static func shape(_ shape: ValueShape) -> String {
        switch shape {
        case .string: "text"
        case .identifier: "a name"
        case .boolean: "true or false"
        case .integer(let range):
            range.upperBound == .max
                ? "an integer from \(range.lowerBound)" : "an integer, \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): range.words.isEmpty ? "a number" : "a number \(range.words)"
        case .oneOf(let words): "one of \(words.joined(separator: ", "))"
        case .scalar: "a number, a text, true, false or null"
        case .list(let element, _): "a list: \(self.shape(element))"
        case .object(let name): "an object: \(name)"
        case .map(let element): "an object of any keys: \(self.shape(element))"
        case .anything: "anything"
        case .either(let shapes): shapes.map(self.shape).joined(separator: "; or ")
        case .orNull(let inner): "\(self.shape(inner)), or null"
        }
    }
}
