import FigmentColumns
import FigmentPlan
import FigmentSchema

/// The effects of a table by key and time: for each key, elementary intervals that hold the first row matching there.
final class EffectTable: Sendable {
    private let keys: KeyIndex
    /// Start of each interval in microseconds, ascending within a key's slice.
    private let starts: [Double]
    /// The value of each interval; NaN where no row matches.
    private let values: [Double]
    /// The slice of each key.
    private let slices: [Range<Int>]

    struct Row {
        var key: Int
        var start: Double
        var end: Double
        var value: Double
    }

    /// - Parameter rows: In the table's order: the first one that matches counts.
    init(keys: KeyIndex, rows: [Row]) {
        self.keys = keys
        var starts: [Double] = []
        var values: [Double] = []
        var slices: [Range<Int>] = []
        var byKey = [[Row]](repeating: [], count: max(1, keys.count))
        for row in rows where row.start <= row.end { byKey[row.key].append(row) }
        for list in byKey {
            let first = starts.count
            for (start, value) in EffectTable.intervals(list) {
                starts.append(start)
                values.append(value)
            }
            slices.append(first..<starts.count)
        }
        self.starts = starts
        self.values = values
        self.slices = slices
    }

    /// Sweeps over the rows' ends with a heap of the rows that are open, the lowest number on top.
    private static func intervals(_ rows: [Row]) -> [(start: Double, value: Double)] {
        let byStart = rows.indices.sorted { (rows[$0].start, $0) < (rows[$1].start, $1) }
        var ends = rows.map { $0.end.nextUp }
        ends.sort()
        var cuts = Array(Set(rows.map(\.start) + ends)).sorted()
        cuts.removeAll { !$0.isFinite && $0 > 0 }
        var open = MinHeap()
        var next = 0
        var result: [(start: Double, value: Double)] = []
        for cut in cuts {
            while next < byStart.count, rows[byStart[next]].start <= cut {
                open.push(byStart[next])
                next += 1
            }
            while let top = open.top, rows[top].end < cut { open.pop() }
            let value = open.top.map { rows[$0].value } ?? .nan
            if let last = result.last, last.value == value || (last.value.isNaN && value.isNaN) { continue }
            result.append((cut, value))
        }
        return result
    }

    /// The number of a key, −1 where no row has it.
    func entry(_ key: UnsafeBufferPointer<UInt8>) -> Int { keys.entry(key) }

    /// Replaces instants by the values that the numbered keys have then; NaN where no row matches.
    func look(up entries: UnsafePointer<Int32>, _ instants: UnsafeMutablePointer<Double>, _ count: Int) {
        starts.withUnsafeBufferPointer { starts in
            values.withUnsafeBufferPointer { values in
                slices.withUnsafeBufferPointer { slices in
                    for i in 0..<count {
                        let entry = Int(entries[i])
                        if entry < 0 {
                            instants[i] = .nan
                            continue
                        }
                        // Half of the rest at each step, whichever way it goes: no branch to predict.
                        let slice = slices[entry]
                        let instant = instants[i]
                        var low = slice.lowerBound
                        var length = slice.count
                        while length > 0 {
                            let half = length &>> 1
                            let isBehind = starts[low &+ half] <= instant
                            low = isBehind ? low &+ half &+ 1 : low
                            length = isBehind ? length &- half &- 1 : half
                        }
                        instants[i] = low == slice.lowerBound ? .nan : values[low &- 1]
                    }
                }
            }
        }
    }

    private struct MinHeap {
        private var items: [Int] = []
        var top: Int? { items.first }

        mutating func push(_ item: Int) {
            items.append(item)
            var at = items.count - 1
            while at > 0, items[(at - 1) / 2] > items[at] {
                items.swapAt(at, (at - 1) / 2)
                at = (at - 1) / 2
            }
        }

        mutating func pop() {
            guard let last = items.popLast(), !items.isEmpty else { return }
            items[0] = last
            var at = 0
            while true {
                let left = 2 * at + 1
                guard left < items.count else { return }
                let child = left + 1 < items.count && items[left + 1] < items[left] ? left + 1 : left
                if items[at] <= items[child] { return }
                items.swapAt(at, child)
                at = child
            }
        }
    }
}

/// Multiplies or adds what the effect table says of the row's keys and instant.
struct EffectStep: ModifierStep {
    let table: EffectTable
    let keys: [ColumnSlot]
    let at: ColumnSlot?
    let instantMicros: Double
    let operation: Effect.Operation
    let fallback: Double
    /// The numbers of the keys that the items of a pool are, where the only key is picked from one.
    private let entryByItem: [Int32]?

    init(
        table: EffectTable, keys: [ColumnSlot], at: ColumnSlot?, instantMicros: Double, operation: Effect.Operation,
        fallback: Double
    ) {
        self.table = table
        self.keys = keys
        self.at = at
        self.instantMicros = instantMicros
        self.operation = operation
        self.fallback = fallback
        if keys.count == 1, case .dictionary(let pool) = keys[0].column.kernel.form {
            entryByItem = (0..<pool.count).map { item in
                let range = Int(pool.offsets[item])..<Int(pool.offsets[item + 1])
                return Int32(table.entry(UnsafeBufferPointer(rebasing: pool.contents[range])))
            }
        } else {
            entryByItem = nil
        }
    }

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        let words = scratch.borrow()
        let effects = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        write(rows, into: effects, scratch)
        switch operation {
        case .mul: for i in 0..<block.count { block.values[i] *= effects[i] }
        case .add: for i in 0..<block.count { block.values[i] += effects[i] }
        }
        scratch.giveBack(words)
    }

    /// The effect of each row, the fallback where none matches.
    func write(_ rows: RowBlock, into out: UnsafeMutablePointer<Double>, _ scratch: Scratch) {
        let n = rows.count
        if let at {
            Readings.micros(at.values(rows, scratch), n, into: out)
        } else {
            out.update(repeating: instantMicros, count: n)
        }
        let words = scratch.borrow()
        let entries = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int32.self)
        findKeys(rows, into: entries, scratch)
        table.look(up: entries, out, n)
        for i in 0..<n where out[i].isNaN { out[i] = fallback }
        scratch.giveBack(words)
    }

    /// The number of each row's key, −1 where the effect table has no such key.
    private func findKeys(_ rows: RowBlock, into entries: UnsafeMutablePointer<Int32>, _ scratch: Scratch) {
        let columns = keys.map { $0.values(rows, scratch) }
        if let entryByItem, let column = columns.first {
            let items = UnsafeRawPointer(column.indices.base).assumingMemoryBound(to: UInt32.self)
            // A null is the empty key, as it is in the table.
            let none = Int32(table.entry(UnsafeBufferPointer(start: nil, count: 0)))
            entryByItem.withUnsafeBufferPointer { known in
                for i in 0..<rows.count { entries[i] = column.isValid(i) ? known[Int(items[i])] : none }
            }
            return
        }
        for i in 0..<rows.count {
            scratch.text.removeAll()
            for (k, column) in columns.enumerated() {
                if k > 0 { scratch.text.append([0x1F]) }
                if column.isValid(i) { column.appendAsText(i, to: &scratch.text) }
            }
            if columns.count > 1 { scratch.text.append([0x1F]) }
            let key = UnsafeBufferPointer(start: UnsafePointer(scratch.text.base), count: scratch.text.count)
            entries[i] = Int32(table.entry(key))
        }
    }
}
