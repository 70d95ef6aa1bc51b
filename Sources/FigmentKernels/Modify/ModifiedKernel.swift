import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

/// The values of a block on their way through the modifiers: numbers as they are, instants in microseconds (exact as
/// doubles until the year 2255).
struct WorkBlock {
    let values: UnsafeMutablePointer<Double>
    /// 1 where there is a value.
    let flags: UnsafeMutablePointer<UInt8>
    let count: Int
}

/// One modifier of numbers and instants.
protocol ModifierStep: Sendable {
    var makesNulls: Bool { get }
    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch)
}

extension ModifierStep {
    var makesNulls: Bool { false }
}

/// Numbers or instants: generated, modified in order, cast last.
struct ModifiedKernel: Kernel {
    /// Makes float64, or microseconds where the column holds instants.
    let base: CompiledColumn
    let steps: [any ModifierStep]
    let type: DataType
    let slot: Int

    var form: Form { .plain }
    var makesNulls: Bool { base.isNullable || steps.contains { $0.makesNulls } }

    /// What the steps work on.
    static func workType(_ type: DataType) -> DataType {
        type.isInstant ? .timestamp(unit: .micro, zone: nil) : .float64
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let made = scratch.temporary(slot) { base.makeColumn() }
        made.reset()
        base.fillNested(rows, into: made, scratch)
        let numbers = scratch.borrow()
        let marks = scratch.borrow()
        let block = WorkBlock(
            values: UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Double.self),
            flags: UnsafeMutableRawPointer(marks).assumingMemoryBound(to: UInt8.self), count: n)
        Readings.doubles(made, n, into: block.values)
        for i in 0..<n { block.flags[i] = made.isValid(i) ? 1 : 0 }
        for step in steps { step.apply(rows, block, scratch) }
        store(block, into: column, scratch)
        if makesNulls { column.appendValidity(flags: block.flags, n) }
        scratch.giveBack(marks)
        scratch.giveBack(numbers)
    }

    private func store(_ block: WorkBlock, into column: Column, _ scratch: Scratch) {
        guard type.isInstant else {
            return StoreNumbers.doubles(block.values, block.count, as: type, into: column, scratch)
        }
        let words = scratch.borrow()
        let micros = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        for i in 0..<block.count {
            let value = block.values[i]
            micros[i] = abs(value) < 0x1p62 ? Int64(value.rounded(.down)) : 0
        }
        InstantUnit(type).convert(micros, block.count)
        StoreNumbers.integers(micros, block.count, as: type, into: column)
        scratch.giveBack(words)
    }
}

/// Text (and whatever is no number): values replaced by others, letters changed, nulls.
struct ModifiedTextKernel: Kernel {
    let base: CompiledColumn
    let mapping: [(from: [UInt8], to: [UInt8])]
    let conformities: [TextConformity]
    let nulls: [NullStep]
    let typos: [TypoStep]
    let slot: Int

    var form: Form { .plain }
    var makesNulls: Bool { base.isNullable || !nulls.isEmpty }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let made = scratch.temporary(slot) { base.makeColumn() }
        made.reset()
        base.fillNested(rows, into: made, scratch)
        for i in 0..<n {
            let start = column.bytes.count
            made.appendText(i, to: &column.bytes)
            replace(from: start, in: column)
            if made.isValid(i) {
                for conformity in conformities { conformity.apply(rows[i], from: start, in: column, scratch) }
            }
            for typo in typos { typo.apply(rows[i], from: start, in: column) }
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += n
        guard makesNulls else { return }
        let marks = scratch.borrow()
        let numbers = scratch.borrow()
        let block = WorkBlock(
            values: UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Double.self),
            flags: UnsafeMutableRawPointer(marks).assumingMemoryBound(to: UInt8.self), count: n)
        for i in 0..<n { block.flags[i] = made.isValid(i) ? 1 : 0 }
        for step in nulls { step.apply(rows, block, scratch) }
        column.appendValidity(flags: block.flags, n)
        scratch.giveBack(numbers)
        scratch.giveBack(marks)
    }

    private func replace(from start: Int, in column: Column) {
        let length = column.bytes.count - start
        for pair in mapping where pair.from.count == length {
            var isEqual = true
            for k in 0..<length where column.bytes.base[start + k] != pair.from[k] { isEqual = false }
            if isEqual {
                column.bytes.count = start
                column.bytes.append(pair.to)
                return
            }
        }
    }
}

/// One letter of an ASCII word changed, by rate.
struct TypoStep: Sendable {
    let threshold: UInt64
    let key: StreamKey

    func apply(_ row: Int64, from start: Int, in column: Column) {
        let stream = key.rowKey(row)
        let length = column.bytes.count - start
        guard length > 1, stream.bits(0) < threshold else { return }
        let at = start + Int(Uniform.index(stream.bits(1), below: UInt64(length - 1)))
        let bytes = column.bytes.base
        // Only ASCII letters are touched, so that the text stays UTF-8.
        guard TypoStep.isLetter(bytes[at]), TypoStep.isLetter(bytes[at + 1]) else { return }
        if stream.bits(2) & 1 == 0 || bytes[at] == bytes[at + 1] {
            let letter = UInt8(97 + Uniform.index(stream.bits(3), below: 25))
            bytes[at] = letter >= bytes[at] ? letter + 1 : letter
        } else {
            (bytes[at], bytes[at + 1]) = (bytes[at + 1], bytes[at])
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
}
