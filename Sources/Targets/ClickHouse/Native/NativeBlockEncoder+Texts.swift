import FigmentColumns
import FigmentText
import FigmentTypes

extension NativeBlockEncoder {
    /// Strings: the length as LEB128, then the bytes. Null rows are empty.
    func appendTexts(_ column: Column) {
        switch column.form {
        case .dictionary(let pool): appendPooled(column, pool)
        case .plain: appendPlainTexts(column)
        default: appendMadeTexts(column)
        }
    }

    private func appendPlainTexts(_ column: Column) {
        let n = column.count
        let place = column.offsets.values(as: UInt32.self)
        let bytes = column.bytes.base
        let validity = column.isNullable && column.nullCount > 0 ? column.validity.base : nil
        out.reserve(column.bytes.count + 5 * n + 64)
        var end = out.end
        for i in 0..<n {
            let from = Int(place[i])
            var length = Int(place[i &+ 1]) &- from
            if let validity, validity[i] == 0 { length = 0 }
            end += storeLength(length, end)
            copyText(bytes + from, length, to: end)
            end += length
        }
        out.count = end - out.base
    }

    private func appendPooled(_ column: Column, _ pool: Pool) {
        let n = column.count
        let indices = column.indices.values(as: UInt32.self)
        let validity = column.isNullable && column.nullCount > 0 ? column.validity.base : nil
        let place = pool.offsets
        let source = pool.bytes
        var done = 0
        while done < n {
            let count = min(1_024, n - done)
            out.reserve(count * (pool.maxLength + 5) + 64)
            var end = out.end
            for i in done..<done + count {
                if let validity, validity[i] == 0 {
                    end.pointee = 0
                    end += 1
                    continue
                }
                let from = Int(place[Int(indices[i])])
                let length = Int(place[Int(indices[i]) &+ 1]) &- from
                end += storeLength(length, end)
                copyText(source + from, length, to: end)
                end += length
            }
            out.count = end - out.base
            done += count
        }
    }

    /// Pieces: made behind a place for the length, which is moved where it takes more than a byte.
    private func appendMadeTexts(_ column: Column) {
        let n = column.count
        let texts = TextPieces(column)
        let validity = column.isNullable && column.nullCount > 0 ? column.validity.base : nil
        var done = 0
        while done < n {
            let count = min(1_024, n - done)
            out.reserve(count * (texts.most + 5) + TextPieces.slack)
            var end = out.end
            for i in done..<done + count {
                if let validity, validity[i] == 0 {
                    end.pointee = 0
                    end += 1
                    continue
                }
                let length = texts.store(i, at: end + 1)
                if length < 0x80 {
                    end.pointee = UInt8(truncatingIfNeeded: length)
                    end += length + 1
                } else {
                    let digits = (length.bitWidth - length.leadingZeroBitCount + 6) / 7
                    (end + digits).update(from: end + 1, count: length)
                    end += storeLength(length, end) + length
                }
            }
            out.count = end - out.base
            done += count
        }
    }

    /// Writes the length of a string that was appended behind one byte at `start`.
    func closeString(from start: Int) {
        let length = out.count - start - 1
        if length < 0x80 {
            out.base[start] = UInt8(truncatingIfNeeded: length)
            return
        }
        var digits = (length.bitWidth - length.leadingZeroBitCount + 6) / 7
        digits = max(1, digits)
        out.reserve(digits)
        let text = out.base + start + 1
        (text + digits - 1).update(from: text, count: length)
        _ = storeLength(length, out.base + start)
        out.count += digits - 1
    }

    func appendTimes(_ column: Column) {
        let ticks = column.values.values(as: Int64.self)
        for i in 0..<column.count {
            out.reserve(temporalTextCapacity + 1)
            let length = column.isValid(i) ? writeTime(microseconds: ticks[i], to: out.end + 1) : 0
            out.base[out.count] = UInt8(truncatingIfNeeded: length)
            out.count += length + 1
        }
    }

    /// What has parts, as JSON.
    func appendJSONTexts(_ column: Column) {
        let cells = JSONCells()
        cells.bind(column, firstRow: 0)
        for i in 0..<column.count {
            let start = out.count
            out.append(0)
            if column.isValid(i) { _ = cells.append(i, to: &out) }
            closeString(from: start)
        }
    }

    /// The pool is the dictionary; in a nullable column its first entry stands for null.
    func appendDictionary(_ column: Column, _ pool: Pool, isNullable: Bool) {
        let n = column.count
        let entries = pool.count + (isNullable ? 1 : 0)
        let width = entries <= 0x100 ? 0 : entries <= 0x1_0000 ? 1 : 2
        out.appendWord(1)  // the version: one dictionary for each block
        out.appendWord(UInt64(width) | 1 << 9 | 1 << 10)  // the block brings its keys
        out.appendWord(UInt64(entries))
        if isNullable { out.append(0) }
        out.append(encoded(pool))
        out.appendWord(UInt64(n))
        out.reserve(n * 4)
        let shift: UInt32 = isNullable ? 1 : 0
        let indices = column.indices.values(as: UInt32.self)
        let validity = column.isNullable && column.nullCount > 0 ? column.validity.base : nil
        let place = UnsafeMutableRawPointer(out.end)
        switch width {
        case 0:
            for i in 0..<n {
                let index = validity.map { $0[i] == 0 } == true ? 0 : indices[i] &+ shift
                place.storeBytes(of: UInt8(truncatingIfNeeded: index), toByteOffset: i, as: UInt8.self)
            }
        case 1:
            for i in 0..<n {
                let index = validity.map { $0[i] == 0 } == true ? 0 : indices[i] &+ shift
                place.storeBytes(of: UInt16(truncatingIfNeeded: index), toByteOffset: i * 2, as: UInt16.self)
            }
        default:
            for i in 0..<n {
                let index = validity.map { $0[i] == 0 } == true ? 0 : indices[i] &+ shift
                place.storeBytes(of: index, toByteOffset: i * 4, as: UInt32.self)
            }
        }
        out.count += n << width
    }

    private func encoded(_ pool: Pool) -> [UInt8] {
        if let known = pools[ObjectIdentifier(pool)] { return known.bytes }
        var buffer = ByteBuffer(capacity: pool.byteCount + 2 * pool.count)
        for index in 0..<pool.count {
            let entry = pool[index]
            buffer.appendVariable(UInt64(entry.count))
            buffer.append(entry)
        }
        let bytes = Array(UnsafeBufferPointer(start: buffer.base, count: buffer.count))
        pools[ObjectIdentifier(pool)] = EncodedDictionary(pool: pool, bytes: bytes)
        return bytes
    }
}

/// Stores a length as LEB128. - Returns: Bytes taken, at most 5 for what a column holds.
@inline(__always)
func storeLength(_ length: Int, _ place: UnsafeMutablePointer<UInt8>) -> Int {
    if length < 0x80 {
        place.pointee = UInt8(truncatingIfNeeded: length)
        return 1
    }
    var rest = UInt64(truncatingIfNeeded: length)
    var count = 0
    while rest >= 0x80 {
        place[count] = UInt8(truncatingIfNeeded: rest) | 0x80
        count &+= 1
        rest >>= 7
    }
    place[count] = UInt8(truncatingIfNeeded: rest)
    return count &+ 1
}

/// Copies 16 bytes at a time; both sides have slack behind them.
@inline(__always)
private func copyText(_ source: UnsafePointer<UInt8>, _ length: Int, to place: UnsafeMutablePointer<UInt8>) {
    if length <= 16 {
        let word = UnsafeRawPointer(source).loadUnaligned(as: SIMD16<UInt8>.self)
        UnsafeMutableRawPointer(place).storeBytes(of: word, as: SIMD16<UInt8>.self)
    } else {
        place.update(from: source, count: length)
    }
}
