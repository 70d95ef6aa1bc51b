import FigmentColumns
import FigmentSchema
import FigmentTypes

/// The value of an expression over the value so far and other columns of the row.
struct ExpressionModifierKernel: Kernel {
    /// The value so far.
    let base: CompiledColumn
    let program: ExpressionProgram
    /// One per input of the program; nil is the value so far.
    let inputs: [ColumnSlot?]
    let slot: Int

    var form: Form { .plain }
    var makesNulls: Bool { program.makesNulls }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let made = scratch.temporary(slot) { base.makeColumn() }
        made.reset()
        base.fillNested(rows, into: made, scratch)
        let columns = inputs.map { $0?.values(rows, scratch) ?? made }
        program.evaluate(count: rows.count, inputs: columns, into: column, scratch: scratch)
    }
}
