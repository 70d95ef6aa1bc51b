import FigmentColumns
import FigmentTypes

/// Dense vectors: float elements are standard normal and scaled to length 1; int8 elements and bits are uniform.
///
/// Element 4j…4j+3 of row r come from word j of the row: stream position r × words + j. The sum of squares is taken in
/// sixteen lanes, added in one fixed order, so that every machine rounds alike.
struct DenseVectorKernel: Kernel {
    let element: VectorElement
    let dim: Int
    let key: StreamKey

    var form: Form { .plain }

    /// Words of random bits that one row takes.
    var wordsPerRow: Int {
        switch element {
        case .float32, .float16, .bfloat16: (dim + 3) / 4
        case .int8: (dim + 7) / 8
        case .binary: (dim / 8 + 7) / 8
        }
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let rowBytes = element.byteCount(dim: dim)
        // Whole words are written, so the last row may spill into the buffer's slack.
        column.values.reserve(rows.count * rowBytes + 64)
        let words = scratch.borrow()
        NormalTable.quantiles.withUnsafeBufferPointer { table in
            guard let table = table.baseAddress else { return }
            for i in 0..<rows.count {
                let place = UnsafeMutableRawPointer(column.values.base + column.values.count + i * rowBytes)
                switch element {
                case .float32: floats(row: rows[i], into: place.assumingMemoryBound(to: Float.self), words, table)
                case .float16, .bfloat16: halves(row: rows[i], into: place, words, table, scratch)
                case .int8, .binary: bytes(row: rows[i], count: rowBytes, into: place, words)
                }
            }
        }
        scratch.giveBack(words)
        column.values.count += rows.count * rowBytes
        column.count += rows.count
    }

    /// One normalised row of float32 elements.
    func row(_ row: Int64, into out: UnsafeMutablePointer<Float>, _ scratch: Scratch) {
        let words = scratch.borrow()
        NormalTable.quantiles.withUnsafeBufferPointer { table in
            if let table = table.baseAddress { floats(row: row, into: out, words, table) }
        }
        scratch.giveBack(words)
    }

    /// One normalised row: drawn, looked up and squared in one pass, so that the table's places, most of them in the
    /// second cache, are fetched while the next words are mixed.
    @inline(__always)
    private func floats(
        row: Int64, into out: UnsafeMutablePointer<Float>, _ words: UnsafeMutablePointer<UInt64>,
        _ table: UnsafePointer<Float>
    ) {
        let first = row &* Int64(wordsPerRow)
        let raw = UnsafeMutableRawPointer(out)
        var sums = Sums()
        var at = 0
        while at &+ 16 <= dim {
            let word = first &+ Int64(at / 4)
            let w = DenseVectorKernel.four(key.bits(word), table)
            let x = DenseVectorKernel.four(key.bits(word &+ 1), table)
            let y = DenseVectorKernel.four(key.bits(word &+ 2), table)
            let z = DenseVectorKernel.four(key.bits(word &+ 3), table)
            raw.storeBytes(of: w, toByteOffset: at &* 4, as: SIMD4<Float>.self)
            raw.storeBytes(of: x, toByteOffset: at &* 4 &+ 16, as: SIMD4<Float>.self)
            raw.storeBytes(of: y, toByteOffset: at &* 4 &+ 32, as: SIMD4<Float>.self)
            raw.storeBytes(of: z, toByteOffset: at &* 4 &+ 48, as: SIMD4<Float>.self)
            sums.add(w, x, y, z)
            at &+= 16
        }
        if at < dim {
            key.fill(from: first &+ Int64(at / 4), count: (dim - at + 3) / 4, into: words)
            lookUp(words, dim - at, table, out + at)
        }
        scale(out, sums, from: at)
    }

    /// The elements of one word.
    @inline(__always)
    private static func four(_ word: UInt64, _ table: UnsafePointer<Float>) -> SIMD4<Float> {
        SIMD4(
            table[Int(truncatingIfNeeded: word & 0xFFFF)], table[Int(truncatingIfNeeded: (word &>> 16) & 0xFFFF)],
            table[Int(truncatingIfNeeded: (word &>> 32) & 0xFFFF)], table[Int(truncatingIfNeeded: word &>> 48)])
    }

    /// The sum of squares in sixteen lanes.
    private struct Sums {
        var a = SIMD4<Float>.zero
        var b = SIMD4<Float>.zero
        var c = SIMD4<Float>.zero
        var d = SIMD4<Float>.zero

        @inline(__always)
        mutating func add(_ w: SIMD4<Float>, _ x: SIMD4<Float>, _ y: SIMD4<Float>, _ z: SIMD4<Float>) {
            a += w * w
            b += x * x
            c += y * y
            d += z * z
        }

        @inline(__always)
        var total: Float {
            let lanes = (a + b) + (c + d)
            return (lanes.x + lanes.y) + (lanes.z + lanes.w)
        }
    }

    @inline(__always)
    func lookUp(
        _ words: UnsafePointer<UInt64>, _ elements: Int, _ table: UnsafePointer<Float>,
        _ out: UnsafeMutablePointer<Float>
    ) {
        for j in 0..<(elements / 4) {
            let word = words[j]
            let place = out + 4 * j
            place[0] = table[Int(truncatingIfNeeded: word & 0xFFFF)]
            place[1] = table[Int(truncatingIfNeeded: (word &>> 16) & 0xFFFF)]
            place[2] = table[Int(truncatingIfNeeded: (word &>> 32) & 0xFFFF)]
            place[3] = table[Int(truncatingIfNeeded: word &>> 48)]
        }
        let whole = elements / 4 * 4
        for k in 0..<(elements - whole) {
            out[whole + k] = table[Int(truncatingIfNeeded: (words[elements / 4] &>> UInt64(16 * k)) & 0xFFFF)]
        }
    }

    /// Divides by the length; a fixed order of additions whatever the dimension.
    @inline(__always)
    func normalise(_ out: UnsafeMutablePointer<Float>) {
        let raw = UnsafeMutableRawPointer(out)
        var sums = Sums()
        var at = 0
        while at &+ 16 <= dim {
            sums.add(
                raw.loadUnaligned(fromByteOffset: at &* 4, as: SIMD4<Float>.self),
                raw.loadUnaligned(fromByteOffset: at &* 4 &+ 16, as: SIMD4<Float>.self),
                raw.loadUnaligned(fromByteOffset: at &* 4 &+ 32, as: SIMD4<Float>.self),
                raw.loadUnaligned(fromByteOffset: at &* 4 &+ 48, as: SIMD4<Float>.self))
            at &+= 16
        }
        scale(out, sums, from: at)
    }

    /// Divides by the length; the squares of the elements from `rest` on, fewer than sixteen, are added one by one.
    @inline(__always)
    private func scale(_ out: UnsafeMutablePointer<Float>, _ sums: Sums, from rest: Int) {
        var sum = sums.total
        for k in rest..<dim { sum += out[k] * out[k] }
        let scale = 1 / sum.squareRoot()
        for i in 0..<dim { out[i] = out[i] * scale }
    }

    /// One row of 16-bit floats, rounded to nearest even.
    private func halves(
        row: Int64, into out: UnsafeMutableRawPointer, _ words: UnsafeMutablePointer<UInt64>,
        _ table: UnsafePointer<Float>, _ scratch: Scratch
    ) {
        scratch.floats.removeAll()
        scratch.floats.reserve(dim * 4 + 64)
        let full = scratch.floats.values(as: Float.self)
        floats(row: row, into: full, words, table)
        let half = out.assumingMemoryBound(to: UInt16.self)
        if element == .float16 {
            for i in 0..<dim { half[i] = float16Bits(full[i]) }
        } else {
            for i in 0..<dim { half[i] = bfloat16Bits(full[i]) }
        }
    }

    /// One row of uniform bytes.
    private func bytes(
        row: Int64, count: Int, into out: UnsafeMutableRawPointer, _ words: UnsafeMutablePointer<UInt64>
    ) {
        let perRow = wordsPerRow
        var done = 0
        while done < perRow {
            let n = min(perRow - done, RowBlock.capacity)
            key.fill(from: row &* Int64(perRow) &+ Int64(done), count: n, into: words)
            out.advanced(by: done * 8).copyMemory(from: words, byteCount: min(n * 8, count - done * 8))
            done += n
        }
    }
}
