import FigmentColumns
import FigmentTypes

/// The columns of some rows, whole, and any rows of them.
final class HeldColumns: ColumnSource {
    /// To be filled by whoever holds rows.
    let whole: [Column]
    private let parts: [Column]
    /// Which rows of the table the columns hold.
    var rows = RowRange(start: 0, count: 0)

    init(_ descriptors: [ColumnDescriptor]) {
        whole = descriptors.map { Column(type: $0.type, isNullable: $0.isNullable) }
        parts = descriptors.map { Column(type: $0.type, isNullable: $0.isNullable) }
    }

    func column(_ index: Int, rows wanted: RowRange) -> Column {
        if wanted == rows { return whole[index] }
        let part = parts[index]
        part.reset()
        let first = Int(wanted.start - rows.start)
        part.append(whole[index], rows: first..<first + wanted.count)
        return part
    }
}
