import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// Compares what tables hold with what the document generates, without a change to the database: each table is read once, by
/// COPY in its binary form, and so are the rows that it should hold; both are hashed (``FigmentLoad/RowComparison``). Values
/// are compared as the server holds them, so that -0.0 is not 0.0.
///
/// Rows of tables with a key are counted by it: one that is there with other values is missing, one of a key that the document
/// does not generate is too many. Others are counted as they are.
///
/// Where the server keeps values in another form than they are sent in (`jsonb`, roundings of a type), a temporary table of
/// the session puts them into that form.
final class PostgresComparison: ComparisonTarget {
    private let target: PostgresTarget
    private let state = Monitor<State>(State())

    fileprivate struct Compared {
        let table: PostgresTable
        let shape: CopyRowReader.Shape
        /// Whether the server keeps what it is sent, byte by byte.
        let isKeptAsSent: Bool
        /// Rows that are there, and their keys.
        var rows: RowComparison
        var keys: RowComparison
        /// Rows that are not there.
        var missing: [Example] = []

        var hasKey: Bool { shape.isKey.contains(true) }
    }

    fileprivate struct Example {
        var text: String
        /// What its key is found by.
        var key: UInt64?
    }

    private struct State {
        var tables: [Compared] = []
        var differences: [TableDifference] = []
    }

    init(_ target: PostgresTarget) { self.target = target }

    let capabilities = TargetCapabilities(
        hasAtomicParts: true, hasAtomicPublish: false, needsOrderedParts: false, acceptsNullableVectors: true)

    var differences: [TableDifference] { state.withLock { $0.differences } }

    func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        let connection = try PostgresConnection(target.settings)
        var tables: [Compared] = []
        for table in target.tables {
            let found = try PostgresTable.found(table.name, target.statements, connection)
            if found.isEmpty { throw target.refused(.missingTable(table.name)) }
            let checked = try target.checked(table, found, destination: target.statements.place(table.name))
            let shape = CopyRowReader.Shape(
                types: checked.types,
                isKey: table.descriptor.columns.map { table.primaryKey.contains($0.name) })
            let isKept = table.descriptor.columns.allSatisfy { column in
                found.contains { $0.name == column.name && $0.keepsAsSent(column.type) }
            }
            tables.append(
                Compared(
                    table: checked, shape: shape, isKeptAsSent: isKept, rows: RowComparison(limit: 0),
                    keys: RowComparison(limit: 0)))
        }
        // What small tables leave of the room is for the large ones.
        var room = RowComparison.mostRows
        let bySize = tables.indices.sorted { job.tables[$0].rowCount < job.tables[$1].rowCount }
        for (place, index) in bySize.enumerated() {
            try readStored(&tables[index], limit: room / (bySize.count - place), connection)
            room -= min(room, tables[index].rows.keptRows + tables[index].keys.keptRows)
        }
        let made = State(tables: tables)
        state.withLock { $0 = made }
        return PreparedJob(
            partRows: tables.map {
                target.options.partRows(rowBytes: $0.table.table.descriptor.estimatedRowBytes, standard: 50_000)
            },
            committed: tables.map { _ in [] })
    }

    private func readStored(
        _ compared: inout Compared, limit: Int, _ connection: PostgresConnection
    ) throws(TargetError) {
        let hasKey = compared.hasKey
        var rows = RowComparison(limit: hasKey ? limit / 2 : limit)
        var keys = RowComparison(limit: limit / 2)
        let list = try PostgresStatements.list(compared.table.columns)
        try connection.readRows("SELECT \(list) FROM \(compared.table.destination)", compared.shape) { reader in
            rows.addStored(reader.rows)
            keys.addStored(reader.keys)
            return true
        }
        rows.sort()
        keys.sort()
        compared.rows = rows
        compared.keys = keys
    }

    func makeWriter() throws(TargetError) -> any PartWriter { Writer(self, state.withLock { $0.tables }) }

    /// Takes the rows of a part. - Returns: The places of some that are not there, as long as examples are wanted.
    fileprivate func add(_ table: Int, _ rows: [RowHash], _ keys: [RowHash]) -> [Int] {
        state.withLock { state in
            let absent = state.tables[table].rows.addExpected(rows)
            _ = state.tables[table].keys.addExpected(keys)
            return state.tables[table].missing.count < TableDifference.mostExamples ? absent : []
        }
    }

    fileprivate func add(_ table: Int, _ examples: [Example]) {
        state.withLock { state in
            let room = TableDifference.mostExamples - state.tables[table].missing.count
            state.tables[table].missing += examples.prefix(max(0, room))
        }
    }

    func publish() throws(TargetError) {
        let tables = state.withLock { $0.tables }
        var result: [TableDifference] = []
        for table in tables {
            let rows = table.rows.difference()
            let surplus = table.hasKey ? table.keys.difference() : rows
            guard rows.missing > 0 || rows.surplus > 0 || surplus.surplus > 0 else { continue }
            result.append(
                TableDifference(
                    table: table.table.name, missing: rows.missing, surplus: surplus.surplus,
                    isAtLeast: !(rows.isExact && surplus.isExact), examples: try examples(table)))
        }
        let differences = result
        state.withLock { $0.differences = differences }
    }

    func abort() {}
}

// MARK: Examples

extension PostgresComparison {
    /// Rows that are missing, beside what is there under their keys, and rows that should not be there.
    private func examples(_ compared: Compared) throws(TargetError) -> [String] {
        var found = StoredRows(compared)
        let connection = try PostgresConnection(target.settings)
        // What is no table has no places of rows.
        let kind = try connection.execute(
            "SELECT relkind FROM pg_class WHERE oid = to_regclass($1)", [compared.table.destination])[0, 0]
        if ["r", "p", "m"].contains(kind ?? ""), !found.isComplete {
            var shape = compared.shape
            shape.hasPlaces = true
            let list = try PostgresStatements.list(compared.table.columns)
            // A connection of its own: it ends with the last row that is wanted.
            try PostgresConnection(target.settings).readRows(
                "SELECT \(list), ctid, tableoid FROM \(compared.table.destination)", shape
            ) { reader in
                found.look(reader.rows, reader.keys, reader.places)
                return !found.isComplete
            }
        }
        var surplus: [String] = []
        for place in found.surplus {
            surplus.append("only in the database: \(try text(place, compared.table, connection))")
        }
        let half = TableDifference.mostExamples / 2
        let room = max(half, TableDifference.mostExamples - surplus.count)
        var lines: [String] = []
        for example in compared.missing.prefix(room) {
            if let place = example.key.flatMap({ found.ofKeys[$0] }) {
                lines.append("there: \(try text(place, compared.table, connection)), should be: \(example.text)")
            } else {
                lines.append("missing: \(example.text)")
            }
        }
        return lines + surplus.prefix(TableDifference.mostExamples - lines.count)
    }

    /// A row that is there, as JSON.
    private func text(
        _ place: CopyRowReader.Place, _ table: PostgresTable, _ connection: PostgresConnection
    ) throws(TargetError) -> String {
        let row = try PostgresComparison.alias("row", table)
        let list = try PostgresStatements.list(table.columns)
        let found = try connection.execute(
            "SELECT left(row_to_json(\(row))::text, \(TableDifference.longestExample)) FROM (SELECT \(list) "
                + "FROM \(table.destination) WHERE ctid = '(\(place.block),\(place.line))' AND tableoid = \(place.table)) "
                + row)
        return found[0, 0] ?? "a row that is gone since"
    }

    /// A name for whole rows that no column of the table has: columns of files may be called anything.
    private static func alias(_ name: String, _ table: PostgresTable) throws(TargetError) -> String {
        var name = "figment " + name
        while table.columns.contains(name) { name += "_" }
        return try PostgresStatements.quoted(name)
    }

    /// Where the rows are that a second reading looks for.
    private struct StoredRows {
        private(set) var surplus: [CopyRowReader.Place] = []
        private(set) var ofKeys: [UInt64: CopyRowReader.Place] = [:]
        private var wantedKeys: Set<UInt64>
        private var wantedRows: Set<UInt64>
        private var surplusKeys: Set<UInt64> = []

        init(_ compared: Compared) {
            wantedKeys = Set(compared.missing.compactMap(\.key))
            if compared.hasKey { surplusKeys = compared.keys.surplusNames() }
            // Of a table with a key those that are there with other values, where nothing else shows them.
            wantedRows = compared.hasKey && !compared.missing.isEmpty ? [] : compared.rows.surplusNames()
        }

        var isComplete: Bool { wantedKeys.isEmpty && wantedRows.isEmpty && surplusKeys.isEmpty }

        mutating func look(_ rows: [RowHash], _ keys: [RowHash], _ places: [CopyRowReader.Place]) {
            for index in rows.indices {
                let key = keys.isEmpty ? nil : RowComparison.name(of: keys[index])
                if let key, surplusKeys.remove(key) != nil {
                    surplus.append(places[index])
                } else if let key, wantedKeys.remove(key) != nil {
                    ofKeys[key] = places[index]
                } else if wantedRows.remove(RowComparison.name(of: rows[index])) != nil {
                    surplus.append(places[index])
                }
            }
        }
    }
}

// MARK: The rows that should be there

extension PostgresComparison {
    private final class Writer: PartWriter {
        private let owner: PostgresComparison
        private let tables: [Compared]
        private var copier = PostgresCopier()
        /// For values that the server must put into its form.
        private var connection: PostgresConnection?
        private var prepared: Set<Int> = []

        init(_ owner: PostgresComparison, _ tables: [Compared]) {
            self.owner = owner
            self.tables = tables
        }

        func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
            let table = tables[part.table]
            var rows: [RowHash] = []
            var keys: [RowHash] = []
            if table.isKeptAsSent {
                var reader = CopyRowReader(table.shape)
                try copier.encode(part, of: table.table, from: source) { (bytes) throws(TargetError) in
                    try reader.take(bytes)
                }
                try reader.finish()
                rows = reader.rows
                keys = reader.keys
            } else {
                try throughServer(part, table, source) { reader in
                    rows += reader.rows
                    keys += reader.keys
                }
            }
            let absent = owner.add(part.table, rows, keys)
            if absent.isEmpty { return }
            let texts = source.lines(absent, of: part, table.table.table.descriptor)
            owner.add(
                part.table,
                zip(absent, texts).map { place, text in
                    Example(text: text, key: keys.isEmpty ? nil : RowComparison.name(of: keys[place]))
                })
        }

        /// Reads the rows back from a temporary table with the table's types.
        private func throughServer(
            _ part: Part, _ table: Compared, _ source: any ColumnSource, _ body: (borrowing CopyRowReader) -> Void
        ) throws(TargetError) {
            let connection = try session()
            let name = "pg_temp.figment_rows_\(part.table)"
            let list = try PostgresStatements.list(table.table.columns)
            if prepared.insert(part.table).inserted {
                try connection.execute(
                    "CREATE TEMPORARY TABLE figment_rows_\(part.table) AS SELECT \(list) "
                        + "FROM \(table.table.destination) WITH NO DATA")
            }
            try connection.execute("TRUNCATE \(name)")
            try copier.copy(part, of: table.table, from: source, into: name, connection)
            try connection.readRows("SELECT \(list) FROM \(name)", table.shape) { reader in
                body(reader)
                return true
            }
        }

        private func session() throws(TargetError) -> PostgresConnection {
            if let connection { return connection }
            let made = try PostgresConnection(owner.target.settings)
            // Rows come back in the order in which they were sent; temporary tables are made also by users who only read.
            try made.execute("SET synchronize_seqscans = off; SET default_transaction_read_only = off")
            connection = made
            return made
        }
    }
}

extension PostgresConnection {
    /// Reads the rows of a query by COPY, some thousand at a time, until `body` returns false: then the connection is of no
    /// more use.
    fileprivate func readRows(
        _ query: String, _ shape: CopyRowReader.Shape, _ body: (borrowing CopyRowReader) -> Bool
    ) throws(TargetError) {
        var reader = CopyRowReader(shape)
        var goesOn = true
        try copyOut("COPY (\(query)) TO STDOUT (FORMAT binary)") { (bytes) throws(TargetError) in
            try reader.take(bytes)
            if reader.rows.isEmpty { return true }
            goesOn = body(reader)
            reader.removeRows()
            return goesOn
        }
        guard goesOn else { return }
        try reader.finish()
        if !reader.rows.isEmpty { _ = body(reader) }
    }
}

extension PostgresTable.Found {
    /// Whether the server keeps values of a type as they are sent to it: no other form, no rounding, no blanks behind them.
    fileprivate func keepsAsSent(_ source: DataType) -> Bool {
        var name = Substring(typeName)
        if name.hasSuffix("[]") {
            name = name.dropLast(2)
            if name.hasPrefix("numeric") { return false }
        }
        if name.hasPrefix("numeric("), name.hasSuffix(")") {
            let numbers = name.dropFirst(8).dropLast().split(separator: ",").compactMap { Int($0) }
            guard numbers.count == 2 else { return false }
            if case .decimal(_, let scale) = source { return scale <= numbers[1] }
            return source.isInteger && numbers[1] >= 0
        }
        if name.hasPrefix("character varying") { return true }
        if case .vector = type { return true }
        return PostgresTable.Found.plainNames.contains(String(name))
    }

    private static let plainNames: Set<String> = [
        "boolean", "smallint", "integer", "bigint", "real", "double precision", "numeric", "text", "bytea", "date",
        "time without time zone", "timestamp without time zone", "timestamp with time zone", "uuid", "json",
    ]
}
