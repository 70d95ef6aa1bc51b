import Foundation
import Testing

@testable import FigmentKernels

/// Functions of our own against the platform's and against extended precision.
@Suite struct ElementaryTests {
    private let n = Effort.count(1_000_000, torture: 100_000_000)

    private func random(_ i: Int, _ purpose: String) -> Double { Reference.open(TestKeys.key(purpose).bits(Int64(i))) }

    #if arch(x86_64) && os(Linux)
        /// The distance from the exact value in units of the last place.
        private func error(_ value: Double, _ exact: Float80) -> Double {
            if Double(exact) == value { return 0 }
            return Double(abs(Float80(value) - exact) / Float80(Double(exact).ulp))
        }

        @Test func expIsWithinOneUnit() {
            let key = TestKeys.key("exp")
            var worst = 0.0
            func check(_ x: Double) { worst = max(worst, error(Elementary.exp(x), Foundation.exp(Float80(x)))) }
            for i in 0..<n {
                let u = Reference.open(key.bits(Int64(i)))
                check(u * 1_417 - 708)
                check(u * 4 - 2)
                check((u - 0.5) * 1e-3)
            }
            for x in [0, -0.0, 1, -1, 709.78, -708.39, 0.346_573_590_279_972_6, 1e-300, -1e-300, 0x1p-60, 88.7] {
                check(x)
            }
            #expect(worst < 1, "exp is off by \(worst)")
        }

        @Test func logIsWithinOneUnit() {
            let key = TestKeys.key("log")
            var worst = 0.0
            func check(_ x: Double) { worst = max(worst, error(Elementary.log(x), Foundation.log(Float80(x)))) }
            for i in 0..<n {
                let bits = key.bits(Int64(i))
                let u = Reference.open(bits)
                check(u)
                check(0.5 + u)
                check(1 + (u - 0.5) * 1e-6)
                // Any positive normal number.
                check(Double(bitPattern: UInt64(0x0010_0000_0000_0000) + bits % 0x7FE0_0000_0000_0000))
            }
            for x in [
                1, 2, 0.5, 2.0.squareRoot(), 0.5.squareRoot(), 1.0.nextUp, 1.0.nextDown, .leastNormalMagnitude,
                .greatestFiniteMagnitude, 0x1p-53, M_E, 10,
            ] { check(x) }
            #expect(worst < 1, "log is off by \(worst)")
        }
    #endif

    @Test func libraryAgrees() {
        var (worstExp, worstLog) = (0.0, 0.0)
        for i in 0..<Effort.count(1_000_000) {
            let u = random(i, "library")
            let x = u * 1_400 - 700
            worstExp = max(worstExp, abs(Elementary.exp(x) - Foundation.exp(x)) / Foundation.exp(x).ulp)
            worstLog = max(worstLog, abs(Elementary.log(u) - Foundation.log(u)) / Foundation.log(u).ulp)
        }
        // Either side may be off by less than one unit.
        #expect(worstExp <= 1)
        #expect(worstLog <= 1)
    }

    @Test func edges() {
        #expect(Elementary.exp(710) == .infinity)
        #expect(Elementary.exp(1e308) == .infinity)
        #expect(Elementary.exp(-709) == 0)
        #expect(Elementary.exp(-1e308) == 0)
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.log(1) == 0)
    }

    /// Φ(quantile(p)) is p, as far as doubles can tell.
    @Test func quantileInvertsTheDistribution() {
        var worst = 0.0
        func check(_ p: Double) {
            let x = NormalQuantile.value(p)
            let tail = 0.5 * erfc(abs(x) / 2.0.squareRoot())
            let density = Foundation.exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
            // How far x is off, in units of its last place and of those of p.
            let exact = p < 0.5 ? p : 1 - p
            let slack = density * max(abs(x), 0x1p-20).ulp + exact.ulp + tail.ulp
            worst = max(worst, abs(tail - exact) / slack)
        }
        for i in 0..<Effort.count(300_000) { check(random(i, "quantile")) }
        for k in 1...52 {
            check(0x1p-53 * Double(UInt64(1) << UInt64(k)))
            check(1 - 0x1p-53 * Double(UInt64(1) << UInt64(k - 1)))
        }
        for p in [0.075, 0.925, 0.075.nextUp, 0.925.nextDown, 0.5] { check(p) }
        #expect(worst < 8, "off by \(worst)")
        #expect(NormalQuantile.value(0.5) == 0)
        #expect(abs(NormalQuantile.value(0.975) - 1.959963984540054) < 1e-15)
        #expect(abs(NormalQuantile.value(0x1p-53) + 8.209536151601387) < 1e-14)
    }

    @Test func quantilesRise() {
        var last = -Double.infinity
        for i in 0..<Effort.count(200_000) {
            let x = NormalQuantile.value((Double(i) + 0.5) / Double(Effort.count(200_000)))
            #expect(x >= last)
            last = x
        }
    }

    /// The functions over blocks are the scalar ones, bit for bit.
    @Test func blocksAreScalars() {
        let block = UnsafeMutablePointer<Double>.allocate(capacity: 1024)
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * 1032)
        defer {
            block.deallocate()
            words.deallocate()
        }
        for count in [1, 2, 3, 7, 8, 15, 1000, 1024] {
            for round in 0..<Effort.count(100) {
                let u = (0..<count).map { random(round * 1024 + $0, "block") }
                block.update(from: u, count: count)
                Elementary.log(block, count, scale: -0.5)
                #expect((0..<count).allSatisfy { block[$0] == Elementary.log(u[$0]) * -0.5 })
                block.update(from: u, count: count)
                Elementary.exp(block, count, scale: 900, offset: -600)
                #expect((0..<count).allSatisfy { block[$0] == Elementary.exp(-600 + 900 * u[$0]) })
                block.update(from: u, count: count)
                NormalQuantile.apply(block, count, indices: words, saved: words + 1032)
                #expect((0..<count).allSatisfy { block[$0] == NormalQuantile.value(u[$0]) })
            }
        }
    }
}
