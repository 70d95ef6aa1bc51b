import FigmentTestSupport
import Foundation
import Testing

/// A PostgreSQL server of a test's own, the command, and psql to look at what came of it.
struct PostgresFixture {
    let server: DatabaseServer
    let folder: TemporaryDirectory

    /// - Parameter script: Of the server: `pgvector.sh` for one with the extension.
    init(_ script: String = "postgres.sh") throws {
        server = try DatabaseServer(script)
        folder = try TemporaryDirectory()
    }

    var dsn: String { "host=127.0.0.1 port=\(server.port) user=test dbname=postgres" }

    func uri(_ options: String = "") -> String { "postgresql://test@127.0.0.1:\(server.port)/postgres" + options }

    static var program: String { TestEnvironment.variable("FIGMENT_BIN") ?? TestEnvironment.builtProgram("figment") }

    func figment(
        _ arguments: [String], fault: String? = nil, environment: [String: String] = [:]
    ) throws -> ProgramResult {
        try Program.run(
            Self.program, arguments + ["--no-progress"],
            environment: environment.merging(["FIGMENT_FAULT": fault ?? ""]) { own, _ in own })
    }

    /// The same in the background; what it says is in `folder("said")`.
    func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = arguments + ["--no-progress"]
        try Files.write(Data(), folder("said"))
        let said = try FileHandle(forWritingTo: URL(fileURLWithPath: folder("said")))
        process.standardOutput = said
        process.standardError = said
        try process.run()
        return process
    }

    /// The same, and it must go well.
    @discardableResult
    func works(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let result = try figment(arguments, environment: environment)
        try #require(result.exitCode == 0, "\(arguments): \(result.output)\(result.errors)")
        return result.output
    }

    /// It must be refused, in these words.
    func refused(_ arguments: [String], _ exit: Int32, _ words: [String]) throws {
        let result = try figment(arguments)
        #expect(result.exitCode == exit, "\(arguments): \(result.output)\(result.errors)")
        for word in words { #expect(result.errors.contains(word), "\(word) in \(arguments): \(result.errors)") }
    }

    /// Runs SQL in DuckDB, by its Python package.
    func duckDB(_ sql: String) throws {
        let python = try #require(TestEnvironment.python, "no python with the readers: set FIGMENT_PYTHON")
        let program = "import duckdb, sys\nduckdb.connect().execute(sys.argv[1])"
        let result = try Program.run(python, ["-c", program, sql])
        try #require(result.exitCode == 0, "\(result.errors.suffix(1_000))")
    }

    /// The rows of a query, fields by `|`.
    @discardableResult
    func psql(_ sql: String) throws -> [String] {
        let result = try Program.run("/usr/bin/psql", [dsn, "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql])
        try #require(result.exitCode == 0, "\(sql): \(result.errors)")
        return result.output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }

    func write(_ text: String, _ name: String = "schema.json") throws -> String {
        try Files.write(Data(text.utf8), folder(name))
        return folder(name)
    }
}
