public import FigmentTypes

/// The row numbers that a kernel fills in one call: at most ``RowBlock/capacity``, either consecutive (a ramp) or listed.
///
/// The block borrows its list: it is valid for the duration of the call.
public struct RowBlock {
    public static var capacity: Int { 1024 }

    /// The first row of a ramp.
    public let start: Int64
    public let count: Int
    /// The rows of a gather, `count` of them, or nil for a ramp.
    public let rows: UnsafePointer<Int64>?

    public init(ramp range: RowRange) {
        start = range.start
        count = range.count
        rows = nil
    }

    public init(rows: UnsafeBufferPointer<Int64>) {
        start = rows.first ?? 0
        count = rows.count
        self.rows = rows.baseAddress
    }

    /// Row number `i` of the block.
    public subscript(i: Int) -> Int64 {
        if let rows { rows[i] } else { start + Int64(i) }
    }
}
