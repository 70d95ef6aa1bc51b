public import FigmentData
public import FigmentTarget

/// Why data could not be exported. Files that were not finished are never seen under their names.
public enum ExportError: Error, Sendable {
    case data(DataError)
    case target(TargetError)
    case missingColumn(table: String, column: String)
    /// Values that are not of their column's type: an export would lose them.
    case wrongValues(table: String, column: String, count: Int64)
    /// A file of the export is there already.
    case exists(path: String)
    /// A name that the dialect cannot express.
    case badName(String)
}
