import FigmentColumns
import FigmentTypes

/// The value of a column of another row.
struct LookupKernel: Kernel {
    let view: ColumnView

    var form: Form { view.source.column.kernel.form }
    var makesNulls: Bool { view.canMiss }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let hadValidity = column.validity.count
        let hadNulls = column.nullCount
        view.with(rows, scratch) { values in
            guard let positions = values.positions else { return }
            column.appendRows(of: values.column, at: positions, rows.count)
            guard makesNulls else {
                // The column's own nulls follow.
                column.nullCount = hadNulls
                column.validity.count = hadValidity
                return
            }
            let flags = column.validity.base + hadValidity
            for i in 0..<rows.count where !values.isValid(i) && flags[i] != 0 {
                flags[i] = 0
                column.nullCount += 1
            }
        }
    }
}

/// A column's values as another numeric type: the far side of a lookup that widens.
struct CastKernel: Kernel {
    let source: ColumnSlot
    let type: DataType

    var form: Form { .plain }
    var makesNulls: Bool { source.column.isNullable }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let values = source.values(rows, scratch)
        let words = scratch.borrow()
        let numbers = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        Readings.doubles(values, rows.count, into: numbers)
        StoreNumbers.doubles(numbers, rows.count, as: type, into: column, scratch)
        if makesNulls { column.appendValidity(values, rows.count) }
        scratch.giveBack(words)
    }
}

extension Column {
    /// Appends the validity of the first `n` rows of another column.
    func appendValidity(_ source: Column, _ n: Int) {
        validity.reserve(n)
        let flags = validity.end
        for i in 0..<n {
            flags[i] = source.isValid(i) ? 1 : 0
            nullCount += source.isValid(i) ? 0 : 1
        }
        validity.count += n
    }

    /// Appends validity flags of 0 and 1.
    func appendValidity(flags: UnsafePointer<UInt8>, _ n: Int) {
        validity.reserve(n)
        validity.end.update(from: flags, count: n)
        validity.count += n
        for i in 0..<n { nullCount += 1 - Int(flags[i]) }
    }
}
