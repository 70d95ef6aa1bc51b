import FigmentTestSupport
import Foundation
import Testing

@Suite("generate")
struct GenerateTests {
    @Test("--json is one object with the files and their checksums, and nothing else is on standard output")
    func json() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        let ended = try work.run(
            "generate", "small.json", "-r", "2_500", "--max-rows-per-file", "1k", "-f", "csv", "--json")
        #expect(ended.status == 0)
        #expect(ended.err == "")
        let report = try ended.object()
        #expect(report["rows"] as? Int == 2500)
        #expect(report["seed"] as? String == "42")
        let files = try #require(report["files"] as? [[String: Any]])
        #expect(files.map { $0["rows"] as? Int } == [1000, 1000, 500])
        #expect(files.map { $0["first_row"] as? Int } == [0, 1000, 2000])
        for file in files {
            let name = try #require(file["name"] as? String)
            let data = try work.data("figment-output/small/" + name)
            #expect(file["bytes"] as? Int == data.count)
            let python = try work.shell(
                "python3 -c \"import zlib; print('%08x' % zlib.crc32(open('figment-output/small/\(name)','rb').read()))\""
            )
            #expect(file["crc32"] as? String == python.out.trimmingCharacters(in: .newlines))
        }
    }

    @Test("threads, batches and file limits do not change the rows; the seed does, and 7 is \"7\"")
    func sameValues() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        func rows(_ options: String...) throws -> String {
            let ended = try work.run(
                ["generate", "small.json", "-r", "3k", "-f", "jsonl", "--force", "-o", "o"] + options)
            #expect(ended.status == 0, "\(ended.err)")
            return try work.names("o").filter { $0.hasPrefix("data") }
                .map { String(decoding: try work.data("o/" + $0), as: UTF8.self) }.joined()
        }
        let first = try rows("--threads", "1", "--seed", "7")
        #expect(first.split(separator: "\n").count == 3000)
        #expect(try rows("--threads", "2", "--batch-size", "17", "--seed", "7") == first)
        #expect(try rows("--threads", "2", "--max-rows-per-file", "700", "--seed=7") == first)
        #expect(try rows("--threads", "2", "--seed", "8") != first)
        #expect(try rows("--threads", "2", "--seed", "seven") != first)
    }

    @Test("destinations: a directory, a format with one, and nowhere")
    func destinations() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        for (to, name) in [
            ("a", "data.parquet"), ("csv:b", "data.csv"), ("jsonl:c/d", "data.jsonl"), ("file:e", "data.parquet"),
        ] {
            #expect(try work.run("generate", "small.json", "-r", "10", "--to", to).status == 0)
            let directory = to.split(separator: ":").last.map(String.init) ?? to
            #expect(work.names(directory) == [name, "meta.json"])
        }
        let before = work.names(".")
        let nothing = try work.run("generate", "small.json", "-r", "10k", "--to", "null:", "--json")
        #expect(try nothing.object()["rows"] as? Int == 10_000)
        #expect(work.names(".") == before)
    }

    @Test("folders of partitions are shown, verified, replaced and cleaned")
    func partitions() throws {
        let work = try Workspace()
        try work.write(Fixture.partitionedText(""), to: "sales.json")
        #expect(try work.run("generate", "sales.json", "-o", "out", "-f", "csv").status == 0)
        let file = "out/sale/country=a%2Fb/day=2024-02-29/data.csv"
        #expect(work.exists(file))
        #expect(try work.run("explain", "sales.json").out.contains("; a folder for each country, day"))
        let again = try work.run("generate", "sales.json", "-o", "out", "-f", "csv", "--force", "--yes", "--json")
        let tables = try again.object()["tables"] as? [[String: Any]]
        #expect(tables?.map { $0["name"] as? String } == ["customer", "sale"])
        #expect(try work.run("verify", "out").status == 0)
        try work.write("x", to: "out/sale/mine.txt")
        let other = try work.run("verify", "out")
        #expect(other.status == 1 && (other.out + other.err).contains("sale/mine.txt"))
        #expect(try work.shell("rm out/sale/mine.txt; echo 1 >> \(file)").status == 0)
        let changed = try work.run("verify", "out")
        #expect(
            changed.status == 1 && (changed.out + changed.err).contains("sale/country=a%2Fb/day=2024-02-29/data.csv"))
        #expect(try work.shell("head -n -1 \(file) > x; cat x > \(file); rm x").status == 0)
        #expect(try work.run("clean", "out", "--yes").status == 0)
        #expect(!work.exists("out"))
    }

    @Test("--force replaces the files of the earlier run, all of them")
    func force() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        let first = try work.run(
            "generate", "small.json", "-r", "3k", "--max-rows-per-file", "1000", "-o", "a", "-f", "csv")
        #expect(first.status == 0)
        #expect(work.names("a").count == 4)
        let refused = try work.run("generate", "small.json", "-o", "a")
        #expect(refused.status == 2)
        #expect(refused.err.contains("3 files with 3 000 rows") && refused.err.contains("--force"))
        #expect(try work.run("generate", "small.json", "-r", "10", "-o", "a", "--force", "--yes").status == 0)
        #expect(work.names("a") == ["data.parquet", "meta.json"])
    }

    @Test("a relational document: one file per table, rows by table")
    func relational() throws {
        let work = try Workspace()
        try work.write(Documents.shop, to: "shop.json")
        let ended = try work.run("generate", "shop.json", "-r", "user=100", "-f", "csv", "-o", "shop", "--json")
        let tables = try #require(try ended.object()["tables"] as? [[String: Any]])
        #expect(tables.map { $0["name"] as? String } == ["user", "orders"])
        #expect(tables.first?["rows"] as? Int == 100)
        #expect(work.names("shop") == [".metadata.json", ".plan.bin", "orders.csv", "user.csv"])
        #expect(try work.run("verify", "shop").status == 0)
        // A row by itself is the row of the file.
        let lines = String(decoding: try work.data("shop/orders.csv"), as: UTF8.self).split(separator: "\n")
        let row = try work.run("row", "--plan", "shop", "orders", "150").object()
        #expect("\(row["order_id"] ?? ""),\(row["user_id"] ?? "")" == String(lines[151]))
        let same = try work.run("row", "shop.json", "orders", "150", "-r", "user=100").object()
        #expect(same as NSDictionary == row as NSDictionary)
    }

    @Test("numbers that JSON does not have are null, and are counted")
    func nonFinite() throws {
        let work = try Workspace()
        try work.write(
            """
            {"version": "1.0", "metadata": {"name": "n"}, "nodes": [{"id": "t", "kind": "entity", "pk": "id", "rows": 50,
             "columns": [{"name": "id", "type": "int", "generator": {"sequence": {}}},
              {"name": "x", "type": "float", "generator": {"distribution": {"type": "lognormal", "params": {"mean": 709, "sigma": 3}}}}]}],
             "constraints": {}}
            """, to: "n.json")
        let shown = try work.run("generate", "n.json", "-f", "jsonl", "-o", "n")
        #expect(shown.status == 0)
        let lines = String(decoding: try work.data("n/t.jsonl"), as: UTF8.self).split(separator: "\n")
        let nulls = lines.count { $0.contains("\"x\":null") }
        #expect(nulls > 5 && nulls < 45 && shown.err.contains("\(nulls) numbers"), "\(shown.err)")
        let csv = try work.run("generate", "n.json", "-f", "csv", "-o", "c", "--json").object()
        #expect(csv["non_finite_as_null"] as? Int == 0)
    }

    @Test("YAML, standard input and a bare list of fields")
    func otherDocuments() throws {
        let work = try Workspace()
        try work.write("fields:\n  - {name: id, type: Int64, is_primary: true}\n", to: "tiny.yaml")
        #expect(try work.run("generate", "--schema", "tiny.yaml", "-r", "3", "-f", "csv").status == 0)
        #expect(try work.data("figment-output/tiny/data.csv") == Data("id\n1\n2\n3\n".utf8))
        let piped = try work.run(["generate", "--schema", "-", "-r", "3", "-o", "piped"], input: Documents.small)
        #expect(piped.status == 0, "\(piped.err)")
        try work.write(
            #"[{"name": "id", "type": "Int64", "is_primary": true}, {"name": "x", "type": "Double"}]"#, to: "list.json")
        #expect(try work.run("generate", "list.json", "-r", "50", "-o", "list").status == 0)
        #expect(try work.run("verify", "list").status == 0, "a list has its name from the file: the record keeps it")
    }

    @Test("--memory-limit makes batches smaller, and the same bytes")
    func memoryLimit() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        let options = ["generate", "small.json", "-r", "20k", "--threads", "1", "-f", "csv"]
        #expect(try work.run(options + ["-o", "a"]).status == 0)
        let limited = try work.run(options + ["-o", "b", "--memory-limit", "64MB"])
        #expect(limited.status == 0, "\(limited.err)")
        #expect(try work.data("a/data.csv") == work.data("b/data.csv"))
    }

    @Test("warnings are shown, and are errors with --strict")
    func warnings() throws {
        let work = try Workspace()
        let text = Documents.shop.replacingOccurrences(of: #""seed": 7"#, with: #""seed": 7, "sede": 8"#)
        try work.write(text, to: "shop.json")
        let shown = try work.run("generate", "shop.json", "--validate-only")
        #expect(shown.status == 0)
        #expect(shown.err.contains("warning") && shown.err.contains("sede"))
        #expect(try work.run("generate", "shop.json", "--validate-only", "--strict").status == 2)
        let json = try work.run("generate", "shop.json", "--validate-only", "--json")
        #expect((try json.object()["warnings"] as? [Any])?.count == 1)
        #expect(json.err == "")
    }

    @Test("-v, FIGMENT_LOG and LOGURU_LEVEL give log lines of keys and values on standard error")
    func logs() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        for (arguments, environment) in [
            (["-v"], [:]), ([], ["FIGMENT_LOG": "debug"]), ([], ["LOGURU_LEVEL": "DEBUG"]),
        ] {
            let ended = try work.run(
                ["generate", "small.json", "-o", "o", "--force"] + arguments, environment: environment)
            #expect(ended.status == 0)
            let lines = ended.err.split(separator: "\n")
            #expect(lines.contains { $0.hasPrefix("level=debug event=run.done rows=1000") }, "\(ended.err)")
            #expect(lines.allSatisfy { $0.hasPrefix("level=debug event=") })
        }
        #expect(try work.run("generate", "small.json", "-o", "o", "--force").err == "")
    }
}
