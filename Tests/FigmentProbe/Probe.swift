// One run of the library in a process of its own, for tests that kill it, break its disk or measure its memory.
//
//     FigmentProbe write  schema=ID|FILE dir=DIR [rows=N] [format=F] [threads=N] [batch=N] [maxrows=N] [maxmb=N]
//                         [json=STYLE] [resume=1] [replace=1] [stop=ROWS]
//     FigmentProbe verify (the same)
//     FigmentProbe nothing schema=ID|FILE rows=N      makes every value and keeps none
//
// Prints `rows=N bytes=N peak=KILOBYTES`. Exit status, as the command's: 0 done, 1 files differ, 2 schema or settings,
// 3 the destination failed (the error on standard error), 130 stopped after `stop` rows.

import Figment

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The `name=value` words of the command line.
struct Settings {
    let verb: String
    private var values: [String: String] = [:]

    init(_ arguments: [String]) {
        verb = arguments.first ?? ""
        for argument in arguments.dropFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
    }

    subscript(_ name: String) -> String? { values[name] }
    func number(_ name: String) -> Int64? { values[name].flatMap { Int64($0) } }
    func has(_ name: String) -> Bool { values[name] != nil }
}

@main enum Probe {
    static func main() {
        let settings = Settings(Array(CommandLine.arguments.dropFirst()))
        let generation = makeGeneration(settings)
        let control = RunControl()
        if let rows = settings.number("stop") { stop(control, after: rows) }
        do {
            var bytes = 0
            switch settings.verb {
            case "write": bytes = try generation.write(outputOptions(settings), control: control).bytes
            case "verify": bytes = try generation.verify(outputOptions(settings)).bytes
            case "nothing": _ = try generation.writeNothing()
            default: fail("write, verify or nothing?", 2)
            }
            let rows = generation.compiled.tables.reduce(0) { $0 + $1.rowCount }
            print("rows=\(rows) bytes=\(bytes) peak=\(peakKilobytes())")
        } catch {
            switch error {
            case .plan, .noRecord: fail("\(error)", 2)
            case .differs: fail("\(error)", 1)
            case .target: fail("\(error)", 3)
            case .interrupted: fail("\(error)", 130)
            }
        }
    }

    static func makeGeneration(_ settings: Settings) -> Generation {
        let name = settings["schema"] ?? ""
        do {
            let schema = name.contains("/") ? try Schema(path: name) : try Schema(id: name)
            var kept: [UInt8] = []
            if settings.has("resume") { kept = StateDirectory(destination: settings["dir"] ?? "").planFile() }
            return try Generation(
                schema, rows: settings.number("rows"), seed: settings["seed"].map { Seed($0) },
                threads: settings.number("threads").map { Int($0) } ?? 2, counted: PlanFile(bytes: kept))
        } catch { fail("\(error)", 2) }
    }

    static func outputOptions(_ settings: Settings) -> OutputOptions {
        guard let directory = settings["dir"] else { fail("dir is missing", 2) }
        var options = OutputOptions(directory: directory)
        options.format = settings["format"].flatMap { OutputFormat(rawValue: $0) } ?? .parquet
        options.maxRowsPerFile = settings.number("maxrows") ?? options.maxRowsPerFile
        options.maxFileMegabytes = settings.number("maxmb").map { Int($0) } ?? options.maxFileMegabytes
        options.batchRows = settings.number("batch").map { Int($0) } ?? options.batchRows
        options.jsonStyle = settings["json"].flatMap { JSONStyle(rawValue: $0) } ?? .automatic
        options.resumes = settings.has("resume")
        options.replacesEarlierRun = settings.has("replace")
        return options
    }

    /// Stops the run behind `rows` rows, from a task that looks often.
    static func stop(_ control: RunControl, after rows: Int64) {
        Task.detached {
            while control.rowsDone < rows { usleep(50) }
            control.requestStop()
        }
    }

    static func fail(_ message: String, _ code: Int32) -> Never {
        let bytes = Array((message + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
        exit(code)
    }

    /// Peak resident kilobytes of this program. getrusage would count what the test that started it held before `exec`.
    static func peakKilobytes() -> Int {
        #if os(Linux)
            guard let file = fopen("/proc/self/status", "r") else { return 0 }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 256)
            while fgets(&line, 256, file) != nil {
                let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                    .split(whereSeparator: { $0 == " " || $0 == "\t" })
                if words.first == "VmHWM:", words.count > 1 { return Int(words[1]) ?? 0 }
            }
            return 0
        #else
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return Int(usage.ru_maxrss) / 1024
        #endif
    }
}
