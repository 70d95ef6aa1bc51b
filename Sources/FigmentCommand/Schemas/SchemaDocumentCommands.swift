import Figment

/// `figment schema json-schema`: for editors.
enum SchemaJSONSchemaCommand {
    static let command = Command(
        name: "json-schema", summary: "Print the JSON Schema of schema documents, for completion in editors.",
        examples: [
            .init(line: "figment schema json-schema > figment.schema.json", summary: "a file for the editor"),
            .init(line: "figment schema json-schema --json", summary: "in one line"),
        ]
    ) { _, console throws(CommandError) in
        console.print(JSONSchema.document().jsonText(pretty: !console.isJSON))
    }
}

/// `figment schema reference`: every key and generator on one page.
enum SchemaReferenceCommand {
    static let command = Command(
        name: "reference", summary: "Print the reference of schema documents as Markdown.",
        examples: [
            .init(line: "figment schema reference > schema-reference.md", summary: "a page"),
            .init(line: "figment schema reference --json", summary: "the page as a JSON object"),
        ]
    ) { _, console throws(CommandError) in
        var text = ReferenceDocument.markdown()
        if console.isJSON {
            return console.print(json: SyntaxNode.object([("markdown", .string(text))]).jsonText())
        }
        if text.hasSuffix("\n") { text.removeLast() }
        console.print(text)
    }
}
