// The 16-bit floating-point formats, as bit patterns: no Float16 type is needed, which not every platform has.
//
// binary16 (IEEE 754): 1 sign, 5 exponent, 10 fraction bits. bfloat16: the upper half of a float32.

/// The binary16 number nearest to `value`, ties to even; too large becomes infinity, NaN stays (quiet) NaN.
@inlinable
public func float16Bits(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    let sign = UInt16(truncatingIfNeeded: bits &>> 16) & 0x8000
    let magnitude = bits & 0x7FFF_FFFF
    if magnitude >= 0x4780_0000 {  // 2^16 and more, infinity and NaN
        if magnitude > 0x7F80_0000 { return sign | 0x7E00 | UInt16(truncatingIfNeeded: magnitude &>> 13) & 0x3FF }
        return sign | 0x7C00
    }
    if magnitude < 0x3880_0000 {  // below 2^-14: subnormal
        // One addition does the rounding: beside 0.5 the last place of a float32 is 2^-24, that of a subnormal.
        let sum = Float(bitPattern: magnitude) + 0.5
        return sign | UInt16(truncatingIfNeeded: sum.bitPattern &- Float(0.5).bitPattern)
    }
    // Rebias the exponent from 127 to 15, add just less than half a last place, or half if the last bit kept is odd;
    // a carry out of the fraction moves the exponent up, as it should, even to infinity.
    let odd = (magnitude &>> 13) & 1
    let rounded = magnitude &- (112 &<< 23) &+ 0xFFF &+ odd
    return sign | UInt16(truncatingIfNeeded: rounded &>> 13)
}

/// The value of a binary16 number; exact.
@inlinable
public func float(fromFloat16 bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) &<< 16
    let magnitude = UInt32(bits & 0x7FFF)
    if magnitude >= 0x7C00 {  // infinity and NaN
        return Float(bitPattern: sign | 0x7F80_0000 | (magnitude & 0x3FF) &<< 13)
    }
    if magnitude < 0x0400 {  // subnormal: a multiple of 2^-24
        return Float(bitPattern: sign | (Float(magnitude) * 0x1p-24).bitPattern)
    }
    return Float(bitPattern: sign | magnitude &<< 13 &+ 112 &<< 23)
}

/// The bfloat16 number nearest to `value`, ties to even; too large becomes infinity, NaN stays (quiet) NaN.
@inlinable
public func bfloat16Bits(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    if bits & 0x7FFF_FFFF > 0x7F80_0000 { return UInt16(truncatingIfNeeded: bits &>> 16) | 0x0040 }
    return UInt16(truncatingIfNeeded: (bits &+ 0x7FFF &+ (bits &>> 16) & 1) &>> 16)
}

/// The value of a bfloat16 number; exact.
@inlinable
public func float(fromBFloat16 bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) &<< 16) }
