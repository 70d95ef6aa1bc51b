import Foundation
import Testing

/// Each exit code with the words that come with it.
@Suite("Exit codes and messages")
struct ExitCodeTests {
    /// A command line that fails, its code, and what its message must hold.
    struct Case: Sendable, CustomTestStringConvertible {
        let line: String
        let code: Int32
        let words: [String]
        init(_ line: String, _ code: Int32, _ words: String...) {
            (self.line, self.code, self.words) = (line, code, words)
        }
        var testDescription: String { line }
    }

    @Test(
        arguments: [
            Case("genrate", 2, "no command", "did you mean \"generate\"?"),
            Case("frobnicate", 2, "one of generate, load, preview"),
            Case("schema shwo simple", 2, "did you mean \"show\"?"),
            Case("schema", 2, "needs a command"),
            Case("generate simple --rosw 5", 2, "no option --rosw", "did you mean --rows?", "usage: figment generate"),
            Case("generate simple --zzz", 2, "no option --zzz", "figment generate --help"),
            Case("generate simple --rows", 2, "--rows needs a value"),
            Case("generate simple --rows many", 2, "\"many\" is no number", "as in"),
            Case("generate simple --rows -5", 2, "no number"),
            Case("generate simple --threads 0", 2, "outside 1 to 1024"),
            Case("generate simple --threads=9999", 2, "outside 1 to 1024"),
            Case("generate simple --force=yes", 2, "takes no value"),
            Case("generate simple --out a --out b", 2, "given twice"),
            Case("generate simple --format parqet", 2, "did you mean \"parquet\"?"),
            Case("generate simple --format xml", 2, "one of parquet, json, jsonl, csv"),
            Case("generate", 2, "no schema is named"),
            Case("generate simple --builtin users", 2, "several schemas"),
            Case("generate simple extra", 2, "one argument too many"),
            Case("generate --builtin simpel", 2, "simple"),
            Case("generate --schema missing.json", 2, "missing.json", "No such file"),
            Case("generate broken.json", 2, "broken.json:2:", "is_primary", "dim", "2 errors"),
            Case("generate broken.json --validate-only", 2, "broken.json:2:"),
            Case("generate small.json --rows other=5", 2, "no table \"other\""),
            Case("generate simple --to s3://bucket/x", 2, "s3:", "later"),
            Case("generate simple --to jsn:x", 2, "did you mean json:?"),
            Case("generate simple --to json:", 2, "names no directory"),
            Case("generate simple --to json:x --format csv", 2, "json", "csv"),
            Case("generate simple --to x --out y", 2, "exclude each other"),
            Case("generate simple --to null: --resume", 2, "exclude each other"),
            Case("generate simple --resume --out nowhere", 2, "no interrupted run"),
            Case("generate simple --rows 1M --threads 8 --memory-limit 1", 2, "too little", "--memory-limit"),
            Case("generate small.json --out full", 2, "not empty", "note.txt"),
            Case("generate small.json --out full --force", 2, "not empty", "note.txt"),
            Case("generate small.json --out small.json", 2, "not a directory"),
            Case("generate small.json --out /dev/null/x", 3, "/dev/null/x"),
            Case("row small.json", 2, "N"),
            Case("row small.json x", 2, "no row number"),
            Case("row shop.json 5", 2, "several tables", "user, orders"),
            Case("row shop.json usr 5", 2, "did you mean \"user\"?"),
            Case("row shop.json orders 1000000", 2, "no row 1000000", "rows 0 to"),
            Case("row small.json 9223372036854775807", 2, "no row number"),
            Case("verify nowhere", 2, "no such directory"),
            Case("verify full", 2, "no record"),
            Case("clean nowhere --yes", 2, "no such directory"),
            Case("clean full --yes", 2, "no record"),
            Case("schema show simpel", 2, "simple"),
            Case("schema add simple small.json", 2, "built in"),
            Case("schema add ../x small.json", 2, "no schema id"),
            Case("schema add x broken.json", 2, "broken.json:2:"),
            Case("schema add x", 2, "FILE is missing"),
            Case("schema remove simple --yes", 2, "built in"),
            Case("schema remove nothing --yes", 2, "no schema \"nothing\""),
            Case("schema help feild", 2, "did you mean \"field\"?"),
            Case("validate small.json", 2, "--data"),
            Case("validate small.json --data nowhere", 2, "no such directory"),
            Case("export", 2, "--data is missing"),
            Case("serve", 2, "not in this version"),
            Case("help serve", 2, "not in this version"),
            Case("help nonsense", 2, "no command"),
        ])
    func failing(_ example: Case) throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        try work.write(Documents.shop, to: "shop.json")
        try work.write(Documents.broken, to: "broken.json")
        try work.write("mine", to: "full/note.txt")
        let ended = try work.shell("figment " + example.line)
        #expect(ended.status == example.code, "\(ended.err)")
        for word in example.words { #expect(ended.err.contains(word), "\(ended.err)") }
        #expect(try work.data("full/note.txt") == Data("mine".utf8))
        // The same failure as JSON: one object, with the same code.
        let json = try work.shell("figment \(example.line) --json")
        #expect(json.status == example.code)
        #expect((json.error["exit_code"] as? Int) == Int(example.code), "\(json.out)")
        #expect((json.error["message"] as? String)?.isEmpty == false)
    }

    @Test("a full disk is exit 3, and --resume ends with the bytes of a run that had room")
    func diskFull() throws {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        let arguments = [
            "generate", "small.json", "--rows", "2000", "--max-rows-per-file", "500", "-f", "csv", "--threads", "1",
        ]
        let failed = try work.run(arguments + ["--out", "a"], environment: ["FIGMENT_FAULT": "enospc@9"])
        #expect(failed.status == 3)
        #expect(failed.err.contains("No space left on device") && failed.err.contains("--resume"), "\(failed.err)")
        #expect(work.names("a") == [".figment"])
        #expect(try work.run(arguments + ["--out", "a", "--resume"]).status == 0)
        #expect(try work.run(arguments + ["--out", "b"]).status == 0)
        let names = work.names("b").filter { $0.hasPrefix("data") }
        #expect(names.count == 4)
        for name in names { #expect(try work.data("a/" + name) == work.data("b/" + name)) }
    }

    @Test("output that cannot be written is exit 3; a reader that goes away is none")
    func standardOutput() throws {
        let work = try Workspace()
        if FileManager.default.fileExists(atPath: "/dev/full") {
            let ended = try work.shell("figment schema list > /dev/full")
            #expect(ended.status == 3)
            #expect(ended.err.contains("standard output"))
        }
        #expect(try work.shell("figment generators | head -n 1").err == "")
    }
}
