import Figment
import Glibc

func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
let arguments = CommandLine.arguments
let isPath = arguments[1].contains(".")
do {
    let schema = isPath ? try Schema(path: arguments[1]) : try Schema(id: arguments[1])
    let rows = Int64(arguments[2]) ?? 1000
    let format = OutputFormat(rawValue: arguments[3]) ?? .parquet
    let generation = try Generation(schema, rows: rows, threads: arguments.count > 5 ? Int(arguments[5]) ?? 2 : 2)
    if arguments[4] == "null:" {
        let start = cpu()
        _ = try generation.writeNothing()
        print("kernels", (cpu() - start) / Double(rows) * 1e9, "ns/row")
    } else {
        var options = OutputOptions(directory: arguments[4])
        options.format = format
        options.replacesEarlierRun = true
        let start = cpu()
        let report = try generation.write(options)
        print(report.bytes, report.files.count, (cpu() - start) / Double(rows) * 1e9, "ns/row", report.run.seconds)
    }
} catch let error as Schema.Invalid { print(error.description) } catch { print(error) }
