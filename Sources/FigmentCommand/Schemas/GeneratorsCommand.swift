import Figment

/// `figment generators`: what can make values.
enum GeneratorsCommand {
    static let search = OptionSpec("search", .text("WORD"), "Only generators whose description holds the word.")

    static let command = Command(
        name: "generators", summary: "List the generators with their parameters and examples.",
        options: [search],
        examples: [
            .init(line: "figment generators", summary: "all"),
            .init(line: "figment generators --search weight", summary: "those that know weights"),
        ]
    ) { arguments, console throws(CommandError) in
        var kinds = GeneratorKind.allCases
        if let word = arguments.text(search)?.lowercased() { kinds = kinds.filter { $0.mentions(word) } }
        show(kinds, console)
    }

    static func show(_ kinds: [GeneratorKind], _ console: Console) {
        if console.isJSON {
            let list = kinds.map { kind in
                let descriptor = kind.descriptor
                return SyntaxNode.object([
                    ("name", .string(kind.rawValue)), ("summary", .string(descriptor.summary)),
                    ("yields", .string(descriptor.yields)),
                    ("parameters", .array(descriptor.parameters.map(KeyHelp.json))),
                    ("example", .string(descriptor.example)),
                ])
            }
            return console.print(json: SyntaxNode.object([("generators", .array(list))]).jsonText())
        }
        if kinds.isEmpty { return console.print("no generator mentions that") }
        let paint = console.out
        for (index, kind) in kinds.enumerated() {
            if index > 0 { console.print() }
            let descriptor = kind.descriptor
            console.print("\(paint.bold(kind.rawValue))  \(paint.dim("makes " + descriptor.yields))")
            console.print("  \(descriptor.summary)")
            KeyHelp.show(descriptor.parameters, console)
            console.print("  \(paint.dim("\"generator\": \(descriptor.example)"))")
        }
    }
}

extension GeneratorKind {
    fileprivate func mentions(_ word: String) -> Bool {
        let descriptor = descriptor
        let texts =
            [rawValue, descriptor.summary, descriptor.yields, descriptor.example]
            + descriptor.parameters.flatMap { [$0.name, $0.summary] }
        return texts.contains { $0.lowercased().contains(word) }
    }
}
