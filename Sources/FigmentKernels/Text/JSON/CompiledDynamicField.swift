import FigmentSchema
import FigmentTypes

/// A dynamic field with its texts and bounds worked out.
struct CompiledDynamicField: Sendable {
    enum Source: Sendable {
        /// One of these JSON texts.
        case literals(Literals)
        case integer(low: Int64, span: UInt64)
        /// A number with `decimals` digits behind the point.
        case decimal(low: Int64, span: UInt64, decimals: Int)
        case bool
        /// Words of `min` … `max` characters in all.
        case text(min: Int, max: Int)
        case array(elements: Literals, min: Int, max: Int)
        case document(JSONProgram)
    }
    /// JSON texts, one behind the other.
    struct Literals: Sendable {
        let bytes: [UInt8]
        let offsets: [Int]
        let maxBytes: Int

        init(_ texts: [[UInt8]]) {
            offsets = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
            bytes = texts.flatMap { $0 } + [UInt8](repeating: 0, count: 64)
            maxBytes = texts.map(\.count).max() ?? 0
        }
        var count: UInt64 { UInt64(offsets.count - 1) }
        var averageBytes: Double { Double(offsets[offsets.count - 1]) / Double(max(1, count)) }
    }

    /// `"name":`
    let label: [UInt8]
    let probability: Double
    let key: StreamKey
    let source: Source
    /// The most bytes of a value and the comma before it.
    let maxBytes: Int
    let averageBytes: Double

    init(_ field: DynamicField, streams: ColumnStreams) {
        label = JSONText.quoted(field.name) + [UInt8(ascii: ":")]
        probability = field.probability.isNaN ? 0 : min(1, max(0, field.probability))
        key = streams.key("field.\(field.name)")
        source = CompiledDynamicField.source(field)
        switch source {
        case .literals(let list): (maxBytes, averageBytes) = (list.maxBytes + 1, list.averageBytes + 1)
        case .integer: (maxBytes, averageBytes) = (21, 7)
        case .decimal: (maxBytes, averageBytes) = (42, 8)
        case .bool: (maxBytes, averageBytes) = (9, 5.5)
        case .text(let low, let high): (maxBytes, averageBytes) = (high + 3, Double(low + high) / 2 + 3)
        case .array(let list, let low, let high):
            maxBytes = 3 + high * (list.maxBytes + 1)
            averageBytes = 3 + Double(low + high) / 2 * (list.averageBytes + 1)
        case .document(let program): (maxBytes, averageBytes) = (program.maxBytes + 1, program.averageBytes + 1)
        }
    }

    private static func source(_ field: DynamicField) -> Source {
        let literals = field.values.map(json)
        if field.kind == .array {
            let low = max(0, field.arrayMinLength)
            let high = max(low, field.arrayMaxLength)
            return .array(elements: Literals(literals.isEmpty ? words : literals), min: low, max: high)
        }
        if !literals.isEmpty { return .literals(Literals(literals)) }
        switch field.kind {
        case .int:
            let low = integer(field.minimum ?? min(0, field.maximum ?? 0), .up)
            let high = max(low, integer(field.maximum ?? max(999_999, field.minimum ?? 0), .down))
            return .integer(low: low, span: UInt64(bitPattern: high &- low) &+ 1)
        case .float:
            return decimal(field.minimum ?? min(0, field.maximum ?? 0), field.maximum ?? max(1, field.minimum ?? 0))
        case .bool: return .bool
        case .json: return .document(JSONProgram(shapes: small))
        case .string, .array:
            let low = max(0, field.minLength)
            return .text(min: low, max: max(low, field.maxLength))
        }
    }

    /// Four decimals, or as many as a narrow range needs; fewer where a double has no more.
    private static func decimal(_ low: Double, _ high: Double) -> Source {
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
        let first = integer(low * power, .up)
        let last = integer(high * power, .down)
        guard first <= last, low.magnitude <= 0x1p53, high.magnitude <= 0x1p53 else {
            // No number of so many digits lies between them, or the range is beyond whole numbers: its bounds will do.
            return .literals(Literals([low, max(low, high)].map { json(.double($0)) }))
        }
        return .decimal(low: first, span: UInt64(bitPattern: last &- first) &+ 1, decimals: decimals)
    }

    private static func integer(_ value: Double, _ rule: FloatingPointRoundingRule) -> Int64 {
        let rounded = value.isNaN ? 0 : value.rounded(rule)
        return Int64(exactly: min(max(rounded, -0x1p63), 0x1.fffffffffffffp62)) ?? 0
    }

    private static func json(_ literal: Literal) -> [UInt8] {
        switch literal {
        case .null: Array("null".utf8)
        case .bool(let value): Array((value ? "true" : "false").utf8)
        case .int(let value): Array(String(value).utf8)
        case .double(let value): Array((value.isFinite ? String(value) : "null").utf8)
        case .string(let text): JSONText.quoted(text)
        }
    }

    private static var words: [[UInt8]] {
        WordList.tag.entries.map { JSONText.quoted(String(decoding: $0, as: UTF8.self)) }
    }

    private static let small = [
        #"{"source":"<source>","version":<int 1 20>,"flags":{"reviewed":<bool>,"public":<bool>}}"#,
        #"{"region":"<countryCode>","score":<dec 0 1000 3>,"labels":["<tag>","<tag>"]}"#,
        #"{"editor":{"name":"<given> <family>","team":"<department>"},"revision":<int 1 99>,"locked":<bool>}"#,
    ]
}
