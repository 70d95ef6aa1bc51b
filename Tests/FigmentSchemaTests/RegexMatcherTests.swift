import FigmentSchema
import Foundation
import Testing

/// Recognising texts, against Foundation's regular expressions.
@Suite struct RegexMatcherTests {
    static let sources = [
        "a", "^a$", "ab|cd", "^(ab|cd)+$", "a*b", "^[a-c]{2,3}$", #"^\d+-\w*$"#, "[^@]+@[^@]+$", ".+", "^$", "",
        "x?y?z?$",
        #"^\+?[0-9 -]+$"#, "(a|b)*abb$", "^(a|ab)(c|bcd)$", "(?:é|ü)+n", #"\s\S"#, "a{3,}$", "^(x{0,2}y){2}$",
        #"\A\w\z"#,
        "^[A-Z]{2}\\d{4}$|^none$", ".", "[a-z_.]+$", "(a*)*b", "^(?<name>a|b)c",
    ]
    static let texts = [
        "", "a", "b", "ab", "abb", "aabb", "babb", "cd", "abcd", "ababcd", "abcbcd", "aaa", "aaaa", "xyy", "xxyxy",
        "yy", "xyz",
        "1-", "12-ab", "x@y", "me@example.com", "@", "AB1234", "AB12345", "none", "nonesuch", "+1 555-0100", "én", "nü",
        " x",
        "x ", "\n", "a\nb", "\u{1F600}", "bc", "_", "a.b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaac",
    ]

    @Test(arguments: sources) func agreesWithFoundation(_ source: String) throws {
        let matcher = try #require(RegexMatcher(source))
        let expression = try NSRegularExpression(pattern: "^(?:\(source))")
        for text in Self.texts {
            // Foundation's `$` also stands before a last new line.
            if text.hasSuffix("\n"), source.contains("$") { continue }
            let range = NSRange(text.startIndex..., in: text)
            let expected = expression.firstMatch(in: text, options: [.anchored], range: range) != nil
            #expect(matcher.matches(text) == expected, "\(source) on \(text.debugDescription)")
        }
    }

    /// No expression and no text takes long, and what is too large is refused.
    @Test func hostile() throws {
        let matcher = try #require(RegexMatcher("^(a|a)*(a|a)*(a|a)*$"))
        #expect(!matcher.matches(String(repeating: "a", count: 20_000) + "b"))
        #expect(RegexMatcher("((a{1000}){1000}){1000}") == nil)
        #expect(RegexMatcher("(?=a)") == nil)
        #expect(RegexMatcher(String(repeating: "(", count: 10_000)) == nil)
    }

    @Test func brokenUTF8IsNoDanger() throws {
        let matcher = try #require(RegexMatcher("^.é+$"))
        for bytes in [[0xC3], [0xF0, 0x9F], [0xE2, 0x82], [0xFF, 0xC3, 0xA9]] as [[UInt8]] {
            bytes.withUnsafeBufferPointer { _ = matcher.matches($0) }
        }
    }
}
