public import FigmentColumns
public import FigmentTypes

/// Whatever takes data: a directory of files, a database, a stream.
///
/// Life of a job: `prepare` once → `makeWriter` per worker → `write(part)` in any order, several in flight → `publish`
/// once; `abort` instead of `publish` when the job failed or was interrupted. A part is atomic: after any crash it is
/// committed whole or not at all, and `prepare` of the same job says which are.
public protocol Target: AnyObject, Sendable {
    var capabilities: TargetCapabilities { get }

    /// Opens the destination and finds what an earlier, interrupted run of the same job has committed.
    func prepare(_ job: Job) throws(TargetError) -> PreparedJob

    /// A writer for one worker thread, with buffers of its own.
    func makeWriter() throws(TargetError) -> any PartWriter

    /// Makes everything visible at once where the target can.
    func publish() throws(TargetError)

    /// Leaves committed parts for a later run to resume, removes the rest, and wakes writers that wait.
    func abort()
}

/// Writes parts for one worker thread.
public protocol PartWriter: AnyObject {
    /// Takes the values of `part` from `source` and commits them. A part that is committed already, by a try whose answer
    /// was lost, stays as it is.
    func write(_ part: Part, from source: any ColumnSource) throws(TargetError)

    /// Bytes of rows that this writer has sent so far, as they are before any compression; 0 where nobody counts.
    var sentBytes: Int64 { get }
}

extension PartWriter {
    public var sentBytes: Int64 { 0 }
}

/// A run of rows of one table that is committed together. Parts of a table are numbered in row order.
public struct Part: Hashable, Sendable {
    /// Number of the part within the job, in the order in which parts are handed out.
    public var index: Int
    public var table: Int
    public var rows: RowRange

    public init(index: Int, table: Int, rows: RowRange) {
        self.index = index
        self.table = table
        self.rows = rows
    }
}

/// What is to be written.
public struct Job: Sendable {
    public var tables: [TableDescriptor]
    /// Everything that decides the bytes, as text: engine version, seed, document hash, format options. A resumed run
    /// must have the same.
    public var identity: [String]
    /// The plan's counted part, kept with the job so that a resumed run need not count again; empty where there is none.
    public var planFile: [UInt8]
    /// Why a job of more rows would not begin with the rows of this one, in words; nil where it would.
    public var fixedSize: String?

    public init(
        tables: [TableDescriptor], identity: [String], planFile: [UInt8] = [],
        fixedSize: String? = "whether its values depend on the number of rows is not known"
    ) {
        self.tables = tables
        self.identity = identity
        self.planFile = planFile
        self.fixedSize = fixedSize
    }
}

/// What `prepare` found.
public struct PreparedJob: Sendable {
    /// Rows per part, by table.
    public var partRows: [Int]
    /// A part ends at each multiple of so many rows too, so that files of that many rows come out.
    public var partPeriod: Int64
    /// Rows already committed, by table: runs in row order that neither touch nor overlap. The job writes the others.
    public var committed: [[RowRange]]
    /// Tables that must be whole before the first part of a table is handed out, by table; empty where there are none.
    public var prerequisites: [[Int]]

    public init(
        partRows: [Int], partPeriod: Int64 = .max, committed: [[RowRange]], prerequisites: [[Int]] = []
    ) {
        self.partRows = partRows
        self.partPeriod = partPeriod
        self.committed = committed
        self.prerequisites = prerequisites
    }

    /// Where what is committed is always the beginning of a table: so many rows by table.
    public init(partRows: [Int], partPeriod: Int64 = .max, committedRows: [Int64]) {
        self.init(partRows: partRows, partPeriod: partPeriod, committed: committedRows.map { [RowRange](first: $0) })
    }
}

/// What a target can promise.
public struct TargetCapabilities: Sendable {
    /// Data and progress commit in one step.
    public var hasAtomicParts: Bool
    /// Nothing is visible before `publish`.
    public var hasAtomicPublish: Bool
    /// Parts must be handed out in row order (they may still overlap in time).
    public var needsOrderedParts: Bool
    public var acceptsNullableVectors: Bool

    public init(
        hasAtomicParts: Bool, hasAtomicPublish: Bool, needsOrderedParts: Bool, acceptsNullableVectors: Bool
    ) {
        self.hasAtomicParts = hasAtomicParts
        self.hasAtomicPublish = hasAtomicPublish
        self.needsOrderedParts = needsOrderedParts
        self.acceptsNullableVectors = acceptsNullableVectors
    }
}

/// Why a target refused or failed. Facts only; the command words them.
public enum TargetError: Error, Sendable, Equatable {
    /// A system call failed: what was tried, on what, and errno.
    case system(operation: String, path: String, errno: Int32)
    case diskFull(path: String, neededBytes: Int64, freeBytes: Int64)
    case destinationNotEmpty(path: String)
    /// An interrupted run of another job lies there.
    case differentJob(path: String, reason: String)
    case nothingToResume(path: String)
    /// Another run is writing there at this moment.
    case busy(path: String)
    case unsupportedType(column: String, type: String, format: String)
    case limitTooSmall(what: String, given: Int64, minimum: Int64)
    /// What lies there differs from what the document generates (`verify`).
    case mismatch(path: String, detail: String)
    case codec(String)
    /// What is to be written cannot be read, or holds what its column cannot.
    case source(path: String, reason: String)
    /// An option of the destination's URI.
    case option(OptionFailure)
    /// A server refused or was lost.
    case server(ServerFailure)
    /// Another worker failed or the run was cancelled.
    case cancelled
}
