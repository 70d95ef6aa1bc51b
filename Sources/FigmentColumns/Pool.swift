/// An immutable list of distinct byte strings that a column's values are chosen from, kept in ascending byte order so
/// that the order of indices is the order of values.
public final class Pool: @unchecked Sendable {
    /// `count + 1` offsets into `bytes`. Valid as long as the pool: an array would lend its place for one call only.
    public let offsets: UnsafePointer<UInt32>
    /// The strings, one behind the other, followed by 64 bytes of slack for over-copying. Valid as long as the pool.
    public let bytes: UnsafePointer<UInt8>

    public let count: Int
    /// Bytes of all strings.
    public var byteCount: Int { Int(offsets[count]) }
    public let maxLength: Int

    /// Keeps the order given: for pools whose order carries meaning (weights, templates) `isSorted` tells.
    public let isSorted: Bool

    /// - Complexity: O(bytes).
    public init(_ entries: [[UInt8]]) {
        var offsets: [UInt32] = [0]
        var bytes: [UInt8] = []
        offsets.reserveCapacity(entries.count + 1)
        bytes.reserveCapacity(entries.reduce(16) { $0 + $1.count })
        var longest = 0
        var sorted = true
        for (i, entry) in entries.enumerated() {
            bytes.append(contentsOf: entry)
            offsets.append(UInt32(bytes.count))
            longest = max(longest, entry.count)
            if i > 0, !entries[i - 1].lexicographicallyPrecedes(entry) { sorted = false }
        }
        bytes.append(contentsOf: repeatElement(0, count: 64))
        self.offsets = Pool.kept(offsets)
        self.bytes = Pool.kept(bytes)
        count = entries.count
        maxLength = longest
        isSorted = sorted
    }

    private static func kept<T: BitwiseCopyable>(_ values: [T]) -> UnsafePointer<T> {
        let place = UnsafeMutablePointer<T>.allocate(capacity: values.count)
        place.initialize(from: values, count: values.count)
        return UnsafePointer(place)
    }

    deinit {
        offsets.deallocate()
        bytes.deallocate()
    }

    /// All strings, one behind the other.
    public var contents: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: byteCount) }

    public convenience init(_ entries: [String]) {
        self.init(entries.map { Array($0.utf8) })
    }

    public subscript(index: Int) -> [UInt8] {
        Array(contents[Int(offsets[index])..<Int(offsets[index + 1])])
    }

    /// Entry `index` as text.
    public func string(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}
