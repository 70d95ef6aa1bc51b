import FigmentColumns
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Text by regular expressions.
@Suite struct PatternTests {
    static let expressions = [
        "abc", #"[A-Z]{2}-\d{6}"#, #"^(\+44|0)7\d{3} ?\d{6}$"#, "[a-z]+@[a-z]{3,8}\\.(com|org|net)", "x*y?z{2,}",
        #"(?:ab|c(?:d|ef){0,3})+"#, "[^a-z]{5}", #"\w\W\s\S\d\D."#, "[ąęßä-ü]{1,4}", "(a|b|)c", "[-a\\]]+", "a{0}b",
        #"\x41\u00e9\.\*"#, "[😀-😎]{2}|z", "(?<year>20\\d\\d)/(?P<month>0[1-9]|1[0-2])", "a{,2}b", "{x}", "^a$|^b$",
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}", "", "(a?b){3}c{2}",
    ]

    /// Walks the tree of the expression instead of its program.
    private static func text(_ node: RegexPattern.Node, _ draws: inout PatternDraws) -> [UInt8] {
        switch node {
        case .literal(let bytes): return bytes
        case .oneOf(let set):
            let all = set.ranges.flatMap { Array($0) }
            let scalar = all[Int(draws.index(below: UInt64(all.count)))]
            return Array((Unicode.Scalar(scalar).map { String($0) } ?? "").utf8)
        case .sequence(let nodes):
            var bytes: [UInt8] = []
            for node in nodes { bytes += text(node, &draws) }
            return bytes
        case .alternatives(let nodes): return text(nodes[Int(draws.index(below: UInt64(nodes.count)))], &draws)
        case .repeated(let node, let least, let most):
            var bytes: [UInt8] = []
            for _ in 0..<(least + Int(draws.index(below: UInt64(most - least + 1)))) { bytes += text(node, &draws) }
            return bytes
        }
    }

    @Test(arguments: expressions) func conformance(_ source: String) throws {
        let pattern = try RegexPattern(source)
        let key = TestKeys.key(source)
        checkKernel(PatternKernel(pattern, key: key), .utf8) { row in
            var draws = PatternDraws(key.rowKey(row))
            var out: [UInt8] = [1]
            Canonical.append(text: Self.text(pattern.root, &draws), to: &out)
            return out
        }
    }

    private func values(_ kernel: any Kernel, _ count: Int) -> [String] {
        let column = Fill.column(kernel, .utf8, count: count)
        return (0..<count).map { i in
            var bytes = ByteBuffer()
            column.appendText(i, to: &bytes)
            return String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.count), as: UTF8.self)
        }
    }

    /// Every value is matched as a whole by an engine that is not ours.
    @Test(arguments: expressions) func otherEnginesMatch(_ source: String) throws {
        let pattern = try RegexPattern(source)
        // That engine spells named groups in one way only, and a bare brace or {,n} not at all.
        let spelt = source.replacingOccurrences(of: "(?P<", with: "(?<").replacingOccurrences(of: "{,2}", with: "{0,2}")
            .replacingOccurrences(of: "{x}", with: "\\{x\\}")
        let engine = try NSRegularExpression(pattern: "^(?:" + spelt + ")$")
        for value in values(PatternKernel(pattern, key: TestKeys.key(source)), 2_000) {
            let whole = NSRange(location: 0, length: value.utf16.count)
            let match = engine.firstMatch(in: value, range: whole)
            #expect(match?.range == whole, "\(source) does not match \(value.debugDescription)")
            let lengths = pattern.lengths
            #expect((lengths.least...lengths.most).contains(value.utf8.count))
        }
    }

    /// Characters, branches and numbers of repetitions are even.
    @Test func shares() throws {
        let n = Effort.count(200_000)
        let texts = values(PatternKernel(try RegexPattern("[a-z](?:xx|yy|zz)[0-9]{2,6}"), key: TestKeys.key("even")), n)
        var letters = [Int](repeating: 0, count: 26)
        var branches = [0, 0, 0]
        var lengths = [Int](repeating: 0, count: 5)
        var digits = [Int](repeating: 0, count: 10)
        for text in texts {
            let bytes = Array(text.utf8)
            letters[Int(bytes[0]) - 97] += 1
            branches[Int(bytes[1]) - 120] += 1
            lengths[bytes.count - 5] += 1
            for byte in bytes[3...] { digits[Int(byte) - 48] += 1 }
        }
        for counts in [letters, branches, lengths, digits] { #expect(abs(Statistics.score(even: counts)) < 4.8) }
        // Neighbouring draws share a word of random bits: their pairs are even too.
        var pairs = [Int](repeating: 0, count: 78)
        for text in texts {
            let bytes = Array(text.utf8)
            pairs[(Int(bytes[0]) - 97) * 3 + Int(bytes[1]) - 120] += 1
        }
        #expect(abs(Statistics.score(even: pairs)) < 4.8)
    }

    @Test(
        arguments: [
            ("abc", 1), (#"\d{4}"#, 10_000), ("[A-Z]{2}-[0-9]", 6_760), ("(ab|cd|ef)[xy]", 6), ("a|bc", nil),
            ("a?b", nil),
            ("a+", nil), ("(a|a)b", nil), (#"\w{30}"#, nil), ("([ab]{2}-){2}", 16),
        ] as [(String, UInt64?)])
    func distinctValues(_ source: String, _ expected: UInt64?) throws {
        let pattern = try RegexPattern(source)
        #expect(pattern.distinctValues == expected)
        guard let expected else { return #expect(DistinctPatternKernel(pattern, key: TestKeys.key()) == nil) }
        let kernel = try #require(DistinctPatternKernel(pattern, key: TestKeys.key()))
        let all = values(kernel, Int(expected))
        #expect(Set(all).count == Int(expected))
        let engine = try NSRegularExpression(pattern: "^(?:" + source + ")$")
        for value in all.prefix(500) {
            #expect(engine.firstMatch(in: value, range: NSRange(location: 0, length: value.utf16.count)) != nil)
        }
    }

    /// The first values, pinned: a change is a new engine version.
    @Test func golden() throws {
        let kernel = PatternKernel(try RegexPattern(#"[A-Z]{2}-\d{4}(a|b)+"#), key: TestKeys.key("golden"))
        #expect(values(kernel, 3) == ["RJ-0434bbababa", "CC-0513aaaabba", "RG-1420ababab"])
    }
}
