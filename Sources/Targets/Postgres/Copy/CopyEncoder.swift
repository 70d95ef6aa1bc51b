import FigmentColumns
import FigmentText
import FigmentTypes

/// Writes rows in the binary form of PostgreSQL's COPY (manual, "COPY", Binary Format).
struct CopyEncoder: ~Copyable {
    /// The signature, no flags, no extension.
    static let header: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    static let trailer: [UInt8] = [0xFF, 0xFF]

    var out = ByteBuffer()

    /// Microseconds and days from 1970-01-01 to 2000-01-01, from which PostgreSQL counts.
    private static let epochMicroseconds: Int64 = 946_684_800_000_000
    private static let epochDays: Int32 = 10_957

    /// Appends rows of the batch: a count of fields, and each with its length before it, all big-endian.
    mutating func append(rows: Range<Int>, _ fields: [BoundField]) {
        let count = Int16(truncatingIfNeeded: fields.count)
        fields.withUnsafeBufferPointer { fields in
            for i in rows {
                out.reserve(2)
                put(UInt16(bitPattern: count))
                for f in 0..<fields.count {
                    if let validity = fields[f].validity, validity[i] == 0 {
                        out.reserve(4)
                        put(UInt32.max)
                    } else {
                        append(fields[f].field, i &* fields[f].step)
                    }
                }
            }
        }
    }

    /// Appends one value with its length.
    private mutating func append(_ field: CopyField, _ i: Int) {
        out.reserve(24)
        switch field {
        case .bool(let values):
            put(UInt32(1))
            out.append(values[i])
        case .integer(let source, let bytes): putInteger(source[i], bytes)
        case .wide(let source): putNumeric(magnitude: UInt128(source[i].magnitude), isNegative: source[i] < 0, scale: 0)
        case .unsigned64(let values): putNumeric(magnitude: UInt128(values[i]), isNegative: false, scale: 0)
        case .decimal(let values, let scale):
            putNumeric(magnitude: values[i].magnitude, isNegative: values[i] < 0, scale: scale)
        case .float4(let source):
            put(UInt32(4))
            put(source.float(i).bitPattern)
        case .float8(let source):
            put(UInt32(8))
            put(source.double(i).bitPattern)
        case .raw(let bytes, let count): putBytes(bytes + i &* count, count, version: false)
        case .date(let days):
            put(UInt32(4))
            put(UInt32(bitPattern: days[i] &- CopyEncoder.epochDays))
        case .time(let microseconds):
            put(UInt32(8))
            put(UInt64(bitPattern: microseconds[i]))
        case .timestamp(let ticks, let unit):
            put(UInt32(8))
            put(UInt64(bitPattern: CopyEncoder.microseconds(ticks[i], unit) &- CopyEncoder.epochMicroseconds))
        default: appendLong(field, i)
        }
    }

    private mutating func appendLong(_ field: CopyField, _ i: Int) {
        switch field {
        case .bytes(let offsets, let bytes, let version):
            let from = Int(offsets[i])
            putBytes(bytes + from, Int(offsets[i &+ 1]) &- from, version: version)
        case .pool(let indices, let offsets, let bytes, let version):
            let index = Int(indices[i])
            let from = Int(offsets[index])
            putBytes(bytes + from, Int(offsets[index &+ 1]) &- from, version: version)
        case .pieces(let column, let version):
            let place = beginLength(version)
            column.appendText(i, to: &out)
            endLength(place)
        case .json(let cells, let version):
            let place = beginLength(version)
            _ = cells.append(i, to: &out)
            endLength(place)
        case .list(let offsets, let element, let oid):
            appendArray(element, from: Int(offsets[i]), count: Int(offsets[i &+ 1]) &- Int(offsets[i]), oid)
        case .vector(let element, let dim, let oid): appendArray(element, from: i &* dim, count: dim, oid)
        case .pgvector(let source, let dim):
            out.reserve(4 &* dim &+ 8)
            put(UInt32(truncatingIfNeeded: 4 &* dim &+ 4))
            put(UInt16(truncatingIfNeeded: dim))
            put(UInt16(0))
            for k in (i &* dim)..<(i &* dim &+ dim) { put(source.float(k).bitPattern) }
        default: break
        }
    }

    /// An array of one dimension; an empty one has none.
    private mutating func appendArray(_ element: CopyField, from start: Int, count: Int, _ oid: UInt32) {
        let place = beginLength(false)
        out.reserve(20)
        put(UInt32(count == 0 ? 0 : 1))
        put(UInt32(0))  // no nulls
        put(oid)
        if count > 0 {
            put(UInt32(truncatingIfNeeded: count))
            put(UInt32(1))  // the first index
            for i in start..<(start &+ count) { append(element, i) }
        }
        endLength(place)
    }

    // MARK: Parts

    /// Leaves room for a length, and writes the byte that a value of `jsonb` begins with.
    private mutating func beginLength(_ version: Bool) -> Int {
        out.reserve(5)
        let place = out.count
        out.count += 4
        if version { out.append(1) }
        return place
    }

    private mutating func endLength(_ place: Int) {
        let length = UInt32(truncatingIfNeeded: out.count - place - 4)
        UnsafeMutableRawPointer(out.base + place).storeBytes(of: length.bigEndian, as: UInt32.self)
    }

    private mutating func putBytes(_ bytes: UnsafePointer<UInt8>, _ count: Int, version: Bool) {
        out.reserve(count &+ 5)
        put(UInt32(truncatingIfNeeded: version ? count &+ 1 : count))
        if version { out.append(1) }
        out.append(bytes, count: count)
    }

    private mutating func putInteger(_ value: Int64, _ bytes: Int) {
        put(UInt32(truncatingIfNeeded: bytes))
        switch bytes {
        case 2: put(UInt16(truncatingIfNeeded: value))
        case 4: put(UInt32(truncatingIfNeeded: value))
        default: put(UInt64(bitPattern: value))
        }
    }

    /// `numeric`: groups of four decimal digits around the point, and how many digits are shown behind it.
    private mutating func putNumeric(magnitude: UInt128, isNegative: Bool, scale: Int) {
        let unit = CopyEncoder.powersOfTen[scale]
        var whole = magnitude / unit
        var rest = magnitude % unit
        let place = beginLength(false)
        out.reserve(8 + 2 * 21)
        out.count += 8
        // At most 38 digits: ten groups before the point, ten behind it.
        var groups: InlineArray<20, UInt16> = .init(repeating: 0)
        var count = 0
        while whole > 0 {
            groups[count] = UInt16(truncatingIfNeeded: whole % 10_000)
            whole /= 10_000
            count += 1
        }
        var weight = count - 1
        for g in stride(from: count - 1, through: 0, by: -1) { put(groups[g]) }
        var left = scale
        while left > 0, rest > 0 {
            let digits = min(4, left)
            let divisor = CopyEncoder.powersOfTen[left - digits]
            let group = UInt16(truncatingIfNeeded: rest / divisor &* CopyEncoder.powersOfTen[4 - digits])
            rest %= divisor
            left -= digits
            // Leading groups of zeros are told by the weight.
            if count == 0, group == 0 {
                weight -= 1
            } else {
                put(group)
                count += 1
            }
        }
        // Trailing ones are left out.
        while count > 0, out.base[out.count - 1] == 0, out.base[out.count - 2] == 0 {
            out.count -= 2
            count -= 1
        }
        let end = out.count
        out.count = place + 4
        put(UInt16(truncatingIfNeeded: count))
        put(UInt16(bitPattern: Int16(truncatingIfNeeded: count == 0 ? 0 : weight)))
        put(UInt16(isNegative && count > 0 ? 0x4000 : 0))
        put(UInt16(truncatingIfNeeded: scale))
        out.count = end
        endLength(place)
    }

    private static let powersOfTen: [UInt128] = {
        var powers: [UInt128] = [1]
        for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// The microsecond in which an instant lies.
    private static func microseconds(_ ticks: Int64, _ unit: TimeUnit) -> Int64 {
        switch unit {
        case .second: return ticks &* 1_000_000
        case .milli: return ticks &* 1_000
        case .micro: return ticks
        case .nano:
            let whole = ticks / 1_000
            return ticks % 1_000 < 0 ? whole - 1 : whole
        }
    }

    /// Appends an integer; room was made.
    @inline(__always)
    private mutating func put<T: FixedWidthInteger & BitwiseCopyable>(_ value: T) {
        UnsafeMutableRawPointer(out.end).storeBytes(of: value.bigEndian, as: T.self)
        out.count += MemoryLayout<T>.size
    }
}
