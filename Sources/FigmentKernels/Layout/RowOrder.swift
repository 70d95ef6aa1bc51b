import FigmentColumns

/// The rows of a table in another order, or some of them: place i of what is written is row `self[i]`.
///
/// Memory that the maker fills and hands over; it may be a file's, so that large orders need not stay in memory.
public final class RowOrder: @unchecked Sendable {
    public let count: Int
    private let rows: UnsafeMutablePointer<Int64>
    private let release: (UnsafeMutablePointer<Int64>) -> Void

    /// - Parameter fill: Writes the rows; nothing changes them later.
    public init(
        count: Int, memory: UnsafeMutablePointer<Int64>,
        release: @escaping (UnsafeMutablePointer<Int64>) -> Void
    ) {
        self.count = count
        rows = memory
        self.release = release
    }

    public convenience init(_ list: [Int64]) {
        let memory = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, list.count))
        memory.initialize(from: list, count: list.count)
        self.init(count: list.count, memory: memory) { $0.deallocate() }
    }

    /// Some places of an order, which keeps its memory.
    public convenience init(_ order: RowOrder, places: Range<Int>) {
        self.init(count: places.count, memory: order.rows + places.lowerBound) { _ in withExtendedLifetime(order) {} }
    }

    deinit { release(rows) }

    @inline(__always)
    public subscript(place: Int) -> Int64 { rows[place] }
}
