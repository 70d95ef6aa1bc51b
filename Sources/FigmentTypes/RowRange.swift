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
