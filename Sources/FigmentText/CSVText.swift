import FigmentTypes

extension TextCursor {
    /// Puts the field that was written since `start` into quotation marks if its bytes ask for it (RFC 4180): it holds a
    /// comma, a quotation mark or a line break, begins or ends with white space, which some readers trim, or is empty,
    /// which would read as null.
    mutating func quoteFieldIfNeeded(from start: Int) {
        let count = offset - start
        let field = UnsafePointer(base + start)
        need(8)
        if mustQuoteCSV(field, count: count) { quoteField(from: start) }
    }

    /// Puts the field that was written since `start` into quotation marks and doubles those within it.
    mutating func quoteField(from start: Int) {
        let count = offset - start
        let quotes = countQuotes(base + start, count: count)
        need(quotes &+ 2)
        let field = base + start
        if quotes == 0 {
            (field + 1).update(from: field, count: count)
        } else {
            moveDoublingQuotes(field, count: count, quotes: quotes)
        }
        field[0] = 0x22
        field[count &+ quotes &+ 1] = 0x22
        at = field + count + quotes + 2
    }
}

private func countQuotes(_ field: UnsafePointer<UInt8>, count: Int) -> Int {
    var quotes = 0
    for i in 0..<count { quotes &+= field[i] == 0x22 ? 1 : 0 }
    return quotes
}

/// Moves the field one byte to the right and doubles its quotation marks; from the end, so that nothing is overwritten
/// before it has been read.
private func moveDoublingQuotes(_ field: UnsafeMutablePointer<UInt8>, count: Int, quotes: Int) {
    var to = count &+ quotes
    var from = count
    while from > 0 {
        from &-= 1
        field[to] = field[from]
        to &-= 1
        if field[from] == 0x22 {
            field[to] = 0x22
            to &-= 1
        }
    }
}

/// Writes bytes in quotation marks, with those within them doubled.
///
/// - Parameters:
///   - source: Followed by 7 readable bytes.
///   - place: At least 2 × `count` + 10 writable bytes.
/// - Returns: The number of bytes that count.
func writeCSVQuoted(_ source: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    place[0] = 0x22
    var out = place + 1
    var i = 0
    while i < count {
        let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt64.self)
        UnsafeMutableRawPointer(out).storeBytes(of: word, as: UInt64.self)
        let step = min(8, count &- i)
        let special = bytesEqual(word, 0x22)
        let plain = special == 0 ? 8 : special.trailingZeroBitCount &>> 3
        if plain >= step {
            i &+= step
            out += step
            continue
        }
        out += plain
        out[0] = 0x22
        out[1] = 0x22
        out += 2
        i &+= plain &+ 1
    }
    out[0] = 0x22
    return out - place + 1
}

/// Whether a field of these bytes needs quotation marks; `field` is followed by 7 readable bytes.
func mustQuoteCSV(_ field: UnsafePointer<UInt8>, count: Int) -> Bool {
    if count == 0 { return true }
    if isBlank(field[0]) || isBlank(field[count &- 1]) { return true }
    var i = 0
    while i < count {
        let word = UnsafeRawPointer(field + i).loadUnaligned(as: UInt64.self)
        let special =
            bytesEqual(word, 0x2C) | bytesEqual(word, 0x22) | bytesEqual(word, 0x0A) | bytesEqual(word, 0x0D)
        if special != 0, special.trailingZeroBitCount &>> 3 < count &- i { return true }
        i &+= 8
    }
    return false
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
