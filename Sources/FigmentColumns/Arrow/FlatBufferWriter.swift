/// Writes FlatBuffers front to back: each table stands before what it refers to.
///
/// A table begins with the distance back to its vtable, which lists where each field lies; offsets to other objects are
/// forward distances, filled in by `link`. Source: FlatBuffers, "FlatBuffer Internals".
public struct FlatBufferWriter {
    public private(set) var bytes: [UInt8] = [0, 0, 0, 0]

    public init() {}

    /// The value of one field of a table.
    public enum Field: Sendable {
        case absent
        case int8(Int)
        case int16(Int)
        case int32(Int)
        case int64(Int)
        /// An offset that `link` sets.
        case reference

        var size: Int {
            switch self {
            case .absent: 0
            case .int8: 1
            case .int16: 2
            case .int32, .reference: 4
            case .int64: 8
            }
        }
    }

    /// Appends a table and returns its place and that of each of its fields.
    public mutating func table(_ fields: [Field]) -> (start: Int, fields: [Int]) {
        // Larger fields first, so that none needs padding behind the four bytes of the distance, except eight-byte ones.
        var layout = [Int](repeating: 0, count: fields.count)
        var size = 4
        for width in [8, 4, 2, 1] {
            for (i, field) in fields.enumerated() where field.size == width {
                size = (size + width - 1) / width * width
                layout[i] = size
                size += width
            }
        }
        align(2)
        let vtable = bytes.count
        let vtableSize = 4 + 2 * fields.count
        // The table starts at a multiple of eight, behind the vtable.
        let table = (vtable + vtableSize + 7) & ~7
        append(vtableSize, size: 2)
        append(size, size: 2)
        for place in layout { append(place, size: 2) }
        while bytes.count < table { bytes.append(0) }
        append(table - vtable, size: 4)
        while bytes.count < table + size { bytes.append(0) }
        for (field, place) in zip(fields, layout) {
            switch field {
            case .absent, .reference: break
            case .int8(let value), .int16(let value), .int32(let value), .int64(let value):
                put(value, size: field.size, at: table + place)
            }
        }
        return (table, layout.map { table + $0 })
    }

    /// Appends a text and returns its place.
    public mutating func string(_ text: String) -> Int {
        align(4)
        let place = bytes.count
        append(text.utf8.count, size: 4)
        bytes.append(contentsOf: text.utf8)
        bytes.append(0)
        return place
    }

    /// Appends a vector of references and returns the place of each, the vector's own first.
    public mutating func references(count: Int) -> (vector: Int, elements: [Int]) {
        align(4)
        let place = bytes.count
        append(count, size: 4)
        for _ in 0..<count { append(0, size: 4) }
        return (place, (0..<count).map { place + 4 + 4 * $0 })
    }

    /// Appends a vector of structures of eight-byte words and returns its place.
    public mutating func structures(count: Int, words: [Int64]) -> Int {
        align(4)
        // The words behind the count lie at a multiple of eight.
        if bytes.count % 8 == 0 { append(0, size: 4) }
        let place = bytes.count
        append(count, size: 4)
        for word in words { append(Int(word), size: 8) }
        return place
    }

    /// Makes the reference at `place` point to `target`. The place of a table is that of its vtable distance.
    public mutating func link(_ place: Int, to target: Int) { put(target - place, size: 4, at: place) }

    /// Pads with zeros to a multiple of `unit`.
    public mutating func align(_ unit: Int) {
        while bytes.count % unit != 0 { bytes.append(0) }
    }

    private mutating func append(_ value: Int, size: Int) {
        for k in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * k))) }
    }

    private mutating func put(_ value: Int, size: Int, at place: Int) {
        for k in 0..<size { bytes[place + k] = UInt8(truncatingIfNeeded: value >> (8 * k)) }
    }
}
