import FigmentColumns
import FigmentTypes

/// UUIDs that sort by time (RFC 9562, version 7): 48 bits of milliseconds since 1970, 12 bits of the millisecond's
/// fraction (method 3 of section 6.2), and 62 bits that no two rows share.
struct TimeUUIDKernel: Kernel {
    /// The instants; without a column, or where it is null, the row's place among the rows of the window.
    let at: ColumnSlot?
    let startMicros: Int64
    let endMicros: Int64
    let rowCount: Int64
    /// Sixteen bytes, or text of 36 characters.
    let type: DataType
    let permutation: Permutation

    var form: Form { .plain }

    init(
        at: ColumnSlot?, startMicros: Int64, endMicros: Int64, rowCount: Int64, type: DataType, key: StreamKey
    ) {
        self.at = at
        self.startMicros = startMicros
        self.endMicros = endMicros
        self.rowCount = rowCount
        self.type = type
        permutation = Permutation(size: 1 << 62, key: key)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let micros = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        instants(rows, into: micros, scratch)
        if type == .uuid { storeBytes(rows, micros, into: column) } else { storeText(rows, micros, into: column) }
        scratch.giveBack(words)
    }

    private func instants(_ rows: RowBlock, into micros: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        let span = UInt64(max(0, endMicros &- startMicros))
        let divisor = UInt64(max(1, rowCount))
        for i in 0..<rows.count {
            let product = UInt64(max(0, rows[i])).multipliedFullWidth(by: span)
            // A row number past the last (as a key has) stays at the window's end.
            let offset = product.high < divisor ? divisor.dividingFullWidth(product).quotient : span
            micros[i] = startMicros &+ Int64(min(offset, span))
        }
        guard let at else { return }
        let values = at.values(rows, scratch)
        let numbers = scratch.borrow()
        let read = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Double.self)
        Readings.micros(values, rows.count, into: read)
        for i in 0..<rows.count where values.isValid(i) {
            micros[i] = abs(read[i]) < 0x1p62 ? Int64(read[i]) : startMicros
        }
        scratch.giveBack(numbers)
    }

    /// Version 7 with the time before the random bits, and variant 10. Times before 1970 count as 1970.
    @inline(__always)
    private func words(_ row: Int64, _ micros: Int64) -> (high: UInt64, low: UInt64) {
        let time = UInt64(max(0, micros))
        let (millis, rest) = time.quotientAndRemainder(dividingBy: 1_000)
        let fraction = rest &* 4_096 / 1_000
        let high = millis &<< 16 | 0x7000 | fraction
        let low = permutation(UInt64(bitPattern: row) & (~0 &>> 2)) | 1 &<< 63
        return (high, low)
    }

    private func storeBytes(_ rows: RowBlock, _ micros: UnsafePointer<Int64>, into column: Column) {
        let out = column.extend(rows.count * 2, as: UInt64.self)
        column.count -= rows.count
        for i in 0..<rows.count {
            let words = words(rows[i], micros[i])
            // Big-endian, so that the byte order in memory is that of the text form.
            out[2 * i] = words.high.bigEndian
            out[2 * i + 1] = words.low.bigEndian
        }
    }

    private func storeText(_ rows: RowBlock, _ micros: UnsafePointer<Int64>, into column: Column) {
        column.bytes.reserve(rows.count * 36 + 8)
        for i in 0..<rows.count {
            let words = words(rows[i], micros[i])
            column.bytes.count += HexKernel.writeGroups(words.high, words.low, to: column.bytes.end)
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += rows.count
    }
}
