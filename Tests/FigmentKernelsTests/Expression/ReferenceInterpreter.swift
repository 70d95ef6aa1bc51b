import FigmentSchema
import FigmentTypes
import Foundation

@testable import FigmentKernels

/// A value of the reference interpreter.
enum Value: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    /// Microseconds since 1970.
    case instant(Double)
    /// Microseconds.
    case interval(Double)

    var number: Double? {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .number(let value), .instant(let value), .interval(let value): value
        case .null, .text: nil
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var double: Double { number ?? .nan }
    var string: String { text ?? "?" }
    var isTrue: Bool { number.map { $0 != 0 } ?? false }
}

/// Evaluates a parsed expression for one row by walking the tree: slow, and obviously right.
final class ReferenceInterpreter {
    let row: [String: Value]
    /// Whether a sum, a product or a quotient was too large for a number.
    private(set) var overflowed = false

    init(row: [String: Value]) { self.row = row }

    func value(_ expression: FigmentSchema.Expression) -> Value {
        switch expression {
        case .number(let value, _): return .number(value)
        case .text(let text): return .text(text)
        case .bool(let value): return .bool(value)
        case .null: return .null
        case .column(let name, _): return row[name] ?? .null
        case .negate(let inner, _):
            let value = value(inner)
            if case .interval(let span) = value { return .interval(-span) }
            return value.number.map { .number(-$0) } ?? .null
        case .not(let inner, _): return .bool(!value(inner).isTrue)
        case .binary(let op, let left, let right, _): return binary(op, value(left), value(right))
        case .comparison(let operands, let links, _):
            let values = operands.map(value)
            return .bool(links.indices.allSatisfy { holds(links[$0], values[$0], values[$0 + 1]) })
        case .member(let item, let list, _):
            let item = value(item)
            return .bool(list.contains { holds(.equal, item, value($0)) })
        case .call(let function, let arguments, _): return call(function, arguments.map(value))
        }
    }

    /// Null for what is no finite number.
    private func finite(_ value: Double) -> Value { value.isFinite ? .number(value) : .null }

    private func binary(_ op: ExpressionOperator, _ left: Value, _ right: Value) -> Value {
        if op == .and { return .bool(left.isTrue && right.isTrue) }
        if op == .or { return .bool(left.isTrue || right.isTrue) }
        if let a = left.text, let b = right.text, op == .add { return .text(a + b) }
        guard let a = left.number, let b = right.number else { return .null }
        let result: Double
        switch op {
        case .add: result = a + b
        case .subtract: result = a - b
        case .multiply: result = a * b
        case .divide: result = a / b
        case .floorDivide: result = floorDivision(a, b).quotient
        case .modulo: result = floorDivision(a, b).remainder
        default: result = Elementary.pow(a, b)
        }
        guard result.isFinite else {
            switch op {
            case .add, .subtract, .multiply: overflowed = true
            case .divide, .floorDivide, .modulo: overflowed = overflowed || b != 0
            default: break
            }
            return .null
        }
        switch (op, left, right) {
        case (.add, .instant, .interval), (.add, .interval, .instant), (.subtract, .instant, .interval):
            return .instant(result)
        case (.subtract, .instant, .instant),
            (_, .interval, .interval) where op == .add || op == .subtract:
            return .interval(result)
        case (.multiply, .interval, _), (.multiply, _, .interval), (.divide, .interval, .number):
            return .interval(result)
        default: return .number(result)
        }
    }

    /// As CPython's float_divmod.
    private func floorDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
        guard b != 0 else { return (.nan, .nan) }
        var remainder = fmod(a, b)
        var quotient = (a - remainder) / b
        if remainder != 0 {
            if (b < 0) != (remainder < 0) {
                remainder += b
                quotient -= 1
            }
        } else {
            remainder = copysign(0, b)
        }
        guard quotient != 0 else { return (copysign(0, a / b), remainder) }
        let floored = Foundation.floor(quotient)
        return (quotient - floored > 0.5 ? floored + 1 : floored, remainder)
    }

    private func holds(_ link: ExpressionComparison, _ left: Value, _ right: Value) -> Bool {
        let order: Int
        if let a = left.text, let b = right.text {
            let (x, y) = (Array(a.utf8), Array(b.utf8))
            order = x == y ? 0 : (x.lexicographicallyPrecedes(y) ? -1 : 1)
        } else if let a = left.number, let b = right.number {
            order = a == b ? 0 : (a < b ? -1 : 1)
        } else {
            return false
        }
        switch link {
        case .less: return order < 0
        case .lessOrEqual: return order <= 0
        case .greater: return order > 0
        case .greaterOrEqual: return order >= 0
        case .equal: return order == 0
        case .notEqual: return order != 0
        }
    }

    private func call(_ function: ExpressionFunction, _ values: [Value]) -> Value {
        switch function {
        case .where: return values[0].isTrue ? values[1] : values[2]
        case .coalesce: return values.first { $0 != .null } ?? .null
        case .isnull: return .bool(values[0] == .null)
        case .notnull: return .bool(values[0] != .null)
        case .min: return extreme(values, .less)
        case .max: return extreme(values, .greater)
        case .clip:
            var value = values[0]
            if holds(.less, value, values[1]) { value = values[1] }
            if values.count > 2, holds(.greater, value, values[2]) { value = values[2] }
            return value
        case .contains, .startswith, .endswith: return .bool(test(function, values))
        case .lower, .upper, .trim, .concat, .substr, .slice, .replace, .len, .str: return textCall(function, values)
        default: return numberCall(function, values)
        }
    }

    private func extreme(_ values: [Value], _ link: ExpressionComparison) -> Value {
        values.reduce(.null) { best, value in best == .null || holds(link, value, best) ? value : best }
    }

    private func test(_ function: ExpressionFunction, _ values: [Value]) -> Bool {
        guard let text = values[0].text, let part = values[1].text else { return false }
        let (a, b) = (Array(text.utf8), Array(part.utf8))
        switch function {
        case .startswith: return a.starts(with: b)
        case .endswith: return a.reversed().starts(with: b.reversed())
        default: return b.isEmpty || a.indices.contains { a[$0...].starts(with: b) }
        }
    }

    private func textCall(_ function: ExpressionFunction, _ values: [Value]) -> Value {
        if values.contains(.null) { return .null }
        let scalars = Array((values[0].text ?? "").unicodeScalars)
        func text(_ scalars: some Sequence<Unicode.Scalar>) -> Value {
            var result = String.UnicodeScalarView()
            result.append(contentsOf: scalars)
            return .text(String(result))
        }
        switch function {
        case .lower: return .text(values[0].string.lowercased())
        case .upper: return .text(values[0].string.uppercased())
        case .trim:
            let rest = scalars.drop { $0.value <= 32 }
            return text(rest.reversed().drop { $0.value <= 32 }.reversed())
        case .concat: return .text(values.map(written).joined())
        case .str: return .text(written(values[0]))
        case .len: return .number(Double(scalars.count))
        case .replace:
            if values[1].text == "" { return values[0] }
            return .text(
                values[0].string.replacingOccurrences(of: values[1].string, with: values[2].string, options: .literal))
        default:
            let start = Int(values[1].double)
            let first = start < 0 ? Swift.max(0, scalars.count + start) : Swift.min(start, scalars.count)
            var end = scalars.count
            if values.count > 2 {
                let last = Int(values[2].double)
                end = function == .substr ? first + Swift.max(0, last) : (last < 0 ? scalars.count + last : last)
            }
            return text(scalars[first..<Swift.max(first, Swift.min(end, scalars.count))])
        }
    }

    private func written(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .bool(let value): value ? "true" : "false"
        case .number(let value): value == value.rounded() ? String(Int(value)) : "\(value)"
        default: "?"
        }
    }

    private func numberCall(_ function: ExpressionFunction, _ values: [Value]) -> Value {
        if values.contains(.null) { return .null }
        let x = values[0].number ?? Double(values[0].text ?? "") ?? .nan
        let day = 86_400e6
        switch function {
        case .abs: return finite(Swift.abs(x))
        case .ceil: return finite(Foundation.ceil(x))
        case .floor: return finite(Foundation.floor(x))
        case .sign: return finite(x > 0 ? 1 : x < 0 ? -1 : 0)
        case .sqrt: return finite(x < 0 ? .nan : x.squareRoot())
        case .round:
            guard values.count > 1, let digits = values[1].number else { return finite(rint(x)) }
            let power = Foundation.pow(10, digits)
            return finite(Swift.abs(x * power) < 0x1p52 ? rint(x * power) / power : x)
        case .exp: return finite(Elementary.exp(x))
        case .log: return finite(Elementary.naturalLog(x))
        case .log10: return finite(Elementary.log10(x))
        case .log1p: return finite(Elementary.log1p(x))
        case .sin: return finite(Elementary.sin(x))
        case .int: return finite(Foundation.trunc(x))
        case .float: return finite(x)
        case .bool: return .bool(x != 0)
        case .date: return .instant(Foundation.floor(x / day) * day)
        case .days: return values[0].isInterval ? finite(x / day) : .interval(x * day)
        case .hours: return values[0].isInterval ? finite(x / 3600e6) : .interval(x * 3600e6)
        case .seconds: return values[0].isInterval ? finite(x / 1e6) : .interval(x * 1e6)
        case .daysBetween: return finite((values[1].double - x) / day)
        case .secondsBetween: return finite((values[1].double - x) / 1e6)
        default: return part(function, x)
        }
    }

    private func part(_ function: ExpressionFunction, _ micros: Double) -> Value {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = Date(timeIntervalSince1970: Foundation.floor(micros / 1e6))
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
        switch function {
        case .year: return .number(Double((parts.year ?? 0)))
        case .month: return .number(Double((parts.month ?? 0)))
        case .quarter: return .number(Double(((parts.month ?? 0) + 2) / 3))
        case .day: return .number(Double((parts.day ?? 0)))
        case .hour: return .number(Double((parts.hour ?? 0)))
        case .minute: return .number(Double((parts.minute ?? 0)))
        case .second: return .number(Double((parts.second ?? 0)))
        case .dow: return .number(Double(((parts.weekday ?? 0) + 5) % 7))
        case .dayofyear: return .number(Double(calendar.ordinality(of: .day, in: .year, for: date) ?? 0))
        default: return .null
        }
    }
}

extension Value {
    var isInterval: Bool { if case .interval = self { true } else { false } }
}
