import FigmentColumns
import FigmentSchema
import FigmentTypes

/// One field of a record: the same word of random bits picks the record in every column of its name, so that the fields
/// agree. Texts are indices into a pool, numbers are values.
struct RecordKernel: Kernel {
    enum Values: Sendable {
        /// The pool's entry of each record.
        case texts(Pool, entries: [UInt32])
        case numbers(NumberChoiceKernel.Numbers)
        /// Sixteen bytes each.
        case uuids([UInt8])
    }
    let values: Values
    /// 0 for the records whose field is null; empty where none is.
    let flags: [UInt8]
    let table: AliasTable
    let type: DataType
    /// Of the record's name, not of the column.
    let key: StreamKey

    var makesNulls: Bool { !flags.isEmpty }
    var form: Form { if case .texts(let pool, _) = values { .dictionary(pool) } else { .plain } }

    init(_ choice: Choice, type: DataType, key: StreamKey) {
        table = AliasTable(weights: choice.itemWeights())
        self.type = type
        self.key = key
        let hasNulls = choice.items.contains(.null)
        flags = hasNulls ? choice.items.map { $0 == .null ? 0 : 1 } : []
        if type.isText || type == .binary {
            let texts = choice.items.map { Array($0.text.utf8) }
            // Distinct and sorted, as pools are.
            let sorted = Set(texts).sorted { $0.lexicographicallyPrecedes($1) }
            let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, UInt32($0)) })
            values = .texts(Pool(sorted), entries: texts.map { places[$0] ?? 0 })
        } else if type == .uuid {
            values = .uuids(choice.items.flatMap(\.uuidBytes))
        } else if type.isFloat || type.isDecimal {
            values = .numbers(.doubles(choice.items.map(\.double)))
        } else {
            values = .numbers(.integers(choice.items.map { $0.integer(as: type) }))
        }
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let picked = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        scratch.withBits(key, rows) { bits in
            table.pick(bits, n, into: picked)
            switch values {
            case .texts(_, let entries):
                let out = column.extendIndices(n)
                for i in 0..<n { out[i] = entries[Int(picked[i])] }
            case .numbers(.integers(let items)):
                let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Int64.self)
                for i in 0..<n { block[i] = items[Int(picked[i])] }
                StoreNumbers.integers(block, n, as: type, into: column)
            case .numbers(.doubles(let items)):
                let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
                for i in 0..<n { block[i] = items[Int(picked[i])] }
                StoreNumbers.doubles(block, n, as: type, into: column, scratch)
            case .uuids(let bytes):
                column.values.reserve(n * 16)
                bytes.withUnsafeBufferPointer { source in
                    guard let source = source.baseAddress else { return }
                    for i in 0..<n { column.values.append(source + 16 * Int(picked[i]), count: 16) }
                }
                column.count += n
            }
        }
        if makesNulls { appendFlags(picked, n, to: column) }
        scratch.giveBack(words)
    }

    private func appendFlags(_ picked: UnsafePointer<UInt32>, _ n: Int, to column: Column) {
        column.validity.reserve(n)
        for i in 0..<n {
            let flag = flags[Int(picked[i])]
            column.validity.end[i] = flag
            column.nullCount += 1 - Int(flag)
        }
        column.validity.count += n
    }
}

/// The items of a list, each once: a permuted key number picks one.
struct DistinctChoiceKernel: DistinctKernel {
    private let base: any Kernel
    private let permutation: Permutation
    let domainSize: UInt64

    var form: Form { .plain }

    /// - Parameter base: Gives item k for row k.
    init(_ base: any Kernel, count: Int, key: StreamKey) {
        self.base = base
        domainSize = UInt64(max(1, count))
        permutation = Permutation(size: domainSize, key: key)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let list = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        for i in 0..<rows.count {
            list[i] = Int64(bitPattern: permutation(UInt64(bitPattern: rows[i]) % domainSize))
        }
        base.fill(RowBlock(rows: UnsafeBufferPointer(start: list, count: rows.count)), into: column, scratch)
        scratch.giveBack(words)
    }
}
