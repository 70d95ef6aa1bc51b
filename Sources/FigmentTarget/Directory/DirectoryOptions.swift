/// How a directory of files is written.
public struct DirectoryOptions: Sendable {
    public var path: String
    /// The name of a table's files without ending: "data", or the table's name.
    public var baseNames: [String]
    /// No file is larger, unless one segment alone is.
    public var maxFileBytes: Int
    public var maxRowsPerFile: Int64
    /// At most so many rows are made at a time.
    public var batchRows: Int
    /// Go on where an interrupted run of the same job stopped; without it, what that run left is removed.
    public var resumes: Bool
    /// Files of an earlier run that give way at publish, by name.
    public var replaces: [String]
    /// Writes into a directory that holds other things.
    public var allowsOtherFiles: Bool
    /// Compare with the files that are there instead of writing.
    public var verifies: Bool

    public init(path: String, baseNames: [String]) {
        self.path = path
        self.baseNames = baseNames
        maxFileBytes = 256 << 20
        maxRowsPerFile = 1_000_000
        batchRows = 50_000
        resumes = false
        replaces = []
        allowsOtherFiles = false
        verifies = false
    }
}

/// A data file that is whole.
public struct WrittenFile: Hashable, Sendable {
    public var table: Int
    /// Number of the file within its table, from 1.
    public var number: Int
    public var name: String
    public var firstRow: Int64
    public var rows: Int64
    public var bytes: Int
    public var crc32: UInt32
}

/// The metadata files of a run, made once all data files are known: name and bytes.
public typealias MetadataMaker = @Sendable (_ files: [WrittenFile]) -> [(name: String, bytes: [UInt8])]
