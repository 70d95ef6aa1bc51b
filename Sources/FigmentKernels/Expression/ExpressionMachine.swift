import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Runs instructions over one block. All loops are over plain memory; nothing is decided per row that the instruction
/// decides.
struct ExpressionMachine {
    let count: Int
    let inputs: [Column]
    let numbers: [UnsafeMutablePointer<Double>]
    let texts: [TextRegister]

    typealias Operand = ExpressionInstruction.Operand
    typealias Block = UnsafeMutablePointer<Double>

    func run(_ instruction: ExpressionInstruction) {
        switch instruction {
        case .load(let input, let isInstant, let to): load(inputs[input], isInstant, into: numbers[to])
        case .loadList(let input, let element, let to): loadList(inputs[input], element, into: numbers[to])
        case .constant(let value, let to): numbers[to].update(repeating: value, count: count)
        case .unary(let operation, let a): unary(operation, numbers[a])
        case .binary(let operation, let a, let b): binary(operation, numbers[a], b)
        case .compare(let link, let a, let b, let to, let joins): compare(link, numbers[a], b, numbers[to], joins)
        case .choose(let condition, let then, let otherwise): choose(numbers[condition], then, otherwise)
        case .among(let constants, let a): among(constants, numbers[a])
        case .orEqual(let a, let b, let to): orEqual(numbers[a], numbers[b], numbers[to])
        default: runText(instruction)
        }
    }

    // MARK: Values

    /// The input's numbers; infinities are null.
    private func load(_ column: Column, _ isInstant: Bool, into out: Block) {
        if case .sequence(let start, let step) = column.form {
            for i in 0..<count { out[i] = Double(start &+ step &* (column.firstRow &+ Int64(i))) }
        } else if isInstant {
            Readings.micros(column, count, into: out)
        } else {
            Readings.doubles(column, count, into: out)
        }
        if column.isNullable {
            let flags = column.validity.base
            for i in 0..<count { out[i] = flags[i] != 0 ? out[i] : .nan }
        }
        if column.type.isFloat { for i in 0..<count { out[i] = finite(out[i]) } }
    }

    /// The lengths of lists, or an element of each.
    private func loadList(_ column: Column, _ element: Int?, into out: Block) {
        let ends = column.offsets.values(as: UInt32.self)
        if let element {
            let child = column.children[0]
            for i in 0..<count {
                let place = Int(ends[i]) + element
                out[i] = place < Int(ends[i + 1]) && child.isValid(place) ? Readings.double(child, place) : .nan
            }
        } else {
            for i in 0..<count { out[i] = Double(ends[i + 1] &- ends[i]) }
        }
        guard column.isNullable else { return }
        let flags = column.validity.base
        for i in 0..<count { out[i] = flags[i] != 0 ? out[i] : .nan }
    }

    /// Infinities become NaN, which is null; everything else stays, −0 included.
    @inline(__always)
    func finite(_ x: Double) -> Double { x + x * 0 }

    /// Calls the loop with a right side that is a block or a constant.
    @inline(__always)
    private func combine(_ a: Block, _ b: Operand, _ f: (Double, Double) -> Double) {
        switch b {
        case .register(let register):
            let b = numbers[register]
            for i in 0..<count { a[i] = f(a[i], b[i]) }
        case .constant(let b): for i in 0..<count { a[i] = f(a[i], b) }
        }
    }

    @inline(__always)
    private func map(_ a: Block, _ f: (Double) -> Double) {
        for i in 0..<count { a[i] = f(a[i]) }
    }

    private func binary(_ operation: ExpressionOperation, _ a: Block, _ b: Operand) {
        switch operation {
        case .add: combine(a, b) { finite($0 + $1) }
        case .subtract: combine(a, b) { finite($0 - $1) }
        case .multiply: combine(a, b) { finite($0 * $1) }
        case .divide: combine(a, b) { finite($0 / $1) }
        case .floorDivide: combine(a, b) { finite(FloorDivision.quotient($0, $1)) }
        case .modulo: combine(a, b) { finite(FloorDivision.remainder($0, $1)) }
        case .power: power(a, b)
        case .and: combine(a, b) { abs($0) > 0 && abs($1) > 0 ? 1 : 0 }
        case .or: combine(a, b) { abs($0) > 0 || abs($1) > 0 ? 1 : 0 }
        case .atLeast: combine(a, b) { $0 < $1 ? $1 : $0 }
        case .atMost: combine(a, b) { $0 > $1 ? $1 : $0 }
        case .minimum: combine(a, b) { $1 < $0 || $0 != $0 ? $1 : $0 }
        case .maximum: combine(a, b) { $1 > $0 || $0 != $0 ? $1 : $0 }
        case .coalesce: combine(a, b) { $0 == $0 ? $0 : $1 }
        default: break
        }
    }

    private func power(_ a: Block, _ b: Operand) {
        switch b {
        case .constant(2): map(a) { finite($0 * $0) }
        case .constant(0.5): map(a) { $0.squareRoot() }
        default: combine(a, b) { $0 == $0 && $1 == $1 ? finite(Elementary.pow($0, $1)) : .nan }
        }
    }

    // MARK: Conditions

    private func compare(_ link: ExpressionComparison, _ a: Block, _ b: Operand, _ out: Block, _ joins: Bool) {
        switch link {
        case .less: compare(a, b, out, joins) { $0 < $1 }
        case .lessOrEqual: compare(a, b, out, joins) { $0 <= $1 }
        case .greater: compare(a, b, out, joins) { $0 > $1 }
        case .greaterOrEqual: compare(a, b, out, joins) { $0 >= $1 }
        case .equal: compare(a, b, out, joins) { $0 == $1 }
        // False with a null, unlike !=.
        case .notEqual: compare(a, b, out, joins) { $0 < $1 || $0 > $1 }
        }
    }

    @inline(__always)
    private func compare(_ a: Block, _ b: Operand, _ out: Block, _ joins: Bool, _ holds: (Double, Double) -> Bool) {
        switch (b, joins) {
        case (.constant(let b), _): for i in 0..<count { out[i] = holds(a[i], b) ? 1 : 0 }
        case (.register(let b), false):
            let b = numbers[b]
            for i in 0..<count { out[i] = holds(a[i], b[i]) ? 1 : 0 }
        case (.register(let b), true):
            let b = numbers[b]
            for i in 0..<count { out[i] = holds(a[i], b[i]) ? out[i] : 0 }
        }
    }

    private func choose(_ condition: Block, _ then: Operand, _ otherwise: Operand) {
        switch (then, otherwise) {
        case (.register(let a), .register(let b)): choose(condition, numbers[a], numbers[b])
        case (.register(let a), .constant(let b)):
            let a = numbers[a]
            for i in 0..<count { condition[i] = abs(condition[i]) > 0 ? a[i] : b }
        case (.constant(let a), .register(let b)):
            let b = numbers[b]
            for i in 0..<count { condition[i] = abs(condition[i]) > 0 ? a : b[i] }
        case (.constant(let a), .constant(let b)): map(condition) { abs($0) > 0 ? a : b }
        }
    }

    private func choose(_ condition: Block, _ a: Block, _ b: Block) {
        for i in 0..<count { condition[i] = abs(condition[i]) > 0 ? a[i] : b[i] }
    }

    /// A few constants are compared in turn, many are searched.
    private func among(_ constants: [Double], _ a: Block) {
        if constants.count > 16 { return map(a) { AscendingSearch.contains(constants, $0) ? 1 : 0 } }
        for i in 0..<count {
            var hit = 0.0
            for constant in constants { hit = a[i] == constant ? 1 : hit }
            a[i] = hit
        }
    }

    private func orEqual(_ a: Block, _ b: Block, _ out: Block) {
        for i in 0..<count { out[i] = a[i] == b[i] ? 1 : out[i] }
    }

    // MARK: Functions of one number

    private func unary(_ operation: ExpressionOperation, _ a: Block) {
        switch operation {
        case .negate: map(a) { -$0 }
        case .not: map(a) { abs($0) > 0 ? 0 : 1 }
        case .truth: map(a) { $0 != $0 ? $0 : ($0 == 0 ? 0 : 1) }
        case .isNull: map(a) { $0 == $0 ? 0 : 1 }
        case .abs: map(a) { abs($0) }
        case .ceil: map(a) { Rounding.up($0) }
        case .floor: map(a) { Rounding.down($0) }
        case .truncate: map(a) { Rounding.towardZero($0) }
        case .sign: map(a) { $0 > 0 ? 1 : ($0 < 0 ? -1 : ($0 == 0 ? 0 : $0)) }
        case .sqrt: map(a) { $0.squareRoot() }
        case .round(let digits): round(a, digits)
        case .part(let part): DateParts.apply(part, a, count)
        default: elementary(operation, a)
        }
    }

    private func elementary(_ operation: ExpressionOperation, _ a: Block) {
        switch operation {
        // The second term makes NaN of NaN without a branch.
        case .exp: map(a) { finite(Elementary.exp($0)) + $0 * 0 }
        case .expm1: map(a) { $0 == $0 ? finite(Elementary.expm1($0)) : .nan }
        case .log: naturalLog(a)
        case .log10: map(a) { Elementary.log10($0) }
        case .log1p: map(a) { Elementary.log1p($0) }
        case .sin: map(a) { Elementary.sin($0) }
        case .cos: map(a) { Elementary.cos($0) }
        case .tan: map(a) { Elementary.tan($0) }
        default: break
        }
    }

    /// Without branches unless a positive value is below the normal range.
    private func naturalLog(_ a: Block) {
        var smallest = 1.0
        for i in 0..<count { smallest = a[i] > 0 && a[i] < smallest ? a[i] : smallest }
        if smallest < 0x1p-1022 { return map(a) { Elementary.naturalLog($0) } }
        map(a) { Elementary.log($0) + ($0 > 0 ? 0 : .nan) }
    }

    /// Halves to even; with digits the value is scaled, rounded and scaled back, as NumPy does.
    private func round(_ a: Block, _ digits: Int) {
        // 10^22 is the last power of ten that a double holds.
        let power = (0..<abs(digits)).reduce(1.0) { power, _ in power * 10 }
        switch digits {
        case 0: map(a) { Rounding.nearest($0) }
        case 1...:
            map(a) {
                let scaled = $0 * power
                // From 2^52 on there is nothing behind the point.
                return abs(scaled) < 0x1p52 ? Rounding.nearest(scaled) / power : $0
            }
        default: map(a) { finite(Rounding.nearest($0 / power) * power) }
        }
    }
}

/// `//` and `%` as in Python: the quotient rounded down, the remainder with the sign of the divisor.
enum FloorDivision {
    @inline(__always)
    static func remainder(_ a: Double, _ b: Double) -> Double {
        let quotient = Rounding.down(a / b)
        // Exact for whole numbers that a double holds exactly, and fast.
        if abs(a) < 0x1p52, abs(b) < 0x1p52, a == Rounding.towardZero(a), b == Rounding.towardZero(b) {
            let rest = a - quotient * b
            return rest == 0 ? (b < 0 ? -0.0 : (b > 0 ? 0 : .nan)) : rest
        }
        return exactRemainder(a, b)
    }

    @inline(never)
    private static func exactRemainder(_ a: Double, _ b: Double) -> Double {
        guard a == a, b == b, b != 0 else { return .nan }
        let rest = a.truncatingRemainder(dividingBy: b)
        if rest == 0 { return b < 0 ? -0.0 : 0 }
        return (rest < 0) == (b < 0) ? rest : rest + b
    }

    @inline(__always)
    static func quotient(_ a: Double, _ b: Double) -> Double {
        let quotient = Rounding.down(a / b)
        if abs(a) < 0x1p52, abs(b) < 0x1p52, a == Rounding.towardZero(a), b == Rounding.towardZero(b) {
            return quotient
        }
        return exactQuotient(a, b)
    }

    /// a ∕ b may have been rounded up to a whole number: the remainder tells.
    @inline(never)
    private static func exactQuotient(_ a: Double, _ b: Double) -> Double {
        guard a == a, b == b, b != 0 else { return .nan }
        let rest = a.truncatingRemainder(dividingBy: b)
        let isBelow = rest != 0 && (rest < 0) != (b < 0)
        let exact = (a - rest) / b - (isBelow ? 1 : 0)
        // Zero with the sign of the quotient.
        if exact == 0 { return Double(signOf: a / b, magnitudeOf: 0) }
        let quotient = Rounding.down(exact)
        return exact - quotient > 0.5 ? quotient + 1 : quotient
    }
}

enum AscendingSearch {
    /// Whether an ascending list has the value. O(log n).
    static func contains(_ list: [Double], _ value: Double) -> Bool {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low] == value
    }
}
