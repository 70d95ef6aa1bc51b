import FigmentColumns
import FigmentTypes

/// Takes values and drops them: what kernels cost alone. `null:` as a destination.
public final class NullTarget: Target {
    public let capabilities = TargetCapabilities(
        hasAtomicParts: true, hasAtomicPublish: true, needsOrderedParts: false, acceptsNullableVectors: true)
    private let tables = Monitor<[TableDescriptor]>([])
    private let batchRows: Int

    public init(batchRows: Int = 50_000) { self.batchRows = batchRows }

    public func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        tables.withLock { $0 = job.tables }
        return PreparedJob(
            partRows: job.tables.map { pageRows($0) * 16 }, committedRows: job.tables.map { _ in 0 })
    }

    public func makeWriter() throws(TargetError) -> any PartWriter { Writer(self) }
    public func publish() throws(TargetError) {}
    public func abort() {}

    /// Rows made at a time, as a file format would ask for them.
    private func pageRows(_ table: TableDescriptor) -> Int {
        max(1, min(batchRows, 20_000, Int(8_388_608 / table.estimatedRowBytes)))
    }

    private final class Writer: PartWriter {
        private let target: NullTarget
        init(_ target: NullTarget) { self.target = target }

        func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
            let table = target.tables.withLock { $0[part.table] }
            let step = Int64(target.pageRows(table))
            for column in table.columns.indices {
                var row = part.rows.start
                while row < part.rows.end {
                    let count = Int(min(step, part.rows.end - row))
                    _ = source.column(column, rows: RowRange(start: row, count: count))
                    row += Int64(count)
                }
            }
        }
    }
}
