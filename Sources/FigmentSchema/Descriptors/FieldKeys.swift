/// The keys of a collection's field.
public enum FieldKey: String, DocumentKey {
    case name, type
    case isPrimary = "is_primary"
    case autoID = "auto_id"
    case isPartitionKey = "is_partition_key"
    case isClusteringKey = "is_clustering_key"
    case nullable
    case nullProbability = "null_probability"
    case min, max
    case maxLength = "max_length"
    case dim
    case elementType = "element_type"
    case maxCapacity = "max_capacity"
    case fields
    case cardinalityRatio = "cardinality_ratio"
    case enumValues = "enum_values"
    case defaultValue = "default_value"
    case generator, modifiers

    public var descriptor: KeyDescriptor {
        switch self {
        case .name:
            KeyDescriptor(
                rawValue, .identifier, "The field's name: letters, digits and underscores, not starting with a digit.",
                required: true, example: "\"title\"")
        case .type:
            KeyDescriptor(
                rawValue, .oneOf(FieldType.allCases.map(\.rawValue)), "The field's type.", required: true,
                example: "\"VarChar\"")
        case .isPrimary:
            KeyDescriptor(
                rawValue, .boolean, "The primary key: exactly one field, Int64 or VarChar.", default: "false",
                example: "true")
        case .autoID:
            KeyDescriptor(
                rawValue, .boolean, "The server makes the key; the column is left out of the files.",
                default: "false", example: "true")
        case .isPartitionKey:
            KeyDescriptor(
                rawValue, .boolean, "The partition key: at most one field, VarChar or an integer.", default: "false",
                example: "true")
        case .isClusteringKey:
            KeyDescriptor(rawValue, .boolean, "The clustering key.", default: "false", example: "true")
        case .nullable:
            KeyDescriptor(rawValue, .boolean, "Whether rows may hold null.", default: "false", example: "true")
        case .nullProbability:
            KeyDescriptor(
                rawValue, .number(NumberRange(0...1)), "The share of nulls; needs nullable.",
                default: "0.1 where nullable", example: "0.1")
        case .min: KeyDescriptor(rawValue, .number(.any), "The smallest value; numeric types.", example: "0")
        case .max: KeyDescriptor(rawValue, .number(.any), "The largest value; numeric types.", example: "100")
        case .maxLength:
            KeyDescriptor(
                rawValue, .integer(1...65_535),
                "The most bytes of a text, or of each text in an Array; VarChar, String and Arrays of them need it.",
                example: "256")
        case .dim:
            KeyDescriptor(
                rawValue, .integer(1...32_768),
                "Elements of a vector; dense vectors need it, a multiple of 8 for BinaryVector. "
                    + "For SparseFloatVector the bound of the indices.",
                default: "1000 for SparseFloatVector", example: "128")
        case .elementType:
            KeyDescriptor(
                rawValue, .oneOf(FieldType.elementTypes.map(\.rawValue)), "The type of an Array's elements.",
                example: "\"VarChar\"")
        case .maxCapacity:
            KeyDescriptor(rawValue, .integer(1...4096), "The most elements of an Array.", example: "10")
        case .fields:
            KeyDescriptor(
                rawValue, .list(.object(.structureField), minCount: 1),
                "The fields of a Struct, in order; their types are named as those of relational columns.",
                example: StructureFields.example)
        case .cardinalityRatio:
            KeyDescriptor(
                rawValue, .number(.above(0, upTo: 1)), "Distinct values per row: ratio × rows, rounded up.",
                example: "0.01")
        case .enumValues:
            KeyDescriptor(
                rawValue, .list(.scalar, minCount: 1), "The values to pick from, each equally likely.",
                example: "[\"active\", \"pending\"]")
        case .defaultValue:
            KeyDescriptor(rawValue, .scalar, "The server's default for the field.", example: "0")
        case .generator:
            KeyDescriptor(
                rawValue, .object(.generator), "How values are made.", default: "by the type and the field's name",
                example: "{\"choice\": {\"choices\": [\"new\", \"used\"], \"weights\": [0.7, 0.3]}}")
        case .modifiers:
            KeyDescriptor(
                rawValue, .list(.anything, minCount: 0), "Changes made to the values, in order (in a later version).",
                example: "[]")
        }
    }
}
