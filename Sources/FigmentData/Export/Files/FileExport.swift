import FigmentArrowIPC
import FigmentCodecs
import FigmentColumns
import FigmentParquet
import FigmentSchema
import FigmentTarget
import FigmentText
import FigmentTypes

/// Writes each table as one file, by the formats that `generate` writes with.
struct FileExport {
    let dataset: ExportDataset
    let kind: ExportFormat.FileKind
    let hasHeader: Bool

    func run(_ tables: [ExportTable], directory: String, replaces: Bool) throws(ExportError) -> [ExportedFile] {
        var files: [ExportedFile] = []
        for table in tables {
            let name = "\(table.baseName).\(kind.rawValue)"
            let output = try OutputFile(directory: directory, name: name, replaces: replaces)
            let file = try write(table, to: output)
            files.append(file)
            if kind == .csv {
                let manifest = KeboolaManifest(table: table, hasHeader: hasHeader)
                files.append(try write(manifest.json, name + ".manifest", directory, replaces))
            }
        }
        if kind == .csv {
            let index = KeboolaManifest.index(dataset, tables, files: files, hasHeader: hasHeader)
            files.append(try write(index, "dataset.json", directory, replaces))
        }
        return files
    }

    private func write(
        _ node: SyntaxNode, _ name: String, _ directory: String, _ replaces: Bool
    ) throws(ExportError) -> ExportedFile {
        let output = try OutputFile(directory: directory, name: name, replaces: replaces)
        try output.append(Array((node.jsonText(pretty: true) + "\n").utf8))
        return ExportedFile(name: name, table: nil, rows: 0, bytes: try output.finish())
    }

    private func write(_ table: ExportTable, to output: OutputFile) throws(ExportError) -> ExportedFile {
        let descriptor = try FileExport.descriptor(table, dataset.dialect)
        let format = format(rows: table.rowCount)
        let encoder: any SegmentEncoder
        do throws(TargetError) { encoder = try format.makeEncoder(descriptor) } catch { throw .target(error) }
        if kind != .csv || hasHeader { try output.append(format.header(descriptor)) }
        let source = try SegmentSource(table, descriptor)
        let limit = format.segmentRows(descriptor, maxFileBytes: Int.max)
        let segment = SegmentOutput()
        var placed: [PlacedSegment] = []
        while try source.advance(limit: limit) {
            segment.reset()
            if !placed.isEmpty { try output.append(format.separator) }
            let offset = output.byteCount
            do throws(TargetError) {
                let info = try encoder.encode(source.rows, from: source.columns, batchRows: 50_000, into: segment)
                placed.append(
                    PlacedSegment(rows: source.rows, offset: offset, byteCount: segment.byteCount, info: info))
            } catch { throw .target(error) }
            try output.append(segment)
        }
        try output.append(format.footer(descriptor, placed, fileBytes: output.byteCount))
        let rows = placed.reduce(0) { $0 + Int64($1.rows.count) }
        return ExportedFile(name: output.name, table: table.name, rows: rows, bytes: try output.finish())
    }

    private func format(rows: Int64) -> any FileFormat {
        switch kind {
        case .csv: CSVFormat()
        case .json: JSONFormat(style: rows <= 10_000 ? .compact : .lines)
        case .jsonl: JSONLinesFormat()
        case .parquet: ParquetFormat(codecs: .system)
        case .arrow: ArrowFormat(layout: .file)
        }
    }

    /// The columns as writers plan with them: every value spelled out, sizes by a look at the first rows.
    private static func descriptor(_ table: ExportTable, _ dialect: Dialect) throws(ExportError) -> TableDescriptor {
        let nulls = try table.numbers { "count(*) FILTER (WHERE \($0) IS NULL)" }
        let sizes = try table.numbers(firstRows: 2_000) { "avg(strlen(CAST(\($0) AS VARCHAR)))" }
        return TableDescriptor(
            name: table.name,
            columns: table.columns.enumerated().map { index, column in
                ColumnDescriptor(
                    name: column.name, type: column.type, isNullable: column.isNullable || (nulls[index] ?? 0) > 0,
                    estimatedBytes: column.type.fixedWidth.map { Double($0) } ?? max(4, sizes[index] ?? 16))
            },
            rowCount: table.rowCount, prefersPlainEncodings: dialect == .collection)
    }
}

/// A file that gets its name when it is whole.
final class OutputFile {
    let name: String
    private let path: String
    private let disk: DiskFile
    private(set) var byteCount = 0
    private var isFinished = false

    private var temporary: String { path + ".part" }

    init(directory: String, name: String, replaces: Bool) throws(ExportError) {
        self.name = name
        path = directory + "/" + name
        if !replaces, FileSystem.exists(path) { throw .exists(path: path) }
        do throws(TargetError) { disk = try DiskFile.create(path + ".part") } catch { throw .target(error) }
    }

    deinit { if !isFinished { try? FileSystem.remove(temporary) } }

    func append(_ bytes: [UInt8]) throws(ExportError) {
        if bytes.isEmpty { return }
        do throws(TargetError) { try disk.write(bytes, at: byteCount) } catch { throw .target(error) }
        byteCount += bytes.count
    }

    func append(_ segment: SegmentOutput) throws(ExportError) {
        do throws(TargetError) { try disk.write(segment, at: byteCount) } catch { throw .target(error) }
        byteCount += segment.byteCount
    }

    /// Makes the file durable and gives it its name.
    ///
    /// - Returns: Its bytes.
    func finish() throws(ExportError) -> Int {
        do throws(TargetError) {
            try disk.sync()
            try FileSystem.rename(temporary, to: path)
        } catch { throw .target(error) }
        isFinished = true
        return byteCount
    }
}
