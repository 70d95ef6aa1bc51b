import FigmentSchema
import Testing

@Suite struct RegexPatternTests {
    @Test(arguments: [
        ("a(b", 1, "not closed"), ("a)b", 1, "closes nothing"), ("[a", 0, "not closed"), ("*a", 0, "repeats nothing"),
        ("a**", 2, "after another"), ("a++", 2, "possessive"), ("a{3,2}", 1, "above the most"),
        ("(?=a)", 0, "looking ahead"), ("x(?<!a)", 1, "looking ahead"), (#"(a)\1"#, 3, "reference"),
        (#"\bword"#, 0, "around it"), (#"\p{L}"#, 0, "properties"), ("a^b", 1, "belongs at that end"),
        ("a$b", 1, "belongs at that end"), ("[z-a]", 1, "backwards"), (#"\x4"#, 0, "hexadecimal"),
        (#"\ud800"#, 0, "surrogate"), ("[[:alpha:]]", 1, "POSIX"), ("[a&&b]", 2, "intersections"),
        (#"\q"#, 0, "not known"), ("ab\\", 2, "stands for nothing"), ("(?i)a", 0, "kind of group"),
        ("a{2000}", 1, "more than 1000"), ("(a{1000}){1000}", 0, "bytes long"), (#"[^\x20-\x7e]"#, 0, "printable"),
        (#"[a-\d]"#, 1, "ends in one character"),
    ])
    func problems(_ source: String, _ offset: Int, _ words: String) {
        let problem = RegexPattern.problem(in: source)
        #expect(problem?.offset == offset)
        #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "accepted")")
    }

    @Test(arguments: [
        "", "a|", "(?:)", "a{2", "x{", "[]a]", "[^]a]", "a-b", "^", "$", "^$", "(((a)))", #"\A\d\z"#, "a??",
    ])
    func accepted(_ source: String) {
        #expect(RegexPattern.problem(in: source) == nil)
    }

    /// Deep nesting and loops over nothing neither crash nor take long.
    @Test func hostile() throws {
        let deep = String(repeating: "(", count: 2_000) + String(repeating: ")", count: 2_000)
        #expect(RegexPattern.problem(in: deep)?.message.contains("nested") == true)
        var loops = ""
        for _ in 0..<40 { loops = "(\(loops)){1000}" }
        #expect(RegexPattern.problem(in: loops) == nil)
        #expect(try RegexPattern(loops).lengths.most == 0)
        #expect(RegexPattern.problem(in: String(repeating: "a", count: 5_000))?.message.contains("longer") == true)
    }

    @Test func openQuantifiersHaveACap() throws {
        func lengths(_ source: String, _ most: Int = 8) throws -> [Int] {
            let lengths = try RegexPattern(source, openRepetitions: most).lengths
            return [lengths.least, lengths.most]
        }
        #expect(try lengths("a*") == [0, 8])
        #expect(try lengths("a+", 20) == [1, 21])
        #expect(try lengths("a{3,}", 0) == [3, 3])
    }
}
