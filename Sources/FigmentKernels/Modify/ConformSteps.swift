import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Texts that a constraint does not allow, replaced by ones that it does.
struct TextConformity: Sendable {
    enum Test: Sendable {
        case pattern(RegexMatcher)
        /// Ascending by length, then by bytes.
        case values([[UInt8]])
    }
    let test: Test
    /// Makes what is allowed, of the same rows.
    let replacement: CompiledColumn
    let slot: Int

    func apply(_ row: Int64, from start: Int, in column: Column, _ scratch: Scratch) {
        let text = UnsafeBufferPointer(start: column.bytes.base + start, count: column.bytes.count - start)
        if allows(text) { return }
        let made = scratch.temporary(slot) { replacement.makeColumn() }
        made.reset()
        replacement.fill(RowBlock(ramp: RowRange(start: row, count: 1)), into: made, scratch)
        column.bytes.count = start
        made.appendText(0, to: &column.bytes)
    }

    private func allows(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch test {
        case .pattern(let matcher): return matcher.matches(text)
        case .values(let values):
            var (low, high) = (0, values.count)
            while low < high {
                let middle = (low + high) / 2
                let order = TextConformity.compare(values[middle], text)
                if order == 0 { return true }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return false
        }
    }

    private static func compare(_ value: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Int {
        if value.count != text.count { return value.count - text.count }
        for (a, b) in zip(value, text) where a != b { return Int(a) - Int(b) }
        return 0
    }

    static func sorted(_ values: [[UInt8]]) -> Test {
        .values(values.sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) })
    }
}

/// Numbers that a constraint does not allow, replaced by any of those that it does.
struct NumberConformityStep: ModifierStep {
    /// Ascending, at least one.
    let values: [Double]
    let type: DataType
    let key: StreamKey

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        for i in 0..<block.count {
            // Integers lose their fraction in the cast, which comes later.
            let value = type.isInteger ? block.values[i].rounded(.towardZero) : block.values[i]
            if contains(value) { continue }
            let at = Uniform.index(key.rowKey(rows[i]).bits(0), below: UInt64(values.count))
            block.values[i] = values[Int(at)]
        }
    }

    private func contains(_ value: Double) -> Bool {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] == value { return true }
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
