import FigmentColumns

/// The first row of each key's text: open addressing over one array of bytes.
final class KeyIndex: Sendable {
    private let bytes: [UInt8]
    /// Start of each entry in `bytes`, and one past the last.
    private let starts: [Int]
    private let rows: [Int64]
    /// Entry numbers + 1, or 0; a power of two of them, at most half full.
    private let table: [UInt32]

    /// The number of keys.
    var count: Int { rows.count }

    init(_ builder: Builder) {
        bytes = builder.bytes
        starts = builder.starts
        rows = builder.rows
        table = builder.table
    }

    /// The row of a key, −1 where there is none.
    func row(_ key: UnsafeBufferPointer<UInt8>) -> Int64 {
        let entry = entry(key)
        return entry < 0 ? -1 : rows[entry]
    }

    /// The number of a key in the order of their first rows, −1 where there is none.
    func entry(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        let mask = table.count - 1
        var at = Int(truncatingIfNeeded: KeyIndex.hash(key)) & mask
        while table[at] != 0 {
            let entry = Int(table[at]) - 1
            if KeyIndex.isEqual(key, bytes, starts[entry], starts[entry + 1]) { return entry }
            at = (at + 1) & mask
        }
        return -1
    }

    private static func isEqual(_ key: UnsafeBufferPointer<UInt8>, _ bytes: [UInt8], _ from: Int, _ to: Int) -> Bool {
        guard to - from == key.count else { return false }
        for i in 0..<key.count where bytes[from + i] != key[i] { return false }
        return true
    }

    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var h: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { h = (h ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return h ^ (h &>> 29)
    }

    struct Builder {
        fileprivate var bytes: [UInt8] = []
        fileprivate var starts: [Int] = [0]
        fileprivate var rows: [Int64] = []
        fileprivate var table = [UInt32](repeating: 0, count: 64)

        init() {}

        /// Adds a key unless it is there; returns its number.
        mutating func add(_ key: UnsafeBufferPointer<UInt8>, row: Int64) -> Int {
            if rows.count * 2 >= table.count { grow() }
            let mask = table.count - 1
            var at = Int(truncatingIfNeeded: KeyIndex.hash(key)) & mask
            while table[at] != 0 {
                let entry = Int(table[at]) - 1
                if KeyIndex.isEqual(key, bytes, starts[entry], starts[entry + 1]) { return entry }
                at = (at + 1) & mask
            }
            bytes.append(contentsOf: key)
            starts.append(bytes.count)
            rows.append(row)
            table[at] = UInt32(rows.count)
            return rows.count - 1
        }

        private mutating func grow() {
            var larger = [UInt32](repeating: 0, count: table.count * 2)
            let mask = larger.count - 1
            bytes.withUnsafeBufferPointer { all in
                for entry in rows.indices {
                    let key = UnsafeBufferPointer(rebasing: all[starts[entry]..<starts[entry + 1]])
                    var at = Int(truncatingIfNeeded: KeyIndex.hash(key)) & mask
                    while larger[at] != 0 { at = (at + 1) & mask }
                    larger[at] = UInt32(entry + 1)
                }
            }
            table = larger
        }
    }
}
