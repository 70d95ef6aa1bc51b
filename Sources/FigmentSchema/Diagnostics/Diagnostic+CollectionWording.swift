extension Diagnostic {
    var collectionMessage: String? {
        switch fact {
        case .noPrimaryKey: "a collection needs one primary key: a field of type Int64 or VarChar with \"is_primary\""
        case .secondPrimaryKey(let first):
            "a collection has one primary key, and \(Quoting.name(first)) already is it"
        case .primaryKeyType(let type): "a primary key is Int64 or VarChar, not \(type)"
        case .primaryKeyNullable: "a primary key is never null"
        case .autoIDOutsidePrimaryKey: "only the primary key can be made by the server"
        case .secondPartitionKey(let first):
            "a collection has at most one partition key, and \(Quoting.name(first)) already is it"
        case .partitionKeyType(let type): "a partition key is VarChar or an integer, not \(type)"
        case .partitionKeyNullable: "a partition key is never null"
        case .partitionKeyIsPrimary: "the primary key cannot be the partition key too"
        case .partitionsWithoutKey: "\"num_partitions\" needs a partition key to divide the rows by"
        case .nullProbabilityWithoutNullable: "\"null_probability\" needs \"nullable\""
        case .dynamicFieldsDisabled: "\"dynamic_fields\" needs \"enable_dynamic_field\""
        case .dynamicNameTaken(let name): "there is already a field \(Quoting.name(name)) outside $meta"
        case .functionFieldCount(let key, let count): "\"\(key)\" must name one field, not \(count)"
        case .functionFieldType(let field, let type, let wanted):
            "\(Quoting.name(field)) is \(Self.article(type)), but a BM25 function needs \(Self.article(wanted)) here"
        case .functionOutputTaken(let field, let function):
            "\(Quoting.name(field)) is already the output of \(Quoting.name(function))"
        case .collectionNamedAfterFile(let stem, let name):
            "the document has no name, and the file's name \(Quoting.name(stem)) is none for a collection: "
                + "it is called \"\(name)\""
        default: nil
        }
    }

    var collectionFix: String? {
        switch fact {
        case .noPrimaryKey(let candidate):
            candidate.map { "{\"name\": \"\($0)\", …, \"is_primary\": true}" }
                ?? #"{"name": "id", "type": "Int64", "is_primary": true}"#
        case .secondPrimaryKey, .autoIDOutsidePrimaryKey:
            if case .autoIDOutsidePrimaryKey = fact { "remove \"auto_id\"" } else { "\"is_primary\": false" }
        case .primaryKeyType: "\"type\": \"Int64\""
        case .primaryKeyNullable, .partitionKeyNullable: "\"nullable\": false"
        case .secondPartitionKey, .partitionKeyIsPrimary: "\"is_partition_key\": false"
        case .partitionKeyType: "\"type\": \"VarChar\", \"max_length\": 64"
        case .partitionsWithoutKey(let candidate):
            candidate.map { "{\"name\": \"\($0)\", …, \"is_partition_key\": true}" }
                ?? #"{"name": "tenant_id", "type": "Int64", "is_partition_key": true}"#
        case .nullProbabilityWithoutNullable: "\"nullable\": true"
        case .dynamicFieldsDisabled: "\"enable_dynamic_field\": true"
        case .dynamicNameTaken(let name): Quoting.name(name + "_2")
        case .collectionNamedAfterFile(_, let name): "\"collection_name\": \"\(name)\""
        default: nil
        }
    }
}
