import FigmentTypes

/// The rules that look at more than one table.
struct TableRules {
    let tables: [DecodedTable]
    /// False where a table could not be read: then nothing is said about what is missing.
    let isComplete: Bool

    func check(_ decoding: inout Decoding) {
        checkNames(&decoding)
        checkParents(&decoding)
        checkParentCycle(&decoding)
        for table in tables {
            for column in table.columns { checkLookup(column, table, &decoding) }
        }
    }

    private func checkNames(_ decoding: inout Decoding) {
        var lines: [String: Int] = [:]
        for table in tables {
            let place = table.cursor(.id)
            if let line = lines[table.table.name] {
                decoding.report(.duplicateName(table.table.name, of: "node", firstLine: line), at: place)
            }
            lines[table.table.name] = lines[table.table.name] ?? place.location.line
        }
    }

    private func checkParents(_ decoding: inout Decoding) {
        let names = tables.map(\.table.name)
        for table in tables {
            guard let list = table.members[.parents] else { continue }
            for cursor in list.elements {
                guard isComplete, let name = cursor.text, !names.contains(name) else { continue }
                decoding.unknownName(name, of: .table, known: names, at: cursor)
            }
        }
    }

    /// Follows the driving parents only: each table has at most one, so a cycle is a walk that comes back.
    private func checkParentCycle(_ decoding: inout Decoding) {
        let byName = Dictionary(
            tables.enumerated().map { ($1.table.name, $0) }, uniquingKeysWith: { first, _ in first })
        var settled = Set<Int>()
        for start in tables.indices {
            var trail: [Int] = []
            var at: Int? = start
            while let index = at, !settled.contains(index) {
                if let first = trail.firstIndex(of: index) {
                    let cycle = trail[first...].map { tables[$0].table.name }
                    decoding.report(
                        .relational(.parentCycle(cycle + [cycle[0]])), at: tables[index].cursor(.parents))
                    break
                }
                trail.append(index)
                at = tables[index].table.parents.first.flatMap { byName[$0] }
            }
            settled.formUnion(trail)
        }
    }

    private func checkLookup(_ column: DecodedColumn, _ table: DecodedTable, _ decoding: inout Decoding) {
        guard case .lookup(let lookup) = column.column.generator else { return }
        let (targetName, columnName) = (lookup.from.table, lookup.from.column)
        let generator = column.cursor(.generator)
        let cursor = generator["lookup"]?["from"] ?? generator
        guard let target = tables.first(where: { $0.table.name == targetName }) else {
            if isComplete {
                let known = tables.map(\.table.name)
                let nearest = EditDistance.nearest(to: targetName, among: known).map { "\($0).\(columnName)" }
                decoding.unknownName(targetName, of: .table, known: known, nearest: nearest, at: cursor)
            }
            return
        }
        guard let remote = target.columns.first(where: { $0.column.name == columnName }) else {
            if target.isComplete {
                let known = target.columns.map(\.column.name)
                let nearest = EditDistance.nearest(to: columnName, among: known).map { "\(targetName).\($0)" }
                decoding.unknownName(columnName, of: .column, known: known, nearest: nearest, at: cursor)
            }
            return
        }
        if remote.column.type != column.column.type, !(remote.column.type.isNumeric && column.column.type.isNumeric) {
            decoding.report(
                .relational(
                    .lookupType(
                        from: "\(targetName).\(columnName)", fromType: remote.column.declaredType,
                        type: column.column.declaredType)), at: column.cursor(.type))
        }
    }
}
