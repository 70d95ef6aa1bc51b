import FigmentColumns
import FigmentSchema

/// The driving parent's row.
struct ParentFinder: RowFinder {
    let map: ParentMap
    let slot: Int
    var canMiss: Bool { false }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        scratch.cursor(slot).parents(map, rows, into: out, scratch)
    }
}

/// Any row of another table.
struct RandomFinder: RowFinder {
    let rowCount: Int64
    let weights: RowWeights
    let key: StreamKey
    var canMiss: Bool { rowCount == 0 }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        guard rowCount > 0 else {
            out.update(repeating: -1, count: rows.count)
            return
        }
        scratch.withBits(key, rows) { bits in
            switch weights {
            case .uniform:
                let n = UInt64(rowCount)
                for i in 0..<rows.count { out[i] = Int64(bitPattern: Uniform.index(bits[i], below: n)) }
            case .table(let table):
                let picked = scratch.borrow()
                let indices = UnsafeMutableRawPointer(picked).assumingMemoryBound(to: UInt32.self)
                table.pick(bits, rows.count, into: indices)
                for i in 0..<rows.count { out[i] = Int64(indices[i]) }
                scratch.giveBack(picked)
            case .zipf(let exponent):
                let n = Double(rowCount)
                for i in 0..<rows.count { out[i] = RowWeights.zipf(Uniform.openDouble(bits[i]), exponent, n) }
            }
        }
    }
}

/// How rows of a table are weighted by their number.
enum RowWeights: Sendable {
    case uniform
    case table(AliasTable)
    /// Row k (from 0) weighs about 1/(k + 1)^exponent: the inverse of the continuous distribution.
    case zipf(Double)

    /// Tables of more rows than this have no alias table.
    private static var largest: Int64 { 1 << 20 }

    init(_ weights: Choice.Weights, rowCount: Int64) {
        switch weights {
        case .uniform: self = .uniform
        case .zipf(let exponent) where rowCount > RowWeights.largest: self = .zipf(exponent)
        case _ where rowCount > RowWeights.largest: self = .uniform
        default:
            let items = [Literal](repeating: .null, count: Int(max(1, rowCount)))
            self = .table(AliasTable(weights: Choice(items: items, weights: weights).itemWeights()))
        }
    }

    static func zipf(_ u: Double, _ exponent: Double, _ n: Double) -> Int64 {
        let power = 1 - exponent
        let x =
            abs(power) < 1e-9
            ? Elementary.exp(u * Elementary.log(n + 1))
            : Elementary.exp(
                Elementary.log(1 + u * (Elementary.exp(power * Elementary.log(n + 1)) - 1)) / power)
        return min(max(Int64(x) - 1, 0), Int64(n) - 1)
    }
}

/// An earlier row of the same table.
struct EarlierFinder: RowFinder {
    let rootThreshold: UInt64
    let rootIsSelf: Bool
    let key: StreamKey
    let rootKey: StreamKey
    var canMiss: Bool { !rootIsSelf }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            for i in 0..<rows.count {
                let row = rows[i]
                let isRoot = row == 0 || (rootThreshold > 0 && rootKey.bits(row) < rootThreshold)
                let earlier = Int64(bitPattern: Uniform.index(bits[i], below: UInt64(max(row, 1))))
                out[i] = isRoot ? (rootIsSelf ? row : -1) : earlier
            }
        }
    }
}

/// An earlier row by rate, else the row itself. Where the earlier row is a copy too, the row that it is a copy of: what is
/// found is always a row that shows its own value.
struct DuplicateFinder: RowFinder {
    let threshold: UInt64
    let key: StreamKey
    let rateKey: StreamKey
    var canMiss: Bool { false }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        for i in 0..<rows.count {
            var row = rows[i]
            // Row numbers fall, on average to the half: no long way even where every row is a copy.
            while row > 0, rateKey.bits(row) < threshold || threshold == .max {
                row = Int64(bitPattern: Uniform.index(key.bits(row), below: UInt64(row)))
            }
            out[i] = row
        }
    }
}

/// The row whose key is a sequence: by arithmetic.
struct SequenceFinder: RowFinder {
    let local: ColumnSlot
    let start: Int64
    let step: Int64
    let rowCount: Int64
    var canMiss: Bool { true }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        let column = local.values(rows, scratch)
        let numbers = scratch.borrow()
        let values = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Double.self)
        Readings.doubles(column, rows.count, into: values)
        for i in 0..<rows.count {
            let place = ((values[i] - Double(start)) / Double(step)).rounded(.down)
            let isThere =
                column.isValid(i) && place >= 0 && place < Double(rowCount)
                && place * Double(step) + Double(start) == values[i]
            out[i] = isThere ? Int64(place) : -1
        }
        scratch.giveBack(numbers)
    }
}

/// The first row with the same text of a key: by a table of all keys, made once.
struct KeyFinder: RowFinder {
    let local: ColumnSlot
    let index: KeyIndex
    var canMiss: Bool { true }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        let column = local.values(rows, scratch)
        scratch.text.removeAll()
        for i in 0..<rows.count {
            guard column.isValid(i) else {
                out[i] = -1
                continue
            }
            scratch.text.removeAll()
            column.appendAsText(i, to: &scratch.text)
            out[i] = index.row(UnsafeBufferPointer(start: scratch.text.base, count: scratch.text.count))
        }
    }
}
