import FigmentTypes
import Testing

@Suite struct DecimalTextTests {
    static let magnitudes: [UInt64] =
        (0...19).flatMap { n -> [UInt64] in
            let power = powerOfTen(n)
            return [power - 1, power, power + 1, power &* 5 &+ 3]
        } + [UInt64.max, UInt64.max - 1, 1 << 63, 1 << 63 - 1]

    @Test(arguments: magnitudes) func unsigned(_ value: UInt64) {
        #expect(text { writeDecimal(value, to: $0) } == String(value))
        #expect(decimalLength(value) == String(value).count)
    }

    @Test(arguments: magnitudes) func signed(_ magnitude: UInt64) {
        for value in [Int64(bitPattern: magnitude), 0 &- Int64(bitPattern: magnitude)] {
            #expect(text { writeDecimal(value, to: $0) } == String(value))
        }
    }

    @Test func everyLengthAtRandom() {
        var state: UInt64 = 7
        for i in 0..<200_000 {
            state = mix64(state &+ 1)
            let value = state >> UInt64(i % 64)
            #expect(text { writeDecimal(value, to: $0) } == String(value))
            #expect(decimalLength(value) == String(value).count)
        }
    }

    @Test func allOfFourDigitsAndTheEightDigitEdges() {
        for value in UInt32(0)..<10_000 {
            #expect(text { writeDecimal(UInt64(value), to: $0) } == String(value))
            let padded = String(String(value + 100_000_000).dropFirst())
            #expect(
                text { p in
                    storeEightDigits(value, to: p); return 8
                } == padded)
        }
    }

    @Test func twentyBytesAreEnough() {
        for value in Self.magnitudes {
            var bytes = [UInt8](repeating: 0xEE, count: 24)
            _ = bytes.withUnsafeMutableBufferPointer { writeDecimal(value, to: $0.baseAddress.unsafelyUnwrapped) }
            #expect(bytes[20...].allSatisfy { $0 == 0xEE })
            _ = bytes.withUnsafeMutableBufferPointer {
                writeDecimal(Int64(bitPattern: value), to: $0.baseAddress.unsafelyUnwrapped)
            }
            #expect(bytes[20...].allSatisfy { $0 == 0xEE })
        }
    }
}
