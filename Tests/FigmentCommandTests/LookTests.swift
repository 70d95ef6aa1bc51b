import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("preview, explain, row, schema, generators, version")
struct LookTests {
    @Test("preview shows every field and the rows that generate writes")
    func preview() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        let shown = try work.run("preview", "small.json", "-n", "3")
        #expect(shown.status == 0)
        for word in ["id", "Int64", "primary key", "score", "Double", "state", "VarChar(10)", "one of new, used"] {
            #expect(shown.out.contains(word), "\(shown.out)")
        }
        let json = try work.run("preview", "small.json", "--rows", "3", "--json").object()
        let table = try #require((json["tables"] as? [[String: Any]])?.first)
        let rows = try #require(table["rows"] as? [[String: Any]])
        #expect(rows.count == 3)
        #expect((table["fields"] as? [[String: Any]])?.map { $0["name"] as? String } == ["id", "score", "state"])
        #expect(try work.run("generate", "small.json", "-f", "json", "-o", "o").status == 0)
        let written = try JSONSerialization.jsonObject(with: work.data("o/data.json")) as? [[String: Any]]
        #expect(Array((written ?? []).prefix(3)) as NSArray == rows as NSArray)
        #expect(work.names(".") == ["o", "small.json"])
    }

    @Test(
        "every built-in schema previews, explains and shows",
        arguments: [
            "simple", "ecommerce", "documents", "images", "users", "videos", "news", "audio_transcripts",
            "ai_conversations", "face_recognition", "ecommerce_partitioned", "cardinality_demo", "dynamic_example",
        ])
    func builtIns(_ id: String) throws {
        let work = try Workspace()
        let preview = try work.run("preview", id, "--json").object()
        let rows = (preview["tables"] as? [[String: Any]])?.first?["rows"] as? [Any]
        #expect(rows?.count == 5)
        #expect(try work.run("preview", id).status == 0)
        #expect(try work.run("explain", id).status == 0)
        #expect(try work.run("schema", "show", id).status == 0)
        let raw = try work.run("schema", "show", id, "--raw")
        try work.write(raw.out, to: "copy.json")
        #expect(try work.run("generate", "copy.json", "--validate-only").status == 0)
    }

    @Test("explain names forms, layout and notes")
    func explain() throws {
        let work = try Workspace()
        try work.write(Documents.shop, to: "shop.json")
        let shown = try work.run("explain", "shop.json", "--rows", "user=1k")
        #expect(shown.out.contains("user  1 000 rows"))
        #expect(shown.out.contains("per row of user"))
        let json = try work.run("explain", "simple", "--rows", "1M", "--json").object()
        let table = try #require((json["tables"] as? [[String: Any]])?.first)
        #expect(table["rows"] as? Int == 1_000_000)
        #expect((table["segment_rows"] as? Int ?? 0) > 0)
        #expect((json["document_hash"] as? String)?.count == 32)
    }

    private func text(_ work: Workspace, _ name: String) throws -> String {
        String(decoding: try work.data(name), as: UTF8.self)
    }

    @Test("--dry-run-sample: rows of the whole run, and all that they refer to")
    func sample() throws {
        let work = try Workspace()
        let shop = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("examples/shop.json").path
        #expect(try work.run("generate", shop, "-f", "jsonl", "-o", "whole").status == 0)
        #expect(try work.run("generate", shop, "-f", "jsonl", "-o", "sample", "--dry-run-sample", "7").status == 0)
        var rows: [String: [[String: Any]]] = [:]
        for name in work.names("sample") where name.hasSuffix(".jsonl") {
            let lines = try text(work, "sample/" + name).split(separator: "\n")
            #expect(Set(lines).isSubset(of: Set(try text(work, "whole/" + name).split(separator: "\n"))), "\(name)")
            rows[name] = try lines.map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
        let customers = try #require(rows["customer.jsonl"])
        let orders = try #require(rows["orders.jsonl"])
        #expect(customers.count >= 7 && customers.count < 40 && orders.count > 3)
        let ids = Set(customers.compactMap { $0["customer_id"] as? Int })
        #expect(orders.allSatisfy { ids.contains($0["customer_id"] as? Int ?? -1) })
        #expect(customers.allSatisfy { ($0["referred_by"] as? Int).map { ids.contains($0) } ?? true })
        let products = Set((rows["product.jsonl"] ?? []).compactMap { $0["product_id"] as? Int })
        #expect(orders.allSatisfy { products.contains($0["product_id"] as? Int ?? -1) })
        // The record says that it is a sample: it is verified as one.
        #expect(try work.run("verify", "sample").status == 0)
        #expect(try work.run("validate", shop, "--data", "sample").status == 0)
    }

    @Test("--table: only these, with the values of the whole run; the record knows")
    func tables() throws {
        let work = try Workspace()
        let shop = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("examples/shop.json").path
        #expect(try work.run("generate", shop, "--scale", "0.1", "-o", "whole").status == 0)
        let some = ["generate", shop, "--scale", "0.1", "-o", "some", "--table", "orders", "--table", "customer"]
        #expect(try work.run(some).status == 0)
        #expect(
            work.names("some").filter { $0.hasSuffix(".parquet") }.sorted() == ["customer.parquet", "orders.parquet"])
        for name in ["customer.parquet", "orders.parquet"] {
            #expect(try work.data("some/" + name) == work.data("whole/" + name))
        }
        #expect(try work.run("verify", "some").status == 0)
        #expect(try work.run("validate", shop, "--data", "some").status == 0)
        // Other tables are another run.
        let other = try work.run("generate", shop, "--scale", "0.1", "-o", "some", "--table", "orders", "--resume")
        #expect(other.status != 0)
        let unknown = try work.run("generate", shop, "--table", "order")
        #expect(unknown.status == 2 && unknown.err.contains("\"orders\""))
    }

    @Test("preflight and explain: constraints, sizes and drawings of the keys")
    func relational() throws {
        let work = try Workspace()
        let shop = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("examples/shop.json").path
        #expect(try work.run("preflight", shop).out.contains("shop can be generated: 8 tables"))
        let preflight = try work.run("preflight", shop, "--json").object()
        #expect((preflight["constraints"] as? [[String: Any]])?.count == 19)
        let plan = try work.run("explain", shop, "--json").object()
        let tables = try #require(plan["tables"] as? [[String: Any]])
        let orders = try #require(tables.first { $0["name"] as? String == "orders" })
        let columns = try #require(orders["columns"] as? [[String: Any]])
        let total = try #require(columns.first { $0["name"] as? String == "total" })
        #expect(total["made_from"] as? [String] == ["quantity", "price", "discount"])
        #expect(total["depends_on_size"] as? Bool == true)
        #expect(columns.first { $0["name"] as? String == "quantity" }?["depends_on_size"] as? Bool == false)
        let constraints = try #require(plan["constraints"] as? [[String: Any]])
        #expect(constraints.allSatisfy { $0["standing"] as? String == "guaranteed" })
        let mermaid = try work.run("explain", shop, "--mermaid").out
        #expect(mermaid.hasPrefix("erDiagram\n"))
        #expect(mermaid.contains("\"customer\" ||--o{ \"orders\" : \"customer_id\""))
        #expect(mermaid.contains("\"product\" ||..o{ \"orders\" : \"product_id\""))
        let svg = try work.run("explain", shop, "--svg").out
        try #require(svg.hasPrefix("<svg xmlns="))
        let parsed = XMLParser(data: Data(svg.utf8))
        #expect(parsed.parse(), "\(String(describing: parsed.parserError))")
        for table in tables { #expect(svg.contains(">\(table["name"] as? String ?? "?")</text>")) }
    }

    @Test("row N is row N of the file, and root tables have rows behind the last")
    func row() throws {
        let work = try Workspace()
        #expect(try work.run("generate", "users", "-r", "200", "-f", "jsonl", "-o", "o", "--seed", "z").status == 0)
        let lines = String(decoding: try work.data("o/data.jsonl"), as: UTF8.self).split(separator: "\n")
        for number in [0, 1, 199] {
            let row = try work.run("row", "users", "\(number)", "--seed", "z")
            #expect(row.out == lines[number] + "\n")
            #expect(
                try work.run("row", "--builtin", "users", "user_profiles", "\(number)", "--seed", "z").out == row.out)
            #expect(try work.run("row", "--plan", "o", "\(number)").out == row.out)
        }
        try work.write(Documents.small, to: "small.json")
        let far = try work.run("row", "small.json", "1_000_000_000_000").object()
        #expect(far["id"] as? Int == 1_000_000_000_001)
        let other = try work.run("row", "users", "5", "--plan", "o", "--seed", "y")
        #expect(other.status == 2)
    }

    @Test("schema list, show, help, generators and version as JSON")
    func json() throws {
        let work = try Workspace()
        let list = try #require(try work.run("schema", "list", "--json").object()["schemas"] as? [[String: Any]])
        #expect(list.count == 14)
        let shown = try work.run("schema", "show", "simple", "--json").object()
        #expect((shown["document"] as? [String: Any])?["collection_name"] as? String == "simple_example")
        let generators = try work.run("generators", "--json").object()["generators"] as? [[String: Any]]
        #expect(generators?.contains { $0["name"] as? String == "template" } == true)
        let some =
            try work.run("generators", "--search", "WEIGHTS_K", "--json").object()["generators"]
            as? [[String: Any]]
        #expect(some?.map { $0["name"] as? String } == ["choice", "lookup"])
        let version = try work.run("version", "--json").object()
        #expect(version["engine_version"] as? Int == 1)
        #expect(try work.run("--version").out == work.run("version").out)
        let help = try work.run("schema", "help", "field", "--json").object()["keys"] as? [[String: Any]]
        #expect(help?.contains { $0["name"] as? String == "max_length" } == true)
    }

    @Test("a schema of the library: replaced only with --force, listed with its tags")
    func library() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        #expect(try work.run("schema", "add", "mine", "small.json", "-d", "First", "--tags", "a, b").status == 0)
        let again = try work.run("schema", "add", "mine", "small.json")
        #expect(again.status == 2)
        #expect(again.err.contains("--force"))
        #expect(
            try work.run("schema", "add", "mine", "small.json", "--force", "-d", "Second", "--tag", "c").status == 0)
        let list = try work.run("schema", "list").out
        #expect(list.contains("Second") && !list.contains("First"))
        #expect(try work.run("generate", "mine", "-r", "5").status == 0)
        #expect(try work.run("schema", "remove", "mine").status == 2, "nobody can be asked here")
        #expect(try work.run("schema", "remove", "mine", "--yes").status == 0)
        #expect(try work.run("schema", "show", "mine").status == 2)
        let named = ["MILVUS_FAKE_DATA_SCHEMA_DIR": work.path("older"), "FIGMENT_SCHEMA_DIR": ""]
        #expect(try work.run("schema", "add", "mine", "small.json", environment: named).status == 0)
        #expect(work.names("older") == ["index.json", "mine.json"])
    }
}
