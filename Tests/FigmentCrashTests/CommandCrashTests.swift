import Figment
import FigmentTestSupport
import Foundation
import Testing

/// The command itself, killed and denied its disk: what a user sees, and that `--resume` is the way on.
@Suite struct CommandCrashTests {
    private let directory: TemporaryDirectory
    private var out: String { directory("out") }

    init() throws { directory = try TemporaryDirectory() }

    private func figment(_ arguments: [String], fault: String = "") throws -> ProgramResult {
        let program = TestEnvironment.variable("FIGMENT_BIN") ?? TestEnvironment.builtProgram("figment")
        return try Program.run(program, arguments, environment: ["FIGMENT_FAULT": fault])
    }

    private func generate(_ directory: String, _ more: [String] = [], fault: String = "") throws -> ProgramResult {
        let arguments = ["generate", "simple", "--rows", "3000", "--max-rows-per-file", "900", "--threads", "2"]
        return try figment(arguments + ["--no-progress", "--out", directory] + more, fault: fault)
    }

    @Test func aKilledCommandResumes() throws {
        let whole = try generate(directory("whole"))
        try #require(whole.exitCode == 0, "\(whole.errors)")
        let expected = try Files.contents(directory("whole"))
        var operation = 1
        while true {
            try? FileManager.default.removeItem(atPath: out)
            let killed = try generate(out, fault: "kill@\(operation)")
            if killed.exitCode == 0 { break }
            #expect(killed.signal == SIGKILL)
            var result = try generate(out, ["--resume"])
            // Killed before there was anything to resume.
            if result.exitCode != 0 { result = try generate(out) }
            // Killed behind its last rename: the data are whole, and the command says that they are there.
            let isThere = result.exitCode == 2 && result.errors.contains("earlier run")
            #expect(result.exitCode == 0 || isThere, "killed at \(operation): \(result.errors)")
            #expect(!Files.hasState(out), "killed at \(operation): state is left")
            #expect(try Files.contents(out) == expected, "killed at \(operation)")
            let verified = try figment(["verify", out])
            #expect(verified.exitCode == 0, "killed at \(operation): \(verified.errors)")
            operation += TestEnvironment.isTorture ? 1 : 6
        }
        #expect(operation > 20)
    }

    /// Without `--resume` the command refuses; with `--force` it begins anew, wherever it died.
    @Test func aKilledCommandIsReplacedByForce() throws {
        let whole = try generate(directory("whole"))
        try #require(whole.exitCode == 0, "\(whole.errors)")
        let expected = try Files.contents(directory("whole"))
        var operation = 3
        while true {
            try? FileManager.default.removeItem(atPath: out)
            if try generate(out, fault: "kill@\(operation)").exitCode == 0 { break }
            let result = try generate(out, ["--force", "--yes"])
            #expect(result.exitCode == 0, "killed at \(operation): \(result.errors)")
            #expect(try Files.contents(out) == expected, "killed at \(operation)")
            operation += TestEnvironment.isTorture ? 1 : 5
        }
    }

    @Test(arguments: ["enospc", "eio"])
    func aFailingDiskIsReported(_ kind: String) throws {
        for operation in [6, 9, 14, 23] {
            try? FileManager.default.removeItem(atPath: out)
            let failed = try generate(out, fault: "\(kind)@\(operation)")
            #expect(failed.exitCode == 3, "\(kind) at \(operation): \(failed)")
            #expect(
                failed.errors.contains(kind == "enospc" ? "No space left" : "Input/output error"), "\(failed.errors)")
            let result = try generate(out, ["--resume"])
            #expect(result.exitCode == 0, "\(kind) at \(operation): \(result.errors)")
            #expect(try figment(["verify", out]).exitCode == 0)
        }
    }

    /// SIGINT and SIGTERM: whole parts are kept, the exit status says so, and the run goes on.
    @Test(arguments: [SIGINT, SIGTERM])
    func anInterruptedCommandResumes(_ signal: Int32) throws {
        let arguments = [
            "generate", "cardinality_demo", "--rows", "2M", "--max-rows-per-file", "100k", "--no-progress",
        ]
        let process = Process()
        process.executableURL = URL(
            fileURLWithPath: TestEnvironment.variable("FIGMENT_BIN") ?? TestEnvironment.builtProgram("figment"))
        process.arguments = arguments + ["--out", out]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Until it is at work.
        for _ in 0..<400 where !FileManager.default.fileExists(atPath: out + "/.figment/journal") { usleep(5_000) }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        #expect(Files.names(out).isEmpty)
        let resumed = try figment(arguments + ["--out", out, "--resume"])
        #expect(resumed.exitCode == 0, "\(resumed.errors)")
        #expect(try figment(["verify", out]).exitCode == 0)
    }
}
