import Figment
import FigmentTestSupport
import Foundation
import Testing

/// A run that dies, or whose disk fails, at any of its writes, fsyncs and renames.
///
/// Whatever happened, the directory shows either nothing or whole files, and going on gives the bytes of a run that was
/// never disturbed. The long form (FIGMENT_TORTURE=1) tries every operation of every case.
@Suite struct CrashTests {
    /// What is written, and how many of its operations are tried: each `stride`th.
    struct Case: Sendable, CustomTestStringConvertible {
        let fixture: Fixture
        let settings: [String]
        var stride = 1

        var testDescription: String { ([fixture.name] + settings).joined(separator: " ") }
    }

    static let cases = [
        Case(fixture: .orders, settings: ["format=parquet", "rows=3500", "maxrows=1000"]),
        Case(fixture: .builtIn("simple", rows: 0), settings: ["format=json", "rows=1200"]),
        Case(fixture: .shop, settings: ["format=csv", "rows=900", "maxrows=800"], stride: 5),
        Case(fixture: .behaviours, settings: ["format=parquet", "rows=150", "maxrows=400"], stride: 11),
        Case(fixture: .partitioned, settings: ["format=jsonl", "rows=80", "maxrows=40"], stride: 13),
        Case(fixture: .builtIn("users", rows: 0), settings: ["format=parquet", "rows=4000", "maxmb=1"], stride: 9),
    ]

    /// A case with its undisturbed result.
    private struct Setting {
        let directory: TemporaryDirectory
        let arguments: [String]
        let expected: [String: Data]
        var out: String { directory("out") }

        init(_ test: Case) throws {
            directory = try TemporaryDirectory()
            arguments = try [test.fixture.probeArgument(directory), "threads=2"] + test.settings
            let result = try Probe.run("write", arguments + ["dir=" + directory("whole")])
            try #require(result.exitCode == 0, "\(result.errors)")
            expected = try Files.contents(directory("whole"))
        }

        func run(_ verb: String = "write", _ more: [String] = [], fault: String? = nil) throws -> ProgramResult {
            try Probe.run(verb, arguments + ["dir=" + out] + more, fault: fault)
        }

        func clean() throws {
            if FileManager.default.fileExists(atPath: out) { try FileManager.default.removeItem(atPath: out) }
        }

        /// Nothing, or whole files: of this run, or `earlier` ones that it replaces.
        func checkVisible(_ label: String, earlier: [String: Data] = [:]) throws {
            for (name, bytes) in try Files.contents(out) {
                #expect(bytes == expected[name] || bytes == earlier[name], "\(label): \(name) is not whole")
            }
            for name in ["meta.json", ".metadata.json"] where Files.names(out).contains(name) {
                #expect(throws: Never.self, "\(label): \(name)") { try Files.json(out + "/" + name) }
            }
        }

        /// The undisturbed result, and no trace of what happened.
        func checkDone(_ label: String) throws {
            let found = try Files.contents(out)
            #expect(found.keys.sorted() == expected.keys.sorted(), "\(label)")
            #expect(found == expected, "\(label): other bytes")
            #expect(!Files.hasState(out), "\(label): state is left")
            let verified = try run("verify")
            #expect(verified.exitCode == 0, "\(label): \(verified.errors)")
        }

        /// Goes on, or begins anew where the run died before it had left anything.
        func finish(_ label: String, _ more: [String] = []) throws {
            var result = try run("write", more + ["resume=1"])
            if result.errors.contains("nothingToResume") { result = try run("write", more) }
            // It died after its last rename: `checkDone` looks whether all is there.
            if result.errors.contains("destinationNotEmpty") { return }
            #expect(result.exitCode == 0, "\(label): \(result.errors)")
        }
    }

    /// Calls `body` for each operation that is to be tried, until it returns false: the run had fewer operations.
    private func forEachOperation(_ test: Case, _ body: (Int) throws -> Bool) throws -> Int {
        let stride = TestEnvironment.isTorture ? 1 : test.stride
        var operation = 1
        while try body(operation) { operation += stride }
        return operation
    }

    @Test(arguments: cases)
    func killedAnywhere(_ test: Case) throws {
        let setting = try Setting(test)
        let operations = try forEachOperation(test) { operation in
            try setting.clean()
            let label = "killed at \(operation)"
            let result = try setting.run(fault: "kill@\(operation)")
            if result.exitCode == 0 { return false }
            #expect(result.signal == SIGKILL, "\(label): \(result)")
            try setting.checkVisible(label)
            try setting.finish(label)
            try setting.checkDone(label)
            return true
        }
        #expect(operations > 15)
    }

    /// The run that goes on dies as well, several times, each time a little further on.
    @Test(arguments: cases)
    func killedAgainAndAgain(_ test: Case) throws {
        let setting = try Setting(test)
        for step in TestEnvironment.isTorture ? [3, 5, 7, 11, 13, 17] : [7, 13] {
            try setting.clean()
            var operation = step
            var result = try setting.run(fault: "kill@\(operation)")
            while result.exitCode != 0 {
                let label = "killed at every \(step)th, now \(operation)"
                #expect(result.signal == SIGKILL || result.errors.contains("nothingToResume"), "\(label): \(result)")
                try setting.checkVisible(label)
                if result.signal == nil {
                    result = try setting.run(fault: "kill@\(operation)")
                    if result.exitCode == 0 { break }
                }
                operation += step
                result = try setting.run("write", ["resume=1"], fault: "kill@\(operation)")
            }
            try setting.checkDone("killed at every \(step)th")
        }
    }

    /// A new run without `resume` begins anew; a commit that had begun is finished or gives way, never mixed.
    @Test(arguments: cases)
    func killedAndBegunAnew(_ test: Case) throws {
        let setting = try Setting(test)
        _ = try forEachOperation(Case(fixture: test.fixture, settings: test.settings, stride: max(3, test.stride))) {
            operation in
            try setting.clean()
            let label = "killed at \(operation), begun anew"
            if try setting.run(fault: "kill@\(operation)").exitCode == 0 { return false }
            let result = try setting.run()
            // A commit that was decided is completed first; then the directory is as full as after any whole run.
            if result.exitCode == 3, result.errors.contains("destinationNotEmpty") {
                try setting.checkDone(label)
            } else {
                #expect(result.exitCode == 0, "\(label): \(result.errors)")
                try setting.checkDone(label)
            }
            return true
        }
    }

    /// The files of an earlier run give way at the commit: until then they are whole, and afterwards gone.
    @Test(arguments: [cases[0], cases[1]])
    func killedWhileReplacing(_ test: Case) throws {
        let setting = try Setting(test)
        let other = try ["format=csv", "rows=50", "maxrows=20", test.fixture.probeArgument(setting.directory)]
        // The same names too: what is replaced and what replaces must not be mistaken for each other.
        let same = setting.arguments + ["seed=2"]
        for earlier in [other, same] {
            _ = try forEachOperation(Case(fixture: test.fixture, settings: test.settings, stride: 2)) { operation in
                try setting.clean()
                let first = try Probe.run("write", earlier + ["dir=" + setting.out])
                try #require(first.exitCode == 0, "\(first.errors)")
                let before = try Files.contents(setting.out)
                let label = "killed at \(operation) while replacing"
                let result = try setting.run("write", ["replace=1"], fault: "kill@\(operation)")
                if result.exitCode == 0 { return false }
                try setting.checkVisible(label, earlier: before)
                try setting.finish(label, ["replace=1"])
                try setting.checkDone(label)
                return true
            }
        }
    }

    /// The disk refuses one operation: an error that says so, nothing half-written, and the run can go on.
    @Test(arguments: cases, ["enospc", "eio"])
    func theDiskFails(_ test: Case, _ kind: String) throws {
        let setting = try Setting(test)
        let code = kind == "enospc" ? ENOSPC : EIO
        let operations = try forEachOperation(test) { operation in
            try setting.clean()
            let label = "\(kind) at \(operation)"
            let result = try setting.run(fault: "\(kind)@\(operation)")
            if result.exitCode == 0 { return false }
            #expect(result.exitCode == 3, "\(label): \(result)")
            #expect(result.errors.contains("errno: \(code)"), "\(label): \(result.errors)")
            #expect(result.errors.contains("system(operation:"), "\(label): \(result.errors)")
            try setting.checkVisible(label)
            try setting.finish(label)
            try setting.checkDone(label)
            return true
        }
        #expect(operations > 15)
    }

    /// The program dies at a moment that nobody chose.
    @Test func killedAtRandomTimes() throws {
        let test = Case(fixture: .orders, settings: ["format=parquet", "rows=200000", "maxrows=20000"])
        let setting = try Setting(test)
        for attempt in 0..<(TestEnvironment.isTorture ? 200 : 12) {
            try setting.clean()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: TestEnvironment.builtProgram("FigmentProbe"))
            process.arguments = ["write"] + setting.arguments + ["dir=" + setting.out]
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(attempt * 37_003 % 150_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let label = "attempt \(attempt)"
            try setting.checkVisible(label)
            if process.terminationReason == .uncaughtSignal { try setting.finish(label) }
            try setting.checkDone(label)
        }
    }
}
