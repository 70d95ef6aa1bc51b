import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentSchema
import FigmentTarget
import FigmentTypes

/// Makes or checks the tables of a job.
struct TablePlanner {
    let target: ClickHouseTarget
    let connection: ClickHouseConnection
    let server: ClickHouseServer
    private let types: ClickHouseTypes

    init(target: ClickHouseTarget, connection: ClickHouseConnection, server: ClickHouseServer) {
        self.target = target
        self.connection = connection
        self.server = server
        types = ClickHouseTypes(server, target.options)
    }

    var statements: ClickHouseStatements { target.statements }
    var place: String { target.options.address.place }

    var proofOfNewTable: ClickHouseProof { usesTokens ? .token : marker }

    /// A queue forgets tokens where tables are not replicated.
    private var usesTokens: Bool {
        server.hasTokens && !target.options.usesMarker && !target.options.insertsAsync
    }
    private var marker: ClickHouseProof { target.options.insertsAsync ? .queuedMarker : .marker }
    private var replacesPartitions: Bool { target.replacesPartitions }

    /// The table that rows of an overwrite go to first.
    static func staging(_ entry: ClickHouseState.Entry, _ index: Int) -> String { "\(entry.stem)new_\(index)" }
    /// A new table, until it is known to work.
    static func made(_ entry: ClickHouseState.Entry, _ index: Int) -> String { "\(entry.stem)made_\(index)" }
    /// The table that was replaced, until it is dropped.
    static func old(_ entry: ClickHouseState.Entry, _ index: Int) -> String { "\(entry.stem)old_\(index)" }

    // MARK: Beginning

    /// Makes tables for a new job and says how it is done, and how rows are written. What is refused leaves the tables that
    /// were there as they were.
    func begin(
        _ job: Job, identity: [String], after version: Int64
    ) throws(TargetError) -> (ClickHouseState.Entry, [ClickHouseTarget.TablePlan]) {
        let partRows = job.tables.map {
            min(1_000_000, target.load.partRows(rowBytes: $0.estimatedRowBytes, standard: 500_000))
        }
        let record = JobRecord(identity: identity, mode: target.load.mode, partRows: partRows, isFinished: false)
        var entry = ClickHouseState.Entry(
            jobName: target.load.jobName, id: hex(UInt64.random(in: .min ... .max)), stage: .running,
            version: version + 1, record: record, rowsBefore: job.tables.map { _ in 0 },
            proofs: job.tables.map { _ in .none })
        try refuseNames()
        try refuseTypes()
        do throws(TargetError) {
            let made = try makeTables(entry)
            for index in target.tables.indices where !made.contains(index) {
                try begin(index, isNew: false, &entry)
                _ = try plan(index, entry)
            }
            try putInPlace(made, entry)
            for index in made.sorted() { try begin(index, isNew: true, &entry) }
            let plans = try plans(entry)
            if target.load.mode == .overwrite { try dropReplaced(made) }
            try dropLeftovers(entry, ofEarlier: true)
            return (entry, plans)
        } catch {
            // Without an answer nothing can be taken back; the next load does it.
            if case .server(let failure) = error, !failure.isTransient { try? dropLeftovers(entry, ofEarlier: false) }
            throw error
        }
    }

    private func begin(_ index: Int, isNew: Bool, _ entry: inout ClickHouseState.Entry) throws(TargetError) {
        let table = target.tables[index]
        var known = try connection.table(table.name)
        if let there = known, !isNew { known = try evolved(there, index) }
        if target.load.mode == .overwrite {
            let model = isNew && !replacesPartitions ? nil : known
            entry.proofs[index] = try makeStaging(table, model, TablePlanner.staging(entry, index))
        } else {
            entry.proofs[index] = try proof(table, known, in: table.name)
            entry.rowsBefore[index] = try connection.number("SELECT count() FROM \(statements.qualified(table.name))")
        }
        if target.load.mode == .upsert { try checkReplacing(table, known) }
    }

    private func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// A column of ours would be beside one of theirs.
    private func refuseNames() throws(TargetError) {
        let marker = ClickHouseStatements.marker
        for table in target.tables where table.descriptor.columns.contains(where: { $0.name == marker }) {
            throw other(
                table.name,
                ["the column '\(marker)' has the name of the one by which rows tell their part: it needs another name"])
        }
    }

    /// What no table of this server could hold, before anything is made.
    private func refuseTypes() throws(TargetError) {
        // What is not to be made is missed later.
        guard target.load.createsTables || target.load.dropsTables else { return }
        for table in target.tables {
            if try connection.table(table.name) != nil, !target.load.dropsTables { continue }
            let engine = ClickHouseStatements.engine(of: table, mode: target.load.mode, target.options)
            if replacesPartitions, !engine.prefix(while: { $0 != "(" }).hasSuffix("MergeTree") {
                throw other(table.name, ["its engine \(engine) has no partitions; overwrite=table replaces it whole"])
            }
            _ = try newTypes(table)
        }
    }

    private func newTypes(_ table: LoadTable) throws(TargetError) -> [String] {
        var result: [String] = []
        var lines: [String] = []
        for column in table.descriptor.columns {
            do throws(ClickHouseTypes.Refusal) {
                result.append(try types.newType(column, table.clickhouse?.types[column.name]))
            } catch {
                lines.append(error.line)
            }
        }
        guard lines.isEmpty else { throw other(table.name, lines) }
        return result
    }

    private func other(_ table: String, _ lines: [String]) -> TargetError {
        ClickHouseError.refused(.otherTable(table, lines), lines.joined(separator: "; "), place: place)
    }

    func definition(_ table: LoadTable, name: String, proof: ClickHouseProof) throws(TargetError) -> String {
        let left = (table.clickhouse?.indexes ?? []).filter { !server.has($0.kind) }.map(\.name)
        if !left.isEmpty {
            target.note(
                "\(table.name): this server has no such indexes, they are left out: \(left.joined(separator: ", "))")
        }
        return try statements.createTable(
            name, table, types: newTypes(table), mode: target.load.mode, target.options, proof, server)
    }

    func create(_ table: LoadTable, name: String, proof: ClickHouseProof) throws(TargetError) {
        // An experiment in the servers that had them first.
        let isExperiment = (table.clickhouse?.indexes ?? []).contains {
            if case .vectorSimilarity = $0.kind { server.has($0.kind) } else { false }
        }
        try connection.run(
            definition(table, name: name, proof: proof),
            settings: isExperiment ? [("allow_experimental_vector_similarity_index", "1")] : [])
    }

    /// The staging table of an overwrite: as the table that it replaces, or as the document has it.
    private func makeStaging(_ table: LoadTable, _ known: ClickHouseTable?, _ name: String) throws(TargetError)
        -> ClickHouseProof
    {
        guard let known else {
            try create(table, name: name, proof: proofOfNewTable)
            return try proof(table, connection.table(name), in: name)
        }
        guard known.engine.hasSuffix("MergeTree") else {
            throw other(
                table.name, ["its engine \(known.engine) takes no staging table; --mode append or --drop-if-exists"])
        }
        guard !known.engine.hasPrefix("Replicated") else {
            throw other(
                table.name, ["a replicated table cannot be replaced by another; --mode append behind a TRUNCATE TABLE"])
        }
        // Partitions go from one table to another where both have the same columns.
        if replacesPartitions, proofOfNewTable.isMarker, !known.hasMarker {
            guard target.load.evolvesSchema else {
                throw other(
                    table.name,
                    [
                        "it has no column \(ClickHouseStatements.marker), by which rows tell their part and which their "
                            + "partitions bring; --schema-evolution adds it, overwrite=table needs none"
                    ])
            }
            try addMarker(table.name)
        }
        try connection.run("CREATE TABLE \(statements.qualified(name)) AS \(statements.qualified(table.name))")
        if proofOfNewTable == .token {
            if known.deduplicationWindow ?? 0 == 0 {
                try connection.run(
                    """
                    ALTER TABLE \(statements.qualified(name)) MODIFY SETTING \
                    non_replicated_deduplication_window = \(ClickHouseStatements.window)
                    """)
            }
            return .token
        }
        if try connection.table(name)?.hasMarker != true { try addMarker(name) }
        return marker
    }

    private func addMarker(_ name: String) throws(TargetError) {
        try connection.run(
            "ALTER TABLE \(statements.qualified(name)) ADD COLUMN \(statements.name(ClickHouseStatements.marker)) UInt64"
        )
    }

    // MARK: What is there

    /// How repeated parts are kept out of a table that is there.
    ///
    /// - Parameter name: Its own, or the one that it has until it is known to work.
    func proof(
        _ table: LoadTable, _ known: ClickHouseTable?, in name: String
    ) throws(TargetError) -> ClickHouseProof {
        guard let known else { return proofOfNewTable }
        if known.hasMarker { return marker }
        let isReplicated = known.engine.hasPrefix("Replicated") || known.engine.hasPrefix("Shared")
        if usesTokens, isReplicated || known.deduplicationWindow ?? 0 > 0 {
            return .token
        }
        if known.engine.hasSuffix("MergeTree"), target.load.evolvesSchema {
            if usesTokens {
                try connection.run(
                    """
                    ALTER TABLE \(statements.qualified(name)) MODIFY SETTING \
                    non_replicated_deduplication_window = \(ClickHouseStatements.window)
                    """)
                return .token
            }
            try addMarker(name)
            return marker
        }
        if target.options.isAtLeastOnce {
            target.note("\(table.name): after an interruption rows may be there twice (delivery=at_least_once)")
            return .none
        }
        let mend =
            usesTokens
            ? "ALTER TABLE … MODIFY SETTING non_replicated_deduplication_window = \(ClickHouseStatements.window)"
            : "ALTER TABLE … ADD COLUMN \(ClickHouseStatements.marker) UInt64"
        throw other(
            table.name,
            [
                "nothing in it keeps a repeated part out; --schema-evolution does what is needed (\(mend)), "
                    + "--mode overwrite and --drop-if-exists make a table anew, delivery=at_least_once in the address takes it as it is"
            ])
    }

    func checkReplacing(_ table: LoadTable, _ known: ClickHouseTable?) throws(TargetError) {
        guard !table.primaryKey.isEmpty else {
            throw other(table.name, ["rows are replaced by their key, and the document names none"])
        }
        guard known?.engine.hasSuffix("ReplacingMergeTree") == true else {
            throw other(
                table.name,
                [
                    "its engine is \(known?.engine ?? "unknown"); upsert needs ReplacingMergeTree, append and overwrite take any"
                ])
        }
        target.note(
            "\(table.name): rows of equal keys are replaced when the server merges; SELECT … FINAL sees it at once")
    }

    /// Adds and widens columns where that is wished.
    private func evolved(_ known: ClickHouseTable, _ index: Int) throws(TargetError) -> ClickHouseTable {
        guard target.load.evolvesSchema else { return known }
        let table = target.tables[index]
        let name = try statements.qualified(table.name)
        for column in table.descriptor.columns {
            let wanted: String
            do throws(ClickHouseTypes.Refusal) {
                wanted = try types.newType(column, table.clickhouse?.types[column.name])
            } catch {
                throw other(table.name, [error.line])
            }
            guard let there = known.column(column.name) else {
                let comment = server.hasColumnComments ? statements.comment(of: column.name, table) : ""
                try connection.run("ALTER TABLE \(name) ADD COLUMN \(statements.name(column.name)) \(wanted)\(comment)")
                continue
            }
            let fits = (try? types.column(column, into: there)) != nil
            if !fits, !there.isInKey, widens(there.type.bare, to: ClickHouseType(wanted).bare) {
                try connection.run("ALTER TABLE \(name) MODIFY COLUMN \(statements.name(column.name)) \(wanted)")
            }
        }
        return try connection.table(table.name) ?? known
    }

    /// Whether every number of the first type is one of the second.
    private func widens(_ old: ClickHouseType, to new: ClickHouseType) -> Bool {
        switch (old, new) {
        case (.integer(let few, let was), .integer(let many, let signed)):
            was == signed ? few <= many : signed && few < many
        case (.float32, .float64), (.float32, .float32), (.float64, .float64): true
        case (.decimal(let few, let scale), .decimal(let many, let other)): few <= many && scale == other
        default: old == new
        }
    }

    /// How the rows of each table are written.
    func plans(_ entry: ClickHouseState.Entry) throws(TargetError) -> [ClickHouseTarget.TablePlan] {
        var result: [ClickHouseTarget.TablePlan] = []
        for index in target.tables.indices { result.append(try plan(index, entry)) }
        return result
    }

    private func plan(_ index: Int, _ entry: ClickHouseState.Entry) throws(TargetError) -> ClickHouseTarget.TablePlan {
        let table = target.tables[index]
        let name = entry.record.mode == .overwrite ? TablePlanner.staging(entry, index) : table.name
        return try plan(table, in: name, proof: index < entry.proofs.count ? entry.proofs[index] : .none)
    }

    func plan(_ table: LoadTable, in name: String, proof: ClickHouseProof) throws(TargetError)
        -> ClickHouseTarget.TablePlan
    {
        guard let known = try connection.table(name) else {
            throw ClickHouseError.refused(.missingTable(name), "the table is not there", place: place)
        }
        var columns: [NativeColumn] = []
        var lines: [String] = []
        for column in table.descriptor.columns {
            guard let there = known.column(column.name) else {
                lines.append("column '\(column.name)' is not there; --schema-evolution adds it")
                continue
            }
            do throws(ClickHouseTypes.Refusal) { columns.append(try types.column(column, into: there)) } catch {
                lines.append(error.line)
            }
        }
        if proof.isMarker, !known.hasMarker {
            lines.append("column '\(ClickHouseStatements.marker)', which tells the parts of this load, is gone")
        }
        guard lines.isEmpty else { throw other(table.name, lines) }
        var names = columns.map(\.name)
        if proof.isMarker { names.append(ClickHouseStatements.marker) }
        for (column, made) in zip(table.descriptor.columns, columns) {
            if case .seconds(let ticks) = made.encoding, ticks > 1 {
                target.note("\(table.name).\(column.name): instants are cut to whole seconds")
            }
            if column.isNullable, !made.isNullable {
                target.note("\(table.name).\(column.name): nulls are stored as empty arrays")
            }
        }
        return ClickHouseTarget.TablePlan(
            name: name, columns: columns, proof: proof, opening: try statements.insert(name, columns: names))
    }
}
