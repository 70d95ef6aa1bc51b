public import FigmentEngine

/// What a load did.
public struct LoadReport: Sendable {
    public var run: RunReport
    /// The destination as messages show it.
    public var place: String
    public var mode: LoadMode
    /// Committed by this run.
    public var batches: Int
    /// Tries beyond the first.
    public var retries: Int
    /// Bytes of rows that were sent, before compression, also by tries that failed.
    public var bytes: Int64
    /// What is stored otherwise than the document has it.
    public var notes: [String]
    /// Whether an earlier load had done everything.
    public var wasComplete: Bool

    public init(
        run: RunReport, place: String, mode: LoadMode, batches: Int, retries: Int, bytes: Int64, notes: [String],
        wasComplete: Bool
    ) {
        self.run = run
        self.place = place
        self.mode = mode
        self.batches = batches
        self.retries = retries
        self.bytes = bytes
        self.notes = notes
        self.wasComplete = wasComplete
    }
}
