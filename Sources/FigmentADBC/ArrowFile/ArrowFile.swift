import FigmentTypes

/// Where the bytes of an Arrow file come from.
public protocol ArrowBytes: AnyObject {
    var byteCount: Int { get }
    /// Fills `place` with the bytes from `offset` on.
    func read(into place: UnsafeMutableRawBufferPointer, at offset: Int) throws(ADBCError)
}

/// An Arrow IPC file or stream, read batch by batch: the columns are what a driver's results are.
///
/// Messages are taken from the front, whatever a footer says, so that files and streams are the same. Every length, offset
/// and index is compared with what is there. Compressed batches and views are refused.
/// Source: "Serialization and Interprocess Communication" of the Arrow columnar format; Message.fbs, Schema.fbs.
public final class ArrowFile {
    /// A record batch: rows, and where its message lies.
    public struct Batch {
        public let rowCount: Int
        let metadata: Range<Int>
        let body: Range<Int>
    }
    public private(set) var fields: [ResultField] = []
    public private(set) var batches: [Batch] = []
    /// By column, whether any list of it holds a null element.
    public private(set) var haveNullElements: [Bool] = []
    private var columns: [ArrowFileColumn] = []
    private var dictionaries: [Int64: ResultColumn] = [:]
    private let bytes: any ArrowBytes

    /// Reads the schema and the dictionaries, and finds the batches.
    public init(_ bytes: any ArrowBytes) throws(ADBCError) {
        self.bytes = bytes
        var at = 0
        if bytes.byteCount >= 8, try load(0..<6).copy == Array("ARROW1".utf8) { at = 8 }
        while let message = try message(at) {
            let header = try FlatTable(root: message.metadata)
            guard let table = try header.table(2) else { throw FlatTable.malformed }
            switch try header.integer(1, UInt8.self) {
            case 1:
                for field in try table.tables(1) { columns.append(try ArrowFileColumn(field, depth: 0)) }
                fields = columns.map(\.field)
                haveNullElements = columns.map { _ in false }
            case 2:
                guard let data = try table.table(1), try table.integer(2, UInt8.self) == 0 else {
                    throw ADBCError(.read, "a dictionary grows from batch to batch, which is not read")
                }
                let id = try table.integer(0, Int64.self)
                guard let column = columns.lazy.compactMap({ $0.dictionary(id) }).first else {
                    throw FlatTable.malformed
                }
                var reader = try BatchReader(data, body: load(message.body), dictionaries)
                dictionaries[id] = try reader.column(column)
            case 3: try note(table, message)
            default: throw FlatTable.malformed
            }
            at = message.body.upperBound
        }
        guard !columns.isEmpty else { throw ADBCError(.read, "it has no columns") }
    }

    private func note(
        _ table: FlatTable, _ message: (metadata: ArrowMemory, place: Range<Int>, body: Range<Int>)
    ) throws(ADBCError) {
        guard let rows = Int(exactly: try table.integer(0, Int64.self)), rows >= 0 else { throw FlatTable.malformed }
        batches.append(Batch(rowCount: rows, metadata: message.place, body: message.body))
        var nodes = try table.pairs(1)[...]
        for (index, column) in columns.enumerated() {
            guard nodes.count >= column.nodeCount else { throw FlatTable.malformed }
            let own = Array(nodes.prefix(column.nodeCount))
            nodes = nodes.dropFirst(column.nodeCount)
            if column.isList, own.dropFirst().contains(where: { $0.1 != 0 }) { haveNullElements[index] = true }
        }
    }

    /// The rows of a batch.
    public func rows(_ index: Int) throws(ADBCError) -> ResultBatch {
        let batch = batches[index]
        let metadata = try load(batch.metadata)
        guard let table = try FlatTable(root: metadata).table(2) else { throw FlatTable.malformed }
        var reader = try BatchReader(table, body: load(batch.body), dictionaries)
        var result: [ResultColumn] = []
        for column in columns {
            let read = try reader.column(column)
            guard read.count == batch.rowCount else { throw FlatTable.malformed }
            result.append(read)
        }
        return ResultBatch(rowCount: batch.rowCount, columns: result)
    }

    /// The message that begins at a place; nil at the end.
    private func message(_ at: Int) throws(ADBCError) -> (metadata: ArrowMemory, place: Range<Int>, body: Range<Int>)? {
        guard at <= bytes.byteCount - 8 else { return nil }
        let start = try load(at..<at + 8)
        let mark = start.word(0)
        // Before version 0.15 there was no mark.
        let isMarked = mark == 0xFFFF_FFFF
        let length = Int(isMarked ? start.word(4) : mark)
        if length == 0 { return nil }
        let first = at + (isMarked ? 8 : 4)
        guard length <= bytes.byteCount - first else { throw ADBCError(.read, "the Arrow file is cut off") }
        let metadata = try load(first..<first + length)
        let count = try FlatTable(root: metadata).integer(3, Int64.self)
        guard count >= 0, count <= bytes.byteCount - first - length else {
            throw ADBCError(.read, "the Arrow file is cut off")
        }
        let body = first + length..<first + length + Int(count)
        return (metadata, first..<first + length, body)
    }

    private func load(_ range: Range<Int>) throws(ADBCError) -> ArrowMemory {
        let memory = ArrowMemory(range.count)
        try bytes.read(into: memory.writable, at: range.lowerBound)
        return memory
    }
}

/// Bytes of a file in memory.
final class ArrowMemory {
    let writable: UnsafeMutableRawBufferPointer
    var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(writable) }

    init(_ count: Int) { writable = .allocate(byteCount: count, alignment: 64) }

    deinit { writable.deallocate() }

    var copy: [UInt8] { withExtendedLifetime(self) { Array(raw) } }

    /// Four bytes from a place within.
    func word(_ offset: Int) -> UInt32 {
        withExtendedLifetime(self) { raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
    }
}

/// A column as the schema has it: its type, where its values lie, and the columns within it.
struct ArrowFileColumn {
    let field: ResultField
    let layout: ArrayLayout
    let children: [ArrowFileColumn]
    /// Of the dictionary whose indices the column holds.
    let dictionaryID: Int64?

    private static let maxDepth = 32

    init(_ table: FlatTable, depth: Int) throws(ADBCError) {
        guard depth < ArrowFileColumn.maxDepth else { throw FlatTable.malformed }
        var children: [ArrowFileColumn] = []
        for child in try table.tables(5) { children.append(try ArrowFileColumn(child, depth: depth + 1)) }
        let number = try table.integer(2, UInt8.self)
        guard let parameters = try table.table(3) else { throw FlatTable.malformed }
        let (type, own) = try ArrowFileColumn.type(number, parameters, children)
        var layout = own
        var id: Int64?
        if let dictionary = try table.table(4) {
            id = try dictionary.integer(0, Int64.self)
            let index = try dictionary.table(1)
            let bits = Int(try index?.integer(0, Int32.self) ?? 32)
            guard [8, 16, 32, 64].contains(bits) else { throw FlatTable.malformed }
            layout = .dictionary(bits: bits, isSigned: try index?.integer(1, UInt8.self) ?? 1 != 0, own)
        }
        field = ResultField(
            name: try table.text(0) ?? "", type: type, isNullable: try table.integer(1, UInt8.self) != 0)
        self.layout = layout
        self.children = children
        dictionaryID = id
    }

    private init(values column: ArrowFileColumn, _ layout: ArrayLayout) {
        field = column.field
        self.layout = layout
        children = column.children
        dictionaryID = nil
    }

    /// The column of a dictionary's values.
    func dictionary(_ id: Int64) -> ArrowFileColumn? {
        if dictionaryID == id, case .dictionary(_, _, let layout) = layout {
            return ArrowFileColumn(values: self, layout)
        }
        return children.lazy.compactMap { $0.dictionary(id) }.first
    }

    /// Nodes of the column in a batch: its own and those of the columns within it.
    var nodeCount: Int { dictionaryID == nil ? 1 + children.reduce(0) { $0 + $1.nodeCount } : 1 }

    var isList: Bool {
        if case .list = field.type { return true }
        return false
    }

    /// Numbers of the union `Type`.
    private static func type(
        _ number: UInt8, _ table: FlatTable, _ children: [ArrowFileColumn]
    ) throws(ADBCError) -> (ResultType, ArrayLayout) {
        switch number {
        case 1: return (.null, .null)
        case 2:
            let bits = Int(try table.integer(0, Int32.self))
            guard [8, 16, 32, 64].contains(bits) else { throw FlatTable.malformed }
            return (.integer(bits: bits, isSigned: try table.integer(1, UInt8.self) != 0), .fixed(bits / 8))
        case 3:
            let bytes = try 2 << Int(min(2, table.integer(0, UInt16.self)))
            return (.float(bits: bytes * 8), .fixed(bytes))
        case 4, 19: return (.binary, .bytes(offsetSize: number == 4 ? 4 : 8))
        case 5, 20: return (.text, .bytes(offsetSize: number == 5 ? 4 : 8))
        case 6: return (.bool, .bits)
        case 7:
            guard try table.integer(2, Int32.self, or: 128) == 128 else {
                return (.other("decimal of 256 bits"), .unknown)
            }
            return (
                .decimal(
                    precision: Int(try table.integer(0, Int32.self)), scale: Int(try table.integer(1, Int32.self))),
                .fixed(16)
            )
        case 8:
            return try table.integer(0, Int16.self, or: 1) == 0 ? (.date, .fixed(4)) : (.dateMilliseconds, .fixed(8))
        case 9:
            let unit = try unit(table.integer(0, Int16.self, or: 1))
            return (.time(unit: unit), .fixed(try table.integer(1, Int32.self, or: 32) == 32 ? 4 : 8))
        case 10:
            let zone = try table.text(1)
            return (
                .timestamp(unit: try unit(table.integer(0, Int16.self)), zone: zone?.isEmpty == true ? nil : zone),
                .fixed(8)
            )
        case 12, 21:
            guard children.count == 1 else { throw FlatTable.malformed }
            return (.list(children[0].field.type), .list(offsetSize: number == 12 ? 4 : 8, children[0].layout))
        case 13: return (.structure(children.map(\.field)), .structure(children.map(\.layout)))
        case 15:
            let width = Int(try table.integer(0, Int32.self))
            guard width >= 0, width < 1 << 20 else { throw FlatTable.malformed }
            return (.fixedBinary(bytes: width), .fixed(width))
        case 16:
            let size = Int(try table.integer(0, Int32.self))
            guard children.count == 1, size >= 0 else { throw FlatTable.malformed }
            return (.list(children[0].field.type), .fixedList(size, children[0].layout))
        case 18: return (.duration(unit: try unit(table.integer(0, Int16.self, or: 1))), .fixed(8))
        default: throw ADBCError(.read, "a column is of Arrow's type number \(number), which is not read")
        }
    }

    private static func unit(_ number: Int16) throws(ADBCError) -> TimeUnit {
        switch number {
        case 0: .second
        case 1: .milli
        case 2: .micro
        case 3: .nano
        default: throw FlatTable.malformed
        }
    }
}
