import FigmentColumns
import FigmentSchema
import FigmentTypes

@testable import FigmentKernels

/// Columns of random values with edge cases, and the same values for the reference.
struct ExpressionRows {
    static let count = 257
    static let types: [(name: String, type: DataType)] = [
        ("a", .float64), ("b", .float64), ("i", .int64), ("j", .int32), ("p", .bool), ("q", .bool), ("s", .utf8),
        ("u", .utf8), ("t", .timestamp(unit: .milli, zone: nil)), ("d", .date32),
    ]

    let columns: [Column]
    let rows: [[String: Value]]

    init(seed: UInt64) {
        var random = RandomChoice(state: seed)
        var rows = [[String: Value]](repeating: [:], count: Self.count)
        columns = Self.types.map { name, type in
            let column = Column(type: type, isNullable: true)
            for i in rows.indices {
                let isNull = random.below(5) == 0
                rows[i][name] = isNull ? .null : Self.append(type, to: column, &random)
                if isNull { Self.appendNothing(type, to: column) }
                column.validity.append(isNull ? 0 : 1)
                column.nullCount += isNull ? 1 : 0
            }
            return column
        }
        self.rows = rows
    }

    private static let numbers: [Double] = [
        0, -0.0, 1, -1, 0.5, 2.5, -2.5, 3, 7, 1e-3, 1e15, -1e15, 1e300, -1e300, 5e-324, 100,
    ]
    private static let texts = [
        "", "a", "A", "ab", "aab", " x ", "żółw", "日本語", "e\u{301}", "STRASSE", "😀b😀", "12", "-3.5", "nan", "b",
    ]

    private static func append(_ type: DataType, to column: Column, _ random: inout RandomChoice) -> Value {
        switch type {
        case .float64:
            let value = random.below(2) == 0 ? random.of(numbers) : (random.unit() - 0.5) * 20
            column.extend(1, as: Double.self)[0] = value
            return .number(value)
        case .int64:
            let value = random.below(8) == 0 ? Int64(random.below(2)) * 2 - 1 << 60 : Int64(random.below(21)) - 10
            column.extend(1, as: Int64.self)[0] = value
            return .number(Double(value))
        case .int32:
            let value = Int32(random.below(9)) - 4
            column.extend(1, as: Int32.self)[0] = value
            return .number(Double(value))
        case .bool:
            let value = random.below(2)
            column.extend(1, as: UInt8.self)[0] = UInt8(value)
            return .bool(value == 1)
        case .utf8:
            let text = random.of(texts)
            column.bytes.append(text)
            column.endText()
            return .text(text)
        case .date32:
            let day = Int32(random.below(40_000)) - 10_000
            column.extend(1, as: Int32.self)[0] = day
            return .instant(Double(day) * 86_400e6)
        default:
            let ticks = Int64(random.below(4_000_000_000_000)) - 1_000_000_000_000
            column.extend(1, as: Int64.self)[0] = ticks
            return .instant(Double(ticks) * 1000)
        }
    }

    private static func appendNothing(_ type: DataType, to column: Column) {
        switch type {
        case .utf8: column.endText()
        // What lies under a null must not matter.
        case .float64: column.extend(1, as: Double.self)[0] = .infinity
        default:
            let width = type.fixedWidth ?? 0
            column.values.reserve(width)
            for k in 0..<width { column.values.end[k] = 0x5A }
            column.values.count += width
            column.count += 1
        }
    }

    func inputs(_ program: ExpressionProgram) -> [Column] {
        program.inputs.map { input in columns[Self.types.firstIndex { $0.name == input.name } ?? 0] }
    }

    static func typed(_ text: String) throws -> TypedExpression {
        try ExpressionTyper.type(try ExpressionParser.parse(text)) { name in
            types.first { $0.name == name }?.type
        }
    }
}

/// A small generator of choices.
struct RandomChoice {
    var state: UInt64

    mutating func below(_ n: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var x = state
        x ^= x >> 31
        x = x &* 0x7FB5_D329_728E_A185
        x ^= x >> 27
        return Int(x % UInt64(n))
    }

    mutating func unit() -> Double { Double(below(1 << 52)) * 0x1p-52 }
    mutating func of<T>(_ list: [T]) -> T { list[below(list.count)] }
}

/// Writes random expressions of a wanted type.
struct RandomExpression {
    var random: RandomChoice

    mutating func number(_ depth: Int) -> String {
        if depth == 0 || random.below(8) == 0 {
            return random.of(["a", "b", "i", "j", "2", "3.5", "0", "-1", "10", "null", "p"])
        }
        let d = depth - 1
        switch random.below(18) {
        case 0...5: return "(\(number(d)) \(random.of(["+", "-", "*", "/", "//", "%"])) \(number(d)))"
        case 6: return "(\(number(d)) ** \(random.of(["2", "3", "0.5", "-1", "j"])))"
        case 7: return "(-\(number(d)))"
        case 8:
            let name = random.of([
                "abs", "ceil", "floor", "round", "sign", "sqrt", "exp", "log", "log10", "log1p", "sin", "int",
            ])
            return "\(name)(\(number(d)))"
        case 9: return "round(\(number(d)), \(random.below(4)))"
        case 10: return "where(\(condition(d)), \(number(d)), \(number(d)))"
        case 11: return "(\(number(d)) if \(condition(d)) else \(number(d)))"
        case 12: return "\(random.of(["min", "max", "coalesce"]))(\(number(d)), \(number(d)), \(number(d)))"
        case 13: return "(\(number(d))).clip(\(number(0)), \(number(0)))"
        case 14: return "len(\(text(d)))"
        case 15:
            return
                "\(random.of(["hour", "dow", "day", "month", "year", "quarter", "dayofyear", "minute", "second"]))(\(instant(d)))"
        case 16: return "\(random.of(["days_between", "seconds_between"]))(\(instant(d)), \(instant(d)))"
        default: return "float(\(random.of(["s", "u"])))"
        }
    }

    mutating func condition(_ depth: Int) -> String {
        if depth == 0 || random.below(8) == 0 { return random.of(["p", "q", "true", "false"]) }
        let d = depth - 1
        let op = random.of(["<", "<=", ">", ">=", "==", "!="])
        switch random.below(11) {
        case 0, 1: return "(\(number(d)) \(op) \(number(d)))"
        case 2: return "(\(number(d)) < \(number(d)) \(op) \(number(d)))"
        case 3: return "(\(text(d)) \(op) \(text(d)))"
        case 4: return "(\(condition(d)) \(random.of(["and", "or", "&", "|"])) \(condition(d)))"
        case 5: return "(not \(condition(d)))"
        case 6: return "(\(number(d)) in [1, 2, \(number(0)), \(number(d))])"
        case 7: return "(\(text(d)) not in ['a', 'ab', \(text(0))])"
        case 8: return "\(random.of(["contains", "startswith", "endswith"]))(\(text(d)), \(text(0)))"
        case 9: return "isnull(\(random.below(2) == 0 ? number(d) : text(d)))"
        default: return "(\(instant(d)) \(op) \(instant(0)))"
        }
    }

    mutating func text(_ depth: Int) -> String {
        if depth == 0 || random.below(8) == 0 { return random.of(["s", "u", "'a'", "''", "'żó'"]) }
        let d = depth - 1
        switch random.below(10) {
        case 0: return "(\(text(d)) + \(text(d)))"
        case 1: return "concat(\(text(d)), j, \(text(d)), p)"
        case 2: return "\(random.of(["lower", "upper", "trim"]))(\(text(d)))"
        case 3: return "substr(\(text(d)), \(random.of(["j", "0", "1", "-2"])))"
        case 4: return "substr(\(text(d)), \(random.of(["j", "0", "-1"])), \(random.of(["j", "1", "3"])))"
        case 5: return "replace(\(text(d)), \(random.of(["'a'", "u", "''", "'ó'"])), \(text(0)))"
        case 6: return "where(\(condition(d)), \(text(d)), \(text(d)))"
        case 7: return "\(random.of(["min", "max", "coalesce"]))(\(text(d)), \(text(d)))"
        case 8: return "slice(\(text(d)), \(random.of(["j", "0", "1"])), \(random.of(["j", "-1", "4"])))"
        default: return "coalesce(s, \(text(d)), 'none')"
        }
    }

    mutating func instant(_ depth: Int) -> String {
        if depth == 0 || random.below(4) == 0 { return random.of(["t", "d"]) }
        let d = depth - 1
        switch random.below(5) {
        case 0: return "(\(instant(d)) + days(\(random.below(900) - 450)))"
        case 1: return "(\(instant(d)) - hours(j))"
        case 2: return "date(\(instant(d)))"
        case 3: return "where(\(condition(d)), \(instant(d)), \(instant(d)))"
        default: return "(\(instant(d)) + (t - d) / 2)"
        }
    }
}
