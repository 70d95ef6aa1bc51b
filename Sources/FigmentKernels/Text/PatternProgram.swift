import FigmentSchema

/// A regular expression flattened: instructions that append to a text, one behind the other.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        /// Bytes `from ..< to` of the literals.
        case literal(from: Int, to: Int)
        /// One byte of `count` at `from` in the table of ASCII sets.
        case ascii(from: Int, count: UInt64)
        /// One character of ranges `from ..< to`.
        case character(from: Int, to: Int, count: UInt64)
        /// On to one of `count` targets at `from`.
        case branch(from: Int, count: UInt64)
        case jump(Int)
        /// Draws how often to run what follows; past `end` where that is no time.
        case open(least: UInt64, choices: UInt64, end: Int)
        /// Back to `start` while there are runs left.
        case close(start: Int)
    }

    private(set) var instructions: [Instruction] = []
    private(set) var literals: [UInt8] = []
    private(set) var asciiSets: [UInt8] = []
    private(set) var ranges: [ClosedRange<UInt32>] = []
    private(set) var targets: [Int] = []
    /// The most bytes of a value.
    let maxBytes: Int
    let averageBytes: Double

    init(_ pattern: RegexPattern) {
        maxBytes = pattern.lengths.most
        averageBytes = Double(pattern.lengths.least + pattern.lengths.most) / 2
        add(pattern.root)
    }

    private mutating func add(_ node: RegexPattern.Node) {
        switch node {
        case .literal(let bytes):
            literals += bytes
            instructions.append(.literal(from: literals.count - bytes.count, to: literals.count))
        case .oneOf(let set): add(set)
        case .sequence(let nodes): for node in nodes { add(node) }
        case .alternatives(let nodes): add(alternatives: nodes)
        case .repeated(let node, let least, let most):
            let start = instructions.count
            instructions.append(.jump(0))
            add(node)
            instructions.append(.close(start: start + 1))
            instructions[start] = .open(
                least: UInt64(least), choices: UInt64(most - least + 1), end: instructions.count)
        }
    }

    private mutating func add(_ set: RegexPattern.CharacterSet) {
        let isASCII = set.ranges.allSatisfy { $0.upperBound < 0x80 }
        if isASCII {
            instructions.append(.ascii(from: asciiSets.count, count: UInt64(set.count)))
            for range in set.ranges { asciiSets += range.map { UInt8($0) } }
        } else {
            instructions.append(
                .character(from: ranges.count, to: ranges.count + set.ranges.count, count: UInt64(set.count)))
            ranges += set.ranges
        }
    }

    private mutating func add(alternatives nodes: [RegexPattern.Node]) {
        let first = targets.count
        targets += nodes.map { _ in 0 }
        instructions.append(.branch(from: first, count: UInt64(nodes.count)))
        var exits: [Int] = []
        for (i, node) in nodes.enumerated() {
            targets[first + i] = instructions.count
            add(node)
            if i < nodes.count - 1 {
                exits.append(instructions.count)
                instructions.append(.jump(0))
            }
        }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
    }
}

/// Small draws from the words of a row's stream: each word serves several, until 32 of its bits are used up.
struct PatternDraws {
    private let stream: StreamKey
    private var word: UInt64 = 0
    /// The product of the choices taken from this word.
    private var used: UInt64 = .max
    private var number: Int64 = 0

    init(_ stream: StreamKey) { self.stream = stream }

    /// A number below `n` ≤ 2^31, with a bias below n ∕ 2^31.
    @inline(__always)
    mutating func index(below n: UInt64) -> UInt64 {
        if n <= 1 { return 0 }
        if used &* n > 1 << 32 || used > 1 << 32 {
            word = stream.bits(number)
            number &+= 1
            used = 1
        }
        used = used &* n
        let product = word.multipliedFullWidth(by: n)
        // The low half is as even as the word was, but for the bits that are gone.
        word = product.low
        return product.high
    }
}
