/// Comments of tables and columns: MySQL and ClickHouse have them within CREATE TABLE, PostgreSQL and DuckDB by statements
/// of their own, SQLite not at all.
extension SQLDialect {
    /// What is commented on, by its name as SQL text.
    public enum Commented: Sendable {
        case table(String)
        case column(String, of: String)
    }

    /// What stands behind a column's type, with a space before it, or behind all of a table; empty where the dialect has none
    /// there.
    public func commentClause(_ text: String?, isTable: Bool) -> String {
        guard let text, let literal = comment(text, isTable: isTable) else { return "" }
        switch self {
        case .mysql where isTable: return " COMMENT = \(literal)"
        case .mysql, .clickhouse: return " COMMENT \(literal)"
        case .postgresql, .duckdb, .sqlite: return ""
        }
    }

    /// The statement of its own; nil where the dialect has none.
    public func commentStatement(_ text: String?, on place: Commented) -> String? {
        guard self == .postgresql || self == .duckdb, let text else { return nil }
        switch place {
        case .table(let name): return comment(text, isTable: true).map { "COMMENT ON TABLE \(name) IS \($0)" }
        case .column(let name, let table):
            return comment(text, isTable: false).map { "COMMENT ON COLUMN \(table).\(name) IS \($0)" }
        }
    }

    /// The literal of a comment: without U+0000, which PostgreSQL and DuckDB take in no literal. MySQL keeps so many
    /// characters, and of those beyond U+FFFF none. Nil where nothing is left.
    private func comment(_ text: String, isTable: Bool) -> String? {
        let kept = text.unicodeScalars.filter { $0 != "\0" }
        let scalars = self == .mysql ? kept.map { $0.value > 0xFFFF ? "\u{FFFD}" : $0 } : Array(kept)
        let most = self != .mysql ? scalars.count : isTable ? 2_048 : 1_024
        return scalars.isEmpty ? nil : literal(String(String.UnicodeScalarView(scalars.prefix(most))))
    }
}
