import FigmentColumns
import FigmentLoad
import FigmentSchema
import FigmentTarget
import FigmentTypes

/// The SQL that is sent; every name and text goes through the dialect's quoting.
struct ClickHouseStatements: Sendable {
    /// The number of a row's part: the job's in the upper half, the part's own in the lower.
    static let marker = "_figment_part"
    /// Blocks whose tokens a table remembers.
    static let window = 10_000

    var database: String
    private static let dialect = SQLDialect.clickhouse

    static func literal(_ text: String) -> String { dialect.literal(text) }

    /// - Throws: For an empty name and one that holds U+0000.
    func name(_ text: String) throws(TargetError) -> String {
        do throws(SQLNameError) { return try ClickHouseStatements.dialect.identifier(text) } catch {
            throw ClickHouseError.refused(
                .other, "ClickHouse takes no empty name and none with U+0000: \(text.debugDescription)",
                place: database)
        }
    }

    func names(_ texts: [String]) throws(TargetError) -> String {
        var result: [String] = []
        for text in texts { result.append(try name(text)) }
        return result.joined(separator: ", ")
    }

    func qualified(_ table: String) throws(TargetError) -> String { try name(database) + "." + name(table) }

    /// Both as literals, to be compared with.
    static func place(_ database: String, _ table: String) -> (database: String, table: String) {
        (literal(database), literal(table))
    }

    /// - Parameters:
    ///   - types: Of the columns, in order.
    ///   - proof: A marker column or a window for tokens is added where it asks for one.
    func createTable(
        _ name: String, _ table: LoadTable, types: [String], mode: LoadMode, _ options: ClickHouseOptions,
        _ proof: ClickHouseProof, _ server: ClickHouseServer
    ) throws(TargetError) -> String {
        var lines: [String] = []
        for (column, type) in zip(table.descriptor.columns, types) {
            let comment = server.hasColumnComments ? comment(of: column.name, table) : ""
            lines.append("    \(try self.name(column.name)) \(type)\(comment)")
        }
        if proof.isMarker { lines.append("    \(try self.name(ClickHouseStatements.marker)) UInt64") }
        var engine = ClickHouseStatements.engine(of: table, mode: mode, options)
        if !engine.contains("(") { engine += "()" }
        if engine.contains("MergeTree") {
            for index in table.clickhouse?.indexes ?? [] where server.has(index.kind) {
                if let line = try self.index(index, of: table) { lines.append("    " + line) }
            }
        }
        let end =
            server.hasTableComments ? ClickHouseStatements.dialect.commentClause(table.comment, isTable: true) : ""
        var text = "CREATE TABLE \(try qualified(name))\n(\n\(lines.joined(separator: ",\n"))\n)\nENGINE = \(engine)"
        guard engine.contains("MergeTree") else { return text + end }
        if let partition = options.partitionBy ?? table.clickhouse?.partitionBy {
            text += "\nPARTITION BY \(partition)"
        }
        if let order = options.orderBy {
            text += "\nORDER BY (\(order))"
        } else {
            text += "\nORDER BY \(try sortingKey(table, isModern: server.isModern))"
        }
        var settings = server.isModern ? self.settings(table) : []
        if proof == .token, !engine.hasPrefix("Replicated"), !engine.hasPrefix("Shared") {
            settings.append("non_replicated_deduplication_window = \(ClickHouseStatements.window)")
        }
        if !settings.isEmpty { text += "\nSETTINGS \(settings.joined(separator: ", "))" }
        return text + end
    }

    /// What stands behind a column's type; empty where nothing is said of it.
    func comment(of column: String, _ table: LoadTable) -> String {
        ClickHouseStatements.dialect.commentClause(table.columnComments[column], isTable: false)
    }

    /// Nil where one of its columns is not loaded.
    private func index(_ index: SkippingIndex, of table: LoadTable) throws(TargetError) -> String? {
        let loaded = Set(table.descriptor.columns.map(\.name))
        guard index.columns.allSatisfy(loaded.contains) else { return nil }
        let columns = try names(index.columns)
        let what = index.columns.count == 1 ? columns : "(\(index.expression ?? columns))"
        return "INDEX \(try name(index.name)) \(what) TYPE \(index.kind.sql) GRANULARITY \(index.granularity)"
    }

    /// The engine of a table that is made, as SQL.
    static func engine(of table: LoadTable, mode: LoadMode, _ options: ClickHouseOptions) -> String {
        options.engine ?? table.clickhouse?.engine ?? (mode == .upsert ? "ReplacingMergeTree" : "MergeTree")
    }

    /// What the document sets; servers before 21.12 do not know what came later.
    private func settings(_ table: LoadTable) -> [String] {
        (table.clickhouse?.settings ?? []).map { setting in
            let value =
                switch setting.value {
                case .bool(let flag): flag ? "1" : "0"
                case .int(let number): String(number)
                case .double(let number): String(number)
                case .string(let text): ClickHouseStatements.literal(text)
                case .null: "0"
                }
            return "\(setting.name) = \(value)"
        }
    }

    /// The columns that the document names, else the key. Columns that take nulls stand in it only where the document
    /// allows them to: a key with one is no key, a list goes without it.
    private func sortingKey(_ table: LoadTable, isModern: Bool) throws(TargetError) -> String {
        let wanted = table.clickhouse?.orderBy ?? []
        let takesNulls =
            isModern && !wanted.isEmpty
            && table.clickhouse?.settings.contains { $0.name == "allow_nullable_key" && $0.value != .int(0) } == true
        let columns = wanted.isEmpty ? table.primaryKey : wanted
        let keys = columns.filter { key in
            table.descriptor.columns.contains { $0.name == key && (takesNulls || !$0.isNullable) }
        }
        if keys.isEmpty || (wanted.isEmpty && keys.count < columns.count) { return "tuple()" }
        return "(\(try names(keys)))"
    }

    func insert(_ table: String, columns: [String]) throws(TargetError) -> String {
        "INSERT INTO \(try qualified(table)) (\(try names(columns))) FORMAT Native\n"
    }
}

/// How a repeated part is kept out of a table.
enum ClickHouseProof: String, Sendable {
    /// The server knows the token of an INSERT again.
    case token
    /// Rows tell their part.
    case marker
    /// The same, and INSERTs of the load go through the server's queue, which may hold parts that nobody awaits any more.
    case queuedMarker
    /// Nothing keeps it out; the user asked for that.
    case none

    var isMarker: Bool { self == .marker || self == .queuedMarker }
}
