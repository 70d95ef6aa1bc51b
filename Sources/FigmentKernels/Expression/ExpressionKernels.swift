import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Numbers, booleans or instants of an expression; null where it has no value.
struct NumberExpressionKernel: Kernel {
    let node: any NumberNode
    let type: DataType
    /// Where null cannot be: columns that are not nullable hold 0 instead.
    let makesNulls: Bool

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBlock(rows.count) { block in
            node.evaluate(rows, into: block, scratch)
            for i in 0..<rows.count where block.flags[i] == 0 { block.values[i] = 0 }
            if type.isInstant {
                let words = scratch.borrow()
                let micros = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
                for i in 0..<rows.count {
                    micros[i] = abs(block.values[i]) < 0x1p62 ? Int64(block.values[i].rounded(.down)) : 0
                }
                InstantUnit(type).convert(micros, rows.count)
                StoreNumbers.integers(micros, rows.count, as: type, into: column)
                scratch.giveBack(words)
            } else {
                StoreNumbers.doubles(block.values, rows.count, as: type, into: column, scratch)
            }
            if makesNulls { column.appendValidity(flags: block.flags, rows.count) }
        }
    }
}

/// Texts of an expression.
struct TextExpressionKernel: Kernel {
    let node: any TextNode
    let makesNulls: Bool

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let flags = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt8.self)
        node.evaluate(rows, into: column, flags: flags, scratch)
        if makesNulls { column.appendValidity(flags: flags, rows.count) }
        scratch.giveBack(words)
    }
}

/// The values of the first branch whose condition holds; null where none does and nothing else is said.
struct ConditionalKernel: Kernel {
    let conditions: [any NumberNode]
    /// One per condition, and one more for all other rows; of the same type, stored plainly.
    let branches: [ColumnSlot]
    let type: DataType
    let makesNulls: Bool

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let chosen = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        chosen.update(repeating: UInt32(conditions.count), count: n)
        for (k, condition) in conditions.enumerated().reversed() {
            scratch.withBlock(n) { test in
                condition.evaluate(rows, into: test, scratch)
                for i in 0..<n where test.flags[i] != 0 && test.values[i] != 0 { chosen[i] = UInt32(k) }
            }
        }
        let values = branches.map { $0.values(rows, scratch) }
        for i in 0..<n {
            let source = values[Int(chosen[i])]
            if type.isText || type == .binary {
                if source.isValid(i) { source.appendText(i, to: &column.bytes) }
                column.endText()
            } else if let width = type.fixedWidth {
                let place = source.form.isConstant ? 0 : i
                column.values.append(source.values.base + place * width, count: width)
                column.count += 1
            }
        }
        if makesNulls {
            column.validity.reserve(n)
            for i in 0..<n {
                let isValid = values[Int(chosen[i])].isValid(i)
                column.validity.end[i] = isValid ? 1 : 0
                column.nullCount += isValid ? 0 : 1
            }
            column.validity.count += n
        }
        scratch.giveBack(words)
    }
}

extension Form {
    var isConstant: Bool { if case .constant = self { true } else { false } }
}
