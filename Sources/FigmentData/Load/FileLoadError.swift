public import FigmentADBC
public import FigmentTarget

/// Why files cannot be loaded, known before the first row.
public enum FileLoadError: Error, Sendable {
    case engine(ADBCError)
    case target(TargetError)
    case export(ExportError)
    case fault(FileFault)
    /// Nothing is where a path says.
    ///
    /// - Parameter others: Names of files of data in its folder.
    case noFile(path: String, others: [String])
    /// A directory or a pattern without files that are read.
    case noFiles(path: String)
    /// Files of several kinds.
    case severalFormats([String])
    /// Several files, and no name for their table.
    case noTableName([String])
    /// Rows that upsert and merge cannot tell from each other.
    case duplicateKeys(DuplicateKeys)
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

extension FileLoadError {
    /// What DuckDB says of the data of some files, as a fault of theirs.
    func of(_ files: DataFiles) -> FileLoadError {
        switch self {
        case .engine(let error), .export(.engine(let error)):
            guard let fault = FileFault(error, paths: files.paths) else { return self }
            return .fault(fault.line == nil ? files.shape.mixedFault ?? fault : fault)
        default: return self
        }
    }
}
