public import FigmentColumns
public import FigmentTarget
public import FigmentTypes

/// A database that takes a job's rows: ``Target`` with what only databases have.
///
/// `prepare` connects, checks or makes the tables, and reads what an earlier load of the same name has committed, refusing
/// when that was of something else (``JobRecord``). `write` commits the rows of a part and the fact that they are there
/// together, or not at all. `publish` makes an overwrite visible and marks the job as done.
///
/// The last three have an answer already, for targets that have no better one.
public protocol LoadTarget: Target {
    /// Those that the target was made for, in the order of the job's.
    var tables: [LoadTable] { get }

    /// Rows in each table now, in the order of the job's tables; nil for a table that is not there.
    func countRows() throws(TargetError) -> [Int64?]

    /// A target for the engine that compares rows with what the tables hold instead of writing them.
    func comparison() throws(TargetError) -> any ComparisonTarget

    /// What an earlier load of the job's name is noted with; nil where there was none or it is forgotten.
    func recorded() throws(TargetError) -> JobRecord?

    /// The statements that `prepare` and `publish` would run on an empty database: tables, then indexes and foreign keys.
    /// None where there is nothing to declare.
    func definitions() throws(TargetError) -> [String]

    /// What is stored otherwise than the document has it, a sentence each, known before the first row.
    var notes: [String] { get }

    /// Bytes that the rows of a table take as they are sent, uncompressed, without a connection; an estimate where the
    /// target's form of rows depends on the table that is there.
    func sentBytes(_ table: Int, _ rows: RowRange, from source: any ColumnSource) throws(TargetError) -> Int
}

extension LoadTarget {
    public func definitions() throws(TargetError) -> [String] { [] }

    public var notes: [String] { [] }

    public func sentBytes(_ table: Int, _ rows: RowRange, from source: any ColumnSource) throws(TargetError) -> Int {
        Int(tables[table].descriptor.estimatedRowBytes * Double(rows.count))
    }
}

/// A target that compares; its `publish` ends the comparison.
public protocol ComparisonTarget: Target {
    /// Filled when `publish` has returned; none means that every table holds exactly the rows of the job.
    var differences: [TableDifference] { get }
}

/// How a table differs from what the document generates.
public struct TableDifference: Hashable, Sendable {
    public var table: String
    /// Rows of the document that the table lacks or has with other values.
    public var missing: Int64
    /// Rows of the table that the document does not generate. Of tables with a key, where the target knows it: those whose
    /// key the document does not generate.
    public var surplus: Int64
    /// Whether there may be more of both: so many rows were there that only the least that explains them is known.
    public var isAtLeast: Bool
    /// Up to ten, in words: which row, what is there, what should be.
    public var examples: [String]

    public init(table: String, missing: Int64, surplus: Int64, isAtLeast: Bool = false, examples: [String]) {
        self.table = table
        self.missing = missing
        self.surplus = surplus
        self.isAtLeast = isAtLeast
        self.examples = examples
    }

    /// Characters of an example, at most: rows may hold vectors of kilobytes.
    public static let longestExample = 500
    public static let mostExamples = 10
}
