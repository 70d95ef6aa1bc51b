/// What the bytes of a CSV file tell of its rows, without their values.
///
/// Quotation marks are what they are to DuckDB: one opens a value at the beginning of a field alone, with or without
/// spaces before it, one within is written twice, and spaces may follow the one that closes. A blank line is a row where
/// there is one column, and none where there are more.
struct CSVScan {
    private enum State {
        /// Nothing of a record, or of a field, is read.
        case record, field
        /// Nothing but spaces of a field.
        case spaces
        case plain
        case within
        /// Behind a quotation mark in a quoted value: its end, or the first of two.
        case quote
        /// Spaces behind the end of a quoted value.
        case behind
    }

    /// Lines of which each is more than a line end, the header among them.
    private(set) var records: Int64 = 0
    private(set) var blankLines: Int64 = 0
    private(set) var longest = 0
    /// Whether line ends stand within quotes.
    private(set) var hasBreaksWithin = false
    /// The first line that ends otherwise than the lines before it.
    private(set) var mixedLine: Int?
    private(set) var fault: (kind: FileFault.Kind, line: Int, column: Int)?

    private let mark: UInt8
    /// Whether a byte says nothing within a field.
    private let isPlain: [Bool]
    private var state = State.record
    private var start = 0
    private var line = 1
    private var lineStart = 0
    private var opened = (line: 1, column: 1)
    private var ends: UInt8 = 0
    private var isBehindReturn = false

    private static let quote = UInt8(ascii: "\"")
    private static let feed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// - Parameter mark: What separates fields.
    init(mark: UInt8) {
        self.mark = mark
        isPlain = (0...255).map { ![mark, CSVScan.quote, CSVScan.feed, CSVScan.carriageReturn].contains($0) }
    }

    /// Takes the next bytes of the file, of which the first is at `place`. Behind a fault nothing is looked at.
    mutating func take(_ bytes: UnsafeRawBufferPointer, at place: Int) {
        var index = place == 0 && bytes.starts(with: CSVHeader.byteOrderMark) ? 3 : 0
        if index > 0 { (start, lineStart) = (index, index) }
        let table = isPlain
        table.withUnsafeBufferPointer { isPlain in
            while index < bytes.count, fault == nil {
                if isBehindReturn {
                    isBehindReturn = false
                    if bytes[index] == CSVScan.feed {
                        takeFeedBehindReturn(at: place + index)
                        index += 1
                        continue
                    }
                    if state != .within { note(end: 4, line: line - 1) }
                }
                if state == .plain || state == .within {
                    while index < bytes.count, isPlain[Int(bytes[index])] || state == .within && bytes[index] == mark {
                        index += 1
                    }
                    if index == bytes.count { break }
                }
                take(bytes[index], at: place + index)
                index += 1
            }
        }
    }

    /// Takes note that the file ends.
    mutating func end(at place: Int) {
        if fault != nil { return }
        if state == .within {
            fault = (.openQuote, opened.line, opened.column)
        } else if state != .record {
            endRecord(before: place)
        }
        longest = max(longest, place - start)
    }

    private mutating func take(_ byte: UInt8, at place: Int) {
        let isBreak = byte == CSVScan.feed || byte == CSVScan.carriageReturn
        switch state {
        case .within:
            if isBreak {
                hasBreaksWithin = true
                endLine(byte, at: place)
            } else if byte == CSVScan.quote {
                state = .quote
            }
        case .quote where byte == CSVScan.quote: state = .within
        case .record, .field, .spaces:
            if byte == CSVScan.quote {
                state = .within
                opened = (line, place - lineStart + 1)
            } else if byte == UInt8(ascii: " ") {
                state = .spaces
            } else {
                takePlain(byte, at: place, isBreak)
            }
        case .quote, .behind:
            if byte == mark || isBreak {
                takePlain(byte, at: place, isBreak)
            } else if byte == UInt8(ascii: " ") {
                state = .behind
            } else {
                fault = (.textBehindQuote(openedInLine: opened.line), line, place - lineStart + 1)
            }
        case .plain: takePlain(byte, at: place, isBreak)
        }
    }

    private mutating func takePlain(_ byte: UInt8, at place: Int, _ isBreak: Bool) {
        if isBreak {
            if byte == CSVScan.feed { note(end: 1, line: line) }
            endRecord(before: place + 1)
            endLine(byte, at: place)
        } else {
            state = byte == mark ? .field : .plain
        }
    }

    private mutating func endRecord(before place: Int) {
        if state == .record { blankLines += 1 } else { records += 1 }
        // Of a line end of two bytes the second is still to come.
        longest = max(longest, place - start + 1)
        start = place
        state = .record
    }

    private mutating func endLine(_ byte: UInt8, at place: Int) {
        line += 1
        lineStart = place + 1
        isBehindReturn = byte == CSVScan.carriageReturn
    }

    private mutating func takeFeedBehindReturn(at place: Int) {
        lineStart = place + 1
        if state == .within { return }
        note(end: 2, line: line - 1)
        start = place + 1
    }

    /// - Parameter end: A bit for each kind of line end.
    private mutating func note(end: UInt8, line: Int) {
        if ends != 0, ends & end == 0, mixedLine == nil { mixedLine = line }
        ends |= end
    }
}
