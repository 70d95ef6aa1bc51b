import FigmentADBC
import FigmentSchema
import FigmentTypes

/// A table's files as a view of DuckDB with the columns of the document that are there, as their types.
struct TableView {
    let table: Table
    let files: DataFiles
    /// The view's name, quoted.
    let name: String
    /// Columns that the files have, as they are named there.
    let present: Set<String>
    /// Parquet's types as DuckDB calls them.
    let storedTypes: [String: String]
    /// Whether columns are taken out of whole JSON objects, one by one.
    private let takesMembers: Bool

    /// The columns that a run writes.
    static func written(_ table: Table) -> [ColumnSpec] {
        table.columns.filter { !$0.isFunctionOutput && $0.isWritten }
    }

    func has(_ column: String) -> Bool { present.contains(column) }

    /// Looks into the files and makes the view.
    init(_ table: Table, _ files: DataFiles, number: Int, _ connection: ADBCConnection) throws(ADBCError) {
        self.table = table
        self.files = files
        name = "figment_table_\(number)"
        var types: [String: String] = [:]
        switch files.format {
        case .parquet, .csv:
            let rows = try connection.query("DESCRIBE SELECT * FROM \(files.source)").rows()
            for row in rows {
                if case .text(let column)? = row.first, row.count > 1, case .text(let type) = row[1] {
                    types[column] = type
                }
            }
        case .json, .jsonl, .ndjson:
            let sql = "SELECT DISTINCT unnest(json_keys(json)) FROM (SELECT json FROM \(files.source) LIMIT 1000)"
            for row in try connection.query(sql).rows() {
                if case .text(let column)? = row.first { types[column] = "JSON" }
            }
        }
        for column in files.folderColumns { types[column] = "VARCHAR" }
        storedTypes = types
        present = Set(types.keys)
        let there = TableView.written(table).filter { types[$0.name] != nil }
        let members = there.filter { files.isJSON && !files.folderColumns.contains($0.name) }
        let areColumns = try TableView.areColumns(members.map(\.name), of: files, connection)
        takesMembers = !areColumns
        let source =
            members.isEmpty || takesMembers
            ? files.source : files.source(members: members.map { ($0.name, $0.type.isScalar) })
        var columns: [String] = []
        for column in there {
            columns.append("\(try value(column)) AS \(try TableView.quoted(column.name))")
            if isText(column) { columns.append("\(try raw(column)) AS \(try TableView.quoted(rawName(column.name)))") }
        }
        if columns.isEmpty { columns = ["1 AS figment_nothing"] }
        try connection.execute(
            "CREATE TEMP VIEW \(name) AS SELECT \(columns.joined(separator: ", ")) FROM \(source)")
    }

    /// Whether DuckDB can read these members as columns: names of columns differ by more than case, and what is no
    /// object has no members but ends its query.
    private static func areColumns(
        _ names: [String], of files: DataFiles, _ connection: ADBCConnection
    ) throws(ADBCError) -> Bool {
        if names.isEmpty { return true }
        guard Set(names.map { $0.lowercased() }).count == names.count else { return false }
        let sql = "SELECT count(*) FROM \(files.source) WHERE json_type(json) <> 'OBJECT'"
        return try connection.query(sql).rows().first?.first == .int(0)
    }

    /// Whether values of the column arrive as texts: in text files, and in the names of folders.
    func isText(_ column: ColumnSpec) -> Bool { files.isText || files.folderColumns.contains(column.name) }

    /// The name under which the view has the text of a column of text files.
    func rawName(_ column: String) -> String { column + " as text" }

    static func quoted(_ name: String) throws(ADBCError) -> String {
        do throws(SQLNameError) { return try DuckDB.quoted(name: name) } catch {
            throw ADBCError(.query, "the name \(name) cannot be used in SQL")
        }
    }

    private func raw(_ column: ColumnSpec) throws(ADBCError) -> String {
        takesMembers && !files.folderColumns.contains(column.name)
            ? DataFiles.member(column.name, asText: column.type.isScalar) : try TableView.quoted(column.name)
    }

    private func value(_ column: ColumnSpec) throws(ADBCError) -> String {
        if !isText(column) {
            let name = try TableView.quoted(column.name)
            // Stored as something else: one finding about the type, and values as far as they can be read.
            guard let type = column.type.duckDBName, !column.type.isHeld(by: storedTypes[column.name] ?? "") else {
                return name
            }
            return "TRY_CAST(\(name) AS \(type))"
        }
        guard let type = column.type.duckDBName, type != "VARCHAR" else { return try raw(column) }
        let raw = try raw(column)
        switch column.type {
        // Quoted as JSON quotes; DuckDB's own lists are written otherwise.
        case .list where files.format == .csv, .vector where files.format == .csv,
            .structure where files.format == .csv:
            return "TRY_CAST(TRY_CAST(\(raw) AS JSON) AS \(type))"
        case _ where column.type.isInteger:
            // A cast alone would round.
            return
                "CASE WHEN regexp_full_match(\(raw), '\\s*[+-]?[0-9]+(\\.0*)?\\s*') THEN TRY_CAST(\(raw) AS \(type)) END"
        default: return "TRY_CAST(\(raw) AS \(type))"
        }
    }
}

extension DataType {
    var isScalar: Bool {
        switch self {
        case .list, .vector, .sparseVector, .json, .structure: false
        default: true
        }
    }
}
