public import FigmentADBC
public import FigmentTarget

/// Why data could not be exported. Files that were not finished are never seen under their names.
public enum ExportError: Error, Sendable {
    case engine(ADBCError)
    case target(TargetError)
    /// A file is not what its kind of file is.
    case fault(FileFault)
    /// A table of the document has no files that are read.
    case missingTable(table: String, directory: String)
    case missingColumn(table: String, column: String)
    /// A Parquet column of a type that is not the document's, as DuckDB calls it.
    case wrongType(table: String, column: String, stored: String)
    /// Values that are not of their column's type: an export would lose them.
    case wrongValues(table: String, column: String, count: Int64)
    /// A file of the export is there already.
    case exists(path: String)
    /// A name that the dialect cannot express.
    case badName(String)
}
