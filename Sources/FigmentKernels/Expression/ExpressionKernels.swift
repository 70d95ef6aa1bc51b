import FigmentColumns
import FigmentSchema
import FigmentTypes

/// The values of an expression over other columns of the row.
struct ExpressionKernel: Kernel {
    let program: ExpressionProgram
    /// One per input of the program.
    let inputs: [ColumnSlot]

    var form: Form { .plain }
    var makesNulls: Bool { program.makesNulls }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let columns = inputs.map { $0.values(rows, scratch) }
        program.evaluate(count: rows.count, inputs: columns, into: column, scratch: scratch)
    }

    /// Writes 1 for the rows where a condition holds, else 0.
    func conditions(_ rows: RowBlock, into flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        let columns = inputs.map { $0.values(rows, scratch) }
        // A column of booleans alone is its own answer.
        if program.isInput, columns[0].type == .bool, !columns[0].isNullable, case .plain = columns[0].form {
            return flags.update(from: columns[0].values.base, count: rows.count)
        }
        program.evaluateConditions(rows.count, columns, into: flags, scratch)
    }
}

/// The values of the first branch whose condition holds; null where none does and nothing else is said.
struct ConditionalKernel: Kernel {
    let conditions: [ExpressionKernel]
    /// One per condition, and one more for all other rows; of the same type, stored plainly.
    let branches: [ColumnSlot]
    let type: DataType
    let makesNulls: Bool

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let chosen = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        choose(rows, into: chosen, scratch)
        let values = branches.map { $0.values(rows, scratch) }
        switch type.fixedWidth {
        case nil: appendTexts(chosen, values, n, to: column)
        case 1: pick(chosen, values, n, column.extend(n, as: UInt8.self))
        case 2: pick(chosen, values, n, column.extend(n, as: UInt16.self))
        case 4: pick(chosen, values, n, column.extend(n, as: UInt32.self))
        case 8: pick(chosen, values, n, column.extend(n, as: UInt64.self))
        case 16: pick(chosen, values, n, column.extend(n, as: UInt128.self))
        case let width?:
            for i in 0..<n {
                let source = values[Int(chosen[i])]
                let place = source.form.isConstant ? 0 : i
                column.values.append(source.values.base + place * width, count: width)
            }
            column.count += n
        }
        if makesNulls { appendValidity(chosen, values, n, to: column) }
        scratch.giveBack(words)
    }

    private func appendTexts(_ chosen: UnsafePointer<UInt32>, _ values: [Column], _ n: Int, to column: Column) {
        guard type.isText || type == .binary else { return }
        if !makesNulls, storeTexts(chosen, values, n, to: column) { return }
        for i in 0..<n {
            let source = values[Int(chosen[i])]
            if source.isValid(i) { source.appendText(i, to: &column.bytes) }
            column.endText()
        }
    }

    /// Copies texts of some hundred bytes at most, for which room for all is soon made.
    ///
    /// - Returns: Whether they are.
    private func storeTexts(
        _ chosen: UnsafePointer<UInt32>, _ values: [Column], _ n: Int, to column: Column
    ) -> Bool {
        let texts = values.map(TextPieces.init)
        let most = texts.reduce(0) { max($0, $1.most) }
        if most > 512 { return false }
        column.bytes.reserve(n * most + TextPieces.slack)
        column.offsets.reserve(4 * n)
        let ends = UnsafeMutableRawPointer(column.offsets.end).assumingMemoryBound(to: UInt32.self)
        let base = column.bytes.base
        var at = column.bytes.count
        for i in 0..<n {
            at += texts[Int(chosen[i])].store(i, at: base + at)
            ends[i] = UInt32(truncatingIfNeeded: at)
        }
        column.bytes.count = at
        column.offsets.count += 4 * n
        column.count += n
        return true
    }

    /// A value of the row's branch for each row; a constant branch has one for all.
    @inline(__always)
    private func pick<Value: BitwiseCopyable>(
        _ chosen: UnsafePointer<UInt32>, _ values: [Column], _ n: Int, _ out: UnsafeMutablePointer<Value>
    ) {
        let sources = values.map { ($0.values.values(as: Value.self), $0.form.isConstant ? 0 : ~0) }
        if sources.count == 2 {
            let (first, second) = (sources[0], sources[1])
            for i in 0..<n { out[i] = chosen[i] == 0 ? first.0[i & first.1] : second.0[i & second.1] }
            return
        }
        sources.withUnsafeBufferPointer { sources in
            for i in 0..<n {
                let source = sources[Int(chosen[i])]
                out[i] = source.0[i & source.1]
            }
        }
    }

    /// The number of each row's branch.
    private func choose(_ rows: RowBlock, into chosen: UnsafeMutablePointer<UInt32>, _ scratch: Scratch) {
        let words = scratch.borrow()
        let flags = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt8.self)
        chosen.update(repeating: UInt32(conditions.count), count: rows.count)
        for (k, condition) in conditions.enumerated().reversed() {
            condition.conditions(rows, into: flags, scratch)
            for i in 0..<rows.count { chosen[i] = flags[i] != 0 ? UInt32(k) : chosen[i] }
        }
        scratch.giveBack(words)
    }

    private func appendValidity(
        _ chosen: UnsafePointer<UInt32>, _ values: [Column], _ n: Int, to column: Column
    ) {
        column.validity.reserve(n)
        for i in 0..<n {
            let isValid = values[Int(chosen[i])].isValid(i)
            column.validity.end[i] = isValid ? 1 : 0
            column.nullCount += isValid ? 0 : 1
        }
        column.validity.count += n
    }
}

extension Form {
    var isConstant: Bool { if case .constant = self { true } else { false } }
}

extension Column {
    /// Ends a text whose bytes have been appended.
    func endText() {
        appendOffset(UInt32(truncatingIfNeeded: bytes.count))
        count += 1
    }
}
