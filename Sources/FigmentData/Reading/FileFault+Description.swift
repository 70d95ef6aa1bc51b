extension FileFault: CustomStringConvertible {
    /// The place and what is wrong there, in one line.
    public var description: String {
        var place = path ?? "a file"
        if let line { place += ", line \(line)" + (column.map { ", column \($0)" } ?? "") }
        guard let excerpt, !excerpt.isEmpty else { return "\(place): \(reason)" }
        let line = String(excerpt.prefix(80).map { $0.isNewline ? " " : $0 })
        return "\(place): \(reason): \(line)\(excerpt.count > 80 ? "…" : "")"
    }

    private var reason: String {
        switch kind {
        case .empty: "the file is empty: nothing names its columns"
        case .blankHeader: "the line is blank, and the first line names the columns"
        case .duplicateColumn(let name, let first, let second):
            "the header has the column \"\(name)\" twice, as fields \(first) and \(second)"
        case .openQuote: "the quotation mark that opens a value here is closed nowhere"
        case .textBehindQuote(let opened):
            "text stands behind the quotation mark that closes a value"
                + (line == opened ? "" : ", which was opened in line \(opened)")
        case .fieldCount(let expected, let found):
            "it has \(found) \(found == 1 ? "field" : "fields"), and the header has \(expected)"
        case .encoding: "it is not UTF-8"
        case .mixedLineEnds: "the line ends otherwise than those before it (LF, CR LF or CR)"
        case .rowCount(let read, let counted):
            "\(read) rows are read, and the lines hold \(counted)"
        case .unreadable(let reason): path == nil ? reason : "it cannot be read: \(reason)"
        }
    }
}
