import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// `uuid` of version 7 and `hash`.
@Suite struct IdentifierTests {
    private static let columns = """
        {"name": "at", "type": "datetime", "nullable": true, "null_probability": 0.1,
         "generator": {"datetime_series": {}}},
        {"name": "amount", "type": "decimal(10,2)", "generator": {"distribution": {"type": "uniform", "high": 9}}},
        {"name": "word", "type": "string", "generator": {"choice": {"choices": ["é", "xyz", ""]}}},
        {"name": "u", "type": "uuid", "generator": {"uuid": {"version": 7}}},
        {"name": "v", "type": "string", "generator": {"uuid": {"version": 7, "on": "at"}}},
        {"name": "sha", "type": "string", "generator": {"hash": {"of": ["id", "word", "at"]}}},
        {"name": "md", "type": "string", "generator": {"hash": {"of": "word", "algorithm": "md5"}}},
        {"name": "quick", "type": "string",
         "generator": {"hash": {"of": ["amount", "id"], "algorithm": "fast64", "separator": ""}}}
        """

    @Test func rowsAreIndependent() throws {
        let document = try GeneratorDocument(Self.columns)
        for name in ["u", "v", "sha", "md", "quick"] { try document.checkColumn(name) }
    }

    /// Milliseconds since 1970 of a version 7 UUID, after checking its form.
    private func milliseconds(_ text: String) throws -> Int64 {
        let digits = Array(text.replacingOccurrences(of: "-", with: ""))
        #expect(text.count == 36 && digits.count == 32 && digits[12] == "7" && "89ab".contains(digits[16]))
        return try #require(Int64(String(digits[0..<12]), radix: 16))
    }

    @Test func versionSevenSortsByTime() throws {
        let document = try GeneratorDocument(Self.columns)
        let values = try document.texts("u").compactMap { $0 }
        #expect(values == values.sorted())
        #expect(Set(values).count == 3_000)
        let start: Int64 = 1_704_067_200_000
        for (row, value) in values.enumerated() {
            let expected = start + Int64(row) * 366 * 86_400_000 / 3_000
            #expect(try milliseconds(value) == expected)
        }
    }

    @Test func versionSevenFollowsItsColumn() throws {
        let document = try GeneratorDocument(Self.columns)
        let instants = try document.texts("at")
        let values = try document.texts("v").compactMap { $0 }
        #expect(Set(values.map { $0.suffix(17) }).count == 3_000)
        for (row, value) in values.enumerated() {
            // A null takes the row's place in the timeframe.
            let expected =
                try instants[row].map { try #require(Instant.micros($0)) / 1_000 }
                ?? (1_704_067_200_000 + Int64(row) * 366 * 86_400_000 / 3_000)
            #expect(try milliseconds(value) == expected)
        }
    }

    /// The digests are those of the values' texts.
    @Test func digestsAreOfTheTexts() throws {
        let document = try GeneratorDocument(Self.columns)
        let ids = try document.texts("id")
        let words = try document.texts("word")
        let instants = try document.texts("at")
        let digests = try document.texts("sha")
        let short = try document.texts("md")
        for row in 0..<3_000 {
            let text = "\(ids[row] ?? "")|\(words[row] ?? "")|\(instants[row] ?? "")"
            var out = [UInt8](repeating: 0, count: 32)
            Array(text.utf8).withUnsafeBufferPointer { bytes in
                out.withUnsafeMutableBufferPointer {
                    if let place = $0.baseAddress { SHA256.digest(bytes, into: place) }
                }
            }
            #expect(digests[row] == out.map { String(format: "%02x", $0) }.joined())
        }
        let known = [
            "é": "66ddcd97cfdeabb2f6fb8a999b4bc76f", "xyz": "d16fb36f0911f878998c136191af705e",
            "": "d41d8cd98f00b204e9800998ecf8427e",
        ]
        for row in 0..<3_000 { #expect(short[row] == known[words[row] ?? ""]) }
    }

    /// No two of the small differences meet, and every bit is as often 1 as 0.
    @Test func fastDigestMixes() {
        var seen = Set<UInt64>()
        var ones = [Int](repeating: 0, count: 64)
        let n = Effort.count(200_000)
        for i in 0..<n {
            let word = Array("key-\(i)".utf8).withUnsafeBufferPointer { DigestKernel.fast64($0) }
            seen.insert(word)
            for bit in 0..<64 { ones[bit] += Int(word >> UInt64(bit) & 1) }
        }
        #expect(seen.count == n)
        for count in ones { #expect(abs(Double(2 * count - n)) < 4.5 * Double(n).squareRoot()) }
    }

    @Test func golden() throws {
        let document = try GeneratorDocument(Self.columns)
        try document.expectChecksum("u", "6bb4fb45")
        try document.expectChecksum("v", "ff4da233")
        try document.expectChecksum("quick", "7f3efcde")
    }
}
