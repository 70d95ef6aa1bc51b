import FigmentData
import FigmentSchema
import FigmentTypes

/// Numbers and literals of a document as DuckDB reads them.
enum SQLText {
    static func number(_ value: Double) -> String {
        if let whole = Int64(exactly: value), abs(value) < 1e15 { return whole < 0 ? "(\(whole))" : "\(whole)" }
        return value.isFinite ? "(\(value))" : "CAST('\(value)' AS DOUBLE)"
    }

    /// A bound of a column of that type, on its values' own side of rounding.
    static func bound(_ value: Double, for type: DataType, isUpper: Bool) -> String {
        switch type {
        // Halves and singles are rounded; the document's bound is rounded alike.
        case .float32: return "CAST(\(number(value)) AS FLOAT)"
        case .float16: return number(value + (isUpper ? 1 : -1) * abs(value) * 0x1p-11)
        case .date32, .timestamp: return "make_timestamp(\(Int64(max(-9e18, min(9e18, value)))))"
        default: return number(value)
        }
    }

    /// The literal where it can be a value of the type, else nil.
    static func literal(_ literal: Literal, for type: DataType) -> String? {
        switch (literal, type) {
        case (.null, _): nil
        case (.bool(let value), .bool): value ? "true" : "false"
        case (.int(let value), _) where type.isNumeric: "\(value)"
        case (.double(let value), .float32): "CAST(\(number(value)) AS FLOAT)"
        case (.double(let value), _) where type.isNumeric: number(value)
        case (.string(let text), .utf8), (.string(let text), .uuid), (.string(let text), .json):
            quoted(text)
        case (_, .utf8): quoted(plain(literal))
        case (.string(let text), _): "TRY_CAST(\(quoted(text)) AS \(ColumnReading.sqlType(type)))"
        default: "TRY_CAST(\(quoted(plain(literal))) AS \(ColumnReading.sqlType(type)))"
        }
    }

    static func quoted(_ text: String) -> String { SQLDialect.duckdb.literal(text) }

    private static func plain(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .double(let value): value.description
        case .string(let text): text
        }
    }
}

/// Counts as people read them.
enum CountText {
    static func count(_ value: Int64) -> String {
        var digits = String(value.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: " ")
    }

    /// `1 row`, `2 rows`
    static func rows(_ value: Int64) -> String { "\(count(value)) \(value == 1 ? "row" : "rows")" }

    /// A bound or figure without a trailing `.0`.
    static func number(_ value: Double) -> String {
        let rounded = abs(value) < 1e9 ? (value * 1e6).rounded() / 1e6 : value
        if let whole = Int64(exactly: rounded), abs(rounded) < 1e15 { return "\(whole)" }
        return "\(rounded)"
    }
}
