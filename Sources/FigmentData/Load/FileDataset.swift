public import FigmentADBC
import FigmentCodecs
public import FigmentColumns
public import FigmentEngine
import FigmentPlan
public import FigmentSchema
import FigmentTarget
import FigmentTypes

/// Files as tables to load: what they hold, where their rows come from, and by what they are known again.
public struct FileDataset: Sendable {
    public struct Table: Sendable {
        public var descriptor: TableDescriptor
        /// Empty where nobody names one.
        public var primaryKey: [String]
    }
    public let name: String
    public let tables: [Table]
    public let supply: any RowSupply
    /// A setting a line, as ``FigmentTarget/Job/identity``: the columns and the content of each file.
    public let identity: [String]
    /// Columns that the files have no names for.
    public var invented: [String] = []

    /// What is said of files that say little of themselves.
    public struct Options: Sendable {
        /// Nil for the files' own name.
        public var tableName: String?
        public var primaryKey: [String] = []
        /// Types of columns by name, in words; `skip` leaves one out.
        public var types: [(column: String, type: String)] = []
        /// Whether rows of one key are refused: which of them stayed would depend on batches and threads.
        public var needsUniqueKey = false
        public var engine = DuckDB.Options()

        public init() {}
    }

    // MARK: Files of any program

    /// Opens files as one table, in the order given.
    public static func open(_ paths: [String], _ options: Options) throws(FileLoadError) -> FileDataset {
        let kind = try FileKind.common(paths)
        let names = FileKind.tableNames(paths)
        guard let name = options.tableName ?? (names.count == 1 ? names[0] : nil) else { throw .noTableName(names) }
        let table: FileTable
        if let format = DataFiles.Format(rawValue: kind) {
            let files: DataFiles
            do throws(DataFilesError) { files = try DataFiles(format: format, paths: paths, mark: nil) } catch {
                throw FileLoadError(error)
            }
            do throws(FileLoadError) {
                let connection = try connect(options.engine, for: files)
                let inspector = FileInspector(files: files, name: name, options: options, connection: connection)
                table = try inspector.table()
            } catch { throw error.of(files) }
        } else {
            table = try ArrowTable(paths).table(name, options)
        }
        let columns = table.descriptor.columns.map { "\($0.name):\(DataType.word($0.type))" }
        var identity = ["source \(kind)", "columns \(columns.joined(separator: ","))"]
        identity.append("rows \(name) \(table.descriptor.rowCount)")
        identity += try fingerprints(paths)
        return FileDataset(
            name: name, tables: [Table(descriptor: table.descriptor, primaryKey: options.primaryKey)],
            supply: FileSupply([table]), identity: identity, invented: table.invented)
    }

    // MARK: A directory that a run wrote

    /// Opens the files of a run, table by table, parents first.
    ///
    /// - Parameters:
    ///   - names: The tables that the run made; empty for all.
    ///   - files: The data files, by their paths in the directory.
    public static func open(
        _ dataset: Dataset, directory: String, tables names: [String], files: [String], _ options: Options
    ) throws(FileLoadError) -> FileDataset {
        var dataset = dataset
        dataset.addTouchpointTables()
        let connection = try connect(options.engine)
        var tables: [FileTable] = []
        for table in ordered(dataset) where names.isEmpty || names.contains(table.name) {
            let found: DataFiles?
            let candidates = dataset.dialect == .collection ? ["data", table.name] : [table.name]
            let arrow = ArrowTable.files(candidates, among: files)
            if !arrow.isEmpty {
                let paths = arrow.map { directory + "/" + $0 }
                tables.append(try ArrowTable(paths).table(table.name, TableView.written(table)))
                continue
            }
            do throws(DataFilesError) { found = try DataFiles.find(candidates, in: directory) } catch {
                throw FileLoadError(error)
            }
            guard let found else { throw .export(.missingTable(table: table.name, directory: directory)) }
            do throws(FileLoadError) {
                tables.append(try self.table(table, found, number: tables.count, directory, connection, options))
            } catch { throw error.of(found) }
        }
        var identity = ["source \(dataset.name)"]
        for table in tables { identity.append("rows \(table.descriptor.name) \(table.descriptor.rowCount)") }
        identity += try fingerprints(files.map { directory + "/" + $0 })
        return FileDataset(
            name: dataset.name, tables: tables.map { Table(descriptor: $0.descriptor, primaryKey: []) },
            supply: FileSupply(tables), identity: identity)
    }

    private static func table(
        _ table: FigmentSchema.Table, _ files: DataFiles, number: Int, _ directory: String,
        _ connection: ADBCConnection, _ options: Options
    ) throws(FileLoadError) -> FileTable {
        let export: ExportTable
        do throws(ExportError) {
            export = try ExportTable(
                table, files, baseName: table.name, number: number, connection, keepsText: false)
        } catch { throw .export(error) }
        // Files may have been changed since the run.
        if options.needsUniqueKey {
            let key = export.primaryKey.compactMap { name in export.index(of: name).map { (name, "v\($0)") } }
            try DuplicateKeys.refuse(table.name, key, of: export.view, connection, isOfDocument: true)
        }
        do throws(ExportError) {
            // Expressions give nulls where their column says nothing of it.
            let nulls = try export.numbers { "count(*) FILTER (WHERE \($0) IS NULL)" }
            let sizes = try export.numbers(firstRows: 2_000) { "avg(strlen(CAST(\($0) AS VARCHAR)))" }
            let columns = export.columns.enumerated().map { index, column in
                ColumnDescriptor(
                    name: column.name, type: column.type, isNullable: column.isNullable || (nulls[index] ?? 0) > 0,
                    estimatedBytes: column.type.fixedWidth.map { Double($0) } ?? max(4, sizes[index] ?? 16))
            }
            let sql = export.valuesSQL
            return FileTable(
                descriptor: TableDescriptor(name: table.name, columns: columns, rowCount: export.rowCount),
                place: directory + "/" + table.name,
                open: { (_) throws(ADBCError) in (try connection.query(sql), 0) })
        } catch { throw .export(error) }
    }

    /// Parents before children, where the document can be planned.
    private static func ordered(_ dataset: Dataset) -> [FigmentSchema.Table] {
        guard let plan = try? PlanBuilder(dataset, PlanOptions()).build() else { return dataset.tables }
        let names = plan.tables.map(\.name)
        return dataset.tables.sorted {
            (names.firstIndex(of: $0.name) ?? .max) < (names.firstIndex(of: $1.name) ?? .max)
        }
    }

    /// A session with room for what reading these files takes.
    private static func connect(_ options: DuckDB.Options, for files: DataFiles) throws(FileLoadError) -> ADBCConnection
    {
        var options = options
        // Each thread has buffers of several rows.
        if files.shape.isLong { options.threads = 1 }
        let connection = try connect(options)
        guard files.format == .parquet, let bytes = options.memoryLimitBytes else { return connection }
        // A dictionary is read whole, and may be as large as its column in the row group.
        let largest =
            try FileSource.asking { () throws(ADBCError) in
                try connection.query("SELECT max(total_uncompressed_size) FROM parquet_metadata(\(files.list))").rows()
            }.first?.first?.integer ?? 0
        guard largest > usualChunkBytes else { return connection }
        options.threads = 1
        options.memoryLimitBytes = bytes + 2 * largest
        return try connect(options)
    }

    /// Bytes of a column in a row group of Parquet that two threads have room for.
    private static let usualChunkBytes: Int64 = 16 << 20

    private static func connect(_ options: DuckDB.Options) throws(FileLoadError) -> ADBCConnection {
        do throws(ADBCError) {
            let connection = try DuckDB.connect(options)
            try connection.execute("SET preserve_insertion_order = true")
            return connection
        } catch { throw .engine(error) }
    }

    // MARK: Identity

    /// A line for each file: its path below the folder that all share, its size and the CRC-32 of its bytes.
    private static func fingerprints(_ paths: [String]) throws(FileLoadError) -> [String] {
        let folders = paths.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropLast() }
        var shared = folders.first ?? []
        for folder in folders {
            shared = shared.prefix(zip(shared, folder).prefix { $0 == $1 }.count)
        }
        let prefix = shared.isEmpty ? 0 : shared.joined(separator: "/").count + 1
        var lines: [String] = []
        for path in paths {
            let (size, crc) = try checksum(path)
            let hex = String(crc, radix: 16)
            let digits = String(repeating: "0", count: max(0, 8 - hex.count)) + hex
            lines.append("file \(path.dropFirst(prefix)) \(size)-bytes-\(digits)")
        }
        return lines
    }

    private static func checksum(_ path: String) throws(FileLoadError) -> (size: Int, crc: UInt32) {
        do throws(TargetError) {
            let file = try DiskFile.openForReading(path)
            let size = try file.size()
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
            defer { room.deallocate() }
            guard let base = room.baseAddress else { return (size, 0) }
            var crc: UInt32 = 0
            var at = 0
            while at < size {
                let count = try file.read(into: base, count: min(room.count, size - at), at: at)
                if count <= 0 { break }
                crc = Codecs.linked.crc32(crc, UnsafeRawBufferPointer(start: base, count: count))
                at += count
            }
            return (size, crc)
        } catch { throw .target(error) }
    }
}

extension DataType {
    /// The type in one word, for identities.
    static func word(_ type: DataType) -> String {
        "\(type)".filter { !$0.isWhitespace }
    }
}
