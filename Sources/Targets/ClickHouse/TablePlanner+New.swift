import FigmentLoad
import FigmentTarget

/// New tables take their places when all of them are made and known to take the rows: what the server or we refuse leaves
/// those that were there.
extension TablePlanner {
    /// Makes the tables that are not there and, where that is wished, anew those that are: under other names.
    ///
    /// - Returns: Which. Those of an overwrite are not made yet, because the staging table takes the place.
    func makeTables(_ entry: ClickHouseState.Entry) throws(TargetError) -> Set<Int> {
        var made: Set<Int> = []
        for (index, table) in target.tables.enumerated() {
            let isThere = try connection.table(table.name) != nil
            if isThere, !target.load.dropsTables { continue }
            guard target.load.createsTables || target.load.dropsTables else {
                throw ClickHouseError.refused(.missingTable(table.name), "the table is not there", place: place)
            }
            made.insert(index)
            if isStagedWhole || namesItsPlace(table) { continue }
            let name = TablePlanner.made(entry, index)
            try create(table, name: name, proof: proofOfNewTable)
            try check(table, in: name)
        }
        return made
    }

    /// Gives the tables that were made their names.
    func putInPlace(_ made: Set<Int>, _ entry: ClickHouseState.Entry) throws(TargetError) {
        if isStagedWhole { return }
        for index in made.sorted() {
            let table = target.tables[index]
            if namesItsPlace(table) {
                try connection.run("DROP TABLE IF EXISTS \(statements.qualified(table.name))")
                try create(table, name: table.name, proof: proofOfNewTable)
            } else {
                try putInPlace(index, entry)
            }
        }
    }

    /// Drops the tables that an overwrite makes anew, when those that will take their places are known to work.
    func dropReplaced(_ made: Set<Int>) throws(TargetError) {
        guard isStagedWhole, target.load.dropsTables else { return }
        for index in made.sorted() {
            try connection.run("DROP TABLE IF EXISTS \(statements.qualified(target.tables[index].name))")
        }
    }

    private var isStagedWhole: Bool { target.load.mode == .overwrite && !target.replacesPartitions }

    /// Replicated tables have a place in Keeper, which two of them cannot share: the old one goes first.
    private func namesItsPlace(_ table: LoadTable) -> Bool {
        ClickHouseStatements.engine(of: table, mode: target.load.mode, target.options).hasPrefix("Replicated")
    }

    /// Whether rows could be written into a new table as the load wants it.
    private func check(_ table: LoadTable, in name: String) throws(TargetError) {
        let known = try connection.table(name)
        if target.load.mode == .upsert { try checkReplacing(table, known) }
        let proof = target.replacesPartitions ? proofOfNewTable : try proof(table, known, in: name)
        _ = try plan(table, in: name, proof: proof)
    }

    /// Gives a table that was made its name, and drops the one that has it.
    private func putInPlace(_ index: Int, _ entry: ClickHouseState.Entry) throws(TargetError) {
        let made = try statements.qualified(TablePlanner.made(entry, index))
        let own = try statements.qualified(target.tables[index].name)
        guard let before = try connection.table(target.tables[index].name) else {
            try connection.run("RENAME TABLE \(made) TO \(own)")
            return
        }
        let isExchanged = before.uuid.contains { $0 != "0" && $0 != "-" }
        let old = isExchanged ? made : try statements.qualified(TablePlanner.old(entry, index))
        try connection.run(
            isExchanged ? "EXCHANGE TABLES \(made) AND \(own)" : "RENAME TABLE \(own) TO \(old), \(made) TO \(own)")
        do throws(TargetError) { try connection.run("DROP TABLE IF EXISTS \(old)") } catch {
            // Servers refuse to drop what is large or what others depend on.
            guard case .server(let failure) = error, !failure.isTransient else { throw error }
            try connection.run(
                isExchanged
                    ? "EXCHANGE TABLES \(made) AND \(own)" : "RENAME TABLE \(own) TO \(made), \(old) TO \(own)")
            throw error
        }
    }

    /// Drops tables that are no more needed.
    ///
    /// - Parameter ofEarlier: Those of earlier loads of the name, forgotten ones and ones that ended before they were noted,
    ///   rather than those of this load.
    func dropLeftovers(_ entry: ClickHouseState.Entry, ofEarlier: Bool) throws(TargetError) {
        let stem = ofEarlier ? entry.jobStem : entry.stem
        let names = try connection.rows(
            """
            SELECT name FROM system.tables WHERE database = \(ClickHouseStatements.literal(statements.database)) \
            AND substring(name, 1, \(stem.utf8.count)) = \(ClickHouseStatements.literal(stem))
            """)
        for row in names where row.count == 1 && !(ofEarlier && row[0].hasPrefix(entry.stem)) {
            try connection.run("DROP TABLE IF EXISTS \(statements.qualified(row[0]))")
        }
    }
}
