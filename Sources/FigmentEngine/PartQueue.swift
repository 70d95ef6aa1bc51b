import FigmentTarget
import FigmentTypes

/// Hands out the parts of a job in order: tables one after the other, rows ascending.
struct PartQueue {
    private let rowCounts: [Int64]
    private let prepared: PreparedJob
    private var table = 0
    private var row: Int64
    private var index = 0

    init(rowCounts: [Int64], prepared: PreparedJob) {
        self.rowCounts = rowCounts
        self.prepared = prepared
        row = prepared.committedRows.first ?? 0
    }

    mutating func next() -> Part? {
        while table < rowCounts.count, row >= rowCounts[table] {
            table += 1
            if table < rowCounts.count { row = prepared.committedRows[table] }
        }
        guard table < rowCounts.count else { return nil }
        let end = PartQueue.end(
            of: row, rows: Int64(prepared.partRows[table]), period: prepared.partPeriod, total: rowCounts[table])
        defer {
            row = end
            index += 1
        }
        return Part(index: index, table: table, rows: RowRange(start: row, count: Int(end - row)))
    }

    /// Parts begin at multiples of `rows` within each period: where they begin does not depend on where a run resumes.
    static func end(of row: Int64, rows: Int64, period: Int64, total: Int64) -> Int64 {
        let start = row - row % period
        let next = row + rows - (row - start) % rows
        let periodEnd = period < Int64.max - start ? start + period : Int64.max
        return min(next, periodEnd, total)
    }
}
