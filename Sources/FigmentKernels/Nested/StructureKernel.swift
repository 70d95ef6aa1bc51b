import FigmentColumns
import FigmentTypes

/// Structures: each field is a column of its own for the same rows, made in its place.
struct StructureKernel: Kernel {
    let fields: [CompiledColumn]

    var form: Form { .structure(fields.map(\.kernel.form)) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        for (field, child) in zip(fields, column.children) { field.fillNested(rows, into: child, scratch) }
        column.count += rows.count
    }
}

/// A field of a structure as a column: null where the structure is.
struct FieldKernel: Kernel {
    let source: ColumnSlot
    /// The numbers of the fields from the outermost structure inwards.
    let path: [Int]
    let isNullable: Bool

    var form: Form { path.reduce(source.column.kernel.form) { $0.field($1) } }
    var makesNulls: Bool { isNullable }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        var node = source.values(rows, scratch)
        let words = scratch.borrow()
        let places = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        let marks = scratch.borrow()
        let flags = UnsafeMutableRawPointer(marks).assumingMemoryBound(to: UInt8.self)
        for i in 0..<rows.count {
            places[i] = UInt32(truncatingIfNeeded: i)
            flags[i] = node.isValid(i) ? 1 : 0
        }
        for field in path {
            node = node.children[field]
            if node.isNullable { for i in 0..<rows.count { flags[i] &= node.validity.base[i] } }
        }
        let before = (column.validity.count, column.nullCount)
        column.appendRows(of: node, at: places, rows.count)
        (column.validity.count, column.nullCount) = before
        if isNullable { column.appendValidity(flags: flags, rows.count) }
        scratch.giveBack(marks)
        scratch.giveBack(words)
    }
}

extension Form {
    /// The form of a structure's field.
    func field(_ number: Int) -> Form {
        if case .structure(let forms) = self, forms.indices.contains(number) { return forms[number] }
        return .plain
    }
}

/// Values of any type with nulls put among them.
struct NullingKernel: Kernel {
    let base: CompiledColumn
    let steps: [NullStep]

    var form: Form { base.kernel.form }
    var makesNulls: Bool { true }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let first = column.count
        let (before, nulls) = (column.validity.count, column.nullCount)
        // The base's validity lies in the column where it makes nulls.
        base.fillNested(rows, into: column, scratch)
        let marks = scratch.borrow()
        let numbers = scratch.borrow()
        let block = WorkBlock(
            values: UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Double.self),
            flags: UnsafeMutableRawPointer(marks).assumingMemoryBound(to: UInt8.self), count: n)
        let hasOwn = column.validity.count == before + n
        for i in 0..<n { block.flags[i] = hasOwn ? column.validity.base[first + i] : 1 }
        (column.validity.count, column.nullCount) = (before, nulls)
        for step in steps { step.apply(rows, block, scratch) }
        column.appendValidity(flags: block.flags, n)
        scratch.giveBack(numbers)
        scratch.giveBack(marks)
    }
}
