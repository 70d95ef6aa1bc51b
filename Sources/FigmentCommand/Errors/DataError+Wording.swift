import FigmentADBC
import FigmentData

extension DataError {
    var wording: Wording {
        var result = Wording(message: "", code: "data", exit: .usage)
        switch self {
        case .noDirectory(let path, let exists):
            result.message = exists ? "\(path) is not a directory" : "there is no directory \(path)"
            result.fix = "name the directory with the data files: --data DIR"
            result.code = "no_data"
        case .noFiles(let directory, let expected):
            let shown = expected.prefix(3).map { $0 + ".parquet" }.joined(separator: ", ")
            result.message = "\(directory) holds no data file of this schema: none is called \(shown) or the like"
            result.fix = "\"figment generate SCHEMA --out \(directory)\" makes them"
            result.code = "no_data"
        case .severalFormats(let table, let formats):
            result.message = "the table \(table) is there as \(formats.joined(separator: " and as "))"
            result.fix = "--format \(formats.first ?? "parquet")"
        case .unreadableFormat(let table, let format):
            result.message =
                "the table \(table) is there as .\(format) only, which DuckDB does not read without an extension"
            result.fix = "data as Parquet, CSV, JSON or JSON lines: \"figment generate SCHEMA --format parquet\""
        case .unreadable(let table, let reason):
            result.message = "the files of \(table) cannot be read: \(reason)"
            result.code = "unreadable"
            result.exit = .environment
        case .database(let error):
            result.message = error.operation == .load ? "\(error)" : "DuckDB failed: \(error)"
            result.code = "database"
            result.exit = .environment
            if error.operation == .load { result.fix = "scripts/setup, or FIGMENT_DUCKDB=/path/to/libduckdb.so" }
        }
        return result
    }
}
