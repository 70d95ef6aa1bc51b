import Foundation

/// Servers that still run when the process ends: those that suites share have no last reference before.
private enum RunningServers {
    private static let lock = NSLock()
    /// By their folders, how they are ended.
    nonisolated(unsafe) private static var endings: [String: String] = [:]
    private static let atEnd: Void = { _ = atexit { RunningServers.endAll() } }()

    static func add(_ folder: String, ending: String) {
        _ = atEnd
        lock.withLock { endings[folder] = ending }
    }

    static func remove(_ folder: String) { lock.withLock { endings[folder] = nil } }

    private static func endAll() {
        for ending in lock.withLock({ Array(endings.values) }) { _ = system(ending) }
    }
}

/// A real server on a free port of this machine, in a folder of its own, until `stop`.
public final class DatabaseServer: @unchecked Sendable {
    public let port: String
    private let script: String
    private let directory: TemporaryDirectory
    private let hasDisk: Bool

    /// - Parameters:
    ///   - script: In `Tests/Servers`; knows `start DIR`, which prints the port, `restart DIR` and `stop DIR`.
    ///   - hasTLS: With a certificate for 127.0.0.1 that ``certificate`` alone vouches for.
    ///   - diskMegabytes: Makes a disk of its own of that size, `disk`; needs the right to mount one.
    public init(_ script: String, hasTLS: Bool = false, diskMegabytes: Int? = nil) throws {
        self.script = TestEnvironment.packageRoot + "/Tests/Servers/" + script
        directory = try TemporaryDirectory()
        hasDisk = diskMegabytes != nil
        let folder = directory("server")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        if hasTLS { try DatabaseServer.makeCertificate(in: folder) }
        if let diskMegabytes {
            try FileManager.default.createDirectory(atPath: folder + "/disk", withIntermediateDirectories: false)
            try DatabaseServer.mount(folder + "/disk", "size=\(diskMegabytes)m,mode=0777")
        }
        let started = try Program.run(self.script, ["start", folder])
        guard started.exitCode == 0 else { throw Failure(message: "\(script) does not start: \(started.errors)") }
        port = started.output.trimmingCharacters(in: .whitespacesAndNewlines)
        // A disk of its own ends with the mount; the folder goes as its last reference would have it.
        let unmount = hasDisk ? "umount -l '\(folder)/disk'; " : ""
        RunningServers.add(folder, ending: "'\(self.script)' stop '\(folder)'; \(unmount)rm -rf '\(directory.path)'")
    }

    public struct Failure: Error, CustomStringConvertible {
        let message: String
        public var description: String { message }
    }

    /// Whether this process may make disks.
    public static var canMount: Bool {
        guard let directory = try? TemporaryDirectory(), (try? mount(directory.path, "size=1m")) != nil else {
            return false
        }
        _ = try? Program.run("/bin/umount", [directory.path])
        return true
    }

    private static func mount(_ folder: String, _ options: String) throws {
        let done = try Program.run("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder])
        guard done.exitCode == 0 else { throw Failure(message: "no disk can be made: \(done.errors)") }
    }

    private static func makeCertificate(in folder: String) throws {
        let words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
        let files = ["-keyout", folder + "/server.key", "-out", folder + "/server.crt"]
        let done = try Program.run("/usr/bin/openssl", words.split(separator: " ").map(String.init) + files)
        guard done.exitCode == 0 else { throw Failure(message: "openssl makes no certificate: \(done.errors)") }
    }

    /// The certificate that the server shows.
    public var certificate: String { directory("server/server.crt") }

    /// The port for TLS, where it is another one.
    public var tlsPort: String {
        let text = (try? Files.read(directory("server/tls_port"))).map { String(decoding: $0, as: UTF8.self) }
        return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? port
    }

    /// The disk of its own.
    public var disk: String { directory("server/disk") }

    public func resizeDisk(megabytes: Int) throws {
        let done = try Program.run("/bin/mount", ["-o", "remount,size=\(megabytes)m", disk])
        guard done.exitCode == 0 else { throw Failure(message: "the disk does not grow: \(done.errors)") }
    }

    /// Ends the server as a crash would, and starts it again on the same port.
    public func restart() throws {
        let done = try Program.run(script, ["restart", directory("server")])
        guard done.exitCode == 0 else { throw Failure(message: "the server does not start again: \(done.errors)") }
    }

    public func stop() {
        RunningServers.remove(directory("server"))
        _ = try? Program.run(script, ["stop", directory("server")])
        if hasDisk { _ = try? Program.run("/bin/umount", ["-l", disk]) }
    }

    deinit { stop() }
}
