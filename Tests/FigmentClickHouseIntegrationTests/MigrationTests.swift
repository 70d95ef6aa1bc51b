import FigmentLoad
import FigmentTestSupport
import Foundation
import Testing

@testable import FigmentClickHouse

/// The commands of docs/migrating.md, each run as it stands there but for its size.
@Suite(.serialized) struct MigrationTests {
    /// The equivalents of the table, in order.
    static let commands: [String] = {
        let page = (try? Files.read(TestEnvironment.packageRoot + "/docs/migrating.md")) ?? Data()
        return String(decoding: page, as: UTF8.self).split(separator: "\n").compactMap { line in
            let cells = line.components(separatedBy: " | ")
            guard line.hasPrefix("| "), let last = cells.last, let start = last.range(of: "`"),
                let end = last.range(of: "`", options: .backwards), start.upperBound < end.lowerBound
            else { return nil }
            let command = String(last[start.upperBound..<end.lowerBound])
            return command.contains("figment load") ? command : nil
        }
    }()

    @Test func theTableHasThemAll() { #expect(Self.commands.count == 18) }

    @Test(arguments: commands) func runs(_ command: String) throws {
        let server = try TestServer.old.get()
        let database = try server.makeDatabase()
        let directory = try TemporaryDirectory()
        let load = CommandLine(try server.uri(database), directory)
        let small =
            command.replacingOccurrences(of: "nohup ", with: "")
            .replacingOccurrences(of: " > figment.log 2>&1 &", with: "")
            .replacingOccurrences(of: "200000000", with: "30000").replacingOccurrences(of: "1000000", with: "20000")
            .replacingOccurrences(of: "100GB", with: "6MB").replacingOccurrences(of: "50GB", with: "3MB")
        var words = small.replacingOccurrences(of: "\"", with: "").split(separator: " ").map(String.init)
        #expect(words.first == "figment")
        let isCount = words.contains("--count") || words.contains("-c")
        if isCount {
            #expect(try load.run("load --builtin images_analytical --create-table --rows 30").exitCode == 0)
        }
        // Nobody waits for 100 GB, which is what comes without a size.
        let isSized = words.contains("--rows") || words.contains("--target-size")
        if !isSized, !isCount { words += ["--target-size", "3MB"] }
        let result = try load.run(words.dropFirst().joined(separator: " "))
        #expect(result.exitCode == 0, "\(result.errors)")
        if isCount { return #expect(result.output == "images_analytical  30 rows\n") }
        let rows = try server.query(
            "SELECT count(), min(image_id), max(image_id) FROM images_analytical", database: database)
        let numbers = rows.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        #expect(numbers.count == 3)
        func option(_ name: String) -> Int? {
            words.firstIndex(of: name).flatMap { Int(words[$0 + 1]) }
        }
        let first = option("--start-image-id") ?? 1
        #expect(numbers[1] == first && numbers[2] == first + numbers[0] - 1)
        if let wanted = option("--rows") { #expect(numbers[0] == wanted) }
        let checkpoint = try Files.json(directory(".checkpoints/progress.json"))
        #expect(checkpoint["rows_inserted"] as? Int == numbers[0])
        #expect(checkpoint["last_image_id"] as? Int == numbers[2])
        if let batch = option("--batch-size") {
            #expect(checkpoint["batch_size"] as? Int == batch)
            #expect(result.errors.contains("small for ClickHouse") == (batch < 10_000))
        }
        if let seed = words.firstIndex(of: "--seed") {
            #expect(checkpoint["seed"] as? String == words[seed + 1])
        }
    }

    /// Without a seed one is drawn, and the same command goes on with it; another number of rows is refused.
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
        let other = try load.run(line + " --rows 50000")
        #expect(other.exitCode == 2 && other.errors.contains("--reset") && other.errors.contains("40000"))
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
            #expect(line.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0 > 0, "\(line)")
        }
    }
}

/// The command, loading into one place.
struct CommandLine {
    let place: String
    let directory: TemporaryDirectory

    init(_ uri: TargetURI, _ directory: TemporaryDirectory) {
        place = "clickhouse://\(uri.host ?? ""):\(uri.port ?? 0)/\(uri.path)"
        self.directory = directory
    }

    /// - Parameter isPlace: The place stands alone, not behind `--to`.
    func run(_ line: String, isPlace: Bool = false) throws -> ProgramResult {
        var words = line.split(separator: " ").map { $0 == "URL" ? place : String($0) }
        if !words.contains(place) { words += isPlace ? [place] : ["--to", place] }
        let path =
            TestEnvironment.variable("FIGMENT_BIN") ?? TestEnvironment.packageRoot + "/bin/figment"
        return try Program.run(path, words, currentDirectory: directory.path)
    }
}
