/// The random streams of one column, by purpose.
public struct ColumnStreams: Hashable, Sendable {
    public let seed: String
    public let table: String
    public let column: String

    public init(seed: String, table: String, column: String) {
        self.seed = seed
        self.table = table
        self.column = column
    }

    public func key(_ purpose: String) -> StreamKey {
        StreamKey(seed: seed, table: table, column: column, purpose: purpose)
    }
}
