import FigmentTarget

/// The names of columns, and what separates fields, by the first record of a CSV file (RFC 4180).
struct CSVHeader {
    /// As the file has them; some may be empty.
    let names: [String]
    let mark: UInt8

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    static let comma = UInt8(ascii: ",")
    /// What may separate fields.
    private static let marks = [comma, UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    private static let quote = UInt8(ascii: "\"")

    /// - Parameter mark: Nil for what the record has most of.
    init(_ path: String, mark: UInt8? = nil) throws(DataFilesError) {
        var size = 65_536
        while true {
            let bytes = try CSVHeader.head(path, size)
            if bytes.isEmpty || bytes == CSVHeader.byteOrderMark { throw .fault(FileFault(path, .empty)) }
            if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
                throw .fault(FileFault(path, line: 1, .encoding))
            }
            let isAll = bytes.count < size
            var best: (record: Record, mark: UInt8)?
            var isCut = false
            for mark in mark.map({ [$0] }) ?? CSVHeader.marks {
                guard let record = CSVHeader.record(bytes, mark, isAll: isAll) else {
                    isCut = true
                    continue
                }
                if best.map({ record.isBetter(than: $0.record) }) ?? true { best = (record, mark) }
            }
            // What ends within quotes by one mark may seem whole by another, to which the quotes say nothing.
            if let best, !isCut || best.record.strayQuotes == 0 {
                if best.record.fields == [[]] { throw .fault(FileFault(path, line: 1, .blankHeader)) }
                names = best.record.fields.map { String(decoding: $0, as: UTF8.self) }
                self.mark = best.mark
                return
            }
            if isAll || size >= TextShape.usual {
                let column = (bytes.firstIndex(of: CSVHeader.quote) ?? 0) + 1
                throw .fault(FileFault(path, line: 1, column: column, .openQuote))
            }
            size *= 4
        }
    }

    /// Refuses names that differ by case at most, which no table of DuckDB has, and names the unnamed.
    ///
    /// - Returns: The columns' names, and those of them that the file does not have.
    func columns(of path: String) throws(DataFilesError) -> (names: [String], invented: [String]) {
        var places: [String: Int] = [:]
        for (index, name) in names.enumerated() where !name.isEmpty {
            if let first = places.updateValue(index, forKey: name.lowercased()) {
                throw .fault(
                    FileFault(path, line: 1, .duplicateColumn(name, first: first + 1, second: index + 1)))
            }
        }
        var result = names
        var invented: [String] = []
        for index in names.indices where names[index].isEmpty {
            var name = "column\(index)"
            while places.updateValue(index, forKey: name) != nil { name += "_2" }
            result[index] = name
            invented.append(name)
        }
        return (result, invented)
    }

    private static func head(_ path: String, _ size: Int) throws(DataFilesError) -> [UInt8] {
        do throws(TargetError) {
            let file = try DiskFile.openForReading(path)
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
            defer { room.deallocate() }
            guard let base = room.baseAddress else { return [] }
            let count = try file.read(into: base, count: size, at: 0)
            return Array(room.prefix(max(0, count)))
        } catch { throw .target(error) }
    }

    private struct Record {
        var fields: [[UInt8]] = [[]]
        /// Quotation marks that are part of a value without being written twice.
        var strayQuotes = 0

        func isBetter(than other: Record) -> Bool {
            strayQuotes == other.strayQuotes
                ? fields.count > other.fields.count : strayQuotes < other.strayQuotes
        }
    }

    /// The first record.
    ///
    /// - Returns: Nil where it does not end within the bytes.
    private static func record(_ bytes: [UInt8], _ mark: UInt8, isAll: Bool) -> Record? {
        var record = Record()
        var (isWithin, isQuoted) = (false, false)
        var rest = bytes[...]
        if rest.starts(with: byteOrderMark) { rest = rest.dropFirst(3) }
        while let byte = rest.popFirst() {
            let last = record.fields.count - 1
            if isWithin {
                if byte != quote {
                    record.fields[last].append(byte)
                } else if rest.first == quote {
                    record.fields[last].append(byte)
                    rest.removeFirst()
                } else {
                    isWithin = false
                }
            } else if byte == 0x0A || byte == 0x0D {
                return record
            } else if byte == mark {
                record.fields.append([])
                isQuoted = false
            } else if byte == quote, !isQuoted, record.fields[last].allSatisfy({ $0 == UInt8(ascii: " ") }) {
                record.fields[last] = []
                (isWithin, isQuoted) = (true, true)
            } else if !isQuoted || byte != UInt8(ascii: " ") {
                if byte == quote { record.strayQuotes += 1 }
                record.fields[last].append(byte)
            }
        }
        return isAll && !isWithin ? record : nil
    }
}
