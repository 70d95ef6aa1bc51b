import Figment

/// What mentions a word: generators, faker methods, fields of records, and locales, each with values that the engine makes.
struct GeneratorSearch {
    /// A name that can be written in a document.
    struct Item {
        var name: String
        /// The generator as JSON text.
        var generator: String
        var samples: [String] = []
    }

    /// Items of one kind, with their name in JSON.
    struct Group {
        var key: String
        var title: String
        var items: [Item]
    }

    let kinds: [GeneratorKind]
    private(set) var groups: [Group]
    /// The name most like the word where nothing mentions it.
    let nearest: String?

    var isEmpty: Bool { kinds.isEmpty && groups.allSatisfy(\.items.isEmpty) }

    /// Values shown of each item.
    private static let sampleRows: Int64 = 3

    /// - Complexity: O(all names + found · samples).
    init(_ word: String, locale: String?) {
        let word = word.lowercased()
        kinds = GeneratorKind.allCases.filter { $0.mentions(word) }
        groups = [
            Group(key: "faker_methods", title: "methods of faker", items: GeneratorSearch.methods(word, locale)),
            Group(key: "records", title: "fields of records", items: GeneratorSearch.fields(word, locale)),
            Group(key: "locales", title: "locales", items: GeneratorSearch.locales(word)),
        ]
        let isEmpty = kinds.isEmpty && groups.allSatisfy(\.items.isEmpty)
        let fields = GeneratorKind.allCases.flatMap { kind in kind.recordFields.map(\.name) }
        nearest =
            isEmpty
            ? EditDistance.nearest(
                to: word, among: GeneratorKind.allCases.map(\.rawValue) + FakerMethod.all + fields + FakerLocale.all)
            : nil
        addSamples()
    }

    private static func methods(_ word: String, _ locale: String?) -> [Item] {
        FakerMethod.all.filter { $0.contains(word) }.map { method in
            Item(name: method, generator: "{\"faker\": {\"method\": \"\(method)\"\(suffix(locale))}}")
        }
    }

    /// "person" finds all fields of persons, "email" those of persons and companies.
    private static func fields(_ word: String, _ locale: String?) -> [Item] {
        GeneratorKind.allCases.flatMap { kind in
            kind.recordFields
                .filter { kind.rawValue.contains(word) || $0.name.contains(word) || $0.method.contains(word) }
                .map { field in
                    Item(
                        name: "\(kind.rawValue) \(field.name)",
                        generator: "{\"\(kind.rawValue)\": {\"field\": \"\(field.name)\"\(suffix(locale))}}")
                }
        }
    }

    /// Locales by their code or the start of it: "de", "de_DE", "ch" none.
    private static func locales(_ word: String) -> [Item] {
        let plain = word.split(separator: "-").joined(separator: "_")
        let found = FakerLocale.all.filter { code in
            let code = code.lowercased()
            return plain == "locale" || code == plain || code.split(separator: "_").contains { $0 == plain }
        }
        return found.map { code in
            Item(name: code, generator: "{\"person\": {\"field\": \"name\", \"locale\": \"\(code)\"}}")
        }
    }

    private static func suffix(_ locale: String?) -> String { locale.map { ", \"locale\": \"\($0)\"" } ?? "" }

    /// Makes the first rows of a document with a column for each item.
    private mutating func addSamples() {
        let generators = groups.flatMap { $0.items.map(\.generator) }
        if generators.isEmpty { return }
        let columns = generators.enumerated().map { index, generator in
            "{\"name\": \"c\(index)\", \"type\": \"string\", \"generator\": \(generator)}"
        }
        let document =
            "{\"version\": \"1.0\", \"nodes\": [{\"id\": \"sample\", \"kind\": \"entity\", \"pk\": \"row\", \"columns\": ["
            + "{\"name\": \"row\", \"type\": \"int\", \"generator\": {\"sequence\": {}}}, "
            + columns.joined(separator: ", ") + "]}]}"
        guard let schema = try? Schema(text: document),
            let generation = try? Generation(schema, rows: GeneratorSearch.sampleRows, threads: 1)
        else { return }
        let rows = (0..<GeneratorSearch.sampleRows).compactMap { generation.row($0) }
        var index = 1
        for group in groups.indices {
            for item in groups[group].items.indices {
                groups[group].items[item].samples = rows.map { ValueText.cell($0.values[index]) }
                index += 1
            }
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
