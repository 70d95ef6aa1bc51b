/// One option of a command: feeds the parser, the help text and the tests that compare the two.
struct OptionSpec: Sendable {
    /// What may stand behind the option's name.
    enum Kind: Sendable {
        /// Nothing: the option is there or not.
        case flag
        case text(String)
        case integer(String, ClosedRange<Int64>)
        /// A number, which may have `/s` behind it.
        case perSecond(String, ClosedRange<Int64>)
        /// A number above 0.
        case factor(String)
        /// Megabytes of 2^20 bytes, or a number with KB, MB or GB behind it.
        case megabytes(ClosedRange<Int64>)
        /// A number with KB, MB, GB or TB behind it.
        case bytes
        /// One of a few words; `later` are words that a later version will take.
        case choice([String], later: [String])
        /// `N`, or `TABLE=N`.
        case rows
    }

    /// The name without its dashes: the option's identity within a command.
    let name: String
    /// Other long spellings.
    let aliases: [String]
    let shorts: [Character]
    let kind: Kind
    let summary: String
    let isRepeatable: Bool

    init(
        _ name: String, aliases: [String] = [], short: String = "", _ kind: Kind, _ summary: String,
        isRepeatable: Bool = false
    ) {
        self.name = name
        self.aliases = aliases
        shorts = Array(short)
        self.kind = kind
        self.summary = summary
        self.isRepeatable = isRepeatable
    }

    /// Every long spelling with its dashes.
    var longSpellings: [String] { ([name] + aliases).map { "--" + $0 } }

    /// All spellings and the value, as help shows them: `-r, --rows N|TABLE=N`.
    var heading: String {
        let names = shorts.map { "-\($0)" } + longSpellings
        return names.joined(separator: ", ") + (placeholder.map { " " + $0 } ?? "")
    }

    /// How the value is named in help; nil for a flag.
    var placeholder: String? {
        switch kind {
        case .flag: nil
        case .text(let name), .integer(let name, _), .perSecond(let name, _), .factor(let name): name
        case .megabytes: "MB"
        case .bytes: "SIZE"
        case .choice(let words, _): words.joined(separator: "|")
        case .rows: "N|TABLE=N"
        }
    }
}
