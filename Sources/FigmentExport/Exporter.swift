import FigmentADBC
public import FigmentData
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
    /// Nil for files that describe others.
    public var table: String?
    public var rows: Int64
    public var bytes: Int
}

/// Converts the data files of a document's tables, larger than memory.
public struct Exporter: Sendable {
    public let dataset: DatasetExpectation
    public let options: DataSession.Options

    public init(_ dataset: DatasetExpectation, options: DataSession.Options = DataSession.Options()) {
        self.dataset = dataset
        self.options = options
    }

    /// Reads every table and writes it into the directory `out`, which is made if missing.
    ///
    /// - Parameter replaces: Files of the same name give way; without it they are an error.
    /// - Throws: ``ExportError``.
    public func run(
        _ directory: DataDirectory, to out: String, as format: ExportFormat, replaces: Bool = false
    ) throws(ExportError) -> [ExportedFile] {
        let session: DataSession
        do throws(DataError) { session = try DataSession(options) } catch { throw .data(error) }
        var tables: [DataTable] = []
        for expectation in dataset.tables { tables.append(try open(expectation, directory, session)) }
        do throws(TargetError) { try FileSystem.makeDirectory(out) } catch { throw .target(error) }
        switch format {
        case .files(let kind, let hasHeader):
            let export = FileExport(dataset: dataset, kind: kind, hasHeader: hasHeader)
            return try export.run(tables, directory: out, replaces: replaces)
        case .sql(let dialect):
            return [try SQLExport(dataset, dialect).run(tables, directory: out, replaces: replaces)]
        }
    }

    /// Opens a table and refuses what an export would lose.
    private func open(
        _ expectation: TableExpectation, _ directory: DataDirectory, _ session: DataSession
    ) throws(ExportError) -> DataTable {
        let table: DataTable
        let wrong: [Int64]
        do throws(DataError) {
            guard let files = try directory.files(of: expectation.name, baseNames: expectation.baseNames) else {
                throw .noFiles(directory: directory.path, expected: [expectation.baseNames[0]])
            }
            table = try DataTable(expectation, files, session)
            let present = expectation.columns.indices.filter { table.isPresent[$0] }
            let sums = present.map { "count(*) FILTER (WHERE w\($0))" } + ["0"]
            wrong = try session.counts("SELECT \(sums.joined(separator: ", ")) FROM \(table.view)")
        } catch { throw .data(error) }
        for (index, column) in expectation.columns.enumerated() where !table.isPresent[index] {
            throw .missingColumn(table: table.name, column: column.name)
        }
        for (index, column) in expectation.columns.enumerated() where wrong[index] > 0 {
            throw .wrongValues(table: table.name, column: column.name, count: wrong[index])
        }
        return table
    }
}

extension DataTable {
    /// The typed values of all rows in their order, batch by batch.
    func values() throws(ExportError) -> ResultStream {
        let list = expectation.columns.indices.map { "v\($0)" }.joined(separator: ", ")
        do throws(DataError) { return try session.query("SELECT \(list) FROM \(view)") } catch { throw .data(error) }
    }
}

extension ResultStream {
    /// The next rows, with the driver's failure as ours.
    func nextBatch() throws(ExportError) -> ResultBatch? {
        do throws(ADBCError) { return try next() } catch { throw .data(.database(error)) }
    }
}
