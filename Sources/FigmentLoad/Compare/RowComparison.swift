/// Compares the rows that a table holds with those that it should hold, whatever their order, in bounded memory.
///
/// | step | what it does |
/// |---|---|
/// | ``addStored(_:)`` | takes the rows that are there |
/// | ``sort()`` | once, behind the last of them |
/// | ``addExpected(_:)`` | takes rows that should be there, and says which of them are not |
/// | ``difference()`` | counts |
///
/// Both sides are summed in buckets (``RowMultiset``), which tell equal tables from others whatever their size. Beside that
/// half the hash of each stored row is kept, 8 bytes, so that rows are counted exactly; where there are too many, of the first
/// buckets alone: rows of the others are counted as the least that explains their sums.
public struct RowComparison: Sendable {
    private var stored = RowMultiset()
    private var expected = RowMultiset()
    /// Upper halves of the hashes of stored rows, in order. The lowest bit tells that an expected row is this one.
    private var kept: [UInt64] = []
    /// Rows of buckets from here on are not kept.
    private var keptBuckets = RowMultiset.bucketCount
    /// Where the rows of each kept bucket begin, and where the last ones end.
    private var starts: [Int] = []
    private var missingOfKept: Int64 = 0
    private let limit: Int

    /// Of all tables of a job: 32 MB.
    public static let mostRows = 4 << 20

    /// - Parameter limit: Hashes that are kept, about, at most.
    public init(limit: Int) { self.limit = limit }

    /// Hashes that are kept.
    public var keptRows: Int { kept.count }

    public mutating func addStored(_ hashes: [RowHash]) {
        stored.add(hashes)
        for hash in hashes where RowMultiset.bucket(of: hash.high) < keptBuckets { kept.append(hash.high & ~1) }
        while kept.count > limit, keptBuckets > 0 {
            keptBuckets /= 2
            let end = keptBuckets
            kept.removeAll { RowMultiset.bucket(of: $0) >= end }
        }
    }

    /// Ends the stored rows. O(n log n) in those that are kept.
    public mutating func sort() {
        kept.sort()
        starts = []
        starts.reserveCapacity(keptBuckets + 1)
        var at = 0
        for bucket in 0..<keptBuckets {
            starts.append(at)
            while at < kept.count, RowMultiset.bucket(of: kept[at]) == bucket { at += 1 }
        }
        starts.append(kept.count)
    }

    /// - Returns: The places of some of the rows that the table does not hold, in order, as far as that is known.
    public mutating func addExpected(_ hashes: [RowHash]) -> [Int] {
        expected.add(hashes)
        var absent: [Int] = []
        for (place, hash) in hashes.enumerated() where RowMultiset.bucket(of: hash.high) < keptBuckets {
            if take(hash.high & ~1) { continue }
            missingOfKept += 1
            if absent.count < TableDifference.mostExamples { absent.append(place) }
        }
        return absent
    }

    /// Marks a stored row as found. Of equal rows the last one that is not marked: so they stay in order.
    private mutating func take(_ high: UInt64) -> Bool {
        let bucket = RowMultiset.bucket(of: high)
        var low = starts[bucket]
        var end = starts[bucket + 1]
        while low < end {
            let middle = (low + end) / 2
            if kept[middle] <= high { low = middle + 1 } else { end = middle }
        }
        guard low > starts[bucket], kept[low - 1] == high else { return false }
        kept[low - 1] = high | 1
        return true
    }

    /// Rows that only one side has.
    ///
    /// - Returns: With `isExact` false the least of each.
    public func difference() -> (missing: Int64, surplus: Int64, isExact: Bool) {
        let differing = expected.differing(from: stored)
        if differing.isEmpty { return (0, 0, true) }
        var missing = missingOfKept
        var surplus = kept.reduce(Int64(0)) { $0 + Int64(~$1 & 1) }
        var isExact = true
        // Two rows with the same half of a hash, which is as good as impossible.
        let isBlind = missing == 0 && surplus == 0 && differing.allSatisfy { $0 < keptBuckets }
        for bucket in differing where bucket >= keptBuckets || isBlind {
            let gap = expected.buckets[bucket].count - stored.buckets[bucket].count
            if gap >= 0 { missing += max(1, gap) }
            if gap <= 0 { surplus += max(1, -gap) }
            if single(bucket) == nil { isExact = false }
        }
        return (missing, surplus, isExact)
    }

    /// The upper half of the hash of the one row in which the sides of a bucket differ; nil where they differ by more.
    private func single(_ bucket: Int) -> (high: UInt64, isStored: Bool)? {
        let (own, theirs) = (expected.buckets[bucket], stored.buckets[bucket])
        let isStored = theirs.count - own.count == 1
        guard isStored || own.count - theirs.count == 1 else { return nil }
        let high = isStored ? theirs.high &- own.high : own.high &- theirs.high
        return RowMultiset.bucket(of: high) == bucket ? (high, isStored) : nil
    }

    /// By what a second reading of the table tells some rows that should not be there: ``name(of:)``.
    public func surplusNames() -> Set<UInt64> {
        var names: Set<UInt64> = []
        for name in kept where name & 1 == 0 {
            names.insert(name)
            if names.count == TableDifference.mostExamples { return names }
        }
        for bucket in expected.differing(from: stored) where bucket >= keptBuckets {
            if let row = single(bucket), row.isStored { names.insert(row.high & ~1) }
            if names.count == TableDifference.mostExamples { break }
        }
        return names
    }

    /// Of a row, half its hash.
    @inlinable
    public static func name(of hash: RowHash) -> UInt64 { hash.high & ~1 }
}
