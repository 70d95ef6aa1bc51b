import FigmentColumns
import FigmentKernels
import FigmentTarget
import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Some consecutive rows in the order of their keys: records of key length (UInt32), key, and row (Int64), in memory or in
/// a file.
final class SortedRun: @unchecked Sendable {
    /// Empty where they are in the file.
    private(set) var records: ByteBuffer
    /// Where they are in a file that runs share.
    private(set) var spilled: (file: TemporaryFile, start: Int)?
    let byteCount: Int
    let rowCount: Int

    init(_ keys: SortKeys, first: Int64, count: Int, _ block: SortKeyBlock, _ scratch: Scratch) {
        var bytes = ByteBuffer()
        var ends: [Int] = []
        ends.reserveCapacity(count)
        var at = 0
        while at < count {
            let n = min(RowBlock.capacity, count - at)
            keys.fill(RowRange(start: first + Int64(at), count: n), into: block, scratch)
            let before = bytes.count
            bytes.append(block.bytes, count: block.ends[n - 1])
            for i in 0..<n { ends.append(before + block.ends[i]) }
            at += n
        }
        var records = ByteBuffer()
        records.reserve(bytes.count + 12 * count)
        for index in SortedRun.sorted(bytes.base, ends) {
            let start = index == 0 ? 0 : ends[index - 1]
            let length = ends[index] - start
            records.reserve(length + 12)
            UnsafeMutableRawPointer(records.end).storeBytes(of: UInt32(length), as: UInt32.self)
            (records.end + 4).update(from: bytes.base + start, count: length)
            UnsafeMutableRawPointer(records.end + 4 + length).storeBytes(of: first + Int64(index), as: Int64.self)
            records.count += length + 12
        }
        byteCount = records.count
        rowCount = count
        self.records = records
    }

    /// The numbers of the keys in ascending order. The first eight bytes of a key decide most comparisons.
    private static func sorted(_ base: UnsafePointer<UInt8>, _ ends: [Int]) -> [Int] {
        struct Entry {
            var prefix: UInt64
            var index: Int32
        }
        func range(_ index: Int) -> (start: Int, count: Int) {
            let start = index == 0 ? 0 : ends[index - 1]
            return (start, ends[index] - start)
        }
        var entries = ends.indices.map { index in
            let (start, count) = range(index)
            var prefix: UInt64 = 0
            for k in 0..<8 { prefix = prefix << 8 | (k < count ? UInt64(base[start + k]) : 0) }
            return Entry(prefix: prefix, index: Int32(index))
        }
        entries.sort { a, b in
            if a.prefix != b.prefix { return a.prefix < b.prefix }
            let (left, right) = (range(Int(a.index)), range(Int(b.index)))
            let order = memcmp(base + left.start, base + right.start, min(left.count, right.count))
            if order != 0 { return order < 0 }
            if left.count != right.count { return left.count < right.count }
            return a.index < b.index
        }
        return entries.map { Int($0.index) }
    }

    /// Moves the records to the file, where nothing else may lie from `start` on for their length.
    func spill(to file: TemporaryFile, at start: Int) throws(TargetError) {
        try file.write(UnsafeRawBufferPointer(start: records.base, count: records.count), at: start)
        spilled = (file, start)
        records = ByteBuffer()
    }
}

/// Reads the records of a run, one after the other.
final class RunReader {
    private let run: SortedRun
    /// What was read of the run's file; empty where its records are in memory.
    private var window = ByteBuffer()
    private var windowCount: Int
    /// Where the window's bytes stand among the run's.
    private var windowStart = 0
    private var at = 0
    private var key = (start: 0, count: 0)
    private(set) var row: Int64 = 0
    private(set) var isAtEnd = false

    private let windowBytes: Int

    /// - Parameter windowBytes: So many are read of a file at once.
    init(_ run: SortedRun, windowBytes: Int) throws(TargetError) {
        self.run = run
        self.windowBytes = windowBytes
        windowCount = run.spilled == nil ? run.byteCount : 0
        try advance()
    }

    private var base: UnsafeMutablePointer<UInt8> { run.spilled == nil ? run.records.base : window.base }

    func isBefore(_ other: RunReader) -> Bool {
        let order = memcmp(
            base + key.start, other.base + other.key.start, min(key.count, other.key.count))
        if order != 0 { return order < 0 }
        return key.count != other.key.count ? key.count < other.key.count : row < other.row
    }

    /// To the next record.
    func advance() throws(TargetError) {
        if windowStart + at >= run.byteCount {
            isAtEnd = true
            return
        }
        try need(4)
        let length = Int(UnsafeRawPointer(base + at).loadUnaligned(as: UInt32.self))
        try need(4 + length + 8)
        key = (at + 4, length)
        row = UnsafeRawPointer(base + at + 4 + length).loadUnaligned(as: Int64.self)
        at += 4 + length + 8
    }

    /// Makes sure that so many bytes from here on are in the window.
    private func need(_ count: Int) throws(TargetError) {
        guard let spilled = run.spilled, at + count > windowCount else { return }
        let start = windowStart + at
        let size = min(max(count, windowBytes), run.byteCount - start)
        window.removeAll()
        window.reserve(size)
        windowCount = try spilled.file.read(into: window.base, count: size, at: spilled.start + start)
        windowStart = start
        at = 0
    }
}
