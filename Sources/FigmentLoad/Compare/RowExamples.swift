public import FigmentColumns
public import FigmentTarget
import FigmentText
import FigmentTypes

extension ColumnSource {
    /// Rows of a part as JSON, cut to ``TableDifference/longestExample``.
    ///
    /// - Parameter places: Within the part.
    public func lines(_ places: [Int], of part: Part, _ table: TableDescriptor) -> [String] {
        let printer = JSONRowPrinter(table)
        return places.map { place in
            let row = RowRange(start: part.rows.start + Int64(place), count: 1)
            beginBatch(row)
            let columns = table.columns.indices.map { column($0, rows: row) }
            return withExtendedLifetime(columns) {
                printer.bind(columns, firstRow: row.start)
                var out = ByteBuffer()
                printer.append(0, to: &out)
                let text = String(decoding: UnsafeBufferPointer(start: out.base, count: out.count), as: UTF8.self)
                return String(text.prefix(TableDifference.longestExample))
            }
        }
    }
}
