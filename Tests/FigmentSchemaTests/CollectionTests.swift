import FigmentSchema
import FigmentTypes
import FigmentYAML
import Testing

@Suite struct CollectionTests {
    private func load(_ text: String, name: String = "shop.json") throws -> Dataset {
        let result = SchemaLoader(yamlReader: YAML.reader).load(bytes: Array(text.utf8), name: name)
        #expect(result.rendered() == "")
        return try #require(result.dataset)
    }

    private func field(_ json: String) throws -> ColumnSpec {
        try load("[{\"name\": \"id\", \"type\": \"Int64\", \"is_primary\": true}, \(json)]").tables[0].columns[1]
    }

    @Test(arguments: [
        (#""Bool""#, DataType.bool), (#""Int8""#, .int8), (#""Int16""#, .int16), (#""Int32""#, .int32),
        (#""Int64""#, .int64), (#""Float""#, .float32), (#""Double""#, .float64), (#""JSON""#, .json),
        (#""VarChar", "max_length": 5"#, .utf8), (#""String", "max_length": 5"#, .utf8),
        (#""Array", "element_type": "Int16", "max_capacity": 3"#, .list(.int16)),
        (#""Array", "element_type": "VarChar", "max_capacity": 3, "max_length": 4"#, .list(.utf8)),
        (#""FloatVector", "dim": 3"#, .vector(element: .float32, dim: 3)),
        (#""BinaryVector", "dim": 16"#, .vector(element: .binary, dim: 16)),
        (#""Float16Vector", "dim": 3"#, .vector(element: .float16, dim: 3)),
        (#""BFloat16Vector", "dim": 32768"#, .vector(element: .bfloat16, dim: 32_768)),
        (#""Int8Vector", "dim": 1"#, .vector(element: .int8, dim: 1)),
        (#""SparseFloatVector""#, .sparseVector(dim: 1_000)),
        (#""SparseFloatVector", "dim": 100000"#, .sparseVector(dim: 100_000)),
    ])
    func types(_ type: String, _ expected: DataType) throws {
        #expect(try field("{\"name\": \"a\", \"type\": \(type)}").type == expected)
    }

    @Test func everyKeyOfAField() throws {
        let column = try field(
            """
            {"name": "a", "type": "VarChar", "max_length": 9, "nullable": true, "null_probability": 0.25,
             "is_clustering_key": true, "cardinality_ratio": 0.5, "default_value": "x", "description": "d", "comment": "c"}
            """)
        #expect(column.maxLength == 9)
        #expect(column.isNullable && column.nullProbability == 0.25)
        #expect(column.isClusteringKey && !column.isPartitionKey && !column.isPrimary)
        #expect(column.cardinalityRatio == 0.5)
        #expect(column.defaultValue == .string("x"))
        #expect(column.location.line == 1)
    }

    @Test func boundsTakeTheFormOfTheType() throws {
        let integer = try field(#"{"name": "a", "type": "Int64", "min": -1e3, "max": 9007199254740993}"#)
        #expect(integer.minimum == .int(-1_000))
        #expect(integer.maximum == .int(9_007_199_254_740_993))
        let float = try field(#"{"name": "a", "type": "Float", "min": 1, "max": 3.4028235e38}"#)
        #expect(float.minimum == .double(1))
        // One bound alone, as long as values are left.
        #expect(try field(#"{"name": "a", "type": "Int8", "min": 5}"#).maximum == nil)
        #expect(try field(#"{"name": "a", "type": "Float", "min": 0.5}"#).maximum == nil)
    }

    @Test func valuesTakeTheFormOfTheType() throws {
        #expect(
            try field(#"{"name": "a", "type": "Double", "enum_values": [1, 2.5]}"#).enumValues == [
                .double(1), .double(2.5),
            ])
        #expect(
            try field(#"{"name": "a", "type": "Int8", "enum_values": [1.0, 2e1]}"#).enumValues == [.int(1), .int(20)])
        #expect(try field(#"{"name": "a", "type": "Bool", "default_value": false}"#).defaultValue == .bool(false))
    }

    @Test func nullMeansAbsent() throws {
        let column = try field(#"{"name": "a", "type": "Int8", "min": null, "max": null, "generator": null}"#)
        #expect(column.minimum == nil && column.generator == nil)
    }

    @Test func collectionKeys() throws {
        let dataset = try load(
            """
            {"collection_name": "c", "description": "d", "num_partitions": 4, "num_shards": 2,
             "consistency_level": "Strong", "enable_dynamic_field": true,
             "fields": [
               {"name": "id", "type": "VarChar", "max_length": 8, "is_primary": true},
               {"name": "t", "type": "Int16", "is_partition_key": true},
               {"name": "text", "type": "VarChar", "max_length": 80},
               {"name": "sparse", "type": "SparseFloatVector"}],
             "functions": [{"name": "f", "type": "BM25", "input_field_names": ["text"],
                            "output_field_names": ["sparse"], "params": {"k1": 1.2}}],
             "dynamic_fields": [{"name": "views", "type": "Int", "min_value": 1, "max": 9, "values": [1, 2]}]}
            """)
        #expect(dataset.name == "c" && dataset.description == "d")
        let table = dataset.tables[0]
        #expect(table.primaryKey == ["id"])
        let options = try #require(table.collection)
        #expect(options.partitionCount == 4 && options.shardCount == 2 && options.consistencyLevel == "Strong")
        #expect(options.functions.map(\.name) == ["f"])
        #expect(options.functions[0].parameters?.jsonText() == #"{"k1":1.2}"#)
        #expect(table.columns.filter(\.isFunctionOutput).map(\.name) == ["sparse"])
        #expect(options.dynamicFields[0].minimum == 1 && options.dynamicFields[0].maximum == 9)
        #expect(options.dynamicFields[0].values == [.int(1), .int(2)])
    }

    @Test func aBareListTakesTheNameOfItsFile() throws {
        let list = #"[{"name": "id", "type": "Int64", "is_primary": true}]"#
        #expect(try load(list, name: "shop.json").name == "shop")
        let result = SchemaLoader().load(bytes: Array(list.utf8), name: "my-shop.json")
        #expect(result.dataset?.name == "my_shop")
        #expect(result.diagnostics.map(\.code) == ["collectionNamedAfterFile"])
        #expect(result.diagnostics.first?.severity == .warning)
    }

    @Test func generatorsOfFields() throws {
        let column = try field(
            #"{"name": "a", "type": "Int32", "generator": {"distribution": {"kind": "normal", "mu": 3, "stddev": 2, "clamp": [null, 9]}}}"#
        )
        guard case .distribution(let distribution) = column.generator else { return #expect(Bool(false)) }
        #expect(distribution.kind == .normal(mean: 3, std: 2))
        #expect(distribution.clampLow == nil && distribution.clampHigh == 9)
        let constant = try field(#"{"name": "a", "type": "Int8", "nullable": true, "generator": {"constant": null}}"#)
        guard case .constant(.null) = constant.generator else { return #expect(Bool(false)) }
    }

    @Test func theSourceIsKept() throws {
        let text = #"{"collection_name":"c","fields":[{"name":"id","type":"Int64","is_primary":true}]}"#
        #expect(try load(text).source.jsonText() == text)
    }

    @Test func severalThousandFieldsAreFast() throws {
        let fields = (0..<5_000).map { "{\"name\": \"f\($0)\", \"type\": \"Bool\"}" }.joined(separator: ",")
        let dataset = try load("[{\"name\": \"id\", \"type\": \"Int64\", \"is_primary\": true}, \(fields)]")
        #expect(dataset.tables[0].columns.count == 5_001)
    }
}
