/// What happens to rows that are in a table already.
public enum LoadMode: String, Hashable, Sendable, CaseIterable {
    /// They stay; the job's rows come beside them.
    case append
    /// The job's rows replace them, all at once when the job is whole.
    case overwrite
    /// Those with the key of one of the job's rows are replaced by it, the others stay.
    case upsert
    /// As `upsert`, by the database's MERGE, which asks for no unique index on the key.
    case merge

    /// Whether rows are told from each other by the table's key.
    public var needsKey: Bool { self == .upsert || self == .merge }
}
