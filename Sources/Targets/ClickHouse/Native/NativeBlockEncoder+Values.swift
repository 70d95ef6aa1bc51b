import FigmentColumns
import FigmentTypes

extension NativeBlockEncoder {
    /// The values of a column that spells each out.
    func appendPlain(_ column: Column, _ encoding: NativeEncoding) throws(NativeValueError) {
        let n = column.count
        let validity = column.isNullable && column.nullCount > 0 ? UnsafePointer(column.validity.base) : nil
        switch encoding {
        case .copy(let width): out.append(column.values.base, count: n * width)
        case .widen(let type, let bytes): appendWidened(column, type, bytes)
        case .float16ToFloat32: convert(column, UInt16.self) { float(fromFloat16: $0) }
        case .float16ToFloat64: convert(column, UInt16.self) { Double(float(fromFloat16: $0)) }
        case .float32ToFloat64: convert(column, Float.self) { Double($0) }
        case .decimal(let bytes): appendDecimals(column, bytes)
        case .date:
            try checked(column, validity, Int32.self, "a Date holds 1970-01-01 to 2149-06-06") {
                UInt16(exactly: $0)
            }
        case .date32:
            try checked(column, validity, Int32.self, "a Date32 holds 1900-01-01 to 2299-12-31") {
                (-25_567...120_529).contains($0) ? $0 : nil
            }
        case .ticks(1): out.append(column.values.base, count: n * 8)
        case .ticks(let multiplier):
            try checked(column, validity, Int64.self, "the DateTime64 is too fine for the instant") {
                (ticks: Int64) -> Int64? in
                let (product, overflow) = ticks.multipliedReportingOverflow(by: multiplier)
                return overflow ? nil : product
            }
        case .seconds(let ticks):
            try checked(column, validity, Int64.self, "a DateTime holds 1970-01-01 to 2106-02-07") {
                UInt32(exactly: $0 < 0 ? -1 : $0 / ticks)
            }
        case .uuid: appendUUIDs(column)
        case .text: appendTexts(column)
        case .timeText: appendTimes(column)
        case .array(let element): try appendArrays(column, element)
        case .vector(let element, let dim, let isDouble): appendVectors(column, element, dim, isDouble)
        case .vectorBytes(let count, let isFixed): appendVectorBytes(column, count, isFixed)
        case .jsonText: appendJSONTexts(column)
        case .sparseMap:
            appendEnds(column)
            out.append(column.children[0].values.base, count: column.children[0].count * 4)
            out.append(column.children[1].values.base, count: column.children[1].count * 4)
        }
    }

    @inline(__always)
    private func convert<Source: BitwiseCopyable, Target: BitwiseCopyable>(
        _ column: Column, _ type: Source.Type, _ body: (Source) -> Target
    ) {
        let n = column.count
        let size = MemoryLayout<Target>.size
        out.reserve(n * size)
        let source = column.values.values(as: Source.self)
        let place = UnsafeMutableRawPointer(out.end)
        for i in 0..<n { place.storeBytes(of: body(source[i]), toByteOffset: i &* size, as: Target.self) }
        out.count += n * size
    }

    /// As `convert`, for values of which not all fit; those under a null do not count.
    @inline(__always)
    private func checked<Source: BitwiseCopyable, Target: BitwiseCopyable & FixedWidthInteger>(
        _ column: Column, _ validity: UnsafePointer<UInt8>?, _ type: Source.Type, _ reason: StaticString,
        _ body: (Source) -> Target?
    ) throws(NativeValueError) {
        let n = column.count
        let size = MemoryLayout<Target>.size
        out.reserve(n * size)
        let source = column.values.values(as: Source.self)
        let place = UnsafeMutableRawPointer(out.end)
        var bad = n
        for i in 0..<n {
            let value = body(source[i])
            if value == nil, validity.map({ $0[i] != 0 }) ?? true { bad = min(bad, i) }
            place.storeBytes(of: value ?? 0, toByteOffset: i &* size, as: Target.self)
        }
        if bad < n { throw NativeValueError(row: bad, reason: "\(reason)") }
        out.count += n * size
    }

    private func appendWidened(_ column: Column, _ type: DataType, _ bytes: Int) {
        switch type {
        case .int8: widen(column, Int8.self, bytes)
        case .int16: widen(column, Int16.self, bytes)
        case .int32: widen(column, Int32.self, bytes)
        case .uint8: widen(column, UInt8.self, bytes)
        case .uint16: widen(column, UInt16.self, bytes)
        case .uint32: widen(column, UInt32.self, bytes)
        case .uint64: widen(column, UInt64.self, bytes)
        default: widen(column, Int64.self, bytes)
        }
    }

    @inline(__always)
    private func widen<Source: FixedWidthInteger & BitwiseCopyable>(
        _ column: Column, _ type: Source.Type, _ bytes: Int
    ) {
        switch bytes {
        case 2: convert(column, type) { Int16(truncatingIfNeeded: $0) }
        case 4: convert(column, type) { Int32(truncatingIfNeeded: $0) }
        case 8: convert(column, type) { Int64(truncatingIfNeeded: $0) }
        default: convert(column, type) { Int128(truncatingIfNeeded: $0) }
        }
    }

    private func appendDecimals(_ column: Column, _ bytes: Int) {
        switch bytes {
        case 4: convert(column, Int128.self) { Int32(truncatingIfNeeded: $0) }
        case 8: convert(column, Int128.self) { Int64(truncatingIfNeeded: $0) }
        case 16: out.append(column.values.base, count: column.count * 16)
        default:
            convert(column, Int128.self) { value in
                SIMD4<Int64>(
                    Int64(truncatingIfNeeded: value), Int64(truncatingIfNeeded: value >> 64), value < 0 ? -1 : 0,
                    value < 0 ? -1 : 0)
            }
        }
    }

    private func appendUUIDs(_ column: Column) {
        let n = column.count
        out.reserve(n * 16)
        let source = UnsafeRawPointer(column.values.base)
        let place = UnsafeMutableRawPointer(out.end)
        for half in 0..<2 * n {
            let word = source.loadUnaligned(fromByteOffset: half &* 8, as: UInt64.self)
            place.storeBytes(of: word.byteSwapped, toByteOffset: half &* 8, as: UInt64.self)
        }
        out.count += n * 16
    }

    /// The rows of a constant column: the value once, then copies of it.
    func appendConstant(_ column: Column, _ encoding: NativeEncoding) throws(NativeValueError) {
        let n = column.count
        let one = Column(type: column.type, form: .plain)
        one.values.append(column.values.base, count: column.values.count)
        one.bytes.append(column.bytes.base, count: column.bytes.count)
        if column.offsets.count >= 8 { one.appendOffset(column.offsets.values(as: UInt32.self)[1]) }
        one.count = 1
        let start = out.count
        if column.nullCount < n || !column.isNullable {
            try append(one, encoding, firstRow: 0)
        } else {
            return appendDefaults(n, encoding)
        }
        let length = out.count - start
        guard length > 0 else { return }
        guard column.isNullable, column.nullCount > 0 else {
            out.reserve(length * n)
            for i in 1..<max(1, n) { (out.base + start + i * length).update(from: out.base + start, count: length) }
            out.count = start + length * n
            return
        }
        let value = Array(UnsafeBufferPointer(start: out.base + start, count: length))
        out.count = start
        for i in 0..<n { if column.isValid(i) { out.append(value) } else { appendDefaults(1, encoding) } }
    }

    /// Rows of zeros and empty strings, under nulls.
    func appendDefaults(_ n: Int, _ encoding: NativeEncoding) {
        let bytes = n * (encoding.width ?? 1)
        switch encoding {
        case .array, .vector, .sparseMap:
            for _ in 0..<n { out.appendWord(0) }
        default:
            out.reserve(bytes)
            out.end.update(repeating: 0, count: bytes)
            out.count += bytes
        }
    }

    func appendSequence(_ n: Int, from first: Int64, step: Int64, _ encoding: NativeEncoding) {
        let width = encoding.width ?? 8
        out.reserve(n * width)
        let place = UnsafeMutableRawPointer(out.end)
        var value = first
        switch width {
        case 1:
            for i in 0..<n {
                place.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: i, as: UInt8.self)
                value &+= step
            }
        case 2:
            for i in 0..<n {
                place.storeBytes(of: Int16(truncatingIfNeeded: value), toByteOffset: i &* 2, as: Int16.self)
                value &+= step
            }
        case 4:
            for i in 0..<n {
                place.storeBytes(of: Int32(truncatingIfNeeded: value), toByteOffset: i &* 4, as: Int32.self)
                value &+= step
            }
        case 8:
            for i in 0..<n {
                place.storeBytes(of: value, toByteOffset: i &* 8, as: Int64.self)
                value &+= step
            }
        default:
            for i in 0..<n {
                place.storeBytes(of: Int128(value), toByteOffset: i &* 16, as: Int128.self)
                value &+= step
            }
        }
        out.count += n * width
    }
}
