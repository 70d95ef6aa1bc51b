import FigmentADBC
import FigmentSchema
import FigmentTypes

/// Writes one script: tables before those that refer to them, then their rows, many to a statement.
struct SQLExport {
    let dataset: ExportDataset
    let dialect: SQLDialect
    private let types: SQLTypes
    private let literals: SQLLiterals

    /// Rows of one INSERT, and about its bytes, at most.
    private static let rowsPerInsert = 500
    private static let bytesPerInsert = 512 << 10

    init(_ dataset: ExportDataset, _ dialect: SQLDialect) {
        self.dataset = dataset
        self.dialect = dialect
        types = SQLTypes(dialect: dialect)
        literals = SQLLiterals(dialect)
    }

    /// - Returns: The script `NAME.sql`, named after the data set.
    func run(_ tables: [ExportTable], directory: String, replaces: Bool) throws(ExportError) -> ExportedFile {
        let base = dataset.name.isEmpty ? "data" : String(dataset.name.map { $0 == "/" ? "_" : $0 })
        let output = try OutputFile(directory: directory, name: base + ".sql", replaces: replaces)
        var rows: Int64 = 0
        let order = TableLinks(tables, dataset.foreignKeys, dialect)
        try output.append(text(opening))
        for table in order.tables {
            try output.append(text(try create(table, order.inline[table.name] ?? []) + "\n"))
        }
        for table in order.tables { rows += try insert(table, to: output) }
        for key in order.deferred { try output.append(text(try addKey(key) + "\n")) }
        try output.append(text(closing))
        return ExportedFile(name: output.name, table: nil, rows: rows, bytes: try output.finish())
    }

    private func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// One transaction, where there are such; MySQL's backslashes escape.
    private var opening: String {
        switch dialect {
        case .postgresql, .duckdb: "BEGIN TRANSACTION;\n"
        case .sqlite: "PRAGMA foreign_keys = ON;\nBEGIN TRANSACTION;\n"
        case .mysql:
            "SET NAMES utf8mb4;\nSET SESSION sql_mode = REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', '');\n"
                + "START TRANSACTION;\n"
        case .clickhouse: ""
        }
    }

    private var closing: String { dialect == .clickhouse ? "" : "COMMIT;\n" }

    private func name(_ name: String) throws(ExportError) -> String {
        do throws(SQLNameError) { return try dialect.identifier(name) } catch { throw .badName(name) }
    }

    private func names(_ names: [String]) throws(ExportError) -> String {
        var quoted: [String] = []
        for name in names { quoted.append(try self.name(name)) }
        return quoted.joined(separator: ", ")
    }

    // ---- Tables -----------------------------------------------------------------------------------------

    private func create(_ table: ExportTable, _ links: [Constraints.ForeignKey]) throws(ExportError) -> String {
        let key = table.primaryKey
        let nulls = try table.numbers { "count(*) FILTER (WHERE \($0) IS NULL)" }
        let lengths = dialect == .mysql ? try textLengths(table) : [:]
        var lines: [String] = []
        for (index, column) in table.columns.enumerated() {
            var type = types.name(column.type, keyLength: lengths[column.name])
            let isNullable = !key.contains(column.name) && (column.isNullable || (nulls[index] ?? 0) > 0)
            if dialect == .clickhouse, isNullable, canBeNullable(column.type) { type = "Nullable(\(type))" }
            let suffix = isNullable || dialect == .clickhouse ? "" : " NOT NULL"
            let comment = dialect.commentClause(column.description, isTable: false)
            lines.append("\(try name(column.name)) \(type)\(suffix)\(comment)")
        }
        if dialect != .clickhouse {
            if !key.isEmpty { lines.append("PRIMARY KEY (\(try names(key)))") }
            for columns in uniques(table) where columns != key { lines.append("UNIQUE (\(try names(columns)))") }
            for link in links { lines.append(try reference(link)) }
        }
        let body = lines.map { "  " + $0 }.joined(separator: ",\n")
        let end = dialect == .clickhouse ? " ENGINE = MergeTree ORDER BY (\(try names(key)))" : ""
        let said = dialect.commentClause(table.table.description, isTable: true)
        let statement = "CREATE TABLE \(try name(table.name)) (\n\(body)\n)\(end)\(said)"
        return ([statement] + (try comments(table))).map { $0 + ";" }.joined(separator: "\n")
    }

    private func comments(_ table: ExportTable) throws(ExportError) -> [String] {
        let place = try name(table.name)
        var result = [dialect.commentStatement(table.table.description, on: .table(place))]
        for column in table.columns {
            result.append(
                dialect.commentStatement(column.description, on: .column(try name(column.name), of: place)))
        }
        return result.compactMap(\.self)
    }

    private func canBeNullable(_ type: DataType) -> Bool {
        switch type {
        case .list, .vector: false
        default: true
        }
    }

    /// What the document calls unique, each list of columns once.
    private func uniques(_ table: ExportTable) -> [[String]] {
        var found: [[String]] = []
        for columns in dataset.constraints.unique where columns.first?.table == table.name {
            found.append(columns.map(\.column))
        }
        for column in table.columns where column.isUnique { found.append([column.name]) }
        var seen: Set<[String]> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// Characters of the longest text of each column that an index will hold.
    private func textLengths(_ table: ExportTable) throws(ExportError) -> [String: Int] {
        var wanted = Set(table.primaryKey + uniques(table).flatMap { $0 })
        for link in dataset.foreignKeys where link.from.table == table.name { wanted.insert(link.from.column) }
        for link in dataset.foreignKeys where link.to.table == table.name { wanted.insert(link.to.column) }
        let longest = try table.numbers { "coalesce(max(length(CAST(\($0) AS VARCHAR))), 0)" }
        var lengths: [String: Int] = [:]
        for (column, length) in zip(table.columns, longest) where column.type == .utf8 && wanted.contains(column.name) {
            lengths[column.name] = Int(length ?? 0)
        }
        return lengths
    }

    private func reference(_ link: Constraints.ForeignKey) throws(ExportError) -> String {
        "FOREIGN KEY (\(try name(link.from.column))) REFERENCES \(try name(link.to.table)) (\(try name(link.to.column)))"
    }

    private func addKey(_ link: Constraints.ForeignKey) throws(ExportError) -> String {
        switch dialect {
        case .postgresql, .mysql: "ALTER TABLE \(try name(link.from.table)) ADD \(try reference(link));"
        case .sqlite, .duckdb, .clickhouse: "-- \(link.from) refers to \(link.to)"
        }
    }

    // ---- Rows -------------------------------------------------------------------------------------------

    private func insert(_ table: ExportTable, to output: OutputFile) throws(ExportError) -> Int64 {
        let columns = table.columns
        let head = text(
            "INSERT INTO \(try name(table.name)) (\(try names(columns.map(\.name)))) VALUES\n")
        let stream = try table.values()
        var statement: [UInt8] = []
        var inStatement = 0
        var rows: Int64 = 0
        while let batch = try stream.nextBatch() {
            for row in 0..<batch.rowCount {
                statement += inStatement == 0 ? head : text(",\n")
                statement.append(UInt8(ascii: "("))
                for (index, column) in columns.enumerated() {
                    if index > 0 { statement += ", ".utf8 }
                    let value: ResultValue
                    do throws(ADBCError) { value = try batch.columns[index].value(row) } catch {
                        throw .engine(error)
                    }
                    guard literals.append(value, column.type, to: &statement) else {
                        throw .wrongValues(table: table.name, column: column.name, count: 1)
                    }
                }
                statement.append(UInt8(ascii: ")"))
                inStatement += 1
                rows += 1
                if inStatement == SQLExport.rowsPerInsert || statement.count > SQLExport.bytesPerInsert {
                    try output.append(statement + text(";\n"))
                    statement.removeAll(keepingCapacity: true)
                    inStatement = 0
                }
            }
        }
        if inStatement > 0 { try output.append(statement + text(";\n")) }
        return rows
    }
}

/// The order of tables in which every foreign key refers to a table that is there already.
struct TableLinks {
    private(set) var tables: [ExportTable] = []
    /// Foreign keys that a table's own statement states.
    private(set) var inline: [String: [Constraints.ForeignKey]] = [:]
    /// Those that come behind all rows, because tables refer to each other.
    private(set) var deferred: [Constraints.ForeignKey] = []

    /// - Parameter keys: Those that refer to something other than a whole key of the same type are left out: no
    ///   database takes them.
    init(_ all: [ExportTable], _ keys: [Constraints.ForeignKey], _ dialect: SQLDialect) {
        let keys = keys.filter { TableLinks.isReference($0, all) }
        var rest = all
        while !rest.isEmpty {
            let waiting = Set(rest.map(\.name))
            let next =
                rest.firstIndex { table in
                    !keys.contains {
                        $0.from.table == table.name && $0.to.table != table.name && waiting.contains($0.to.table)
                    }
                } ?? 0
            tables.append(rest.remove(at: next))
        }
        let order = tables.map(\.name)
        for key in keys {
            guard let from = order.firstIndex(of: key.from.table), let to = order.firstIndex(of: key.to.table) else {
                continue
            }
            // DuckDB does not see a statement's own rows, to which others of it refer.
            let isStated = to < from || to == from && dialect != .duckdb
            if isStated { inline[key.from.table, default: []].append(key) } else { deferred.append(key) }
        }
    }

    private static func isReference(_ key: Constraints.ForeignKey, _ all: [ExportTable]) -> Bool {
        guard let from = all.first(where: { $0.name == key.from.table }),
            let to = all.first(where: { $0.name == key.to.table }), let child = from.index(of: key.from.column),
            let parent = to.index(of: key.to.column)
        else { return false }
        return to.primaryKey == [key.to.column] && from.columns[child].type == to.columns[parent].type
    }
}
