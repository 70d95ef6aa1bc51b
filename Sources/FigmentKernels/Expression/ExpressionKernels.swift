import FigmentColumns
import FigmentSchema
import FigmentTypes

/// The values of an expression over other columns of the row.
struct ExpressionKernel: Kernel {
    let program: ExpressionProgram
    /// One per input of the program.
    let inputs: [ColumnSlot]

    var form: Form { .plain }
    var makesNulls: Bool { program.makesNulls }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let columns = inputs.map { $0.values(rows, scratch) }
        program.evaluate(count: rows.count, inputs: columns, into: column, scratch: scratch)
    }

    /// Writes 1 for the rows where a condition holds, else 0.
    func conditions(_ rows: RowBlock, into flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        let columns = inputs.map { $0.values(rows, scratch) }
        // A column of booleans alone is its own answer.
        if program.isInput, columns[0].type == .bool, !columns[0].isNullable, case .plain = columns[0].form {
            return flags.update(from: columns[0].values.base, count: rows.count)
        }
        program.evaluateConditions(rows.count, columns, into: flags, scratch)
    }
}

/// The values of the first branch whose condition holds; null where none does and nothing else is said.
struct ConditionalKernel: Kernel {
    let conditions: [ExpressionKernel]
    /// One per condition, and one more for all other rows; of the same type, stored plainly.
    let branches: [ColumnSlot]
    /// Whether a branch needs no other column: it is made for its own rows only. Others are made for all rows of the block,
    /// because the columns that they read are there for these.
    let isAlone: [Bool]
    let type: DataType
    let makesNulls: Bool

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        guard rows.count > 0 else { return }
        let words = scratch.borrow()
        let chosen = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        choose(rows, into: chosen, scratch)
        let places = chosen + RowBlock.capacity
        let values = makeBranches(rows, chosen, into: places, scratch)
        append(Picked(branches: chosen, places: places, count: rows.count), of: values, to: column)
        scratch.giveBack(words)
    }

    /// Which branch each row has, and where the row lies in it.
    private struct Picked {
        let branches: UnsafePointer<UInt32>
        let places: UnsafePointer<UInt32>
        let count: Int
    }

    /// The values of the branches; of one without rows of its own any others.
    private func makeBranches(
        _ rows: RowBlock, _ chosen: UnsafePointer<UInt32>, into places: UnsafeMutablePointer<UInt32>, _ scratch: Scratch
    ) -> [Column] {
        guard isAlone.contains(true) else {
            for i in 0..<rows.count { places[i] = UInt32(truncatingIfNeeded: i) }
            return branches.map { $0.values(rows, scratch) }
        }
        let (numbers, others) = (scratch.borrow(), scratch.borrow())
        let chosenRows = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Int64.self)
        let origins = UnsafeMutableRawPointer(others).assumingMemoryBound(to: UInt32.self)
        var values: [Column?] = []
        withUnsafeTemporaryAllocation(of: Int.self, capacity: branches.count + 1) { starts in
            rows.sort(by: chosen, into: places, chosenRows, origins, starts)
            for (k, branch) in branches.enumerated() {
                let own = UnsafeBufferPointer(start: chosenRows + starts[k], count: starts[k + 1] - starts[k])
                if own.isEmpty {
                    values.append(nil)
                } else if isAlone[k] {
                    values.append(branch.values(RowBlock(rows: own), scratch))
                } else {
                    values.append(branch.values(rows, scratch))
                    for place in starts[k]..<starts[k + 1] { places[Int(origins[place])] = origins[place] }
                }
            }
        }
        scratch.giveBack(others)
        scratch.giveBack(numbers)
        let any = values.compactMap(\.self)
        return values.map { $0 ?? any[0] }
    }

    private func append(_ picked: Picked, of values: [Column], to column: Column) {
        let n = picked.count
        switch type.fixedWidth {
        case nil: appendTexts(picked, values, to: column)
        case 1: pick(picked, values, column.extend(n, as: UInt8.self))
        case 2: pick(picked, values, column.extend(n, as: UInt16.self))
        case 4: pick(picked, values, column.extend(n, as: UInt32.self))
        case 8: pick(picked, values, column.extend(n, as: UInt64.self))
        case 16: pick(picked, values, column.extend(n, as: UInt128.self))
        case let width?:
            for i in 0..<n {
                let source = values[Int(picked.branches[i])]
                let place = source.form.isConstant ? 0 : Int(picked.places[i])
                column.values.append(source.values.base + place * width, count: width)
            }
            column.count += n
        }
        if makesNulls { appendValidity(picked, values, to: column) }
    }

    private func appendTexts(_ picked: Picked, _ values: [Column], to column: Column) {
        guard type.isText || type == .binary else { return }
        if !makesNulls, storeTexts(picked, values, to: column) { return }
        for i in 0..<picked.count {
            let (source, place) = (values[Int(picked.branches[i])], Int(picked.places[i]))
            if source.isValid(place) { source.appendText(place, to: &column.bytes) }
            column.endText()
        }
    }

    /// Copies texts of some hundred bytes at most, for which room for all is soon made.
    ///
    /// - Returns: Whether they are.
    private func storeTexts(_ picked: Picked, _ values: [Column], to column: Column) -> Bool {
        let n = picked.count
        let texts = values.map(TextPieces.init)
        let most = texts.reduce(0) { max($0, $1.most) }
        if most > 512 { return false }
        column.bytes.reserve(n * most + TextPieces.slack)
        column.offsets.reserve(4 * n)
        let ends = UnsafeMutableRawPointer(column.offsets.end).assumingMemoryBound(to: UInt32.self)
        let base = column.bytes.base
        var at = column.bytes.count
        texts.withUnsafeBufferPointer { texts in
            for i in 0..<n {
                at += texts[Int(picked.branches[i])].store(Int(picked.places[i]), at: base + at)
                ends[i] = UInt32(truncatingIfNeeded: at)
            }
        }
        column.bytes.count = at
        column.offsets.count += 4 * n
        column.count += n
        return true
    }

    /// A value of the row's branch for each row; a constant branch has one for all.
    @inline(__always)
    private func pick<Value: BitwiseCopyable>(
        _ picked: Picked, _ values: [Column], _ out: UnsafeMutablePointer<Value>
    ) {
        let (n, chosen, places) = (picked.count, picked.branches, picked.places)
        let sources = values.map { ($0.values.values(as: Value.self), $0.form.isConstant ? 0 : ~0) }
        if sources.count == 2 {
            let (first, second) = (sources[0], sources[1])
            for i in 0..<n {
                let place = Int(places[i])
                out[i] = chosen[i] == 0 ? first.0[place & first.1] : second.0[place & second.1]
            }
            return
        }
        sources.withUnsafeBufferPointer { sources in
            for i in 0..<n {
                let source = sources[Int(chosen[i])]
                out[i] = source.0[Int(places[i]) & source.1]
            }
        }
    }

    /// The number of each row's branch.
    private func choose(_ rows: RowBlock, into chosen: UnsafeMutablePointer<UInt32>, _ scratch: Scratch) {
        let words = scratch.borrow()
        let flags = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt8.self)
        chosen.update(repeating: UInt32(conditions.count), count: rows.count)
        for (k, condition) in conditions.enumerated().reversed() {
            condition.conditions(rows, into: flags, scratch)
            for i in 0..<rows.count { chosen[i] = flags[i] != 0 ? UInt32(k) : chosen[i] }
        }
        scratch.giveBack(words)
    }

    private func appendValidity(_ picked: Picked, _ values: [Column], to column: Column) {
        let n = picked.count
        column.validity.reserve(n)
        for i in 0..<n {
            let isValid = values[Int(picked.branches[i])].isValid(Int(picked.places[i]))
            column.validity.end[i] = isValid ? 1 : 0
            column.nullCount += isValid ? 0 : 1
        }
        column.validity.count += n
    }
}

extension Form {
    var isConstant: Bool { if case .constant = self { true } else { false } }
}

extension Column {
    /// Ends a text whose bytes have been appended.
    func endText() {
        appendOffset(UInt32(truncatingIfNeeded: bytes.count))
        count += 1
    }
}
