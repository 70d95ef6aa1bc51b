import FigmentADBC
import FigmentTypes

/// Files as a table function of DuckDB with the columns that they have.
struct FileSource {
    /// With the types that they are read as, in DuckDB's names.
    let columns: [(name: String, type: String)]
    /// Columns that the files themselves call never null.
    var required: Set<String> = []
    /// Rows of each file, where the files tell.
    var fileRows: [Int64] = []
    /// What a look at all rows has told on the way.
    private(set) var known: Known?
    /// Columns that the files have no names for.
    private(set) var invented: [String] = []

    struct Known {
        let rows: Int64
        /// Of texts, by column.
        let averageBytes: [String: Double]
    }
    private let files: DataFiles
    /// What the function is told beside the files.
    private let parameters: String
    /// By column: what its text is read as.
    private let casts: [(name: String, value: String)]

    init(_ files: DataFiles, _ connection: ADBCConnection) throws(FileLoadError) {
        self.files = files
        var known: Known?
        switch files.format {
        case .parquet:
            parameters = "hive_partitioning = false"
            casts = []
            try FileSource.checkColumns(files, connection)
            columns = try FileSource.described("read_parquet(\(files.list), \(parameters))", connection)
            let list = files.list
            let names = try FileSource.rows(
                "SELECT name FROM parquet_schema(\(list)) WHERE name IS NOT NULL GROUP BY name "
                    + "HAVING bool_and(repetition_type = 'REQUIRED')", connection)
            required = Set(names.compactMap { if case .text(let name)? = $0.first { name } else { nil } })
            let counts = try FileSource.rows(
                "SELECT file_name, num_rows FROM parquet_file_metadata(\(list))", connection)
            fileRows = files.paths.compactMap { path in
                counts.first { $0.first == .text(path) }?.last?.integer
            }
            if fileRows.count != files.paths.count { fileRows = [] }
        case .csv:
            try FileSource.checkColumns(files, connection)
            let (names, invented) = try FileSource.header(files, 0)
            self.invented = invented
            parameters = FileSource.csvParameters(names, files)
            let plain = "read_csv(\(files.list), \(parameters))"
            let described = try FileSource.described(plain, connection)
            let chosen = try FileSource.typed(described.map(\.name), of: plain, TextCandidate.ofCSV, connection, &known)
            casts = try FileSource.casts(described.map(\.name), chosen)
            columns = described.map { ($0.name, chosen[$0.name] ?? "VARCHAR") }
        case .json, .jsonl, .ndjson:
            // A file may be called .json and be an object a line.
            let sizes = files.shape.jsonOptions(isLines: files.format != .json)
            let common = "hive_partitioning = false, format = 'auto', \(sizes)"
            let guess = "read_json(\(files.list), \(common), sample_size = -1)"
            let described = try FileSource.described(guess, connection).map { name, type in
                (name: name, type: FileSource.isWrittenAsText(type) ? "VARCHAR" : type)
            }
            // What DuckDB calls the one column of values that are no objects, and of none at all.
            if described.count == 1, described[0] == ("json", "JSON"),
                try FileSource.rows("SELECT 1 FROM \(guess) LIMIT 1", connection).isEmpty
            {
                throw .fault(FileFault(files.paths[0], .empty))
            }
            let list = described.map { "\(DuckDB.quoted(text: $0.name)): \(DuckDB.quoted(text: $0.type))" }
            parameters = "\(common), columns = {\(list.joined(separator: ", "))}"
            let texts = described.filter { $0.type == "VARCHAR" }.map(\.name)
            let plain = "read_json(\(files.list), \(parameters))"
            let chosen = try FileSource.typed(texts, of: plain, TextCandidate.ofJSON, connection, &known)
            casts = try FileSource.casts(described.map(\.name), chosen)
            columns = described.map { ($0.name, chosen[$0.name] ?? $0.type) }
        }
        self.known = known
    }

    /// The files from a number on, as what stands behind FROM.
    func relation(_ first: Int) -> String {
        let some = files.dropping(first)
        let function =
            switch files.format {
            case .parquet: "read_parquet"
            case .csv: "read_csv"
            case .json, .jsonl, .ndjson: "read_json"
            }
        let call = "\(function)(\(some.list), \(parameters))"
        if casts.isEmpty { return call }
        return "(SELECT \(casts.map(\.value).joined(separator: ", ")) FROM \(call))"
    }

    /// Whether JSON has no way of its own to write the type: a text that only looks like it.
    private static func isWrittenAsText(_ type: String) -> Bool {
        type == "DATE" || type == "UUID" || (type.hasPrefix("TIME") && !type.hasSuffix("]"))
    }

    /// The names of a CSV file's columns, and those of them that it does not have.
    private static func header(
        _ files: DataFiles, _ index: Int
    ) throws(FileLoadError) -> (names: [String], invented: [String]) {
        let path = files.paths[index]
        do throws(DataFilesError) {
            return try CSVHeader(path, mark: files.mark).columns(of: path)
        } catch { throw FileLoadError(error) }
    }

    /// Quoted as RFC 4180 has it, all columns as texts.
    private static func csvParameters(_ names: [String], _ files: DataFiles) -> String {
        let mark = DuckDB.quoted(text: String(decoding: [files.mark], as: UTF8.self))
        let columns = names.map { "\(DuckDB.quoted(text: $0)): 'VARCHAR'" }.joined(separator: ", ")
        return "hive_partitioning = false, auto_detect = false, header = true, all_varchar = true, "
            + "delim = \(mark), quote = '\"', escape = '\"', nullstr = '', "
            + "allow_quoted_nulls = false, \(files.shape.csvOptions), columns = {\(columns)}"
    }

    // MARK: Texts

    /// The types that texts are values of, by column; those that are of none are left out.
    private static func typed(
        _ names: [String], of source: String, _ candidates: [TextCandidate], _ connection: ADBCConnection,
        _ known: inout Known?
    ) throws(FileLoadError) -> [String: String] {
        // The first rows say which types are worth a look at all of them.
        var open: [(name: String, quoted: String, left: [TextCandidate])] = []
        var list: [String] = []
        for name in names {
            let quoted = try asking { () throws(ADBCError) in try TableView.quoted(name) }
            open.append((name, quoted, []))
            list.append("count(\(quoted))")
            list += candidates.map { "count(*) FILTER (WHERE \($0.holds(quoted)))" }
        }
        if names.isEmpty { return [:] }
        let quotedNames = open.map(\.quoted)
        let first = try rows(
            "SELECT \(list.joined(separator: ", ")) FROM (SELECT * FROM \(source) LIMIT 2000)", connection)
        let counts = (first.first ?? []).map { $0.integer ?? 0 }
        let width = candidates.count + 1
        for index in open.indices where counts.count >= (index + 1) * width && counts[index * width] > 0 {
            open[index].left = candidates.indices.filter { counts[index * width + 1 + $0] == counts[index * width] }
                .map { candidates[$0] }
        }
        open.removeAll { $0.left.isEmpty }
        var result: [String: String] = [:]
        while !open.isEmpty {
            var list = open.map {
                "count(*) FILTER (WHERE \($0.quoted) IS NOT NULL AND NOT \($0.left[0].holds($0.quoted)))"
            }
            // What is to be known of all rows anyway comes with the first look at them.
            let isFirst = known == nil
            if isFirst { list += ["count(*)"] + quotedNames.map { "avg(strlen(\($0)))" } }
            let row = try rows("SELECT \(list.joined(separator: ", ")) FROM \(source)", connection).first ?? []
            let wrong = row.prefix(open.count)
            if isFirst, row.count == list.count {
                let averages = zip(names, row.suffix(names.count)).map { ($0, $1.double ?? 0) }
                known = Known(
                    rows: row[open.count].integer ?? 0,
                    averageBytes: Dictionary(averages, uniquingKeysWith: { first, _ in first }))
            }
            for (index, count) in wrong.enumerated().reversed() {
                if count.integer == 0 {
                    result[open[index].name] = open[index].left[0].type
                    open.remove(at: index)
                } else {
                    open[index].left.removeFirst()
                    if open[index].left.isEmpty { open.remove(at: index) }
                }
            }
        }
        return result
    }

    private static func casts(
        _ names: [String], _ types: [String: String]
    ) throws(FileLoadError) -> [(name: String, value: String)] {
        if types.isEmpty { return [] }
        var result: [(name: String, value: String)] = []
        for name in names {
            let quoted = try asking { () throws(ADBCError) in try TableView.quoted(name) }
            result.append((name, types[name].map { "CAST(\(quoted) AS \($0)) AS \(quoted)" } ?? quoted))
        }
        return result
    }

    // MARK: Queries

    /// Files of one table have the columns of the first; in text in its order, in Parquet they go by name.
    private static func checkColumns(_ files: DataFiles, _ connection: ADBCConnection) throws(FileLoadError) {
        if files.paths.count == 1 { return }
        func names(_ index: Int) throws(FileLoadError) -> [String] {
            switch files.format {
            case .parquet:
                try described("read_parquet(\(files.only(index).list), hive_partitioning = false)", connection)
                    .map(\.name)
            default: try header(files, index).names
            }
        }
        let wanted = try names(0)
        for index in files.paths.indices.dropFirst() {
            let found = try names(index)
            if found == wanted || (files.format == .parquet && Set(found) == Set(wanted)) { continue }
            throw .otherColumns(
                path: files.paths[index], first: files.paths[0], missing: wanted.filter { !found.contains($0) },
                more: found.filter { !wanted.contains($0) })
        }
    }

    /// The columns of a table function with their types.
    private static func described(
        _ source: String, _ connection: ADBCConnection
    ) throws(FileLoadError) -> [(name: String, type: String)] {
        try rows("DESCRIBE SELECT * FROM \(source)", connection).compactMap { row in
            guard row.count > 1, case .text(let name) = row[0], case .text(let type) = row[1] else { return nil }
            return (name, type)
        }
    }

    private static func rows(_ sql: String, _ connection: ADBCConnection) throws(FileLoadError) -> [[ResultValue]] {
        try asking { () throws(ADBCError) in try connection.query(sql).rows() }
    }

    static func asking<Result>(_ body: () throws(ADBCError) -> Result) throws(FileLoadError) -> Result {
        do throws(ADBCError) { return try body() } catch { throw .engine(error) }
    }
}
