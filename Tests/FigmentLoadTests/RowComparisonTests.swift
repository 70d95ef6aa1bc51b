import FigmentLoad
import Testing

/// Rows of two sides, counted against a slow and obvious reference.
@Suite struct RowComparisonTests {
    private func hash(_ row: Int) -> RowHash {
        var hash = RowHash()
        hash.add(UInt64(row))
        return hash
    }

    private func compare(
        stored: [Int], expected: [Int], limit: Int = RowComparison.mostRows
    ) -> (found: RowComparison, absent: [Int]) {
        var comparison = RowComparison(limit: limit)
        for start in stride(from: 0, to: stored.count, by: 700) {
            comparison.addStored(stored[start..<min(stored.count, start + 700)].map(hash))
        }
        comparison.sort()
        let absent = comparison.addExpected(expected.map(hash)).map { expected[$0] }
        return (comparison, absent)
    }

    /// - Returns: What each side has beyond the other, as bags.
    private func reference(_ stored: [Int], _ expected: [Int]) -> (missing: Int64, surplus: Int64) {
        var counts: [Int: Int] = [:]
        for row in stored { counts[row, default: 0] -= 1 }
        for row in expected { counts[row, default: 0] += 1 }
        return counts.values.reduce(into: (0, 0)) { result, gap in
            if gap > 0 { result.0 += Int64(gap) } else { result.1 += Int64(-gap) }
        }
    }

    private static let cases: [(stored: [Int], expected: [Int])] = [
        ([], []), ([1], []), ([], [1]), ([1, 2, 3], [3, 2, 1]), ([1, 1, 1], [1, 1]), ([1, 2], [1, 3]),
        (Array(0..<5_000), Array(0..<5_000)), (Array(0..<5_000), Array(5_000..<10_000)),
        (Array(0..<5_000), Array(1..<5_001)), (Array(repeating: 7, count: 3_000), Array(repeating: 7, count: 2_000)),
        (Array(repeating: 7, count: 3_000), Array(0..<3_000)), ((0..<9_000).map { $0 % 90 }, Array(0..<9_000)),
    ]

    @Test(arguments: cases.indices) func countsAreExact(_ index: Int) {
        let (stored, expected) = Self.cases[index]
        let (found, absent) = compare(stored: stored, expected: expected)
        let gap = found.difference()
        let wanted = reference(stored, expected)
        #expect(gap.missing == wanted.missing && gap.surplus == wanted.surplus && gap.isExact)
        #expect(absent.count == min(10, Int(wanted.missing)))
        let names = found.surplusNames()
        let strangers = Set(stored.filter { names.contains(RowComparison.name(of: hash($0))) })
        #expect(strangers.isEmpty == (wanted.surplus == 0) && names.count <= 10)
    }

    /// With room for fewer rows the counts are bounds, equal tables still equal, and single rows still found.
    @Test(arguments: cases.indices, [0, 1, 100, 2_000]) func countsAreBounds(_ index: Int, _ limit: Int) {
        let (stored, expected) = Self.cases[index]
        let (found, _) = compare(stored: stored, expected: expected, limit: limit)
        #expect(found.keptRows <= limit)
        let gap = found.difference()
        let wanted = reference(stored, expected)
        #expect(gap.missing <= wanted.missing && gap.surplus <= wanted.surplus)
        #expect((gap.missing == 0 && gap.surplus == 0) == (wanted.missing == 0 && wanted.surplus == 0))
        if gap.isExact { #expect(gap.missing == wanted.missing && gap.surplus == wanted.surplus) }
    }

    @Test func singleRowsAreExactWithoutRoom() {
        let rows = Array(0..<20_000)
        let (more, _) = compare(stored: rows + [30_000], expected: rows, limit: 10)
        #expect(more.difference() == (0, 1, true))
        #expect(more.surplusNames() == [RowComparison.name(of: hash(30_000))])
        let (fewer, _) = compare(stored: Array(rows.dropLast()), expected: rows, limit: 10)
        #expect(fewer.difference() == (1, 0, true))
        let (other, _) = compare(stored: rows.dropLast() + [30_000], expected: rows, limit: 0)
        #expect(other.difference() == (1, 1, true) || other.difference() == (1, 1, false))
    }
}
