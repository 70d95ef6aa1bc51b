import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Dense float vectors whose elements are uniform or not scaled, that lie in clusters (a centre of length 1 plus noise), or
/// around other vectors.
///
/// The noise has the length `spread` on average whatever the dimension, so that distances within and between
/// clusters compare alike for 8 and for 1 536 dimensions.
struct ShapedVectorKernel: Kernel {
    let element: VectorElement
    let dim: Int
    let shape: VectorShape
    /// Each row's elements.
    private let noise: DenseVectorKernel
    /// Row k of it is the centre of cluster k.
    private let centres: DenseVectorKernel
    private let clusterKey: StreamKey
    private let slot: Int
    /// The vectors around which the rows' lie.
    private let near: ColumnView?

    var form: Form { .plain }

    init(
        _ shape: VectorShape, near: ColumnView? = nil, element: VectorElement, dim: Int, key: StreamKey, slot: Int
    ) {
        self.near = near
        self.element = element
        self.dim = dim
        self.shape = shape
        noise = DenseVectorKernel(element: .float32, dim: dim, key: key)
        centres = DenseVectorKernel(element: .float32, dim: dim, key: key.child(0))
        clusterKey = key.child(1)
        self.slot = slot
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        guard let near else { return fill(rows, around: nil, into: column, scratch) }
        // Made first: what another kernel makes takes the same scratch memory.
        near.with(rows, scratch) { fill(rows, around: $0, into: column, scratch) }
    }

    private func fill(_ rows: RowBlock, around others: ColumnView.Values?, into column: Column, _ scratch: Scratch) {
        let rowBytes = element.byteCount(dim: dim)
        column.values.reserve(rows.count * rowBytes + 64)
        let words = scratch.borrow()
        scratch.floats.removeAll()
        scratch.floats.reserve(dim * 4 + 64)
        let full = scratch.floats.values(as: Float.self)
        let centre = scratch.temporary(slot) { Column(type: .vector(element: .float32, dim: dim)) }
        NormalTable.quantiles.withUnsafeBufferPointer { table in
            guard let table = table.baseAddress else { return }
            for i in 0..<rows.count {
                elements(of: rows[i], into: full, words, table)
                if let clusters = shape.clusters { move(full, rows[i], clusters, centre, scratch) }
                if let others, let spread = shape.near?.spread, others.isValid(i) {
                    move(full, to: others.column, others.place(i), spread: spread)
                }
                if shape.isNormalised { noise.normalise(full) }
                VectorElements.store(
                    full, dim, as: element,
                    into: UnsafeMutableRawPointer(column.values.base + column.values.count + i * rowBytes))
            }
        }
        scratch.giveBack(words)
        column.values.count += rows.count * rowBytes
        column.count += rows.count
    }

    private func elements(
        of row: Int64, into out: UnsafeMutablePointer<Float>, _ words: UnsafeMutablePointer<UInt64>,
        _ table: UnsafePointer<Float>
    ) {
        let perRow = noise.wordsPerRow
        var done = 0
        while done < perRow {
            let n = min(perRow - done, RowBlock.capacity)
            noise.key.fill(from: row &* Int64(perRow) &+ Int64(done), count: n, into: words)
            let count = min(dim - done * 4, n * 4)
            let place = out + done * 4
            switch shape.distribution {
            case .normal: noise.lookUp(words, count, table, place)
            case .uniform:
                for k in 0..<count {
                    let sixteen = (words[k / 4] &>> UInt64(16 * (k % 4))) & 0xFFFF
                    place[k] = (Float(sixteen) + 0.5) * 0x1p-15 - 1
                }
            }
            done += n
        }
    }

    /// The centre plus the noise, which is scaled to the spread.
    private func move(
        _ out: UnsafeMutablePointer<Float>, _ row: Int64, _ clusters: VectorShape.Clusters, _ centre: Column,
        _ scratch: Scratch
    ) {
        var cluster = Int64(bitPattern: Uniform.index(clusterKey.bits(row), below: UInt64(clusters.count)))
        centre.reset()
        withUnsafePointer(to: &cluster) { place in
            centres.fill(RowBlock(rows: UnsafeBufferPointer(start: place, count: 1)), into: centre, scratch)
        }
        move(out, to: centre, 0, spread: clusters.spread)
    }

    /// Row `row` of `column` plus the noise, which is scaled to the spread.
    private func move(_ out: UnsafeMutablePointer<Float>, to column: Column, _ row: Int, spread: Double) {
        // Elements have variance 1, or 1/3 where they are uniform.
        let variance = shape.distribution == .normal ? 1 : 1 / 3.0
        let scale = Float(spread / (variance * Double(dim)).squareRoot())
        guard case .vector(let element, _) = column.type else { return }
        let from = row * dim
        switch element {
        case .float32:
            let middle = column.values.values(as: Float.self) + from
            for k in 0..<dim { out[k] = middle[k] + scale * out[k] }
        case .float16:
            let middle = column.values.values(as: UInt16.self) + from
            for k in 0..<dim { out[k] = float(fromFloat16: middle[k]) + scale * out[k] }
        case .bfloat16:
            let middle = column.values.values(as: UInt16.self) + from
            for k in 0..<dim { out[k] = float(fromBFloat16: middle[k]) + scale * out[k] }
        case .int8, .binary: break  // Refused where the document is read.
        }
    }
}
