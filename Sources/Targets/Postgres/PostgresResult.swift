import CPostgres
import FigmentTarget

/// The result of a statement, in text form.
final class PostgresResult {
    private let raw: OpaquePointer

    init(_ raw: OpaquePointer) { self.raw = raw }

    deinit { PQclear(raw) }

    var status: ExecStatusType { PQresultStatus(raw) }

    var rowCount: Int { Int(PQntuples(raw)) }

    /// A value; nil for null and for places that are not there.
    subscript(row: Int, column: Int) -> String? {
        guard row < rowCount, column < Int(PQnfields(raw)), PQgetisnull(raw, Int32(row), Int32(column)) == 0,
            let value = PQgetvalue(raw, Int32(row), Int32(column))
        else { return nil }
        return String(cString: value)
    }

    func integer(_ row: Int, _ column: Int) -> Int64? { self[row, column].flatMap { Int64($0) } }

    func flag(_ row: Int, _ column: Int) -> Bool { self[row, column] == "t" }

    /// Rows that the statement changed.
    var affectedRows: Int64 { PQcmdTuples(raw).flatMap { Int64(String(cString: $0)) } ?? 0 }

    /// The server's error; its code is empty where libpq made it.
    func failure(_ place: String, _ table: String?) -> ServerFailure {
        let state = field(67) ?? ""  // PG_DIAG_SQLSTATE, 'C'
        var message = field(77) ?? PQresultErrorMessage(raw).map { String(cString: $0) } ?? ""  // 'M'
        if let detail = field(68) { message += ": " + detail }  // 'D'
        if let context = field(87) { message += " [" + context + "]" }  // 'W'
        return PostgresError.failure(
            state: state, message: PostgresResult.oneLine(message), place: place, table: table)
    }

    private func field(_ code: Int32) -> String? { PQresultErrorField(raw, code).map { String(cString: $0) } }

    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    }
}
