import FigmentADBC
import FigmentSchema
import FigmentTypes

/// A table's files as a view or temporary table: column `i` of the expectation is `r<i>` as stored, `v<i>` as the declared type, and
/// `w<i>` tells where what is stored is no value of that type.
package struct DataTable {
    package let expectation: TableExpectation
    package let files: TableFiles
    package let session: DataSession
    /// The view's name.
    package let view: String
    /// The stored columns' names, in order.
    package let storedNames: [String]
    /// Whether each column of the expectation is there.
    package let isPresent: [Bool]
    /// Why a stored type cannot hold the declared one, by column.
    package let misfits: [Int: String]
    package let rowCount: Int64

    package var name: String { expectation.name }

    /// Opens the files.
    ///
    /// - Throws: ``DataError/unreadable(table:reason:)`` where they are not what their names say.
    package init(_ expectation: TableExpectation, _ files: TableFiles, _ session: DataSession) throws(DataError) {
        self.expectation = expectation
        self.files = files
        self.session = session
        view = session.makeViewName()
        do throws(DataError) {
            let stored = try DataTable.storedFields(files, session)
            storedNames = try DataTable.names(stored, expectation, files, session)
            let names = Set(storedNames)
            isPresent = expectation.columns.map { names.contains($0.name) }
            var misfits: [Int: String] = [:]
            var outer: [String] = []
            var inner: [String] = []
            for (i, column) in expectation.columns.enumerated() where isPresent[i] {
                let storage: Storage =
                    switch files.format {
                    case .parquet: .typed(stored.first { $0.name == column.name }?.type ?? .null)
                    case .csv: .text
                    case .json, .jsonl: .json
                    }
                let reading = ColumnReading(column.type, storage, source: "s\(i)")
                misfits[i] = reading.misfit
                inner.append("\(try DataTable.quoted(column.name, in: expectation.name)) AS s\(i)")
                outer.append("\(reading.raw) AS r\(i), \(reading.value) AS v\(i), \(reading.wrong) AS w\(i)")
            }
            self.misfits = misfits
            let columns = (outer.isEmpty ? ["1 AS one"] : outer).joined(separator: ", ")
            let sources = (inner.isEmpty ? ["1 AS one"] : inner).joined(separator: ", ")
            // Text is parsed once; what does not fit into memory goes to the session's folder.
            let relation = files.format == .parquet ? "VIEW" : "TABLE"
            try session.execute(
                "CREATE TEMP \(relation) \(view) AS SELECT \(columns) FROM "
                    + "(SELECT \(sources) FROM \(DataTable.reader(files, expectation)))")
            rowCount = try session.counts("SELECT count(*) FROM \(view)").first ?? 0
        } catch {
            guard case .database(let reason) = error, reason.operation != .load else { throw error }
            throw .unreadable(table: expectation.name, reason: reason.message)
        }
    }

    static func quoted(_ name: String, in table: String) throws(DataError) -> String {
        do throws(SQLNameError) { return try SQLDialect.duckdb.identifier(name) } catch {
            throw .unreadable(table: table, reason: "a column's name is empty or holds the character U+0000")
        }
    }

    private static func storedFields(_ files: TableFiles, _ session: DataSession) throws(DataError)
        -> [ResultField]
    {
        let source: String =
            switch files.format {
            case .json, .jsonl:
                "read_json(\(files.list), maximum_depth = 1, hive_partitioning = false, \(jsonLayout(files.format)))"
            default: reader(files, nil)
            }
        return try session.query("SELECT * FROM \(source) LIMIT 0").fields
    }

    /// The stored columns. A JSON file without rows tells nothing of them.
    private static func names(
        _ stored: [ResultField], _ expectation: TableExpectation, _ files: TableFiles, _ session: DataSession
    ) throws(DataError) -> [String] {
        let names = stored.map(\.name)
        guard files.format == .json || files.format == .jsonl,
            !expectation.columns.contains(where: { names.contains($0.name) })
        else { return names }
        let rows = try session.counts("SELECT count(*) FROM \(reader(files, expectation))").first ?? 0
        return rows == 0 ? expectation.columns.map(\.name) : names
    }

    private static func jsonLayout(_ format: DataFormat) -> String {
        format == .jsonl ? "format = 'newline_delimited'" : "format = 'auto'"
    }

    /// The call that reads the files. Every part is read by its own header: their columns may differ in order.
    private static func reader(_ files: TableFiles, _ expectation: TableExpectation?) -> String {
        switch files.format {
        case .parquet: return "read_parquet(\(files.list), union_by_name = true, hive_partitioning = false)"
        case .csv:
            return
                "read_csv(\(files.list), header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', "
                + "nullstr = '', allow_quoted_nulls = false, union_by_name = true, hive_partitioning = false, "
                + "max_line_size = 33554432)"
        case .json, .jsonl:
            let columns = (expectation?.columns ?? []).map { "\(SQLDialect.duckdb.literal($0.name)): 'JSON'" }
            return "read_json(\(files.list), columns = {\(columns.joined(separator: ", "))}, "
                + "hive_partitioning = false, \(jsonLayout(files.format)))"
        }
    }

    // ---- Examples -----------------------------------------------------------------------------------------

    /// The first row that fulfils a condition: names and values as text, cut to a readable length.
    ///
    /// - Parameter columns: Which to show, beside the key.
    package func example(where condition: String, _ columns: [Int]) throws(DataError) -> [(
        name: String, value: String?
    )] {
        var shown = expectation.table.primaryKey.compactMap { expectation.index(of: $0) }
        for column in columns where !shown.contains(column) { shown.append(column) }
        shown = shown.filter { isPresent[$0] }
        if shown.isEmpty { return [] }
        let list = shown.map { "left(CAST(r\($0) AS VARCHAR), 80)" }.joined(separator: ", ")
        guard let row = try session.rows("SELECT \(list) FROM \(view) WHERE \(condition) LIMIT 1").first else {
            return []
        }
        return zip(shown, row).map { index, value in
            if case .text(let text) = value { return (expectation.columns[index].name, text) }
            return (expectation.columns[index].name, nil)
        }
    }
}
