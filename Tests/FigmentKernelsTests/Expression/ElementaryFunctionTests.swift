import Foundation
import Testing

@testable import FigmentKernels

/// Logarithms, powers and circular functions against the platform's, against extended precision, and pinned.
@Suite struct ElementaryFunctionTests {
    private let n = Effort.count(400_000, torture: 40_000_000)

    private static func units(_ value: Double, _ exact: Double) -> Double {
        if value == exact || (value.isNaN && exact.isNaN) { return 0 }
        return abs(value - exact) / exact.ulp
    }

    private func randoms(_ purpose: String) -> (Int) -> Double {
        let key = TestKeys.key(purpose)
        return { Reference.open(key.bits(Int64($0))) }
    }

    #if arch(x86_64) && os(Linux)
        /// The distance from the exact value in units of the last place.
        private static func error(_ value: Double, _ exact: Float80) -> Double {
            let rounded = Double(exact)
            if rounded == value || (rounded.isNaN && value.isNaN) { return 0 }
            return Double(abs(Float80(value) - exact) / Float80(rounded.ulp))
        }

        private func worst(
            _ name: String, _ points: (Double) -> [Double], _ own: (Double) -> Double, _ exact: (Float80) -> Float80
        ) -> Double {
            let random = randoms(name)
            var worst = 0.0
            for i in 0..<n {
                for x in points(random(i)) { worst = max(worst, Self.error(own(x), exact(Float80(x)))) }
            }
            return worst
        }

        @Test func logarithmsAreClose() {
            let wide: (Double) -> [Double] = { u in
                [u, 0.5 + u, 1 + (u - 0.5) * 1e-6, Foundation.exp(u * 1_400 - 700), u * 5e-310]
            }
            #expect(worst("natural", wide, Elementary.naturalLog) { Foundation.log($0) } < 1)
            #expect(worst("log10", wide, Elementary.log10) { Foundation.log10($0) } < 1)
            let near: (Double) -> [Double] = { u in
                [u * 2 - 0.99, (u - 0.5) * 1e-3, (u - 0.5) * 1e-15, Foundation.exp(u * 1_400 - 700), u - 1]
            }
            #expect(worst("log1p", near, Elementary.log1p) { Foundation.log1p($0) } < 2)
        }

        @Test func exponentialsAreClose() {
            let points: (Double) -> [Double] = { u in [u * 2 - 1, u * 1_400 - 700, (u - 0.5) * 1e-6, u * 80 - 40] }
            #expect(worst("expm1", points, Elementary.expm1) { Foundation.expm1($0) } < 1)
        }

        @Test func circularFunctionsAreClose() {
            let points: (Double) -> [Double] = { u in
                let turns = (u * 600_000).rounded()
                // Also next to the zeros, where the reduction has to keep all digits.
                return [u * 6.3, (u - 0.5) * 2_000, (u - 0.5) * 2_097_150, turns * Double.pi / 2, u * 1e-9]
            }
            #expect(worst("sin", points, Elementary.sin) { Foundation.sin($0) } < 1.25)
            #expect(worst("cos", points, Elementary.cos) { Foundation.cos($0) } < 1.25)
            #expect(worst("tan", points, Elementary.tan) { Foundation.tan($0) } < 2.5)
        }

        @Test func powersAreClose() {
            let random = randoms("pow")
            var worst = 0.0
            func check(_ x: Double, _ y: Double) {
                let exact = Foundation.pow(Float80(x), Float80(y))
                guard Double(exact).isFinite else { return }
                worst = max(worst, Self.error(Elementary.pow(x, y), exact))
            }
            for i in 0..<n {
                let (u, v) = (random(2 * i), random(2 * i + 1))
                check(u * 10, v * 20 - 10)
                check(1 + (u - 0.5) * 1e-3, (v - 0.5) * 1e5)
                check(Foundation.exp(u * 1_400 - 700), v * 2 - 1)
                check((u - 0.5) * 50, (v * 40 - 20).rounded())
            }
            #expect(worst < 1, "off by \(worst)")
        }
    #endif

    /// Against the platform's library in double precision: either side may be off by one.
    @Test func libraryAgrees() {
        let random = randoms("library of functions")
        var worst: [String: Double] = [:]
        func note(_ name: String, _ own: Double, _ other: Double) {
            worst[name] = max(worst[name] ?? 0, Self.units(own, other))
        }
        for i in 0..<Effort.count(200_000) {
            let u = random(i)
            note("log10", Elementary.log10(u * 1e6), Foundation.log10(u * 1e6))
            note("log1p", Elementary.log1p(u * 4 - 1), Foundation.log1p(u * 4 - 1))
            note("expm1", Elementary.expm1(u * 4 - 2), Foundation.expm1(u * 4 - 2))
            note("sin", Elementary.sin(u * 2_000_000 - 1_000_000), Foundation.sin(u * 2_000_000 - 1_000_000))
            note("cos", Elementary.cos(u * 2_000_000 - 1_000_000), Foundation.cos(u * 2_000_000 - 1_000_000))
            note("tan", Elementary.tan(u * 1_000), Foundation.tan(u * 1_000))
            note("pow", Elementary.pow(u * 100, u * 30 - 15), Foundation.pow(u * 100, u * 30 - 15))
        }
        for (name, units) in worst {
            #expect(units <= (name == "tan" || name == "log1p" ? 2 : 1), "\(name) is off by \(units)")
        }
    }

    @Test func wholePowersAreExact() {
        for base in -20...20 where base != 0 {
            var power = 1.0
            for exponent in 0...40 {
                if abs(power) < 0x1p53 { #expect(Elementary.pow(Double(base), Double(exponent)) == power) }
                power *= Double(base)
            }
        }
        for k in -307...308 { #expect(Elementary.log10(Double("1e\(k)") ?? 0) == Double(k)) }
        for k in -1074...1023 {
            #expect(Elementary.pow(2, Double(k)) == Double(sign: .plus, exponent: k, significand: 1))
        }
    }

    /// Exact by definition, so the same as the library's, signs of zero included.
    @Test func roundingAgrees() {
        let random = randoms("rounding")
        var points = [
            0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0x1p52, -0x1p52, 0x1p52 - 0.5, 0x1p51 + 0.5, 1e300, 5e-324, -5e-324,
        ]
        points += [0.49999999999999994, -0.49999999999999994, .infinity, -.infinity]
        for i in 0..<2_000 { points.append((random(i) - 0.5) * Foundation.pow(10, random(i + 5_000) * 18)) }
        for x in points {
            #expect(Rounding.nearest(x).bitPattern == x.rounded(.toNearestOrEven).bitPattern, "\(x)")
            #expect(Rounding.down(x).bitPattern == x.rounded(.down).bitPattern, "\(x)")
            #expect(Rounding.up(x).bitPattern == x.rounded(.up).bitPattern, "\(x)")
            #expect(Rounding.towardZero(x).bitPattern == x.rounded(.towardZero).bitPattern, "\(x)")
        }
        #expect(Rounding.down(.nan).isNaN && Rounding.towardZero(.nan).isNaN)
    }

    @Test func edges() {
        #expect(Elementary.pow(0, 0) == 1)
        #expect(Elementary.pow(0, -1).isNaN)
        #expect(Elementary.pow(-0.0, 3).sign == .minus)
        #expect(Elementary.pow(-2, 3) == -8)
        #expect(Elementary.pow(-2, 0.3).isNaN)
        #expect(Elementary.pow(10, 400) == .infinity)
        #expect(Elementary.pow(10, -400) == 0)
        #expect(Elementary.pow(1.0000001, 1e300) == .infinity)
        #expect(Elementary.pow(0.9999999, 1e300) == 0)
        #expect(Elementary.pow(-1, 1e300) == 1)
        #expect(Elementary.sin(0x1p20).isNaN)
        #expect(Elementary.sin(-0.0).sign == .minus)
        #expect(Elementary.cos(0) == 1)
        #expect(Elementary.log1p(-1).isNaN)
        #expect(Elementary.log1p(-0.0).sign == .minus)
        #expect(Elementary.expm1(1_000) == .infinity)
        #expect(Elementary.expm1(-1_000) == -1)
        #expect(Elementary.naturalLog(0).isNaN)
        #expect(Elementary.log10(-1).isNaN)
        for f in [
            Elementary.sin, Elementary.cos, Elementary.tan, Elementary.log10, Elementary.log1p, Elementary.naturalLog,
        ] {
            #expect(f(.nan).isNaN)
        }
    }

    /// The bits themselves, so that no compiler and no instruction set changes them.
    @Test func bitsArePinned() {
        var sum: UInt64 = 0
        let random = randoms("pinned functions")
        for i in 0..<4_000 {
            let x = random(i)
            for value in [
                Elementary.naturalLog(x * 9), Elementary.log10(x * 9), Elementary.log1p(x - 0.5),
                Elementary.expm1(x * 9 - 4),
                Elementary.sin(x * 99), Elementary.cos(x * 99), Elementary.tan(x * 99),
                Elementary.pow(x * 9, x * 30 - 15),
            ] { sum = (sum ^ value.bitPattern) &* 0x9E37_79B9_7F4A_7C15 }
        }
        #expect(sum == 14_566_673_984_126_238_704)
    }
}
