import FigmentEngine
import FigmentLoad
import FigmentTarget

/// The sessions of a load, as the server knows them: two advisory locks, told apart in `pg_locks`.
///
/// | lock | held by |
/// |---|---|
/// | of the job, exclusive | the session that prepared it: nobody else loads the job |
/// | of its members, shared | every session of the load |
///
/// A session that its client has given up may stand for good, with the row of its part and with its locks: one that waits
/// for rows in COPY heeds neither a cancel nor a time-out of the server's, and a connection whose way is blocked looks
/// open. By the second lock such sessions are found and ended.
struct PostgresSessions: Hashable, Sendable {
    /// The keys of the two locks.
    let job: Int64
    let members: Int64

    /// Seconds to wait until sessions that were ended are gone, and for a lock whose holder may just be going.
    static let patience = 5.0

    /// - Throws: ``Obstacle/missingSchema(_:)`` among others.
    init(_ target: PostgresTarget, on connection: PostgresConnection) throws(TargetError) {
        // The schema that is meant, so that two ways to name it are one job.
        let sql = """
            SELECT hashtextextended('figment ' || s || ' ' || $2::text, 0),
              hashtextextended('figment members ' || s || ' ' || $2::text, 0),
              EXISTS (SELECT FROM pg_namespace WHERE nspname = s)
            FROM (SELECT COALESCE($1::text, current_schema()::text) AS s) x
            """
        let result = try connection.execute(sql, [target.settings.schema, target.options.jobName])
        guard result.flag(0, 2), let job = result.integer(0, 0), let members = result.integer(0, 1) else {
            throw target.refused(.unsuitable(.missingSchema(target.settings.schema)))
        }
        self.job = job
        self.members = members
    }

    /// What a session says first of all.
    var joining: String { "SELECT pg_advisory_lock_shared(\(PostgresSessions.literal(members)))" }

    /// Takes the lock of the job, which goes with its session. The server may take a moment to see that a killed process is
    /// gone.
    ///
    /// - Throws: ``ServerFailure/Kind/busy(_:)``.
    func takeJob(for target: PostgresTarget, on connection: PostgresConnection) throws(TargetError) {
        let end = monotonicSeconds() + PostgresSessions.patience
        while true {
            let sql = "SELECT pg_try_advisory_lock(\(PostgresSessions.literal(job)))"
            if try connection.execute(sql).flag(0, 0) { return }
            if monotonicSeconds() > end { break }
            sleepSeconds(0.1)
        }
        throw target.refused(.busy(target.options.jobName), try holder(on: connection))
    }

    /// Who holds the lock of the job, and how it is ended where its process is gone.
    private func holder(on connection: PostgresConnection) throws(TargetError) -> String {
        let result = try connection.execute(
            "SELECT a.pid, COALESCE(a.client_addr::text, 'this machine'), to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ') "
                + "FROM pg_stat_activity a WHERE " + holds([job], "a.pid"))
        guard let pid = result[0, 0] else { return "" }
        return
            "session \(pid) of the server, from \(result[0, 1] ?? "") since \(result[0, 2] ?? ""); if its process is gone "
            + "it ends by itself within a minute, or by SELECT pg_terminate_backend(\(pid))"
    }

    /// Ends sessions, and waits until they are gone. Outside of transactions only.
    ///
    /// - Parameters:
    ///   - pids: Those among them that are of this job still; nil for all of its members but the one that asks.
    ///   - grace: Seconds in which they may go by themselves.
    /// - Returns: Those that stand still.
    @discardableResult
    func end(
        _ pids: [Int32]?, on connection: PostgresConnection, grace: Double = 0, patience: Double = patience
    ) throws(TargetError) -> [Int32] {
        let begin = monotonicSeconds()
        while true {
            let standing = try self.standing(pids, on: connection)
            let seconds = monotonicSeconds() - begin
            if standing.isEmpty || seconds >= patience { return standing }
            if seconds >= grace { for pid in standing { try terminate(pid, on: connection) } }
            sleepSeconds(0.02)
        }
    }

    private func standing(_ pids: [Int32]?, on connection: PostgresConnection) throws(TargetError) -> [Int32] {
        let result: PostgresResult
        if let pids {
            // One that was lost before it had a lock is told by its having said nothing.
            result = try connection.execute(
                "SELECT a.pid FROM pg_stat_activity a WHERE a.pid = ANY($1::int[]) AND a.pid <> pg_backend_pid() AND ("
                    + holds([job, members], "a.pid") + " OR (a.datname = current_database() AND a.query = '' "
                    + "AND a.usename = current_user AND a.application_name = current_setting('application_name')))",
                ["{" + pids.map(String.init).joined(separator: ",") + "}"])
        } else {
            result = try connection.execute(
                "SELECT a.pid FROM pg_stat_activity a WHERE a.pid <> pg_backend_pid() AND " + holds([members], "a.pid"))
        }
        return (0..<result.rowCount).compactMap { result.integer($0, 0).map(Int32.init(truncatingIfNeeded:)) }
    }

    private func terminate(_ pid: Int32, on connection: PostgresConnection) throws(TargetError) {
        do throws(TargetError) { try connection.execute("SELECT pg_terminate_backend(\(pid))") } catch {
            // Of another role: it stands, and the caller sees that.
            guard case .server(let failure) = error, failure.kind == .forbidden else { throw error }
        }
    }

    /// Whether a session holds one of the locks. A key of 64 bits is two numbers in `pg_locks`.
    private func holds(_ keys: [Int64], _ pid: String) -> String {
        "EXISTS (SELECT FROM pg_locks l WHERE l.pid = \(pid) AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
            + "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            + "AND ((l.classid::bigint << 32) | l.objid::bigint) IN ("
            + keys.map(PostgresSessions.literal).joined(separator: ", ") + "))"
    }

    /// In quotation marks: the least number has no literal of its own.
    private static func literal(_ key: Int64) -> String { "'\(key)'::bigint" }
}
