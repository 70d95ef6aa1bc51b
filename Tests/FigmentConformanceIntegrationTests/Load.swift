import FigmentTestSupport
import Foundation

/// Runs of the command against one database of a target.
struct Load {
    let target: any ConformanceDatabase
    let database: String
    let folder: TemporaryDirectory

    init(_ target: any ConformanceDatabase, database: String? = nil) throws {
        self.target = target
        self.database = try database ?? target.makeDatabase()
        folder = try TemporaryDirectory()
    }

    var uri: String { target.uri(database) }

    static var program: String { TestEnvironment.variable("FIGMENT_BIN") ?? TestEnvironment.builtProgram("figment") }

    func figment(_ arguments: [String], fault: String? = nil) throws -> ProgramResult {
        try Program.run(
            Load.program, arguments + ["--no-progress"], environment: ["FIGMENT_FAULT": fault ?? ""],
            currentDirectory: folder.path)
    }

    func write(_ text: String, _ name: String = "schema.json") throws -> String {
        try Files.write(Data(text.utf8), folder(name))
        return folder(name)
    }

    func load(
        _ schema: String, _ more: [String] = [], to uri: String? = nil, fault: String? = nil
    ) throws -> ProgramResult {
        try figment(["load", schema, "--to", uri ?? self.uri, "--create-table", "--json"] + more, fault: fault)
    }

    /// The reason why the database does not hold exactly the document's rows; nil where it does.
    func difference(_ schema: String, _ more: [String] = []) throws -> String? {
        let result = try figment(["verify", uri, schema] + more)
        return result.exitCode == 0 ? nil : result.output + result.errors
    }

    /// A load in the background.
    func start(_ schema: String, _ more: [String], to uri: String? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Load.program)
        process.arguments =
            ["load", schema, "--to", uri ?? self.uri, "--create-table", "--json", "--no-progress"] + more
        // The file that shows the load is of this load alone.
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        _ = FileManager.default.createFile(atPath: folder("out"), contents: nil)
        process.standardOutput = FileHandle(forWritingAtPath: folder("out"))
        process.standardError = FileHandle(forWritingAtPath: folder("out"))
        try process.run()
        return process
    }

    var output: String { ((try? Files.read(folder("out"))).map { String(decoding: $0, as: UTF8.self) }) ?? "" }

    /// Three tables, two of them children of the first.
    static func shop(_ users: Int) -> String {
        """
        {"version": "1.0", "metadata": {"name": "shop"}, "nodes": [
         {"id": "buyer", "kind": "entity", "pk": "id", "rows": \(users), "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "mail", "type": "string", "nullable": true, "null_probability": 0.1,
           "generator": {"faker": {"method": "email"}}}]},
         {"id": "purchase", "kind": "fact", "pk": "id", "parents": ["buyer"],
          "fanout": {"distribution": "poisson", "lambda": 4}, "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "buyer_id", "type": "int", "generator": {"lookup": {"from": "buyer.id"}}},
          {"name": "total", "type": "decimal(10,2)", "generator":
           {"distribution": {"type": "lognormal", "params": {"mean": 3, "sigma": 1}}}}]},
         {"id": "visit", "kind": "fact", "pk": "id", "parents": ["buyer"],
          "fanout": {"distribution": "uniform", "min": 0, "max": 3}, "columns": [
          {"name": "id", "type": "uuid", "generator": {"uuid": {}}},
          {"name": "buyer_id", "type": "int", "generator": {"lookup": {"from": "buyer.id"}}},
          {"name": "page", "type": "string", "generator": {"choice": {"choices": ["a", "b"]}}}]}]}
        """
    }

    /// One table of so many rows.
    static func notes(_ rows: Int, table: String = "note") -> String {
        """
        {"version": "1.0", "metadata": {"name": "notes"}, "nodes": [
         {"id": "\(table)", "kind": "entity", "pk": "id", "rows": \(rows), "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "select", "type": "string", "nullable": true, "null_probability": 0.2,
           "generator": {"faker": {"method": "sentence"}}},
          {"name": "nothing", "type": "int", "nullable": true, "null_probability": 1.0, "generator": {"constant": 1}},
          {"name": "amount", "type": "float", "generator":
           {"distribution": {"type": "normal", "params": {"mean": 5, "std": 2}}}}]}]}
        """
    }
}

extension ProgramResult {
    /// What was said, on either stream.
    var text: String { output + errors }
}
