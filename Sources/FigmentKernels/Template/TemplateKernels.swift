import FigmentColumns
import FigmentSchema
import FigmentTypes

/// One pattern of a template: a piece per part, nothing copied.
struct TemplateKernel: Kernel {
    enum Part: Sendable {
        case constant([UInt8])
        /// An even pick from a pool.
        case pool(Pool, StreamKey)
        case counter(start: Int64, step: Int64)
        /// Another column's value, written out.
        case column(ColumnSlot, letterCase: Template.LetterCase?)
    }
    let parts: [Part]
    let form: Form

    init(parts: [Part]) {
        self.parts = parts
        form = .pieces(
            parts.map { part in
                switch part {
                case .constant(let bytes): .constant(bytes)
                case .pool(let pool, _): .pool(pool)
                case .counter(let start, let step): .counter(start: start, step: step)
                case .column(let source, _): .text(maxLength: source.column.maxTextLength)
                }
            })
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        fill(rows, of: rows, at: nil, into: column, scratch)
    }

    /// - Parameters:
    ///   - block: All rows of the block: other columns are made once for all of them.
    ///   - places: Where in the block each of the rows is; nil where they are the block.
    func fill(
        _ rows: RowBlock, of block: RowBlock, at places: UnsafePointer<UInt32>?, into column: Column, _ scratch: Scratch
    ) {
        for (part, child) in zip(parts, column.children) {
            switch part {
            case .constant: child.count += rows.count
            case .pool(let pool, let key):
                scratch.withBits(key, rows) { bits in
                    let n = UInt64(pool.count)
                    let out = child.extendIndices(rows.count)
                    for i in 0..<rows.count {
                        out[i] = UInt32(truncatingIfNeeded: Uniform.smallIndex(bits[i], below: n))
                    }
                }
            case .counter(let start, let step):
                let place = child.extend(rows.count, as: Int64.self)
                SequenceKernel(start: start, step: step, type: .int64, isStored: true).values(rows, into: place)
            case .column(let source, let letterCase):
                let values = source.values(block, scratch)
                if places == nil, values.appendDigits(to: child, rows.count) { continue }
                append(values, rows.count, at: places, letterCase, to: child)
            }
        }
        column.count += rows.count
    }

    private func append(
        _ values: Column, _ n: Int, at places: UnsafePointer<UInt32>?, _ letterCase: Template.LetterCase?,
        to child: Column
    ) {
        if child.appendPlainTexts(values, n, at: places, letterCase) { return }
        for i in 0..<n {
            let row = places.map { Int($0[i]) } ?? i
            let start = child.bytes.count
            if values.isValid(row) { values.appendAsText(row, to: &child.bytes) }
            letterCase?.apply(to: &child.bytes, from: start)
            child.appendOffset(UInt32(truncatingIfNeeded: child.bytes.count))
        }
        child.count += n
    }
}

/// Several patterns: an even pick per row. Each pattern fills its own column with the rows that picked it; then they are
/// copied together in the order of the rows.
struct PatternChoiceKernel: Kernel {
    let patterns: [TemplateKernel]
    let key: StreamKey
    /// The first of `patterns.count` slots.
    let slot: Int

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let (words, numbers, others) = (scratch.borrow(), scratch.borrow(), scratch.borrow())
        // Which pattern a row has, and where it lies among the pattern's rows; the number of each pattern's rows, and where
        // they lie in the block.
        let picked = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        let places = picked + RowBlock.capacity
        let chosen = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Int64.self)
        let origins = UnsafeMutableRawPointer(others).assumingMemoryBound(to: UInt32.self)
        let count = UInt64(patterns.count)
        scratch.withBits(key, rows) { bits in
            for i in 0..<n { picked[i] = UInt32(truncatingIfNeeded: Uniform.index(bits[i], below: count)) }
        }
        withUnsafeTemporaryAllocation(of: Int.self, capacity: patterns.count + 1) { starts in
            rows.sort(by: picked, into: places, chosen, origins, starts)
            var texts: [TextPieces] = []
            texts.reserveCapacity(patterns.count)
            for (k, pattern) in patterns.enumerated() {
                let values = scratch.temporary(slot + k) { Column(type: .utf8, form: pattern.form) }
                values.reset()
                let own = UnsafeBufferPointer(start: chosen + starts[k], count: starts[k + 1] - starts[k])
                if own.count > 0 {
                    pattern.fill(RowBlock(rows: own), of: rows, at: origins + starts[k], into: values, scratch)
                }
                texts.append(TextPieces(values))
            }
            let most = texts.reduce(0) { max($0, $1.most) }
            column.bytes.reserve(n * most + TextPieces.slack)
            column.offsets.reserve(4 * n)
            let ends = UnsafeMutableRawPointer(column.offsets.end).assumingMemoryBound(to: UInt32.self)
            let base = column.bytes.base
            var at = column.bytes.count
            for i in 0..<n {
                at += texts[Int(picked[i])].store(Int(places[i]), at: base + at)
                ends[i] = UInt32(truncatingIfNeeded: at)
            }
            column.bytes.count = at
            column.offsets.count += 4 * n
        }
        column.count += n
        scratch.giveBack(others)
        scratch.giveBack(numbers)
        scratch.giveBack(words)
    }
}

extension Column {
    /// Appends texts that lie one behind the other in another column, as they are or with a capital letter in front.
    ///
    /// - Parameter places: Rows of the other column; its first ones where nil.
    /// - Returns: False, and nothing is appended, where they may be null, lie otherwise or need rules of other alphabets.
    fileprivate func appendPlainTexts(
        _ values: Column, _ n: Int, at places: UnsafePointer<UInt32>?, _ letterCase: Template.LetterCase?
    ) -> Bool {
        guard case .plain = values.form, values.type.isText, !values.isNullable,
            letterCase == nil || letterCase == .capital
        else { return false }
        let isCapital = letterCase == .capital
        let (from, text) = (values.offsets.values(as: UInt32.self), UnsafePointer(values.bytes.base))
        var total = 0
        for i in 0..<n {
            let row = places.map { Int($0[i]) } ?? i
            let count = Int(from[row + 1] &- from[row])
            if isCapital, count > 0, text[Int(from[row])] >= 0x80 { return false }
            total += count
        }
        bytes.reserve(total)
        offsets.reserve(4 * n)
        let out = bytes.base
        let ends = UnsafeMutableRawPointer(offsets.end).assumingMemoryBound(to: UInt32.self)
        var at = bytes.count
        for i in 0..<n {
            let row = places.map { Int($0[i]) } ?? i
            let count = Int(from[row + 1] &- from[row])
            (out + at).update(from: text + Int(from[row]), count: count)
            if isCapital, count > 0, out[at] &- 97 < 26 { out[at] ^= 32 }
            at += count
            ends[i] = UInt32(truncatingIfNeeded: at)
        }
        bytes.count = at
        offsets.count += 4 * n
        count += n
        return true
    }
}
