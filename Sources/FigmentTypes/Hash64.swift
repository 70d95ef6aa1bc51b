/// The fixed hash by which names enter the random streams.
///
/// FNV-1a over length-delimited parts, finished by the splitmix64 mixer. Its results are part of the value contract:
/// a change is a new engine version. Not for hash tables that hold untrusted keys.
public struct Hash64: Sendable {
    private var state: UInt64

    /// - Parameter lane: Different lanes give independent hashes of the same input.
    public init(lane: UInt64 = 0) {
        state = 0xCBF2_9CE4_8422_2325 ^ mix64(lane)
    }

    /// Adds one part; ("ab", "c") and ("a", "bc") differ because the length goes in too.
    public mutating func add(_ text: String) {
        var length: UInt64 = 0
        for byte in text.utf8 {
            state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            length &+= 1
        }
        add(length)
    }

    public mutating func add(_ number: UInt64) {
        var rest = number
        for _ in 0..<8 {
            state = (state ^ (rest & 0xFF)) &* 0x0000_0100_0000_01B3
            rest >>= 8
        }
    }

    public func finish() -> UInt64 { mix64(state) }
}

/// The splitmix64 finaliser (Stafford's variant 13): a bijection of 64-bit words.
@inlinable
public func mix64(_ x: UInt64) -> UInt64 {
    var z = x
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
}
