import FigmentADBC
import FigmentTypes

/// Values with parts: as a dialect's own structures, and as the text of JSON where it has none.
extension SQLLiterals {
    func appendStructure(
        _ values: [ResultValue], _ fields: [StructureField], _ type: DataType, to out: inout [UInt8]
    ) -> Bool {
        guard values.count == fields.count else { return false }
        guard dialect == .duckdb else { return appendJSON(.structure(values), type, to: &out) }
        for (number, (field, value)) in zip(fields, values).enumerated() {
            out += (number == 0 ? "{" : ", ").utf8
            out += dialect.literal(field.name).utf8
            out += ": ".utf8
            guard append(value, field.type, to: &out) else { return false }
        }
        // A null and an empty list have no type of their own.
        out += "}::\(SQLTypes(dialect: dialect).name(type))".utf8
        return true
    }

    /// Appends a list or a structure as the text of a JSON value.
    func appendJSON(_ value: ResultValue, _ type: DataType, to out: inout [UInt8]) -> Bool {
        guard let text = SQLLiterals.json(value, type) else { return false }
        appendText(text, to: &out)
        return true
    }

    /// JSON as the files of that format have it; nil where the value is none of the type.
    private static func json(_ value: ResultValue, _ type: DataType) -> String? {
        switch (type, value) {
        case (_, .null): return "null"
        case (.bool, .bool(let flag)): return flag ? "true" : "false"
        case (.float64, _): return value.double.map { $0.isFinite ? $0.description : "null" }
        case (.float16, _), (.float32, _):
            return value.double.map { $0.isFinite ? Float($0).description : "null" }
        case (.decimal, .decimal(let unscaled, let scale)): return decimal(unscaled, scale: scale)
        case (.json, .text(let text)): return text
        case (.utf8, .text(let text)), (.uuid, .text(let text)): return jsonString(text)
        case (.binary, .binary(let bytes)): return jsonString(base64(bytes))
        case (.date32, .int(let days)): return "\"" + text { writeDate(daysSinceEpoch: Int(days), to: $0) } + "\""
        case (.time64, .int(let ticks)): return "\"" + text { writeTime(microseconds: ticks, to: $0) } + "\""
        case (.timestamp(let unit, let zone), .int(let ticks)):
            let own = ExportInstant.ticks(ticks, unit, isZoned: zone != nil)
            return "\"" + text { writeTimestamp(ticks: own, unit: unit, isZoned: zone != nil, to: $0) } + "\""
        case (.list(let element), .list(let elements)): return array(elements, element)
        case (.vector(.int8, _), .list(let elements)): return array(elements, .int8)
        case (.vector, .list(let elements)): return array(elements, .float32)
        case (.structure(let fields), .structure(let values)) where fields.count == values.count:
            var parts: [String] = []
            for (field, value) in zip(fields, values) {
                guard let text = json(value, field.type) else { return nil }
                parts.append(jsonString(field.name) + ":" + text)
            }
            return "{" + parts.joined(separator: ",") + "}"
        case (_, .int(let number)) where type.isInteger: return String(number)
        case (.uint64, .uint(let number)): return String(number)
        default: return nil
        }
    }

    private static func array(_ elements: [ResultValue], _ type: DataType) -> String? {
        let texts = elements.compactMap { json($0, type) }
        return texts.count == elements.count ? "[" + texts.joined(separator: ",") + "]" : nil
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let text = [UInt8](unsafeUninitializedCapacity: bytes.count / 3 * 4 + 64) { buffer, count in
            bytes.withUnsafeBufferPointer { source in
                if let base = source.baseAddress, let place = buffer.baseAddress {
                    count = writeBase64(base, count: bytes.count, to: place)
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
