public import FigmentADBC
public import FigmentTarget

/// Why files cannot be loaded, known before the first row.
public enum FileLoadError: Error, Sendable {
    case engine(ADBCError)
    case target(TargetError)
    case export(ExportError)
    /// A directory or a pattern without files that are read.
    case noFiles(path: String)
    /// Files of several kinds.
    case severalFormats([String])
    /// Several files, and no name for their table.
    case noTableName
    /// What is said of columns that there are not.
    case unknownColumn(String, known: [String])
    /// A type that is given for a column and is none.
    case unknownType(column: String, type: String)
    /// Columns that cannot be held, a line each with the choices.
    case columns(table: String, [String])
    /// A file of a table has other columns than the first.
    case otherColumns(path: String, first: String, missing: [String], more: [String])
    /// What the file holds is neither a schema nor rows.
    case neither(path: String, reason: String)
}
