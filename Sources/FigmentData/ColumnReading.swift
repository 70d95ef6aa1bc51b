import FigmentADBC
package import FigmentTypes

/// How the values of a column lie in files.
enum Storage {
    /// A column of that type.
    case typed(ResultType)
    /// A field of CSV.
    case text
    /// A value of JSON.
    case json
}

/// SQL that reads a stored column as the type that the document gives it.
///
/// `raw` is what is stored (null where there is nothing), `value` the typed value or null, `wrong` whether what is stored
/// is no value of the type. They are written over a source column named `s`.
package struct ColumnReading {
    var raw: String
    var value: String
    var wrong: String
    /// The stored type, where it cannot hold the declared one at all.
    var misfit: String?

    init(_ type: DataType, _ storage: Storage, source s: String) {
        switch storage {
        case .typed(let stored): self = .typed(type, stored, s)
        case .text: self = .text(type, raw: s, structure: "TRY_CAST(\(s) AS JSON)")
        case .json:
            // A document stays as it is written; anything else loses its quotation marks.
            let isDocument: Bool =
                switch type {
                case .json, .sparseVector: true
                default: false
                }
            self = .text(type, raw: isDocument ? "CAST(\(s) AS VARCHAR)" : "(\(s) ->> '$')", structure: s)
            if let kinds = ColumnReading.jsonKinds(type) { wrong = "((\(wrong)) OR \(s) IS NOT NULL AND \(kinds(s)))" }
        }
    }

    private init(raw: String, value: String, wrong: String? = nil, misfit: String? = nil) {
        self.raw = raw
        self.value = value
        self.wrong = wrong ?? "(\(raw) IS NOT NULL AND \(value) IS NULL)"
        self.misfit = misfit
    }

    // ---- Typed files ------------------------------------------------------------------------------------

    private static func typed(_ type: DataType, _ stored: ResultType, _ s: String) -> ColumnReading {
        let cast = "TRY_CAST(\(s) AS \(sqlType(type)))"
        var reading = ColumnReading(raw: s, value: cast)
        // What one type can hold of another is counted value by value; types of another kind are wrong as a whole.
        let exact = ColumnReading(raw: s, value: "CASE WHEN \(cast) = \(s) THEN \(cast) END")
        switch (type, stored) {
        case (_, .null): reading.wrong = "false"
        case (.bool, .bool), (.utf8, .text), (.date32, .date), (.time64, .time), (.float16, .float), (.float32, .float),
            (.float64, .float), (.float16, .integer), (.float32, .integer), (.float64, .integer), (.float32, .decimal),
            (.float64, .decimal), (.decimal, .float), (.uuid, .text), (.binary, .binary):
            break
        case (.decimal, .decimal), (.decimal, .integer), (.date32, .timestamp): reading = exact
        case (_, .integer) where type.isInteger: break
        // Writers without nullable integers make floats of them.
        case (_, .float) where type.isInteger, (_, .decimal) where type.isInteger: reading = exact
        case (.json, .text), (.sparseVector, .text): reading = .document(s)
        case (.sparseVector, .structure): reading = ColumnReading(raw: s, value: s)
        case (.timestamp(_, _), .timestamp(_, let zone)):
            // A zone is a way to show an instant, not a part of it.
            if zone != nil { reading.value = instant(type, "make_timestamp(epoch_us(\(s)))") }
            reading.wrong = "(\(s) IS NOT NULL AND \(reading.value) IS NULL)"
        case (.list(let element), .list(let inner)) where isLike(element, inner):
            reading.wrong = wrongList(s, cast)
        case (.vector(let element, _), .list(let inner)):
            let isNumber: Bool =
                switch inner {
                case .integer: true
                case .float: element == .float32 || element == .float16 || element == .bfloat16
                default: false
                }
            if isNumber { reading = ColumnReading(raw: s, value: s) } else { reading.misfit = "\(stored)" }
        default:
            reading = .text(type, raw: "CAST(\(s) AS VARCHAR)", structure: "TRY_CAST(CAST(\(s) AS VARCHAR) AS JSON)")
            reading.misfit = name(of: stored)
        }
        return reading
    }

    private static func isLike(_ type: DataType, _ stored: ResultType) -> Bool {
        switch stored {
        case .bool: type == .bool
        case .integer: type.isInteger
        case .float, .decimal: type.isFloat
        case .text: type.isText || type == .uuid
        case .date: type == .date32
        case .timestamp: type.isInstant
        case .null: true
        default: false
        }
    }

    /// The stored type in plain words.
    private static func name(of type: ResultType) -> String {
        switch type {
        case .bool: "truth values"
        case .integer(let bits, let isSigned): "\(isSigned ? "" : "unsigned ")\(bits)-bit integers"
        case .float(let bits): "\(bits)-bit floats"
        case .text: "text"
        case .binary, .fixedBinary: "bytes"
        case .decimal: "decimals"
        case .date, .dateMilliseconds: "dates"
        case .time: "times"
        case .timestamp: "timestamps"
        case .list: "lists"
        case .structure: "structures"
        default: "values of another type"
        }
    }

    // ---- Text -------------------------------------------------------------------------------------------

    /// - Parameter structure: The same as JSON, for lists.
    private static func text(_ type: DataType, raw: String, structure: String) -> ColumnReading {
        let cast = "TRY_CAST(\(raw) AS \(sqlType(type)))"
        switch type {
        case .utf8: return ColumnReading(raw: raw, value: raw, wrong: "false")
        case .json, .sparseVector: return .document(raw, as: structure)
        case .binary: return ColumnReading(raw: raw, value: "TRY(from_base64(\(raw)))")
        case .timestamp: return ColumnReading(raw: raw, value: instant(type, raw))
        case .list:
            let list = "TRY_CAST(\(structure) AS \(sqlType(type)))"
            return ColumnReading(raw: raw, value: list, wrong: wrongList(raw, list))
        case .vector:
            let list = "TRY_CAST(\(structure) AS DOUBLE[])"
            return ColumnReading(raw: raw, value: list, wrong: wrongList(raw, list))
        case _ where type.isInteger:
            // A cast alone would round.
            let isWhole = "regexp_full_match(\(raw), '\\s*[+-]?[0-9]+(\\.0*)?\\s*')"
            return ColumnReading(raw: raw, value: "CASE WHEN \(isWhole) THEN \(cast) END")
        default: return ColumnReading(raw: raw, value: cast)
        }
    }

    private static func document(_ s: String, as structure: String? = nil) -> ColumnReading {
        ColumnReading(
            raw: s, value: s,
            wrong: "(\(s) IS NOT NULL AND \(structure.map { "\($0) IS NULL" } ?? "NOT json_valid(\(s))"))")
    }

    private static func instant(_ type: DataType, _ s: String) -> String {
        if case .timestamp(_, let zone?) = type, !zone.isEmpty, !s.hasPrefix("make_timestamp") {
            return "make_timestamp(epoch_us(TRY_CAST(\(s) AS TIMESTAMPTZ)))"
        }
        return "TRY_CAST(\(s) AS \(sqlType(type)))"
    }

    /// A list is wrong as a whole, or by an element that became null.
    private static func wrongList(_ raw: String, _ list: String) -> String {
        "(\(raw) IS NOT NULL AND (\(list) IS NULL OR list_count(\(list)) <> len(\(list))))"
    }

    /// A condition on a JSON value that is of another kind than the type's.
    private static func jsonKinds(_ type: DataType) -> ((String) -> String)? {
        switch type {
        case .utf8: { "json_type(\($0)) NOT IN ('VARCHAR', 'NULL')" }
        case .bool: { "json_type(\($0)) NOT IN ('BOOLEAN', 'NULL')" }
        case _ where type.isInteger || type.isFloat:
            { "json_type(\($0)) IN ('VARCHAR', 'BOOLEAN', 'OBJECT', 'ARRAY')" }
        default: nil
        }
    }

    /// The type of DuckDB in which values are compared.
    package static func sqlType(_ type: DataType) -> String {
        switch type {
        case .bool: "BOOLEAN"
        case .int8: "TINYINT"
        case .int16: "SMALLINT"
        case .int32: "INTEGER"
        case .int64: "BIGINT"
        case .uint8: "UTINYINT"
        case .uint16: "USMALLINT"
        case .uint32: "UINTEGER"
        case .uint64: "UBIGINT"
        case .float16, .float32: "FLOAT"
        case .float64: "DOUBLE"
        case .decimal(let precision, let scale): "DECIMAL(\(precision), \(scale))"
        case .utf8, .json, .sparseVector: "VARCHAR"
        case .binary: "BLOB"
        case .uuid: "UUID"
        case .date32: "DATE"
        case .time64: "TIME"
        case .timestamp(.nano, nil): "TIMESTAMP_NS"
        case .timestamp: "TIMESTAMP"
        case .list(let element): sqlType(element) + "[]"
        case .vector(.float32, _): "FLOAT[]"
        case .vector: "DOUBLE[]"
        }
    }
}
