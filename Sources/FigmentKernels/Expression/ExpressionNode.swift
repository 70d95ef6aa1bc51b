import FigmentColumns
import FigmentSchema

/// A node whose values are numbers: numbers, booleans as 0 and 1, instants and spans in microseconds.
///
/// One call per block; within it, loops over plain memory.
protocol NumberNode: Sendable {
    /// Fills values and flags of the block's rows; what stands under a flag of 0 is unspecified.
    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch)
}

/// A node whose values are texts.
protocol TextNode: Sendable {
    /// Appends a text per row to the plain column, with its validity flags to `out.flags`.
    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch)
}

extension Scratch {
    /// Calls `body` with room for the values and flags of a block.
    @inline(__always)
    func withBlock(_ count: Int, _ body: (WorkBlock) -> Void) {
        let values = borrow()
        let flags = borrow()
        body(
            WorkBlock(
                values: UnsafeMutableRawPointer(values).assumingMemoryBound(to: Double.self),
                flags: UnsafeMutableRawPointer(flags).assumingMemoryBound(to: UInt8.self), count: count))
        giveBack(flags)
        giveBack(values)
    }
}

struct NumberConstant: NumberNode {
    /// Nil for null.
    let value: Double?

    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch) {
        out.values.update(repeating: value ?? 0, count: out.count)
        out.flags.update(repeating: value == nil ? 0 : 1, count: out.count)
    }
}

struct NumberColumn: NumberNode {
    let slot: ColumnSlot
    let isInstant: Bool

    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch) {
        let column = slot.values(rows, scratch)
        if isInstant {
            Readings.micros(column, out.count, into: out.values)
        } else {
            Readings.doubles(column, out.count, into: out.values)
        }
        if column.isNullable {
            out.flags.update(from: column.validity.base, count: out.count)
        } else {
            out.flags.update(repeating: 1, count: out.count)
        }
    }
}

/// A function of one number; results that are no finite number are null.
struct UnaryNode: NumberNode {
    enum Operation: Sendable {
        case negate, not, abs, ceil, floor, round, sqrt, exp, expm1, log, log10, log1p, sin, cos, tan, sign, truth
        case truncate
        /// Multiplied, then cut to whole: parts of an instant.
        case scale(Double)
        case remainder(divisor: Double, unit: Double)
        case calendar(CalendarTime.Part)
        case isNull
    }
    let operation: Operation
    let inner: any NumberNode

    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch) {
        inner.evaluate(rows, into: out, scratch)
        let n = out.count
        let v = out.values
        switch operation {
        case .negate: for i in 0..<n { v[i] = -v[i] }
        case .not: for i in 0..<n { v[i] = v[i] == 0 ? 1 : 0 }
        case .truth: for i in 0..<n { v[i] = v[i] == 0 ? 0 : 1 }
        case .abs: for i in 0..<n { v[i] = Swift.abs(v[i]) }
        case .ceil: for i in 0..<n { v[i] = v[i].rounded(.up) }
        case .floor: for i in 0..<n { v[i] = v[i].rounded(.down) }
        case .round: for i in 0..<n { v[i] = v[i].rounded(.toNearestOrEven) }
        case .truncate: for i in 0..<n { v[i] = v[i].rounded(.towardZero) }
        case .sign: for i in 0..<n { v[i] = v[i] > 0 ? 1 : (v[i] < 0 ? -1 : 0) }
        case .sqrt: for i in 0..<n { v[i] = v[i].squareRoot() }
        case .exp: for i in 0..<n { v[i] = Elementary.exp(v[i]) }
        case .expm1: for i in 0..<n { v[i] = Elementary.expm1(v[i]) }
        case .log: for i in 0..<n { v[i] = v[i] > 0 ? Elementary.log(v[i]) : .nan }
        case .log10: for i in 0..<n { v[i] = v[i] > 0 ? Elementary.log(v[i]) * 0.4342944819032518 : .nan }
        case .log1p: for i in 0..<n { v[i] = v[i] > -1 ? Elementary.log1p(v[i]) : .nan }
        case .sin: for i in 0..<n { v[i] = Elementary.sin(v[i]) }
        case .cos: for i in 0..<n { v[i] = Elementary.cos(v[i]) }
        case .tan: for i in 0..<n { v[i] = Elementary.sin(v[i]) / Elementary.cos(v[i]) }
        case .scale(let factor): for i in 0..<n { v[i] *= factor }
        case .remainder(let divisor, let unit):
            for i in 0..<n {
                let inside = v[i] - (v[i] / divisor).rounded(.down) * divisor
                v[i] = (inside / unit).rounded(.down)
            }
        case .calendar(let part):
            for i in 0..<n where out.flags[i] != 0 && Swift.abs(v[i]) < 0x1p62 {
                v[i] = Double(CalendarTime.part(part, Int64(v[i])))
            }
        case .isNull:
            for i in 0..<n {
                v[i] = out.flags[i] == 0 ? 1 : 0
                out.flags[i] = 1
            }
        }
        NullRules.dropNonFinite(out)
    }
}

enum NullRules {
    /// What is no finite number is null: NaN never leaves an expression.
    @inline(__always)
    static func dropNonFinite(_ out: WorkBlock) {
        for i in 0..<out.count { out.flags[i] = out.values[i].isFinite ? out.flags[i] : 0 }
    }
}

/// Arithmetic, comparisons and logic of two numbers.
struct BinaryNode: NumberNode {
    let operation: ExpressionOperator
    let left: any NumberNode
    let right: any NumberNode

    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch) {
        left.evaluate(rows, into: out, scratch)
        scratch.withBlock(out.count) { other in
            right.evaluate(rows, into: other, scratch)
            combine(out, other)
        }
    }

    private func combine(_ out: WorkBlock, _ other: WorkBlock) {
        let n = out.count
        let (a, b) = (out.values, other.values)
        if operation.isComparison { return compare(out, other) }
        if operation == .and || operation == .or { return logic(out, other) }
        switch operation {
        case .add: for i in 0..<n { a[i] += b[i] }
        case .subtract: for i in 0..<n { a[i] -= b[i] }
        case .multiply: for i in 0..<n { a[i] *= b[i] }
        case .divide: for i in 0..<n { a[i] /= b[i] }
        case .floorDivide: for i in 0..<n { a[i] = (a[i] / b[i]).rounded(.down) }
        case .modulo: for i in 0..<n { a[i] -= (a[i] / b[i]).rounded(.down) * b[i] }
        default: for i in 0..<n { a[i] = Elementary.pow(a[i], b[i]) }
        }
        for i in 0..<n { out.flags[i] &= other.flags[i] }
        NullRules.dropNonFinite(out)
    }

    /// With a null, only "not equal" holds.
    private func compare(_ out: WorkBlock, _ other: WorkBlock) {
        let (a, b) = (out.values, other.values)
        for i in 0..<out.count {
            let isKnown = out.flags[i] & other.flags[i] != 0
            let holds =
                switch operation {
                case .less: a[i] < b[i]
                case .lessOrEqual: a[i] <= b[i]
                case .greater: a[i] > b[i]
                case .greaterOrEqual: a[i] >= b[i]
                case .equal: a[i] == b[i]
                default: a[i] != b[i]
                }
            a[i] = (isKnown ? holds : operation == .notEqual) ? 1 : 0
            out.flags[i] = 1
        }
    }

    /// Null counts as false.
    private func logic(_ out: WorkBlock, _ other: WorkBlock) {
        for i in 0..<out.count {
            let a = out.flags[i] != 0 && out.values[i] != 0
            let b = other.flags[i] != 0 && other.values[i] != 0
            out.values[i] = (operation == .and ? a && b : a || b) ? 1 : 0
            out.flags[i] = 1
        }
    }
}

/// The second where the condition holds, else the third.
struct NumberWhere: NumberNode {
    let condition: any NumberNode
    let then: any NumberNode
    let otherwise: any NumberNode

    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch) {
        otherwise.evaluate(rows, into: out, scratch)
        scratch.withBlock(out.count) { chosen in
            then.evaluate(rows, into: chosen, scratch)
            scratch.withBlock(out.count) { test in
                condition.evaluate(rows, into: test, scratch)
                for i in 0..<out.count where test.flags[i] != 0 && test.values[i] != 0 {
                    out.values[i] = chosen.values[i]
                    out.flags[i] = chosen.flags[i]
                }
            }
        }
    }
}

/// The least, the greatest, or the first that is not null of several numbers.
struct FoldNode: NumberNode {
    enum Operation: Sendable { case min, max, coalesce }
    let operation: Operation
    let parts: [any NumberNode]

    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch) {
        parts[0].evaluate(rows, into: out, scratch)
        for part in parts.dropFirst() {
            scratch.withBlock(out.count) { other in
                part.evaluate(rows, into: other, scratch)
                for i in 0..<out.count where other.flags[i] != 0 {
                    let takes =
                        out.flags[i] == 0
                        || (operation == .min && other.values[i] < out.values[i])
                        || (operation == .max && other.values[i] > out.values[i])
                    if takes {
                        out.values[i] = other.values[i]
                        out.flags[i] = 1
                    }
                }
            }
        }
    }
}
