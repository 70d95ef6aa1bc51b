/// Reads JSON (RFC 8259) into a tree in which every key and value knows its place.
///
/// Strict, but forgiving in what it does after an error: comments, trailing commas, single quotes, missing commas and
/// the words of other languages are each reported with what to write instead, stepped over, and reading goes on, so
/// that one run shows all of them.
public struct JSONReader {
    let bytes: [UInt8]
    let file: String
    var at: Int
    var depth = 0
    var nodes = 0
    var tracker: LocationTracker
    var path = DocumentPath()
    var diagnostics: [Diagnostic] = []

    /// Reading cannot go on; the diagnostic has been recorded.
    struct Stop: Error {}

    /// Reads a document. Never traps, whatever the bytes. O(bytes).
    ///
    /// - Parameter name: The file's name, for locations.
    public static func read(_ bytes: [UInt8], name: String) -> SyntaxReading {
        var reader = JSONReader(bytes: bytes, file: name)
        let root = try? reader.document()
        return SyntaxReading(root: root, diagnostics: reader.diagnostics)
    }

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        at = hasMark ? 3 : 0
        tracker = LocationTracker(file: file, start: at)
    }

    private mutating func document() throws(Stop) -> SyntaxNode {
        if bytes.count > SyntaxLimits.documentBytes {
            throw stop(.tooLarge(bytes: bytes.count, limit: SyntaxLimits.documentBytes), at: 0)
        }
        if let offset = UTF8Check.firstInvalidOffset(bytes) {
            throw stop(.invalidUTF8(byte: bytes[offset]), at: offset)
        }
        try skipSpace()
        if at == bytes.count { throw stop(.emptyDocument, at: at) }
        let root = try value()
        try skipSpace()
        if at < bytes.count { throw stop(.trailingContent(found: token(at)), at: at) }
        return root
    }

    // MARK: Values

    mutating func value() throws(Stop) -> SyntaxNode {
        nodes += 1
        if nodes > SyntaxLimits.nodes { throw stop(.tooManyNodes(limit: SyntaxLimits.nodes), at: at) }
        let place = location(at)
        guard at < bytes.count else { throw stop(.unexpectedEnd(expected: "a value"), at: at) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return SyntaxNode(.object(try object()), at: place)
        case UInt8(ascii: "["): return SyntaxNode(.array(try array()), at: place)
        case UInt8(ascii: "\""): return SyntaxNode(.string(try string()), at: place)
        case UInt8(ascii: "'"): return SyntaxNode(.string(try singleQuoted()), at: place)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"):
            return SyntaxNode(try number(), at: place)
        case UInt8(ascii: "."):
            if isEllipsis(at) { throw stop(.ellipsis, at: at) }
            return SyntaxNode(try number(), at: place)
        default: return SyntaxNode(try word(), at: place)
        }
    }

    private mutating func enter() throws(Stop) {
        depth += 1
        if depth > SyntaxLimits.depth { throw stop(.tooDeep(limit: SyntaxLimits.depth), at: at) }
        at += 1
    }

    private mutating func array() throws(Stop) -> [SyntaxNode] {
        let opening = location(at)
        try enter()
        defer { depth -= 1 }
        var elements: [SyntaxNode] = []
        while true {
            try skipSpace()
            if try close(UInt8(ascii: "]"), opening, "]", afterItems: elements.count) { return elements }
            path.steps.append(.index(elements.count))
            elements.append(try value())
            path.steps.removeLast()
            if try separator(closing: UInt8(ascii: "]"), opening, "]") { return elements }
        }
    }

    private mutating func object() throws(Stop) -> [SyntaxNode.Member] {
        let opening = location(at)
        try enter()
        defer { depth -= 1 }
        var members: [SyntaxNode.Member] = []
        var places: [String: Int] = [:]
        while true {
            try skipSpace()
            if try close(UInt8(ascii: "}"), opening, "}", afterItems: members.count) { return members }
            let keyPlace = location(at)
            let keyOffset = at
            let key = try self.key()
            path.steps.append(.key(key))
            try colon(after: key)
            let value = try value()
            if let first = places[key] {
                // The first one stays: which of the two was meant is for the author to say.
                try recover(.duplicateKey(key, firstLine: members[first].keyLocation.line), at: keyOffset, keyPlace)
            } else {
                places[key] = members.count
                members.append(SyntaxNode.Member(key: key, keyLocation: keyPlace, value: value))
            }
            path.steps.removeLast()
            if try separator(closing: UInt8(ascii: "}"), opening, "}") { return members }
        }
    }

    private mutating func key() throws(Stop) -> String {
        switch bytes[at] {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "'"): return try singleQuoted()
        case UInt8(ascii: "."):
            if isEllipsis(at) { throw stop(.ellipsis, at: at) }
            throw stop(.expected("a key in double quotes", found: token(at)), at: at)
        default:
            let start = at
            while at < bytes.count, Self.isWordByte(bytes[at]) { at += 1 }
            if at == start { throw stop(.expected("a key in double quotes", found: token(at)), at: at) }
            let key = text(start, at)
            try recover(.unquotedKey(key), at: start)
            return key
        }
    }

    private mutating func colon(after key: String) throws(Stop) {
        try skipSpace()
        guard at < bytes.count else { throw stop(.unexpectedEnd(expected: "':' after a key"), at: at) }
        if bytes[at] == UInt8(ascii: "=") {
            try recover(.equalsForColon(key: key), at: at)
        } else if bytes[at] != UInt8(ascii: ":"), startsItem(bytes[at]) {
            return try recover(.missingColon(key: key, found: token(at)), at: at)
        } else if bytes[at] != UInt8(ascii: ":") {
            throw stop(.expected("':' after the key \(Quoting.name(key))", found: token(at)), at: at)
        }
        at += 1
        try skipSpace()
    }

    // MARK: Between values

    /// Whether the list or object ends here; the closing byte is consumed.
    private mutating func close(
        _ closing: UInt8, _ opening: SourceLocation, _ name: String, afterItems count: Int
    ) throws(Stop) -> Bool {
        guard at < bytes.count else { throw stop(.unclosed(name, openedAt: opening), at: at) }
        if bytes[at] == UInt8(ascii: ",") {
            throw stop(.expected(name == "]" ? "a value" : "a key", found: "','"), at: at)
        }
        guard bytes[at] == closing else { return false }
        at += 1
        return true
    }

    /// Consumes a comma, or the closing byte (then true).
    private mutating func separator(
        closing: UInt8, _ opening: SourceLocation, _ name: String
    ) throws(Stop) -> Bool {
        let endOfValue = at
        try skipSpace()
        guard at < bytes.count else { throw stop(.unclosed(name, openedAt: opening), at: at) }
        if bytes[at] == closing {
            at += 1
            return true
        }
        if bytes[at] == UInt8(ascii: ",") {
            let comma = at
            at += 1
            try skipSpace()
            if at < bytes.count, bytes[at] == closing {
                try recover(.trailingComma(before: name), at: comma)
                at += 1
                return true
            }
            return false
        }
        if startsItem(bytes[at]) {
            try recover(.missingComma(before: token(at)), at: endOfValue)
            return false
        }
        throw stop(.expected("',' or '\(name)'", found: token(at)), at: at)
    }

    /// Skips white space; comments are reported and skipped.
    mutating func skipSpace() throws(Stop) {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "/"),
                UInt8(ascii: "#"):
                let start = at
                while at < bytes.count, bytes[at] != 0x0A { at += 1 }
                try recover(.comment(commentText(start, at)), at: start)
            case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "*"):
                let start = at
                at += 2
                while at + 1 < bytes.count, !(bytes[at] == UInt8(ascii: "*") && bytes[at + 1] == UInt8(ascii: "/")) {
                    at += 1
                }
                if at + 1 >= bytes.count { throw stop(.unclosedComment, at: start) }
                at += 2
                try recover(.comment(commentText(start, at - 2)), at: start)
            default: return
            }
        }
    }

    /// What a comment says, without its marks.
    private func commentText(_ start: Int, _ end: Int) -> String {
        let marks: [UInt8] = [0x20, 0x09, 0x0D, UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "#")]
        var words = bytes[start..<end].drop(while: marks.contains)
        while let last = words.last, marks.contains(last) { words.removeLast() }
        return text(words.startIndex, words.endIndex)
    }
}
