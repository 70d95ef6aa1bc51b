/// Parses a regular expression: alternatives of sequences of quantified atoms, by recursive descent of bounded depth.
struct RegexParser {
    private let scalars: [Unicode.Scalar]
    private let openRepetitions: Int
    /// Whether texts are to be recognised, not made: a dot is any character, and the end is open where
    /// no anchor is.
    private let isMatching: Bool
    private var at = 0
    private var depth = 0

    static func parse(
        _ source: String, openRepetitions: Int, isMatching: Bool = false
    ) throws(RegexError) -> RegexPattern.Node {
        if source.utf8.count > RegexPattern.maxBytes {
            throw RegexError(
                "the expression is longer than \(RegexPattern.maxBytes) bytes", at: 0)
        }
        var parser = RegexParser(
            scalars: Array(source.unicodeScalars), openRepetitions: openRepetitions, isMatching: isMatching)
        let node = try parser.alternatives()
        if parser.at < parser.scalars.count {
            throw RegexError("this ')' closes nothing", at: parser.at, fix: #"\)"#)
        }
        return node
    }

    private init(scalars: [Unicode.Scalar], openRepetitions: Int, isMatching: Bool) {
        self.scalars = scalars
        self.openRepetitions = openRepetitions
        self.isMatching = isMatching
    }

    private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }
    private func peek(_ distance: Int) -> Unicode.Scalar? {
        at + distance < scalars.count ? scalars[at + distance] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        at += 1
        return true
    }

    private mutating func alternatives() throws(RegexError) -> RegexPattern.Node {
        depth += 1
        defer { depth -= 1 }
        if depth > RegexPattern.maxDepth {
            throw RegexError("groups are nested more than \(RegexPattern.maxDepth) deep", at: at)
        }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(RegexError) -> RegexPattern.Node {
        var nodes: [RegexPattern.Node] = []
        let isOutermost = depth == 1
        if isOutermost, take("^") {}
        var isOpen = true
        while let scalar = next, scalar != "|", scalar != ")" {
            if scalar == "$" {
                at += 1
                guard isOutermost, next == nil || next == "|" else { throw misplacedAnchor("$", at - 1) }
                isOpen = false
                break
            }
            let start = at
            if scalar == "\\", peek(1) == "z" || peek(1) == "Z" { isOpen = false }
            let atom = try atom()
            guard let atom = try quantified(atom, start) else { continue }
            if case .literal(let bytes) = atom, case .literal(let before)? = nodes.last {
                nodes[nodes.count - 1] = .literal(before + bytes)
            } else {
                nodes.append(atom)
            }
        }
        if isMatching, isOutermost, isOpen {
            let anything = RegexPattern.Node.repeated(
                .oneOf(RegexPattern.CharacterSet([0...0x10FFFF])), least: 0, most: openRepetitions)
            nodes.append(anything)
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    /// What is left of the characters that a value may have.
    private func others(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        isMatching ? CharacterRanges.complement(CharacterRanges.merged(ranges)) : CharacterRanges.others(ranges)
    }

    private func misplacedAnchor(_ text: String, _ place: Int) -> RegexError {
        RegexError(
            "'\(text)' stands for an end of the value and belongs at that end; as a character it is written '\\\(text)'",
            at: place, fix: "\\\(text)")
    }

    // MARK: Atoms

    private mutating func atom() throws(RegexError) -> RegexPattern.Node {
        let start = at
        guard let scalar = next else { return .literal([]) }
        at += 1
        switch scalar {
        case "(": return try group(start)
        case "[": return .oneOf(try characterClass(start))
        case ".": return .oneOf(RegexPattern.CharacterSet(isMatching ? others([10...10]) : [0x20...0x7E]))
        case "^": throw misplacedAnchor("^", start)
        case "*", "+", "?": throw RegexError("this '\(scalar)' repeats nothing", at: start, fix: "\\\(scalar)")
        case "\\":
            switch try escape(inClass: false) {
            case .character(let scalar): return .literal(Array(String(scalar).utf8))
            case .set(let ranges): return .oneOf(RegexPattern.CharacterSet(ranges))
            case .nothing: return .literal([])
            }
        // A brace that begins no quantifier is a character, as in most engines.
        default: return .literal(Array(String(scalar).utf8))
        }
    }

    private mutating func group(_ start: Int) throws(RegexError) -> RegexPattern.Node {
        if take("?") { try groupKind(start) }
        let node = try alternatives()
        guard take(")") else { throw RegexError("this group is not closed", at: start, fix: ")") }
        return node
    }

    /// `?:` and names are passed over; whatever looks around or changes how the rest is read is refused.
    private mutating func groupKind(_ start: Int) throws(RegexError) {
        if take(":") { return }
        let isLookbehind = next == "<" && (peek(1) == "=" || peek(1) == "!")
        if next == "=" || next == "!" || isLookbehind {
            throw RegexError(
                "looking ahead or behind is not supported: it says what a value must not be, not how to make it",
                at: start)
        }
        _ = take("P")
        if take("<") {
            while let scalar = next, scalar != ">" {
                guard scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                    break
                }
                at += 1
            }
            if take(">") { return }
        }
        throw RegexError(
            "this kind of group is not supported; there are (…), (?:…) and (?<name>…)", at: start, fix: "(?:")
    }

    // MARK: Quantifiers

    /// - Returns: Nil for what is repeated no time.
    private mutating func quantified(
        _ atom: RegexPattern.Node, _ start: Int
    ) throws(RegexError) -> RegexPattern.Node? {
        guard let (least, most) = try quantifier() else { return atom }
        // Lazy and greedy quantifiers match the same texts.
        if take("?") {}
        if next == "+" {
            throw RegexError("possessive quantifiers are not supported", at: at, fix: "leave out the second '+'")
        }
        if next == "*" || next == "?" {
            throw RegexError("one quantifier after another: put the first part into (?:…)", at: at, fix: "(?:…)")
        }
        // Repeating nothing makes nothing, however often: no loop over it may reach a kernel.
        if most == 0 || RegexPattern.lengths(atom).most == 0 { return nil }
        return least == 1 && most == 1 ? atom : .repeated(atom, least: least, most: most)
    }

    private mutating func quantifier() throws(RegexError) -> (Int, Int)? {
        let start = at
        switch next {
        case "?": at += 1; return (0, 1)
        case "*": at += 1; return (0, openRepetitions)
        case "+": at += 1; return (1, 1 + openRepetitions)
        case "{":
            at += 1
            let least = number()
            let isRange = take(",")
            let most = isRange ? number() : least
            guard take("}"), least != nil || (isRange && most != nil) else {
                at = start
                return nil
            }
            let low = least ?? 0
            let high = most ?? low + openRepetitions
            if low > RegexPattern.maxRepetitions || high > RegexPattern.maxRepetitions + openRepetitions {
                throw RegexError("more than \(RegexPattern.maxRepetitions) repetitions", at: start)
            }
            if low > high {
                throw RegexError(
                    "the least number of repetitions, \(low), is above the most, \(high)", at: start,
                    fix: "{\(high),\(low)}")
            }
            return (low, high)
        default: return nil
        }
    }

    /// Digits, saturated beyond what anyone asks for.
    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1_000_000)
            at += 1
        }
        return value
    }

    // MARK: Escapes

    private enum Escape {
        case character(Unicode.Scalar)
        case set([ClosedRange<UInt32>])
        /// An anchor.
        case nothing
    }

    /// What follows a backslash.
    private mutating func escape(inClass: Bool) throws(RegexError) -> Escape {
        let start = at - 1
        guard let scalar = next else {
            throw RegexError("a backslash at the end stands for nothing", at: start, fix: #"\\"#)
        }
        at += 1
        switch scalar {
        case "d": return .set(CharacterRanges.digits)
        case "w": return .set(CharacterRanges.word)
        case "s": return .set(isMatching ? CharacterRanges.space : [0x20...0x20])
        case "D": return .set(others(CharacterRanges.digits))
        case "W": return .set(others(CharacterRanges.word))
        case "S": return .set(others(CharacterRanges.space))
        case "t": return .character("\t")
        case "n": return .character("\n")
        case "r": return .character("\r")
        case "x": return .character(try hexadecimal(2, start))
        case "u": return .character(try hexadecimal(4, start))
        case "A" where !inClass && start == 0: return .nothing
        case "z" where !inClass && at == scalars.count, "Z" where !inClass && at == scalars.count: return .nothing
        case "b", "B":
            throw RegexError("'\\\(scalar)' looks at the characters around it, which is not supported", at: start)
        case "1"..."9", "k":
            throw RegexError("a reference to an earlier group is not supported", at: start)
        case "p", "P":
            throw RegexError("Unicode properties are not supported; write a class", at: start, fix: "[a-zA-Z]")
        default:
            if scalar.properties.isAlphabetic && scalar.isASCII || ("0"..."9").contains(scalar) {
                throw RegexError("the escape '\\\(scalar)' is not known", at: start, fix: String(scalar))
            }
            return .character(scalar)
        }
    }

    private mutating func hexadecimal(_ digits: Int, _ start: Int) throws(RegexError) -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = next, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw RegexError("\(digits) hexadecimal digits are needed here", at: start, fix: "\\u0041")
            }
            value = value * 16 + UInt32(digit)
            at += 1
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw RegexError("half of a surrogate pair is no character", at: start)
        }
        return scalar
    }

    // MARK: Classes

    private mutating func characterClass(_ start: Int) throws(RegexError) -> RegexPattern.CharacterSet {
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            let place = at
            guard let low = try classMember(&ranges) else { continue }
            guard next == "-", let after = peek(1), after != "]" else {
                ranges.append(low.value...low.value)
                continue
            }
            at += 1
            guard let high = try classMember(&ranges) else {
                throw RegexError("a range ends in one character", at: place)
            }
            guard low.value <= high.value else {
                throw RegexError(
                    "the range goes backwards, from '\(low)' to '\(high)'", at: place, fix: "\(high)-\(low)")
            }
            ranges += CharacterRanges.scalars(low.value...high.value)
        }
        guard take("]") else { throw RegexError("this class is not closed", at: start, fix: "]") }
        let merged = CharacterRanges.merged(ranges)
        let result = isNegated ? others(merged) : merged
        if result.isEmpty {
            throw RegexError("no printable ASCII character is left for this class", at: start)
        }
        return RegexPattern.CharacterSet(result)
    }

    /// One character; a set such as `\d` is added and nothing returned.
    private mutating func classMember(_ ranges: inout [ClosedRange<UInt32>]) throws(RegexError) -> Unicode.Scalar? {
        let start = at
        guard let scalar = next else { return nil }
        at += 1
        if scalar == "[", next == ":" {
            throw RegexError("POSIX classes are not supported", at: start, fix: "a-z")
        }
        if scalar == "&", next == "&" {
            throw RegexError("intersections of classes are not supported", at: start)
        }
        guard scalar == "\\" else { return scalar }
        switch try escape(inClass: true) {
        case .character(let scalar): return scalar
        case .set(let set):
            ranges += set
            return nil
        case .nothing: return nil
        }
    }
}

/// Sets of characters as ranges of code points.
enum CharacterRanges {
    static let digits: [ClosedRange<UInt32>] = [48...57]
    static let word: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
    static let space: [ClosedRange<UInt32>] = [9...13, 32...32]

    /// Printable ASCII without these.
    static func others(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var from: UInt32 = 0x20
        for range in ranges where range.upperBound >= 0x20 {
            if range.lowerBound > 0x7E { break }
            if range.lowerBound > from { result.append(from...(range.lowerBound - 1)) }
            from = max(from, range.upperBound + 1)
        }
        if from <= 0x7E { result.append(from...0x7E) }
        return result
    }

    /// Every code point without these, which ascend.
    static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var from: UInt32 = 0
        for range in ranges {
            if range.lowerBound > from { result.append(from...(range.lowerBound - 1)) }
            from = max(from, range.upperBound + 1)
        }
        if from <= 0x10FFFF { result.append(from...0x10FFFF) }
        return result
    }

    /// A range without the surrogates, which are no characters.
    static func scalars(_ range: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        if range.lowerBound < 0xD800 { result.append(range.lowerBound...min(range.upperBound, 0xD7FF)) }
        if range.upperBound > 0xDFFF { result.append(max(range.lowerBound, 0xE000)...range.upperBound) }
        return result
    }

    /// Ascending, none touching another.
    static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound + 1,
                !(last.upperBound == 0xD7FF && range.lowerBound == 0xE000)
            {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
