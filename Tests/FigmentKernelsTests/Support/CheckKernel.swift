import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Asserts what every kernel promises: the same row gives the same value in whatever block, and it is the reference's.
///
/// - Parameters:
///   - reference: The canonical bytes of a row's value, obviously right and slow, from bits and scalar maths only.
func checkKernel(
    _ kernel: any Kernel, _ type: DataType, from first: Int64 = 0, count: Int = 3000, ramps onlyRamps: Bool = false,
    _ name: String = "", sourceLocation: Testing.SourceLocation = #_sourceLocation, reference: (Int64) -> [UInt8]
) {
    let expected = (0..<count).map { reference(first + Int64($0)) }
    for size in [1, 7, 1000, 1024] {
        let actual = Fill.ramp(kernel, type, from: first, count: count, block: size)
        if let i = zip(actual, expected).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
            Issue.record(
                "\(name) blocks of \(size): row \(first + Int64(i)) is \(actual[i]), should be \(expected[i])",
                sourceLocation: sourceLocation)
        }
        #expect(actual.count == count, sourceLocation: sourceLocation)
    }
    if onlyRamps { return }
    // Every row once, in an order of its own, and some rows again.
    var rows = (0..<count).map { Int64(($0 * 1_237 + 11) % count) }
    rows += [0, 0, 0, Int64(count - 1), 1, 1]
    for size in [1024, 13] {
        let actual = Fill.gather(kernel, type, rows: rows.map { first + $0 }, block: size)
        let wrong = rows.indices.first { actual[$0] != expected[Int(rows[$0])] }
        if let wrong {
            Issue.record(
                """
                \(name) gather by \(size): row \(first + rows[wrong]) is \(actual[wrong]), should be \
                \(expected[Int(rows[wrong])])
                """, sourceLocation: sourceLocation)
        }
    }
}

/// Kernels and columns run by hand.
enum Fill {
    static func ramp(
        _ kernel: any Kernel, _ type: DataType, from first: Int64, count: Int, block: Int, scratch: Scratch = Scratch()
    ) -> [[UInt8]] {
        let column = Column(type: type, form: kernel.form)
        var done = 0
        while done < count {
            let n = min(block, count - done)
            scratch.beginBlock()
            kernel.fill(RowBlock(ramp: RowRange(start: first + Int64(done), count: n)), into: column, scratch)
            done += n
        }
        return (0..<column.count).map { Canonical.value(column, $0) }
    }

    static func gather(
        _ kernel: any Kernel, _ type: DataType, rows: [Int64], block: Int, scratch: Scratch = Scratch()
    ) -> [[UInt8]] {
        let column = Column(type: type, form: kernel.form)
        rows.withUnsafeBufferPointer { rows in
            var done = 0
            while done < rows.count {
                let n = min(block, rows.count - done)
                scratch.beginBlock()
                kernel.fill(RowBlock(rows: UnsafeBufferPointer(rebasing: rows[done..<done + n])), into: column, scratch)
                done += n
            }
        }
        return (0..<column.count).map { Canonical.value(column, $0) }
    }

    /// The column of rows 0 ..< count.
    static func column(_ kernel: any Kernel, _ type: DataType, count: Int, from first: Int64 = 0) -> Column {
        let column = Column(type: type, form: kernel.form)
        let scratch = Scratch()
        var done = 0
        while done < count {
            let n = min(RowBlock.capacity, count - done)
            scratch.beginBlock()
            kernel.fill(RowBlock(ramp: RowRange(start: first + Int64(done), count: n)), into: column, scratch)
            done += n
        }
        return column
    }

    /// Fixed-width values of rows 0 ..< count.
    static func values<T: BitwiseCopyable>(
        _ kernel: any Kernel, _ type: DataType, as: T.Type, count: Int, from first: Int64 = 0
    ) -> [T] {
        let column = column(kernel, type, count: count, from: first)
        return Array(
            UnsafeBufferPointer(
                start: column.values.values(as: T.self), count: column.values.count / MemoryLayout<T>.stride))
    }
}

enum TestKernels {
    /// Draws of a distribution that has a formula.
    static func distribution(_ distribution: Distribution, _ type: DataType, _ key: StreamKey) -> DistributionKernel {
        DistributionKernel(
            .formula(DistributionFormula(kind: distribution.kind)), Clamp(distribution), type: type, key: key)
    }
}

/// Stream keys of the tests.
enum TestKeys {
    static func key(_ purpose: String = "value") -> StreamKey {
        StreamKey(seed: "42", table: "t", column: "c", purpose: purpose)
    }
}

/// How much to compute: debug builds are some fifty times slower, FIGMENT_TORTURE=1 asks for the long version.
enum Effort {
    static let isTorture = Environment.value("FIGMENT_TORTURE") == "1"

    #if DEBUG
        static let isDebug = true
    #else
        static let isDebug = false
    #endif

    static func count(_ usual: Int, torture: Int? = nil) -> Int {
        if isDebug { return max(1, usual / 16) }
        return isTorture ? torture ?? usual : usual
    }
}
