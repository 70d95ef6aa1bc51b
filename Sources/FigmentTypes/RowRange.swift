/// A run of consecutive rows of one table, numbered from zero.
public struct RowRange: Hashable, Sendable {
    public var start: Int64
    public var count: Int

    public init(start: Int64, count: Int) {
        self.start = start
        self.count = count
    }

    public var end: Int64 { start + Int64(count) }
    public var isEmpty: Bool { count <= 0 }
}

extension [RowRange] {
    /// The first rows of a table, as runs: one, or none where there are no rows.
    public init(first rows: Int64) { self = rows > 0 ? [RowRange(start: 0, count: Int(rows))] : [] }

    /// Adds a run behind the others, joined to the last where they touch.
    public mutating func appendRun(_ run: RowRange) {
        guard let last = self.last, last.end >= run.start else { return append(run) }
        self[count - 1] = RowRange(start: last.start, count: Int(Swift.max(last.end, run.end) - last.start))
    }
}
