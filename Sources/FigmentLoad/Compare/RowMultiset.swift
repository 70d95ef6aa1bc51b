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

    /// - Parameter bits: The logarithm of the number of buckets, 24 bytes each.
    public init(bits: Int = 16) { buckets = Array(repeating: Bucket(), count: 1 << bits) }

    @inlinable
    public func bucket(of hash: RowHash) -> Int { Int(truncatingIfNeeded: hash.high >> 40) & (bucketCount - 1) }

    @inlinable
    public var bucketCount: Int { buckets.count }

    public mutating func add(_ hashes: [RowHash]) {
        let mask = buckets.count - 1
        buckets.withUnsafeMutableBufferPointer { buckets in
            for hash in hashes {
                let index = Int(truncatingIfNeeded: hash.high >> 40) & mask
                buckets[index].count &+= 1
                buckets[index].low &+= hash.low
                buckets[index].high &+= hash.high
            }
        }
        count += Int64(hashes.count)
    }

    /// Adds all rows of another with as many buckets.
    public mutating func add(_ other: RowMultiset) {
        for index in buckets.indices where index < other.buckets.count {
            buckets[index].count &+= other.buckets[index].count
            buckets[index].low &+= other.buckets[index].low
            buckets[index].high &+= other.buckets[index].high
        }
        count += other.count
    }

    /// The buckets in which the two are not the same.
    public func differing(from other: RowMultiset) -> [Int] {
        buckets.indices.filter { $0 >= other.buckets.count || buckets[$0] != other.buckets[$0] }
    }

    /// What `expected` has beyond `found` and the other way round: the least that explains the buckets.
    public static func difference(expected: RowMultiset, found: RowMultiset) -> (missing: Int64, surplus: Int64) {
        var missing: Int64 = 0
        var surplus: Int64 = 0
        for index in expected.differing(from: found) {
            let gap = expected.buckets[index].count - found.buckets[index].count
            if gap >= 0 { missing += max(1, gap) }
            if gap <= 0 { surplus += max(1, -gap) }
        }
        return (missing, surplus)
    }

    /// The hashes of up to so many rows that `found` has beyond `expected`: a bucket that differs by one row differs by that
    /// row's hash. By them a second reading finds the rows.
    public static func surplusRows(expected: RowMultiset, found: RowMultiset, limit: Int = 10) -> Set<RowHash> {
        var hashes: Set<RowHash> = []
        for index in expected.differing(from: found) where hashes.count < limit {
            let (own, theirs) = (expected.buckets[index], found.buckets[index])
            guard theirs.count - own.count == 1 else { continue }
            var hash = RowHash()
            hash.low = theirs.low &- own.low
            hash.high = theirs.high &- own.high
            hashes.insert(hash)
        }
        return hashes
    }
}
