/// Where a column's values lie, for code that copies runs of them. Pointers are good for as long as the batch is held.
public enum ResultStorage {
    /// Every value is null.
    case null
    /// One bit a value, the lowest first.
    case bits(UnsafePointer<UInt8>)
    case fixed(UnsafeRawPointer, width: Int)
    /// `count + 1` offsets of Int32 or Int64 into the bytes; these are nil where every text is empty.
    case bytes(offsets: UnsafeRawPointer, isLarge: Bool, bytes: UnsafeRawPointer?)
    /// The same into rows of a column.
    case list(offsets: UnsafeRawPointer, isLarge: Bool, elements: ResultColumn)
    /// So many rows of a column a value.
    case fixedList(size: Int, elements: ResultColumn)
    /// Indices of so many bits into the rows of a column.
    case dictionary(indices: UnsafeRawPointer, bits: Int, isSigned: Bool, values: ResultColumn)
    /// Anything else: ``ResultColumn/value(_:)`` reads it.
    case other
}

extension ResultColumn {
    /// Row `r` lies at place ``firstPlace`` + r.
    public var storage: ResultStorage {
        switch layout {
        case .null: return .null
        case .bits: return values.map { .bits($0.assumingMemoryBound(to: UInt8.self)) } ?? .other
        case .fixed(let width): return values.map { .fixed($0, width: width) } ?? .other
        case .bytes(let size):
            return values.map { .bytes(offsets: $0, isLarge: size == 8, bytes: bytes) } ?? .other
        case .list(let size, _):
            return values.map { .list(offsets: $0, isLarge: size == 8, elements: children[0]) } ?? .other
        case .fixedList(let size, _): return .fixedList(size: size, elements: children[0])
        case .dictionary(let bits, let isSigned, _):
            return values.map {
                .dictionary(indices: $0, bits: bits, isSigned: isSigned, values: children[0])
            } ?? .other
        case .view, .structure, .unknown: return .other
        }
    }

    public var firstPlace: Int { offset }

    /// Bits of the places that hold a value, the lowest first; nil where all do.
    public var validityBits: UnsafePointer<UInt8>? { validity }
}
