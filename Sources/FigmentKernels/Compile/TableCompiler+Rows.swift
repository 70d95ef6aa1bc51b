import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// The column at the end of a path.
    func view(_ path: ColumnPath) throws(PlanError) -> ColumnView {
        var hops: [RowHop] = []
        var at = self
        for source in path.path {
            let next = try at.hop(source)
            hops.append(next.hop)
            at = next.compiler
        }
        return ColumnView(hops: hops, source: try at.slot(path.column))
    }

    /// The hops of a path, with the table that each leads to.
    func hops(_ path: [RowSource]) throws(PlanError) -> [(hop: RowHop, table: Int)] {
        var result: [(hop: RowHop, table: Int)] = []
        var at = self
        for source in path {
            let next = try at.hop(source)
            result.append((next.hop, next.compiler.index))
            at = next.compiler
        }
        return result
    }

    /// A column of this row set.
    func slot(_ column: Int) throws(PlanError) -> ColumnSlot {
        try context.slot(CompileContext.SlotKey(set: set, column: column), in: table) { () throws(PlanError) in
            try self.column(column, isStored: true)
        }
    }

    func hop(_ source: RowSource) throws(PlanError) -> (hop: RowHop, compiler: TableCompiler) {
        let target = try self.target(of: source)
        let key = CompileContext.HopKey(set: set, source: source)
        let (hop, set) = try context.hop(key) { () throws(PlanError) in try finder(source, target) }
        return (hop, try other(target, set: set))
    }

    /// The compiler of another row set.
    func other(_ target: Int, set: Int) throws(PlanError) -> TableCompiler {
        guard let rows = context.tables[target] else {
            throw .unknownTable(name: plan.tables[target].name, known: plan.tables.map(\.name))
        }
        return TableCompiler(context: context, index: target, set: set, map: rows.map, rowCount: rows.rowCount)
    }

    private func target(of source: RowSource) throws(PlanError) -> Int {
        guard let target = plan.table(of: source, from: index) else {
            throw .unknownReference(table: table.name, column: "", name: "parent")
        }
        return target
    }

    private func finder(_ source: RowSource, _ target: Int) throws(PlanError) -> any RowFinder {
        let name = plan.tables[target].name
        func key(_ purpose: String, _ column: String = "") -> StreamKey {
            StreamKey(seed: plan.seed.text, table: table.name, column: column, purpose: purpose)
        }
        switch source {
        case .parent:
            guard let map else { throw .unknownReference(table: table.name, column: "", name: "parent") }
            return ParentFinder(map: map, slot: context.slots(1))
        case .random(_, let alias, let weights):
            let count = try other(target, set: 0).rowCount
            return RandomFinder(
                rowCount: count, weights: RowWeights(weights, rowCount: count), key: key("lookup:\(name):\(alias)"))
        case .joint(let draw, let member, _):
            let count = try other(target, set: 0).rowCount
            return JointFinder(numbers: try jointNumbers(draw), member: member, rowCount: count)
        case .earlier(let rootProbability, let rootIsSelf, let alias):
            return EarlierFinder(
                rootThreshold: Threshold.word(rootProbability), rootIsSelf: rootIsSelf,
                key: key("lookup:\(name):\(alias)"), rootKey: key("root:\(alias)"))
        case .duplicated(let rate, let column):
            let name = column ?? ""
            return DuplicateFinder(
                threshold: Threshold.word(rate), key: key("duplicate of", name), rateKey: key("duplicate", name))
        case .plantedAround(_, let corpus, let column):
            let queries = try other(target, set: 0).rowCount
            return PlantedAroundFinder(places: try plantedPlaces(corpus, column), queries: queries)
        case .planted(_, let column):
            guard let map else { throw .unknownReference(table: table.name, column: "", name: "parent") }
            let places = try plantedPlaces(target, column)
            let rows = try other(target, set: 0).rowCount
            let (needed, overflow) = map.parents.multipliedReportingOverflow(by: places.block)
            if overflow || needed > rows {
                throw .tooFewRows(table: name, rows: rows, needed: overflow ? .max : needed)
            }
            return PlantedFinder(places: places, map: map, slot: context.slots(1))
        case .matching(_, let local, let remote):
            let remoteColumn = plan.tables[target].columns[remote]
            let rows = try other(target, set: 0).rowCount
            if case .sequence(let start, let step) = remoteColumn.recipe, remoteColumn.type.isNumeric {
                return SequenceFinder(local: try slot(local), start: start, step: step, rowCount: rows)
            }
            return KeyFinder(local: try slot(local), index: try keyIndex(target, [remote]).index)
        }
    }

    // MARK: Whole tables

    /// Looks for a row whose lookup finds nothing, before the first row is made.
    func checkMatches(_ column: ColumnPlan) throws(PlanError) {
        guard case .lookup(let path) = column.recipe else { return }
        // A context of its own: what it fills is not what the table's columns fill.
        let fresh = CompileContext(plan: plan, tables: context.tables, firstSlot: 0)
        let view = try TableCompiler(context: fresh, index: index, set: 0, map: map, rowCount: rowCount).view(path)
        guard view.hops.contains(where: { $0.finder.canMiss }) else { return }
        let scratch = Scratch()
        var at: Int64 = 0
        while at < rowCount {
            let n = Int(min(Int64(RowBlock.capacity), rowCount - at))
            let miss = view.with(RowBlock(ramp: RowRange(start: at, count: n)), scratch) { values -> Int? in
                values.isFound.flatMap { flags in (0..<n).first { flags[$0] == 0 } }
            }
            if let miss { throw .noMatch(table: table.name, column: column.name, row: at + Int64(miss)) }
            at += Int64(n)
        }
    }

    /// The most rows of a table that are held in memory for joins and effects.
    static var materialisedRows: Int64 { 20_000_000 }

    /// All keys of a table, with the number of each row's key.
    func keyIndex(_ target: Int, _ columns: [Int]) throws(PlanError) -> (index: KeyIndex, entries: [Int32]) {
        var builder = KeyIndex.Builder()
        var entries: [Int32] = []
        var key = ByteBuffer()
        try scan(target, columns) { values, first, n in
            for i in 0..<n {
                key.removeAll()
                for column in values {
                    if column.isValid(i) { column.appendAsText(i, to: &key) }
                    key.append([0x1F])
                }
                if columns.count == 1 { key.count -= 1 }
                let bytes = UnsafeBufferPointer(start: UnsafePointer(key.base), count: key.count)
                entries.append(Int32(builder.add(bytes, row: first + Int64(i))))
            }
        }
        return (KeyIndex(builder), entries)
    }

    /// Calls `body` with the columns of each block of a table, the first row's number, and the count.
    func scan(
        _ target: Int, _ columns: [Int], _ body: ([Column], Int64, Int) -> Void
    ) throws(PlanError) {
        guard let rows = context.tables[target] else {
            throw .unknownTable(name: plan.tables[target].name, known: plan.tables.map(\.name))
        }
        guard rows.rowCount <= TableCompiler.materialisedRows else {
            throw .tooManyRows(
                table: plan.tables[target].name, column: "", rows: rows.rowCount,
                maximum: TableCompiler.materialisedRows)
        }
        // A context of its own: these are other rows than the block's.
        let fresh = CompileContext(plan: plan, tables: context.tables, firstSlot: 0)
        let compiler = TableCompiler(context: fresh, index: target, set: 0, map: rows.map, rowCount: rows.rowCount)
        var compiled: [CompiledColumn] = []
        for column in columns { compiled.append(try compiler.column(column, isStored: true)) }
        let scratch = Scratch()
        let values = compiled.map { $0.makeColumn() }
        var at: Int64 = 0
        while at < rows.rowCount {
            let n = Int(min(Int64(RowBlock.capacity), rows.rowCount - at))
            let block = RowBlock(ramp: RowRange(start: at, count: n))
            for (column, kernel) in zip(values, compiled) {
                column.reset()
                kernel.fill(block, into: column, scratch)
            }
            body(values, at, n)
            at += Int64(n)
        }
    }
}

/// Probabilities as words of random bits.
enum Threshold {
    /// A word below it happens with this probability.
    static func word(_ probability: Double) -> UInt64 {
        probability >= 1 ? .max : UInt64(max(0, probability) * 0x1p64)
    }
}
