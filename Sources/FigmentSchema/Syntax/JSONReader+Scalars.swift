extension JSONReader {
    // MARK: Strings

    /// A string in double quotes; `at` stands on the opening one.
    mutating func string() throws(Stop) -> String { try quoted(by: UInt8(ascii: "\"")) }

    /// A string in single quotes: an error that can be stepped over.
    mutating func singleQuoted() throws(Stop) -> String {
        let start = at
        let place = location(at)
        let text = try quoted(by: UInt8(ascii: "'"))
        try recover(.singleQuotes(text), at: start, place)
        return text
    }

    private mutating func quoted(by quote: UInt8) throws(Stop) -> String {
        let start = at
        let place = location(at)
        at += 1
        var content: [UInt8] = []
        var runStart = at
        while at < bytes.count {
            let byte = bytes[at]
            if byte == quote {
                content.append(contentsOf: bytes[runStart..<at])
                at += 1
                return String(decoding: content, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                content.append(contentsOf: bytes[runStart..<at])
                try escape(into: &content)
                runStart = at
            } else if byte == 0x0A || byte == 0x0D {
                throw stop(.unclosedString, at: start, place)
            } else if byte < 0x20 {
                try recover(.controlCharacter(byte), at: at)
                at += 1
            } else {
                at += 1
            }
        }
        throw stop(.unclosedString, at: start, place)
    }

    private mutating func escape(into content: inout [UInt8]) throws(Stop) {
        let start = at
        guard at + 1 < bytes.count else { throw stop(.unclosedString, at: start) }
        at += 2
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): content.append(0x22)
        case UInt8(ascii: "\\"): content.append(0x5C)
        case UInt8(ascii: "/"): content.append(0x2F)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): try unicodeEscape(start: start, into: &content)
        default:
            at = start + 1
            try recover(.badEscape("\\" + token(at, quoted: false)), at: start)
        }
    }

    /// `\uXXXX`, or a pair of them for a scalar outside the first plane; `at` stands after `\u`.
    private mutating func unicodeEscape(start: Int, into content: inout [UInt8]) throws(Stop) {
        guard let first = fourHexDigits() else { return try recover(.badUnicodeEscape, at: start) }
        var code = first
        if (0xD800...0xDBFF).contains(first) {
            let hasSecond =
                at + 1 < bytes.count && bytes[at] == UInt8(ascii: "\\") && bytes[at + 1] == UInt8(ascii: "u")
            if hasSecond { at += 2 }
            guard hasSecond, let second = fourHexDigits(), (0xDC00...0xDFFF).contains(second) else {
                return try recover(.loneSurrogate, at: start)
            }
            code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { return try recover(.loneSurrogate, at: start) }
        content.append(contentsOf: String(Character(scalar)).utf8)
    }

    private mutating func fourHexDigits() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        var code: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            code = code << 4 | UInt32(digit)
        }
        at += 4
        return code
    }

    // MARK: Numbers

    mutating func number() throws(Stop) -> SyntaxNode.Value {
        let start = at
        while at < bytes.count, Self.isNumberByte(bytes[at]) { at += 1 }
        let text = self.text(start, at)
        if let problem = Self.numberProblem(bytes[start..<at]) {
            guard let value = Self.repaired(text, problem) else {
                throw stop(.badNumber(text, problem, nil), at: start)
            }
            try recover(.badNumber(text, problem, value), at: start)
            return SyntaxNode(literal: value).value
        }
        let isInteger = !bytes[start..<at].contains { !(Self.isDigit($0) || $0 == UInt8(ascii: "-")) }
        if isInteger, let value = Int64(text) { return .int(value) }
        guard let value = Double(text), value.isFinite else {
            throw stop(.badNumber(text, .outOfRange, nil), at: start)
        }
        return .double(value)
    }

    /// The grammar of RFC 8259, section 6: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
    private static func numberProblem(_ text: ArraySlice<UInt8>) -> Diagnostic.NumberProblem? {
        var rest = text
        if rest.first == UInt8(ascii: "+") { return .plusSign }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        if rest.first == UInt8(ascii: ".") { return .noLeadingZero }
        guard let lead = rest.first, isDigit(lead) else { return .malformed }
        rest.removeFirst()
        if lead == UInt8(ascii: "0") {
            if rest.first == UInt8(ascii: "x") || rest.first == UInt8(ascii: "X") { return .hexadecimal }
            if let next = rest.first, isDigit(next) { return .leadingZero }
        }
        rest = rest.drop(while: isDigit)
        if rest.first == UInt8(ascii: "_") { return .digitSeparator }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard let next = rest.first, isDigit(next) else { return .noFraction }
            rest = rest.drop(while: isDigit)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard let next = rest.first, isDigit(next) else { return .malformed }
            rest = rest.drop(while: isDigit)
        }
        return rest.isEmpty ? nil : .malformed
    }

    /// The number that was meant, where that is plain.
    private static func repaired(_ text: String, _ problem: Diagnostic.NumberProblem) -> Literal? {
        let meant: String
        switch problem {
        case .plusSign: meant = String(text.dropFirst())
        case .noLeadingZero, .leadingZero: meant = text
        case .noFraction: meant = text + "0"
        case .digitSeparator: meant = text.filter { $0 != "_" }
        case .hexadecimal:
            let isNegative = text.hasPrefix("-")
            return Int64(text.dropFirst(isNegative ? 3 : 2), radix: 16).map { .int(isNegative ? -$0 : $0) }
        case .outOfRange, .malformed: return nil
        }
        if let value = Int64(meant) { return .int(value) }
        guard let value = Double(meant), value.isFinite else { return nil }
        return .double(value)
    }

    // MARK: Words

    /// true, false, null, or what other languages call them.
    mutating func word() throws(Stop) -> SyntaxNode.Value {
        let start = at
        while at < bytes.count, Self.isWordByte(bytes[at]) { at += 1 }
        let word = text(start, at)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "True", "TRUE":
            try recover(.foreignWord(word, json: "true"), at: start)
            return .bool(true)
        case "False", "FALSE":
            try recover(.foreignWord(word, json: "false"), at: start)
            return .bool(false)
        case "None", "NULL", "Null", "nil", "undefined":
            try recover(.foreignWord(word, json: "null"), at: start)
            return .null
        case "NaN", "Infinity": throw stop(.badNumber(word, .outOfRange, nil), at: start)
        case "":
            at = start
            throw stop(.expected("a value", found: token(at)), at: at)
        case _ where depth == 0: throw stop(.expected("an object or a list", found: "'" + word + "'"), at: start)
        default:
            try recover(.unquotedString(word), at: start)
            return .string(word)
        }
    }

    // MARK: Bytes

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "-"): true
        default: byte >= 0x80
        }
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
        }
    }

    func startsItem(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"): true
        default: Self.isWordByte(byte) && byte < 0x80
        }
    }

    func isEllipsis(_ offset: Int) -> Bool {
        offset + 3 <= bytes.count && bytes[offset..<offset + 3].allSatisfy { $0 == UInt8(ascii: ".") }
    }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    /// What stands at `offset`, for a message: a whole word, or one character.
    func token(_ offset: Int, quoted: Bool = true) -> String {
        guard offset < bytes.count else { return "the end of the file" }
        var end = offset + 1
        if bytes[offset] == UInt8(ascii: "\""), quoted {
            while end < bytes.count, end - offset < 24, bytes[end] != bytes[offset], bytes[end] >= 0x20 { end += 1 }
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            if end < bytes.count, bytes[end] == bytes[offset] { return Quoting.printable(self.text(offset, end + 1)) }
            return "a string"
        }
        if Self.isWordByte(bytes[offset]), bytes[offset] < 0x80 {
            while end < bytes.count, end - offset < 24, Self.isWordByte(bytes[end]), bytes[end] < 0x80 { end += 1 }
        } else {
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        }
        let text = Quoting.printable(self.text(offset, end))
        return quoted ? "'\(text)'" : text
    }

    // MARK: Errors

    mutating func location(_ offset: Int) -> SourceLocation { tracker.location(of: offset, in: bytes) }

    /// Records an error after which nothing can be read.
    mutating func stop(_ fact: Diagnostic.SyntaxFact, at offset: Int, _ place: SourceLocation? = nil) -> Stop {
        let place = place ?? location(offset)
        diagnostics.append(Diagnostic(.syntax(fact), at: place, path: path))
        return Stop()
    }

    /// Records an error that reading can step over.
    mutating func recover(
        _ fact: Diagnostic.SyntaxFact, at offset: Int, _ place: SourceLocation? = nil
    ) throws(Stop) {
        if diagnostics.count >= SyntaxLimits.recoveredErrors { throw stop(.tooManyErrors, at: offset, place) }
        let place = place ?? location(offset)
        diagnostics.append(Diagnostic(.syntax(fact), at: place, path: path))
    }
}
