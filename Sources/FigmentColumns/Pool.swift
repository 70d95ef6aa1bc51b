/// An immutable list of distinct byte strings that a column's values are chosen from, kept in ascending byte order so
/// that the order of indices is the order of values.
public final class Pool: @unchecked Sendable {
    /// `count + 1` offsets into `bytes`.
    public let offsets: [UInt32]
    /// The strings, one behind the other, followed by 16 bytes of slack for over-copying.
    public let bytes: [UInt8]

    /// The same at addresses that stay as long as the pool: an array lends its own for one call only.
    public let places: UnsafePointer<UInt32>
    public let text: UnsafePointer<UInt8>

    public var count: Int { offsets.count - 1 }
    /// Bytes of all strings.
    public var byteCount: Int { Int(offsets[offsets.count - 1]) }
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
        self.offsets = offsets
        self.bytes = bytes
        let places = UnsafeMutablePointer<UInt32>.allocate(capacity: offsets.count)
        places.initialize(from: offsets, count: offsets.count)
        self.places = UnsafePointer(places)
        let text = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        text.initialize(from: bytes, count: bytes.count)
        self.text = UnsafePointer(text)
        maxLength = longest
        isSorted = sorted
    }

    deinit {
        places.deallocate()
        text.deallocate()
    }

    public convenience init(_ entries: [String]) {
        self.init(entries.map { Array($0.utf8) })
    }

    public subscript(index: Int) -> [UInt8] {
        Array(bytes[Int(offsets[index])..<Int(offsets[index + 1])])
    }

    /// Entry `index` as text.
    public func string(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}
