public import FigmentColumns
public import FigmentSchema
import FigmentTypes

/// `$meta`: the dynamic fields of a row as one JSON object, each present with its probability.
///
/// A field's values depend on its own name only: adding another field changes none of them.
public struct DynamicFieldsKernel: Kernel, TextKernelInfo {
    /// One field: which shapes of the program are its own, and when it is there.
    struct Field: Sendable {
        var firstShape: Int
        var shapeCount: UInt64
        var probability: Double
        var key: StreamKey
    }
    public let form = Form.plain
    public let averageBytes: Double
    public let maxBytes: Int
    let fields: [Field]
    let program: JSONProgram

    /// Of fields with the same name the first counts.
    public init(_ fields: [DynamicField], streams: ColumnStreams) {
        var names: Set<String> = []
        var program = JSONProgram()
        var compiled: [Field] = []
        var most = 2
        var mean = 2.0
        for field in fields where names.insert(field.name).inserted {
            let first = program.shapeCount
            program.add(field)
            let sizes = program.sizes[first...]
            let probability = field.probability.isNaN ? 0 : min(1, max(0, field.probability))
            most += 1 + (sizes.map(\.most).max() ?? 0)
            mean += probability * (1 + sizes.reduce(0) { $0 + $1.mean } / Double(max(1, sizes.count)))
            compiled.append(
                Field(
                    firstShape: first, shapeCount: UInt64(sizes.count), probability: probability,
                    key: streams.key("field.\(field.name)")))
        }
        program.finish()
        self.program = program
        self.fields = compiled
        maxBytes = most
        averageBytes = mean
    }

    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        column.offsets.reserve(4 * n)
        let offsets = column.offsets.values(as: UInt32.self) + column.count + 1
        program.withView { view in
            fields.withUnsafeBufferPointer { fields in
                for i in 0..<n {
                    // Room for one row at a time: a row may be long, and most are not.
                    column.bytes.reserve(maxBytes + 64)
                    column.bytes.count += DynamicFieldsKernel.write(rows[i], fields, view, to: column.bytes.end)
                    offsets[i] = UInt32(truncatingIfNeeded: column.bytes.count)
                }
            }
        }
        column.offsets.count += 4 * n
        column.count += n
    }

    /// Writes the object of a row: `{`, or a comma, before each field that it has.
    private static func write(
        _ row: Int64, _ fields: UnsafeBufferPointer<Field>, _ view: JSONProgram.View,
        to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var at = 0
        for field in fields {
            let key = field.key.rowKey(row)
            guard Uniform.double(key.bits(0)) < field.probability else { continue }
            place[at] = at == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")
            let shape = field.firstShape + Int(Uniform.index(key.bits(1), below: field.shapeCount))
            at += 1 + view.write(shape, key, draw: 2, to: place + at + 1)
        }
        if at == 0 {
            place[0] = UInt8(ascii: "{")
            at = 1
        }
        place[at] = UInt8(ascii: "}")
        return at + 1
    }
}
