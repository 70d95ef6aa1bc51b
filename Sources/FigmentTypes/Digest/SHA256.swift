/// SHA-256 (FIPS 180-4): 32 bytes from any bytes.
///
/// For values that must equal what a database or another program computes, not for secrets: it takes no care of timing.
public enum SHA256 {
    public static var byteCount: Int { 32 }

    /// Writes the digest of `bytes` to 32 bytes at `out`. No allocation; about 5 ns a byte.
    public static func digest(_ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 72) { words in
            guard let schedule = words.baseAddress else { return }
            let state = schedule + 64
            for i in 0..<8 { state[i] = initial[i] }
            constants.withUnsafeBufferPointer { constants in
                Padding.forEachBlock(bytes, isBigEndian: true) { block in
                    mix(block, state, schedule, constants)
                }
            }
            for i in 0..<8 {
                UnsafeMutableRawPointer(out + 4 * i).storeBytes(of: state[i].bigEndian, as: UInt32.self)
            }
        }
    }

    /// One block of 64 bytes.
    private static func mix(
        _ block: UnsafePointer<UInt8>, _ state: UnsafeMutablePointer<UInt32>, _ w: UnsafeMutablePointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>
    ) {
        for i in 0..<16 {
            w[i] = UnsafeRawPointer(block + 4 * i).loadUnaligned(as: UInt32.self).bigEndian
        }
        for i in 16..<64 {
            let s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ (w[i - 15] &>> 3)
            let s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ (w[i - 2] &>> 10)
            w[i] = w[i - 16] &+ s0 &+ w[i - 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for i in 0..<64 {
            let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[i] &+ w[i]
            let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let t2 = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
            (h, g, f, e) = (g, f, e, d &+ t1)
            (d, c, b, a) = (c, b, a, t1 &+ t2)
        }
        state[0] = state[0] &+ a
        state[1] = state[1] &+ b
        state[2] = state[2] &+ c
        state[3] = state[3] &+ d
        state[4] = state[4] &+ e
        state[5] = state[5] &+ f
        state[6] = state[6] &+ g
        state[7] = state[7] &+ h
    }

    @inline(__always)
    private static func rotated(_ x: UInt32, _ n: UInt32) -> UInt32 { x &>> n | x &<< (32 &- n) }

    private static let initial: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The first 32 bits behind the point of the cube roots of the first 64 primes: section 4.2.2.
    private static let constants: [UInt32] = {
        var primes: [UInt128] = []
        var candidate: UInt128 = 2
        while primes.count < 64 {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        // ⌊∛p · 2^32⌋ bit by bit: its cube is at most p · 2^96.
        return primes.map { prime in
            var root: UInt128 = 0
            for bit in (0..<35).reversed() {
                let next = root | 1 << UInt128(bit)
                if next * next * next <= prime << 96 { root = next }
            }
            return UInt32(truncatingIfNeeded: root)
        }
    }()
}

/// The padding that SHA-256 and MD5 share: a bit of 1, zeros, and the length in bits.
enum Padding {
    /// Calls `body` with each block of 64 bytes, the padded end included.
    @inline(__always)
    static func forEachBlock(
        _ bytes: UnsafeBufferPointer<UInt8>, isBigEndian: Bool, _ body: (UnsafePointer<UInt8>) -> Void
    ) {
        let whole = bytes.count / 64 * 64
        if let base = bytes.baseAddress {
            for at in stride(from: 0, to: whole, by: 64) { body(base + at) }
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { tail in
            guard let end = tail.baseAddress else { return }
            end.update(repeating: 0, count: 128)
            let rest = bytes.count - whole
            if rest > 0, let base = bytes.baseAddress { end.update(from: base + whole, count: rest) }
            end[rest] = 0x80
            let length = rest < 56 ? 64 : 128
            let bits = UInt64(bytes.count) &* 8
            UnsafeMutableRawPointer(end + length - 8).storeBytes(
                of: isBigEndian ? bits.bigEndian : bits.littleEndian, as: UInt64.self)
            body(end)
            if length == 128 { body(end + 64) }
        }
    }
}
