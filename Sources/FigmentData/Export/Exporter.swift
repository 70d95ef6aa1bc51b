public import FigmentADBC
public import FigmentSchema
import FigmentTarget
public import FigmentTypes

/// What data is converted to.
public enum ExportFormat: Hashable, Sendable {
    /// One file a table. `hasHeader` holds for CSV alone.
    case files(FileKind, hasHeader: Bool)
    /// One script of statements.
    case sql(SQLDialect)

    public enum FileKind: String, Hashable, Sendable, CaseIterable {
        case csv, json, jsonl, parquet, arrow
    }
}

/// A file that an export wrote.
public struct ExportedFile: Hashable, Sendable {
    public var name: String
    /// Nil for files that hold no single table.
    public var table: String?
    public var rows: Int64
    public var bytes: Int
}

/// Converts the data files of a document's tables, larger than memory.
public enum Exporter {
    /// Reads every table and writes it into the directory `out`, which is made if missing.
    ///
    /// - Parameters:
    ///   - engine: What DuckDB may use.
    ///   - replaces: Files of the same name give way; without it they are an error.
    /// - Throws: ``ExportError``.
    public static func run(
        _ dataset: Dataset, directory: String, to out: String, as format: ExportFormat,
        engine: DuckDB.Options = DuckDB.Options(), replaces: Bool = false
    ) throws(ExportError) -> [ExportedFile] {
        var dataset = dataset
        dataset.addTouchpointTables()
        let connection: ADBCConnection
        do throws(ADBCError) { connection = try DuckDB.connect(engine) } catch { throw .engine(error) }
        var tables: [ExportTable] = []
        for (number, table) in dataset.tables.enumerated() {
            let names = dataset.dialect == .collection ? ["data", table.name] : [table.name]
            let files: DataFiles?
            do throws(DataFilesError) { files = try DataFiles.find(names, in: directory) } catch {
                throw ExportError(error)
            }
            do throws(TargetError) { try FileSystem.makeDirectory(out) } catch { throw .target(error) }
            guard let files else { throw .missingTable(table: table.name, directory: directory) }
            tables.append(try ExportTable(table, files, baseName: names[0], number: number, connection))
        }
        let known = ExportDataset(
            name: dataset.name, version: dataset.documentVersion, dialect: dataset.dialect,
            constraints: dataset.constraints, foreignKeys: dataset.allForeignKeys)
        switch format {
        case .files(let kind, let hasHeader):
            let export = FileExport(dataset: known, kind: kind, hasHeader: hasHeader)
            return try export.run(tables, directory: out, replaces: replaces)
        case .sql(let dialect):
            return [try SQLExport(known, dialect).run(tables, directory: out, replaces: replaces)]
        }
    }
}
