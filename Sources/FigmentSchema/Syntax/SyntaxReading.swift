/// What a reader made of a document: the tree as far as it could be read, and what is wrong with the text.
public struct SyntaxReading: Sendable {
    /// Nil where the text could not be read to its end. A tree may come together with errors that the reader could
    /// step over (a trailing comma, a comment), so that the decoder can report its own findings in the same run.
    public var root: SyntaxNode?
    public var diagnostics: [Diagnostic]

    public init(root: SyntaxNode?, diagnostics: [Diagnostic]) {
        self.root = root
        self.diagnostics = diagnostics
    }
}

/// A function that reads a document's bytes; the string is the file's name for locations.
public typealias SyntaxReader = @Sendable ([UInt8], String) -> SyntaxReading

/// What a document may not exceed, so that hostile input costs bounded time and memory.
public enum SyntaxLimits {
    public static let depth = 128
    public static let documentBytes = 16 << 20
    public static let nodes = 1_000_000
    /// Errors that a reader steps over before it gives up.
    public static let recoveredErrors = 50
    /// Uses of YAML anchors.
    public static let aliases = 100
}

/// The UTF-8 rules of RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF.
public enum UTF8Check {
    /// The offset of the first byte that starts no valid sequence, or nil. O(bytes).
    public static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
        var at = 0
        while at < bytes.count {
            let length = sequenceLength(bytes, at)
            if length == 0 { return at }
            at += length
        }
        return nil
    }

    private static func sequenceLength(_ bytes: [UInt8], _ at: Int) -> Int {
        func continues(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index < bytes.count && range.contains(bytes[index])
        }
        switch bytes[at] {
        case 0...0x7F: return 1
        case 0xC2...0xDF: return continues(at + 1) ? 2 : 0
        case 0xE0: return continues(at + 1, 0xA0...0xBF) && continues(at + 2) ? 3 : 0
        case 0xED: return continues(at + 1, 0x80...0x9F) && continues(at + 2) ? 3 : 0
        case 0xE1...0xEF: return continues(at + 1) && continues(at + 2) ? 3 : 0
        case 0xF0: return continues(at + 1, 0x90...0xBF) && continues(at + 2) && continues(at + 3) ? 4 : 0
        case 0xF1...0xF3: return continues(at + 1) && continues(at + 2) && continues(at + 3) ? 4 : 0
        case 0xF4: return continues(at + 1, 0x80...0x8F) && continues(at + 2) && continues(at + 3) ? 4 : 0
        default: return 0
        }
    }
}

/// Turns byte offsets into lines and columns.
///
/// Offsets that grow cost O(document) altogether; going back starts over.
public struct LocationTracker {
    private let file: String
    private let start: Int
    private var offset: Int
    private var line = 1
    private var column = 1

    /// - Parameter start: Where the text begins: after a byte order mark.
    public init(file: String, start: Int = 0) {
        self.file = file
        self.start = start
        offset = start
    }

    /// The place of the byte at `target`; an offset beyond the end means the place after the last character.
    public mutating func location(of target: Int, in bytes: [UInt8]) -> SourceLocation {
        if target < offset { (offset, line, column) = (start, 1, 1) }
        let end = min(target, bytes.count)
        while offset < end {
            let byte = bytes[offset]
            let isLoneReturn = byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
            if byte == 0x0A || isLoneReturn {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1  // continuation bytes belong to the scalar before them
            }
            offset += 1
        }
        return SourceLocation(file: file, line: line, column: column)
    }
}
