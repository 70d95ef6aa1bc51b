import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// Compares what tables hold with what the document generates: each part is copied into a temporary table and joined with
/// the rows that are there, by the key; value by value as the server holds them, so that -0.0 is not 0.0.
///
/// Tables without a key, or without an index of it, by which each part would have to read the whole table, are compared as
/// bags of rows.
final class PostgresComparison: ComparisonTarget {
    private let target: PostgresTarget
    private let state = Monitor<State>(State())

    private struct State {
        var tables: [PostgresTable] = []
        var rows: [Int64] = []
        var differences: [TableDifference] = []
        /// Takes the rows of tables without a key.
        var control: PostgresConnection?
    }

    init(_ target: PostgresTarget) { self.target = target }

    let capabilities = TargetCapabilities(
        hasAtomicParts: true, hasAtomicPublish: false, needsOrderedParts: false, acceptsNullableVectors: true)

    var differences: [TableDifference] { state.withLock { $0.differences.filter { $0.missing > 0 || $0.surplus > 0 } } }

    func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        let connection = try PostgresConnection(target.settings)
        var tables: [PostgresTable] = []
        for var table in target.tables {
            let found = try PostgresTable.found(table.name, target.statements, connection)
            if found.isEmpty { throw target.refused(.missingTable(table.name)) }
            if try !hasIndex(table, connection) { table.primaryKey = [] }
            tables.append(try target.checked(table, found, destination: target.statements.place(table.name)))
        }
        for table in tables where table.table.primaryKey.isEmpty {
            let bag = try bagName(table)
            try connection.execute("DROP TABLE IF EXISTS \(bag)")
            try connection.execute("CREATE UNLOGGED TABLE \(bag) (LIKE \(table.destination))")
        }
        let empty = tables.map { TableDifference(table: $0.name, missing: 0, surplus: 0, examples: []) }
        state.withLock {
            $0 = State(tables: tables, rows: job.tables.map(\.rowCount), differences: empty, control: connection)
        }
        return PreparedJob(
            partRows: tables.map {
                target.options.partRows(rowBytes: $0.table.descriptor.estimatedRowBytes, standard: 20_000)
            },
            committed: tables.map { _ in [] })
    }

    /// Whether rows are found by the first column of their key.
    private func hasIndex(_ table: LoadTable, _ connection: PostgresConnection) throws(TargetError) -> Bool {
        guard let first = table.primaryKey.first else { return false }
        return try connection.execute(
            "SELECT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] "
                + "WHERE i.indrelid = to_regclass($1) AND i.indisvalid AND i.indpred IS NULL AND a.attname = $2)",
            [target.statements.place(table.name), first]
        ).flag(0, 0)
    }

    fileprivate func bagName(_ table: PostgresTable) throws(TargetError) -> String {
        try target.statements.place(PostgresPreparation.stagingName(table.name, "verify"))
    }

    func makeWriter() throws(TargetError) -> any PartWriter {
        let connection = try PostgresConnection(target.settings)
        // The rows of a part are found by the key's index; the planner knows nothing of the temporary table.
        try connection.execute("SET enable_hashjoin = off; SET enable_mergejoin = off")
        return Writer(self, connection, state.withLock { $0.tables })
    }

    fileprivate func add(_ table: Int, missing: Int64, _ examples: [String]) {
        state.withLock { state in
            state.differences[table].missing += missing
            let room = 10 - state.differences[table].examples.count
            state.differences[table].examples += examples.prefix(max(0, room))
        }
    }

    func publish() throws(TargetError) {
        let (connection, tables, rows) = state.withLock { ($0.control, $0.tables, $0.rows) }
        guard let connection else { return }
        for (index, table) in tables.enumerated() {
            if table.table.primaryKey.isEmpty { try compareBags(index, table, connection) }
            let there =
                try connection.execute("SELECT count(*) FROM \(table.destination)", isLong: true).integer(0, 0) ?? 0
            state.withLock { state in
                let found = rows[index] - state.differences[index].missing
                // Rows with another value under a key of ours are missing, not surplus.
                if table.table.primaryKey.isEmpty == false {
                    state.differences[index].surplus = max(0, there - rows[index])
                } else {
                    state.differences[index].surplus = max(0, there - found)
                }
            }
        }
    }

    func abort() { state.withLock { $0.control = nil } }

    /// A name for whole rows that no column of the table has: columns of files may be called anything.
    fileprivate static func alias(_ name: String, _ table: PostgresTable) throws(TargetError) -> String {
        var name = "figment " + name
        while table.columns.contains(name) { name += "_" }
        return try PostgresStatements.quoted(name)
    }

    private func compareBags(_ index: Int, _ table: PostgresTable, _ connection: PostgresConnection) throws(TargetError)
    {
        let bag = try bagName(table)
        let list = try PostgresStatements.list(table.columns)
        let row = try Self.alias("row", table)
        let line = "(SELECT \(row) FROM (SELECT \(list)) \(row))::text AS line"
        let own = "SELECT \(line) FROM \(bag)"
        let there = "SELECT \(line) FROM \(table.destination)"
        let result = try connection.execute(
            "SELECT count(*), (array_agg(line))[1:10] FROM (\(own) EXCEPT ALL \(there)) d", isLong: true)
        let missing = result.integer(0, 0) ?? 0
        let lines = try connection.execute(
            "SELECT line FROM (\(own) EXCEPT ALL \(there)) d LIMIT \(missing > 0 ? 10 : 0)", isLong: true)
        add(index, missing: missing, (0..<lines.rowCount).map { "missing: \(lines[$0, 0] ?? "")" })
        try connection.execute("DROP TABLE \(bag)")
    }

    private final class Writer: PartWriter {
        private let owner: PostgresComparison
        private let connection: PostgresConnection
        private let tables: [PostgresTable]
        private var copier = PostgresCopier()
        private var prepared: Set<Int> = []

        init(_ owner: PostgresComparison, _ connection: PostgresConnection, _ tables: [PostgresTable]) {
            self.owner = owner
            self.connection = connection
            self.tables = tables
        }

        func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
            let table = tables[part.table]
            if table.table.primaryKey.isEmpty {
                return try copier.copy(part, of: table, from: source, into: try owner.bagName(table), connection)
            }
            let batch = "figment_batch_\(part.table)"
            if prepared.insert(part.table).inserted {
                try connection.execute("CREATE TEMP TABLE \(batch) (LIKE \(table.destination))")
            }
            try connection.execute("TRUNCATE \(batch)")
            try copier.copy(part, of: table, from: source, into: batch, connection)
            try compare(part, table, batch)
        }

        private func compare(_ part: Part, _ table: PostgresTable, _ batch: String) throws(TargetError) {
            let list = try PostgresStatements.list(table.columns)
            let expected = try PostgresComparison.alias("expected", table)
            let found = try PostgresComparison.alias("found", table)
            var matches: [String] = []
            for name in table.table.primaryKey {
                let quoted = try PostgresStatements.quoted(name)
                matches.append("\(expected).\(quoted) = \(found).\(quoted)")
            }
            let first = found + "." + (try PostgresStatements.quoted(table.table.primaryKey[0]))
            // `*<>` compares the bytes of two records; a whole row of a subquery is a record of these columns alone.
            let from =
                "FROM (SELECT \(list) FROM \(batch)) \(expected) "
                + "LEFT JOIN (SELECT \(list) FROM \(table.destination)) \(found) "
                + "ON \(matches.joined(separator: " AND ")) WHERE \(first) IS NULL OR \(expected) *<> \(found)"
            let missing = try connection.execute("SELECT count(*) \(from)", isLong: true).integer(0, 0) ?? 0
            guard missing > 0 else { return }
            let rows = try connection.execute(
                "SELECT \(expected)::text, \(found)::text, \(first) IS NULL \(from) LIMIT 10", isLong: true)
            let examples = (0..<rows.rowCount).map { row in
                rows.flag(row, 2)
                    ? "missing: \(rows[row, 0] ?? "")"
                    : "there: \(rows[row, 1] ?? ""), should be: \(rows[row, 0] ?? "")"
            }
            owner.add(part.table, missing: missing, examples)
        }
    }
}
