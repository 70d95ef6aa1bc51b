import FigmentLoad
import FigmentTarget

/// What is found before the first row, and would else be an error of the server's behind the last.
struct PostgresChecks {
    private let target: PostgresTarget
    private let connection: PostgresConnection
    private var statements: PostgresStatements { target.statements }
    private var options: LoadOptions { target.options }

    init(_ target: PostgresTarget, _ connection: PostgresConnection) {
        self.target = target
        self.connection = connection
    }

    // MARK: Our own tables

    /// The columns that both have had from the first version on; `jobs` gets those that came later.
    private static let state:
        [(table: String, key: [String], columns: [(name: String, type: String)], later: [String])] = [
            (
                "figment_jobs", ["job"],
                [
                    ("job", "text"), ("identity", "text"), ("mode", "text"), ("part_rows", "text"),
                    ("made_tables", "text"),
                    ("finished_at", "timestamp with time zone"),
                ], ["rows_before", "run"]
            ),
            (
                "figment_parts", ["job", "table_number", "row_start"],
                [("job", "text"), ("table_number", "integer"), ("row_start", "bigint"), ("row_count", "bigint")], []
            ),
        ]

    /// Whether our tables are there and have all that they need.
    ///
    /// - Throws: ``Obstacle/otherStateTable(_:_:)``.
    func hasState() throws(TargetError) -> Bool {
        var isWhole = true
        for (table, key, columns, later) in PostgresChecks.state {
            let found = try PostgresTable.found(table, statements, connection)
            if found.isEmpty {
                isWhole = false
                continue
            }
            var lines: [String] = []
            for (name, type) in columns {
                let own = found.first { $0.name == name }
                if own?.typeName != type {
                    lines.append("column \(name) is \(own?.typeName ?? "missing"), it should be \(type)")
                }
            }
            let known = columns.map(\.name) + later
            for own in found where own.mustBeGiven && !known.contains(own.name) {
                lines.append("column \(own.name) must be given")
            }
            if lines.isEmpty, try !hasUniqueIndex(key, of: table) {
                lines.append("no unique index on \(key.joined(separator: ", "))")
            }
            if !lines.isEmpty { throw target.refused(.unsuitable(.otherStateTable(table, lines))) }
            if !Set(later).isSubset(of: found.map(\.name)) { isWhole = false }
        }
        return isWhole
    }

    // MARK: The load's tables

    /// Drops the tables, if nothing but themselves needs them.
    ///
    /// - Throws: ``Obstacle/dependents(_:)``.
    func drop() throws(TargetError) {
        for table in target.tables { try checkKind(table.name) }
        do throws(TargetError) { try connection.execute(statements.drop(target.tables.map(\.name))) } catch {
            // dependent_objects_still_exist: each of them is a line of its detail.
            guard case .server(let failure) = error, failure.code == "2BP01" else { throw error }
            let detail = failure.message.split(separator: ": ", maxSplits: 1).last ?? ""
            let lines = detail.split(separator: "; ").map(String.init)
            throw target.refused(.unsuitable(.dependents(lines)), failure.message)
        }
    }

    /// Checks a table that is there: that it is one, and that the mode can be done with it.
    func check(_ table: LoadTable) throws(TargetError) {
        try checkKind(table.name)
        try checkRights(table.name)
        if options.mode == .merge, connection.serverVersion < 150_000 {
            throw target.refused(.unsuitable(.tooOld(mode: options.mode.rawValue, needs: "PostgreSQL 15")))
        }
        if options.mode == .upsert, try !hasUniqueIndex(table.primaryKey, of: table.name) {
            throw target.refused(.unsuitable(.missingUniqueIndex(table: table.name, columns: table.primaryKey)))
        }
    }

    private func checkKind(_ table: String) throws(TargetError) {
        let result = try connection.execute(
            "SELECT relkind FROM pg_class WHERE oid = to_regclass($1)", [statements.place(table)])
        let what: String
        switch result[0, 0] {
        // Tables, partitioned and foreign ones.
        case nil, "r", "p", "f": return
        case "v": what = "a view"
        case "m": what = "a materialized view"
        case "S": what = "a sequence"
        case "i", "I": what = "an index"
        default: what = "a type"
        }
        throw target.refused(.unsuitable(.notATable(table, what: what)))
    }

    private func checkRights(_ table: String) throws(TargetError) {
        let result = try connection.execute(
            "SELECT has_any_column_privilege(c.oid, 'SELECT'), has_any_column_privilege(c.oid, 'INSERT'), "
                + "has_any_column_privilege(c.oid, 'UPDATE'), has_table_privilege(c.oid, 'TRUNCATE'), current_user "
                + "FROM pg_class c WHERE c.oid = to_regclass($1)", [statements.place(table)])
        var needed = ["SELECT": 0, "INSERT": 1]
        if options.mode.needsKey { needed["UPDATE"] = 2 }
        if options.mode == .overwrite { needed["TRUNCATE"] = 3 }
        let missing = needed.filter { !result.flag(0, $0.value) }.keys.sorted()
        if missing.isEmpty || result.rowCount == 0 { return }
        throw target.refused(
            .unsuitable(.missingRights(table: table, missing, role: result[0, 4] ?? "")))
    }

    /// Whether rows are told apart by these columns: a unique index of them and no others, of all rows, checked at once.
    private func hasUniqueIndex(_ columns: [String], of table: String) throws(TargetError) -> Bool {
        let result = try connection.execute(
            "SELECT (SELECT array_agg(a.attname::text ORDER BY a.attname::text) FROM pg_attribute a "
                + "WHERE a.attrelid = i.indrelid AND a.attnum = ANY((i.indkey::int2[])[0:i.indnkeyatts - 1])) "
                + "= (SELECT array_agg(c ORDER BY c) FROM unnest(string_to_array($2, E'\\n')) c) "
                + "FROM pg_index i WHERE i.indrelid = to_regclass($1) AND i.indisunique AND i.indisvalid AND i.indimmediate "
                + "AND i.indpred IS NULL AND i.indexprs IS NULL",
            [statements.place(table), columns.joined(separator: "\n")])
        return (0..<result.rowCount).contains { result.flag($0, 0) }
    }

    /// An overwrite empties its tables at the end: it could not where others refer to them.
    ///
    /// - Throws: ``Obstacle/referenced(_:)``.
    func checkReferences() throws(TargetError) {
        guard options.mode == .overwrite else { return }
        var names: [String] = []
        for table in target.tables { names.append(try statements.place(table.name)) }
        let result = try connection.execute(
            "WITH own AS (SELECT to_regclass(n) AS oid FROM unnest(string_to_array($1, E'\\n')) n) "
                + "SELECT conname, conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f' "
                + "AND confrelid IN (SELECT oid FROM own) AND conrelid NOT IN (SELECT oid FROM own WHERE oid IS NOT NULL) "
                + "AND conparentid = 0 ORDER BY 2, 1", [names.joined(separator: "\n")])
        if result.rowCount == 0 { return }
        let lines = (0..<result.rowCount).map { row in
            "table \(result[row, 1] ?? ""): constraint \(result[row, 0] ?? "") refers to \(result[row, 2] ?? "")"
        }
        throw target.refused(.unsuitable(.referenced(lines)))
    }
}
