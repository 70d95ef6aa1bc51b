import FigmentColumns
import FigmentLoad

/// Reads blocks of the format Native and hashes their rows.
///
/// Nulls hash alike whatever lies under them. Values of one column must come in one type on both sides.
struct NativeBlockReader {
    /// Why bytes are no block.
    enum Failure: Error {
        /// More bytes are needed.
        case incomplete
        case malformed(String)
    }

    private let bytes: UnsafeRawBufferPointer
    /// The first byte not read.
    private(set) var at: Int
    /// One for each row of the block that was read last.
    private(set) var hashes: [RowHash] = []

    init(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        self.bytes = bytes
        at = start
    }

    /// Reads one block into `hashes`.
    mutating func readBlock() throws(Failure) {
        let columns = try readLength()
        let rows = try readLength()
        guard columns <= 100_000, rows <= 1 << 28 else { throw .malformed("a block of \(columns) columns") }
        hashes = Array(repeating: RowHash(), count: rows)
        for _ in 0..<columns {
            _ = try readText()
            let type = ClickHouseType(try readText())
            if rows > 0 { try readColumn(type, rows: rows) }
        }
    }

    private mutating func readColumn(_ type: ClickHouseType, rows: Int) throws(Failure) {
        switch type {
        case .nullable(let inner):
            let flags = try take(rows)
            var nulls = [Bool](repeating: false, count: rows)
            for i in 0..<rows { nulls[i] = bytes[flags + i] != 0 }
            let before = hashes
            try readColumn(inner, rows: rows)
            for i in 0..<rows {
                if nulls[i] { hashes[i] = before[i] }
                hashes[i].add(nulls[i] ? 1 : 0)
            }
        case .lowCardinality(let inner): try readDictionary(inner, rows: rows)
        case .array, .map: try readLists(type, rows: rows)
        case .string:
            for i in 0..<rows {
                let length = try readLength()
                let start = try take(length)
                add(start, length, to: i)
            }
        default:
            guard let width = type.width else { throw .malformed("the type \(type)") }
            let start = try take(rows * width)
            if width == 8, let base = bytes.baseAddress {
                for i in 0..<rows {
                    hashes[i].add(base.loadUnaligned(fromByteOffset: start &+ i &* 8, as: UInt64.self))
                }
            } else {
                for i in 0..<rows { add(start + i * width, width, to: i) }
            }
        }
    }

    private mutating func add(_ start: Int, _ count: Int, to row: Int) {
        guard let base = bytes.baseAddress else { return }
        hashes[row].add(base + start, count: count)
    }

    /// Strings by a dictionary; a nullable one's first entry is null.
    private mutating func readDictionary(_ inner: ClickHouseType, rows: Int) throws(Failure) {
        guard inner.bare == .string else { throw .malformed("a dictionary of \(inner)") }
        _ = try readWord()
        let flags = try readWord()
        let count = Int(clamping: try readWord())
        guard count <= 1 << 28 else { throw .malformed("a dictionary of \(count) entries") }
        var entries: [(start: Int, count: Int)] = []
        for _ in 0..<count {
            let length = try readLength()
            entries.append((try take(length), length))
        }
        guard try readWord() == UInt64(rows) else { throw .malformed("indices of other rows") }
        let shift = Int(flags & 0xFF)
        guard shift < 4 else { throw .malformed("indices of 2^\(shift) bytes") }
        let start = try take(rows << shift)
        for i in 0..<rows {
            var index = 0
            for byte in (0..<1 << shift).reversed() { index = index << 8 | Int(bytes[start + (i << shift) + byte]) }
            guard index < entries.count else { throw .malformed("an index behind the dictionary") }
            let isNull = inner.isNullable && index == 0
            if !isNull { add(entries[index].start, entries[index].count, to: i) }
            if inner.isNullable { hashes[i].add(isNull ? 1 : 0) }
        }
    }

    /// The elements are hashed as rows of their own, then added to the rows in which they are.
    private mutating func readLists(_ type: ClickHouseType, rows: Int) throws(Failure) {
        let ends = try take(rows * 8)
        guard let base = bytes.baseAddress else { throw .incomplete }
        let total = base.loadUnaligned(fromByteOffset: ends + (rows - 1) * 8, as: UInt64.self)
        guard total <= 1 << 32 else { throw .malformed("\(total) elements") }
        let outer = hashes
        hashes = Array(repeating: RowHash(), count: Int(total))
        if total > 0 {
            switch type {
            case .array(let element): try readColumn(element, rows: Int(total))
            case .map(let key, let value):
                try readColumn(key, rows: Int(total))
                try readColumn(value, rows: Int(total))
            default: break
            }
        }
        let elements = hashes
        hashes = outer
        var from: UInt64 = 0
        for i in 0..<rows {
            let end = base.loadUnaligned(fromByteOffset: ends + i * 8, as: UInt64.self)
            guard end >= from, end <= total else { throw .malformed("ends that go back") }
            hashes[i].add(end - from)
            for element in from..<end {
                hashes[i].add(elements[Int(element)].low)
                hashes[i].add(elements[Int(element)].high)
            }
            from = end
        }
    }

    // MARK: Bytes

    private mutating func take(_ count: Int) throws(Failure) -> Int {
        guard count >= 0, bytes.count - at >= count else { throw .incomplete }
        defer { at += count }
        return at
    }

    private mutating func readWord() throws(Failure) -> UInt64 {
        let start = try take(8)
        guard let base = bytes.baseAddress else { throw .incomplete }
        return base.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    }

    private mutating func readLength() throws(Failure) -> Int {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let place = try take(1)
            let byte = bytes[place]
            guard shift < 63 else { throw .malformed("a length of more than nine bytes") }
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        guard result <= 1 << 40 else { throw .malformed("a length of \(result)") }
        return Int(result)
    }

    private mutating func readText() throws(Failure) -> String {
        let length = try readLength()
        let start = try take(length)
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]), as: UTF8.self)
    }
}

/// Hashes the rows of blocks that arrive in pieces.
struct NativeBlockStream: ~Copyable {
    private var buffer = ByteBuffer()
    /// No try to read before so many bytes are there.
    private var wanted = 1
    private(set) var failure: String?
    private(set) var rows: Int64 = 0

    /// - Parameter body: Takes the hashes of a block's rows.
    /// - Returns: False where the bytes are no blocks.
    mutating func take(_ bytes: UnsafeRawBufferPointer, _ body: ([RowHash]) -> Void) -> Bool {
        buffer.append(bytes.bindMemory(to: UInt8.self))
        return buffer.count < wanted ? true : read(body)
    }

    /// Ends the stream. - Returns: False where it ended within a block.
    mutating func finish(_ body: ([RowHash]) -> Void) -> Bool { read(body) && buffer.count == 0 }

    private mutating func read(_ body: ([RowHash]) -> Void) -> Bool {
        var done = 0
        while done < buffer.count {
            var reader = NativeBlockReader(UnsafeRawBufferPointer(start: buffer.base, count: buffer.count), at: done)
            do throws(NativeBlockReader.Failure) { try reader.readBlock() } catch {
                if case .malformed(let reason) = error {
                    failure = reason
                    return false
                }
                break
            }
            body(reader.hashes)
            rows += Int64(reader.hashes.count)
            done = reader.at
        }
        let left = buffer.count - done
        buffer.base.update(from: buffer.base + done, count: left)
        buffer.count = left
        wanted = left + left / 2 + 1
        return true
    }
}
