import FigmentArrowIPC
import FigmentCodecs
import FigmentColumns
import FigmentParquet
import FigmentTarget
import FigmentText

/// How files are written.
public struct OutputOptions: Sendable {
    /// The directory; made if missing.
    public var directory: String
    public var format: OutputFormat = .parquet
    /// Megabytes (2^20 bytes) that a file has at most.
    public var maxFileMegabytes = 256
    public var maxRowsPerFile: Int64 = 1_000_000
    /// Rows made at a time, at most.
    public var batchRows = 50_000
    /// Go on with the interrupted run that lies in the directory.
    public var resumes = false
    /// Replace what an earlier run wrote there; other files stay.
    public var replacesEarlierRun = false
    public var jsonStyle: JSONStyle = .automatic
    public var compression: Compression = .snappy

    public init(directory: String) { self.directory = directory }
}

/// A file format by its name on the command line.
public enum OutputFormat: String, Sendable, CaseIterable {
    case parquet, json, jsonl, csv
    /// Arrow IPC: a file, and a stream.
    case arrow, arrows
}

/// How the rows of a JSON array are laid out.
public enum JSONStyle: String, Sendable, CaseIterable {
    /// `compact` up to 10 000 rows, else `lines`.
    case automatic
    /// The whole array in one line.
    case compact
    /// One object per line.
    case lines
}

/// The codec of compressible Parquet columns.
public enum Compression: String, Sendable, CaseIterable {
    case snappy, zstd, none
}

extension OutputOptions {
    /// The directory's data files of a generation, whose tables are laid out.
    func directoryOptions(_ generation: Generation, _ dataset: CompiledDataset) -> DirectoryOptions {
        let isCollection = generation.plan.dialect == .collection
        let names = dataset.tables.map { table in
            table.partition.map { "\(table.name)/\($0)/data" } ?? table.name
        }
        var options = DirectoryOptions(path: directory, baseNames: isCollection ? ["data"] : names)
        options.maxFileBytes = max(1, maxFileMegabytes) << 20
        options.maxRowsPerFile = max(1, maxRowsPerFile)
        options.batchRows = max(1, batchRows)
        options.resumes = resumes
        return options
    }

    func fileFormat(rows: Int64) -> any FileFormat {
        switch format {
        case .parquet:
            let codec: ParquetCompression =
                switch compression {
                case .snappy: .snappy
                case .zstd: .zstd(level: 3)
                case .none: .none
                }
            return ParquetFormat(options: ParquetOptions(compression: codec), codecs: .system)
        case .json:
            let isCompact = jsonStyle == .compact || (jsonStyle == .automatic && rows <= 10_000)
            return JSONFormat(style: isCompact ? .compact : .lines)
        case .jsonl: return JSONLinesFormat()
        case .csv: return CSVFormat()
        case .arrow: return ArrowFormat(layout: .file)
        case .arrows: return ArrowFormat(layout: .stream)
        }
    }
}
