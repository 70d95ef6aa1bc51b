import FigmentTarget
import FigmentTypes

/// Hands out the parts of a job in order: tables one after the other, rows ascending, what is committed left out.
struct PartQueue {
    private let rowCounts: [Int64]
    private let prepared: PreparedJob
    /// Rows of each table that are not committed yet, those that are being written among them.
    private var open: [Int64]
    private var table = 0
    private var row: Int64 = 0
    /// The next committed run of the table.
    private var run = 0
    private var index = 0

    init(rowCounts: [Int64], prepared: PreparedJob) {
        self.rowCounts = rowCounts
        self.prepared = prepared
        open = zip(rowCounts, prepared.committed).map { rows, runs in rows - runs.reduce(0) { $0 + Int64($1.count) } }
        skipCommitted()
    }

    enum Next {
        case part(Part)
        /// Parts of other tables must be committed first.
        case wait
        case end
    }

    mutating func next() -> Next {
        guard table < rowCounts.count else { return .end }
        if isWaiting { return .wait }
        var end = PartQueue.end(
            of: row, rows: Int64(prepared.partRows[table]), period: prepared.partPeriod, total: rowCounts[table])
        let runs = prepared.committed[table]
        if run < runs.count { end = min(end, runs[run].start) }
        let part = Part(index: index, table: table, rows: RowRange(start: row, count: Int(end - row)))
        row = end
        index += 1
        skipCommitted()
        return .part(part)
    }

    /// Notes that a part was written.
    mutating func finish(_ part: Part) { open[part.table] -= Int64(part.rows.count) }

    /// Whether the next part must wait for others.
    var isWaiting: Bool {
        guard table < prepared.prerequisites.count else { return false }
        return prepared.prerequisites[table].contains { open[$0] > 0 }
    }

    /// Moves to the next row that is not committed, in this table or in one behind it.
    private mutating func skipCommitted() {
        while table < rowCounts.count {
            let runs = prepared.committed[table]
            while run < runs.count, runs[run].start <= row {
                row = max(row, runs[run].end)
                run += 1
            }
            if row < rowCounts[table] { return }
            table += 1
            row = 0
            run = 0
        }
    }

    /// Parts begin at multiples of `rows` within each period: where they begin does not depend on where a run resumes.
    static func end(of row: Int64, rows: Int64, period: Int64, total: Int64) -> Int64 {
        let start = row - row % period
        let next = row + rows - (row - start) % rows
        let periodEnd = period < Int64.max - start ? start + period : Int64.max
        return min(next, periodEnd, total)
    }
}
