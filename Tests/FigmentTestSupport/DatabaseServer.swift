import Foundation

/// A real server on a free port of this machine, in a folder of its own, until `stop`.
public final class DatabaseServer: @unchecked Sendable {
    public let port: String
    private let script: String
    private let directory: TemporaryDirectory

    /// - Parameter script: In `Tests/Servers`; knows `start DIR`, which prints the port, and `stop DIR`.
    public init(_ script: String) throws {
        self.script = TestEnvironment.packageRoot + "/Tests/Servers/" + script
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory("server"), withIntermediateDirectories: false)
        let started = try Program.run(self.script, ["start", directory("server")])
        guard started.exitCode == 0 else { throw Failure(message: "\(script) does not start: \(started.errors)") }
        port = started.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    public struct Failure: Error, CustomStringConvertible {
        let message: String
        public var description: String { message }
    }

    /// Ends the server as a crash would, and starts it again on the same port.
    public func restart() throws {
        let done = try Program.run(script, ["restart", directory("server")])
        guard done.exitCode == 0 else { throw Failure(message: "the server does not start again: \(done.errors)") }
    }

    public func stop() { _ = try? Program.run(script, ["stop", directory("server")]) }

    deinit { stop() }
}
