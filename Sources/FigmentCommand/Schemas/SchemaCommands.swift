import Figment

/// `figment schema …`: the library of schemas, and help on writing one.
enum SchemaCommands {
    static let group = Command(
        name: "schema", summary: "List, show, add and remove schemas; help on writing one.",
        examples: [
            .init(line: "figment schema list", summary: "built-in and own schemas"),
            .init(line: "figment schema help field", summary: "the keys of a field"),
        ],
        subcommands: [
            SchemaListCommand.command, SchemaShowCommand.command, SchemaAddCommand.command,
            SchemaRemoveCommand.command, SchemaHelpCommand.command, SchemaJSONSchemaCommand.command,
            SchemaReferenceCommand.command,
        ])

    static let library = SchemaLibrary.standard()

    /// The library's schemas; a broken index is an error.
    static func entries() throws(CommandError) -> [SchemaLibrary.Entry] {
        do throws(SchemaLibrary.Failure) { return try library.list() } catch { throw .library(error) }
    }
}

/// `figment schema list`.
enum SchemaListCommand {
    static let command = Command(
        name: "list", summary: "List the built-in schemas and those of the library.",
        examples: [
            .init(line: "figment schema list", summary: "for people"),
            .init(line: "figment schema list --json", summary: "for programs"),
        ]
    ) { _, console throws(CommandError) in
        let own = try SchemaCommands.entries()
        if console.isJSON {
            let builtIn = BuiltInSchema.all.map { schema in
                SyntaxNode.object([
                    ("id", .string(schema.id)), ("builtin", .bool(true)), ("description", .string(schema.title)),
                    ("use_cases", .strings(schema.useCases)),
                ])
            }
            let added = own.map { entry in
                SyntaxNode.object([
                    ("id", .string(entry.id)), ("builtin", .bool(false)),
                    ("description", .string(entry.description ?? "")), ("tags", .strings(entry.tags)),
                ])
            }
            return console.print(json: SyntaxNode.object([("schemas", .array(builtIn + added))]).jsonText())
        }
        var table = TextTable(["id", "description", "for"], minimum: 16)
        for schema in BuiltInSchema.all {
            table.add([schema.id, schema.title, schema.useCases.joined(separator: ", ")])
        }
        console.print(console.out.bold("Built-in schemas"))
        for line in table.lines(width: console.width, paint: console.out) { console.print(line) }
        console.print()
        console.print(console.out.bold("Your schemas") + " in \(SchemaCommands.library.folder)")
        if own.isEmpty { return console.print("none yet: figment schema add ID FILE") }
        var added = TextTable(["id", "description", "tags"], minimum: 16)
        for entry in own { added.add([entry.id, entry.description ?? "", entry.tags.joined(separator: ", ")]) }
        for line in added.lines(width: console.width, paint: console.out) { console.print(line) }
    }
}

/// `figment schema show`.
enum SchemaShowCommand {
    static let raw = OptionSpec("raw", .flag, "The document alone, as it is: to copy and change it.")

    static let command = Command(
        name: "show", summary: "Show a schema: its fields, or the document itself.",
        positionals: [.init("ID", "A built-in schema, or one of the library.")],
        options: [raw],
        examples: [
            .init(line: "figment schema show ecommerce", summary: "its fields and how each is made"),
            .init(line: "figment schema show simple --raw", summary: "the document, to begin one's own with"),
        ]
    ) { arguments, console throws(CommandError) in
        let id = arguments.positional(0) ?? ""
        let schema: Schema
        do throws(Schema.Invalid) { schema = try Schema(id: id) } catch { throw .schema(error) }
        if arguments.has(raw) {
            var text = String(decoding: schema.source, as: UTF8.self)
            if text.hasSuffix("\n") { text.removeLast() }
            return console.print(text)
        }
        let builtIn = BuiltInSchema.named(id)
        let entry = builtIn == nil ? try SchemaCommands.entries().first { $0.id == id } : nil
        if console.isJSON {
            let description = builtIn?.title ?? entry?.description ?? ""
            return console.print(
                json: SyntaxNode.object([
                    ("id", .string(id)), ("builtin", .bool(builtIn != nil)), ("description", .string(description)),
                    ("tags", .strings(entry?.tags ?? [])), ("document", schema.dataset.source),
                ]).jsonText())
        }
        let paint = console.out
        console.print("\(paint.bold(id))  \(builtIn?.title ?? entry?.description ?? "")")
        if let builtIn { console.print("for \(builtIn.useCases.joined(separator: ", "))") }
        if let entry, !entry.tags.isEmpty { console.print("tags: \(entry.tags.joined(separator: ", "))") }
        console.print()
        let generation: Generation
        do throws(PlanError) { generation = try Generation(schema) } catch { throw .plan(error) }
        Preview(generation, rows: 0).show(on: console)
        console.print()
        console.print("figment generate --builtin \(id) --rows 1000")
    }
}

/// `figment schema add`.
enum SchemaAddCommand {
    static let description = OptionSpec("description", short: "d", .text("TEXT"), "A line for listings.")
    static let tag = OptionSpec(
        "tag", aliases: ["tags"], short: "t", .text("TAG"), "A tag, or several with commas; may be given again.",
        isRepeatable: true)
    static let force = OptionSpec("force", .flag, "Replace a schema of the same id.")

    static let command = Command(
        name: "add", summary: "Check a schema file and add it to the library.",
        positionals: [
            .init("ID", "1 to 64 letters, digits, _ and -."), .init("FILE", "The schema file, JSON or YAML."),
        ],
        options: [description, tag, force],
        examples: [
            .init(line: "figment schema add my_products product_schema.json", summary: "then: generate --builtin"),
            .init(
                line: "figment schema add shop shop.yaml --description \"Our shop\" --tag demo --tag shop",
                summary: "with a description and tags"),
        ]
    ) { arguments, console throws(CommandError) in
        let id = arguments.positional(0) ?? ""
        let path = arguments.positional(1) ?? ""
        // Loaded once for findings with places in the file, then given to the library.
        let schema: Schema
        do throws(Schema.Invalid) { schema = try Schema(path: path) } catch { throw .schema(error) }
        SchemaOptions.showWarnings(schema, console)
        let tags = arguments.texts(tag).flatMap { $0.split(separator: ",").map { TextTable.trimmed(String($0)) } }
        do throws(SchemaLibrary.Failure) {
            _ = try SchemaCommands.library.add(
                id, bytes: schema.source, name: path, description: arguments.text(description),
                tags: tags.filter { !$0.isEmpty }, replace: arguments.has(force), loader: Schema.loader())
        } catch { throw .library(error) }
        if console.isJSON {
            let object = SyntaxNode.object([("added", .string(id)), ("folder", .string(SchemaCommands.library.folder))])
            return console.print(json: object.jsonText())
        }
        console.print("\(console.out.green("added")) \(id) in \(SchemaCommands.library.folder)")
        console.print("figment generate --builtin \(id) --rows 1000")
    }
}

/// `figment schema remove`.
enum SchemaRemoveCommand {
    static let command = Command(
        name: "remove", summary: "Remove a schema from the library.",
        positionals: [.init("ID", "A schema of the library.")],
        options: [OutputOption.yes],
        examples: [
            .init(line: "figment schema remove my_products", summary: "asks first"),
            .init(line: "figment schema remove my_products --yes", summary: "does not ask"),
        ]
    ) { arguments, console throws(CommandError) in
        let id = arguments.positional(0) ?? ""
        do throws(SchemaLibrary.Failure) {
            // Unknown and built-in ids are refused before anybody is asked.
            if BuiltInSchema.named(id) != nil { throw .builtIn(id) }
            _ = try SchemaCommands.library.entry(id)
        } catch { throw .library(error) }
        try Confirmation.ask(
            "Remove the schema \"\(id)\"?", refusal: "removing \"\(id)\"", arguments, console)
        do throws(SchemaLibrary.Failure) { try SchemaCommands.library.remove(id) } catch { throw .library(error) }
        if console.isJSON { return console.print(json: SyntaxNode.object([("removed", .string(id))]).jsonText()) }
        console.print("\(console.out.green("removed")) \(id)")
    }
}

/// Questions before something is removed.
enum Confirmation {
    /// Goes on after `--yes` or a yes on the terminal; where nobody can be asked, `--yes` is needed.
    static func ask(
        _ question: String, refusal: String, _ arguments: ParsedArguments, _ console: Console
    ) throws(CommandError) {
        if arguments.has(OutputOption.yes) { return }
        if !console.canAsk || console.isJSON { throw .usage(.needsYes(refusal), command: arguments.path) }
        if !console.confirm(question) { throw .declined }
    }
}
