import FigmentColumns
import FigmentTypes
import FigmentSchema
struct JSONDocumentKernel: Kernel {
    var form: Form { .constant }
    init(fieldName: String, streams: ColumnStreams) {}
    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        ConstantKernel(value: .text(Array("{}".utf8)), type: .json).fill(rows, into: column, scratch)
    }
}
struct DynamicFieldsKernel: Kernel {
    var form: Form { .constant }
    init(_ fields: [DynamicField], streams: ColumnStreams) {}
    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        ConstantKernel(value: .text(Array("{}".utf8)), type: .json).fill(rows, into: column, scratch)
    }
}
