import FigmentColumns
import FigmentTypes

/// Vectors of which some are neighbours of queries, at known cosines: rank k (from 1) at 1 − k · step.
///
/// A planted vector is cos θ · q + sin θ · u, with q the query scaled to length 1 and u a random direction at right angles
/// to it. Both are computed in float32; rounding moves the cosine by about 1e-6, far less than a step.
struct PlantedVectorKernel: Kernel {
    /// What makes all other rows.
    let base: any Kernel
    let around: ColumnView
    let places: PlantedPlaces
    let step: Double
    let element: VectorElement
    let dim: Int
    private let directions: DenseVectorKernel

    init(
        base: any Kernel, around: ColumnView, places: PlantedPlaces, step: Double, element: VectorElement, dim: Int,
        key: StreamKey
    ) {
        self.base = base
        self.around = around
        self.places = places
        self.step = step
        self.element = element
        self.dim = dim
        directions = DenseVectorKernel(element: .float32, dim: dim, key: key)
    }

    var form: Form { .plain }
    var makesNulls: Bool { base.makesNulls }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let rowBytes = element.byteCount(dim: dim)
        let first = column.values.count
        base.fill(rows, into: column, scratch)
        around.with(rows, scratch) { queries in
            let words = scratch.borrow()
            let ranks = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
            places.ranks(rows, into: ranks, scratch)
            scratch.floats.removeAll()
            scratch.floats.reserve(dim * 8 + 128)
            let query = scratch.floats.values(as: Float.self)
            let vector = query + dim
            for i in 0..<rows.count where ranks[i] >= 0 && queries.isValid(i) {
                read(queries.column, queries.place(i), into: query)
                directions.row(rows[i], into: vector, scratch)
                turn(vector, away: query, cosine: 1 - Double(ranks[i] + 1) * step)
                VectorElements.store(
                    vector, dim, as: element,
                    into: UnsafeMutableRawPointer(column.values.base + first + i * rowBytes))
            }
            scratch.giveBack(words)
        }
    }

    /// The query, scaled to length 1.
    private func read(_ column: Column, _ row: Int, into out: UnsafeMutablePointer<Float>) {
        VectorElements.read(column, row, into: out)
        directions.normalise(out)
    }

    /// Makes `vector`, a direction, one that has this cosine with `query`.
    private func turn(
        _ vector: UnsafeMutablePointer<Float>, away query: UnsafePointer<Float>, cosine: Double
    ) {
        // Twice: what rounding leaves of the query in the direction goes with the second pass.
        for _ in 0..<2 {
            var along: Float = 0
            for k in 0..<dim { along += vector[k] * query[k] }
            for k in 0..<dim { vector[k] -= along * query[k] }
            directions.normalise(vector)
        }
        let a = Float(cosine)
        let b = Float((1 - cosine * cosine).squareRoot())
        for k in 0..<dim { vector[k] = a * query[k] + b * vector[k] }
    }
}

/// Rows of vectors as float32 and back.
enum VectorElements {
    /// Writes row `row` of a column of float vectors.
    static func read(_ column: Column, _ row: Int, into out: UnsafeMutablePointer<Float>) {
        guard case .vector(let element, let dim) = column.type else { return }
        let from = row * dim
        switch element {
        case .float32: out.update(from: column.values.values(as: Float.self) + from, count: dim)
        case .float16:
            let values = column.values.values(as: UInt16.self) + from
            for k in 0..<dim { out[k] = float(fromFloat16: values[k]) }
        case .bfloat16:
            let values = column.values.values(as: UInt16.self) + from
            for k in 0..<dim { out[k] = float(fromBFloat16: values[k]) }
        case .int8, .binary: break  // Refused where the document is read.
        }
    }

    /// Writes a row rounded to the element's type.
    static func store(
        _ full: UnsafePointer<Float>, _ dim: Int, as element: VectorElement, into out: UnsafeMutableRawPointer
    ) {
        switch element {
        case .float32: out.assumingMemoryBound(to: Float.self).update(from: full, count: dim)
        case .float16:
            let half = out.assumingMemoryBound(to: UInt16.self)
            for i in 0..<dim { half[i] = float16Bits(full[i]) }
        case .bfloat16:
            let half = out.assumingMemoryBound(to: UInt16.self)
            for i in 0..<dim { half[i] = bfloat16Bits(full[i]) }
        case .int8, .binary: break  // Not made by these generators.
        }
    }
}
