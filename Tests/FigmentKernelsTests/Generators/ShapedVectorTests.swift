import FigmentColumns
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// `vector` and `sparse_vector`.
@Suite struct ShapedVectorTests {
    private static func shape(
        _ distribution: VectorShape.Distribution, _ isNormalised: Bool, _ clusters: VectorShape.Clusters? = nil
    ) -> VectorShape {
        var shape = VectorShape()
        shape.distribution = distribution
        shape.isNormalised = isNormalised
        shape.clusters = clusters
        return shape
    }

    private func vectors(_ shape: VectorShape, dim: Int, count: Int) -> [[Float]] {
        let kernel = ShapedVectorKernel(shape, element: .float32, dim: dim, key: TestKeys.key("shape"), slot: 0)
        let all = Fill.values(kernel, .vector(element: .float32, dim: dim), as: Float.self, count: count)
        return (0..<count).map { Array(all[$0 * dim..<($0 + 1) * dim]) }
    }

    /// Word by word, element by element.
    private func reference(_ shape: VectorShape, _ dim: Int, _ key: StreamKey) -> (Int64) -> [Float] {
        func elements(_ row: Int64, _ key: StreamKey, _ distribution: VectorShape.Distribution) -> [Float] {
            (0..<dim).map { k in
                let word = key.bits(row * Int64((dim + 3) / 4) + Int64(k / 4))
                let sixteen = word >> UInt64(16 * (k % 4)) & 0xFFFF
                return distribution == .normal
                    ? NormalTable.quantiles[Int(sixteen)] : (Float(sixteen) + 0.5) / 32_768 - 1
            }
        }
        func normalised(_ vector: [Float]) -> [Float] {
            // Sixteen lanes, as documented at the kernel.
            var lanes = [Float](repeating: 0, count: 16)
            let whole = dim / 16 * 16
            for k in 0..<whole { lanes[k % 16] += vector[k] * vector[k] }
            var four = [Float](repeating: 0, count: 4)
            for k in 0..<4 { four[k] = (lanes[k] + lanes[k + 4]) + (lanes[k + 8] + lanes[k + 12]) }
            var sum = (four[0] + four[1]) + (four[2] + four[3])
            for k in whole..<dim { sum += vector[k] * vector[k] }
            let scale = 1 / sum.squareRoot()
            return vector.map { $0 * scale }
        }
        return { row in
            var vector = elements(row, key, shape.distribution)
            if let clusters = shape.clusters {
                let cluster = Int64((UInt128(key.child(1).bits(row)) * UInt128(clusters.count)) >> 64)
                let centre = normalised(elements(cluster, key.child(0), .normal))
                let variance = shape.distribution == .normal ? 1 : 1 / 3.0
                let scale = Float(clusters.spread / (variance * Double(dim)).squareRoot())
                vector = zip(centre, vector).map { $0 + scale * $1 }
            }
            return shape.isNormalised ? normalised(vector) : vector
        }
    }

    @Test(arguments: [VectorElement.float32, .float16, .bfloat16]) func conformance(_ element: VectorElement) {
        let shapes = [
            Self.shape(.uniform, false), Self.shape(.normal, false), Self.shape(.uniform, true),
            Self.shape(.normal, true, VectorShape.Clusters(count: 7, spread: 0.3)),
            Self.shape(.uniform, false, VectorShape.Clusters(count: 3, spread: 2)),
        ]
        for shape in shapes {
            for dim in [1, 19, 64] {
                let key = TestKeys.key("vector \(dim)")
                let kernel = ShapedVectorKernel(shape, element: element, dim: dim, key: key, slot: 3)
                let vector = reference(shape, dim, key)
                checkKernel(kernel, .vector(element: element, dim: dim), count: 1_100) { row in
                    var out: [UInt8] = [1]
                    for x in vector(row) {
                        switch element {
                        case .float32: Canonical.append(bits: UInt64(x.bitPattern), width: 4, to: &out)
                        case .float16: Canonical.append(bits: UInt64(float16Bits(x)), width: 2, to: &out)
                        default: Canonical.append(bits: UInt64(bfloat16Bits(x)), width: 2, to: &out)
                        }
                    }
                    return out
                }
            }
        }
    }

    @Test func elementsAreOfTheirDistribution() {
        let count = Effort.count(10_000)
        let uniform = vectors(Self.shape(.uniform, false), dim: 16, count: count).flatMap { $0 }.map(Double.init)
        #expect(Statistics.kolmogorov(uniform) { ($0 + 1) / 2 } < 2.69)
        let normal = vectors(Self.shape(.normal, false), dim: 16, count: count).flatMap { $0 }.map(Double.init)
        #expect(Statistics.kolmogorov(normal) { Statistics.normalDistribution($0) } < 2.69)
    }

    @Test func normalisedVectorsHaveLengthOne() {
        for shape in [
            Self.shape(.uniform, true), Self.shape(.normal, true, VectorShape.Clusters(count: 4, spread: 0.5)),
        ] {
            for vector in vectors(shape, dim: 33, count: 500) {
                #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
            }
        }
    }

    /// Around each of the centres, as far as asked, and as often around each.
    @Test func clusters() {
        let count = Effort.count(20_000)
        let all = vectors(
            Self.shape(.normal, false, VectorShape.Clusters(count: 5, spread: 0.2)), dim: 128, count: count)
        var centres: [[Float]] = []
        var counts = [Int](repeating: 0, count: 5)
        var squares = 0.0
        let made = Fill.values(
            DenseVectorKernel(element: .float32, dim: 128, key: TestKeys.key("shape").child(0)),
            .vector(element: .float32, dim: 128), as: Float.self, count: 5)
        for k in 0..<5 { centres.append(Array(made[k * 128..<(k + 1) * 128])) }
        for vector in all {
            let distances = centres.map { zip($0, vector).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
            let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
            counts[nearest] += 1
            squares += Double(distances[nearest])
        }
        #expect(abs(Statistics.score(even: counts)) < 4.8)
        // A mean of 128 · count squares with variance 2.
        let mean = squares / Double(count) / 0.04
        #expect(abs(mean - 1) < 4.5 * (2 / (128 * Double(count))).squareRoot())
    }

    @Test func sparseVectorsHaveAsManyIndicesAsAsked() throws {
        let n = Effort.count(20_000)
        let kernel = SparseVectorKernel(dim: 50, key: TestKeys.key("sparse"), least: 3, most: 7)
        let column = Fill.column(kernel, .sparseVector(dim: 50), count: n)
        let offsets = column.offsets.values(as: UInt32.self)
        let indices = column.children[0].values.values(as: UInt32.self)
        var lengths = [Int](repeating: 0, count: 5)
        var used = [Int](repeating: 0, count: 50)
        for i in 0..<n {
            let range = Int(offsets[i])..<Int(offsets[i + 1])
            lengths[range.count - 3] += 1
            for k in range {
                used[Int(indices[k])] += 1
                #expect(k == range.lowerBound || indices[k - 1] < indices[k])
            }
        }
        #expect(abs(Statistics.score(even: lengths)) < 4.8)
        #expect(abs(Statistics.score(even: used)) < 4.8)
    }

    /// A document's words reach the kernel, and the usual shape is that of collections.
    @Test func documents() throws {
        let document = try GeneratorDocument(
            """
            {"name": "a", "type": "vector(8)", "generator": {"vector": {"clusters": 3, "normalize": false}}},
            {"name": "b", "type": "vector(8)", "generator": {"vector": {}}},
            {"name": "c", "type": "sparse_vector(100)", "generator": {"sparse_vector": {"non_zero": 5}}}
            """)
        let a = try #require(try document.column("a").kernel as? ShapedVectorKernel)
        #expect(a.shape == Self.shape(.normal, false, VectorShape.Clusters(count: 3, spread: 0.2)))
        #expect(try document.column("b").kernel is DenseVectorKernel)
        let c = try #require(try document.column("c").kernel as? SparseVectorKernel)
        #expect(c.least == 5 && c.most == 5)
    }
}
