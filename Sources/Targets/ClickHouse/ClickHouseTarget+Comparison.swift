public import FigmentLoad
public import FigmentTarget
import FigmentColumns
import FigmentTypes

extension ClickHouseTarget {
    public func comparison() throws(TargetError) -> any ComparisonTarget { ClickHouseComparison(self) }
}

/// Compares every row with what the tables hold, whatever their order: both sides as Native blocks of the server's own
/// types, whose rows are hashed (``FigmentLoad/RowComparison``). The tables are read first, so that a row that is missing is
/// known while its values are at hand; rows that are too many are found by a second reading.
final class ClickHouseComparison: ComparisonTarget {
    private let target: ClickHouseTarget
    private let state = Monitor(State())

    fileprivate struct Compared {
        let plan: ClickHouseTarget.TablePlan
        /// Those that are looked at; nil for all.
        let partitions: [String]?
    }

    private struct State {
        var tables: [Compared] = []
        var comparisons: [RowComparison] = []
        /// By table, of rows that are missing.
        var examples: [[String]] = []
        var differences: [TableDifference] = []
    }

    let capabilities = TargetCapabilities(
        hasAtomicParts: true, hasAtomicPublish: true, needsOrderedParts: false, acceptsNullableVectors: false)
    var differences: [TableDifference] { state.withLock { $0.differences } }

    init(_ target: ClickHouseTarget) { self.target = target }

    func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        let connection = try target.connect()
        let server = try ClickHouseServer(connection)
        let planner = TablePlanner(target: target, connection: connection, server: server)
        var tables: [Compared] = []
        for (table, partitions) in zip(target.tables, try target.comparedPartitions(connection)) {
            var plan = try planner.plan(table, in: table.name, proof: .none)
            for index in plan.columns.indices { plan.columns[index].makePlain() }
            tables.append(Compared(plan: plan, partitions: partitions))
        }
        var comparisons = tables.map { _ in RowComparison(limit: 0) }
        // What small tables leave of the room is for the large ones.
        var room = RowComparison.mostRows
        let bySize = tables.indices.sorted { job.tables[$0].rowCount < job.tables[$1].rowCount }
        for (place, index) in bySize.enumerated() {
            comparisons[index] = try stored(tables[index], limit: room / (bySize.count - place))
            room -= min(room, comparisons[index].keptRows)
        }
        let made = State(tables: tables, comparisons: comparisons, examples: tables.map { _ in [] })
        state.withLock { $0 = made }
        return PreparedJob(
            partRows: job.tables.map {
                max(1, min(65_536, Int(Double(min(8 << 20, target.load.batchBytes)) / $0.estimatedRowBytes)))
            },
            committedRows: job.tables.map { _ in 0 })
    }

    func makeWriter() throws(TargetError) -> any PartWriter { Writer(self, state.withLock { $0.tables.map(\.plan) }) }

    func abort() {}

    func publish() throws(TargetError) {
        let found = state.withLock { $0 }
        var result: [TableDifference] = []
        for (index, table) in target.tables.enumerated() {
            let gap = found.comparisons[index].difference()
            guard gap.missing > 0 || gap.surplus > 0 else { continue }
            let surplus = try surplusExamples(found.tables[index], found.comparisons[index].surplusNames())
            let missing = found.examples[index]
            // Five of each kind, more where the other has fewer.
            let half = TableDifference.mostExamples / 2
            let shown = surplus.prefix(max(half, TableDifference.mostExamples - missing.count))
            result.append(
                TableDifference(
                    table: table.name, missing: gap.missing, surplus: gap.surplus, isAtLeast: !gap.isExact,
                    examples: Array(shown) + missing.prefix(TableDifference.mostExamples - shown.count)))
        }
        let differences = result
        state.withLock { $0.differences = differences }
    }

    /// A table as it is read: of engines that replace rows of equal keys when they merge, as if they had.
    private func source(
        _ table: Compared, _ connection: ClickHouseConnection
    ) throws(TargetError) -> String {
        let engine = try connection.table(table.plan.name)?.engine ?? ""
        return try target.statements.qualified(table.plan.name)
            + (engine.hasSuffix("ReplacingMergeTree") ? " FINAL" : "")
            + (target.condition(on: table.partitions).map { " WHERE " + $0 } ?? "")
    }

    /// The statement that reads a table, and its settings: blocks small enough to be held beside each other; without
    /// dictionaries where the server can leave them out.
    private func query(
        _ table: Compared, from source: String, _ connection: ClickHouseConnection
    ) throws(TargetError) -> (sql: String, settings: [(String, String)]) {
        var settings = [("max_block_size", "16384")]
        if try ClickHouseServer(connection).has("low_cardinality_allow_in_native_format") {
            settings.append(("low_cardinality_allow_in_native_format", "0"))
        }
        return ("SELECT \(try target.statements.names(table.plan.columns.map(\.name))) FROM \(source)", settings)
    }

    /// The rows of a table on the server.
    private func stored(_ table: Compared, limit: Int) throws(TargetError) -> RowComparison {
        var result = RowComparison(limit: limit)
        try read(table, inOrder: false) { result.addStored($0) }
        result.sort()
        return result
    }

    /// Reads a table.
    ///
    /// - Parameter inOrder: Rows come in the order of the parts and can be asked for by their places: by one thread.
    private func read(_ table: Compared, inOrder: Bool, _ body: ([RowHash]) -> Void) throws(TargetError) {
        let connection = try target.connect()
        let source = try source(table, connection)
        var (sql, settings) = try query(table, from: source, connection)
        if inOrder { settings.append(("max_threads", "1")) }
        let rows = try connection.number("SELECT count() FROM \(source)")
        var stream = NativeBlockStream()
        var isWhole = true
        try connection.stream(sql + "\nFORMAT Native", settings: settings) { bytes in
            isWhole = stream.take(bytes, body)
            return isWhole
        }
        isWhole = isWhole && stream.finish(body)
        // An exception behind the beginning of the answer ends it within or between blocks.
        guard isWhole, stream.rows == rows else {
            throw .server(
                ServerFailure(
                    server: ClickHouseError.server, place: target.options.address.place, kind: .lost,
                    message: stream.failure ?? "the answer ended behind \(stream.rows) of \(rows) rows",
                    isTransient: true))
        }
    }

    /// Rows that should not be there.
    private func surplusExamples(_ table: Compared, _ names: Set<UInt64>) throws(TargetError) -> [String] {
        if names.isEmpty { return [] }
        var row: UInt64 = 0
        var places: [UInt64] = []
        try read(table, inOrder: true) { hashes in
            for hash in hashes {
                if places.count < TableDifference.mostExamples, names.contains(RowComparison.name(of: hash)) {
                    places.append(row)
                }
                row += 1
            }
        }
        return try show(places, table)
    }

    /// The rows at so many places of the table's present order, as the server writes them.
    private func show(_ places: [UInt64], _ table: Compared) throws(TargetError) -> [String] {
        let connection = try target.connect()
        let (sql, settings) = try query(table, from: try source(table, connection), connection)
        var lines: [String] = []
        for place in places {
            // One thread, so that the order is that of the parts.
            let text = try connection.run(
                sql + " LIMIT \(place), 1\nFORMAT TSKV", settings: settings + [("max_threads", "1")])
            let line = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
                .prefix(TableDifference.longestExample)
            lines.append("only in the database: \(line)")
        }
        return lines
    }

    private final class Writer: PartWriter {
        private let owner: ClickHouseComparison
        private let plans: [ClickHouseTarget.TablePlan]
        private let encoder = NativeBlockEncoder()

        init(_ owner: ClickHouseComparison, _ plans: [ClickHouseTarget.TablePlan]) {
            self.owner = owner
            self.plans = plans
        }

        func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
            let plan = plans[part.table]
            encoder.out.removeAll()
            encoder.begin(columns: plan.columns.count, rows: part.rows.count)
            try encoder.append(part.rows, of: plan.columns, from: source, place: owner.target.options.address.place)
            var reader = NativeBlockReader(
                UnsafeRawBufferPointer(start: encoder.out.base, count: encoder.out.count), at: 0)
            do throws(NativeBlockReader.Failure) { try reader.readBlock() } catch {
                throw .codec("a block that was made cannot be read")
            }
            let hashes = reader.hashes
            let (absent, isShown) = owner.state.withLock { state in
                (
                    state.comparisons[part.table].addExpected(hashes),
                    state.examples[part.table].count < TableDifference.mostExamples
                )
            }
            guard isShown, !absent.isEmpty else { return }
            let lines = source.lines(absent, of: part, owner.target.tables[part.table].descriptor)
                .map { "missing: \($0)" }
            owner.state.withLock { $0.examples[part.table] += lines }
        }
    }
}

extension NativeColumn {
    /// As the server answers without dictionaries.
    mutating func makePlain() {
        isLowCardinality = false
        typeName = ClickHouseType(typeName).plainName(of: typeName)
    }
}
