import Foundation

/// How a program that was run ended.
public struct ProgramResult: Sendable {
    /// Nil where a signal ended it.
    public var exitCode: Int32?
    public var signal: Int32?
    public var output: String
    public var errors: String

    /// The value of `name=value` in the output's words.
    public func value(_ name: String) -> String? {
        for word in output.split(whereSeparator: { $0 == " " || $0 == "\n" }) where word.hasPrefix(name + "=") {
            return String(word.dropFirst(name.count + 1))
        }
        return nil
    }
}

public enum Program {
    /// Runs a program to its end.
    ///
    /// - Parameter environment: Added to this process's own.
    public static func run(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], currentDirectory: String? = nil
    ) throws -> ProgramResult {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let currentDirectory { process.currentDirectoryURL = URL(fileURLWithPath: currentDirectory) }
        // Files rather than pipes: a program that writes much to both never waits for us.
        let directory = try TemporaryDirectory()
        let output = try makeFile(directory("out"))
        let errors = try makeFile(directory("err"))
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        return ProgramResult(
            exitCode: isSignal ? nil : process.terminationStatus, signal: isSignal ? process.terminationStatus : nil,
            output: String(decoding: try Files.read(directory("out")), as: UTF8.self),
            errors: String(decoding: try Files.read(directory("err")), as: UTF8.self))
    }

    private static func makeFile(_ path: String) throws -> FileHandle {
        try Files.write(Data(), path)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}

/// Runs `FigmentProbe`: one run of the library in a process of its own, to be killed, broken and measured.
public enum Probe {
    /// - Parameters:
    ///   - settings: `name=value`, as the probe's `main.swift` lists them.
    ///   - fault: A value of FIGMENT_FAULT: `kill@N`, `enospc@N`, `eio@N`.
    ///   - environment: More variables.
    public static func run(
        _ verb: String, _ settings: [String], fault: String? = nil, environment: [String: String] = [:]
    ) throws -> ProgramResult {
        let path = TestEnvironment.builtProgram("FigmentProbe")
        let variables = environment.merging(["FIGMENT_FAULT": fault ?? ""]) { first, _ in first }
        return try Program.run(path, [verb] + settings, environment: variables)
    }
}
