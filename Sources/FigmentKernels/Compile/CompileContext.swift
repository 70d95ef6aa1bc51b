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
    private var eventSources: [Int: EventSource] = [:]
    private var open: [SlotKey] = []

    /// The written column that is being compiled, and which of them share hops and slots.
    private var reader: Int?
    private var sharing = Sharing()

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
        if let known = hops[key] {
            note(known.hop.slot)
            return known
        }
        let finder = try make()
        let entry = (RowHop(slot: slots(1), finder: finder), nextSet)
        nextSet += 1
        hops[key] = entry
        note(entry.0.slot)
        return entry
    }

    /// The column of a row set, made by `make` the first time; a column that needs itself is a cycle.
    func slot(
        _ key: SlotKey, in table: TablePlan, _ make: () throws(PlanError) -> CompiledColumn
    ) throws(PlanError) -> ColumnSlot {
        if let known = slots[key] {
            note(known.slot)
            return known
        }
        if let start = open.firstIndex(of: key) {
            throw .cycle(path: (open[start...] + [key]).map { "\(table.name).\(table.columns[$0.column].name)" })
        }
        open.append(key)
        defer { open.removeLast() }
        let slot = ColumnSlot(slot: slots(1), column: try make())
        slots[key] = slot
        note(slot.slot)
        return slot
    }

    /// Events that several columns of a process's table read, run once per block.
    func events(_ set: Int, _ make: () throws(PlanError) -> EventSource) throws(PlanError) -> EventSource {
        if let known = eventSources[set] {
            note(known.slot)
            return known
        }
        let source = try make()
        eventSources[set] = source
        note(source.slot)
        return source
    }

    // MARK: Columns that are made together

    /// Compiles the written column `index`, and notes what it reads.
    func reading(
        _ index: Int, _ make: () throws(PlanError) -> CompiledColumn
    ) throws(PlanError) -> CompiledColumn {
        reader = index
        defer { reader = nil }
        return try make()
    }

    private func note(_ slot: Int) {
        if let reader { sharing.note(slot, reader) }
    }

    /// Gives columns that share something the number of their group, and lets a column that others read be made once.
    func groupColumns(_ columns: inout [(index: Int, column: CompiledColumn)]) {
        for place in columns.indices {
            let index = columns[place].index
            guard let slot = slots[SlotKey(set: 0, column: index)] else { continue }
            // Others read this column, so it belongs to them, and is copied from there where the forms are the same.
            sharing.note(slot.slot, index)
            switch (columns[place].column.kernel.form, slot.column.kernel.form) {
            case (.plain, .plain): columns[place].column.slot = slot
            default: break
            }
        }
        for place in columns.indices { columns[place].column.group = sharing.group(of: columns[place].index) }
    }
}

/// Which columns read the same, as sets that meet.
private struct Sharing {
    private var firstReader: [Int: Int] = [:]
    /// Towards the least member of a column's set.
    private var towards: [Int: Int] = [:]

    mutating func note(_ slot: Int, _ reader: Int) {
        guard let first = firstReader[slot] else {
            firstReader[slot] = reader
            return
        }
        let (a, b) = (least(first), least(reader))
        if a == b { return }
        towards[max(a, b)] = min(a, b)
        towards[min(a, b)] = min(a, b)
    }

    /// The least member; itself where a column shares nothing.
    private func least(_ column: Int) -> Int {
        var at = column
        while let next = towards[at], next != at { at = next }
        return at
    }

    /// The number of a column's set; nil where it shares nothing.
    func group(of column: Int) -> Int? { towards[column] == nil ? nil : least(column) }
}
