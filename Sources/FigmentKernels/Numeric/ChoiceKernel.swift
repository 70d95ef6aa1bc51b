import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A pick from a list of texts: an index into a pool per row.
struct PoolChoiceKernel: Kernel {
    let pool: Pool
    let table: AliasTable
    let key: StreamKey

    var form: Form { .dictionary(pool) }

    /// Sorts the texts, so that the order of indices is the order of values; equal texts add their weights.
    init(_ texts: [[UInt8]], weights: [Double], key: StreamKey) {
        let order = texts.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
        var items: [[UInt8]] = []
        var sums: [Double] = []
        for i in order {
            if items.last == texts[i] {
                sums[sums.count - 1] += weights[i]
            } else {
                items.append(texts[i])
                sums.append(weights[i])
            }
        }
        pool = Pool(items)
        table = AliasTable(weights: sums)
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            table.pick(bits, rows.count, into: column.extendIndices(rows.count))
        }
    }
}

/// A pick from a list of numbers.
struct NumberChoiceKernel: Kernel {
    let numbers: Numbers
    let table: AliasTable
    let type: DataType
    let key: StreamKey

    enum Numbers: Sendable {
        case integers([Int64])
        case doubles([Double])
    }

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let picked = scratch.borrow()
        let indices = UnsafeMutableRawPointer(picked).assumingMemoryBound(to: UInt32.self)
        scratch.withBits(key, rows) { bits in
            table.pick(bits, rows.count, into: indices)
            switch numbers {
            case .integers(let items):
                let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Int64.self)
                items.withUnsafeBufferPointer { items in
                    for i in 0..<rows.count { block[i] = items[Int(indices[i])] }
                }
                StoreNumbers.integers(block, rows.count, as: type, into: column)
            case .doubles(let items):
                let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
                items.withUnsafeBufferPointer { items in
                    for i in 0..<rows.count { block[i] = items[Int(indices[i])] }
                }
                StoreNumbers.doubles(block, rows.count, as: type, into: column, scratch)
            }
        }
        scratch.giveBack(picked)
    }
}

extension Choice {
    /// One weight per item, none negative.
    func itemWeights() -> [Double] {
        let n = items.count
        switch weights {
        case .uniform: return [Double](repeating: 1, count: n)
        case .explicit(let given): return given
        case .zipf(let exponent): return (1...max(1, n)).prefix(n).map { Choice.zipfWeight($0, exponent) }
        case .headTail(let head, let exponent):
            // The first fifth shares `head` evenly, the rest shares 1 − head by Zipf.
            let heads = max(1, n / 5)
            guard n > heads else { return [Double](repeating: 1, count: n) }
            let tail = (1...(n - heads)).map { Choice.zipfWeight($0, exponent) }
            let tailSum = tail.reduce(0, +)
            return [Double](repeating: head / Double(heads), count: heads) + tail.map { $0 / tailSum * (1 - head) }
        }
    }

    private static func zipfWeight(_ rank: Int, _ exponent: Double) -> Double {
        Elementary.exp(-exponent * Elementary.log(Double(rank)))
    }
}

/// A pick from a list of values of `width` bytes each.
struct BytesChoiceKernel: Kernel {
    /// All items, one behind the other.
    let bytes: [UInt8]
    let width: Int
    let table: AliasTable
    let key: StreamKey

    var form: Form { .plain }

    init(items: [[UInt8]], width: Int, table: AliasTable, key: StreamKey) {
        bytes = items.flatMap { $0 }
        self.width = width
        self.table = table
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let picked = scratch.borrow()
        let indices = UnsafeMutableRawPointer(picked).assumingMemoryBound(to: UInt32.self)
        scratch.withBits(key, rows) { bits in table.pick(bits, rows.count, into: indices) }
        column.values.reserve(rows.count * width)
        bytes.withUnsafeBufferPointer { items in
            guard let items = items.baseAddress else { return }
            let out = column.values.end
            for i in 0..<rows.count { (out + i * width).update(from: items + Int(indices[i]) * width, count: width) }
        }
        column.values.count += rows.count * width
        column.count += rows.count
        scratch.giveBack(picked)
    }
}
