import CADBC

/// Some consecutive rows of a result.
public final class ResultBatch {
    public let rowCount: Int
    /// In the order of ``ResultStream/fields``.
    public let columns: [ResultColumn]

    init(_ array: ArrayHandle, fields: [ResultField], layouts: [ArrayLayout]) throws(ADBCError) {
        let raw = array.raw.pointee
        guard raw.length >= 0, raw.offset >= 0, Int(raw.n_children) == fields.count,
            let end = ResultColumn.sum(raw.offset, raw.length)
        else { throw ADBCError(.read, "the driver's rows do not fit their schema") }
        rowCount = Int(raw.length)
        var columns: [ResultColumn] = []
        for (i, field) in fields.enumerated() {
            guard let child = raw.children?[i] else { throw ADBCError(.read, "a column of the result is missing") }
            let column = try ResultColumn(child.pointee, field.type, layouts[i], owner: array)
            guard column.count >= end else { throw ADBCError(.read, "column \(field.name) has too few rows") }
            columns.append(column.slice(from: Int(raw.offset), count: rowCount))
        }
        self.columns = columns
    }

    /// Columns of as many rows.
    public init(rowCount: Int, columns: [ResultColumn]) {
        self.rowCount = rowCount
        self.columns = columns
    }

    /// The column of that name; the first of several.
    public subscript(_ name: String, in fields: [ResultField]) -> ResultColumn? {
        fields.firstIndex { $0.name == name }.map { columns[$0] }
    }
}
