public import FigmentTypes

/// The values of one column for a run of rows: the batch side of a ``Form``.
///
/// A column is made once per worker and reused: `reset` empties it and keeps its memory. Kernels append to it,
/// writers read it. What is stored where:
///
/// | form | storage |
/// |---|---|
/// | `plain`, fixed width | `values`: one value behind the other, little-endian; bool one byte (0 or 1); decimal and uuid 16 bytes; vectors `byteCount(dim:)` bytes |
/// | `plain`, text and binary | `offsets`: `count + 1` UInt32 into `bytes` |
/// | `list`, or `plain` of a list type | `offsets`: `count + 1` UInt32 into `children[0]` |
/// | `plain`, sparse vector | `offsets` into `children[0]` (uint32 indices) and `children[1]` (float32 values) |
/// | `structure`, or `plain` of a structure | `children`: one column per field with as many rows, those under nulls too |
/// | `constant` | as plain, one row |
/// | `sequence` | `firstRow` only: the rows asked for are consecutive |
/// | `dictionary` | `indices`: one UInt32 per row |
/// | `pieces` | `children`: per piece nothing (constant), `indices` (pool), `values` as int64 (counter) or text |
///
/// `validity` holds one byte per row (1 valid, 0 null) when `isNullable`, else nothing. What lies under a null is
/// unspecified: writers skip it. Rows are slots: a null takes a place in every buffer.
public final class Column: @unchecked Sendable {
    public let type: DataType
    public let form: Form
    public let isNullable: Bool
    /// Rows held.
    public var count = 0
    /// The row number of the first row; set by `sequence` columns, whose rows are consecutive.
    public var firstRow: Int64 = 0
    /// Nulls among them.
    public var nullCount = 0

    public var values = ByteBuffer()
    /// UInt32 each.
    public var offsets = ByteBuffer()
    public var bytes = ByteBuffer()
    /// UInt32 each.
    public var indices = ByteBuffer()
    public var validity = ByteBuffer()
    public let children: [Column]

    public init(type: DataType, form: Form = .plain, isNullable: Bool = false) {
        self.type = type
        self.form = form
        self.isNullable = isNullable
        switch (form, type) {
        case (.pieces(let pieces), _):
            children = pieces.map { piece in
                switch piece {
                case .constant(let bytes): Column(type: .utf8, constant: bytes)
                case .pool(let pool): Column(type: .utf8, form: .dictionary(pool))
                case .counter: Column(type: .int64)
                case .text: Column(type: .utf8)
                }
            }
        case (.list(let elementForm), .list(let element)):
            children = [Column(type: element, form: elementForm)]
        case (_, .list(let element)):
            children = [Column(type: element)]
        case (.structure(let forms), .structure(let fields)):
            children = zip(fields, forms).map { Column(type: $0.type, form: $1, isNullable: $0.isNullable) }
        case (_, .structure(let fields)):
            children = fields.map { Column(type: $0.type, isNullable: $0.isNullable) }
        case (_, .sparseVector):
            children = [Column(type: .uint32), Column(type: .float32)]
        default:
            children = []
        }
        reset()
    }

    private convenience init(type: DataType, constant: [UInt8]) {
        self.init(type: type, form: .constant)
        bytes.append(constant)
        appendOffset(UInt32(constant.count))
    }

    /// Empties the column and keeps its memory.
    public func reset() {
        count = 0
        nullCount = 0
        validity.removeAll()
        if case .constant = form, offsets.count > 4 || values.count > 0 { return }
        values.removeAll()
        bytes.removeAll()
        indices.removeAll()
        offsets.removeAll()
        appendOffset(0)
        for child in children { child.reset() }
    }

    public func appendOffset(_ offset: UInt32) {
        offsets.reserve(4)
        offsets.values(as: UInt32.self)[offsets.count / 4] = offset
        offsets.count += 4
    }
}

extension Column {
    /// Whether row `i` of the column holds a value.
    public func isValid(_ i: Int) -> Bool { !isNullable || validity.base[i] != 0 }
}
