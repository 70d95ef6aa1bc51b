import FigmentTypes
import Testing

@Suite struct HalfFloatTests {
    /// Every binary16 pattern, from the definition: (-1)^s · f · 2^(e - 25), with the hidden bit where e > 0.
    @Test func everyPatternOfFloat16() {
        for pattern in UInt16.min...UInt16.max {
            let value = float(fromFloat16: pattern)
            let exponent = Int(pattern >> 10) & 31
            let fraction = Int(pattern & 0x3FF)
            let sign: FloatingPointSign = pattern & 0x8000 == 0 ? .plus : .minus
            #expect(value.sign == sign)
            if exponent == 31 {
                #expect(fraction == 0 ? value.isInfinite : value.isNaN)
            } else {
                let significand = exponent == 0 ? fraction : fraction + 1_024
                let expected = Float(sign: sign, exponent: max(exponent, 1) - 25, significand: Float(significand))
                #expect(value.bitPattern == expected.bitPattern)
            }
            if value.isNaN {
                #expect(float(fromFloat16: float16Bits(value)).isNaN)
            } else {
                #expect(float16Bits(value) == pattern)
            }
        }
    }

    @Test func everyPatternOfBFloat16() {
        for pattern in UInt16.min...UInt16.max {
            let value = float(fromBFloat16: pattern)
            #expect(value.bitPattern == UInt32(pattern) << 16)
            if value.isNaN {
                #expect(float(fromBFloat16: bfloat16Bits(value)).isNaN)
            } else {
                #expect(bfloat16Bits(value) == pattern)
            }
        }
    }

    /// Between two neighbours of binary16 the nearer one is taken, in the middle the even one.
    @Test func roundingOfFloat16IsToNearestEven() {
        for pattern in UInt16(0)..<0x7BFF {
            let low = float(fromFloat16: pattern)
            let high = float(fromFloat16: pattern + 1)
            let middle = (low + high) / 2
            let even = pattern & 1 == 0 ? pattern : pattern + 1
            #expect(float16Bits(middle) == even)
            #expect(float16Bits(middle.nextDown) == pattern)
            #expect(float16Bits(middle.nextUp) == pattern + 1)
            #expect(float16Bits(-middle.nextUp) == (pattern + 1) | 0x8000)
        }
        #expect(float16Bits(65_519.996) == 0x7BFF)
        #expect(float16Bits(65_520) == 0x7C00)
        #expect(float16Bits(.greatestFiniteMagnitude) == 0x7C00)
        #expect(float16Bits(-.infinity) == 0xFC00)
        #expect(float16Bits(.leastNonzeroMagnitude) == 0)
    }

    @Test func roundingOfBFloat16IsToNearestEven() {
        for pattern in UInt16(0)..<0x7F7F {
            let middle = Float(bitPattern: UInt32(pattern) << 16 | 0x8000)
            #expect(bfloat16Bits(middle) == (pattern & 1 == 0 ? pattern : pattern + 1))
            #expect(bfloat16Bits(middle.nextDown) == pattern)
            #expect(bfloat16Bits(middle.nextUp) == pattern + 1)
        }
        #expect(bfloat16Bits(.greatestFiniteMagnitude) == 0x7F80)
    }

    #if !(os(macOS) && arch(x86_64))
        @Test func agreesWithTheStandardLibrary() {
            var state: UInt64 = 3
            for _ in 0..<500_000 {
                state &+= 1
                let bits = UInt32(truncatingIfNeeded: mix64(state))
                for value in [Float(bitPattern: bits), Float(bitPattern: bits & 0x807F_FFFF | (100 + bits % 48) << 23)]
                {
                    guard !value.isNaN else { continue }
                    #expect(float16Bits(value) == Float16(value).bitPattern)
                }
            }
        }
    #endif
}
