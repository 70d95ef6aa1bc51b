// One load into a database in a process of its own, for tests that kill it or break its connection.
//
//     FigmentLoadProbe schema=ID|FILE to=URI job=NAME [rows=N] [seed=S] [mode=M] [batch=N] [create=1] [drop=1]
//                      [tries=N] [threads=N]
//
// Prints `rows=N resumed=N retries=N`. Exit status: 0 done, 2 settings, 3 the target failed (the error on standard error).

import Figment
import FigmentClickHouse
import FigmentEngine
import FigmentLoad
import FigmentTarget

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@main enum LoadProbe {
    static func main() {
        var settings: [String: String] = [:]
        for argument in CommandLine.arguments.dropFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { settings[parts[0]] = parts[1] }
        }
        do {
            let name = settings["schema"] ?? ""
            let schema = name.contains("/") ? try Schema(path: name) : try Schema(id: name)
            let generation = try Generation(
                schema, rows: settings["rows"].flatMap { Int64($0) }, seed: settings["seed"].map { Seed($0) },
                threads: 2)
            try load(generation, settings)
        } catch { fail("\(error)", 2) }
    }

    static func load(_ generation: Generation, _ settings: [String: String]) throws {
        var options = LoadOptions(jobName: settings["job"] ?? "probe")
        options.mode = settings["mode"].flatMap { LoadMode(rawValue: $0) } ?? .append
        options.batchRows = settings["batch"].flatMap { Int($0) }
        options.createsTables = settings["create"] != nil
        options.dropsTables = settings["drop"] != nil
        let tables = generation.compiled.tables.map {
            LoadTable($0.descriptor, primaryKey: [$0.descriptor.columns[0].name])
        }
        let control = RunControl()
        let target = try ClickHouseTarget(uri: TargetURI(settings["to"] ?? ""), tables: tables, options: options)
        var policy = RetryPolicy()
        policy.tries = settings["tries"].flatMap { Int($0) } ?? 1
        policy.firstPause = 0.01
        let resilient = ResilientTarget(target, policy: policy, inFlight: 4, control: control)
        do {
            let report = try Engine(threads: settings["threads"].flatMap { Int($0) } ?? 1).run(
                generation.compiled, into: resilient,
                identity: ["seed \(generation.plan.seed.text)", "document \(generation.documentHash)"],
                control: control)
            let rows = report.tables.reduce(0) { $0 + $1.rows }
            print("rows=\(rows) resumed=\(report.resumedRows) retries=\(resilient.counted.retries)")
        } catch { fail("\(error)", 3) }
    }

    static func fail(_ message: String, _ code: Int32) -> Never {
        let bytes = Array((message + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
        exit(code)
    }
}
