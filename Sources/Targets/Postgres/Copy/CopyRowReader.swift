import FigmentColumns
import FigmentLoad
import FigmentTarget

/// Hashes rows in the binary form of PostgreSQL's COPY, which come in pieces of any length: those that the server sends and
/// those that ``CopyEncoder`` makes, alike where they have the same values.
struct CopyRowReader: ~Copyable {
    /// What the rows are made of.
    struct Shape: Sendable {
        var types: [PostgresType]
        /// By column.
        var isKey: [Bool]
        /// Whether the row's `ctid` and `tableoid` come behind the columns.
        var hasPlaces = false
    }

    /// Where a row is.
    struct Place: Hashable, Sendable {
        var table: UInt32 = 0
        var block: UInt32 = 0
        var line: UInt16 = 0
    }

    /// The bytes are not what COPY sends.
    private static let malformed = TargetError.server(
        ServerFailure(server: "PostgreSQL", place: "COPY", kind: .other, message: "its rows cannot be read"))

    /// Of the rows read so far and not yet taken away.
    private(set) var rows: [RowHash] = []
    private(set) var keys: [RowHash] = []
    private(set) var places: [Place] = []

    private let isKey: [Bool]
    private let isNumeric: [Bool]
    private let hasKey: Bool
    private let hasPlaces: Bool
    private var buffer = ByteBuffer()
    /// No try to read before so many bytes are there.
    private var wanted = CopyRowReader.usualBytes
    private var isBegun = false
    private var isEnded = false

    private static let usualBytes = 65_536

    init(_ shape: Shape) {
        isKey = shape.isKey
        isNumeric = shape.types.map { $0 == .numeric }
        hasKey = shape.isKey.contains(true)
        hasPlaces = shape.hasPlaces
    }

    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(TargetError) {
        buffer.append(bytes)
        if buffer.count >= wanted { try read() }
    }

    /// Ends the bytes: the trailer must have been among them.
    mutating func finish() throws(TargetError) {
        try read()
        guard isEnded, buffer.count == 0 else { throw CopyRowReader.malformed }
    }

    mutating func removeRows() {
        rows.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }

    private mutating func read() throws(TargetError) {
        var done = 0
        if !isBegun {
            // The signature, flags, and the length of an extension.
            guard buffer.count >= 19 else { return }
            done = 19 + Int(word(at: 15))
            isBegun = true
        }
        while !isEnded, let end = try readRow(at: done) { done = end }
        let left = max(0, buffer.count - done)
        buffer.base.update(from: buffer.base + done, count: left)
        buffer.count = left
        wanted = max(CopyRowReader.usualBytes, left * 2)
    }

    /// - Returns: Where the row ends; nil where it is not yet whole.
    private mutating func readRow(at start: Int) throws(TargetError) -> Int? {
        guard buffer.count - start >= 2 else { return nil }
        let fields = Int(half(at: start))
        var at = start + 2
        if fields == 0xFFFF {
            isEnded = true
            return at
        }
        guard fields == isKey.count + (hasPlaces ? 2 : 0) else { throw CopyRowReader.malformed }
        var row = RowHash()
        var key = RowHash()
        for column in isKey.indices {
            guard buffer.count - at >= 4 else { return nil }
            let length = word(at: at)
            at += 4
            let count = length == .max ? 0 : Int(length)
            guard buffer.count - at >= count else { return nil }
            add(at, length == .max ? nil : count, isNumeric[column], to: &row)
            if isKey[column] { add(at, length == .max ? nil : count, isNumeric[column], to: &key) }
            at += count
        }
        var place = Place()
        if hasPlaces {
            guard buffer.count - at >= 18 else { return nil }
            place = Place(table: word(at: at + 14), block: word(at: at + 4), line: half(at: at + 8))
            at += 18
        }
        rows.append(row)
        if hasKey { keys.append(key) }
        if hasPlaces { places.append(place) }
        return at
    }

    /// - Parameter count: Nil for null.
    private func add(_ at: Int, _ count: Int?, _ isNumeric: Bool, to hash: inout RowHash) {
        guard let count else { return hash.add(0x6E75_6C6C_6E75_6C6C) }
        if isNumeric, count >= 8 {
            // How many digits are shown is no part of the number: the table's type decides it.
            hash.add(buffer.base + at, count: 6)
            hash.add(buffer.base + at + 8, count: count - 8)
        } else {
            hash.add(buffer.base + at, count: count)
        }
    }

    private func word(at place: Int) -> UInt32 {
        UInt32(bigEndian: UnsafeRawPointer(buffer.base + place).loadUnaligned(as: UInt32.self))
    }

    private func half(at place: Int) -> UInt16 {
        UInt16(bigEndian: UnsafeRawPointer(buffer.base + place).loadUnaligned(as: UInt16.self))
    }
}
