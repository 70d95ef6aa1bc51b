import FigmentColumns

/// Writes structures in Thrift's compact protocol, the only one that Parquet uses.
///
/// Layout: a field is one byte (delta of the field number, type) and its value; integers are zigzag varints; a
/// structure ends with a zero byte. Source: "Thrift Compact protocol", Apache Thrift specification.
struct CompactWriter: ~Copyable {
    /// The type numbers of the protocol.
    enum Kind: UInt8 {
        case boolTrue = 1
        case boolFalse = 2
        case int8 = 3
        case int16 = 4
        case int32 = 5
        case int64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    var out = ByteBuffer(capacity: 512)
    private var lastField = 0
    /// The last field numbers of the structures around the one being written.
    private var outer: [Int] = []

    init() {
        outer.reserveCapacity(8)
    }

    mutating func removeAll() {
        out.removeAll()
        outer.removeAll(keepingCapacity: true)
        lastField = 0
    }

    // MARK: Fields

    mutating func int8(_ field: Int, _ value: Int) {
        header(field, .int8)
        out.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func int16(_ field: Int, _ value: Int) { integer(field, value, .int16) }
    mutating func int32(_ field: Int, _ value: Int) { integer(field, value, .int32) }
    mutating func int64(_ field: Int, _ value: Int) { integer(field, value, .int64) }
    mutating func bool(_ field: Int, _ value: Bool) { header(field, value ? .boolTrue : .boolFalse) }

    mutating func binary(_ field: Int, _ value: [UInt8]) {
        header(field, .binary)
        element(value)
    }

    mutating func string(_ field: Int, _ value: String) { binary(field, Array(value.utf8)) }

    /// Opens a structure that is the value of `field`; `endStruct` closes it.
    mutating func beginStruct(_ field: Int) {
        header(field, .structure)
        beginElement()
    }

    mutating func endStruct() {
        out.append(0)
        lastField = outer.popLast() ?? 0
    }

    /// An empty structure, as the unions of the Parquet schema use for plain choices.
    mutating func emptyStruct(_ field: Int) {
        beginStruct(field)
        endStruct()
    }

    mutating func beginList(_ field: Int, of kind: Kind, count: Int) {
        header(field, .list)
        if count < 15 {
            out.append(UInt8(count) << 4 | kind.rawValue)
        } else {
            out.append(0xF0 | kind.rawValue)
            out.appendVarint(UInt64(count))
        }
    }

    // MARK: List elements

    mutating func element(_ value: Int) { out.appendVarint(zigzag(Int64(value))) }
    mutating func element(_ value: Bool) { out.append(value ? 1 : 2) }

    mutating func element(_ value: [UInt8]) {
        out.appendVarint(UInt64(value.count))
        out.append(value)
    }

    /// Opens a structure that is an element of a list, or the outermost one.
    mutating func beginElement() {
        outer.append(lastField)
        lastField = 0
    }

    // MARK: Parts

    private mutating func integer(_ field: Int, _ value: Int, _ kind: Kind) {
        header(field, kind)
        out.appendVarint(zigzag(Int64(value)))
    }

    private mutating func header(_ field: Int, _ kind: Kind) {
        let delta = field - lastField
        if delta > 0, delta < 16 {
            out.append(UInt8(delta) << 4 | kind.rawValue)
        } else {
            out.append(kind.rawValue)
            out.appendVarint(zigzag(Int64(field)))
        }
        lastField = field
    }
}

/// Maps integers of small magnitude to small unsigned ones: 0, −1, 1, −2 become 0, 1, 2, 3.
@inline(__always)
func zigzag(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: (value &<< 1) ^ (value &>> 63))
}

extension ByteBuffer {
    /// Appends `value` seven bits at a time, the lowest first (unsigned LEB128).
    mutating func appendVarint(_ value: UInt64) {
        reserve(10)
        count += writeVarint(value, to: end)
    }

    /// Appends a 32-bit integer, little-endian.
    mutating func appendInt32(_ value: Int) {
        reserve(4)
        store(UInt32(truncatingIfNeeded: value), to: end)
        count += 4
    }

    /// The bytes in use.
    var rawBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
}

/// Writes `value` as a varint of at most 10 bytes and returns how many it took.
@inline(__always)
func writeVarint(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    var rest = value
    var n = 0
    while rest >= 0x80 {
        place[n] = UInt8(truncatingIfNeeded: rest) | 0x80
        rest &>>= 7
        n &+= 1
    }
    place[n] = UInt8(truncatingIfNeeded: rest)
    return n &+ 1
}

/// Stores an integer little-endian at any address.
@inline(__always)
func store<T: FixedWidthInteger & BitwiseCopyable>(_ value: T, to place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: value.littleEndian, as: T.self)
}

/// Loads a little-endian integer from any address.
@inline(__always)
func load<T: FixedWidthInteger & BitwiseCopyable>(_ place: UnsafePointer<UInt8>, as type: T.Type = T.self) -> T {
    T(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: T.self))
}
