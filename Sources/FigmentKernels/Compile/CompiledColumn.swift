public import FigmentColumns
public import FigmentTypes

/// A column ready to be filled: its kernel, its nulls, and what writers need to know.
public struct CompiledColumn: Sendable {
    public let descriptor: ColumnDescriptor
    let kernel: any Kernel
    let nulls: NullKernel?
    /// The row that is written first: place i of what is written is row `firstRow + i`.
    var firstRow: Int64 = 0
    /// The rows that are written, in their order; nil for all in the order of their numbers.
    var selection: RowOrder?
    /// The columns of the same number need the same columns or rows, and cost less when a block's are made together.
    var group: Int?
    /// Where others in the group read this column: its values are made once, there.
    var slot: ColumnSlot?

    var name: String { descriptor.name }
    var type: DataType { descriptor.type }
    var isNullable: Bool { descriptor.isNullable }
    /// The most bytes that the value takes as text.
    var maxTextLength: Int { type.isText ? descriptor.maxBytes ?? 65_535 : 48 }

    /// An empty column of the right type and form.
    public func makeColumn() -> Column { Column(type: type, form: kernel.form, isNullable: isNullable) }

    /// Appends the values of at most ``FigmentColumns/RowBlock/capacity`` rows.
    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.beginBlock()
        withRows(at: rows, scratch) { fillNested($0, into: column, scratch) }
    }

    /// The same for one of several columns whose block has begun: what others read is made for all of them.
    func fillTogether(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        withRows(at: rows, scratch) { rows in
            guard let slot else { return fillNested(rows, into: column, scratch) }
            column.append(slot.values(rows, scratch), rows: 0..<rows.count)
        }
    }

    /// Calls `body` with the rows that are written at the places `rows`.
    @inline(__always)
    private func withRows(at rows: RowBlock, _ scratch: Scratch, _ body: (RowBlock) -> Void) {
        if firstRow != 0, rows.rows == nil {
            return body(RowBlock(ramp: RowRange(start: rows.start + firstRow, count: rows.count)))
        }
        guard let selection else { return body(rows) }
        let words = scratch.borrow()
        let chosen = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        for i in 0..<rows.count { chosen[i] = selection[Int(rows[i])] }
        body(RowBlock(rows: UnsafeBufferPointer(start: chosen, count: rows.count)))
        scratch.giveBack(words)
    }

    /// The same within a block that has begun: what other columns have found for it still holds.
    func fillNested(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        kernel.fill(rows, into: column, scratch)
        if kernel.makesNulls {
            nulls?.merge(rows, into: column, scratch)
        } else {
            nulls?.fill(rows, into: column, scratch)
        }
    }

    /// Appends the values of consecutive rows, block by block.
    public func fill(_ range: RowRange, into column: Column, _ scratch: Scratch) {
        var at = range.start
        while at < range.end {
            let n = Int(min(Int64(RowBlock.capacity), range.end - at))
            fill(RowBlock(ramp: RowRange(start: at, count: n)), into: column, scratch)
            at += Int64(n)
        }
    }
}

/// A table ready to be filled.
public struct CompiledTable: Sendable {
    public let name: String
    public let rowCount: Int64
    /// The columns that are written, in order.
    public let columns: [CompiledColumn]
    public let descriptor: TableDescriptor
    /// How rows follow from the parent's, for a child table.
    public let parentMap: ParentMap?
    /// The folder of a partition below the table's, `column=value/…`; nil for a whole table.
    public var partition: String?
}

extension CompiledTable {
    /// The rows from `row` on: of a table of its own root whose rows are made in the order of their numbers.
    ///
    /// Values are those that the rows have in the whole table; only the places at which they are written begin at 0.
    public func beginning(at row: Int64) -> CompiledTable {
        let first = max(0, min(row, rowCount))
        let moved = columns.map { column -> CompiledColumn in
            var result = column
            guard let sequence = column.kernel as? SequenceKernel, !sequence.isStored else {
                result.firstRow = first
                return result
            }
            // Its form says where it begins.
            let kernel = SequenceKernel(
                start: sequence.start &+ sequence.step &* first, step: sequence.step, type: sequence.type,
                isStored: false)
            var descriptor = column.descriptor
            descriptor.form = kernel.form
            return CompiledColumn(descriptor: descriptor, kernel: kernel, nulls: column.nulls)
        }
        var described = descriptor
        described.columns = moved.map(\.descriptor)
        described.rowCount = rowCount - first
        return CompiledTable(
            name: name, rowCount: rowCount - first, columns: moved, descriptor: described, parentMap: parentMap,
            partition: partition)
    }
}

/// A data set ready to be filled: tables in plan order.
public struct CompiledDataset: Sendable {
    public let tables: [CompiledTable]

    public init(tables: [CompiledTable]) { self.tables = tables }
}
