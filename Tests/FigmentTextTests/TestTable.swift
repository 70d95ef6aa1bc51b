import FigmentColumns
import FigmentTarget
import FigmentTypes

/// One value of a test table, whatever its type.
enum Value {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case float(Float)
    case double(Double)
    case decimal(Int128)
    /// Text, JSON, binary, UUID, and vectors whose elements are bytes or 16-bit patterns.
    case bytes([UInt8])
    case list([Value])
    case floats([Float])
    case sparse([(UInt32, Float)])

    static func text(_ text: String) -> Value { .bytes(Array(text.utf8)) }
}

/// A column of a test table: what it is, and its value in every row.
struct TestColumn {
    var descriptor: ColumnDescriptor
    var value: (Int64) -> Value
    /// For pools: the index in every row; for pieces: what each piece is in every row.
    var index: (Int64) -> UInt32 = { _ in 0 }
    var pieceIndex: (Int, Int64) -> UInt32 = { _, _ in 0 }
    /// For lists whose elements have a form: the index of each element, in its pool or its only pool piece.
    var elementIndices: (Int64) -> [UInt32] = { _ in [] }
    var pieceText: (Int64) -> [UInt8] = { _ in [] }

    init(
        _ name: String, _ type: DataType, form: Form = .plain, isNullable: Bool = false,
        value: @escaping (Int64) -> Value = { _ in .null }
    ) {
        descriptor = ColumnDescriptor(name: name, type: type, form: form, isNullable: isNullable)
        self.value = value
    }

    /// Fills `column` with rows, in the column's form.
    func fill(_ column: Column, _ rows: RowRange) {
        column.reset()
        for row in rows.start..<rows.end {
            let value = value(row)
            if column.isNullable {
                var isNull = false
                if case .null = value { isNull = true }
                column.validity.append(isNull ? 0 : 1)
            }
            switch column.form {
            case .plain: append(value, to: column)
            case .constant: appendConstant(value, to: column)
            case .sequence, .structure: break
            case .list: append(elementIndices(row), to: column)
            case .dictionary: append(index(row), to: &column.indices)
            case .pieces(let pieces):
                for (p, piece) in pieces.enumerated() {
                    let child = column.children[p]
                    switch piece {
                    case .constant: break
                    case .pool: append(pieceIndex(p, row), to: &child.indices)
                    case .counter(let start, let step): append(start + step * row, to: &child.values)
                    case .text: append(.bytes(pieceText(row)), to: child)
                    }
                }
            }
        }
        column.count = rows.count
    }

    /// A constant is spelled out once, however often the column is reset.
    private func appendConstant(_ value: Value, to column: Column) {
        if case .null = value { return }
        if column.values.count == 0 && column.offsets.count <= 4 { append(value, to: column) }
    }

    private func append(_ value: Value, to column: Column) {
        switch value {
        case .null:
            // Slots under a null hold rubbish on purpose, where there is room for it.
            if let width = column.type.fixedWidth {
                column.values.append([UInt8](repeating: 0xFF, count: width))
            } else {
                column.appendOffset(lastOffset(column))
            }
        case .bool(let value): append(UInt8(value ? 1 : 0), to: &column.values)
        case .int(let value): append(integer: UInt64(bitPattern: value), to: column)
        case .uint(let value): append(integer: value, to: column)
        case .float(let value): append(value, to: &column.values)
        case .double(let value): append(value, to: &column.values)
        case .decimal(let value): append(value, to: &column.values)
        case .bytes(let bytes):
            if column.type.fixedWidth != nil {
                column.values.append(bytes)
            } else {
                column.bytes.append(bytes)
                column.appendOffset(UInt32(column.bytes.count))
            }
        case .list(let elements):
            for element in elements { append(element, to: column.children[0]) }
            column.appendOffset(lastOffset(column) + UInt32(elements.count))
        case .floats(let floats): for float in floats { append(float, to: &column.values) }
        case .sparse(let pairs):
            for (index, value) in pairs {
                append(index, to: &column.children[0].values)
                append(value, to: &column.children[1].values)
            }
            column.appendOffset(lastOffset(column) + UInt32(pairs.count))
        }
    }

    private func append(_ indices: [UInt32], to list: Column) {
        let elements = list.children[0]
        let pools = elements.children.isEmpty ? [elements] : elements.children
        for index in indices {
            for pool in pools {
                if case .dictionary = pool.form { append(index, to: &pool.indices) }
            }
        }
        list.appendOffset(lastOffset(list) + UInt32(indices.count))
    }

    private func append(integer bits: UInt64, to column: Column) {
        withUnsafeBytes(of: bits.littleEndian) { column.values.append(Array($0.prefix(column.type.fixedWidth ?? 8))) }
    }

    private func append<T: BitwiseCopyable>(_ value: T, to buffer: inout ByteBuffer) {
        withUnsafeBytes(of: value) { buffer.append(Array($0)) }
    }

    private func lastOffset(_ column: Column) -> UInt32 {
        column.offsets.values(as: UInt32.self)[column.offsets.count / 4 - 1]
    }
}

/// A test table as a source of columns; asks for rows are recorded.
final class TestTable: ColumnSource {
    let columns: [TestColumn]
    let descriptor: TableDescriptor
    private(set) var asked: [RowRange] = []
    private let buffers: [Column]

    init(_ columns: [TestColumn], rowCount: Int64) {
        self.columns = columns
        descriptor = TableDescriptor(name: "t", columns: columns.map(\.descriptor), rowCount: rowCount)
        buffers = columns.map {
            Column(type: $0.descriptor.type, form: $0.descriptor.form, isNullable: $0.descriptor.isNullable)
        }
    }

    func column(_ index: Int, rows: RowRange) -> Column {
        asked.append(rows)
        columns[index].fill(buffers[index], rows)
        return buffers[index]
    }

    /// The bytes of a file whose segments hold the given numbers of rows.
    func file(_ format: some FileFormat, segments: [Int]? = nil, batchRows: Int = 1_000) throws -> [UInt8] {
        try encode(format, segments: segments, batchRows: batchRows).bytes
    }

    func encode(_ format: some FileFormat, segments: [Int]? = nil, batchRows: Int = 1_000) throws
        -> (bytes: [UInt8], infos: [TextInfo])
    {
        let encoder = try format.makeEncoder(descriptor)
        let out = SegmentOutput()
        var bytes = format.header(descriptor)
        var placed: [PlacedSegment] = []
        var infos: [TextInfo] = []
        var start: Int64 = 0
        let lengths = segments ?? (descriptor.rowCount == 0 ? [] : [Int(descriptor.rowCount)])
        for (s, length) in lengths.enumerated() {
            if s > 0 { bytes += format.separator }
            let rows = RowRange(start: start, count: length)
            out.reset()
            let info = try encoder.encode(rows, from: self, batchRows: batchRows, into: out)
            infos.append(info)
            placed.append(PlacedSegment(rows: rows, offset: bytes.count, byteCount: out.byteCount, info: info))
            for chunk in out.chunks {
                bytes += UnsafeBufferPointer(start: chunk.buffer.base, count: chunk.buffer.count)
            }
            start += Int64(length)
        }
        return (bytes + format.footer(descriptor, placed, fileBytes: bytes.count), infos)
    }

    typealias TextInfo = (any Sendable)?

    func text(_ format: some FileFormat, segments: [Int]? = nil, batchRows: Int = 1_000) throws -> String {
        String(decoding: try file(format, segments: segments, batchRows: batchRows), as: UTF8.self)
    }
}
