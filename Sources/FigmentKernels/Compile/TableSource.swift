public import FigmentColumns
public import FigmentTypes

/// The values of one table for one worker.
public final class TableSource: ColumnSource {
    private let table: CompiledTable
    private let columns: [Column]
    private let scratch: Scratch
    /// The places of each group's columns.
    private let groups: [Int: [Int]]
    /// The rows that every column will be asked for, and the groups whose columns hold them.
    private var batch: RowRange?
    private var made: Set<Int> = []

    public init(_ table: CompiledTable, scratch: Scratch = Scratch()) {
        self.table = table
        self.scratch = scratch
        columns = table.columns.map { $0.makeColumn() }
        groups = Dictionary(grouping: table.columns.indices.filter { table.columns[$0].group != nil }) {
            table.columns[$0].group ?? 0
        }
    }

    public func beginBatch(_ rows: RowRange) {
        batch = rows
        made.removeAll(keepingCapacity: true)
    }

    public func column(_ index: Int, rows: RowRange) -> Column {
        let column = columns[index]
        guard let group = table.columns[index].group, let members = groups[group], members.count > 1 else {
            column.reset()
            table.columns[index].fill(rows, into: column, scratch)
            return column
        }
        if rows == batch {
            if made.insert(group).inserted { fill(members, rows) }
            return column
        }
        made.remove(group)
        column.reset()
        table.columns[index].fill(rows, into: column, scratch)
        return column
    }

    /// Fills the columns of a group block by block, so that what they share is made once for each.
    private func fill(_ members: [Int], _ rows: RowRange) {
        for index in members { columns[index].reset() }
        var at = rows.start
        while at < rows.end {
            let n = Int(min(Int64(RowBlock.capacity), rows.end - at))
            let block = RowBlock(ramp: RowRange(start: at, count: n))
            scratch.beginBlock()
            for index in members { table.columns[index].fillTogether(block, into: columns[index], scratch) }
            at += Int64(n)
        }
    }
}
