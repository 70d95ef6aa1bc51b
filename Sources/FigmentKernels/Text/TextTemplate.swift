/// A text with places that are filled from word lists, parsed.
///
/// Syntax: `<list>` is an entry of a ``WordList``. A sign before its name changes the spelling: `^` makes the first
/// letter a capital, `_` gives lower-case ASCII without spaces, `-` the same with hyphens for spaces, `+` adds a space.
/// Behind the name, `?30` makes the entry appear in 30 % of the rows and be empty in the others; `@1/3` takes every
/// third entry only, from the second on, so that several places of one text never repeat each other; `:1` ties all
/// places of the template with this number to one and the same entry.
struct TextTemplate: Sendable {
    enum Part: Hashable, Sendable {
        case text([UInt8])
        case slot(Slot)
    }
    /// A place to be filled.
    struct Slot: Hashable, Sendable {
        var list: WordList
        var spelling: Spelling
        /// The share of rows with an entry, in percent, 1 … 100.
        var presence: Int
        var slice: Slice
        var tie: Int?
    }
    /// Every `of`-th entry of a list, beginning with number `index`.
    struct Slice: Hashable, Sendable {
        var index = 0
        var of = 1
    }
    /// How an entry is spelled.
    enum Spelling: Hashable, Sendable { case asWritten, capitalised, joined, hyphenated, spaced }

    var parts: [Part] = []

    /// Parses a template of the catalogue. What is malformed stays text: the tests look at every template.
    init(_ source: String) {
        let utf8 = Array(source.utf8)
        var text: [UInt8] = []
        var at = 0
        while at < utf8.count {
            if utf8[at] == UInt8(ascii: "<"), let end = utf8[at...].firstIndex(of: UInt8(ascii: ">")),
                let slot = TextTemplate.slot(utf8[(at + 1)..<end])
            {
                if !text.isEmpty { parts.append(.text(text)) }
                text = []
                parts.append(.slot(slot))
                at = end + 1
            } else {
                text.append(utf8[at])
                at += 1
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
    }

    /// Templates one behind the other.
    init(_ templates: ArraySlice<TextTemplate>) {
        for template in templates {
            for part in template.parts {
                if case .text(let more) = part, case .text(let text) = parts.last {
                    parts[parts.count - 1] = .text(text + more)
                } else {
                    parts.append(part)
                }
            }
        }
    }

    private static func slot(_ source: ArraySlice<UInt8>) -> Slot? {
        var spelling = Spelling.asWritten
        var name = source
        switch source.first {
        case UInt8(ascii: "^"): spelling = .capitalised
        case UInt8(ascii: "_"): spelling = .joined
        case UInt8(ascii: "-"): spelling = .hyphenated
        case UInt8(ascii: "+"): spelling = .spaced
        default: break
        }
        if spelling != .asWritten { name = name.dropFirst() }
        var presence = 100
        var tie: Int?
        if let mark = name.firstIndex(of: UInt8(ascii: ":")) {
            tie = Int(String(decoding: name[(mark + 1)...], as: UTF8.self))
            name = name[..<mark]
        }
        var slice = Slice()
        if let mark = name.firstIndex(of: UInt8(ascii: "@")) {
            let numbers = name[(mark + 1)...].split(separator: UInt8(ascii: "/")).compactMap {
                Int(String(decoding: $0, as: UTF8.self))
            }
            guard numbers.count == 2, numbers[0] < numbers[1] else { return nil }
            slice = Slice(index: numbers[0], of: numbers[1])
            name = name[..<mark]
        }
        if let mark = name.firstIndex(of: UInt8(ascii: "?")) {
            guard let share = Int(String(decoding: name[(mark + 1)...], as: UTF8.self)) else { return nil }
            presence = share
            name = name[..<mark]
        }
        guard let list = WordList(rawValue: String(decoding: name, as: UTF8.self)), (1...100).contains(presence) else {
            return nil
        }
        return Slot(list: list, spelling: spelling, presence: presence, slice: slice, tie: tie)
    }
}
