import Foundation

/// What the environment says about a test run.
public enum TestEnvironment {
    /// The long tests are wanted: every fault point, millions of rows.
    public static var isTorture: Bool { variable("FIGMENT_TORTURE") != nil }
    /// The import into a real Milvus server is wanted.
    public static var wantsMilvus: Bool { variable("FIGMENT_MILVUS_TEST") != nil }
    /// A sanitizer build: memory and time say nothing.
    public static var isSanitized: Bool { variable("FIGMENT_SANITIZER") != nil }

    #if DEBUG
        public static let isDebugBuild = true
    #else
        public static let isDebugBuild = false
    #endif

    /// Says how far a long test is; swift test keeps what goes to standard output until the end.
    public static func progress(_ text: @autoclosure () -> String) {
        if isTorture { FileHandle.standardError.write(Data((text() + "\n").utf8)) }
    }

    public static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The root of the package.
    public static var packageRoot: String {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path
    }

    /// The interpreter with the foreign readers; nil where it is not installed.
    public static var python: String? {
        let choices = [variable("FIGMENT_PYTHON"), packageRoot + "/.deps/venv/bin/python"]
        return choices.compactMap { $0 }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A program that this build made, beside the test program.
    public static func builtProgram(_ name: String) -> String {
        #if os(Linux)
            let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        #else
            // The bundle lies beside the programs; the runner may lie elsewhere.
            let own = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") } ?? ""
        #endif
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    }
}
