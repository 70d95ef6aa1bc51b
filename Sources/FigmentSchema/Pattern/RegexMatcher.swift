/// Recognises the texts that begin with what an expression of ``RegexPattern``'s subset describes (with `$`: that are it),
/// which is how pattern constraints are checked. A dot is any character but a new line, and quantifiers are open.
///
/// All ways through the expression are followed at once (K. Thompson, "Regular expression search algorithm", 1968), so
/// that no text takes long.
public struct RegexMatcher: Sendable {
    public let source: String

    private enum State: Sendable {
        /// One character of these, then the next state.
        case character(RegexPattern.CharacterSet, then: Int)
        /// On in any of these without a character.
        case branch([Int])
        case found
    }
    private var states: [State] = [.found]
    private var start = 0

    private static var maxStates: Int { 20_000 }
    private static var open: Int { 1 << 40 }

    /// Nil for what is not in the subset, and for expressions that spell out more than 20 000 characters.
    public init?(_ source: String) {
        self.source = source
        guard let root = try? RegexParser.parse(source, openRepetitions: RegexMatcher.open, isMatching: true),
            let entry = add(root, then: 0)
        else { return nil }
        start = entry
    }

    // MARK: Building

    private mutating func add(_ state: State) -> Int? {
        if states.count >= RegexMatcher.maxStates { return nil }
        states.append(state)
        return states.count - 1
    }

    /// The state in which a text of the node, followed by what `next` takes, is recognised.
    private mutating func add(_ node: RegexPattern.Node, then next: Int) -> Int? {
        switch node {
        case .literal(let bytes):
            var entry = next
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars.reversed() {
                let set = RegexPattern.CharacterSet([scalar.value...scalar.value])
                guard let state = add(.character(set, then: entry)) else { return nil }
                entry = state
            }
            return entry
        case .oneOf(let set): return add(.character(set, then: next))
        case .sequence(let nodes):
            var entry = next
            for node in nodes.reversed() {
                guard let state = add(node, then: entry) else { return nil }
                entry = state
            }
            return entry
        case .alternatives(let nodes):
            var entries: [Int] = []
            for node in nodes {
                guard let state = add(node, then: next) else { return nil }
                entries.append(state)
            }
            return add(.branch(entries))
        case .repeated(let node, let least, let most): return add(node, least, most, then: next)
        }
    }

    private mutating func add(_ node: RegexPattern.Node, _ least: Int, _ most: Int, then next: Int) -> Int? {
        var entry = next
        if most >= RegexMatcher.open {
            guard let loop = add(.branch([])), let body = add(node, then: loop) else { return nil }
            states[loop] = .branch([body, next])
            entry = loop
        } else {
            for _ in least..<max(least, most) {
                guard let body = add(node, then: entry), let choice = add(.branch([body, next])) else { return nil }
                entry = choice
            }
        }
        for _ in 0..<least {
            guard let body = add(node, then: entry) else { return nil }
            entry = body
        }
        return entry
    }

    // MARK: Matching

    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches($0) }
    }

    /// - Complexity: O(characters × states that are open at once).
    public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = states.count
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 4 * count) { words in
            var now = StateSet(words, at: 0, count)
            var next = StateSet(words, at: 2 * count, count)
            enter(start, &now)
            var at = 0
            while at < text.count, now.count > 0 {
                let scalar = RegexMatcher.scalar(text, &at)
                next.clear()
                for i in 0..<now.count {
                    guard case .character(let set, let then) = states[now[i]], set.contains(scalar) else { continue }
                    enter(then, &next)
                }
                swap(&now, &next)
            }
            return (0..<now.count).contains { if case .found = states[now[$0]] { true } else { false } }
        }
    }

    /// Adds the state, and those that follow without a character.
    private func enter(_ state: Int, _ set: inout StateSet) {
        guard set.insert(state) else { return }
        // What is added behind is looked at in its turn.
        var at = set.count - 1
        while at < set.count {
            if case .branch(let targets) = states[set[at]] {
                for target in targets { _ = set.insert(target) }
            }
            at += 1
        }
    }

    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32 {
        let first = text[at]
        at += 1
        if first < 0x80 { return UInt32(first) }
        let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
        var value = UInt32(first) & (more == 3 ? 0x07 : more == 2 ? 0x0F : 0x1F)
        for _ in 0..<more where at < text.count {
            value = value << 6 | UInt32(text[at] & 0x3F)
            at += 1
        }
        return value
    }
}

/// Numbers below a bound, in the order in which they came (P. Briggs, L. Torczon, "An efficient representation for
/// sparse sets", 1993).
private struct StateSet {
    private let dense: UnsafeMutablePointer<Int>
    private let sparse: UnsafeMutablePointer<Int>
    private(set) var count = 0

    init(_ words: UnsafeMutableBufferPointer<Int>, at offset: Int, _ size: Int) {
        let base = words.baseAddress.unsafelyUnwrapped + offset
        dense = base
        sparse = base + size
        sparse.initialize(repeating: 0, count: size)
    }

    subscript(i: Int) -> Int { dense[i] }

    mutating func clear() { count = 0 }

    /// Whether it was not there yet.
    mutating func insert(_ value: Int) -> Bool {
        let place = sparse[value]
        if place < count, dense[place] == value { return false }
        dense[count] = value
        sparse[value] = count
        count += 1
        return true
    }
}

extension RegexPattern.CharacterSet {
    func contains(_ scalar: UInt32) -> Bool {
        ranges.contains { $0.contains(scalar) }
    }
}
