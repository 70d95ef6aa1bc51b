import FigmentTestSupport
import Foundation

/// How a run of the command ended.
struct Ended {
    var status: Int32
    var out: String
    var err: String

    /// Standard output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(out.utf8)) }
    func object() throws -> [String: Any] { try json() as? [String: Any] ?? [:] }
    var error: [String: Any] { (try? object())?["error"] as? [String: Any] ?? [:] }
}

/// A directory of its own for one test, with a home and a schema library in it; gone afterwards.
final class Workspace {
    let directory: URL
    private let environment: [String: String]

    init() throws {
        directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("figment-test-\(UUID().uuidString)").resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let binaries = Workspace.binary.deletingLastPathComponent().path
        var environment = [
            "HOME": directory.appendingPathComponent("home").path,
            "FIGMENT_SCHEMA_DIR": directory.appendingPathComponent("library").path,
            "PATH": binaries + ":/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm",
        ]
        // A sanitizer in the command listens to these.
        for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] { environment[name] = TestEnvironment.variable(name) }
        self.environment = environment
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// The command as it was built beside the test bundle.
    static let binary: URL = {
        let bundles = [Bundle.main.executableURL] + Bundle.allBundles.map(\.bundleURL)
        let folders = bundles.compactMap { $0?.deletingLastPathComponent() }
        let beside = folders.map { $0.appendingPathComponent("figment") }
        return beside.first { FileManager.default.isExecutableFile(atPath: $0.path) }
            ?? URL(fileURLWithPath: ".build/debug/figment")
    }()

    /// Runs `figment` and waits for its end.
    func run(_ arguments: [String], input: String? = nil, environment more: [String: String] = [:]) throws -> Ended {
        try start(Workspace.binary, arguments, input: input, environment: more).wait()
    }

    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Ended {
        try run(arguments, environment: environment)
    }

    /// Runs a line as a shell does; `figment` is the built command.
    func shell(_ line: String, input: String? = nil, environment: [String: String] = [:]) throws -> Ended {
        try start(URL(fileURLWithPath: "/bin/sh"), ["-c", line], input: input, environment: environment).wait()
    }

    /// Starts `figment` and leaves it running.
    func start(_ arguments: String...) throws -> Running { try start(Workspace.binary, arguments) }

    private func start(
        _ binary: URL, _ arguments: [String], input: String? = nil, environment more: [String: String] = [:]
    ) throws -> Running {
        try Running(
            binary, arguments, in: directory, input: input,
            environment: environment.merging(more) { _, new in new })
    }

    func path(_ name: String) -> String { directory.appendingPathComponent(name).path }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }
    func names(_ name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
    }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}

/// A process with its output gathered in files, so that no pipe fills up.
final class Running {
    private let process = Process()
    private let outputs: (out: URL, err: URL)

    init(
        _ binary: URL, _ arguments: [String], in directory: URL, input: String?, environment: [String: String]
    ) throws {
        let name = UUID().uuidString
        let folder = FileManager.default.temporaryDirectory
        outputs = (folder.appendingPathComponent(name + ".out"), folder.appendingPathComponent(name + ".err"))
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = environment
        process.standardOutput = try Running.file(outputs.out)
        process.standardError = try Running.file(outputs.err)
        if let input {
            let pipe = Pipe()
            process.standardInput = pipe
            try process.run()
            pipe.fileHandleForWriting.write(Data(input.utf8))
            try pipe.fileHandleForWriting.close()
        } else {
            process.standardInput = FileHandle.nullDevice
            try process.run()
        }
    }

    private static func file(_ url: URL) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        return try FileHandle(forWritingTo: url)
    }

    var isRunning: Bool { process.isRunning }
    func interrupt() { process.interrupt() }
    func terminate() { process.terminate() }

    func wait() throws -> Ended {
        process.waitUntilExit()
        defer {
            try? FileManager.default.removeItem(at: outputs.out)
            try? FileManager.default.removeItem(at: outputs.err)
        }
        return Ended(
            status: process.terminationStatus,
            out: String(decoding: try Data(contentsOf: outputs.out), as: UTF8.self),
            err: String(decoding: try Data(contentsOf: outputs.err), as: UTF8.self))
    }
}
