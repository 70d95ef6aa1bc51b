import Figment
import FigmentTestSupport
import Testing

/// What we write, programs that are not ours read: pyarrow, DuckDB, Polars, ClickHouse and Python's own json.
@Suite struct ReadBackTests {
    @Test func randomCollectionsAreReadBack() throws {
        let cases = try ReaderCases()
        for number in 0..<(TestEnvironment.isTorture ? 150 : 15) {
            var random = RandomSchema(number)
            let schema = try Schema(text: random.collection())
            let generation = try Generation(schema, rows: 400, seed: Seed("\(number)"), threads: 2)
            try cases.add("random\(number)", generation) { options in
                // Several files, and both layouts of JSON.
                options.maxRowsPerFile = number % 2 == 0 ? 150 : 1_000
                options.jsonStyle = number % 3 == 0 ? .compact : .lines
                options.compression = [.snappy, .zstd, .none][number % 3]
            }
        }
        for line in try cases.differences() { Issue.record("\(line)") }
    }

    @Test func relationalTypesAreReadBack() throws {
        let cases = try ReaderCases()
        try cases.add("every_type", Fixture.everyType.generation(rows: 1_000))
        try cases.add("orders", Fixture.orders.generation(rows: 2_000)) { $0.maxRowsPerFile = 900 }
        try cases.add("shop", Fixture.shop.generation(rows: 300))
        for line in try cases.differences() { Issue.record("\(line)") }
    }

    @Test func randomStructuresAreReadBack() throws {
        let cases = try ReaderCases()
        for number in 0..<(TestEnvironment.isTorture ? 60 : 10) {
            var random = RandomSchema(number)
            let generation = try Generation(Schema(text: random.relational()), seed: Seed("\(number)"), threads: 2)
            try cases.add("structures\(number)", generation) { options in
                options.maxRowsPerFile = number % 2 == 0 ? 170 : 10_000
                options.compression = [.snappy, .zstd, .none][number % 3]
            }
        }
        for line in try cases.differences() { Issue.record("\(line)") }
    }

    /// Lists of every element, which the shared fixture lacks, and pools on both sides of what a dictionary takes.
    @Test func listsAndPoolsAreReadBack() throws {
        let elements = ["int", "int8", "uint32", "float32", "float", "bool", "string", "date", "timestamp(milli)"]
        let lists = elements.enumerated().map { index, element in
            #"{"name": "l\#(index)", "type": "list<\#(element)>", "nullable": true, "null_probability": 0.2}"#
        }
        let long = (0..<300).map { #""item number \#($0)""# }.joined(separator: ", ")
        let text = """
            {"version": "1.0", "metadata": {"name": "lists"}, "nodes": [{"id": "lists", "kind": "entity", "pk": "id",
             "rows": 2000, "columns": [{"name": "id", "type": "int", "generator": {"sequence": {"step": -3}}},
              {"name": "few", "type": "string", "generator": {"choice": {"choices": ["a", "", "žluť"]}}},
              {"name": "many", "type": "string", "nullable": true, "null_probability": 0.5,
               "generator": {"choice": {"choices": [\(long)]}}},
              {"name": "sparse", "type": "sparse_vector(70)"}, \(lists.joined(separator: ", "))]}]}
            """
        let cases = try ReaderCases()
        try cases.add("lists", Generation(Schema(text: text), threads: 2)) { $0.maxRowsPerFile = 900 }
        for line in try cases.differences() { Issue.record("\(line)") }
    }

    /// The built-in schemas, by every reader, with the rules of their documents checked on the values read.
    @Test func builtInsAreReadBack() throws {
        let cases = try ReaderCases()
        let wide = ["documents", "images", "videos", "news", "ecommerce", "ecommerce_partitioned"]
        for schema in BuiltInSchema.all {
            let isWide = wide.contains(schema.id)
            let rows: Int64 = TestEnvironment.isTorture ? (isWide ? 5_000 : 50_000) : (isWide ? 300 : 1_500)
            let generation = try Generation(Schema(id: schema.id), rows: rows, threads: 2)
            // The rules are those of fields; relational documents are validated elsewhere.
            let isCollection = generation.schema.dataset.dialect == .collection
            try cases.add(schema.id, generation, formats: [.parquet, .json], checksRules: isCollection)
        }
        for line in try cases.differences() { Issue.record("\(line)") }
    }

    /// Files without rows are files still: every reader opens them.
    @Test func emptyFilesAreReadBack() throws {
        let cases = try ReaderCases()
        try cases.add("none", Fixture.everyType.generation(rows: 0), formats: [.parquet, .json, .csv, .arrow, .arrows])
        try cases.add("simple", Generation(Schema(id: "simple"), rows: 0), formats: [.parquet, .json, .arrow, .arrows])
        try cases.add("one", Fixture.everyType.generation(rows: 1))
        for line in try cases.differences() { Issue.record("\(line)") }
    }
}
