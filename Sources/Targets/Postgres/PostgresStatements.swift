import FigmentColumns
import FigmentLoad
import FigmentSchema
import FigmentTarget
import FigmentTypes

/// The statements of a load, for tables in one schema. Names are quoted in one place, values are parameters.
struct PostgresStatements {
    /// Quoted, with a dot behind it; empty for the search path.
    private let prefix: String

    init(schema: String?) throws(TargetError) {
        prefix = try schema.map { (name) throws(TargetError) in try PostgresStatements.quoted(name) + "." } ?? ""
    }

    /// - Throws: ``TargetError/option(_:)`` for a name that SQL cannot hold or that PostgreSQL would cut.
    static func quoted(_ name: String) throws(TargetError) -> String {
        // It would keep the first 63 bytes without an error, and two names could become one.
        guard name.utf8.count <= 63 else {
            throw .option(
                OptionFailure(
                    name: name, reason: "the name is longer than the 63 bytes that PostgreSQL keeps", choices: []))
        }
        do throws(SQLNameError) { return try SQLDialect.postgresql.identifier(name) } catch {
            throw .option(OptionFailure(name: name, reason: "SQL cannot hold this name", choices: []))
        }
    }

    static func list(_ names: [String]) throws(TargetError) -> String {
        var quoted: [String] = []
        for name in names { quoted.append(try self.quoted(name)) }
        return quoted.joined(separator: ", ")
    }

    /// The table with its schema.
    func place(_ table: String) throws(TargetError) -> String { prefix + (try PostgresStatements.quoted(table)) }

    // MARK: The schema's tables

    /// Primary key, unique lists and foreign keys come when the rows are there (``keys(of:)``): that is several times
    /// faster than keeping their indexes up to date row by row.
    ///
    /// - Parameter hasVectors: Whether the server has pgvector.
    func create(_ table: LoadTable, withKey: Bool, hasVectors: Bool = false) throws(TargetError) -> String {
        var lines: [String] = []
        for column in table.descriptor.columns {
            let isNull = column.isNullable && !table.primaryKey.contains(column.name)
            let type = column.type.postgresName(hasVectors: hasVectors)
            lines.append("  \(try PostgresStatements.quoted(column.name)) \(type)\(isNull ? "" : " NOT NULL")")
        }
        if withKey, !table.primaryKey.isEmpty {
            lines.append("  PRIMARY KEY (\(try PostgresStatements.list(table.primaryKey)))")
        }
        return "CREATE TABLE \(try place(table.name)) (\n\(lines.joined(separator: ",\n"))\n)"
    }

    /// What is said of a table and of its columns.
    func comments(_ table: LoadTable) throws(TargetError) -> [String] {
        let name = try place(table.name)
        var result = [SQLDialect.postgresql.commentStatement(table.comment, on: .table(name))]
        for column in table.descriptor.columns { result.append(try comment(column.name, of: table)) }
        return result.compactMap(\.self)
    }

    func comment(_ column: String, of table: LoadTable) throws(TargetError) -> String? {
        let name = try PostgresStatements.quoted(column)
        return SQLDialect.postgresql.commentStatement(
            table.columnComments[column], on: .column(name, of: try place(table.name)))
    }

    /// An index beside those of keys.
    ///
    /// - Parameter other: Quoted; a table of the same columns, instead of the table itself.
    func index(
        _ index: PostgresStorage.Index, of table: LoadTable, on other: String? = nil
    ) throws(TargetError) -> String {
        var columns = try PostgresStatements.list(index.columns)
        if let distance = index.distance, index.method.isOfVectors { columns += " " + distance.operators }
        let name = try PostgresStatements.quoted(index.name(in: table.name))
        let own = try place(table.name)
        return "CREATE \(index.isUnique ? "UNIQUE " : "")INDEX \(name) ON \(other ?? own) "
            + "USING \(index.method.rawValue) (\(columns))"
    }

    /// What a table that we made gets behind its rows.
    func keys(of table: LoadTable, hasKey: Bool) throws(TargetError) -> [String] {
        let name = try place(table.name)
        var result: [String] = []
        if !hasKey, !table.primaryKey.isEmpty {
            result.append("ALTER TABLE \(name) ADD PRIMARY KEY (\(try PostgresStatements.list(table.primaryKey)))")
        }
        for columns in table.uniques {
            result.append("ALTER TABLE \(name) ADD UNIQUE (\(try PostgresStatements.list(columns)))")
        }
        return result
    }

    func reference(_ key: LoadTable.ForeignKey, of table: LoadTable) throws(TargetError) -> String {
        "ALTER TABLE \(try place(table.name)) ADD FOREIGN KEY (\(try PostgresStatements.quoted(key.column))) "
            + "REFERENCES \(try place(key.table)) (\(try PostgresStatements.quoted(key.target)))"
    }

    /// All at once: what the tables need of each other keeps none of them. What others need of them does.
    func drop(_ tables: [String]) throws(TargetError) -> String {
        var names: [String] = []
        for table in tables { names.append(try place(table)) }
        return "DROP TABLE IF EXISTS \(names.joined(separator: ", "))"
    }

    func addColumn(_ table: String, _ column: String, _ type: String) throws(TargetError) -> String {
        "ALTER TABLE \(try place(table)) ADD COLUMN \(try PostgresStatements.quoted(column)) \(type)"
    }

    func widenColumn(_ table: String, _ column: String, _ type: String) throws(TargetError) -> String {
        "ALTER TABLE \(try place(table)) ALTER COLUMN \(try PostgresStatements.quoted(column)) TYPE \(type)"
    }

    /// The table's columns: name, number of the type, its name as SQL, whether nulls are refused and none is put in.
    func columns(of table: String) throws(TargetError) -> (sql: String, parameters: [String?]) {
        (
            "SELECT a.attname, t.oid, format_type(a.atttypid, a.atttypmod), "
                + "a.attnotnull AND NOT a.atthasdef AND a.attidentity = '', t.typtype = 'd' "
                + "FROM pg_attribute a JOIN pg_type d ON d.oid = a.atttypid "
                + "JOIN pg_type t ON t.oid = CASE WHEN d.typtype = 'd' THEN d.typbasetype ELSE d.oid END "
                + "WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped "
                + "AND a.attgenerated = '' ORDER BY a.attnum",
            [try place(table)]
        )
    }

    /// - Parameter table: Quoted, with its schema.
    static func copy(into table: String, _ columns: [String]) throws(TargetError) -> String {
        "COPY \(table) (\(try PostgresStatements.list(columns))) FROM STDIN (FORMAT binary)"
    }

    // MARK: Rows that are there already

    /// Puts the rows of a batch table into a table by its key.
    func upsert(
        from batch: String, into table: String, _ columns: [String], key: [String]
    ) throws(TargetError) -> String {
        let list = try PostgresStatements.list(columns)
        let others = columns.filter { !key.contains($0) }
        var sets: [String] = []
        for name in others {
            let quoted = try PostgresStatements.quoted(name)
            sets.append("\(quoted) = EXCLUDED.\(quoted)")
        }
        let action = sets.isEmpty ? "NOTHING" : "UPDATE SET \(sets.joined(separator: ", "))"
        return "INSERT INTO \(table) (\(list)) SELECT \(list) FROM \(batch) "
            + "ON CONFLICT (\(try PostgresStatements.list(key))) DO \(action)"
    }

    /// The same by MERGE, which asks for no unique index.
    func merge(
        from batch: String, into table: String, _ columns: [String], key: [String]
    ) throws(TargetError) -> String {
        var matches: [String] = []
        for name in key {
            let quoted = try PostgresStatements.quoted(name)
            matches.append("t.\(quoted) = b.\(quoted)")
        }
        var sets: [String] = []
        var values: [String] = []
        for name in columns {
            let quoted = try PostgresStatements.quoted(name)
            values.append("b.\(quoted)")
            if !key.contains(name) { sets.append("\(quoted) = b.\(quoted)") }
        }
        let update = sets.isEmpty ? "DO NOTHING" : "UPDATE SET \(sets.joined(separator: ", "))"
        return "MERGE INTO \(table) t USING \(batch) b ON \(matches.joined(separator: " AND ")) "
            + "WHEN MATCHED THEN \(update) WHEN NOT MATCHED THEN INSERT (\(try PostgresStatements.list(columns))) "
            + "VALUES (\(values.joined(separator: ", ")))"
    }

    // MARK: Our own tables

    /// What is known of each job, and the rows that are committed of it; tables of an earlier version get what they lack.
    ///
    /// Parts of table -1 say that a job has begun: without one its parts are lost.
    func createState() throws(TargetError) -> String {
        """
        CREATE TABLE IF NOT EXISTS \(try place("figment_jobs")) (
          job text PRIMARY KEY, identity text NOT NULL, mode text NOT NULL, part_rows text NOT NULL,
          made_tables text NOT NULL, rows_before text NOT NULL DEFAULT '', run text NOT NULL DEFAULT '',
          started_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz);
        ALTER TABLE \(try place("figment_jobs")) ADD COLUMN IF NOT EXISTS rows_before text NOT NULL DEFAULT '',
          ADD COLUMN IF NOT EXISTS run text NOT NULL DEFAULT '';
        CREATE TABLE IF NOT EXISTS \(try place("figment_parts")) (
          job text NOT NULL, table_number int NOT NULL, row_start bigint NOT NULL, row_count bigint NOT NULL,
          committed_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (job, table_number, row_start))
        """
    }

    func jobs() throws(TargetError) -> String { try place("figment_jobs") }
    func parts() throws(TargetError) -> String { try place("figment_parts") }
}

extension PostgresStorage.Distance {
    /// The class of operators in pgvector.
    fileprivate var operators: String {
        switch self {
        case .l2: "vector_l2_ops"
        case .cosine: "vector_cosine_ops"
        case .innerProduct: "vector_ip_ops"
        }
    }
}

extension PostgresStorage.Index {
    /// The name of its own, else one of the table's and the columns', always the same. PostgreSQL would cut it behind 63 bytes,
    /// and two names could become one: a hash stands for what is too long.
    func name(in table: String) -> String {
        if let name { return name }
        let kind = method == .btree ? (isUnique ? "unique_idx" : "idx") : method.rawValue + "_idx"
        let text = ([table] + columns + [kind]).joined(separator: "_")
        if text.utf8.count <= 63 { return text }
        var hash = Hash64(lane: 0)
        hash.add(text)
        let end = "_" + String(hash.finish(), radix: 16) + "_idx"
        var stem = Substring(text)
        while stem.utf8.count + end.utf8.count > 63 { stem = stem.dropLast() }
        return stem + end
    }
}
