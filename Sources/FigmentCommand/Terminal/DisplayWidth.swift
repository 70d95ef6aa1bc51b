/// Columns that text takes on a terminal: wide East Asian characters and emoji take two, marks take none.
enum DisplayWidth {
    static func of(_ text: some StringProtocol) -> Int {
        var width = 0
        for character in text { width += of(character) }
        return width
    }

    static func of(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
        // A sequence that asks for its emoji form is drawn wide, whatever it begins with.
        if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    /// The blocks that UAX #11 (East Asian Width) calls wide or fullwidth.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text cut to `limit` columns, with an ellipsis where something is missing.
    static func shortened(_ text: String, to limit: Int) -> String {
        if limit <= 0 { return "" }
        var width = 0
        var result = ""
        for character in text {
            let next = of(character)
            if width + next > limit - 1 {
                // Only a text that really goes on gets the ellipsis.
                return of(text) <= limit ? text : result + "…"
            }
            width += next
            result.append(character)
        }
        return result
    }

    static func padded(_ text: String, to width: Int, isRight: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - of(text)))
        return isRight ? space + text : text + space
    }
}
