import Foundation
import Testing

/// Every `milvus-fake-data` command of the older tool's documents works as `figment`, with the same options.
///
/// Row counts above 1 000 are cut to 100 where rows are really written: these tests are about the command line.
@Suite("Documented commands of the older tool")
struct SeedCommandTests {
    /// Directories and files that the documents' commands name.
    private func prepared() throws -> Workspace {
        let work = try Workspace()
        for name in ["my_schema.json", "schema.json", "example_schema.json", "product_schema.json", "file.json"] {
            try work.write(Documents.mySchema, to: name)
        }
        try work.write(Documents.mySchema, to: "ecommerce_base.json")
        return work
    }

    @Test(
        "generate",
        arguments: [
            "generate --builtin simple --rows 100000 --preview",
            "generate --builtin ecommerce --rows 2500000 --out products/",
            "generate --schema my_schema.json --rows 1000000 --format parquet --preview",
            "generate --schema my_schema.json",
            "generate --builtin ecommerce --rows 5000",
            "generate --builtin simple --rows 5000 --format json",
            "generate --schema my_schema.json --out my_data/",
            "generate --schema my_schema.json --seed 42",
            "generate --schema my_schema.json --validate-only",
            "generate --schema my_schema.json --no-progress",
            "generate --schema my_schema.json --batch-size 100000",
            "generate --schema my_schema.json --max-file-size 100",
            "generate --schema my_schema.json --max-rows-per-file 500000",
            "generate --schema my_schema.json --yes",
            "generate --schema my_schema.json --force",
            "generate --builtin ecommerce --rows 5000000 --format parquet --out products/",
            "generate --builtin users --rows 2000000 --seed 42 --out users/",
            "generate --builtin ecommerce --rows 5000000 --max-file-size 128 --max-rows-per-file 500000",
            "generate --schema example_schema.json --rows 1000000",
            "generate --schema schema.json --rows 5000000 --batch-size 100000",
            "generate --schema schema.json --rows 1000000 --no-progress",
            "generate --schema schema.json --max-file-size 512",
            "generate --schema schema.json --out mydata --force",
            "generate --builtin simple --rows 1000 --format json --out json_data",
            "generate --builtin dynamic_example --rows 500 --format json --out dynamic_data",
            "generate --builtin ecommerce --rows 10000 --format parquet --out parquet_data",
            "generate --builtin dynamic_example --rows 100000 --format json --out large_json",
            "generate --builtin ecommerce --rows 100000 --out products/",
            "generate --builtin simple --rows 1000000 --format json --out ./output",
            "generate --builtin simple -r 10 -f json --out ./output -y",
            "generate --schema=schema.json --rows=10 --format=csv --out=mydata -p",
        ])
    func generate(_ line: String) throws {
        let work = try prepared()
        let words = line.split(separator: " ").map(String.init)
        let isWriting = !["--preview", "-p", "--validate-only"].contains { words.contains($0) }
        let cut = words.map { word in isWriting && (Int(word) ?? 0) > 1000 && isRows(word, in: words) ? "100" : word }
        let ended = try work.run(cut + ["--threads", "2"])
        #expect(ended.status == 0, "\(ended.err)")
        if !isWriting { return #expect(work.names(".").allSatisfy { $0.hasSuffix(".json") }) }
        let out = words.firstIndex(of: "--out").map { words[$0 + 1] }
        let fallback = [
            "figment-output/my_collection", "figment-output/ecommerce_products", "figment-output/simple_example",
        ]
        let directory = try #require(out ?? fallback.first(where: work.exists))
        #expect(work.exists(directory + "/meta.json"))
        let data = words.contains("json") ? "data.json" : "data.parquet"
        #expect(work.exists(directory + "/" + data), "\(work.names(directory))")
    }

    private func isRows(_ word: String, in words: [String]) -> Bool {
        guard let place = words.firstIndex(of: word), place > 0 else { return false }
        return ["--rows", "-r"].contains(words[place - 1])
    }

    @Test("the first line of a small JSON array is valid JSON, as the guide pipes it")
    func headOfJSON() throws {
        let work = try prepared()
        let made = try work.shell(
            "figment generate --builtin simple --rows 1000 --format json --out json_data --threads 2 && "
                + "head -n 1 json_data/data.json")
        let rows = try JSONSerialization.jsonObject(with: Data(made.out.drop { $0 != "[" && $0 != "{" }.utf8))
        #expect((rows as? [Any])?.count == 1000)
    }

    @Test("the schema library's commands, in the order in which the documents use them")
    func schemaCommands() throws {
        let work = try prepared()
        for (line, expected) in [
            ("schema list", "dynamic_example"), ("schema show ecommerce", "description_embedding"),
            ("schema show simple", "price"), ("schema add my_products product_schema.json", "added"),
            ("schema list", "my_products"), ("schema show my_products", "embedding"),
            ("schema add my_ecommerce ecommerce_base.json", "added"),
            ("schema add myschema file.json --description \"Mine\" --tag a --tag b", "added"),
            ("generate --builtin my_products --rows 50 --threads 2", "my_collection"),
            ("schema remove myschema --yes", "removed"), ("schema help", "max_length"),
        ] {
            let ended = try work.shell("figment " + line)
            #expect(ended.status == 0, "\(line): \(ended.err)")
            #expect(ended.out.contains(expected), "\(line): \(ended.out)")
        }
        let list = try work.run("schema", "list", "--json").object()["schemas"] as? [[String: Any]]
        let own = list?.filter { $0["builtin"] as? Bool == false }.compactMap { $0["id"] as? String }
        #expect(own == ["my_ecommerce", "my_products"])
    }

    @Test("clean --yes removes what was generated")
    func clean() throws {
        let work = try prepared()
        #expect(try work.run("generate", "simple", "--rows", "5", "--threads", "1").status == 0)
        #expect(work.exists("figment-output/simple_example/data.parquet"))
        #expect(try work.run("clean", "--yes").status == 0)
        #expect(!work.exists("figment-output"))
    }

    @Test(
        "--help of the program and of every command in the documents", arguments: ["", "generate", "schema", "clean"])
    func help(_ command: String) throws {
        let work = try Workspace()
        let ended = try work.shell("figment \(command) --help")
        #expect(ended.status == 0)
        #expect(ended.out.contains("Usage:"))
    }

    @Test(
        "what belongs to a later version says so",
        arguments: [
            "upload --local-path ./output --s3-path s3://bucket/prefix/ --endpoint-url http://localhost:9000",
            "upload ./output s3://my-bucket/data/", "to-milvus insert ./output --drop-if-exists",
            "to-milvus import --local-path ./output/ --s3-path data/ --bucket my-bucket --wait",
        ])
    func later(_ line: String) throws {
        let ended = try Workspace().shell("figment " + line)
        #expect(ended.status == 2)
        #expect(ended.err.contains("not in this version"))
    }
}
