import FigmentTypes

/// A hash of one row, wide enough that two different rows never share it: 2^-128 for each pair.
public struct RowHash: Hashable, Sendable {
    public var low: UInt64
    public var high: UInt64

    @inlinable
    public init() {
        low = 0x9E37_79B9_7F4A_7C15
        high = 0xD1B5_4A32_D192_ED03
    }

    /// Adds a word; the order of the words counts.
    @inlinable
    public mutating func add(_ word: UInt64) {
        low = RowHash.mix((low ^ word) &* 0xBF58_476D_1CE4_E5B9)
        high = RowHash.mix((high &+ word) &* 0x94D0_49BB_1331_11EB ^ (low >> 17))
    }

    /// Adds bytes with their number.
    @inlinable
    public mutating func add(_ bytes: UnsafeRawPointer, count: Int) {
        add(UInt64(truncatingIfNeeded: count) ^ 0xA076_1D64_78BD_642F)
        var at = 0
        while at &+ 8 <= count {
            add(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at &+= 8
        }
        if at == count { return }
        var rest: UInt64 = 0
        while at < count {
            rest = rest << 8 | UInt64(bytes.load(fromByteOffset: at, as: UInt8.self))
            at &+= 1
        }
        add(rest)
    }

    @inlinable
    static func mix(_ word: UInt64) -> UInt64 {
        var z = word
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A multiset of rows in bounded memory: in each of many buckets the number of rows and the sum of their hashes.
///
/// Two multisets are equal exactly if all buckets are (but for 2^-128). Rows that only one of them has show in the
/// buckets of their hashes; the others' buckets agree, so that a second look needs to keep few rows.
public struct RowMultiset: Sendable {
    public struct Bucket: Hashable, Sendable {
        public var count: Int64 = 0
        public var low: UInt64 = 0
        public var high: UInt64 = 0
    }
    public private(set) var buckets: [Bucket]
    public private(set) var count: Int64 = 0

    /// The logarithm of the number of buckets, 24 bytes each.
    public static let bits: UInt64 = 16
    public static let bucketCount = 1 << Int(bits)

    public init() { buckets = Array(repeating: Bucket(), count: RowMultiset.bucketCount) }

    /// The bucket of a hash, by its upper half: hashes in order are buckets in order.
    @inlinable
    public static func bucket(of high: UInt64) -> Int { Int(truncatingIfNeeded: high >> (64 &- bits)) }

    public mutating func add(_ hashes: [RowHash]) {
        buckets.withUnsafeMutableBufferPointer { buckets in
            for hash in hashes {
                let index = RowMultiset.bucket(of: hash.high)
                buckets[index].count &+= 1
                buckets[index].low &+= hash.low
                buckets[index].high &+= hash.high
            }
        }
        count += Int64(hashes.count)
    }

    /// The buckets in which the two are not the same.
    public func differing(from other: RowMultiset) -> [Int] {
        buckets.indices.filter { buckets[$0] != other.buckets[$0] }
    }
}
