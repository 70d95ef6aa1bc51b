import FigmentColumns
public import FigmentSchema
import FigmentTypes

/// How many children each parent row has.
public struct FanoutCounts: Sendable {
    /// Parents whose counts are summed in one block.
    public static var blockParents: Int { 65_536 }

    let counter: any ChildCounter

    init(_ counter: any ChildCounter) { self.counter = counter }

    public init(_ fanout: Fanout, streams: ColumnStreams) {
        counter = DrawnCounter(fanout, key: streams.key("fanout"))
    }

    /// Writes the counts of at most 1 024 consecutive parents.
    func fill(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>, _ scratch: Scratch) {
        counter.counts(from: parent, count: count, into: out, scratch)
    }

    /// The children of the parents of block `block` that are below `parents`.
    public func blockSum(_ block: Int64, parents: Int64, _ scratch: Scratch) -> Int64 {
        let first = block * Int64(FanoutCounts.blockParents)
        let count = Int(min(parents - first, Int64(FanoutCounts.blockParents)))
        return counter.sum(from: first, count: count, scratch)
    }
}

/// Counts the children of parent rows.
protocol ChildCounter: Sendable {
    /// Writes the counts of at most 1 024 consecutive parents.
    func counts(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>, _ scratch: Scratch)
    /// The children of consecutive parents, however many.
    func sum(from parent: Int64, count: Int, _ scratch: Scratch) -> Int64
}

extension ChildCounter {
    func sum(from parent: Int64, count: Int, _ scratch: Scratch) -> Int64 {
        let words = scratch.borrow()
        var sum: UInt64 = 0
        var at = 0
        while at < count {
            let n = min(RowBlock.capacity, count - at)
            counts(from: parent + Int64(at), count: n, into: words, scratch)
            for i in 0..<n { sum &+= words[i] }
            at += n
        }
        scratch.giveBack(words)
        return Int64(bitPattern: sum)
    }
}

/// The map between the rows of a child table and (parent row, ordinal): block sums and recomputed counts, nothing per row.
public final class ParentMap: Sendable {
    public let counts: FanoutCounts
    public let parents: Int64
    /// Children before block b, for each block and one past the last: the plan file keeps it.
    public let starts: [Int64]

    /// Rows of the child table.
    public var childRows: Int64 { starts[starts.count - 1] }

    public init(counts: FanoutCounts, parents: Int64, starts: [Int64]) {
        self.counts = counts
        self.parents = parents
        self.starts = starts
    }

    /// The number of blocks of so many parents.
    public static func blockCount(parents: Int64) -> Int64 {
        (parents + Int64(FanoutCounts.blockParents) - 1) / Int64(FanoutCounts.blockParents)
    }
}

/// A worker's view of a ``ParentMap``: remembers the block of parents it used last.
final class ParentCursor {
    private var block: Int64 = -1
    /// First child row of each parent of the block, and one past the last.
    private var firstChild: [Int64] = []

    /// Writes the parent row of each child row of the block, and the child's number among its parent's.
    func parents(
        _ map: ParentMap, _ rows: RowBlock, into out: UnsafeMutablePointer<Int64>,
        ordinals: UnsafeMutablePointer<Int64>? = nil, _ scratch: Scratch
    ) {
        var at = 0
        if map.childRows == 0 {
            // Asked for a row that is not there: any answer will do, it is not used.
            out.update(repeating: 0, count: rows.count)
            ordinals?.update(repeating: 0, count: rows.count)
            return
        }
        for i in 0..<rows.count {
            let row = rows[i]
            if block < 0 || row < firstChild[0] || row >= firstChild[firstChild.count - 1] {
                load(map, row, scratch)
                at = 0
            }
            // Most rows have the parent of the row before, or the next one; elsewhere search.
            if firstChild[at] > row || (at + 8 < firstChild.count && firstChild[at + 8] <= row) { at = search(row) }
            while firstChild[at + 1] <= row { at += 1 }
            out[i] = block * Int64(FanoutCounts.blockParents) + Int64(at)
            if let ordinals { ordinals[i] = row - firstChild[at] }
        }
    }

    /// The last parent of the block whose children begin at or before `row`.
    private func search(_ row: Int64) -> Int {
        var low = 0
        var high = firstChild.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstChild[middle] <= row { low = middle } else { high = middle }
        }
        return low
    }

    private func load(_ map: ParentMap, _ row: Int64, _ scratch: Scratch) {
        var low = 0
        var high = map.starts.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if map.starts[middle] <= row { low = middle } else { high = middle }
        }
        block = Int64(low)
        let first = block * Int64(FanoutCounts.blockParents)
        let count = Int(min(map.parents - first, Int64(FanoutCounts.blockParents)))
        firstChild.removeAll(keepingCapacity: true)
        firstChild.reserveCapacity(count + 1)
        let words = scratch.borrow()
        var child = map.starts[low]
        var done = 0
        while done < count {
            let n = min(RowBlock.capacity, count - done)
            map.counts.fill(from: first + Int64(done), count: n, into: words, scratch.inner)
            for i in 0..<n {
                firstChild.append(child)
                child += Int64(bitPattern: words[i])
            }
            done += n
        }
        firstChild.append(child)
        scratch.giveBack(words)
    }
}
