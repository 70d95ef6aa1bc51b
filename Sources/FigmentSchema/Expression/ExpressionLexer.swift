/// Cuts an expression's text into tokens.
struct ExpressionLexer {
    enum Token: Hashable {
        case number(Double, isInteger: Bool)
        case text(String)
        case name(String)
        /// A name in back quotes: never a keyword.
        case quotedName(String)
        case symbol(String)
        case end
    }

    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Longer texts are refused.
    static let maxBytes = 65_536

    /// All tokens with their places; the last is the end.
    static func tokens(_ text: String) throws(ExpressionError) -> [(token: Token, offset: Int)] {
        if text.utf8.count > maxBytes {
            throw ExpressionError(
                "the expression is longer than \(maxBytes) bytes", fix: "split it over several columns")
        }
        var lexer = ExpressionLexer(text)
        var result: [(token: Token, offset: Int)] = []
        while true {
            lexer.skipBlanks()
            let start = lexer.at
            let token = try lexer.next()
            result.append((token, start))
            if token == .end { return result }
        }
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    }

    private mutating func next() throws(ExpressionError) -> Token {
        guard at < bytes.count else { return .end }
        let byte = bytes[at]
        if isDigit(byte) || (byte == UInt8(ascii: ".") && at + 1 < bytes.count && isDigit(bytes[at + 1])) {
            return try number()
        }
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return try text(byte) }
        if byte == UInt8(ascii: "`") { return try quotedName() }
        if isNameStart(byte) { return .name(name()) }
        return try symbol()
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private func isNameStart(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 97 && byte | 0x20 <= 122) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private mutating func name() -> String {
        let start = at
        while at < bytes.count, isNameStart(bytes[at]) || isDigit(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func quotedName() throws(ExpressionError) -> Token {
        let start = at
        guard let end = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "`")) else {
            throw ExpressionError("the name after ` has no end", at: start, fix: "add a ` behind the name")
        }
        at = end + 1
        return .quotedName(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
    }

    private mutating func number() throws(ExpressionError) -> Token {
        let start = at
        while at < bytes.count, isDigit(bytes[at]) || bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: "_") {
            at += 1
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            var end = at + 1
            if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-") { end += 1 }
            if end < bytes.count, isDigit(bytes[end]) {
                at = end
                while at < bytes.count, isDigit(bytes[at]) { at += 1 }
            }
        }
        let digits = bytes[start..<at].filter { $0 != UInt8(ascii: "_") }
        let word = String(decoding: digits, as: UTF8.self)
        let isInteger = digits.allSatisfy(isDigit)
        // "1." is a number in Python.
        guard let value = Double(word.hasSuffix(".") ? word + "0" : word), value.isFinite else {
            throw ExpressionError("\(Quoting.name(word)) is no number", at: start)
        }
        return .number(value, isInteger: isInteger)
    }

    private mutating func text(_ quote: UInt8) throws(ExpressionError) -> Token {
        let start = at
        var result: [UInt8] = []
        at += 1
        while at < bytes.count, bytes[at] != quote {
            if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
                at += 1
                escape(bytes[at], into: &result)
            } else {
                result.append(bytes[at])
            }
            at += 1
        }
        if at >= bytes.count {
            let mark = String(UnicodeScalar(quote))
            throw ExpressionError("the text has no closing quote", at: start, fix: "add a \(mark) behind it")
        }
        at += 1
        return .text(String(decoding: result, as: UTF8.self))
    }

    /// As in Python: a backslash before anything else stands for itself.
    private func escape(_ byte: UInt8, into result: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(byte)
        default: result += [UInt8(ascii: "\\"), byte]
        }
    }

    /// Two bytes where they mean something together, else one. Other spellings become the usual one.
    private mutating func symbol() throws(ExpressionError) -> Token {
        let place = at
        if at + 1 < bytes.count {
            let two = String(decoding: bytes[at...(at + 1)], as: UTF8.self)
            if two == "&&" || two == "||" {
                at += 2
                return .name(two == "&&" ? "and" : "or")
            }
            if let symbol = ExpressionLexer.twoByteSymbols[two] {
                at += 2
                return .symbol(symbol)
            }
        }
        let one = String(UnicodeScalar(bytes[at]))
        at += 1
        if one == "=" { throw ExpressionError("\"=\" assigns nothing here", at: place, fix: "write == to compare") }
        guard ExpressionLexer.symbols.contains(bytes[place]) else {
            throw ExpressionError("\(Quoting.name(one)) means nothing here", at: place)
        }
        return .symbol(one)
    }

    private static let symbols = Set("+-*/%<>&|~!()[],.:".utf8)
    private static let twoByteSymbols = [
        "**": "**", "//": "//", "<=": "<=", ">=": ">=", "==": "==", "!=": "!=", "<>": "!=",
    ]
}
