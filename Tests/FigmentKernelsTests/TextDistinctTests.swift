import FigmentColumns
import FigmentPlan
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

@Suite struct TextDistinctTests {
    static let rooms = [300, 100, 50, 30, 20, 12, 8, 5, 3, 2, 1]

    /// A proof for each structure and room: no two choices of entries spell the same text.
    @Test(arguments: TextMeaning.allCases) func choicesCanBeReadOffTheText(_ meaning: TextMeaning) {
        var seen: Set<String> = []
        for room in [65_535] + TextDistinctTests.rooms {
            for isWide in [false, true] {
                let kernel = TextKernel.makeDistinct(
                    meaning, maxLength: room, fieldName: "doc_id", isWide: isWide, streams: TextSupport.streams)
                guard case .pieces(let forms) = kernel.form else { continue }
                let sets = forms.map { form -> [[UInt8]] in
                    switch form {
                    case .constant(let text): [text]
                    case .pool(let pool): (0..<pool.count).map { pool[$0] }
                    case .counter, .text: []
                    }
                }
                guard seen.insert(sets.map { "\($0.count) \($0.first ?? [])" }.joined()).inserted else { continue }
                let clash = Decodability(sets).clash()
                #expect(clash == nil, "\(meaning) \(room): \(clash ?? "")")
            }
        }
    }

    /// Many keys, and all keys of small domains.
    @Test(arguments: TextMeaning.allCases) func keysGiveDifferentTexts(_ meaning: TextMeaning) {
        for (room, limit) in [(200, UInt64(3_000)), (20, 3_000), (3, 2_000), (1, 100)] {
            let kernel = TextKernel.makeDistinct(
                meaning, maxLength: room, fieldName: "doc_id", streams: TextSupport.streams)
            let n = min(kernel.domainSize, limit)
            #expect(Set(TextSupport.bytes(kernel, rows: 0..<Int64(n))).count == n, "\(meaning) \(room)")
            // Beyond the domain keys begin anew.
            if kernel.domainSize < 1000 {
                let size = Int64(kernel.domainSize)
                #expect(TextSupport.bytes(kernel, rows: size..<(size + 10)) == TextSupport.bytes(kernel, rows: 0..<10))
            }
        }
    }

    @Test(arguments: [TextMeaning.personName, .email, .identifier, .sessionID, .uuid, .productName, .title])
    func manyKeys(_ meaning: TextMeaning) {
        let kernel = TextKernel.makeDistinct(
            meaning, maxLength: 64, fieldName: "doc_id", isWide: true, streams: TextSupport.streams)
        #expect(Set(TextSupport.bytes(kernel, rows: 0..<200_000)).count == 200_000)
    }

    static let bigDomains: [TextMeaning] = [
        .personName, .username, .email, .productName, .title, .videoTitle, .headline, .sentence, .review, .comment,
        .caption, .userMessage, .aiResponse, .transcript, .summary, .content, .fullText, .productDescription,
        .videoDescription, .description, .url, .imageURL, .filename, .imageFile, .audioFile, .videoFile,
        .streetAddress, .sku, .ipAddress,
    ]

    /// At least nine in ten of a million random texts differ.
    @Test(arguments: bigDomains) func mostRandomTextsDiffer(_ meaning: TextMeaning) throws {
        let kernel = try #require(
            TextKernel.make(meaning, maxLength: 60_000, fieldName: "x", streams: TextSupport.streams) as? PiecesKernel)
        let share = DistinctCount.expected(kernel, rows: 1e6) / 1e6
        #expect(share >= 0.9, "\(meaning) \(share)")
    }

    /// The expectation above, held against counted values.
    @Test(arguments: [TextMeaning.personName, .title]) func expectedCountsAreFound(_ meaning: TextMeaning) throws {
        let n = 50_000
        let kernel = try #require(
            TextKernel.make(meaning, maxLength: 90, streams: TextSupport.streams) as? PiecesKernel)
        let distinct = Set(TextSupport.bytes(kernel, rows: 0..<Int64(n))).count
        let expected = DistinctCount.expected(kernel, rows: Double(n))
        #expect(abs(Double(distinct) - expected) < 0.004 * expected, "\(distinct) \(expected)")
    }

    @Test func closedSetsKeepTheirSize() {
        let kernel = TextKernel.makeDistinct(.countryCode, maxLength: 2, streams: TextSupport.streams)
        #expect(kernel.domainSize == 249)
        let wide = TextKernel.makeDistinct(
            .category, maxLength: 50, fieldName: "category", isWide: true, streams: TextSupport.streams)
        #expect(wide.domainSize >= 1 << 36 || wide.domainSize >= 1_000_000_000)
    }
}

/// How many different values random rows have.
enum DistinctCount {
    /// Σ over the choices of 1 − (1 − p)^n, where p is 1 ∕ Π bounds, times blanks + 1 for each piece that is blank.
    static func expected(_ kernel: PiecesKernel, rows: Double) -> Double {
        let draws = kernel.groups.flatMap(\.draws)
        let blanks = draws.filter { $0.blanks > 0 }
        let plain = draws.filter { $0.blanks == 0 }.reduce(1.0) { $0 * Double($1.bound) }
        var sum = 0.0
        for pattern in 0..<(1 << blanks.count) {
            var choices = plain
            var chance = 1 / plain
            for (i, draw) in blanks.enumerated() {
                let isBlank = pattern >> i & 1 == 1
                choices *= isBlank ? 1 : Double(draw.bound - draw.blanks - 1)
                chance *= Double(isBlank ? draw.blanks + 1 : 1) / Double(draw.bound)
            }
            // 1 − (1 − p)^n for small p, without cancellation.
            let load = rows * chance
            sum += load < 1e-8 ? choices * load : choices * (1 - exp(-load))
        }
        return sum
    }
}

/// Whether a sequence of sets of texts can spell one text in two ways: a search over pairs of readings, one of which is
/// ahead by some bytes (after A. A. Sardinas, G. W. Patterson, "A necessary and sufficient condition for the unique
/// decomposition of coded messages", 1953).
struct Decodability {
    let sets: [[[UInt8]]]
    let members: [Set<[UInt8]>]

    init(_ sets: [[[UInt8]]]) {
        self.sets = sets.map { $0.sorted { $0.lexicographicallyPrecedes($1) } }
        members = sets.map(Set.init)
    }

    struct State: Hashable {
        /// Pieces read by the reading that is ahead, by the other one, and what the first has more.
        var ahead: Int, behind: Int, rest: [UInt8]
    }

    /// A clash in words, or nil.
    func clash() -> String? {
        var open: [State] = []
        var seen: Set<State> = []
        for (k, set) in sets.enumerated() {
            for text in set {
                for cut in 0..<text.count where members[k].contains(Array(text[..<cut])) {
                    let state = State(ahead: k + 1, behind: k + 1, rest: Array(text[cut...]))
                    if seen.insert(state).inserted { open.append(state) }
                }
            }
        }
        while let state = open.popLast() {
            for next in steps(state) where seen.insert(next).inserted {
                if next.ahead == next.behind, next.rest.isEmpty {
                    return "piece \(state.behind), rest '\(String(decoding: state.rest, as: UTF8.self))'"
                }
                open.append(next)
            }
            if seen.count > 3_000_000 { return "too many states" }
        }
        return nil
    }

    private func steps(_ state: State) -> [State] {
        guard state.behind < sets.count else { return [] }
        var next: [State] = []
        let rest = state.rest
        for cut in 0...rest.count where members[state.behind].contains(Array(rest[..<cut])) {
            next.append(State(ahead: state.ahead, behind: state.behind + 1, rest: Array(rest[cut...])))
        }
        let set = sets[state.behind]
        var low = 0
        var high = set.count
        while low < high {
            let middle = (low + high) / 2
            if set[middle].lexicographicallyPrecedes(rest) { low = middle + 1 } else { high = middle }
        }
        while low < set.count, set[low].starts(with: rest) {
            if set[low].count > rest.count {
                next.append(State(ahead: state.behind + 1, behind: state.ahead, rest: Array(set[low][rest.count...])))
            }
            low += 1
        }
        return next
    }
}
