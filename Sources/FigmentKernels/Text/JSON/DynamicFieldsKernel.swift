public import FigmentColumns
public import FigmentSchema
import FigmentTypes

/// `$meta`: the dynamic fields of a row as one JSON object, each present with its probability.
///
/// A field's values depend on its own name only: adding another field changes none of them.
public struct DynamicFieldsKernel: Kernel, TextKernelInfo {
    public let form = Form.plain
    public let averageBytes: Double
    public let maxBytes: Int
    let fields: [CompiledDynamicField]

    /// Of fields with the same name the first counts.
    public init(_ fields: [DynamicField], streams: ColumnStreams) {
        var names: Set<String> = []
        self.fields = fields.filter { names.insert($0.name).inserted }.map {
            CompiledDynamicField($0, streams: streams)
        }
        maxBytes = 2 + self.fields.reduce(0) { $0 + $1.label.count + $1.maxBytes }
        averageBytes = 2 + self.fields.reduce(0) { $0 + $1.probability * (Double($1.label.count) + $1.averageBytes) }
    }

    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        column.offsets.reserve(4 * n)
        let offsets = column.offsets.values(as: UInt32.self) + column.count + 1
        for i in 0..<n {
            // Room for one row at a time: a row may be long, and most are not.
            column.bytes.reserve(maxBytes + 64)
            let place = column.bytes.end
            place[0] = UInt8(ascii: "{")
            var at = 1
            for field in fields { at += field.write(rows[i], isFirst: at == 1, to: place + at) }
            place[at] = UInt8(ascii: "}")
            column.bytes.count += at + 1
            offsets[i] = UInt32(truncatingIfNeeded: column.bytes.count)
        }
        column.offsets.count += 4 * n
        column.count += n
    }
}
