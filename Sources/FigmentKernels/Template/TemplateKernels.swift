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
    /// Whether other columns are written into the text: they are made once for all rows of a block, no fewer.
    let readsColumns: Bool

    init(parts: [Part]) {
        self.parts = parts
        readsColumns = parts.contains { if case .column = $0 { true } else { false } }
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
                let values = source.values(rows, scratch)
                if values.appendDigits(to: child, rows.count) { continue }
                for i in 0..<rows.count {
                    let start = child.bytes.count
                    if values.isValid(i) { values.appendAsText(i, to: &child.bytes) }
                    letterCase?.apply(to: &child.bytes, from: start)
                    child.appendOffset(UInt32(truncatingIfNeeded: child.bytes.count))
                }
                child.count += rows.count
            }
        }
        column.count += rows.count
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
        let (words, numbers) = (scratch.borrow(), scratch.borrow())
        // Which pattern a row has, and where it lies among the pattern's rows.
        let picked = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        let places = picked + RowBlock.capacity
        let chosen = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Int64.self)
        let count = UInt64(patterns.count)
        scratch.withBits(key, rows) { bits in
            for i in 0..<n { picked[i] = UInt32(truncatingIfNeeded: Uniform.index(bits[i], below: count)) }
        }
        withUnsafeTemporaryAllocation(of: Int.self, capacity: patterns.count + 1) { starts in
            group(rows, picked, into: places, chosen, starts)
            var texts: [TextPieces] = []
            texts.reserveCapacity(patterns.count)
            for (k, pattern) in patterns.enumerated() {
                let values = scratch.temporary(slot + k) { Column(type: .utf8, form: pattern.form) }
                values.reset()
                let own = UnsafeBufferPointer(start: chosen + starts[k], count: starts[k + 1] - starts[k])
                if own.count > 0 {
                    pattern.fill(pattern.readsColumns ? rows : RowBlock(rows: own), into: values, scratch)
                }
                texts.append(TextPieces(values))
                // Where a pattern is filled for every row, a row lies at its own place.
                if pattern.readsColumns { for i in 0..<n where picked[i] == UInt32(k) { places[i] = UInt32(i) } }
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
        scratch.giveBack(numbers)
        scratch.giveBack(words)
    }

    /// Sorts the row numbers by pattern: those of pattern k stand from `starts[k]` on.
    private func group(
        _ rows: RowBlock, _ picked: UnsafePointer<UInt32>, into places: UnsafeMutablePointer<UInt32>,
        _ chosen: UnsafeMutablePointer<Int64>, _ starts: UnsafeMutableBufferPointer<Int>
    ) {
        starts.initialize(repeating: 0)
        for i in 0..<rows.count {
            let next = Int(picked[i]) + 1
            places[i] = UInt32(truncatingIfNeeded: starts[next])
            starts[next] += 1
        }
        for k in 1..<starts.count { starts[k] += starts[k - 1] }
        for i in 0..<rows.count { chosen[starts[Int(picked[i])] + Int(places[i])] = rows[i] }
    }
}
