import FigmentColumns
import FigmentPlan

/// Chooses among the structures of a meaning.
enum TextFitting {
    /// A domain that no table outgrows: for unique columns.
    static let wideDomain: UInt64 = 1 << 36

    /// The first structure that fits with most of its entries, else the first that fits at all.
    static func best(_ meaning: TextMeaning, maxLength: Int, fieldName: String) -> FittedText {
        let structures = TextCatalogue.structures(meaning, fieldName: fieldName)
        // Lazily: the pools of structures that are not needed are never made.
        let fitted = structures.lazy.compactMap { fit($0, maxLength: maxLength, isDistinct: false) }
        return fitted.first { $0.keptShare >= 0.5 } ?? fitted.first { $0.smallestPool >= 6 } ?? fallback(maxLength)
    }

    /// The same for distinct texts.
    static func bestDistinct(_ meaning: TextMeaning, maxLength: Int, fieldName: String, isWide: Bool) -> FittedText {
        let structures =
            TextCatalogue.distinctStructures(meaning) + TextCatalogue.structures(meaning, fieldName: fieldName)
        let fitted = structures.lazy.compactMap { fit($0, maxLength: maxLength, isDistinct: true) }
        if !isWide {
            return fitted.first { $0.keptShare >= 0.25 && $0.domainSize >= 1 << 20 } ?? fitted.first {
                $0.keptShare >= 0.5
            } ?? fitted.first { $0.smallestPool >= 6 }
                ?? characters(maxLength)
        }
        let wide = TextCatalogue.keys(fieldName).lazy.compactMap { fit($0, maxLength: maxLength, isDistinct: true) }
        return fitted.first { $0.domainSize >= wideDomain } ?? wide.first { $0.domainSize >= wideDomain }
            ?? (Array(fitted) + Array(wide) + [characters(maxLength)]).max { $0.domainSize < $1.domainSize }
            ?? characters(maxLength)
    }

    /// As many sentences of a structure as fit; sentences fit whole or not at all.
    private static func fit(_ structure: TextCatalogue.Structure, maxLength: Int, isDistinct: Bool) -> FittedText? {
        // Sentences whose longest values are a little too long for the room may still fit without those.
        var count = 0
        var bytes = 0
        var parts: [TextTemplate] = []
        for sentence in structure {
            let template = TextTemplate(sentence)
            bytes += FittedText(template, maxLength: .max, isDistinct: false)?.maxBytes ?? 0
            if count > 0, bytes > maxLength + maxLength / 8 { break }
            parts.append(template)
            count += 1
        }
        while count > 0 {
            let template = TextTemplate(parts[..<count])
            if let text = FittedText(template, maxLength: maxLength, isDistinct: isDistinct),
                count == 1 || text.keptShare >= 0.75
            {
                return text
            }
            count -= 1
        }
        return nil
    }

    /// Any words that fit, or letters.
    private static func fallback(_ maxLength: Int) -> FittedText {
        if let words = FittedText(TextTemplate("<word>"), maxLength: maxLength, isDistinct: false),
            words.smallestPool >= 10
        {
            return words
        }
        return FittedText(TextTemplate("<letter>"), maxLength: 1, isDistinct: false) ?? FittedText(pieces: [])
    }

    /// Letters and digits, as many as fit and serve.
    private static func characters(_ maxLength: Int) -> FittedText {
        let template = String(repeating: "<alphanumeric>", count: min(maxLength, 12))
        return FittedText(TextTemplate(template), maxLength: maxLength, isDistinct: true) ?? FittedText(pieces: [])
    }
}

extension TextCatalogue {
    /// Structures with more room for distinct values than the ordinary ones, to be preferred for them.
    static func distinctStructures(_ meaning: TextMeaning) -> [Structure] {
        switch meaning {
        case .personName, .author: list("<given><initial><family>")
        case .username: list("<_given>.<_family><d3><d3>")
        case .email: list("<_given>.<_family><d3><d3>@<domain>")
        case .phone: list("+1-<areaCode>-555-<d3><d1>")
        case .brand: list("<brandStart><brandMiddle><brandEnd> <brandKind>")
        case .title, .videoTitle, .headline:
            structures(meaning, fieldName: "").prefix(1).map { [($0.first ?? "") + ", No. <d3><d3>"] }
        case .productName: list("<brand> <product> <series>-<d3><d2>, <colour>")
        case .company: list("<companyRoot> <companyField> <companyForm>")
        default: []
        }
    }
}
