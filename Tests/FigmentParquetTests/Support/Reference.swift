/// Slow, obvious decoders, written from the specifications and from nothing in the module.
enum Reference {
    /// What is wrong with a stream.
    struct Malformed: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    static func varint(_ bytes: [UInt8], _ at: inout Int) throws -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard at < bytes.count, shift < 64 else { throw Malformed("varint") }
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    static func zigzag(_ value: UInt64) -> Int64 { Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }

    /// A Snappy stream (format_description.txt).
    static func snappy(_ bytes: [UInt8]) throws -> [UInt8] {
        var at = 0
        let length = Int(try varint(bytes, &at))
        var out: [UInt8] = []
        func number(_ count: Int) throws -> Int {
            guard at + count <= bytes.count else { throw Malformed("truncated") }
            var value = 0
            for k in 0..<count { value |= Int(bytes[at + k]) << (8 * k) }
            at += count
            return value
        }
        while at < bytes.count {
            let tag = try number(1)
            switch tag & 3 {
            case 0:
                var count = tag >> 2
                if count >= 60 { count = try number(count - 59) }
                guard at + count + 1 <= bytes.count else { throw Malformed("literal beyond the end") }
                out += bytes[at...at + count]
                at += count + 1
            case 1:
                let offset = (tag >> 5) << 8 | (try number(1))
                try copy(offset, (tag >> 2 & 7) + 4, &out)
            case 2: try copy(try number(2), (tag >> 2) + 1, &out)
            default: try copy(try number(4), (tag >> 2) + 1, &out)
            }
        }
        guard out.count == length else { throw Malformed("\(out.count) bytes, \(length) announced") }
        return out
    }

    private static func copy(_ offset: Int, _ count: Int, _ out: inout [UInt8]) throws {
        guard offset > 0, offset <= out.count else { throw Malformed("offset \(offset) at \(out.count)") }
        for _ in 0..<count { out.append(out[out.count - offset]) }
    }

    /// Values packed at `width` bits, the lowest first.
    static func unpack(_ bytes: ArraySlice<UInt8>, width: Int, count: Int) -> [UInt64] {
        (0..<count).map { i in
            var value: UInt64 = 0
            for bit in 0..<width {
                let place = i * width + bit
                let byte = bytes[bytes.startIndex + place / 8]
                if byte >> UInt8(place % 8) & 1 == 1 { value |= 1 << UInt64(bit) }
            }
            return value
        }
    }

    /// The RLE and bit-packing hybrid; `count` values.
    static func hybrid(_ bytes: [UInt8], width: Int, count: Int) throws -> [UInt64] {
        var at = 0
        var out: [UInt64] = []
        while out.count < count {
            let header = try varint(bytes, &at)
            let n = Int(header >> 1)
            if header & 1 == 1 {
                out += unpack(bytes[at..<at + n * width], width: width, count: n * 8)
                at += n * width
            } else {
                var value: UInt64 = 0
                for k in 0..<(width + 7) / 8 { value |= UInt64(bytes[at + k]) << UInt64(8 * k) }
                at += (width + 7) / 8
                out += [UInt64](repeating: value, count: n)
            }
        }
        guard at == bytes.count else { throw Malformed("\(bytes.count - at) bytes left") }
        return Array(out[..<count])
    }

    /// DELTA_BINARY_PACKED with sums that wrap at `bits` bits.
    static func delta(_ bytes: [UInt8], bits: Int = 64) throws -> [Int64] {
        var at = 0
        let blockSize = Int(try varint(bytes, &at))
        let miniblocks = Int(try varint(bytes, &at))
        let count = Int(try varint(bytes, &at))
        var value = zigzag(try varint(bytes, &at))
        var out: [Int64] = count > 0 ? [value] : []
        let size = blockSize / miniblocks
        while out.count < count {
            let least = zigzag(try varint(bytes, &at))
            let widths = bytes[at..<at + miniblocks].map { Int($0) }
            at += miniblocks
            for width in widths where out.count < count {
                let deltas = unpack(bytes[at..<at + size * width / 8], width: width, count: size)
                at += size * width / 8
                for delta in deltas where out.count < count {
                    value = value &+ least &+ Int64(bitPattern: delta)
                    if bits == 32 { value = Int64(Int32(truncatingIfNeeded: value)) }
                    out.append(value)
                }
            }
        }
        guard at == bytes.count else { throw Malformed("\(bytes.count - at) bytes left") }
        return out
    }

    /// A value of Thrift's compact protocol, read without knowing the structure.
    indirect enum Thrift {
        case bool(Bool)
        case int(Int64)
        case bytes([UInt8])
        case list([Thrift])
        case structure([Int: Thrift])

        subscript(field: Int) -> Thrift? { if case .structure(let fields) = self { fields[field] } else { nil } }
        var int: Int64? { if case .int(let value) = self { value } else { nil } }
        var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
        var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
        var list: [Thrift] { if case .list(let elements) = self { elements } else { [] } }
    }

    static func thrift(_ bytes: [UInt8], at: inout Int) throws -> Thrift {
        var fields: [Int: Thrift] = [:]
        var last = 0
        while true {
            guard at < bytes.count else { throw Malformed("structure without an end") }
            let byte = bytes[at]
            at += 1
            if byte == 0 { return .structure(fields) }
            if byte >> 4 == 0 {
                last = Int(zigzag(try varint(bytes, &at)))
            } else {
                last += Int(byte >> 4)
            }
            guard fields[last] == nil else { throw Malformed("field \(last) twice") }
            fields[last] = try value(byte & 15, bytes, &at, isElement: false)
        }
    }

    private static func value(_ kind: UInt8, _ bytes: [UInt8], _ at: inout Int, isElement: Bool) throws -> Thrift {
        switch kind {
        case 1, 2:
            guard isElement else { return .bool(kind == 1) }
            at += 1
            return .bool(bytes[at - 1] == 1)
        case 3:
            at += 1
            return .int(Int64(Int8(bitPattern: bytes[at - 1])))
        case 4, 5, 6: return .int(zigzag(try varint(bytes, &at)))
        case 8:
            let count = Int(try varint(bytes, &at))
            at += count
            return .bytes(Array(bytes[at - count..<at]))
        case 9:
            let header = bytes[at]
            at += 1
            let count = header >> 4 == 15 ? Int(try varint(bytes, &at)) : Int(header >> 4)
            return .list(try (0..<count).map { _ in try value(header & 15, bytes, &at, isElement: true) })
        case 12: return try thrift(bytes, at: &at)
        default: throw Malformed("type \(kind)")
        }
    }
}
