/// Cuts an expression's text into tokens.
struct ExpressionLexer {
    enum Token: Hashable {
        case number(Double)
        case text(String)
        case name(String)
        case symbol(String)
        case end
    }

    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// All tokens with their places; the last is the end.
    static func tokens(_ text: String) throws(ExpressionError) -> [(token: Token, offset: Int)] {
        if text.utf8.count > 65_536 { throw ExpressionError("the expression is longer than 65536 bytes") }
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
            throw ExpressionError("the name after ` has no end", at: start)
        }
        at = end + 1
        return .name(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
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
        // "1." is a number in Python.
        guard let value = Double(word.hasSuffix(".") ? word + "0" : word), value.isFinite else {
            throw ExpressionError("\"\(word)\" is no number", at: start)
        }
        return .number(value)
    }

    private mutating func text(_ quote: UInt8) throws(ExpressionError) -> Token {
        let start = at
        var result: [UInt8] = []
        at += 1
        while at < bytes.count, bytes[at] != quote {
            if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
                at += 1
                switch bytes[at] {
                case UInt8(ascii: "n"): result.append(10)
                case UInt8(ascii: "t"): result.append(9)
                default: result.append(bytes[at])
                }
            } else {
                result.append(bytes[at])
            }
            at += 1
        }
        if at >= bytes.count { throw ExpressionError("the text has no closing quote", at: start) }
        at += 1
        return .text(String(decoding: result, as: UTF8.self))
    }

    private mutating func symbol() throws(ExpressionError) -> Token {
        let two = at + 1 < bytes.count ? String(decoding: bytes[at...(at + 1)], as: UTF8.self) : ""
        if ["**", "//", "<=", ">=", "==", "!=", "&&", "||", "<>"].contains(two) {
            at += 2
            return .symbol(two == "&&" ? "&" : two == "||" ? "|" : two == "<>" ? "!=" : two)
        }
        let one = String(decoding: [bytes[at]], as: UTF8.self)
        guard "+-*/%<>=&|~!()[],.".contains(one) else {
            throw ExpressionError("\"\(one)\" means nothing here", at: at)
        }
        at += 1
        return .symbol(one == "=" ? "==" : one)
    }
}
