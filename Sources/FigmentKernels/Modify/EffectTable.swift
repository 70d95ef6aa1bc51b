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

    /// The value for a key at an instant; NaN where no row matches.
    func value(_ key: UnsafeBufferPointer<UInt8>, at instant: Double) -> Double {
        let entry = keys.entry(key)
        if entry < 0 { return .nan }
        let slice = slices[entry]
        var low = slice.lowerBound
        var high = slice.upperBound
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return low == slice.lowerBound ? .nan : values[low - 1]
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
        let columns = keys.map { $0.values(rows, scratch) }
        for i in 0..<n {
            scratch.text.removeAll()
            for (k, column) in columns.enumerated() {
                if k > 0 { scratch.text.append([0x1F]) }
                if column.isValid(i) { column.appendAsText(i, to: &scratch.text) }
            }
            if columns.count > 1 { scratch.text.append([0x1F]) }
            let key = UnsafeBufferPointer(start: UnsafePointer(scratch.text.base), count: scratch.text.count)
            let value = table.value(key, at: out[i])
            out[i] = value.isNaN ? fallback : value
        }
    }
}
