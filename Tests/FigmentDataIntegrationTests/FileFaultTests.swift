import FigmentTestSupport
import Foundation
import Testing

/// Files that are refused before the first row: what is wrong is said with its place and a fix, and never by fewer rows.
@Suite struct FileFaultTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func write(_ text: String, _ name: String) throws -> String {
        try Files.write(Data(text.utf8), folder(name))
        return folder(name)
    }

    private func figment(_ arguments: [String]) throws -> ProgramResult {
        try Program.run(PostgresFixture.program, arguments)
    }

    /// A load without a database.
    private func load(_ arguments: [String]) throws -> ProgramResult {
        try figment(
            ["load"] + arguments + ["--to", "postgresql://test@127.0.0.1:1/none", "--dry-run", "--no-progress"])
    }

    private func refused(_ arguments: [String], _ words: [String]) throws {
        let result = try load(arguments)
        #expect(result.exitCode == 2, "\(arguments): \(result.output)\(result.errors)")
        for word in words { #expect(result.errors.contains(word), "\(word) in \(arguments): \(result.errors)") }
        // Advice on settings of DuckDB can be followed by nobody here.
        for word in ["strict_mode", "ignore_errors", "LINE 1", "sample_size", "DuckDB"] {
            #expect(!result.errors.contains(word), "\(word) in \(arguments): \(result.errors)")
        }
        #expect(result.errors.split(separator: "\n").count <= 3, "\(arguments): \(result.errors)")
    }

    @Test func quotesThatNothingCloses() throws {
        let some = try write("a,b\n1,x\n2,\"multi\nline\"\n3,z\n4,\"oops\n5,q\n6,r\n", "mm.csv")
        try refused([some], ["mm.csv, line 6, column 3", "closed nowhere", "fix: close the quote"])
        var text = "id,note\n"
        for id in 0..<30_000 { text += id == 15_000 ? "\(id),\"open\n" : "\(id),\"a note\"\n" }
        try refused([try write(text, "half.csv")], ["half.csv, line 15003", "opened in line 15002"])
        // Rows behind such a value are not passed over where line ends are of two kinds either.
        try refused([try write("a\n1\n2\r\n3\n", "mixed.csv")], ["mixed.csv, line 3: the line ends otherwise"])
    }

    @Test func linesAndValuesThatAreNone() throws {
        try refused(
            [try write("a,b\n1,2\n3,4,5\n", "r.csv")], ["r.csv, line 3: it has 3 fields, and the header has 2: 3,4,5"])
        try refused([try write("a,b\n1,2\n3\n", "s.csv")], ["s.csv, line 3: it has 1 field, and the header has 2"])
        try Files.write(Data([0x61, 0x0A, 0x78, 0xFF, 0xFE, 0x0A]), folder("u.csv"))
        try refused([folder("u.csv")], ["u.csv, line 2: it is not UTF-8", "iconv"])
        try refused(
            [try write("{\"a\": 1}\n{\"a\": x}\n", "j.jsonl")],
            ["j.jsonl, line 2", "malformed JSON", "correct the line"])
        try refused([try write("[{\"a\": 1}, {\"a\": 2", "j.json")], ["j.json", "malformed JSON"])
        try refused(
            [try write("PAR1 and no more PAR1", "p.parquet")], ["p.parquet: it cannot be read", "is the file whole"])
        try refused(
            [try write("a,b\n1,2\n3,x y\n", "c.csv"), "--column", "b=int"],
            ["b: 1 value cannot be read as the type that --column gives, as \"x y\""])
    }

    @Test func filesWithoutColumns() throws {
        for name in ["e.csv", "e.jsonl", "e.json"] {
            try refused([try write("", name)], ["\(name): the file is empty", "leave the file out"])
        }
        try refused(
            [try write("a,b,a\n1,2,3\n", "d.csv")],
            ["d.csv, line 1: the header has the column \"a\" twice, as fields 1 and 3"])
        let header = try write("\"first\nname\",\"say \"\"hi\"\"\",c\n1,2,3\n4,5,6\n", "h.csv")
        #expect(try load([header]).output.contains("2 rows"))
        let unnamed = try load([try write(",a\n0,1\n", "n.csv")])
        #expect(unnamed.exitCode == 0, "\(unnamed.errors)")
    }

    @Test(arguments: ["upsert", "merge"]) func keysOfSeveralRows(_ mode: String) throws {
        let file = try write("id,part,v\n1,a,x\n1,b,y\n2,a,z\n2,a,z\n2,c,z\n", "k.csv")
        let load = [file, "--mode", mode, "--primary-key"]
        try refused(load + ["id"], ["2 keys of k are in several rows, 5 in all", "id = 1 is in 2", "--primary-key"])
        try refused(load + ["id,part"], ["1 key of k is in several rows, 2 in all", "id = 2, part = a is in 2"])
        #expect(try self.load([file, "--mode", "append", "--primary-key", "id"]).exitCode == 0)
        let unique = try self.load([try write("id,v\n1,x\n2,x\n", "q.csv"), "--mode", mode, "--primary-key", "id"])
        #expect(unique.exitCode == 0, "\(unique.errors)")
    }

    @Test func keysOfArrowFiles() throws {
        let python = try #require(TestEnvironment.python, "no python with the readers: set FIGMENT_PYTHON")
        let program = """
            import sys, pyarrow as pa
            table = pa.table({'id': pa.array([5, 1, 2, 1, 3, 2, 1], pa.int64()), 's': ['a', 'b', 'c', 'b', 'd', 'x', 'é']})
            with pa.ipc.new_file(sys.argv[1], table.schema) as writer: writer.write_table(table, max_chunksize=2)
            """
        let made = try Program.run(python, ["-c", program, folder("k.arrow")])
        try #require(made.exitCode == 0, "\(made.errors)")
        let load = [folder("k.arrow"), "--mode", "upsert", "--primary-key"]
        try refused(load + ["id"], ["2 keys of k are in several rows, 5 in all", "id = 1 is in 3"])
        try refused(load + ["id,s"], ["1 key of k is in several rows, 2 in all", "id = 1, s = b is in 2"])
    }

    @Test func pathsWhereNothingIs() throws {
        _ = try write("a\n1\n", "orders.csv")
        try refused([folder("order.csv")], ["there is no file", "order.csv", "did you mean \(folder("orders.csv"))?"])
        try refused(["nothere.parquet"], ["there is no file nothere.parquet"])
        try refused(["nowhere/at-all"], ["there is no file nowhere/at-all"])
        _ = try write("a\n1\n", "two.csv")
        try refused([folder.path], ["have 2 names", "orders, two", "--table-name NAME"])
    }

    /// What generated files have become since is refused by the commands that read them by their schema, too.
    @Test func filesOfARun() throws {
        let schema = try write(
            #"[{"name": "id", "type": "Int64", "is_primary": true}, {"name": "s", "type": "VarChar", "max_length": 20}]"#,
            "some.json")
        let data = folder("data")
        let made = try figment(["generate", schema, "--rows", "50", "--format", "csv", "--out", data, "--no-progress"])
        try #require(made.exitCode == 0, "\(made.errors)")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: data).first { $0.hasSuffix(".csv") })
        let text = String(decoding: try Files.read(data + "/" + name), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let id = lines[10].split(separator: ",")[0]
        let broken = lines[..<10] + ["\(id),\"open"] + lines[11...]
        try Files.write(Data(broken.joined(separator: "\n").utf8), data + "/" + name)
        let place = "\(name), line 11"
        let validated = try figment(["validate", schema, "--data", data])
        #expect(validated.exitCode == 1 && validated.output.contains(place), "\(validated.output)\(validated.errors)")
        let exported = try figment(["export", schema, "--data", data, "--format", "jsonl", "--out", folder("out")])
        #expect(exported.exitCode == 2 && exported.errors.contains(place), "\(exported.output)\(exported.errors)")
        try refused([data], [place])
        // A key twice.
        try Files.write(Data((text + lines[1] + "\n").utf8), data + "/" + name)
        try refused([data, "--mode", "upsert"], ["1 key of", "is in 2"])
    }
}
