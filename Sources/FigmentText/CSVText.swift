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
        var quotes = 0
        for i in 0..<count where base[start &+ i] == 0x22 { quotes &+= 1 }
        need(quotes &+ 2)
        // From the end, so that nothing is overwritten before it has been read.
        let field = base + start
        var to = count &+ quotes &+ 1
        field[to] = 0x22
        var from = count
        while from > 0 {
            from &-= 1
            to &-= 1
            field[to] = field[from]
            if field[from] == 0x22 {
                to &-= 1
                field[to] = 0x22
            }
        }
        field[0] = 0x22
        at += quotes &+ 2
    }
}

/// Whether a field of these bytes needs quotation marks; `field` is followed by 7 readable bytes.
private func mustQuoteCSV(_ field: UnsafePointer<UInt8>, count: Int) -> Bool {
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
