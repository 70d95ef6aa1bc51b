public import FigmentADBC

/// Why data cannot be looked at. What is wrong *in* the data is a failed check, never an error.
public enum DataError: Error, Hashable, Sendable {
    /// The directory is not there, or is none.
    case noDirectory(path: String, exists: Bool)
    /// No file in it is named after a table.
    case noFiles(directory: String, expected: [String])
    /// A table's files are there in several formats.
    case severalFormats(table: String, formats: [String])
    /// Only files of a format that is not read.
    case unreadableFormat(table: String, format: String)
    /// A table's files are there, but cannot be read as they are.
    case unreadable(table: String, reason: String)
    /// The engine failed, or is not there.
    case database(ADBCError)
}
