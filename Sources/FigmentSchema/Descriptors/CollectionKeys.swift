/// The keys of a collection document.
public enum CollectionKey: String, DocumentKey {
    case collectionName = "collection_name"
    case fields
    case partitionCount = "num_partitions"
    case shardCount = "num_shards"
    case consistencyLevel = "consistency_level"
    case enableDynamicField = "enable_dynamic_field"
    case dynamicFields = "dynamic_fields"
    case functions, storage

    public var descriptor: KeyDescriptor {
        switch self {
        case .collectionName:
            KeyDescriptor(
                rawValue, .identifier,
                "The collection's name: letters, digits and underscores, not starting with a digit.",
                default: "the file's name without its extension", example: "\"products\"")
        case .fields:
            KeyDescriptor(
                rawValue, .list(.object(.field), minCount: 1), "The fields, in the order of the columns.",
                required: true, example: "[{\"name\": \"id\", \"type\": \"Int64\", \"is_primary\": true}]")
        case .partitionCount:
            KeyDescriptor(
                rawValue, .integer(1...4096), "Partitions of the collection; needs a partition key.", example: "16")
        case .shardCount:
            KeyDescriptor(
                rawValue, .integer(1...65_536), "Shards of the collection, passed on to the server.", example: "2")
        case .consistencyLevel:
            KeyDescriptor(
                rawValue, .oneOf(ConsistencyLevel.allCases.map(\.rawValue)),
                "Consistency of the collection's reads, passed on to the server.", example: "\"Bounded\"")
        case .enableDynamicField:
            KeyDescriptor(
                rawValue, .boolean, "Whether rows carry a $meta object with the dynamic fields.", default: "false",
                example: "true")
        case .dynamicFields:
            KeyDescriptor(
                rawValue, .list(.object(.dynamicField), minCount: 0),
                "What $meta may hold; needs enable_dynamic_field.",
                example: "[{\"name\": \"author\", \"type\": \"String\", \"probability\": 0.8}]")
        case .storage:
            KeyDescriptor(
                rawValue, .object(.storage), "How databases keep the table that is made for it; no value changes.",
                example: "{\"postgresql\": {\"indexes\": [\"title\"]}}")
        case .functions:
            KeyDescriptor(
                rawValue, .list(.object(.function), minCount: 0),
                "Functions that the server computes; their outputs are never in the files.",
                example:
                    "[{\"name\": \"bm25\", \"type\": \"BM25\", \"input_field_names\": [\"text\"], \"output_field_names\": [\"sparse\"]}]"
            )
        }
    }
}

/// The consistency levels of a collection.
public enum ConsistencyLevel: String, CaseIterable, Sendable {
    case strong = "Strong"
    case session = "Session"
    case bounded = "Bounded"
    case eventually = "Eventually"
    case customized = "Customized"
}

/// The keys of a collection's function.
public enum FunctionKey: String, DocumentKey {
    case name, type
    case inputFieldNames = "input_field_names"
    case outputFieldNames = "output_field_names"
    case params

    public var descriptor: KeyDescriptor {
        switch self {
        case .name: KeyDescriptor(rawValue, .identifier, "The function's name.", required: true, example: "\"bm25\"")
        case .type:
            KeyDescriptor(
                rawValue, .oneOf(FunctionType.allCases.map(\.rawValue)), "What the function computes.",
                required: true, example: "\"BM25\"")
        case .inputFieldNames:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "The input: one VarChar field.", required: true,
                example: "[\"text\"]")
        case .outputFieldNames:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "The output: one declared SparseFloatVector field.",
                required: true, example: "[\"sparse\"]")
        case .params:
            KeyDescriptor(rawValue, .map(.anything), "Parameters, passed on to the server.", example: "{}")
        }
    }
}

public enum FunctionType: String, CaseIterable, Sendable {
    case bm25 = "BM25"
}

/// The keys of a dynamic field.
public enum DynamicFieldKey: String, DocumentKey {
    case name, type, probability, values, min, max
    case minLength = "min_length"
    case maxLength = "max_length"
    case arrayMinLength = "array_min_length"
    case arrayMaxLength = "array_max_length"

    public var descriptor: KeyDescriptor {
        switch self {
        case .name: KeyDescriptor(rawValue, .string, "The key in $meta.", required: true, example: "\"author\"")
        case .type:
            KeyDescriptor(
                rawValue, .oneOf(DynamicField.Kind.allCases.map(\.rawValue)), "The kind of the values.",
                required: true, example: "\"String\"")
        case .probability:
            KeyDescriptor(
                rawValue, .number(NumberRange(0...1)), "The share of rows that have the field.", default: "1",
                example: "0.8")
        case .values:
            KeyDescriptor(
                rawValue, .list(.scalar, minCount: 1), "Values to pick from, each equally likely.",
                example: "[\"Alice\", \"Bob\"]")
        case .min:
            KeyDescriptor(
                rawValue, .number(.any), "The smallest number; Int and Float.", aliases: ["min_value"], example: "0")
        case .max:
            KeyDescriptor(
                rawValue, .number(.any), "The largest number; Int and Float.", aliases: ["max_value"], example: "100")
        case .minLength:
            KeyDescriptor(
                rawValue, .integer(0...65_535), "The fewest characters of a text.", default: "5", example: "5")
        case .maxLength:
            KeyDescriptor(
                rawValue, .integer(1...65_535), "The most characters of a text.", default: "20", example: "20")
        case .arrayMinLength:
            KeyDescriptor(
                rawValue, .integer(0...4096), "The fewest elements of an Array.", default: "0", example: "1")
        case .arrayMaxLength:
            KeyDescriptor(
                rawValue, .integer(0...4096), "The most elements of an Array.", default: "5", example: "5")
        }
    }
}
