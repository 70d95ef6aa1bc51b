import FigmentColumns
public import FigmentPlan
public import FigmentTypes

/// The sort keys of a table's rows as bytes whose order is that of the rows: nulls first, numbers by value (NaN last),
/// text and binary byte by byte, false before true.
///
/// Keys are compared with those of the same columns only: a text from a sorted pool is its number there.
public struct SortKeys: Sendable {
    private let parts: [(column: CompiledColumn, isDescending: Bool)]

    /// By partition, then as the table asks for; nil where it asks for neither.
    public init?(_ plan: TablePlan, _ table: CompiledTable) {
        self.init(plan.partitionColumns.map { ($0, false) } + plan.sortKeys, plan, table)
    }

    /// By partition only; nil where the table is not split.
    public init?(partitions plan: TablePlan, _ table: CompiledTable) {
        self.init(plan.partitionColumns.map { ($0, false) }, plan, table)
    }

    private init?(_ keys: [(column: Int, isDescending: Bool)], _ plan: TablePlan, _ table: CompiledTable) {
        var parts: [(column: CompiledColumn, isDescending: Bool)] = []
        for key in keys {
            let name = plan.columns[key.column].name
            guard let column = table.columns.first(where: { $0.name == name }) else { continue }
            parts.append((column, key.isDescending))
        }
        if parts.isEmpty { return nil }
        self.parts = parts
    }

    /// Room for the keys of a block; one for each thread.
    public func makeBlock() -> SortKeyBlock { SortKeyBlock(columns: parts.map { $0.column.makeColumn() }) }

    /// Makes the keys of at most ``FigmentColumns/RowBlock/capacity`` consecutive rows.
    public func fill(_ rows: RowRange, into block: SortKeyBlock, _ scratch: Scratch) {
        for (part, piece) in zip(parts, block.pieces) {
            piece.column.reset()
            part.column.fill(RowBlock(ramp: rows), into: piece.column, scratch)
            piece.encode(rows.count, isDescending: part.isDescending)
        }
        block.join(rows.count)
    }
}

/// The keys of a block of rows.
public final class SortKeyBlock {
    let pieces: [SortKeyPiece]
    /// The pieces row by row; unused where there is one piece.
    private var joined = ByteBuffer()
    private let joinedEnds = UnsafeMutablePointer<Int>.allocate(capacity: RowBlock.capacity)

    init(columns: [Column]) { pieces = columns.map { SortKeyPiece($0) } }

    deinit { joinedEnds.deallocate() }

    /// The keys, one behind the other.
    public var bytes: UnsafePointer<UInt8> { UnsafePointer(pieces.count == 1 ? pieces[0].bytes.base : joined.base) }
    /// Where the key of each row ends.
    public var ends: UnsafePointer<Int> { UnsafePointer(pieces.count == 1 ? pieces[0].ends : joinedEnds) }

    func join(_ n: Int) {
        if pieces.count == 1 { return }
        joined.removeAll()
        joined.reserve(pieces.reduce(0) { $0 + $1.bytes.count })
        let bases = pieces.map { $0.bytes.base }
        let ends = pieces.map(\.ends)
        for i in 0..<n {
            for k in bases.indices {
                let start = i == 0 ? 0 : ends[k][i - 1]
                joined.append(bases[k] + start, count: ends[k][i] - start)
            }
            joinedEnds[i] = joined.count
        }
    }
}
