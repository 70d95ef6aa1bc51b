import FigmentTypes
import Foundation
import Testing

/// The text that `write` puts into a buffer.
func text(capacity: Int = 64, _ write: (UnsafeMutablePointer<UInt8>) -> Int) -> String {
    var bytes = [UInt8](repeating: 0xEE, count: capacity)
    let count = bytes.withUnsafeMutableBufferPointer { write($0.baseAddress.unsafelyUnwrapped) }
    return String(decoding: bytes[..<count], as: UTF8.self)
}

/// Digits without leading and trailing zeros, and the power of ten of the first of them: the value without its layout.
struct Significance: Equatable {
    var digits: [UInt8] = []
    var power = 0

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var exponent = 0
        var end = text.count
        if let e = text.lastIndex(of: UInt8(ascii: "e")) {
            exponent = Int(String(decoding: text[(e + 1)...], as: UTF8.self)) ?? .min
            end = e
        }
        var integerDigits: Int?
        var digitCount = 0
        for byte in text[..<end] {
            if byte == UInt8(ascii: ".") {
                integerDigits = digitCount
            } else if byte != UInt8(ascii: "-") {
                digits.append(byte)
                digitCount += 1
            }
        }
        power = (integerDigits ?? digitCount) - 1 + exponent
        while digits.first == 48 {
            digits.removeFirst()
            power -= 1
        }
        while digits.last == 48 { digits.removeLast() }
        if digits.isEmpty { power = 0 }
    }

    init(_ text: String) {
        var copy = text
        self = copy.withUTF8 { Significance($0) }
    }
}

@Suite struct ShortestFloatTests {
    static let isTorture = ProcessInfo.processInfo.environment["FIGMENT_TORTURE"] == "1"

    #if DEBUG
        static let sampleStep: UInt32 = 4_093
        static let randomDoubleCount = 200_000
    #else
        static let sampleStep: UInt32 = 509
        static let randomDoubleCount = 1_000_000
    #endif

    @Test(
        arguments: [
            (0.0, "0.0"), (-0.0, "-0.0"), (5, "5.0"), (-1, "-1.0"), (0.1, "0.1"), (0.5, "0.5"), (0.0001, "0.0001"),
            (0.00012, "0.00012"), (0.00001, "1e-05"), (0.0000125, "1.25e-05"), (1e-7, "1e-07"),
            (123_456.75, "123456.75"),
            (9_999_999_999_999_998, "9999999999999998.0"), (1e16, "1e+16"), (1.5e16, "1.5e+16"), (1e22, "1e+22"),
            (1e100, "1e+100"), (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
            (2.2250738585072014e-308, "2.2250738585072014e-308"), (-123.456e-10, "-1.23456e-08"), (100, "100.0"),
            (1e15, "1000000000000000.0"), (0.3, "0.3"), (2.0 / 3, "0.6666666666666666"),
        ] as [(Double, String)]) func layoutOfDoubles(_ value: Double, _ expected: String)
    {
        #expect(text { writeShortest(value, to: $0) } == expected)
    }

    @Test(
        arguments: [
            (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (0.1, "0.1"), (-0.5, "-0.5"), (0.0001, "0.0001"),
            (0.00012, "0.00012"),
            (1e-5, "1e-05"), (0.03456789, "0.03456789"), (3.4028235e38, "3.4028235e+38"),
            (.leastNonzeroMagnitude, "1e-45"),
            (16_777_216, "16777216.0"), (1e10, "10000000000.0"), (1e16, "1e+16"), (99.99, "99.99"), (.infinity, "inf"),
            (-.infinity, "-inf"), (.nan, "nan"),
        ] as [(Float, String)]) func layoutOfFloats(_ value: Float, _ expected: String)
    {
        #expect(text { writeShortest(value, to: $0) } == expected)
    }

    @Test func nothingIsWrittenBeyond32Bytes() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<100_000 {
            var bytes = [UInt8](repeating: 0xEE, count: 40)
            let value = Double(bitPattern: generator.next())
            let count = bytes.withUnsafeMutableBufferPointer {
                writeShortest(value, to: $0.baseAddress.unsafelyUnwrapped)
            }
            #expect(count <= 24)
            #expect(bytes[32...].allSatisfy { $0 == 0xEE }, "\(value)")
        }
    }

    /// Every float32 in torture mode, else 2^22 of them (2^19 in debug builds, which are slow), compared with the standard library's digits, which are the
    /// shortest and closest, and read back.
    @Test func floatsAreShortestAndReadBack() async {
        let step: UInt32 = Self.isTorture ? 1 : Self.sampleStep
        async let a = Self.failures(from: 0, to: 0x7F80_0000 / 2, step: step, sign: 0)
        async let b = Self.failures(from: 0x7F80_0000 / 2, to: 0x7F80_0000, step: step, sign: 0x8000_0000)
        var failures = await a + b
        if Self.isTorture {
            async let c = Self.failures(from: 0, to: 0x7F80_0000 / 2, step: step, sign: 0x8000_0000)
            async let d = Self.failures(from: 0x7F80_0000 / 2, to: 0x7F80_0000, step: step, sign: 0)
            failures += await c + d
        }
        #expect(failures.isEmpty)
    }

    /// The vectors' range is written by code of its own: more of it.
    @Test func fractionsAreShortestAndReadBack() {
        #expect(
            Self.failures(
                from: 0x3900_0000, to: 0x3F80_0000, step: Self.isTorture ? 1 : Self.sampleStep / 16, sign: 0x8000_0000
            ).isEmpty)
        for exponent in UInt32(1)...254 {
            for fraction: UInt32 in [0, 1, 2, 3, 0x3F_FFFF, 0x40_0000, 0x40_0001, 0x7F_FFFE, 0x7F_FFFF] {
                let bits = exponent << 23 | fraction
                #expect(Self.failures(from: bits, to: bits + 1, step: 1, sign: 0).isEmpty)
            }
        }
    }

    @Sendable static func failures(from: UInt32, to: UInt32, step: UInt32, sign: UInt32) -> [String] {
        var failures: [String] = []
        var bits = from
        let place = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
        defer { place.deallocate() }
        while bits < to, failures.count < 10 {
            let value = Float(bitPattern: bits | sign)
            let count = writeShortest(value, to: place)
            place[count] = 0
            let readBack = strtof(UnsafeRawPointer(place).assumingMemoryBound(to: CChar.self), nil)
            if readBack.bitPattern != value.bitPattern || !hasSameDigits(place, count, value.description) {
                let written = String(decoding: UnsafeBufferPointer(start: place, count: count), as: UTF8.self)
                failures.append("\(value) -> \(written)")
            }
            bits += step
        }
        return failures
    }

    /// Whether both texts have the same digits, from the first that is not zero to the last; allocates nothing.
    static func hasSameDigits(_ place: UnsafePointer<UInt8>, _ count: Int, _ description: String) -> Bool {
        var description = description
        return description.withUTF8 { other in
            significantDigits(UnsafeBufferPointer(start: place, count: count)) == significantDigits(other)
        }
    }

    /// The significant digits as a number, without trailing zeros.
    static func significantDigits(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var digits: UInt64 = 0
        var zeros: UInt64 = 1
        for byte in text {
            if byte == UInt8(ascii: "e") { break }
            if byte == UInt8(ascii: "0") {
                if digits != 0 { zeros = zeros &* 10 }
            } else if byte &- 49 < 9 {
                digits = digits &* zeros &* 10 &+ UInt64(byte &- 48)
                zeros = 1
            }
        }
        return digits
    }

    static func check(_ value: Double) {
        let written = text { writeShortest(value, to: $0) }
        #expect(Double(written)?.bitPattern == value.bitPattern, "\(value) was written as \(written)")
        #expect(Significance(written) == Significance(value.description), "\(value) was written as \(written)")
    }

    @Test func randomDoublesAreShortest() {
        var state: UInt64 = 42
        var differing: [String] = []
        for _ in 0..<Self.randomDoubleCount {
            state &+= 0x9E37_79B9_7F4A_7C15
            let value = Double(bitPattern: mix64(state))
            guard value.isFinite else { continue }
            let written = text { writeShortest(value, to: $0) }
            if Double(written) != value || Significance(written) != Significance(value.description) {
                differing.append("\(value) -> \(written)")
            }
        }
        #expect(differing.isEmpty)
    }

    @Test func powersAndTheirNeighbours() {
        for exponent in -1074...1023 {
            let power = scalbn(1.0, exponent)
            for value in [power, power.nextUp, power.nextDown, -power] { Self.check(value) }
        }
        for exponent in -323...308 {
            guard let power = Double("1e\(exponent)") else { continue }
            for value in [power, power.nextUp, power.nextDown, 3 * power] where value.isFinite { Self.check(value) }
        }
    }

    @Test func subnormalsAndHardCases() {
        for bits in UInt64(0)..<2_000 { Self.check(Double(bitPattern: bits)) }
        for bits in stride(from: UInt64(1), to: 0x10_0000_0000_0000, by: 9_007_199_254_741) {
            Self.check(Double(bitPattern: bits))
        }
        // Near-halfway cases, and numbers at which earlier algorithms are known to have gone wrong.
        let hard = """
            9007199254740991 9007199254740992 9007199254740993 4.35 4.349999999999999 2.109808898695963e16 4.940656e-318
            1.18575755e-316 2.989102097996e-312 9.0608011534336e15 4.708356024711512e18 9.409340012568248e18 1.2345678
            5.764607523034235e39 1.152921504606847e40 2.305843009213694e40 4.4501477170144023e-308
            2.2250738585072011e-308 1.7800590868057611e-307 9.5367431640625e-07 5.684341886080802e-14 4.8726570057e288
            5.960464477539063e-08 2.0e-44 1e23 8.41e21 2.0919495182368195e19 2.6153245263757307e19 9999999999999999
            """
        for word in hard.split(whereSeparator: \.isWhitespace) {
            guard let value = Double(word) else { continue }
            for neighbour in [value.nextDown, value, value.nextUp] { Self.check(neighbour) }
        }
    }

    @Test func listsHaveSeparatorsAndNulls() {
        let values: [Float] = [0.25, -.infinity, 1, .nan, -0.0]
        var nonFinite = 0
        let written = text(capacity: 200) {
            writeShortest(values, count: values.count, separator: 44, nonFinite: &nonFinite, to: $0)
        }
        #expect(written == "0.25,null,1.0,null,-0.0")
        #expect(nonFinite == 2)
        #expect(text { writeShortest(values, count: 0, separator: 44, nonFinite: &nonFinite, to: $0) } == "")
    }
}
