/// Takes the columns out of the body of a batch, nodes and buffers in their order.
struct BatchReader {
    private var nodes: ArraySlice<(Int64, Int64)>
    private var buffers: ArraySlice<(Int64, Int64)>
    private let body: ArrowMemory
    private let dictionaries: [Int64: ResultColumn]

    init(_ table: FlatTable, body: ArrowMemory, _ dictionaries: [Int64: ResultColumn]) throws(ADBCError) {
        if try table.table(3) != nil { throw ADBCError(.read, "its batches are compressed, which is not read") }
        nodes = try table.pairs(1)[...]
        buffers = try table.pairs(2)[...]
        self.body = body
        self.dictionaries = dictionaries
    }

    mutating func column(_ column: ArrowFileColumn) throws(ADBCError) -> ResultColumn {
        guard let node = nodes.popFirst(), let count = Int(exactly: node.0), count >= 0, count < 1 << 40 else {
            throw FlatTable.malformed
        }
        var result = ResultColumn(column.field.type, column.layout, count: count, owner: body)
        if case .null = column.layout { return result }
        let validity = try buffer(node.1 == 0 ? 0 : (count + 7) / 8)
        if node.1 != 0 { result.validity = validity.assumingMemoryBound(to: UInt8.self) }
        switch column.layout {
        case .bits: result.values = try buffer((count + 7) / 8)
        case .fixed(let width): result.values = try buffer(count * width)
        case .bytes(let size):
            let offsets = try offsets(count, size)
            result.values = offsets.start
            result.bytes = try buffer(offsets.end)
        case .list(let size, _):
            let offsets = try offsets(count, size)
            result.values = offsets.start
            result.children = [try self.column(column.children[0])]
            guard offsets.end <= result.children[0].count else { throw FlatTable.malformed }
        case .fixedList(let size, _):
            result.children = [try self.column(column.children[0])]
            let (needed, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow, result.children[0].count >= needed else { throw FlatTable.malformed }
        case .structure:
            for child in column.children {
                let values = try self.column(child)
                guard values.count >= count else { throw FlatTable.malformed }
                result.children.append(values)
            }
        case .dictionary(let bits, _, _):
            result.values = try buffer(count * bits / 8)
            guard let id = column.dictionaryID, let values = dictionaries[id] else {
                throw ADBCError(.read, "a dictionary of the Arrow file is missing")
            }
            result.children = [values]
        case .null, .view, .unknown: throw ADBCError(.read, "column \(column.field.name) cannot be read")
        }
        return result
    }

    /// The next buffer, which must hold so many bytes.
    private mutating func buffer(_ needed: Int) throws(ADBCError) -> UnsafeRawPointer {
        guard let (start, length) = buffers.popFirst(), start >= 0, length >= 0, start <= body.raw.count,
            length <= Int64(body.raw.count) - start, length >= Int64(needed)
        else { throw FlatTable.malformed }
        // Nobody follows a pointer into an empty body.
        return (body.raw.baseAddress ?? BatchReader.zero) + Int(start)
    }

    /// Offsets that never decrease, and the last of them.
    private mutating func offsets(_ count: Int, _ size: Int) throws(ADBCError) -> (start: UnsafeRawPointer, end: Int) {
        // An array without rows may leave its one offset out.
        if count == 0 {
            _ = try buffer(0)
            return (BatchReader.zero, 0)
        }
        let start = try buffer((count + 1) * size)
        var last = 0
        for row in 0...count {
            let next =
                size == 4
                ? Int(start.loadUnaligned(fromByteOffset: row * 4, as: Int32.self))
                : Int(start.loadUnaligned(fromByteOffset: row * 8, as: Int64.self))
            guard next >= last else { throw FlatTable.malformed }
            last = next
        }
        return (start, last)
    }

    /// One offset of either size.
    nonisolated(unsafe) private static let zero: UnsafeRawPointer = {
        let place = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)
        place.storeBytes(of: 0, as: Int64.self)
        return UnsafeRawPointer(place)
    }()
}
