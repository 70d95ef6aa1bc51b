import FigmentColumns
import FigmentTarget
import FigmentTypes

/// What a physical value means (parquet.thrift, `LogicalType` and the older `ConvertedType`).
enum Meaning: Hashable, Sendable {
    case none
    case string
    case json
    case uuid
    case float16
    case date
    case decimal(precision: Int, scale: Int)
    case integer(bits: Int, signed: Bool)
    /// Microseconds since midnight, local.
    case time
    case timestamp(unit: TimeUnit, isUTC: Bool)
}

/// How many values a row has.
enum LeafShape: Hashable, Sendable {
    /// One.
    case scalar
    /// Any number: a standard three-level LIST.
    case list
    /// The same number in every row, also a LIST.
    case vector(elements: Int)
}

/// A structure, or a list of them, on the way to a leaf.
struct LeafGroup: Sendable {
    enum Step: Hashable, Sendable {
        /// Into the field of that number.
        case field(Int)
        /// Into the elements.
        case elements
    }
    let name: String
    let isNullable: Bool
    /// How the way goes on.
    let step: Step
}

/// A column of the table, or a field of its structures, as the file sees it: one leaf of the schema tree.
struct LeafColumn: Sendable {
    let descriptor: ColumnDescriptor
    /// The structures that the leaf lies in, from the table's column inwards; one list of them at most.
    let groups: [LeafGroup]
    let shape: LeafShape
    /// The type of the single values, as they lie in memory.
    let valueType: DataType
    let physical: PhysicalType
    /// Bytes of a fixed-length byte array.
    let typeLength: Int?
    let meaning: Meaning
    /// Restricts encodings to PLAIN and RLE_DICTIONARY.
    let isPlainOnly: Bool

    var name: String { descriptor.name }
    var isNullable: Bool { descriptor.isNullable }
    var isList: Bool { shape != .scalar }
    /// The form of the single values.
    var valueForm: Form {
        switch (shape, descriptor.form) {
        case (.list, .list(let elements)): elements
        case (.list, _): .plain
        case (.scalar, _), (.vector, _): descriptor.form
        }
    }

    var isConstant: Bool { if case .constant = descriptor.form { true } else { false } }
    var isVector: Bool { if case .vector = shape { true } else { false } }
    var path: [String] {
        groups.flatMap { $0.step == .elements ? [$0.name, "list"] : [$0.name] }
            + (isList ? [name, "list", "element"] : [name])
    }
    /// How many of the leaf and what it lies in may be null.
    var optionalLevels: Int { groups.count { $0.isNullable } + (isNullable ? 1 : 0) }
    var maxDefinitionLevel: Int { optionalLevels + (isList || isInList ? 1 : 0) }
    /// Whether it is a field of a list's elements.
    var isInList: Bool { groups.contains { $0.step == .elements } }
    /// Of the list that it lies in and what that lies in: how many may be null.
    var optionalLevelsOfList: Int {
        guard let list = groups.firstIndex(where: { $0.step == .elements }) else { return 0 }
        return groups[...list].count { $0.isNullable }
    }
    /// Checksums and bounds of random vectors cost time and help nobody.
    var hasChecksums: Bool { !isVector }

    init(
        _ descriptor: ColumnDescriptor, in table: TableDescriptor, groups: [LeafGroup] = []
    ) throws(TargetError) {
        self.descriptor = descriptor
        self.groups = groups
        isPlainOnly = table.prefersPlainEncodings
        (shape, valueType) = LeafColumn.shape(of: descriptor.type)
        switch valueType {
        case .bool: (physical, typeLength, meaning) = (.boolean, nil, .none)
        case .int8: (physical, typeLength, meaning) = (.int32, nil, .integer(bits: 8, signed: true))
        case .int16: (physical, typeLength, meaning) = (.int32, nil, .integer(bits: 16, signed: true))
        case .int32: (physical, typeLength, meaning) = (.int32, nil, .none)
        case .int64: (physical, typeLength, meaning) = (.int64, nil, .none)
        case .uint8: (physical, typeLength, meaning) = (.int32, nil, .integer(bits: 8, signed: false))
        case .uint16: (physical, typeLength, meaning) = (.int32, nil, .integer(bits: 16, signed: false))
        case .uint32: (physical, typeLength, meaning) = (.int32, nil, .integer(bits: 32, signed: false))
        case .uint64: (physical, typeLength, meaning) = (.int64, nil, .integer(bits: 64, signed: false))
        case .float16: (physical, typeLength, meaning) = (.fixedLengthByteArray, 2, .float16)
        case .float32: (physical, typeLength, meaning) = (.float, nil, .none)
        case .float64: (physical, typeLength, meaning) = (.double, nil, .none)
        case .decimal(let precision, let scale):
            (physical, typeLength) = (.fixedLengthByteArray, 16)
            meaning = .decimal(precision: precision, scale: scale)
        case .utf8, .sparseVector: (physical, typeLength, meaning) = (.byteArray, nil, .string)
        case .json: (physical, typeLength, meaning) = (.byteArray, nil, isPlainOnly ? .string : .json)
        case .binary: (physical, typeLength, meaning) = (.byteArray, nil, .none)
        case .uuid: (physical, typeLength, meaning) = (.fixedLengthByteArray, 16, .uuid)
        case .date32: (physical, typeLength, meaning) = (.int32, nil, .date)
        case .time64: (physical, typeLength, meaning) = (.int64, nil, .time)
        case .timestamp(let unit, let zone):
            (physical, typeLength) = (.int64, nil)
            meaning = .timestamp(unit: unit == .second ? .milli : unit, isUTC: zone != nil)
        case .list, .vector, .structure:
            throw .unsupportedType(column: descriptor.name, type: "\(descriptor.type)", format: "parquet")
        }
        // A list's elements are not consecutive rows.
        if isList, case .sequence = valueForm {
            throw .unsupportedType(column: name, type: "list of a sequence", format: "parquet")
        }
        // Every row of a structure's field is stored; vectors have levels of their own.
        if case .sequence = descriptor.form, !groups.isEmpty {
            throw .unsupportedType(column: name, type: "field of a sequence", format: "parquet")
        }
        if isVector, !groups.isEmpty {
            throw .unsupportedType(column: name, type: "vector in a structure", format: "parquet")
        }
        if isInList, isList {
            throw .unsupportedType(column: name, type: "list in a list of structures", format: "parquet")
        }
        if isList, isSparse { throw .unsupportedType(column: name, type: "\(descriptor.type)", format: "parquet") }
    }

    /// Vectors whose elements Parquet does not know are lists of their bytes, which is what Milvus imports.
    private static func shape(of type: DataType) -> (LeafShape, DataType) {
        switch type {
        case .list(let element): (.list, element)
        case .vector(let element, let dim):
            switch element {
            case .float32: (.vector(elements: dim), .float32)
            case .int8: (.vector(elements: dim), .int8)
            case .float16, .bfloat16, .binary: (.vector(elements: element.byteCount(dim: dim)), .uint8)
            }
        default: (.scalar, type)
        }
    }
}
