import FigmentADBC
import FigmentColumns

/// A table of files: its columns, and its rows in their order.
struct FileTable {
    let descriptor: TableDescriptor
    /// For messages.
    let place: String
    /// Batches of which the first begins at or before a row, and the row at which it begins.
    let open: (_ row: Int64) throws(ADBCError) -> (rows: any BatchStream, first: Int64)
    /// Columns that the files have no names for.
    var invented: [String] = []

    /// The file that holds a row, and its first row.
    ///
    /// - Parameter counts: Rows of each file; none where they are not known, and reading begins with the first.
    static func file(of row: Int64, _ counts: [Int64]) -> (file: Int, firstRow: Int64) {
        var file = 0
        var first: Int64 = 0
        while file + 1 < counts.count, first + counts[file] <= row {
            first += counts[file]
            file += 1
        }
        return (file, first)
    }
}

/// Rows that come batch by batch.
protocol BatchStream: AnyObject {
    func next() throws(ADBCError) -> ResultBatch?
}

extension ResultStream: BatchStream {}
