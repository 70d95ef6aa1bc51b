public import FigmentColumns
import FigmentTypes

/// JSON documents of a few nested shapes, one of them per row; which shapes, the field's name decides.
public struct JSONDocumentKernel: Kernel, TextKernelInfo {
    public let form = Form.plain
    public var averageBytes: Double { program.averageBytes }
    public var maxBytes: Int { program.maxBytes }
    let program: JSONProgram
    let key: StreamKey

    /// - Complexity: O(bytes of the pools that the shapes use).
    public init(fieldName: String, streams: ColumnStreams) {
        program = JSONProgram(shapes: JSONShapes.shapes(fieldName: fieldName))
        key = streams.key("json")
    }

    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        column.bytes.reserve(n * program.maxBytes + 32)
        column.offsets.reserve(4 * n)
        let offsets = column.offsets.values(as: UInt32.self) + column.count + 1
        let base = column.bytes.base
        var at = column.bytes.count
        let shapes = UInt64(program.shapeCount)
        program.withView { view in
            for i in 0..<n {
                let row = key.rowKey(rows[i])
                let shape = Int(Uniform.index(row.bits(0), below: shapes))
                at += view.write(shape, row, draw: 1, to: base + at)
                offsets[i] = UInt32(truncatingIfNeeded: at)
            }
        }
        column.bytes.count = at
        column.offsets.count += 4 * n
        column.count += n
    }
}
