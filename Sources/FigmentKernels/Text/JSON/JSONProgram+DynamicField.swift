import FigmentSchema
import FigmentTypes

extension JSONProgram {
    /// Adds the shapes of a dynamic field: `"name":` and a value.
    mutating func add(_ field: DynamicField) {
        let label = JSONText.quoted(field.name) + [UInt8(ascii: ":")]
        let literals = field.values.map(JSONText.literal)
        if field.kind == .json, literals.isEmpty {
            for shape in JSONProgram.smallShapes { add(label: label, shape: shape) }
        } else {
            add(label: label, value(field, literals))
        }
    }

    private mutating func value(_ field: DynamicField, _ literals: [[UInt8]]) -> Step {
        switch field.kind {
        case .array:
            let words = WordList.tag.entries.map { JSONText.quoted(String(decoding: $0, as: UTF8.self)) }
            var step = entries(literals.isEmpty ? words : literals)
            step.kind = .array
            step.low = Int64(max(0, field.arrayMinLength))
            step.high = max(step.low, Int64(field.arrayMaxLength))
            return step
        case _ where !literals.isEmpty: return entries(literals)
        case .int: return JSONProgram.integers(field)
        case .float:
            return decimals(field.minimum ?? min(0, field.maximum ?? 0), field.maximum ?? max(1, field.minimum ?? 0))
        case .bool: return entries([Array("false".utf8), Array("true".utf8)])
        case .string, .json:
            let low = Int64(max(0, field.minLength))
            return Step(kind: .words, low: low, high: max(low, Int64(field.maxLength)))
        }
    }

    /// `min` … `max`, by default 0 … 999 999.
    private static func integers(_ field: DynamicField) -> Step {
        let low = integer(field.minimum ?? min(0, field.maximum ?? 0), .up)
        let high = max(low, integer(field.maximum ?? max(999_999, field.minimum ?? 0), .down))
        return Step(kind: .integer, count: UInt64(bitPattern: high &- low) &+ 1, low: low)
    }

    /// Four decimals, or as many as a narrow range needs; fewer where a double has no more.
    private mutating func decimals(_ low: Double, _ high: Double) -> Step {
        var decimals = 4
        var power = 1e4
        while decimals < 15, (high - low) * power < 1_000, high > low {
            decimals += 1
            power *= 10
        }
        while decimals > 0, max(low.magnitude, high.magnitude) * power > 0x1p53 {
            decimals -= 1
            power /= 10
        }
        let first = JSONProgram.integer(low * power, .up)
        let last = JSONProgram.integer(high * power, .down)
        guard first <= last, max(low.magnitude, high.magnitude) * power <= 0x1p53 else {
            // No number of so many digits lies between them, or the range is beyond whole numbers: its bounds will do.
            return entries([low, max(low, high)].map { JSONText.literal(.double($0)) })
        }
        return Step(kind: .decimal, at: decimals, count: UInt64(bitPattern: last &- first) &+ 1, low: first)
    }

    private static func integer(_ value: Double, _ rule: FloatingPointRoundingRule) -> Int64 {
        let rounded = value.isNaN ? 0 : value.rounded(rule)
        return Int64(exactly: min(max(rounded, -0x1p63), 0x1.fffffffffffffp62)) ?? 0
    }

    private static let smallShapes = [
        #"{"source":"<source>","version":<int 1 20>,"flags":{"reviewed":<bool>,"public":<bool>}}"#,
        #"{"region":"<countryCode>","score":<dec 0 1000 3>,"labels":["<tag>","<tag>"]}"#,
        #"{"editor":{"name":"<given> <family>","team":"<department>"},"revision":<int 1 99>,"locked":<bool>}"#,
    ]
}

extension JSONText {
    /// The JSON of a literal.
    static func literal(_ literal: Literal) -> [UInt8] {
        switch literal {
        case .null: Array("null".utf8)
        case .bool(let value): Array((value ? "true" : "false").utf8)
        case .int(let value): Array(String(value).utf8)
        case .double(let value): Array((value.isFinite ? String(value) : "null").utf8)
        case .string(let text): quoted(text)
        }
    }
}
