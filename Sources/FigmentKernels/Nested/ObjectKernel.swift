import FigmentColumns
import FigmentTypes

/// JSON objects: the fields are columns of their own for the same rows, written out row by row.
struct ObjectKernel: Kernel {
    struct Field: Sendable {
        /// `"name":`, with a comma before all but the first.
        let label: [UInt8]
        let column: CompiledColumn
        /// Where a worker keeps the field's values.
        let slot: Int
    }
    let fields: [Field]

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        // Not shared through the block's slots: inside a list one block asks for several runs of rows.
        let values = fields.map { field in
            let made = scratch.temporary(field.slot) { field.column.makeColumn() }
            made.reset()
            field.column.fillNested(rows, into: made, scratch)
            return made
        }
        for i in 0..<rows.count {
            column.bytes.append(UInt8(ascii: "{"))
            for (field, made) in zip(fields, values) {
                column.bytes.append(field.label)
                JSONValue.append(made, i, to: &column.bytes)
            }
            column.bytes.append(UInt8(ascii: "}"))
            column.endText()
        }
    }
}

/// A column's value as JSON.
enum JSONValue {
    static func append(_ column: Column, _ i: Int, to out: inout ByteBuffer) {
        guard column.isValid(i) else { return out.append("null") }
        switch column.type {
        case .json: column.appendText(i, to: &out)
        case .utf8:
            out.append(UInt8(ascii: "\""))
            let start = out.count
            column.appendText(i, to: &out)
            escape(from: start, in: &out)
            out.append(UInt8(ascii: "\""))
        case .uuid, .date32, .timestamp, .time64:
            out.append(UInt8(ascii: "\""))
            column.appendAsText(i, to: &out)
            out.append(UInt8(ascii: "\""))
        case .list: appendList(column, i, to: &out)
        case .structure(let fields): appendStructure(column, fields, i, to: &out)
        case .float16, .float32, .float64:
            let start = out.count
            column.appendAsText(i, to: &out)
            // JSON has no word for infinities and NaN: digits end every other number.
            if !(48...57).contains(out.base[out.count - 1]) {
                out.count = start
                out.append("null")
            }
        case .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .decimal:
            column.appendAsText(i, to: &out)
        case .binary, .vector, .sparseVector: out.append("null")
        }
    }

    private static func appendStructure(
        _ column: Column, _ fields: [StructureField], _ i: Int, to out: inout ByteBuffer
    ) {
        for (number, field) in fields.enumerated() {
            out.append(UInt8(ascii: number == 0 ? "{" : ","))
            out.append(JSONText.quoted(field.name))
            out.append(UInt8(ascii: ":"))
            append(column.children[number], i, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    private static func appendList(_ column: Column, _ i: Int, to out: inout ByteBuffer) {
        let place = column.offsets.values(as: UInt32.self)
        out.append(UInt8(ascii: "["))
        for k in Int(place[i])..<Int(place[i + 1]) {
            if k > Int(place[i]) { out.append(UInt8(ascii: ",")) }
            append(column.children[0], k, to: &out)
        }
        out.append(UInt8(ascii: "]"))
    }

    /// Escapes quotes, backslashes and control characters behind `start` (RFC 8259, section 7).
    private static func escape(from start: Int, in out: inout ByteBuffer) {
        var extra = 0
        for k in start..<out.count { extra += length(out.base[k]) - 1 }
        if extra == 0 { return }
        out.reserve(extra)
        var from = out.count - 1
        out.count += extra
        var to = out.count
        // From the end, so that nothing is overwritten before it is read.
        while from >= start {
            let byte = out.base[from]
            let n = length(byte)
            to -= n
            if n == 1 {
                out.base[to] = byte
            } else {
                write(byte, to: out.base + to)
            }
            from -= 1
        }
    }

    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 8, 9, 10, 12, 13: 2
        case ..<32: 6
        default: 1
        }
    }

    private static func write(_ byte: UInt8, to place: UnsafeMutablePointer<UInt8>) {
        place[0] = UInt8(ascii: "\\")
        switch byte {
        case 8: place[1] = UInt8(ascii: "b")
        case 9: place[1] = UInt8(ascii: "t")
        case 10: place[1] = UInt8(ascii: "n")
        case 12: place[1] = UInt8(ascii: "f")
        case 13: place[1] = UInt8(ascii: "r")
        case ..<32:
            place[1] = UInt8(ascii: "u")
            place[2] = 48
            place[3] = 48
            place[4] = 48 + byte >> 4
            place[5] = byte & 15 < 10 ? 48 + byte & 15 : 87 + byte & 15
        default: place[1] = byte
        }
    }
}
