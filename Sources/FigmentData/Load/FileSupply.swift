import FigmentADBC
public import FigmentColumns
public import FigmentEngine
import FigmentTarget
import FigmentTypes

/// Rows that files hold, in a fixed order: that of the files, and within a file that of its rows.
///
/// One query at a time reads the files from the beginning, or from the first row that is wanted; parts are taken out of it
/// in the order of their numbers, and each worker turns its own into columns. What is in memory is the parts in flight and
/// what DuckDB holds.
public final class FileSupply: RowSupply {
    public let tables: [TableDescriptor]
    public let planFile: [UInt8] = []
    /// Files that come behind the others change no row of these.
    public let fixedSize: String?
    private let cursor: Cursor
    private let turn = Monitor<Turn>(Turn())

    private struct Turn {
        var part = 0
        var isStopped = false
    }

    init(_ tables: [FileTable]) {
        self.tables = tables.map(\.descriptor)
        fixedSize = tables.count == 1 ? nil : "they are rows of several tables"
        cursor = Cursor(tables)
    }

    public func makeReader() -> any RowReader { Reader(self) }

    public func stop() {
        turn.withLock { $0.isStopped = true }
        turn.wakeAll()
    }

    /// Waits until the parts before have been taken, and takes this one.
    private func take(_ part: Part) throws(TargetError) -> [Slice] {
        let isStopped = turn.wait(until: { $0.isStopped || $0.part == part.index }) { $0.isStopped }
        if isStopped { throw .cancelled }
        // Nobody else reads: the next part's number is not up yet.
        let slices = try cursor.take(part)
        turn.withLock { $0.part += 1 }
        turn.wakeAll()
        return slices
    }

    /// Some rows of a batch.
    struct Slice {
        let batch: ResultBatch
        let rows: Range<Int>
    }

    /// Turns parts into columns.
    private final class Reader: RowReader {
        private let supply: FileSupply
        private var table = -1
        private var columns = HeldColumns([])
        private(set) var seconds = 0.0

        init(_ supply: FileSupply) { self.supply = supply }

        func columns(of part: Part) throws(TargetError) -> any ColumnSource {
            let slices = try supply.take(part)
            let start = monotonicSeconds()
            if table != part.table {
                columns = HeldColumns(supply.tables[part.table].columns)
                table = part.table
            }
            try fill(part.rows, of: supply.tables[part.table], from: slices)
            seconds += monotonicSeconds() - start
            return columns
        }

        private func fill(_ rows: RowRange, of table: TableDescriptor, from slices: [Slice]) throws(TargetError) {
            columns.rows = rows
            for (index, column) in columns.whole.enumerated() {
                column.reset()
                for slice in slices {
                    let isHeld: Bool
                    do throws(ADBCError) {
                        isHeld = try ColumnFiller.append(slice.batch.columns[index], slice.rows, to: column)
                    } catch { throw .source(path: table.name, reason: FileFault.essence(error)) }
                    if isHeld { continue }
                    throw .source(
                        path: "\(table.name).\(table.columns[index].name)",
                        reason: "a value among rows \(rows.start) to \(rows.end - 1) is none of the column's type")
                }
            }
        }
    }
}

/// A place in the files of a table. Used by whoever's turn it is, one at a time.
private final class Cursor: @unchecked Sendable {
    private let tables: [FileTable]
    private var table = -1
    private var row: Int64 = 0
    private var stream: (any BatchStream)?
    /// A batch of which not all rows are taken.
    private var pending: (batch: ResultBatch, taken: Int)?

    init(_ tables: [FileTable]) { self.tables = tables }

    func take(_ part: Part) throws(TargetError) -> [FileSupply.Slice] {
        do throws(ADBCError) {
            if part.table != table || part.rows.start < row { try open(part.table, at: part.rows.start) }
            var slices: [FileSupply.Slice] = []
            while row < part.rows.end {
                guard let (batch, taken) = try next() else {
                    throw ADBCError(.read, "it ends at row \(row), and had more rows when the load began")
                }
                let left = batch.rowCount - taken
                let skipped = Int(min(Int64(left), max(0, part.rows.start - row)))
                let count = Int(min(Int64(left - skipped), part.rows.end - row - Int64(skipped)))
                if count > 0 {
                    slices.append(
                        FileSupply.Slice(batch: batch, rows: taken + skipped..<taken + skipped + count))
                }
                row += Int64(skipped + count)
                let end = taken + skipped + count
                pending = end < batch.rowCount ? (batch, end) : nil
            }
            return slices
        } catch { throw .source(path: tables[part.table].place, reason: FileFault.essence(error)) }
    }

    private func open(_ number: Int, at start: Int64) throws(ADBCError) {
        // One result at a time: a connection ends the one before.
        stream = nil
        pending = nil
        table = number
        let (rows, first) = try tables[number].open(start)
        row = first
        stream = rows
    }

    private func next() throws(ADBCError) -> (ResultBatch, Int)? {
        if let pending { return pending }
        while let batch = try stream?.next() {
            if batch.rowCount > 0 { return (batch, 0) }
        }
        return nil
    }
}
