/// `storage` of a node: how databases keep its table.
public enum StorageKey: String, DocumentKey {
    case clickhouse, postgresql

    public var descriptor: KeyDescriptor {
        switch self {
        case .postgresql:
            KeyDescriptor(
                rawValue, .object(.postgresqlStorage), "The table that is made in PostgreSQL.",
                example: "{\"indexes\": [\"created_at\"]}")
        case .clickhouse:
            KeyDescriptor(
                rawValue, .object(.clickhouseStorage), "The table that is made in ClickHouse.",
                example: "{\"engine\": \"ReplacingMergeTree(updated_at)\"}")
        }
    }
}

/// The keys of `storage.clickhouse`.
public enum ClickHouseStorageKey: String, DocumentKey {
    case engine
    case orderBy = "order_by"
    case partitionBy = "partition_by"
    case settings, types, indexes

    public var descriptor: KeyDescriptor {
        switch self {
        case .engine:
            KeyDescriptor(
                rawValue, .string, "The engine: a name, and its arguments in parentheses.",
                default: "\"MergeTree\", \"ReplacingMergeTree\" for upsert",
                example: "\"ReplacingMergeTree(updated_at)\"")
        case .orderBy:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "The columns of the sorting key.", default: "the primary key",
                example: "[\"site\", \"image_id\"]")
        case .partitionBy:
            KeyDescriptor(
                rawValue, .string, "The expression by whose values parts are kept apart.",
                example: "\"toYYYYMM(created_at)\"")
        case .settings:
            KeyDescriptor(
                rawValue, .map(.scalar), "Settings of the table.", example: "{\"allow_nullable_key\": 1}")
        case .indexes:
            KeyDescriptor(
                rawValue, .list(.object(.clickhouseIndex), minCount: 0),
                "Data-skipping indexes; servers before 21.12 are not given them.",
                example: "[{\"columns\": [\"author\"], \"type\": \"bloom_filter(0.01)\"}]")
        case .types:
            KeyDescriptor(
                rawValue, .map(.string), "Types of columns, where the target would choose others.",
                example: "{\"author\": \"LowCardinality(String)\"}")
        }
    }
}

/// The keys of `storage.postgresql`.
public enum PostgresStorageKey: String, DocumentKey {
    case indexes

    public var descriptor: KeyDescriptor {
        switch self {
        case .indexes:
            KeyDescriptor(
                rawValue,
                .list(.either([.string, .list(.string, minCount: 1), .object(.postgresqlIndex)]), minCount: 0),
                "Indexes beside those of keys, made when the rows are there: a column, a list of columns, or an object.",
                example: "[\"created_at\", [\"site\", \"author\"], {\"columns\": [\"tags\"], \"method\": \"gin\"}]")
        }
    }
}

/// The keys of an index of `storage.postgresql`.
public enum PostgresIndexKey: String, DocumentKey {
    case columns, method, unique, distance, name

    public var descriptor: KeyDescriptor {
        switch self {
        case .columns:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "The columns, in order.", required: true,
                example: "[\"created_at\"]")
        case .method:
            KeyDescriptor(
                rawValue, .oneOf(PostgresStorage.Method.allCases.map(\.rawValue)),
                "The kind of index; hnsw and ivfflat are pgvector's.", default: "\"btree\"", example: "\"gin\"")
        case .unique:
            KeyDescriptor(
                rawValue, .boolean, "Whether no two rows may have the same values; of btree only.", default: "false",
                example: "true")
        case .distance:
            KeyDescriptor(
                rawValue, .oneOf(PostgresStorage.Distance.allCases.map(\.rawValue)),
                "By what vectors are near each other; of hnsw and ivfflat only.", default: "\"l2\"",
                example: "\"cosine\"")
        case .name:
            KeyDescriptor(
                rawValue, .identifier, "The index's name, at most 63 bytes.",
                default: "the table's name and the columns'", example: "\"by_time\"")
        }
    }
}

/// The keys of an index of `storage.clickhouse`.
public enum ClickHouseIndexKey: String, DocumentKey {
    case columns, expression, type, granularity, name

    public var descriptor: KeyDescriptor {
        switch self {
        case .columns:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "The columns; or expression.", example: "[\"author\"]")
        case .expression:
            KeyDescriptor(rawValue, .string, "What is indexed instead of columns.", example: "\"lower(author)\"")
        case .type:
            KeyDescriptor(
                rawValue, .string, "What the index remembers: " + SkippingIndex.examples.joined(separator: ", ") + ".",
                required: true, example: "\"minmax\"")
        case .granularity:
            KeyDescriptor(
                rawValue, .integer(1...1_000_000_000), "Granules of the table that one of the index stands for.",
                default: "1; 100000000 for vector_similarity", example: "4")
        case .name:
            KeyDescriptor(
                rawValue, .identifier, "The index's name.", default: "the columns' names and the type's",
                example: "\"by_author\"")
        }
    }
}
