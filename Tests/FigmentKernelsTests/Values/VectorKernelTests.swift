import FigmentColumns
import FigmentTypes
import Testing

@testable import FigmentKernels

@Suite struct VectorKernelTests {
    private let key = TestKeys.key()

    @Test(arguments: VectorElement.allCases, [1, 2, 3, 4, 5, 8, 15, 16, 17, 64, 768])
    func dense(_ element: VectorElement, _ dim: Int) {
        let dim = element == .binary ? dim * 8 : dim
        let type = DataType.vector(element: element, dim: dim)
        checkKernel(
            DenseVectorKernel(element: element, dim: dim, key: key), type, from: 3,
            count: dim > 100 ? 40 : Effort.count(1100), reference: Reference.vector(key, element, dim))
    }

    /// More words a row than a block holds.
    @Test(arguments: VectorElement.allCases) func widest(_ element: VectorElement) {
        let type = DataType.vector(element: element, dim: 32_768)
        checkKernel(
            DenseVectorKernel(element: element, dim: 32_768, key: key), type, count: 3,
            reference: Reference.vector(key, element, 32_768))
    }

    @Test(arguments: [1, 2, 9, 10, 11, 99, 100, 1_000, 1 << 31]) func sparse(_ dim: Int) {
        checkKernel(
            SparseVectorKernel(dim: dim, key: key), .sparseVector(dim: dim), count: Effort.count(1100),
            reference: Reference.sparse(key, dim))
    }

    @Test func sparseIndicesAreEven() {
        let dim = 500
        let column = Fill.column(
            SparseVectorKernel(dim: dim, key: key), .sparseVector(dim: dim), count: Effort.count(50_000))
        var counts = [Int](repeating: 0, count: dim)
        let indices = column.children[0].values.values(as: UInt32.self)
        let offsets = column.offsets.values(as: UInt32.self)
        var lengths = [Int](repeating: 0, count: 90)
        for row in 0..<column.count {
            let range = Int(offsets[row])..<Int(offsets[row + 1])
            lengths[range.count - 10] += 1
            for i in range {
                counts[Int(indices[i])] += 1
                #expect(i == range.lowerBound || indices[i - 1] < indices[i])
            }
        }
        #expect(abs(Statistics.score(even: lengths)) < 4.8)
        // Without replacement the counts spread less than even ones.
        #expect(Statistics.score(even: counts) < 4.8)
    }

    @Test(arguments: [1, 2, 3, 17, 128, 768]) func normIsOne(_ dim: Int) {
        let rows = Effort.count(400)
        let x = Fill.values(
            DenseVectorKernel(element: .float32, dim: dim, key: key), .vector(element: .float32, dim: dim),
            as: Float.self, count: rows)
        for row in 0..<rows {
            var sum = 0.0
            for k in 0..<dim { sum += Double(x[row * dim + k]) * Double(x[row * dim + k]) }
            #expect(abs(sum.squareRoot() - 1) < 1e-6)
        }
    }

    /// Components before scaling are standard normal: the table on even 16-bit words.
    @Test func tableIsNormal() {
        let n = Effort.count(1_000_000)
        let table = NormalTable.quantiles
        #expect(table.count == 65_536)
        for i in 0..<32_768 { #expect(table[i] == -table[65_535 - i]) }
        #expect(zip(table, table.dropFirst()).allSatisfy { $0 < $1 })
        var sample: [Double] = []
        sample.reserveCapacity(n)
        for row in 0..<(n / 4) {
            let word = key.bits(Int64(row))
            for k in 0..<4 { sample.append(Double(table[Int(word >> UInt64(16 * k) & 0xFFFF)])) }
        }
        #expect(Statistics.kolmogorov(sample, Statistics.normalDistribution) < 2.69)
        let (mean, variance) = Statistics.moments(sample, mean: 0, variance: 1)
        #expect(abs(mean) < 4.5)
        #expect(abs(variance) < 4.5)
    }

    /// Directions are even over the sphere: the dot product of neighbours has mean 0 and variance 1 ∕ dim.
    @Test(arguments: [3, 16, 384]) func directionsAreEven(_ dim: Int) {
        let rows = Effort.count(dim > 100 ? 4_000 : 60_000)
        let x = Fill.values(
            DenseVectorKernel(element: .float32, dim: dim, key: key), .vector(element: .float32, dim: dim),
            as: Float.self, count: rows)
        let dots = (1..<rows).map { row in
            (0..<dim).reduce(0.0) { $0 + Double(x[row * dim + $1]) * Double(x[(row - 1) * dim + $1]) }
        }
        let (mean, variance) = Statistics.moments(dots, mean: 0, variance: 1 / Double(dim))
        #expect(abs(mean) < 4.5)
        #expect(abs(variance) < 4.5)
        if dim == 3 {
            // Archimedes: each coordinate of a point on the sphere is uniform.
            #expect(Statistics.kolmogorov((0..<rows).map { Double(x[$0 * 3]) }) { ($0 + 1) / 2 } < 2.69)
        }
    }
}
