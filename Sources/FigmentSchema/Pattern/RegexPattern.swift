/// A regular expression of the subset from which values can be made: literals, escapes, `\d \w \s` and their opposites,
/// classes with ranges and negation, the dot, groups, alternation, quantifiers, and the anchors `^` and `$` at the ends.
///
/// What a dot, a negated class or `\D \W \S` leaves open is printable ASCII; `\s` makes a space. Values match as a whole,
/// so that a search for the expression finds them too.
public struct RegexPattern: Sendable {
    /// Parts of the expression, each making a text on its own.
    public indirect enum Node: Hashable, Sendable {
        case literal([UInt8])
        /// One character of some ranges, each equally likely.
        case oneOf(CharacterSet)
        case sequence([Node])
        /// One of these, each equally likely.
        case alternatives([Node])
        /// So many times, each number equally likely; both ends included.
        case repeated(Node, least: Int, most: Int)
    }

    /// Characters as ascending ranges that do not touch.
    public struct CharacterSet: Hashable, Sendable {
        public let ranges: [ClosedRange<UInt32>]
        /// How many characters there are; at least one.
        public let count: Int

        init(_ ranges: [ClosedRange<UInt32>]) {
            self.ranges = ranges
            count = ranges.reduce(0) { $0 + $1.count }
        }
    }

    public let source: String
    public let root: Node

    /// The most bytes of an expression, the deepest nesting, the most repetitions and the longest value.
    public static var maxBytes: Int { 4_096 }
    public static var maxDepth: Int { 50 }
    public static var maxRepetitions: Int { 1_000 }
    public static var maxValueBytes: Int { 65_535 }
    /// How much more than its least an open quantifier (`*`, `+`, `{m,}`) may repeat, where nothing else is said.
    public static var usualOpenRepetitions: Int { 8 }

    /// - Parameter openRepetitions: How much more than its least an open quantifier may repeat.
    /// - Throws: ``RegexError`` with the place in the text and what is not in the subset.
    /// - Complexity: O(bytes).
    public init(_ source: String, openRepetitions: Int = usualOpenRepetitions) throws(RegexError) {
        self.source = source
        root = try RegexParser.parse(source, openRepetitions: openRepetitions)
        if lengths.most > RegexPattern.maxValueBytes {
            throw RegexError(
                "its values may be \(lengths.most) bytes long, more than \(RegexPattern.maxValueBytes)", at: 0)
        }
    }

    /// What keeps an expression out of the subset; nil where values can be made from it.
    public static func problem(in source: String) -> RegexError? {
        do throws(RegexError) {
            _ = try RegexPattern(source)
            return nil
        } catch { return error }
    }

    /// The fewest and the most bytes of a value.
    public var lengths: (least: Int, most: Int) { RegexPattern.lengths(root) }

    static func lengths(_ node: Node) -> (least: Int, most: Int) {
        switch node {
        case .literal(let bytes): return (bytes.count, bytes.count)
        case .oneOf(let set):
            let widths = set.ranges.flatMap { [width($0.lowerBound), width($0.upperBound)] }
            return (widths.min() ?? 1, widths.max() ?? 1)
        case .sequence(let nodes):
            return nodes.map { lengths($0) }.reduce((0, 0)) {
                (saturated($0.0.addingReportingOverflow($1.least)), saturated($0.1.addingReportingOverflow($1.most)))
            }
        case .alternatives(let nodes):
            let all = nodes.map { lengths($0) }
            return (all.map(\.least).min() ?? 0, all.map(\.most).max() ?? 0)
        case .repeated(let node, let least, let most):
            let one = lengths(node)
            return (
                saturated(one.least.multipliedReportingOverflow(by: least)),
                saturated(one.most.multipliedReportingOverflow(by: most))
            )
        }
    }

    private static func saturated(_ result: (partialValue: Int, overflow: Bool)) -> Int {
        result.overflow ? .max : result.partialValue
    }

    private static func width(_ scalar: UInt32) -> Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    /// How many values there are, where each is made in one way only: every part has a fixed number of characters. Nil for
    /// expressions that may make one value in two ways, and beyond 2^62.
    public var distinctValues: UInt64? { RegexPattern.count(root) }

    private static func count(_ node: Node) -> UInt64? {
        switch node {
        case .literal: return 1
        case .oneOf(let set): return UInt64(set.count)
        case .sequence(let nodes):
            var product: UInt64 = 1
            for node in nodes {
                guard let one = count(node) else { return nil }
                let (next, overflow) = product.multipliedReportingOverflow(by: one)
                if overflow || next > 1 << 62 { return nil }
                product = next
            }
            return product
        case .alternatives(let nodes):
            // Literals of their own are never the same; other branches may overlap.
            let texts = nodes.compactMap { if case .literal(let bytes) = $0 { bytes } else { nil } }
            guard texts.count == nodes.count, Set(texts).count == texts.count,
                Set(texts.map(\.count)).count == 1
            else { return nil }
            return UInt64(texts.count)
        case .repeated(let node, let least, let most):
            guard least == most, let one = count(node) else { return nil }
            var product: UInt64 = 1
            for _ in 0..<(one == 1 ? 0 : least) {
                let (next, overflow) = product.multipliedReportingOverflow(by: one)
                if overflow || next > 1 << 62 { return nil }
                product = next
            }
            return product
        }
    }
}

/// Why an expression is not in the subset: what, where, and what to write instead.
public struct RegexError: Error, Hashable, Sendable {
    public let message: String
    /// Characters before the place.
    public let offset: Int
    public let fix: String?

    init(_ message: String, at offset: Int, fix: String? = nil) {
        self.message = message
        self.offset = offset
        self.fix = fix
    }
}
