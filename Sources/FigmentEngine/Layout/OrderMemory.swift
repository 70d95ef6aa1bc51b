import FigmentKernels
import FigmentTarget

/// Room for an order of rows: in memory, or in a temporary file where it is long.
struct OrderMemory: @unchecked Sendable {
    /// Rows of an order that is kept in memory.
    static let residentRows = 1 << 22

    let count: Int
    /// To be filled before ``order`` is used.
    let rows: UnsafeMutablePointer<Int64>
    let order: RowOrder

    init(count: Int, residentRows: Int = OrderMemory.residentRows) throws(TargetError) {
        self.count = count
        if count > residentRows {
            let byteCount = 8 * count
            rows = try TemporaryFile().map(byteCount: byteCount).bindMemory(to: Int64.self, capacity: count)
            order = RowOrder(count: count, memory: rows) { TemporaryFile.unmap($0, byteCount: byteCount) }
        } else {
            rows = .allocate(capacity: max(1, count))
            order = RowOrder(count: count, memory: rows) { $0.deallocate() }
        }
    }
}
