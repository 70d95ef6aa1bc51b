/// What a run did. Nothing is printed below the command layer.
public struct RunReport: Sendable {
    public struct Table: Sendable {
        public var name: String
        public var rows: Int64
    }
    /// As they were laid out: one for each partition.
    public var tables: [Table]
    /// Rows that an earlier, interrupted run had committed.
    public var resumedRows: Int64
    /// Wall-clock seconds from the first part to the last.
    public var seconds: Double
    /// The share of the workers' time that went into making values; the rest went into encoding and writing.
    public var generationShare: Double
    /// Worker threads.
    public var threads: Int

    /// Rows by table name, partitions of a table together.
    public var totals: [Table] {
        var result: [Table] = []
        for table in tables {
            if result.last?.name == table.name {
                result[result.count - 1].rows += table.rows
            } else {
                result.append(table)
            }
        }
        return result
    }

    public var rows: Int64 { tables.reduce(0) { $0 + $1.rows } }
    /// Rows made by this run per second.
    public var rowsPerSecond: Double { seconds > 0 ? Double(rows - resumedRows) / seconds : 0 }
}
