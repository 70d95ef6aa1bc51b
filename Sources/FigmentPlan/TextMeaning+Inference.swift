extension TextMeaning {
    /// The meaning that a field's name suggests.
    ///
    /// The name is cut into lower-case words at underscores, other punctuation and changes of case
    /// (`imageURL` → image, url). Then the first rule that knows it decides: the whole name, names that depend on the
    /// table (`name`, `title`, `description`), pairs of last words, the last word, the first word; a plural counts as
    /// its singular. What nobody knows becomes a word, a few words, a sentence or a paragraph, by the room there is.
    /// - Parameters:
    ///   - maxLength: Most bytes of a value: tells "en" from "English", and a code from a name.
    ///   - context: The table's or collection's name, if known: a `name` of `customers` is a person's.
    /// - Complexity: O(length of the names).
    public static func infer(fieldName: String, maxLength: Int = 65_535, context: String = "") -> TextMeaning {
        let words = FieldWords(fieldName)
        let about = FieldWords(context)
        let meaning =
            whole(words.joined, about: about)
            ?? pair(words.lastTwo)
            ?? last(words.last, of: words, about: about)
            ?? first(words.first)
        if let meaning { return meaning.fitting(maxLength) }
        return unknown(maxLength)
    }

    /// The spelling of a meaning that fits in little room: codes for names.
    private func fitting(_ maxLength: Int) -> TextMeaning {
        switch self {
        case .language where maxLength <= 10: .languageCode
        case .country where maxLength <= 3: .countryCode
        case .title where maxLength < 12, .headline where maxLength < 12: .word
        default: self
        }
    }

    private static func unknown(_ maxLength: Int) -> TextMeaning {
        switch maxLength {
        case ..<24: .word
        case ..<80: .words
        case ..<400: .sentence
        default: .paragraph
        }
    }
}

/// The words of a field's name, in lower case.
struct FieldWords {
    /// As written, but for case.
    let plain: [String]

    init(_ name: String) {
        var words: [String] = []
        var word = ""
        var previous: Unicode.Scalar = "_"
        let scalars = Array(name.unicodeScalars)
        for (i, scalar) in scalars.enumerated() {
            let isWordPart = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            let startsWord =
                scalar.properties.isUppercase
                && (!previous.properties.isUppercase
                    || (i + 1 < scalars.count && scalars[i + 1].properties.isLowercase))
            if (!isWordPart || startsWord), !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isWordPart { word += scalar.properties.lowercaseMapping }
            previous = scalar
        }
        if !word.isEmpty { words.append(word) }
        // Trailing numbers say which of several: address_2 is an address.
        while words.count > 1, let end = words.last, end.utf8.allSatisfy({ (48...57).contains($0) }) {
            words.removeLast()
        }
        plain = words
    }

    /// All words with underscores, the last in the singular.
    var joined: String { (plain.dropLast() + [last]).joined(separator: "_") }
    var first: String { FieldWords.singular(plain.first ?? "") }
    var last: String { FieldWords.singular(plain.last ?? "") }
    var lastTwo: String { plain.count < 2 ? "" : FieldWords.singular(plain[plain.count - 2]) + "_" + last }

    /// Whether one of the words, in the singular, is in the list.
    func has(_ list: String...) -> Bool { plain.contains { list.contains(FieldWords.singular($0)) } }

    /// The singular of an English noun, good enough for field names.
    static func singular(_ word: String) -> String {
        if invariable.contains(word) { return word }
        if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes", "uses"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
            return String(word.dropLast())
        }
        return word
    }

    private static let invariable: Set<String> = [
        "address", "species", "series", "news", "status", "lens", "movies", "sms", "dns", "gps", "os", "browsers",
        "houses", "warehouses", "causes",
    ]
}
