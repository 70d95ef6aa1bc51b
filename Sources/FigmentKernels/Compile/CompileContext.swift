import FigmentColumns
import FigmentPlan
import FigmentTypes

/// What the compilation of one table shares: the hops to other rows and the columns seen from there, each made once,
/// so that at run time each is found and filled once per block.
///
/// A *row set* is the block's own rows (0) or the rows that a hop leads to; it exists at compile time only, as a number.
final class CompileContext {
    let plan: Plan
    /// The tables that can be referred to, with their row counts and maps.
    var tables: [Int: TableRows]
    private(set) var nextSlot: Int
    private var nextSet = 1
    private var hops: [HopKey: (hop: RowHop, set: Int)] = [:]
    private var slots: [SlotKey: ColumnSlot] = [:]
    private var open: [SlotKey] = []

    struct TableRows {
        var rowCount: Int64
        var map: ParentMap?
    }

    struct HopKey: Hashable {
        var set: Int
        var source: RowSource
    }

    struct SlotKey: Hashable {
        var set: Int
        var column: Int
    }

    init(plan: Plan, tables: [Int: TableRows], firstSlot: Int) {
        self.plan = plan
        self.tables = tables
        nextSlot = firstSlot
    }

    func slots(_ n: Int) -> Int {
        nextSlot += n
        return nextSlot - n
    }

    /// The hop from a row set, made by `make` the first time.
    func hop(
        _ key: HopKey, _ make: () throws(PlanError) -> any RowFinder
    ) throws(PlanError) -> (hop: RowHop, set: Int) {
        if let known = hops[key] { return known }
        let finder = try make()
        let entry = (RowHop(slot: slots(1), finder: finder), nextSet)
        nextSet += 1
        hops[key] = entry
        return entry
    }

    /// The column of a row set, made by `make` the first time; a column that needs itself is a cycle.
    func slot(
        _ key: SlotKey, in table: TablePlan, _ make: () throws(PlanError) -> CompiledColumn
    ) throws(PlanError) -> ColumnSlot {
        if let known = slots[key] { return known }
        if let start = open.firstIndex(of: key) {
            throw .cycle(path: (open[start...] + [key]).map { "\(table.name).\(table.columns[$0.column].name)" })
        }
        open.append(key)
        defer { open.removeLast() }
        let slot = ColumnSlot(slot: slots(1), column: try make())
        slots[key] = slot
        return slot
    }
}
