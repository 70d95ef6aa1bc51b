import FigmentTarget
import FigmentColumns
import FigmentTypes

/// About the bytes of one row as text, from the plan alone.
func estimatedTextRowBytes(_ table: TableDescriptor, namesInRows: Bool) -> Double {
    table.columns.reduce(2) { sum, column in
        sum + estimatedTextBytes(column)
            + (namesInRows ? Double(column.name.utf8.count + 4) : 1)
    }
}

/// Rows of a segment: about 4 MB of text, a sixteenth of a file at most.
func textSegmentRows(_ table: TableDescriptor, namesInRows: Bool, maxFileBytes: Int) -> Int {
    let bytes = min(4_194_304, max(1, maxFileBytes / 16))
    return max(1, Int(Double(bytes) / estimatedTextRowBytes(table, namesInRows: namesInRows)))
}

private func estimatedTextBytes(_ column: ColumnDescriptor) -> Double {
    if let element = column.structureElement {
        let memory = element.fieldDescriptors.reduce(1) { $0 + $1.estimatedBytes }
        return 3 + (estimatedTextBytes(element) + 1) * column.estimatedBytes / memory
    }
    guard column.type.isStructure else {
        return estimatedTextBytes(column.type, memoryBytes: column.estimatedBytes)
    }
    return column.fieldDescriptors.reduce(2) { $0 + estimatedTextBytes($1) + Double($1.name.utf8.count + 4) }
}

private func estimatedTextBytes(_ type: DataType, memoryBytes: Double) -> Double {
    switch type {
    case .bool: 5
    case .int8, .uint8: 3
    case .int16, .uint16: 5
    case .int32, .uint32: 8
    case .int64, .uint64: 10
    case .float16, .float32: 11
    case .float64: 18
    case .decimal(let precision, _): Double(precision) / 2 + 3
    case .utf8, .json: memoryBytes + 3
    case .binary: memoryBytes * 4 / 3 + 4
    case .uuid: 38
    case .date32: 12
    case .time64: 17
    case .timestamp: 28
    case .list(let element):
        estimatedTextBytes(element, memoryBytes: 12) * memoryBytes / Double(element.fixedWidth ?? 16) + 4
    case .vector(.float32, let dim), .vector(.float16, let dim), .vector(.bfloat16, let dim): Double(dim) * 12.3 + 4
    case .vector(.int8, let dim): Double(dim) * 4.1 + 4
    case .vector(.binary, let dim): Double(dim / 8) * 3.6 + 4
    case .sparseVector: memoryBytes * 2.5 + 4
    case .structure(let fields): memoryBytes * 2 + fields.reduce(2) { $0 + Double($1.name.utf8.count + 4) }
    }
}
