import Figment
import FigmentTarget

/// `.checkpoints/progress.json`: how far a load is.
struct Checkpoint: Sendable {
    static let path = ".checkpoints/progress.json"

    struct Table: Sendable {
        var name: String
        var rows: Int64
        var targetRows: Int64
        /// The key of the last row up to which all are there, and the column's name.
        var lastKey: (name: String, value: Int64)

        fileprivate var last: (String, SyntaxNode) { ("last_" + lastKey.name, .int(Int(lastKey.value))) }
    }

    var tables: [Table]
    /// Of all tables.
    var rows: Int64
    var batches: Int64
    var startTime: String
    var seed: String
    var targetRows: Int64
    var batchRows: Int64
    var seconds: Int64
    /// Rows per second.
    var rate: Int64
    var job: String
    var place: String

    func write(to path: String) throws(FileError) {
        var members: [(String, SyntaxNode)] = [
            ("rows_inserted", .int(Int(rows))), ("batches_completed", .int(Int(batches))),
            ("start_time", .string(startTime)), ("last_checkpoint", .string(System.timestamp())),
            ("seed", .string(seed)), ("target_rows", .int(Int(targetRows))), ("batch_size", .int(Int(batchRows))),
            ("total_time_seconds", .int(Int(seconds))), ("average_rate_rows_per_sec", .int(Int(rate))),
            ("job", .string(job)), ("destination", .string(place)),
        ]
        if tables.count == 1 {
            members.insert(tables[0].last, at: 0)
        } else {
            let tables = tables.map { table in
                SyntaxNode.object([
                    ("name", .string(table.name)), ("rows_inserted", .int(Int(table.rows))),
                    ("target_rows", .int(Int(table.targetRows))), table.last,
                ])
            }
            members.append(("tables", .array(tables)))
        }
        let json = SyntaxNode.object(members)
        if let slash = path.lastIndex(of: "/") { try FileAccess.makeFolder(String(path[..<slash])) }
        try FileAccess.writeAtomically(Array((json.jsonText(pretty: true) + "\n").utf8), to: path)
    }

    /// Reads what a load wrote; nil where there is no file.
    ///
    /// - Throws: ``CommandError/checkpoint(path:reason:)`` for a file that no load wrote; it stays as it is.
    static func read(_ path: String) throws(CommandError) -> Checkpoint? {
        let bytes: [UInt8]
        switch FileAccess.read(path, limit: 1 << 20) {
        case .success(let read): bytes = read
        case .failure(let error):
            if error.isMissing { return nil }
            throw .file(path: path, operation: "read", errno: error.code)
        }
        guard let root = JSONReader.read(bytes, name: path).root else {
            throw .checkpoint(path: path, reason: "it is no JSON")
        }
        func number(_ key: String) throws(CommandError) -> Int64 {
            if case .int(let value)? = root[key]?.value, value >= 0 { return value }
            throw .checkpoint(path: path, reason: "\"\(key)\" is no number")
        }
        func text(_ key: String) throws(CommandError) -> String {
            if case .string(let value)? = root[key]?.value { return value }
            throw .checkpoint(path: path, reason: "\"\(key)\" is no text")
        }
        return Checkpoint(
            tables: [], rows: try number("rows_inserted"), batches: try number("batches_completed"),
            startTime: try text("start_time"), seed: try text("seed"), targetRows: try number("target_rows"),
            batchRows: try number("batch_size"), seconds: try number("total_time_seconds"),
            rate: try number("average_rate_rows_per_sec"), job: try text("job"), place: try text("destination"))
    }
}
