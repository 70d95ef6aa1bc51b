import FigmentLoad
import FigmentTestSupport
import Foundation
import Testing

@testable import FigmentClickHouse

/// What docs/migrating.md says of loads that go on, of damaged files, of a missing table and of the ten queries.
@Suite(.serialized) struct MigrationTests {
    /// Without a seed one is drawn, and the same command goes on with it; fewer rows are refused, and more where rows tell
    /// their part.
    @Test func goesOnWithItsSeed() throws {
        let server = try TestServer.old.get()
        let database = try server.makeDatabase()
        let directory = try TemporaryDirectory()
        let load = CommandLine(try server.uri(database), directory)
        let line = "load --builtin images_analytical --create-table --batch-size 10000"
        #expect(try load.run(line + " --rows 40000").exitCode == 0)
        let first = try Files.json(directory(".checkpoints/progress.json"))
        let keys: Set = [
            "last_image_id", "rows_inserted", "batches_completed", "start_time", "last_checkpoint", "seed",
            "target_rows", "batch_size", "total_time_seconds", "average_rate_rows_per_sec",
        ]
        #expect(keys.isSubset(of: first.keys))
        #expect(first["batches_completed"] as? Int == 4)
        let again = try load.run(line)
        #expect(again.exitCode == 0 && again.output.contains("complete"))
        #expect(try Files.json(directory(".checkpoints/progress.json"))["seed"] as? String == first["seed"] as? String)
        for rows in [30000, 50000] {
            let other = try load.run(line + " --rows \(rows)")
            #expect(other.exitCode == 2 && other.errors.contains("--reset") && other.errors.contains("40000"))
        }
        let fresh = try load.run(
            "load --builtin images_analytical --drop-if-exists --rows 20000 --reset")
        #expect(fresh.exitCode == 0)
        let second = try Files.json(directory(".checkpoints/progress.json"))
        #expect(second["seed"] as? String != first["seed"] as? String)
        #expect(try server.query("SELECT count() FROM images_analytical", database: database) == "20000\n")
        #expect(try load.run("verify --builtin images_analytical", isPlace: true).exitCode == 0)
    }

    /// A file that no load wrote is named and stays as it is.
    @Test func damagedCheckpoint() throws {
        let server = try TestServer.old.get()
        let database = try server.makeDatabase()
        let directory = try TemporaryDirectory()
        let load = CommandLine(try server.uri(database), directory)
        let path = directory(".checkpoints/progress.json")
        try FileManager.default.createDirectory(atPath: directory(".checkpoints"), withIntermediateDirectories: true)
        for text in ["{\"rows_inserted\": 12,", "[]", "{\"rows_inserted\": \"many\"}", ""] {
            try Files.write(Data(text.utf8), path)
            let result = try load.run("load --builtin images_analytical --create-table --rows 100")
            #expect(result.exitCode == 2 && result.errors.contains("damaged") && result.errors.contains("--reset"))
            #expect(try Files.read(path) == Data(text.utf8))
        }
        #expect(try server.query("SHOW TABLES", database: database).contains("images") == false)
        #expect(try load.run("load --builtin images_analytical --create-table --rows 100 --reset").exitCode == 0)
        #expect(try Files.json(path)["rows_inserted"] as? Int == 100)
    }

    @Test func missingTable() throws {
        let server = try TestServer.old.get()
        let load = CommandLine(try server.uri(server.makeDatabase()), try TemporaryDirectory())
        let result = try load.run("load --builtin images_analytical --rows 100")
        #expect(result.exitCode == 3 && result.errors.contains("--create-table"))
        #expect(result.errors.contains("images_analytical"))
    }

    /// The ten queries run, each with an answer.
    @Test(arguments: TestServer.Kind.allCases) func queries(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let load = CommandLine(try server.uri(database), try TemporaryDirectory())
        #expect(try load.run("load --builtin images_analytical --create-table --rows 3000 --seed 1").exitCode == 0)
        let script = TestEnvironment.packageRoot + "/examples/images_analytical/queries"
        let result = try Program.run(script, ["http://127.0.0.1:\(server.port)/?database=\(database)"])
        #expect(result.exitCode == 0, "\(result.errors)")
        let lines = result.output.split(separator: "\n").dropFirst()
        #expect(lines.count == 10)
        for line in lines {
            // Lines of the answer and rows that were read in a second.
            for cell in line.split(separator: " ").suffix(2) { #expect(Int(cell) ?? 0 > 0, "\(line)") }
        }
    }
}

/// The command, loading into one place.
struct CommandLine {
    let place: String
    let directory: TemporaryDirectory

    init(_ uri: TargetURI, _ directory: TemporaryDirectory) {
        self.init(place: "clickhouse://\(uri.host ?? ""):\(uri.port ?? 0)/\(uri.path)", directory)
    }

    init(place: String, _ directory: TemporaryDirectory) {
        self.place = place
        self.directory = directory
    }

    /// - Parameter isPlace: The place stands alone, not behind `--to`.
    func run(_ line: String, isPlace: Bool = false) throws -> ProgramResult {
        var words = line.split(separator: " ").map { $0 == "URL" ? place : String($0) }
        if !words.contains(place) { words += isPlace ? [place] : ["--to", place] }
        return try run(words, [:])
    }

    /// A command as it stands on a page: `URL` is the place, `DIR` a folder, and what it prints may go into a file.
    func run(_ shell: ShellLine, _ words: [String]) throws -> ProgramResult {
        let result = try run(
            words.map { $0 == "URL" ? place : $0 }, shell.environment.mapValues { $0 == "URL" ? place : $0 })
        if let file = shell.output { try Files.write(Data(result.output.utf8), directory(file)) }
        return result
    }

    private func run(_ words: [String], _ environment: [String: String]) throws -> ProgramResult {
        let path =
            TestEnvironment.variable("FIGMENT_BIN") ?? TestEnvironment.packageRoot + "/bin/figment"
        // Schemas of one's own and connections belong into the folder.
        let own = environment.merging(
            ["XDG_CONFIG_HOME": directory("config"), "FIGMENT_SCHEMA_DIR": directory("schemas")]) { first, _ in first }
        return try Program.run(path, words, environment: own, currentDirectory: directory.path)
    }
}
