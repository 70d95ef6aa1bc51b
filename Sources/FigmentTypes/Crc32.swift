/// CRC-32 (IEEE 802.3, reflected polynomial 0xEDB88320), as in Parquet page headers, zip and gzip.
public enum Crc32 {
    /// Slicing-by-16 tables, after M. E. Kounavis and F. L. Berry, "A Systematic Approach to Building High Performance
    /// Software-Based CRC Generators" (2005).
    private static let tables: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 16 * 256)
        for i in 0..<256 {
            var crc = UInt32(i)
            for _ in 0..<8 { crc = (crc >> 1) ^ (0xEDB8_8320 & (0 &- (crc & 1))) }
            table[i] = crc
        }
        for i in 256..<(16 * 256) { table[i] = (table[i - 256] >> 8) ^ table[Int(table[i - 256] & 0xFF)] }
        return table
    }()

    /// The checksum of `bytes` that follow bytes with checksum `crc`. About 0.5 ns a byte.
    public static func update(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
        tables.withUnsafeBufferPointer { t in
            var crc = ~crc
            var at = 0
            while bytes.count - at >= 16 {
                let a = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ UInt64(crc)
                let b = bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
                var next: UInt32 = 0
                for i in 0..<8 {
                    next ^= t[(15 - i) * 256 + Int(truncatingIfNeeded: (a &>> UInt64(8 * i)) & 0xFF)]
                    next ^= t[(7 - i) * 256 + Int(truncatingIfNeeded: (b &>> UInt64(8 * i)) & 0xFF)]
                }
                crc = next
                at += 16
            }
            while at < bytes.count {
                crc = (crc >> 8) ^ t[Int((crc ^ UInt32(bytes[at])) & 0xFF)]
                at += 1
            }
            return ~crc
        }
    }

    /// The checksum of A followed by B, from their checksums and B's length.
    ///
    /// Multiplies A's checksum by x^(8·length) modulo the polynomial, by square and multiply.
    /// - Complexity: O(log length).
    public static func combine(_ a: UInt32, _ b: UInt32, lengthOfB: Int) -> UInt32 {
        var factor: UInt32 = 0x8000_0000  // x^0
        var square: UInt32 = 0x0080_0000  // x^8
        var n = lengthOfB
        while n > 0 {
            if n & 1 == 1 { factor = multiply(factor, square) }
            square = multiply(square, square)
            n >>= 1
        }
        return multiply(a, factor) ^ b
    }

    /// The product of two polynomials modulo the CRC polynomial, both reflected.
    private static func multiply(_ a: UInt32, _ b: UInt32) -> UInt32 {
        var product: UInt32 = 0
        var a = a
        var b = b
        while a != 0 {
            if a & 0x8000_0000 != 0 { product ^= b }
            a <<= 1
            b = (b >> 1) ^ (0xEDB8_8320 & (0 &- (b & 1)))
        }
        return product
    }
}
