public import FigmentTypes

/// The types of a collection's fields, by their names in a document.
public enum FieldType: String, Sendable, CaseIterable {
    case bool = "Bool"
    case int8 = "Int8"
    case int16 = "Int16"
    case int32 = "Int32"
    case int64 = "Int64"
    case float = "Float"
    case double = "Double"
    case varChar = "VarChar"
    case string = "String"
    case json = "JSON"
    case array = "Array"
    case floatVector = "FloatVector"
    case binaryVector = "BinaryVector"
    case float16Vector = "Float16Vector"
    case bfloat16Vector = "BFloat16Vector"
    case int8Vector = "Int8Vector"
    case sparseFloatVector = "SparseFloatVector"
    case structure = "Struct"
    case geoPoint = "GeoPoint"

    /// The types that an Array's elements may have.
    public static let elementTypes: [FieldType] = [
        .bool, .int8, .int16, .int32, .int64, .float, .double, .varChar, .string,
    ]

    /// The column type of a scalar; nil for lists, vectors and structures, which need more than their name, and points.
    public var scalarType: DataType? {
        switch self {
        case .bool: .bool
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .int64: .int64
        case .float: .float32
        case .double: .float64
        case .varChar, .string: .utf8
        case .json: .json
        case .array, .floatVector, .binaryVector, .float16Vector, .bfloat16Vector, .int8Vector, .sparseFloatVector,
            .structure, .geoPoint:
            nil
        }
    }

    /// The element of a dense vector.
    public var vectorElement: VectorElement? {
        switch self {
        case .floatVector: .float32
        case .binaryVector: .binary
        case .float16Vector: .float16
        case .bfloat16Vector: .bfloat16
        case .int8Vector: .int8
        default: nil
        }
    }

    public var isText: Bool { self == .varChar || self == .string }
    public var isInteger: Bool { scalarType?.isInteger ?? false }
    public var isNumeric: Bool { scalarType?.isNumeric ?? false }
    public var isVector: Bool { vectorElement != nil || self == .sparseFloatVector }

    /// What other systems call the type: for suggestions.
    static func synonym(_ text: String) -> FieldType? {
        switch text.lowercased() {
        case "boolean": .bool
        case "byte", "tinyint": .int8
        case "short", "smallint": .int16
        case "int", "integer": .int32
        case "long", "bigint": .int64
        case "float32", "real": .float
        case "float64", "number", "decimal": .double
        case "text", "str", "char", "keyword": .varChar
        case "object", "dict", "map": .json
        case "list": .array
        case "struct", "record", "row": .structure
        case "geo", "geo_point", "point", "geography", "location": .geoPoint
        case "vector", "embedding", "float_vector", "dense_vector": .floatVector
        case "sparse_vector", "sparsevector": .sparseFloatVector
        default: nil
        }
    }
}
