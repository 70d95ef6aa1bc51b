import Figment

/// `figment generators`: what can make values.
enum GeneratorsCommand {
    static let search = OptionSpec(
        "search", .text("WORD"), "Only what mentions the word; faker methods, records and locales too, with samples.")
    static let locale = OptionSpec("locale", .text("LOCALE"), "The locale of the samples (default en_US).")

    static let command = Command(
        name: "generators", summary: "List the generators with their parameters and examples.",
        options: [search, locale],
        examples: [
            .init(line: "figment generators", summary: "all"),
            .init(line: "figment generators --search weight", summary: "those that know weights"),
            .init(
                line: "figment generators --search phone --locale fr_FR", summary: "what makes French telephone numbers"
            ),
        ]
    ) { arguments, console throws(CommandError) in
        guard let word = arguments.text(search) else { return show(GeneratorKind.allCases, console) }
        var code: String?
        if let name = arguments.text(locale) {
            code = FakerLocale.resolve(name)
            if code == nil {
                let nearest = EditDistance.nearest(to: name, among: FakerLocale.all)
                throw .usage(
                    .badValue(option: "--locale", value: name, .notOneOf(FakerLocale.all, nearest: nearest)),
                    command: arguments.path)
            }
        }
        show(GeneratorSearch(word, locale: code), console)
    }

    static func show(_ kinds: [GeneratorKind], _ console: Console) {
        if console.isJSON {
            return console.print(json: SyntaxNode.object([("generators", json(kinds))]).jsonText())
        }
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

    private static func json(_ kinds: [GeneratorKind]) -> SyntaxNode {
        .array(
            kinds.map { kind in
                let descriptor = kind.descriptor
                return .object([
                    ("name", .string(kind.rawValue)), ("summary", .string(descriptor.summary)),
                    ("yields", .string(descriptor.yields)),
                    ("parameters", .array(descriptor.parameters.map(KeyHelp.json))),
                    ("example", .string(descriptor.example)),
                ])
            })
    }

    // MARK: What a search found

    private static func show(_ found: GeneratorSearch, _ console: Console) {
        if console.isJSON {
            var members: [(String, SyntaxNode)] = [("generators", json(found.kinds))]
            for group in found.groups {
                let items = group.items.map { item in
                    SyntaxNode.object([
                        ("name", .string(item.name)), ("generator", .string(item.generator)),
                        ("samples", .strings(item.samples)),
                    ])
                }
                members.append((group.key, .array(items)))
            }
            if let nearest = found.nearest { members.append(("did_you_mean", .string(nearest))) }
            return console.print(json: SyntaxNode.object(members).jsonText())
        }
        if found.isEmpty {
            let hint = found.nearest.map { "; did you mean \"\($0)\"?" } ?? ""
            return console.print("no generator mentions that" + hint)
        }
        show(found.kinds, console)
        var isFirst = found.kinds.isEmpty
        for group in found.groups where !group.items.isEmpty {
            if !isFirst { console.print() }
            isFirst = false
            console.print(console.out.bold(group.title))
            var lines = TextTable(["name", "samples", "generator"], minimum: 12)
            for item in group.items {
                lines.add([item.name, item.samples.joined(separator: " | "), item.generator])
            }
            for line in lines.lines(width: console.width, paint: console.out) { console.print("  " + line) }
        }
    }
}
