public import FigmentADBC

/// What DuckDB says of files, without the advice on settings of its own that nobody can follow here.
extension FileFault {
    /// - Parameter paths: The files that were read, for messages that name none.
    /// - Returns: Nil where what failed is not the data: memory, a statement, the library.
    public init?(_ error: ADBCError, paths: [String] = []) {
        guard error.operation == .query || error.operation == .read, FileFault.isOfData(error.message) else {
            return nil
        }
        let lines = error.message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let first = FileFault.withoutPrefix(lines.first ?? "")
        if let line = FileFault.number(behind: "CSV Error on Line: ", in: first) {
            self.init(csv: lines, line: line, paths)
            return
        }
        self.init(
            FileFault.quoted(behind: "file \"", in: first, until: "\"") ?? FileFault.quoted(
                behind: "file '", in: first, until: "'") ?? FileFault.quoted(behind: "File '", in: first, until: "'")
                ?? (paths.count == 1 ? paths[0] : nil), .unreadable(FileFault.essence(error)))
        guard first.hasPrefix("Malformed JSON"), let path, let place = first.firstRange(of: "\"\(path)\", "),
            let mark = first[place.upperBound...].firstRange(of: ": ")
        else { return }
        let reason = FileFault.withoutAdvice(String(first[mark.upperBound...]))
        // DuckDB 2.0 has counted the value at which it fails already when it numbers it from 1.
        if let next = FileFault.number(behind: " in line ", in: first) {
            line = max(1, next - 1)
            column = FileFault.number(behind: " at byte ", in: first)
            kind = .unreadable("malformed JSON: \(reason)")
        } else if let next = FileFault.number(behind: " in record/value ", in: first) {
            kind = .unreadable("malformed JSON in value \(max(1, next - 1)): \(reason)")
        }
    }

    private init(csv lines: [String], line: Int, _ paths: [String]) {
        let path = lines.first { $0.hasPrefix("  file = ") }.map { String($0.dropFirst(9)) }
        var excerpt = ""
        var kind = Kind.unreadable("the line is no CSV")
        for text in lines.dropFirst() {
            if let expected = FileFault.number(behind: "Expected Number of Columns: ", in: text),
                let found = FileFault.number(behind: "Found: ", in: text)
            {
                kind = .fieldCount(expected: expected, found: found)
                break
            }
            if text.hasPrefix("Value with unterminated quote") {
                kind = .openQuote
                break
            }
            if text.hasPrefix("Invalid unicode") {
                kind = .encoding
                break
            }
            if text.hasPrefix("Possible ") || text.hasPrefix("  file = ") { break }
            if text.hasPrefix("Original Line: ") {
                excerpt = String(text.dropFirst(15))
            } else if excerpt.isEmpty {
                excerpt = text
            } else if !text.isEmpty {
                kind = .unreadable(FileFault.withoutAdvice(text))
            }
        }
        self.init(path ?? (paths.count == 1 ? paths[0] : nil), line: line, kind, excerpt: excerpt)
    }

    /// What a reader of files says, in one line.
    static func essence(_ error: ADBCError) -> String {
        withoutAdvice(withoutPrefix(error.message.prefix { $0 != "\n" }))
    }

    /// Failures that another file would have had as well.
    private static func isOfData(_ message: String) -> Bool {
        let others = [
            "Out of Memory", "Binder", "Parser", "Catalog", "Internal", "INTERNAL", "Fatal", "FATAL", "Interrupt",
            "INTERRUPT", "Permission", "Not implemented", "Settings", "Connection", "Dependency",
        ]
        if others.contains(where: { message.hasPrefix($0 + " Error") }) { return false }
        return !message.hasPrefix("IO Error") || message.hasPrefix("IO Error: Could not read enough bytes")
    }

    private static func withoutPrefix(_ text: some StringProtocol) -> String {
        for prefix in ["Invalid Input Error: ", "Conversion Error: ", "Invalid Error: ", "IO Error: "]
        where text.hasPrefix(prefix) {
            return String(text.dropFirst(prefix.count))
        }
        return String(text)
    }

    private static func withoutAdvice(_ text: String) -> String {
        var end = text.endIndex
        for mark in [" LINE 1:", " Try ", " Possible ", " Consider "] {
            if let found = text.firstRange(of: mark), found.lowerBound < end { end = found.lowerBound }
        }
        var result = text[..<end]
        while let last = result.last, last == " " || last == "." || last == ":" { result.removeLast() }
        return result.count > 300 ? result.prefix(300) + "…" : String(result)
    }

    private static func number(behind mark: String, in text: String) -> Int? {
        text.firstRange(of: mark).flatMap { Int(text[$0.upperBound...].prefix { $0.isASCII && $0.isNumber }) }
    }

    private static func quoted(behind mark: String, in text: String, until end: Character) -> String? {
        guard let start = text.firstRange(of: mark)?.upperBound, let end = text[start...].firstIndex(of: end) else {
            return nil
        }
        return String(text[start..<end])
    }
}
