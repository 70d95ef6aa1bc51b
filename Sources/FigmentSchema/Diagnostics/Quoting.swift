/// Text from a document made fit for a terminal and for a line of a message.
enum Quoting {
    /// Longer names are cut.
    static let longestName = 60

    /// `"name"`, cut and with control characters escaped.
    static func name(_ text: String) -> String { "\"" + printable(text, escapingQuotes: true) + "\"" }

    /// A file's path, in full as far as paths go.
    static func path(_ text: String) -> String { "\"" + printable(text, escapingQuotes: true, longest: 4_096) + "\"" }

    static func names(_ texts: [String]) -> String { texts.map(name).joined(separator: ", ") }

    /// Control characters escaped as in JSON, at most `longest` characters.
    static func printable(_ text: String, escapingQuotes: Bool = false, longest: Int = longestName) -> String {
        let isLong = text.utf8.count > longest && text.count > longest
        let shown = isLong ? text.prefix(longest - 1) + "…" : text[...]
        var result = ""
        for scalar in shown.unicodeScalars {
            switch scalar.value {
            case 0x0A: result += "\\n"
            case 0x0D: result += "\\r"
            case 0x09: result += "\\t"
            case 0x22 where escapingQuotes: result += "\\\""
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                // Also the marks that reorder or hide text on a terminal.
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A name in the form of an identifier, for suggestions: `my-data` becomes `my_data`.
    static func identifier(_ text: String) -> String {
        var result = ""
        for byte in text.utf8.prefix(255) {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: result.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x80...0xBF: break  // the rest of a scalar already replaced
            default: result += "_"
            }
        }
        if let first = result.utf8.first, JSONReader.isDigit(first) { result = "_" + result }
        return result.isEmpty ? "unnamed" : String(result.prefix(255))
    }

    /// Letters, digits and underscores, not starting with a digit, 1 to 255 bytes.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, !JSONReader.isDigit(first), text.utf8.count <= 255 else { return false }
        return text.utf8.allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
            default: false
            }
        }
    }
}
