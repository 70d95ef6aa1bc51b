import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
enum TextKernel {
    static func make(_ meaning: TextMeaning, maxLength: Int, fieldName: String, streams: ColumnStreams) -> any Kernel {
        PoolChoiceKernel([Array("a".utf8)], weights: [1], key: streams.key("x"))
    }
    static func makeDistinct(_ meaning: TextMeaning, maxLength: Int, fieldName: String, streams: ColumnStreams)
        -> any DistinctKernel
    {
        DistinctIntKernel(low: 0, high: 1, type: .int64, key: streams.key("x"))
    }
}
struct JSONDocumentKernel: Kernel {
    var form: Form { .plain }
    init(fieldName: String, streams: ColumnStreams) {}
    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {}
}
struct DynamicFieldsKernel: Kernel {
    var form: Form { .plain }
    init(_ fields: [DynamicField], streams: ColumnStreams) {}
    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {}
}
