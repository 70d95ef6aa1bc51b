import FigmentTarget

/// A place in a file of data that is not what its kind of file has there.
public struct FileFault: Error, Sendable {
    public enum Kind: Sendable, Hashable {
        /// No byte, or none but blank ones: nothing names columns.
        case empty
        /// Nothing in the line that names the columns.
        case blankHeader
        /// Two fields of the header, counted from 1, whose names differ by case at most.
        case duplicateColumn(String, first: Int, second: Int)
        /// A quotation mark opens a value that nothing ends.
        case openQuote
        /// Something stands between the end of a quoted value and the end of its field.
        case textBehindQuote(openedInLine: Int)
        case fieldCount(expected: Int, found: Int)
        /// Bytes that are no UTF-8.
        case encoding
        /// Line ends of more than one kind, which the reader does not tell apart.
        case mixedLineEnds
        /// A reader gave another number of rows than the lines of the files hold.
        case rowCount(read: Int64, counted: Int64)
        /// What the reader says, in one line.
        case unreadable(String)
    }
    /// Nil where the reader does not say which file it was.
    public var path: String?
    /// From 1.
    public var line: Int?
    /// A byte of the line, from 1.
    public var column: Int?
    public var kind: Kind
    /// What stands there.
    public var excerpt: String?

    init(_ path: String?, line: Int? = nil, column: Int? = nil, _ kind: Kind, excerpt: String? = nil) {
        self.path = path
        self.line = line
        self.column = column
        self.kind = kind
        self.excerpt = excerpt
    }
}

/// Why files of data cannot be opened.
enum DataFilesError: Error {
    case target(TargetError)
    case fault(FileFault)
}

extension ExportError {
    init(_ error: DataFilesError) {
        switch error {
        case .target(let error): self = .target(error)
        case .fault(let fault): self = .fault(fault)
        }
    }
}

extension FileLoadError {
    init(_ error: DataFilesError) {
        switch error {
        case .target(let error): self = .target(error)
        case .fault(let fault): self = .fault(fault)
        }
    }
}
