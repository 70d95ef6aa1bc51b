/// Whole numbers next to a double, without the call into libm that `rounded` is on baseline x86-64: loops vectorise.
///
/// Adding and taking off 2^52 rounds a smaller magnitude to the nearest whole number, halves to even; from 2^52 on every
/// double is whole. The sign stays, that of zero included; NaN stays.
enum Rounding {
    @inline(__always)
    static func nearest(_ x: Double) -> Double {
        let size = abs(x)
        let whole = (size + 0x1p52) - 0x1p52
        return size < 0x1p52 ? Double(signOf: x, magnitudeOf: whole) : x
    }

    @inline(__always)
    static func down(_ x: Double) -> Double {
        let near = nearest(x)
        return near > x ? near - 1 : near
    }

    @inline(__always)
    static func up(_ x: Double) -> Double { -down(-x) }

    @inline(__always)
    static func towardZero(_ x: Double) -> Double {
        let size = abs(x)
        let near = nearest(size)
        return Double(signOf: x, magnitudeOf: near > size ? near - 1 : near)
    }
}
