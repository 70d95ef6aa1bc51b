import FigmentColumns

/// Finds, for each row of a block, the row of another table that it refers to.
protocol RowFinder: Sendable {
    /// Whether a row may refer to none.
    var canMiss: Bool { get }
    /// Writes the row found for each row of the block; −1 for none.
    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch)
}

/// One step from a block's rows to the rows that they refer to, taken once per block however many columns ask.
final class RowHop: Sendable {
    let slot: Int
    let finder: any RowFinder

    init(slot: Int, finder: any RowFinder) {
        self.slot = slot
        self.finder = finder
    }

    /// The rows that `rows` refer to. Valid until the worker's next block.
    func take(_ rows: RowBlock, _ scratch: Scratch) -> FoundRows {
        let found = scratch.foundRows(slot)
        if found.epoch == scratch.epoch { return found }
        finder.find(rows, into: found.rows, scratch)
        found.compress(rows.count)
        found.epoch = scratch.epoch
        return found
    }
}

/// Rows found by a hop: runs of one row are kept once, with the place of each asker's row among them.
final class FoundRows {
    var epoch = -1
    /// The rows found, `distinct` of them after `compress`.
    let rows = UnsafeMutablePointer<Int64>.allocate(capacity: RowBlock.capacity + 8)
    /// For each asking row, its place in `rows`.
    let positions = UnsafeMutablePointer<UInt32>.allocate(capacity: RowBlock.capacity + 8)
    /// For each asking row, 1 where there is a row, 0 where there is none.
    let isFound = UnsafeMutablePointer<UInt8>.allocate(capacity: RowBlock.capacity + 8)
    private(set) var distinct = 0
    private(set) var missing = 0

    deinit {
        rows.deallocate()
        positions.deallocate()
        isFound.deallocate()
    }

    /// The distinct rows as a block.
    var block: RowBlock { RowBlock(rows: UnsafeBufferPointer(start: rows, count: distinct)) }

    func compress(_ count: Int) {
        distinct = 0
        missing = 0
        for i in 0..<count {
            let row = rows[i]
            isFound[i] = row < 0 ? 0 : 1
            if row < 0 {
                missing += 1
                positions[i] = UInt32(max(distinct - 1, 0))
                continue
            }
            if distinct == 0 || rows[distinct - 1] != row {
                rows[distinct] = row
                distinct += 1
            }
            positions[i] = UInt32(distinct - 1)
        }
        // Something must stand where nothing was found.
        if distinct == 0, count > 0 {
            rows[0] = 0
            distinct = 1
        }
    }
}

/// A column at the rows of a row set, filled once per block however many kernels ask.
final class ColumnSlot: Sendable {
    let slot: Int
    let column: CompiledColumn

    init(slot: Int, column: CompiledColumn) {
        self.slot = slot
        self.column = column
    }

    /// The column's values at `rows`, which are the rows of the set in this block.
    func values(_ rows: RowBlock, _ scratch: Scratch) -> Column {
        let state = scratch.slotColumn(slot) { column.makeColumn() }
        if state.epoch != scratch.epoch {
            state.values.reset()
            column.fillNested(rows, into: state.values, scratch)
            state.epoch = scratch.epoch
        }
        return state.values
    }
}

final class SlotColumn {
    var epoch = -1
    let values: Column

    init(_ values: Column) { self.values = values }
}

/// A column seen from rows that reach it over hops: none for a column of the row itself.
struct ColumnView: Sendable {
    let hops: [RowHop]
    let source: ColumnSlot

    /// The values at the end of the hops, and for each asking row its place among them (nil: the same place).
    struct Values {
        let column: Column
        let positions: UnsafePointer<UInt32>?
        let isFound: UnsafePointer<UInt8>?

        @inline(__always)
        func place(_ i: Int) -> Int { positions.map { Int($0[i]) } ?? i }

        @inline(__always)
        func isValid(_ i: Int) -> Bool { (isFound?[i] ?? 1) != 0 && column.isValid(place(i)) }
    }

    /// Several hops end in one joined list of places, kept in `scratch` blocks that the caller gives back.
    func with<R>(_ rows: RowBlock, _ scratch: Scratch, _ body: (Values) -> R) -> R {
        guard let first = hops.first else {
            return body(Values(column: source.values(rows, scratch), positions: nil, isFound: nil))
        }
        var found = first.take(rows, scratch)
        if hops.count == 1 {
            let column = source.values(found.block, scratch)
            return body(Values(column: column, positions: found.positions, isFound: found.isFound))
        }
        let words = scratch.borrow()
        let flags = scratch.borrow()
        let positions = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        let isFound = UnsafeMutableRawPointer(flags).assumingMemoryBound(to: UInt8.self)
        for i in 0..<rows.count {
            positions[i] = found.positions[i]
            isFound[i] = found.isFound[i]
        }
        for hop in hops.dropFirst() {
            let next = hop.take(found.block, scratch)
            for i in 0..<rows.count {
                isFound[i] &= next.isFound[Int(positions[i])]
                positions[i] = next.positions[Int(positions[i])]
            }
            found = next
        }
        let column = source.values(found.block, scratch)
        defer {
            scratch.giveBack(words)
            scratch.giveBack(flags)
        }
        return body(Values(column: column, positions: positions, isFound: isFound))
    }

    var canMiss: Bool { hops.contains { $0.finder.canMiss } || source.column.isNullable }
}
