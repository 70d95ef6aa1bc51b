/// Numbers different byte strings in the order in which they come.
struct KeyTable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Numbers by hash, −1 where free; twice as many places as keys at least.
    private var places = [Int32](repeating: -1, count: 64)

    init() {}

    var count: Int { ends.count }

    /// The key of a number.
    subscript(number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

    /// The number of a key; nil where it has none.
    func find(_ key: UnsafePointer<UInt8>, _ length: Int) -> Int? {
        let number = places[place(key, length, KeyTable.hash(key, length))]
        return number < 0 ? nil : Int(number)
    }

    /// The number of a key, a new one where it has none.
    mutating func number(_ key: UnsafePointer<UInt8>, _ length: Int) -> Int {
        let hash = KeyTable.hash(key, length)
        let at = place(key, length, hash)
        if places[at] >= 0 { return Int(places[at]) }
        places[at] = Int32(count)
        bytes += UnsafeBufferPointer(start: key, count: length)
        ends.append(bytes.count)
        hashes.append(hash)
        if 2 * count > places.count { grow() }
        return count - 1
    }

    /// Where the key's number is, or would be.
    private func place(_ key: UnsafePointer<UInt8>, _ length: Int, _ hash: UInt64) -> Int {
        let mask = places.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while places[at] >= 0 {
            let number = Int(places[at])
            if hashes[number] == hash, isKey(number, key, length) { return at }
            at = (at + 1) & mask
        }
        return at
    }

    private func isKey(_ number: Int, _ key: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == length else { return false }
        for i in 0..<length where bytes[start + i] != key[i] { return false }
        return true
    }

    private mutating func grow() {
        let mask = 2 * places.count - 1
        places = [Int32](repeating: -1, count: mask + 1)
        for (number, hash) in hashes.enumerated() {
            var at = Int(truncatingIfNeeded: hash) & mask
            while places[at] >= 0 { at = (at + 1) & mask }
            places[at] = Int32(number)
        }
    }

    /// FNV-1a with its bits stirred, because the table looks at the low ones.
    private static func hash(_ key: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for i in 0..<length { hash = (hash ^ UInt64(key[i])) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}
