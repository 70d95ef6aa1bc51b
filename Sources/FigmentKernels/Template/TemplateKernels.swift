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

/// Several patterns: an even pick per row. Each pattern fills its own column, the rows picked are copied together.
struct PatternChoiceKernel: Kernel {
    let patterns: [TemplateKernel]
    let key: StreamKey
    /// The first of `patterns.count` slots.
    let slot: Int

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        var filled: [Column] = []
        for (i, pattern) in patterns.enumerated() {
            let values = scratch.temporary(slot + i) { Column(type: .utf8, form: pattern.form) }
            values.reset()
            pattern.fill(rows, into: values, scratch)
            filled.append(values)
        }
        scratch.withBits(key, rows) { bits in
            for i in 0..<rows.count {
                filled[Int(Uniform.index(bits[i], below: UInt64(filled.count)))].appendText(i, to: &column.bytes)
                column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
            }
        }
        column.count += rows.count
    }
}
