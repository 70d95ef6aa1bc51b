import FigmentTestSupport
import Foundation
import Testing

@testable import FigmentClickHouse

/// Every command of docs/migrating.md, run as it stands there but for its size.
@Suite(.serialized) struct MigrationPageTests {
    /// No command of the other tool's document is missing in the table, and none of its options.
    @Test func theTableHasThemAll() throws {
        #expect(MigrationPage.headings.count == 4 && MigrationPage.loads.count >= 20)
        // Every command of the page is in one of the lists that are run.
        let all = MigrationPage.commands(MigrationPage.text).filter { $0 != "figment load" }
        let run = (MigrationPage.loads + MigrationPage.others).flatMap(\.commands).filter { $0 != "figment load" }
        #expect(all.sorted() == run.sorted())
        guard let document = MigrationPage.document("data-faker-readme.md") else { return }
        let rows = MigrationPage.rows(MigrationPage.section("data-faker"))
        let translated = Set(rows.flatMap { MigrationPage.spans($0[0]) })
        let commands = MigrationPage.lines(document).filter { $0 != "```bash" }
        #expect(commands.count >= 20)
        for command in commands { #expect(translated.contains(command), "\(command)") }
        let options = MigrationPage.spans(document).filter { $0.hasPrefix("-") || $0.hasPrefix("pnpm") }
            .map { $0.components(separatedBy: " <")[0] }
        #expect(options.count >= 8)
        for option in options {
            let isThere = translated.contains { ($0 + " ").contains(option + " ") }
            #expect(isThere, "\(option)")
        }
    }

    /// The other two documents' commands are in their tables, and their options are those of the command or are told of.
    @Test(arguments: [("milvus-fake-data", "milvus-fake-data-readme.md"), ("datagen", "datagen-readme.md")])
    func theOthersAreTranslated(_ tool: String, _ file: String) throws {
        guard let document = MigrationPage.document(file) else { return }
        let section = MigrationPage.section(tool)
        let figment = CommandLine(place: "", try TemporaryDirectory())
        let lines = MigrationPage.lines(document).filter { $0.hasPrefix(tool + " ") }
        #expect(lines.count >= 5)
        for line in lines {
            let words = line.split(separator: " ").dropFirst().map(String.init)
            guard let verb = words.first, verb.first?.isLetter == true else { continue }
            #expect(section.contains("`\(verb)"), "\(line)")
            let help = try figment.run(ShellLine(""), [verb, "--help"]).output
            for option in words.filter({ $0.hasPrefix("--") }) where option != "--help" {
                #expect(help.contains(option), "\(option) of \(line)")
            }
        }
    }

    @Test(arguments: MigrationPage.loads) func runs(_ block: MigrationPage.Block) throws {
        let server = try TestServer.old.get()
        let database = try server.makeDatabase()
        let load = CommandLine(try server.uri(database), try TemporaryDirectory())
        for command in block.commands where command != "figment load" {
            let shell = ShellLine(command)
            #expect(shell.words.first == "figment", "\(command)")
            var words = Array(shell.words.dropFirst())
            let isCount = words.contains("--count") || words.contains("-c")
            let needsRows = isCount || words.first == "verify" && block.commands.count == 1
            if needsRows {
                let line = "load --builtin images_analytical --create-table --rows 30 --as-of 2025-06-01T12:00:00"
                #expect(try load.run(line).exitCode == 0)
            }
            // Nobody waits for 100 GB, which is what comes without a size.
            let isSized = words.contains("--rows") || words.contains("--target-size")
            if words.first == "load", !isSized, !isCount { words += ["--target-size", "3MB"] }
            let result = try load.run(shell, words)
            #expect(result.exitCode == 0, "\(result.errors)")
            if isCount {
                #expect(result.output == "images_analytical  30 rows\n")
            } else if words.first == "load" {
                try check(words, result, server, database, load)
            }
        }
    }

    /// What a load has left in the table and in the file that shows it.
    private func check(
        _ words: [String], _ result: ProgramResult, _ server: TestServer, _ database: String, _ load: CommandLine
    ) throws {
        let rows = try server.query(
            "SELECT count(), min(image_id), max(image_id), toString(max(updated_at)) FROM images_analytical",
            database: database
        ).trimmingCharacters(in: .newlines).components(separatedBy: "\t")
        let numbers = rows.compactMap { Int($0) }
        #expect(numbers.count == 3)
        func option(_ name: String) -> String? { words.firstIndex(of: name).map { words[$0 + 1] } }
        func number(_ name: String) -> Int? { option(name).flatMap { Int($0) } }
        let first = number("--start-image-id") ?? 1
        #expect(numbers[1] == first && numbers[2] == first + numbers[0] - 1)
        if let wanted = number("--rows") { #expect(numbers[0] == wanted) }
        if let instant = option("--as-of") { #expect(rows[3] == instant.replacingOccurrences(of: "T", with: " ")) }
        let checkpoint = try Files.json(load.directory(".checkpoints/progress.json"))
        #expect(checkpoint["rows_inserted"] as? Int == numbers[0])
        #expect(checkpoint["last_image_id"] as? Int == numbers[2])
        if let batch = number("--batch-size") {
            #expect(checkpoint["batch_size"] as? Int == batch)
            #expect(result.errors.contains("small for ClickHouse") == (batch < 10_000))
        }
        if let seed = option("--seed") { #expect(checkpoint["seed"] as? String == seed) }
    }

    /// The commands of the other sections, one after the other in one folder.
    @Test(arguments: MigrationPage.others) func worksOnFiles(_ block: MigrationPage.Block) throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(
            atPath: directory("examples"), withDestinationPath: TestEnvironment.packageRoot + "/examples")
        let figment = CommandLine(place: "", directory)
        for command in block.commands {
            let shell = ShellLine(command)
            let result = try figment.run(shell, Array(shell.words.dropFirst()))
            if result.exitCode == 3, result.errors.contains("FIGMENT_DUCKDB") {
                print("DuckDB is absent: \(command) looked at nothing")
                continue
            }
            #expect(result.exitCode == 0, "\(command): \(result.errors)")
        }
    }

    /// What the database keeps of a load is what loading again and verifying go by.
    @Test func theInstantIsKept() throws {
        let server = try TestServer.server(.modern)
        let database = try server.makeDatabase()
        let load = CommandLine(try server.uri(database), try TemporaryDirectory())
        let line = "load --builtin images_analytical --create-table --rows 30000"
        #expect(try load.run(line + " --as-of 2025-06-01T12:00:00").exitCode == 0)
        #expect(try load.run("verify --builtin images_analytical", isPlace: true).exitCode == 0)
        let more = try load.run("load --builtin images_analytical --rows 40000")
        #expect(more.exitCode == 0 && more.errors.contains("as of 2025-06-01T12:00:00"), "\(more.errors)")
        let instants = "SELECT count(), min(updated_at), max(updated_at) FROM images_analytical"
        let found = try server.query(instants, database: database)
        #expect(found == "40000\t2025-06-01 12:00:00\t2025-06-01 12:00:00\n")
        #expect(try load.run("verify --builtin images_analytical", isPlace: true).exitCode == 0)
        let other = try load.run(line + " --as-of 2025-06-02T12:00:00")
        #expect(other.exitCode == 2 && other.errors.contains("as_of was 2025-06-01T12:00:00"))
        let verified = try load.run(
            "verify --builtin images_analytical --as-of 2025-06-02T12:00:00", isPlace: true)
        #expect(verified.exitCode != 0)
        // A new load knows no instant.
        #expect(try load.run("load --builtin images_analytical --drop-if-exists --rows 500 --reset").exitCode == 0)
        let fresh = try server.query("SELECT uniqExact(updated_at) FROM images_analytical", database: database)
        #expect((Int(fresh.trimmingCharacters(in: .newlines)) ?? 0) > 400)
    }
}

/// A command of the page, as a shell reads it, and of a size for a test.
struct ShellLine {
    var words: [String]
    var environment: [String: String] = [:]
    /// The file that its output goes into.
    var output: String?

    init(_ command: String) {
        var small = command
        let sizes = [
            (" 2>&1 &", ""), ("200000000", "30000"), ("5000000", "3000"), ("2000000", "2000"),
            ("1000000", "20000"), ("100000", "1000"), ("100GB", "6MB"), ("50GB", "3MB"), ("1024MB", "2MB"),
        ]
        // A number is all of its digits.
        for (large, few) in sizes {
            small = small.replacingOccurrences(of: large + " ", with: few + (few.isEmpty ? "" : " "))
            if small.hasSuffix(large) { small = String(small.dropLast(large.count)) + few }
        }
        words = small.replacingOccurrences(of: "\"", with: "").split(separator: " ").map(String.init)
        if words.first == "nohup" { words.removeFirst() }
        while let first = words.first, let equals = first.firstIndex(of: "="), first.first?.isUppercase == true {
            environment[String(first[..<equals])] = String(first[first.index(after: equals)...])
            words.removeFirst()
        }
        if let arrow = words.firstIndex(of: ">"), arrow + 1 < words.count {
            output = words[arrow + 1]
            words.removeSubrange(arrow...(arrow + 1))
        }
    }
}
