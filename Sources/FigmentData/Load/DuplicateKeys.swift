import FigmentADBC

/// Keys that several rows of a table have. Whichever of them is sent last stays, and which that is depends on batches and
/// threads; within one batch a database refuses them in its own words.
public struct DuplicateKeys: Sendable {
    public var table: String
    public var columns: [String]
    /// Keys that more than one row has, and the rows that have them.
    public var keys: Int64
    public var rows: Int64
    /// One of them, and how many rows have it.
    public var example: [String]
    public var exampleRows: Int64
    /// Whether a document names the key, rather than who loads.
    public var isOfDocument = false

    /// Refuses rows of one key. DuckDB groups them within its memory, and puts the rest on disk.
    ///
    /// - Parameter key: Columns with what is read of them; where it is empty nothing is looked for.
    static func refuse(
        _ table: String, _ key: [(name: String, value: String)], of relation: String, _ connection: ADBCConnection,
        isOfDocument: Bool = false
    ) throws(FileLoadError) {
        if key.isEmpty { return }
        func rows(_ sql: String) throws(FileLoadError) -> [ResultValue] {
            try FileSource.asking { () throws(ADBCError) in try connection.query(sql).rows().first ?? [] }
        }
        let values = key.map(\.value).joined(separator: ", ")
        let groups = "FROM \(relation) GROUP BY \(values) HAVING count(*) > 1"
        let found = try rows("SELECT count(*), CAST(sum(n) AS BIGINT) FROM (SELECT count(*) AS n \(groups))")
        guard found.count == 2, let keys = found[0].integer, keys > 0 else { return }
        let texts = key.map { "CAST(\($0.value) AS VARCHAR)" }.joined(separator: ", ")
        let example = try rows("SELECT count(*), \(texts) \(groups) ORDER BY \(values) LIMIT 1")
        throw .duplicateKeys(
            DuplicateKeys(
                table: table, columns: key.map(\.name), keys: keys, rows: found[1].integer ?? 0,
                example: example.dropFirst().map { if case .text(let text) = $0 { text } else { "null" } },
                exampleRows: example.first?.integer ?? 0, isOfDocument: isOfDocument))
    }
}
