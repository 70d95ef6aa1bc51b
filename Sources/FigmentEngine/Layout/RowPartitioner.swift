import FigmentColumns
import FigmentKernels
import FigmentPlan
import FigmentTarget
import FigmentTypes

/// Finds the partitions of a table's rows by counting: keys are made once to count the rows of each, and once more to
/// put each row's number where its partition has room for it. Within a partition rows stay in the order of their numbers.
struct RowPartitioner {
    var threads: Int
    /// Rows that one thread takes at a time.
    var chunkRows = 1 << 18
    var control = RunControl()

    private struct Counting {
        var nextChunk = 0
        /// By chunk: rows of each key of the counting thread's table.
        var counts: [[Int32]]
        var counters: [Int]
        /// By thread.
        var tables: [KeyTable]
        var hasTooMany = false
    }

    /// - Throws: ``FigmentPlan/PlanError/tooManyPartitions(table:columns:maximum:)``.
    func partitions(
        _ keys: SortKeys, of table: CompiledTable, _ plan: TablePlan
    ) throws(LayoutError) -> RowPartitions {
        let limit = Int(clamping: plan.maxPartitions)
        // Larger where many partitions are allowed: there is a count for each in every chunk.
        let chunkRows = max(chunkRows, Int(table.rowCount >> 24) * limit)
        let chunkCount = Int((table.rowCount + Int64(chunkRows) - 1) / Int64(chunkRows))
        let shared = Monitor(
            Counting(
                counts: Array(repeating: [], count: chunkCount), counters: Array(repeating: 0, count: chunkCount),
                tables: Array(repeating: KeyTable(), count: threads)))
        WorkerThread.run(threads) { thread in
            let reader = KeyReader(keys)
            var known = KeyTable()
            while !control.isStopped,
                let chunk = shared.withLock({ take(&$0.nextChunk, of: chunkCount, stops: $0.hasTooMany) })
            {
                var counts: [Int32] = []
                reader.read(RowPartitioner.rows(chunk, chunkRows, table.rowCount)) { key, length in
                    let number = known.number(key, length)
                    if number >= counts.count { counts += Array(repeating: 0, count: known.count - counts.count) }
                    counts[number] += 1
                    return known.count <= limit
                }
                control.addOrdered(Int64(RowPartitioner.rows(chunk, chunkRows, table.rowCount).count))
                shared.withLock { state in
                    state.counts[chunk] = counts
                    state.counters[chunk] = thread
                    state.hasTooMany = state.hasTooMany || known.count > limit
                }
            }
            shared.withLock { $0.tables[thread] = known }
        }
        if control.isStopped { throw .target(.cancelled) }
        let counting = shared.withLock { $0 }
        let sorted = Set(counting.tables.flatMap { table in (0..<table.count).map { Array(table[$0]) } })
            .sorted { $0.lexicographicallyPrecedes($1) }
        if counting.hasTooMany || sorted.count > limit {
            let names = plan.partitionColumns.map { plan.columns[$0].name }
            throw .plan(.tooManyPartitions(table: table.name, columns: names, maximum: plan.maxPartitions))
        }
        return RowPartitions(
            threads: threads, control: control, keys: keys, table: table, chunkRows: chunkRows, sorted: sorted,
            starts: starts(counting, sorted))
    }

    /// By chunk, the first place that it has in each partition; behind the last chunk, the ends of the partitions.
    private func starts(_ counting: Counting, _ sorted: [[UInt8]]) -> [[Int]] {
        let ranks = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
        let places = counting.tables.map { table in (0..<table.count).map { ranks[Array(table[$0])] ?? 0 } }
        var totals = [Int](repeating: 0, count: sorted.count)
        for (counts, counter) in zip(counting.counts, counting.counters) {
            for (number, count) in counts.enumerated() { totals[places[counter][number]] += Int(count) }
        }
        var next: [Int] = []
        var sum = 0
        for total in totals {
            next.append(sum)
            sum += total
        }
        var result = [next]
        for (counts, counter) in zip(counting.counts, counting.counters) {
            for (number, count) in counts.enumerated() { next[places[counter][number]] += Int(count) }
            result.append(next)
        }
        return result
    }

    static func rows(_ chunk: Int, _ chunkRows: Int, _ total: Int64) -> RowRange {
        let start = Int64(chunk) * Int64(chunkRows)
        return RowRange(start: start, count: Int(min(Int64(chunkRows), total - start)))
    }

    private func take(_ next: inout Int, of count: Int, stops: Bool) -> Int? {
        if stops || next >= count { return nil }
        defer { next += 1 }
        return next
    }
}

/// The partitions of a table, ascending, and where the rows of each lie.
struct RowPartitions {
    let threads: Int
    let control: RunControl
    let keys: SortKeys
    let table: CompiledTable
    let chunkRows: Int
    let sorted: [[UInt8]]
    let starts: [[Int]]

    /// The places that each partition's rows have in an order by partition.
    var places: [Range<Int>] {
        zip(starts.first ?? [], starts.last ?? []).map { $0..<$1 }
    }

    /// The rows by partition.
    func order() throws(TargetError) -> RowOrder {
        let memory = try OrderMemory(count: Int(table.rowCount))
        var ranks = KeyTable()
        for key in sorted {
            key.withUnsafeBufferPointer { key in
                if let base = key.baseAddress { _ = ranks.number(base, key.count) }
            }
        }
        let known = ranks
        let nextChunk = Monitor(0)
        WorkerThread.run(threads) { _ in
            let reader = KeyReader(keys)
            while true {
                let chunk = nextChunk.withLock { next in
                    defer { next += 1 }
                    return next
                }
                if chunk + 1 >= starts.count || control.isStopped { return }
                let rows = RowPartitioner.rows(chunk, chunkRows, table.rowCount)
                var next = starts[chunk]
                var row = rows.start
                reader.read(rows) { key, length in
                    guard let rank = known.find(key, length) else { return false }
                    memory.rows[next[rank]] = row
                    next[rank] += 1
                    row += 1
                    return true
                }
                control.addOrdered(Int64(rows.count))
            }
        }
        if control.isStopped { throw .cancelled }
        return memory.order
    }
}

/// Makes the keys of consecutive rows, for one thread.
private final class KeyReader {
    private let keys: SortKeys
    private let block: SortKeyBlock
    private let scratch = Scratch()

    init(_ keys: SortKeys) {
        self.keys = keys
        block = keys.makeBlock()
    }

    /// - Parameter body: Takes the key of each row in turn; false ends the reading.
    @inline(__always)
    func read(_ rows: RowRange, _ body: (_ key: UnsafePointer<UInt8>, _ length: Int) -> Bool) {
        var at = rows.start
        while at < rows.end {
            let n = Int(min(Int64(RowBlock.capacity), rows.end - at))
            keys.fill(RowRange(start: at, count: n), into: block, scratch)
            let (bytes, ends) = (block.bytes, block.ends)
            var start = 0
            for i in 0..<n {
                if !body(bytes + start, ends[i] - start) { return }
                start = ends[i]
            }
            at += Int64(n)
        }
    }
}
