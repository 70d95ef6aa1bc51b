import FigmentColumns
import FigmentTypes

/// Sparse vectors: 10–99 (or as asked, at most 900) distinct indices below `dim`, ascending, with values in [0, 1).
///
/// The index set is uniform: R. W. Floyd's sample without replacement (Bentley, "Programming pearls: a sample of
/// brilliance", 1987), kept sorted by insertion.
struct SparseVectorKernel: Kernel {
    let dim: Int
    let key: StreamKey
    let least: Int
    let most: Int

    var form: Form { .plain }

    init(dim: Int, key: StreamKey, least: Int = 10, most: Int = 99) {
        self.dim = dim
        self.key = key
        self.least = min(least, dim)
        self.most = min(most, dim)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let indices = column.children[0]
        let values = column.children[1]
        for i in 0..<rows.count {
            let row = key.rowKey(rows[i])
            row.fill(from: 0, count: most + 51, into: words)
            let count = least + Int(Uniform.index(words[0], below: UInt64(most - least + 1)))
            sample(count, words + 1, into: indices.extend(count, as: UInt32.self))
            let place = values.extend(count, as: Float.self)
            // Two 24-bit values a word, from the words behind the indices' own.
            row.fill(from: 1 << 32, count: (count + 1) / 2, into: words)
            for k in 0..<count {
                place[k] = Float((words[k / 2] &>> (k & 1 == 0 ? 0 : 32)) & 0xFF_FFFF) * 0x1p-24
            }
            column.appendOffset(UInt32(indices.count))
        }
        column.count += rows.count
        scratch.giveBack(words)
    }

    /// Writes `count` distinct indices in ascending order.
    private func sample(_ count: Int, _ words: UnsafePointer<UInt64>, into out: UnsafeMutablePointer<UInt32>) {
        for k in 0..<count {
            let top = UInt64(dim - count + k)
            var candidate = UInt32(Uniform.index(words[k], below: top + 1))
            // A candidate already taken is replaced by `top`, which cannot be.
            var at = k
            var isTaken = false
            for j in 0..<k {
                if out[j] == candidate { isTaken = true }
            }
            if isTaken { candidate = UInt32(top) }
            while at > 0, out[at - 1] > candidate {
                out[at] = out[at - 1]
                at -= 1
            }
            out[at] = candidate
        }
    }
}
