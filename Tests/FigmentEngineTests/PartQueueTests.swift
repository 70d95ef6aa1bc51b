@testable import FigmentEngine
import FigmentTarget
import FigmentTypes
import Testing

@Suite struct PartQueueTests {
    private func parts(_ queue: inout PartQueue) -> [Part] {
        var result: [Part] = []
        while case .part(let part) = queue.next() { result.append(part) }
        return result
    }

    /// What is committed is left out, wherever it lies; parts end where they would end without it.
    @Test func gapsAreFilled() {
        let committed = [
            [RowRange(start: 0, count: 10), RowRange(start: 25, count: 5), RowRange(start: 30, count: 10)], [],
            [RowRange(start: 0, count: 7)],
        ]
        var queue = PartQueue(
            rowCounts: [55, 0, 7], prepared: PreparedJob(partRows: [10, 10, 10], committed: committed))
        let found = parts(&queue)
        #expect(found.map(\.rows.start) == [10, 20, 40, 50])
        #expect(found.map(\.rows.count) == [10, 5, 10, 5])
        #expect(found.map(\.index) == [0, 1, 2, 3] && found.allSatisfy { $0.table == 0 })
    }

    /// Each row of random jobs is committed or handed out, and none twice.
    @Test func everyRowComesOnce() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let rows = Int64.random(in: 0...200, using: &random)
            var runs: [RowRange] = []
            var row = Int64.random(in: 0...30, using: &random)
            while row < rows {
                let count = min(rows - row, Int64.random(in: 1...40, using: &random))
                runs.append(RowRange(start: row, count: Int(count)))
                row += count + Int64.random(in: 0...30, using: &random)
            }
            let period: Int64 = Bool.random(using: &random) ? .max : 60
            var queue = PartQueue(
                rowCounts: [rows],
                prepared: PreparedJob(
                    partRows: [Int.random(in: 1...50, using: &random)], partPeriod: period, committed: [runs]))
            var counts = [Int](repeating: 0, count: Int(rows))
            for range in runs + parts(&queue).map(\.rows) {
                for row in range.start..<range.end { counts[Int(row)] += 1 }
            }
            #expect(counts.allSatisfy { $0 == 1 })
        }
    }

    /// A table waits until those that it needs are written, not only handed out.
    @Test func tablesWaitForOthers() {
        var queue = PartQueue(
            rowCounts: [15, 5],
            prepared: PreparedJob(partRows: [10, 10], committed: [[], []], prerequisites: [[], [0]]))
        let found = parts(&queue)
        #expect(found.map(\.table) == [0, 0] && queue.isWaiting)
        queue.finish(found[0])
        #expect(queue.isWaiting)
        queue.finish(found[1])
        #expect(!queue.isWaiting && parts(&queue).map(\.table) == [1])
        if case .end = queue.next() {} else { Issue.record("there is no more") }
    }
}
