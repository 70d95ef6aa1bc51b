// Inverse circular functions, with FDLIBM's reduction and coefficients (K. C. Ng, 1986), below 1 ULP.
extension Elementary {
    /// The angle in (−π ∕ 2, π ∕ 2) whose tangent is x.
    static func atan(_ x: Double) -> Double {
        let size = abs(x)
        let result: Double
        if size < 0.4375 {
            result = size - size * arcTail(size)
        } else if size < 0.6875 {
            result = reduced((2 * size - 1) / (2 + size), 4.63647609000806093515e-01, 2.26987774529616870924e-17)
        } else if size < 1.1875 {
            result = reduced((size - 1) / (size + 1), 7.85398163397448278999e-01, 3.06161699786838301793e-17)
        } else if size < 2.4375 {
            result = reduced((size - 1.5) / (1 + 1.5 * size), 9.82793723247329054082e-01, 1.39033110312309984516e-17)
        } else if size < 0x1p66 {
            result = reduced(-1 / size, 1.57079632679489655800e+00, 6.12323399573676603587e-17)
        } else if size == size {
            result = 1.57079632679489655800e+00
        } else {
            return x
        }
        return x < 0 ? -result : result
    }

    /// The angle of the point (x, y), in [−π, π]; 0 for the origin.
    static func atan2(_ y: Double, _ x: Double) -> Double {
        let pi = 3.14159265358979311600e+00
        if x == 0 { return y > 0 ? pi / 2 : (y < 0 ? -pi / 2 : 0) }
        let angle = atan(abs(y / x))
        let half = x > 0 ? angle : pi - (angle - 1.22464679914735317720e-16)
        return y < 0 ? -half : half
    }

    private static func reduced(_ t: Double, _ high: Double, _ low: Double) -> Double {
        high - ((t * arcTail(t) - low) - t)
    }

    /// 1 − atan(t) ∕ t for |t| < 0.44.
    private static func arcTail(_ t: Double) -> Double {
        let z = t * t
        let w = z * z
        let a = 4.97687799461593236017e-02 + w * 1.62858201153657823623e-02
        let b = 6.66107313738753120669e-02 + w * a
        let c = 9.09088713343650656196e-02 + w * b
        let d = 1.42857142725034663711e-01 + w * c
        let s1 = z * (3.33333333333329318027e-01 + w * d)
        let e = -5.83357013379057348645e-02 + w * -3.65315727442169155270e-02
        let f = -7.69187620504482999495e-02 + w * e
        let g = -1.11111104054623557880e-01 + w * f
        let s2 = w * (-1.99999999998764832476e-01 + w * g)
        return s1 + s2
    }
}
