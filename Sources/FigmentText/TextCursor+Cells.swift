import FigmentTypes

/// What cells refer to by number.
struct CellContext {
    var elements: UnsafePointer<Cell>?
    var pieces: UnsafePointer<Piece>?
    var fields: UnsafePointer<BoundField>?
}

extension TextCursor {
    @inline(__always)
    mutating func append(_ cell: Cell, _ i: Int, _ context: CellContext, style: TextStyle) {
        switch style {
        case .json: appendJSON(cell, i, context)
        case .csv: appendCSV(cell, i, context)
        }
    }

    /// Appends `null`.
    mutating func appendNull() {
        need(4)
        at += writeNull(to: at)
    }

    /// Appends row `i` as a JSON value.
    mutating func appendJSON(_ cell: Cell, _ i: Int, _ context: CellContext) {
        need(scaledDecimalCapacity)
        switch cell {
        case .bool(let values): appendBool(values[i] != 0)
        case .int8(let values): at += writeDecimal(Int64(values[i]), to: at)
        case .int16(let values): at += writeDecimal(Int64(values[i]), to: at)
        case .int32(let values): at += writeDecimal(Int64(values[i]), to: at)
        case .int64(let values): at += writeDecimal(values[i], to: at)
        case .uint8(let values): at += writeDecimal(UInt64(values[i]), to: at)
        case .uint16(let values): at += writeDecimal(UInt64(values[i]), to: at)
        case .uint32(let values): at += writeDecimal(UInt64(values[i]), to: at)
        case .uint64(let values): at += writeDecimal(values[i], to: at)
        case .sequence(let first, let step): at += writeDecimal(first &+ step &* Int64(i), to: at)
        case .float16(let values):
            at += writeShortestOrNull(float(fromFloat16: values[i]), nonFinite: &nonFinite, to: at)
        case .float32(let values): at += writeShortestOrNull(values[i], nonFinite: &nonFinite, to: at)
        case .float64(let values):
            if values[i].isFinite {
                at += writeShortest(values[i], to: at)
            } else {
                nonFinite &+= 1
                at += writeNull(to: at)
            }
        case .decimal(let values, let scale): at += writeScaledDecimal(values[i], scale: scale, to: at)
        case .uuid, .date, .time, .timestamp:
            put(0x22)
            appendBare(cell, i)
            put(0x22)
        case .bytes(let offsets, let bytes, let encoding):
            let from = Int(offsets[i])
            append(bytes + from, count: Int(offsets[i &+ 1]) &- from, as: encoding)
        case .pool(let indices, let offsets, let bytes):
            let index = Int(indices[i])
            let from = Int(offsets[index])
            copy(bytes + from, count: Int(offsets[index &+ 1]) &- from)
        case .fixed(let bytes, let count): copy(bytes, count: count)
        case .pieces(let first, let count, let enclosure): appendPieces(first, count, enclosure, i, context)
        case .list, .floatVector, .float16Vector, .bfloat16Vector, .int8Vector, .byteVector:
            appendArray(cell, i, context)
        case .sparseVector(let offsets, let indices, let values):
            appendSparse(indices, values, Int(offsets[i])..<Int(offsets[i &+ 1]))
        case .structure(let first, let count): appendStructure(first, count, i, context)
        }
    }

    /// Appends row `i` as a CSV field: JSON inside quotation marks where a value has parts.
    mutating func appendCSV(_ cell: Cell, _ i: Int, _ context: CellContext) {
        switch cell {
        case .uuid, .date, .time, .timestamp:
            need(temporalTextCapacity)
            appendBare(cell, i)
        case .float16(let values): appendCSVFloat(float(fromFloat16: values[i]))
        case .float32(let values): appendCSVFloat(values[i])
        case .float64(let values): appendCSVFloat(values[i])
        case .floatVector, .float16Vector, .bfloat16Vector, .int8Vector, .byteVector:
            need(1)
            put(0x22)
            appendJSON(cell, i, context)
            need(1)
            put(0x22)
        case .list, .sparseVector, .structure:
            let start = offset
            appendJSON(cell, i, context)
            quoteField(from: start)
        default: appendJSON(cell, i, context)
        }
    }

    /// Numbers that are not finite keep their value in CSV: `NaN`, `inf`, `-inf`.
    private mutating func appendCSVFloat(_ value: Float) {
        need(32)
        if value.isNaN {
            putWord("NaN")
        } else {
            at += writeShortest(value, to: at)
        }
    }

    private mutating func appendCSVFloat(_ value: Double) {
        need(32)
        if value.isNaN {
            putWord("NaN")
        } else {
            at += writeShortest(value, to: at)
        }
    }

    /// Appends a date, time or UUID without quotation marks; room was made.
    private mutating func appendBare(_ cell: Cell, _ i: Int) {
        switch cell {
        case .uuid(let values): at += writeUUID(values + 16 &* i, to: at)
        case .date(let values): at += writeDate(daysSinceEpoch: Int(values[i]), to: at)
        case .time(let values): at += writeTime(microseconds: values[i], to: at)
        case .timestamp(let values, let unit, let isZoned):
            at += writeTimestamp(ticks: values[i], unit: unit, isZoned: isZoned, to: at)
        default: break
        }
    }

    /// Appends `true` or `false`; room was made.
    private mutating func appendBool(_ value: Bool) { putWord(value ? "true" : "false") }

    /// Appends a short word; room was made.
    mutating func putWord(_ word: StaticString) {
        at.update(from: word.utf8Start, count: word.utf8CodeUnitCount)
        at += word.utf8CodeUnitCount
    }

    private mutating func appendPieces(
        _ first: Int, _ count: Int, _ enclosure: PiecesEnclosure, _ i: Int, _ context: CellContext
    ) {
        guard let pieces = context.pieces else { return }
        let start = offset
        if enclosure == .jsonString { put(0x22) }
        for piece in first..<(first &+ count) {
            switch pieces[piece] {
            case .fixed(let bytes, let count): copy(bytes, count: count)
            case .pool(let indices, let offsets, let bytes):
                let index = Int(indices[i])
                let from = Int(offsets[index])
                copy(bytes + from, count: Int(offsets[index &+ 1]) &- from)
            case .counter(let values):
                need(20)
                at += writeDecimal(values[i], to: at)
            case .bytes(let offsets, let bytes, let encoding):
                let from = Int(offsets[i])
                append(bytes + from, count: Int(offsets[i &+ 1]) &- from, as: encoding)
            }
        }
        need(16)
        switch enclosure {
        case .jsonString: put(0x22)
        case .csvField: quoteFieldIfNeeded(from: start)
        case .jsonValue, .csvJSON:
            let length = offset - start
            at = base + start + writeJSONValue(base + start, count: length, to: base + start)
            if enclosure == .csvJSON { quoteField(from: start) }
        }
    }

    /// Appends a list or a dense vector as a JSON array.
    private mutating func appendArray(_ cell: Cell, _ i: Int, _ context: CellContext) {
        put(0x5B)
        switch cell {
        case .list(let offsets, let element): appendList(Int(offsets[i])..<Int(offsets[i &+ 1]), element, context)
        case .floatVector(let values, let dim): appendFloats(values + i &* dim, count: dim)
        case .float16Vector(let values, let dim):
            appendHalves(values + i &* dim, count: dim) { float(fromFloat16: $0) }
        case .bfloat16Vector(let values, let dim):
            appendHalves(values + i &* dim, count: dim) { float(fromBFloat16: $0) }
        case .int8Vector(let values, let dim): appendSmallIntegers(values + i &* dim, count: dim)
        case .byteVector(let values, let count): appendSmallIntegers(values + i &* count, count: count)
        default: break
        }
        need(4)
        put(0x5D)
    }

    /// Appends `{"name":value,…}`; there is at least one field.
    private mutating func appendStructure(_ first: Int, _ count: Int, _ i: Int, _ context: CellContext) {
        guard let fields = context.fields else { return }
        for number in first..<(first &+ count) {
            copy(fields[number].label, count: fields[number].labelCount)
            if fields[number].column.isNull(i) {
                appendNull()
            } else {
                appendJSON(fields[number].column.cell, i, context)
            }
        }
        need(1)
        put(0x7D)
    }

    private mutating func appendList(_ range: Range<Int>, _ element: Int, _ context: CellContext) {
        guard let elements = context.elements, !range.isEmpty else { return }
        if case .float32(let values) = elements[element] {
            appendFloats(values + range.lowerBound, count: range.count)
            return
        }
        for i in range {
            appendJSON(elements[element], i, context)
            need(1)
            put(0x2C)
        }
        at -= 1
    }

    private mutating func appendFloats(_ values: UnsafePointer<Float>, count: Int) {
        need(shortestFloatStride &* count &+ 32)
        at += writeShortest(values, count: count, separator: 0x2C, nonFinite: &nonFinite, to: at)
    }

    @inline(__always)
    private mutating func appendHalves(
        _ values: UnsafePointer<UInt16>, count: Int, _ convert: (UInt16) -> Float
    ) {
        guard count > 0 else { return }
        need(shortestFloatStride &* count &+ 32)
        for i in 0..<count {
            at += writeShortestOrNull(convert(values[i]), nonFinite: &nonFinite, to: at)
            put(0x2C)
        }
        at -= 1
    }

    private mutating func appendSmallIntegers(_ values: UnsafePointer<UInt8>, count: Int) {
        guard count > 0 else { return }
        need(4 &* count)
        for i in 0..<count { putSmallInteger(UInt32(values[i])) }
        at -= 1
    }

    private mutating func appendSmallIntegers(_ values: UnsafePointer<Int8>, count: Int) {
        guard count > 0 else { return }
        need(5 &* count)
        for i in 0..<count {
            at[0] = UInt8(ascii: "-")
            at += Int(UInt8(bitPattern: values[i]) &>> 7)
            putSmallInteger(UInt32(values[i].magnitude))
        }
        at -= 1
    }

    /// Appends a number below 256 and a comma: four bytes in one store, of which leading zeros are shifted out.
    @inline(__always)
    private mutating func putSmallInteger(_ value: UInt32) {
        let hundreds = (value &* 41) &>> 12
        let rest = value &- hundreds &* 100
        let tens = (rest &* 103) &>> 10
        let digits = hundreds | tens &<< 8 | (rest &- tens &* 10) &<< 16
        let zeros = (digits | 1 &<< 16).trailingZeroBitCount & ~7
        let word = (digits | 0x2C30_3030) &>> UInt32(truncatingIfNeeded: zeros)
        UnsafeMutableRawPointer(at).storeBytes(of: word.littleEndian, as: UInt32.self)
        at += 4 &- zeros &>> 3
    }

    /// Appends `{"index":value,…}`.
    private mutating func appendSparse(
        _ indices: UnsafePointer<UInt32>, _ values: UnsafePointer<Float>, _ range: Range<Int>
    ) {
        put(0x7B)
        need((shortestFloatStride &+ 16) &* range.count &+ 32)
        for i in range {
            put(0x22)
            at += writeDecimal(UInt64(indices[i]), to: at)
            put(0x22)
            put(0x3A)
            at += writeShortestOrNull(values[i], nonFinite: &nonFinite, to: at)
            put(0x2C)
        }
        if !range.isEmpty { at -= 1 }
        put(0x7D)
    }
}
