import Figment
import Testing

@testable import FigmentCommand

@Suite("Arguments")
struct ArgumentTests {
    private func parse(_ words: String...) throws -> ParsedArguments {
        try ArgumentParser(commands: CommandTable.all).parse(words)
    }

    @Test(
        "numbers as people type them",
        arguments: [
            ("0", 0), ("1000", 1000), ("1_000_000", 1_000_000), ("10k", 10_000), ("10K", 10_000), ("2M", 2_000_000),
            ("1G", 1_000_000_000), ("1.5k", 1500), ("0.5M", 500_000), ("9223372036854775807", Int64.max),
            ("-5", -5), ("-9223372036854775808", Int64.min), ("9G", 9_000_000_000), ("+3", 3),
        ])
    func numbers(_ text: String, _ value: Int64) { #expect(Quantity.integer(text) == value) }

    @Test(
        "what is no number",
        arguments: [
            "", "k", "-", "abc", "1.5", "1.2345k", "1e6", "0x10", "1 000", "_1", "9223372036854775808", "10000000000G",
            "1kk", "1..5k", "١",
        ])
    func noNumbers(_ text: String) { #expect(Quantity.integer(text) == nil) }

    @Test(
        "sizes in megabytes",
        arguments: [
            ("256", 256), ("256MB", 256), ("256mb", 256), ("1GB", 1024), ("1GiB", 1024), ("1.5G", 1536),
            ("2T", 2_097_152),
            ("512K", 1), ("2048kb", 2),
        ])
    func sizes(_ text: String, _ value: Int64) { #expect(Quantity.megabytes(text) == value) }

    @Test("what is no size", arguments: ["", "MB", "x", "1.5", "-1MB", "1XB", "infG", "nanM", "1e9G"])
    func noSizes(_ text: String) { #expect(Quantity.megabytes(text) == nil) }

    @Test("rows of all tables and of one")
    func rows() throws {
        let parsed = try parse("generate", "x", "--rows", "10", "-r", "a=5k", "--rows=b=1_0", "-r7")
        let rows = parsed.rows(SchemaOptions.rows)
        #expect(rows.all == 7)
        #expect(rows.byTable == ["a": 5000, "b": 10])
        for bad in ["=5", "a=", "a=-1", "a=x", "-1"] {
            #expect(throws: CommandError.self) { try parse("generate", "x", "--rows", bad) }
        }
    }

    @Test("both spellings, attached or apart, before and behind the positionals")
    func spellings() throws {
        for words in [
            ["generate", "x", "--format", "csv", "--out", "o", "--preview"],
            ["generate", "--format=csv", "x", "-o", "o", "-p"],
            ["generate", "-fcsv", "-oo", "-p", "x"], ["generate", "-pf=csv", "--output-dir", "o", "x"],
            ["--json", "generate", "x", "-f", "csv", "-po", "o"],
            ["generate", "-p", "-f", "csv", "-o", "o", "--", "x"],
        ] {
            let parsed = try ArgumentParser(commands: CommandTable.all).parse(words)
            #expect(parsed.positionals == ["x"])
            #expect(parsed.text(OutputOption.format) == "csv")
            #expect(parsed.text(OutputOption.out) == "o")
            #expect(parsed.has(GenerateCommand.preview))
        }
    }

    @Test("a value may begin with a dash where it is a number or attached")
    func dashes() throws {
        #expect(try parse("generate", "x", "--seed", "-5").text(SchemaOptions.seed) == "-5")
        #expect(try parse("generate", "x", "--seed=-abc").text(SchemaOptions.seed) == "-abc")
        #expect(try parse("generate", "--schema", "-").text(SchemaOptions.schema) == "-")
        #expect(throws: CommandError.self) { try parse("generate", "x", "--seed", "--force") }
        #expect(try parse("row", "x", "--", "-1").positionals == ["x", "-1"])
    }

    @Test("groups, repeated options and tags")
    func groups() throws {
        let parsed = try parse("schema", "add", "id", "file", "--tag", "a", "-t", "b", "--description", "d e")
        #expect(parsed.path == ["schema", "add"])
        #expect(parsed.texts(SchemaAddCommand.tag) == ["a", "b"])
        #expect(parsed.text(SchemaAddCommand.description) == "d e")
    }

    @Test(
        "destinations",
        arguments: [
            ("out", Destination.directory("out", format: nil)), ("./a:b", .directory("./a:b", format: nil)),
            ("null:", .nothing), ("csv:out", .directory("out", format: .csv)),
            ("JSON:o", .directory("o", format: .json)),
            ("parquet:///tmp/x", .directory("/tmp/x", format: .parquet)), ("file:x", .directory("x", format: nil)),
            ("1:x", .directory("1:x", format: nil)),
        ])
    func destinations(_ text: String, _ destination: Destination) throws {
        #expect(try Destination.parse(text) == destination)
    }

    @Test("the command line that resumes can be pasted into a shell")
    func resumeLine() throws {
        let words = ["/bin/figment", "generate", "a b.json", "--seed", "it's", "--resume", "-o", "é"]
        let line = ResumeLine.make(words)
        #expect(line == "figment generate 'a b.json' --seed 'it'\\''s' -o é --resume")
        let echoed = try Workspace().shell("figment() { printf '%s\\n' \"$@\"; }; " + line)
        #expect(echoed.out == "generate\na b.json\n--seed\nit's\n-o\né\n--resume\n")
        #expect(ResumeLine.make(["f", "generate", "--", "-x"]) == "figment generate --resume -- -x")
    }
}
