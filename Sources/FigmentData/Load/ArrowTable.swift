import FigmentADBC
import FigmentColumns
import FigmentSchema
import FigmentTarget
import FigmentTypes

/// Arrow files of one table, read without DuckDB.
struct ArrowTable {
    private let files: [ArrowFile]
    private let paths: [String]
    private var counts: [Int64] { files.map { $0.batches.reduce(0) { $0 + Int64($1.rowCount) } } }

    /// - Throws: Where the files do not have the same columns, or cannot be read.
    init(_ paths: [String]) throws(FileLoadError) {
        self.paths = paths
        var files: [ArrowFile] = []
        for path in paths {
            do throws(ADBCError) { files.append(try ArrowFile(FileBytes(path))) } catch {
                throw .target(.source(path: path, reason: error.message))
            }
            if files[files.count - 1].fields != files[0].fields {
                throw .target(.source(path: path, reason: "its columns are not those of \(paths[0])"))
            }
        }
        self.files = files
    }

    /// The files of a table among those of a run.
    static func files(_ names: [String], among files: [String]) -> [String] {
        for name in names {
            let own = files.filter { file in
                guard let ending = FileKind.ending(file), ending == "arrow" || ending == "arrows" else { return false }
                return file == name + "." + ending || (file.hasPrefix(name + "-") && file.contains("-of-"))
                    || file.hasPrefix(name + "/")
            }
            if !own.isEmpty { return own.sorted() }
        }
        return []
    }

    // MARK: Columns

    /// The table as the files state it.
    func table(_ name: String, _ options: FileDataset.Options) throws(FileLoadError) -> FileTable {
        let fields = files[0].fields
        for (column, type) in options.types {
            guard fields.contains(where: { $0.name == column }) else {
                throw .unknownColumn(column, known: fields.map(\.name))
            }
            if type != "skip" {
                throw .unknownType(column: column + " (of an Arrow file, whose types stand)", type: type)
            }
        }
        for key in options.primaryKey where !fields.contains(where: { $0.name == key }) {
            throw .unknownColumn(key, known: fields.map(\.name))
        }
        var columns: [(index: Int, descriptor: ColumnDescriptor)] = []
        var lines: [String] = []
        for (index, field) in fields.enumerated() {
            if options.types.contains(where: { $0.column == field.name }) { continue }
            guard let type = DataType(arrow: field.type) else {
                lines.append(
                    "\(field.name): it is \(field.type), which no column of ours holds; "
                        + "--column \(field.name)=skip leaves it out")
                continue
            }
            if files.contains(where: { $0.haveNullElements[index] }) {
                lines.append(
                    "\(field.name): lists hold null elements, which a list of ours cannot; "
                        + "--column \(field.name)=skip leaves it out")
            }
            let isKey = options.primaryKey.contains(field.name)
            columns.append((index, descriptor(field.name, type, isNullable: field.isNullable && !isKey)))
        }
        if !lines.isEmpty { throw .columns(table: name, lines) }
        if options.needsUniqueKey, !options.primaryKey.isEmpty { try refuseRepeatedKeys(name, options.primaryKey) }
        return table(name, columns)
    }

    private func refuseRepeatedKeys(_ name: String, _ key: [String]) throws(FileLoadError) {
        let columns = key.compactMap { name in files[0].fields.firstIndex { $0.name == name } }
        let found: ArrowKeys.Found?
        do throws(ADBCError) { found = try ArrowKeys(files: files, columns: columns).repeated() } catch {
            throw .target(.source(path: paths[0], reason: error.message))
        }
        guard let found else { return }
        throw .duplicateKeys(
            DuplicateKeys(
                table: name, columns: key, keys: found.keys, rows: found.rows,
                example: found.example.map(ArrowKeys.shown), exampleRows: found.exampleRows))
    }

    /// The table as a document has it.
    func table(_ name: String, _ specs: [ColumnSpec]) throws(FileLoadError) -> FileTable {
        var columns: [(index: Int, descriptor: ColumnDescriptor)] = []
        for spec in specs {
            guard let index = files[0].fields.firstIndex(where: { $0.name == spec.name }) else {
                throw .export(.missingColumn(table: name, column: spec.name))
            }
            columns.append((index, descriptor(spec.name, spec.type, isNullable: spec.isNullable)))
        }
        return table(name, columns)
    }

    /// Bytes of a value: all bytes of the files, as if they were this column's.
    private func descriptor(_ name: String, _ type: DataType, isNullable: Bool) -> ColumnDescriptor {
        let rows = max(1, counts.reduce(0, +))
        let bytes = paths.reduce(0.0) { $0 + Double(FileSystem.size($1) ?? 0) } / Double(rows)
        return ColumnDescriptor(
            name: name, type: type, isNullable: isNullable,
            estimatedBytes: type.fixedWidth.map { Double($0) } ?? max(4, bytes / 2))
    }

    private func table(_ name: String, _ columns: [(index: Int, descriptor: ColumnDescriptor)]) -> FileTable {
        let (files, counts) = (files, counts)
        let indices = columns.map(\.index)
        return FileTable(
            descriptor: TableDescriptor(name: name, columns: columns.map(\.descriptor), rowCount: counts.reduce(0, +)),
            place: paths[0],
            open: { (row) throws(ADBCError) in
                let (file, first) = FileTable.file(of: row, counts)
                return (Batches(Array(files[file...]), indices), first)
            })
    }

    /// The batches of files, one after the other.
    private final class Batches: BatchStream {
        private let files: [ArrowFile]
        private let columns: [Int]
        private var file = 0
        private var batch = 0

        init(_ files: [ArrowFile], _ columns: [Int]) {
            self.files = files
            self.columns = columns
        }

        func next() throws(ADBCError) -> ResultBatch? {
            while file < files.count {
                if batch < files[file].batches.count {
                    let whole = try files[file].rows(batch)
                    batch += 1
                    return ResultBatch(rowCount: whole.rowCount, columns: columns.map { whole.columns[$0] })
                }
                file += 1
                batch = 0
            }
            return nil
        }
    }
}

/// A file's bytes, read where they are asked for.
private final class FileBytes: ArrowBytes {
    private let file: DiskFile
    let byteCount: Int

    init(_ path: String) throws(ADBCError) {
        do throws(TargetError) {
            file = try DiskFile.openForReading(path)
            byteCount = try file.size()
        } catch { throw ADBCError(.read, "it cannot be opened") }
    }

    func read(into place: UnsafeMutableRawBufferPointer, at offset: Int) throws(ADBCError) {
        guard let base = place.baseAddress, place.count > 0 else { return }
        let count = (try? file.read(into: base, count: place.count, at: offset)) ?? -1
        guard count == place.count else { throw ADBCError(.read, "the Arrow file is cut off") }
    }
}

extension DataType {
    /// The type that holds every value of an Arrow type; nil where there is none.
    init?(arrow type: ResultType) {
        switch type {
        case .bool: self = .bool
        case .integer(let bits, let isSigned):
            switch (bits, isSigned) {
            case (8, true): self = .int8
            case (16, true): self = .int16
            case (32, true): self = .int32
            case (64, true): self = .int64
            case (8, false): self = .uint8
            case (16, false): self = .uint16
            case (32, false): self = .uint32
            default: self = .uint64
            }
        case .float(bits: 16): self = .float16
        case .float(bits: 32): self = .float32
        case .float: self = .float64
        case .text: self = .utf8
        case .binary, .fixedBinary: self = .binary
        case .decimal(let precision, let scale) where precision <= 38 && scale >= 0 && scale <= precision:
            self = .decimal(precision: precision, scale: scale)
        case .date: self = .date32
        case .time(unit: .micro): self = .time64
        case .timestamp(let unit, let zone): self = .timestamp(unit: unit, zone: zone)
        case .list(let element):
            guard let inner = DataType(arrow: element) else { return nil }
            switch inner {
            case .list, .structure, .vector: return nil
            default: self = .list(inner)
            }
        case .structure(let fields):
            var own: [StructureField] = []
            for field in fields {
                guard let inner = DataType(arrow: field.type) else { return nil }
                switch inner {
                // Values within structures are read one by one, in microseconds or nanoseconds.
                case .timestamp(unit: .second, _), .timestamp(unit: .milli, _), .binary: return nil
                default: own.append(StructureField(field.name, inner, isNullable: true))
                }
            }
            if own.isEmpty { return nil }
            self = .structure(own)
        case .null, .decimal, .dateMilliseconds, .time, .duration, .other: return nil
        }
    }
}
