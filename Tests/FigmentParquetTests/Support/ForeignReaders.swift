import Foundation

/// Runs the reader script, which reads files with pyarrow, DuckDB, Polars and chdb and compares them with what is
/// expected. One process for many files: importing the readers takes seconds.
enum ForeignReaders {
    private static var packageRoot: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
    }

    /// The interpreter with the readers, or nil if it is not installed.
    static var python: String? {
        let choices: [String?] = [
            ProcessInfo.processInfo.environment["FIGMENT_PYTHON"],
            packageRoot.appendingPathComponent(".deps/venv/bin/python").path,
        ]
        return choices.compactMap { $0 }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A fresh directory for the files of a test.
    static func makeDirectory() throws -> URL {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("figment-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        return directory
    }

    /// Reads every `NAME.parquet` in `directory` and compares it with `NAME.json`.
    ///
    /// - Returns: What the script found wrong, one line each; empty if all is well.
    static func compare(_ directory: URL) throws -> [String] {
        guard let python else { return ["no python with the readers: set FIGMENT_PYTHON"] }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Readers/compare.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script.path, directory.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        var lines = output.split(separator: "\n").map(String.init)
        if process.terminationStatus == 0, lines.last?.hasPrefix("compared ") == true {
            lines.removeLast()
            return lines.filter { $0.hasPrefix("MISMATCH") }
        }
        return lines + ["exit status \(process.terminationStatus)"]
    }
}
