public import FigmentColumns
import FigmentTypes

/// Makes the values of one column: the compiled form of a generator.
///
/// A kernel is immutable and shared by all workers; what changes lives in the column and the scratch.
public protocol Kernel: Sendable {
    /// The form of the columns that it fills.
    var form: Form { get }

    /// Appends the values of `rows` (at most ``FigmentColumns/RowBlock/capacity``) to `column`, whose form and type are
    /// the kernel's, and adds `rows.count` to `column.count`. The same row gives the same value in whatever block.
    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch)

    /// Whether values may be null for reasons of the kernel's own: then the column is nullable, and the kernel appends
    /// its validity.
    var makesNulls: Bool { get }
}

extension Kernel {
    public var makesNulls: Bool { false }
}

/// Working memory of one worker thread: blocks of ``FigmentColumns/RowBlock/capacity`` values each.
///
/// Kernels that call other kernels take what they need by `borrow…` and give it back, so that nesting never overwrites.
public final class Scratch {
    private var free: [UnsafeMutablePointer<UInt64>] = []

    /// Room for one vector of float32 on its way to 16 bits.
    var floats = ByteBuffer()

    /// Room for one key.
    var text = ByteBuffer()

    /// The number of the block that is being filled: what was made for an earlier one is stale.
    private(set) var epoch = 0

    private var temporaries: [Int: Column] = [:]
    private var cursors: [Int: ParentCursor] = [:]
    private var found: [Int: FoundRows] = [:]
    private var slots: [Int: SlotColumn] = [:]
    private var events: [Int: EventState] = [:]

    /// Registers of expressions; an expression's columns are filled before it begins, so one set does.
    private(set) lazy var expressions = ExpressionWorkspace()

    /// What locale programs need; the columns that one reads are filled before it begins.
    private(set) lazy var locales = LocaleRun()

    /// Working memory for what happens inside a block but about other rows, as counting children does.
    private(set) lazy var inner = Scratch()

    public init() {}

    /// The column that belongs to a kernel's slot on this worker; looked up once per block.
    func temporary(_ slot: Int, _ make: () -> Column) -> Column {
        if let column = temporaries[slot] { return column }
        let column = make()
        temporaries[slot] = column
        return column
    }

    func cursor(_ slot: Int) -> ParentCursor {
        if let cursor = cursors[slot] { return cursor }
        let cursor = ParentCursor()
        cursors[slot] = cursor
        return cursor
    }

    /// Begins the next block of rows.
    func beginBlock() { epoch += 1 }

    func foundRows(_ slot: Int) -> FoundRows {
        if let rows = found[slot] { return rows }
        let rows = FoundRows()
        found[slot] = rows
        return rows
    }

    func slotColumn(_ slot: Int, _ make: () -> Column) -> SlotColumn {
        if let column = slots[slot] { return column }
        let column = SlotColumn(make())
        slots[slot] = column
        return column
    }

    func eventState(_ slot: Int) -> EventState {
        if let state = events[slot] { return state }
        let state = EventState()
        events[slot] = state
        return state
    }

    deinit { for block in free { block.deallocate() } }

    /// 1 024 words; give it back with ``giveBack(_:)``. No allocation once the pool is warm.
    public func borrow() -> UnsafeMutablePointer<UInt64> {
        free.popLast() ?? UnsafeMutablePointer<UInt64>.allocate(capacity: RowBlock.capacity + 8)
    }

    public func giveBack(_ block: UnsafeMutablePointer<UInt64>) { free.append(block) }

    /// Calls `body` with the stream's bits for the rows.
    @inline(__always)
    public func withBits(_ key: StreamKey, _ rows: RowBlock, _ body: (UnsafeMutablePointer<UInt64>) -> Void) {
        let block = borrow()
        key.fill(rows, into: block)
        body(block)
        giveBack(block)
    }
}

extension Column {
    /// Makes room for `n` more fixed-width values and returns the place of the first; `count` grows by `n`.
    @inline(__always)
    func extend<T: BitwiseCopyable>(_ n: Int, as type: T.Type) -> UnsafeMutablePointer<T> {
        values.reserve(n * MemoryLayout<T>.stride)
        let place = UnsafeMutableRawPointer(values.end).assumingMemoryBound(to: T.self)
        values.count += n * MemoryLayout<T>.stride
        count += n
        return place
    }

    /// Makes room for `n` more dictionary indices and returns the place of the first; `count` grows by `n`.
    @inline(__always)
    func extendIndices(_ n: Int) -> UnsafeMutablePointer<UInt32> {
        indices.reserve(n * 4)
        let place = UnsafeMutableRawPointer(indices.end).assumingMemoryBound(to: UInt32.self)
        indices.count += n * 4
        count += n
        return place
    }
}
