import FigmentColumns
public import FigmentSchema
import FigmentTypes

/// How many children each parent row has.
public struct FanoutCounts: Sendable {
    /// Parents whose counts are summed in one block.
    public static var blockParents: Int { 65_536 }

    /// How a parent's word becomes its count.
    enum Draw: Sendable {
        case constant(UInt64)
        case table(DiscreteTable)
        /// Evenly from `low` on, `span` counts.
        case even(low: UInt64, span: UInt64)
    }
    let draw: Draw
    let key: StreamKey

    public init(_ fanout: Fanout, streams: ColumnStreams) {
        key = streams.key("fanout")
        let low = max(0, fanout.minimum ?? 0)
        let high = max(low, fanout.maximum ?? .max)
        switch fanout.distribution {
        case .constant(let count):
            draw = .constant(UInt64(min(max(count, low), high)))
        case .poisson(let lambda):
            draw = .table(DiscreteTable(poisson: lambda, minimum: low, maximum: high))
        case .uniform(let from, let to):
            let first = min(max(from, low), high)
            let last = min(max(to, low), high)
            draw = .even(low: UInt64(first), span: UInt64(last - first) + 1)
        case .zipf(let exponent):
            let ranks = Int(min(high, 100_000))
            let weights = (1...max(1, ranks)).map { Elementary.exp(-exponent * Elementary.log(Double($0))) }
            draw = .table(DiscreteTable(first: 1, weights: weights, minimum: low, maximum: high))
        case .geometric(let mean):
            draw = .table(DiscreteTable(geometricMean: mean, minimum: low, maximum: high))
        case .choice(let counts, let weights):
            draw = .table(DiscreteTable(counts: counts, weights: weights, minimum: low, maximum: high))
        }
    }

    /// Writes the counts of at most 1 024 consecutive parents.
    func fill(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>) {
        switch draw {
        case .constant(let constant): out.update(repeating: constant, count: count)
        case .table(let table):
            key.fill(from: parent, count: count, into: out)
            table.apply(out, count)
        case .even(let low, let span):
            key.fill(from: parent, count: count, into: out)
            for i in 0..<count { out[i] = low &+ Uniform.index(out[i], below: span) }
        }
    }

    /// The children of the parents of block `block` that are below `parents`.
    public func blockSum(_ block: Int64, parents: Int64, _ scratch: Scratch) -> Int64 {
        let first = block * Int64(FanoutCounts.blockParents)
        let count = Int(min(parents - first, Int64(FanoutCounts.blockParents)))
        let words = scratch.borrow()
        var sum: UInt64 = 0
        var at = 0
        while at < count {
            let n = min(RowBlock.capacity, count - at)
            fill(from: first + Int64(at), count: n, into: words)
            for i in 0..<n { sum &+= words[i] }
            at += n
        }
        scratch.giveBack(words)
        return Int64(sum)
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

    /// Writes the parent row of each child row of the block.
    func parents(_ map: ParentMap, _ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        var at = 0
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
            map.counts.fill(from: first + Int64(done), count: n, into: words)
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
