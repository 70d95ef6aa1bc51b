import CPostgres
import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One connection through libpq, never waiting longer than its time-out for a sign of life. For one thread at a time.
final class PostgresConnection {
    private let raw: OpaquePointer
    let settings: PostgresSettings
    /// The server's number of the session; libpq forgets it when the connection ends. 0 where there is none yet.
    private(set) var backend: Int32 = 0
    private var place: String { settings.place }

    /// - Parameters:
    ///   - first: A statement that the session begins with.
    ///   - failed: Told the server's number of a session that was lost before it could be used.
    /// - Throws: ``ServerFailure`` of the kinds `cannotConnect`, `authentication`, `certificate`, `missingDatabase`.
    init(
        _ settings: PostgresSettings, first: String? = nil, failed: (Int32) -> Void = { _ in }
    ) throws(TargetError) {
        self.settings = settings
        guard FaultHook.next() == 0 else { throw .server(PostgresConnection.lost(settings.place, "broken on request")) }
        raw = try PostgresConnection.open(settings)
        // From here on `deinit` runs, also where this throws.
        figment_drop_notices(raw)
        PQsetErrorVerbosity(raw, PQERRORS_VERBOSE)
        try connect()
        backend = PQbackendPID(raw)
        PQsetErrorVerbosity(raw, PQERRORS_DEFAULT)
        guard PQsetnonblocking(raw, 1) == 0 else { throw failure() }
        // Texts are UTF-8 whatever the environment says; instants in the form that COPY has.
        let session = "SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET standard_conforming_strings = on; "
        do throws(TargetError) {
            try execute(session + PostgresConnection.keepalives + (first.map { "; " + $0 } ?? ""))
        } catch {
            failed(backend)
            throw error
        }
    }

    /// The server, too, notices within a minute that the other side is gone, where it has such settings (not on sockets of
    /// the same machine, and some since PostgreSQL 12) and nobody has set them.
    private static let keepalives =
        "SELECT set_config(name, CASE name WHEN 'tcp_keepalives_idle' THEN '20' WHEN 'tcp_keepalives_interval' THEN '10' "
        + "WHEN 'tcp_keepalives_count' THEN '3' ELSE '60000' END, false) FROM pg_settings WHERE source = 'default' AND name "
        + "IN ('tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout')"

    /// The server's version: 150004 for 15.4.
    var serverVersion: Int { Int(PQserverVersion(raw)) }

    /// Whether nothing says that the connection has ended. For times when nothing is asked.
    var isOpen: Bool {
        // What the server says when it ends a session comes before the end.
        while wait(forWriting: false, until: monotonicSeconds() + 0.001) {
            guard PQconsumeInput(raw) == 1 else { return false }
            // Reads what has come, and sees an end.
            _ = PQisBusy(raw)
            if PQstatus(raw) != CONNECTION_OK || PQsocket(raw) < 0 { return false }
        }
        return PQstatus(raw) == CONNECTION_OK
    }

    deinit { PQfinish(raw) }

    private static func open(_ settings: PostgresSettings) throws(TargetError) -> OpaquePointer {
        let names = settings.parameters.map(\.name)
        let values = settings.parameters.map(\.value)
        let started = withCStrings(names) { names in withCStrings(values) { PQconnectStartParams(names, $0, 0) } }
        guard let started else {
            throw .server(
                ServerFailure(
                    server: "PostgreSQL", place: settings.place, kind: .cannotConnect, message: "no memory"))
        }
        return started
    }

    private func connect() throws(TargetError) {
        let deadline = monotonicSeconds() + settings.connectSeconds
        var wanted = PGRES_POLLING_WRITING
        while PQstatus(raw) != CONNECTION_BAD {
            switch wanted {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_FAILED: throw cannotConnect()
            default: break
            }
            guard wait(forWriting: wanted == PGRES_POLLING_WRITING, until: deadline) else {
                throw .server(
                    ServerFailure(
                        server: "PostgreSQL", place: place, kind: .cannotConnect,
                        message: "no answer within \(Int(settings.connectSeconds)) seconds", isTransient: true))
            }
            wanted = PQconnectPoll(raw)
        }
        throw cannotConnect()
    }

    private func cannotConnect() -> TargetError {
        let text = PQerrorMessage(raw).map { String(cString: $0) } ?? ""
        if let (state, message) = PostgresError.refusal(text) {
            return .server(PostgresError.failure(state: state, message: message, place: place))
        }
        // Without a code of the server's it is the way to it. Only the wording rests on words here.
        let isCertificate = text.contains("certificate")
        return .server(
            ServerFailure(
                server: "PostgreSQL", place: place,
                kind: PQconnectionNeedsPassword(raw) != 0
                    ? .authentication : isCertificate ? .certificate : .cannotConnect,
                message: PostgresResult.oneLine(text),
                isTransient: PQconnectionNeedsPassword(raw) == 0 && !isCertificate))
    }

    // MARK: Statements

    /// Runs statements and waits for the last one's result.
    ///
    /// - Parameters:
    ///   - parameters: Values in text form; nil for null. With parameters only one statement may be given.
    ///   - table: The table concerned, for messages.
    ///   - isLong: Whether the server may work on it for as long as it likes, as long as it does.
    @discardableResult
    func execute(
        _ sql: String, _ parameters: [String?] = [], table: String? = nil, isLong: Bool = false
    ) throws(TargetError) -> PostgresResult {
        try begin()
        let sent =
            parameters.isEmpty
            ? PQsendQuery(raw, sql)
            : withCStrings(parameters) {
                PQsendQueryParams(raw, sql, Int32(parameters.count), nil, $0, nil, nil, 0)
            }
        guard sent == 1 else { throw failure() }
        return try results(table: table, deadline: isLong ? nil : monotonicSeconds() + settings.idleSeconds)
    }

    /// Counts the step for the fault hook; a broken one is a lost connection.
    private func begin() throws(TargetError) {
        guard FaultHook.next() == 0 else { throw .server(PostgresConnection.lost(place, "broken on request")) }
    }

    private func results(table: String?, deadline: Double?) throws(TargetError) -> PostgresResult {
        try flush(until: deadline ?? monotonicSeconds() + settings.idleSeconds)
        var last: PostgresResult?
        while let result = try nextResult(until: deadline) {
            switch result.status {
            case PGRES_COPY_IN, PGRES_COPY_OUT: return result
            case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
                let error = result.failure(place, table)
                // What else is on its way would be taken for the next statement's.
                if PQstatus(raw) == CONNECTION_OK { while try nextResult(until: deadline) != nil {} }
                throw error.code.isEmpty ? failure() : .server(error)
            default: last = result
            }
        }
        guard let last else { throw failure() }
        return last
    }

    /// The next result of what was sent; nil behind the last.
    private func nextResult(until deadline: Double?) throws(TargetError) -> PostgresResult? {
        var unanswered = 0
        while PQisBusy(raw) != 0 {
            guard wait(forWriting: false, until: deadline ?? monotonicSeconds() + settings.idleSeconds) else {
                guard deadline == nil else { throw timeout() }
                switch works() {
                case true?: unanswered = 0
                case nil where unanswered < 2: unanswered += 1
                // An answer that was on its way when we asked is there by now.
                case _ where wait(forWriting: false, until: monotonicSeconds() + min(1, settings.idleSeconds)): break
                default: throw timeout()
                }
                continue
            }
            guard PQconsumeInput(raw) == 1 else { throw failure() }
        }
        return PQgetResult(raw).map(PostgresResult.init)
    }

    /// Whether the server is at work for this session: said by another one, because a blocked way looks like silence.
    ///
    /// - Returns: Nil where nobody says.
    private func works() -> Bool? {
        do throws(TargetError) {
            let other = try PostgresConnection(settings)
            let found = try other.execute(
                "SELECT state, wait_event_type = 'Client' FROM pg_stat_activity WHERE pid = $1::int", [String(backend)])
            // Without `track_activities` it says nothing of what it does.
            return found.rowCount > 0 && ["active", "disabled"].contains(found[0, 0] ?? "disabled") && !found.flag(0, 1)
        } catch {
            guard case .server(let failure) = error else { return nil }
            switch failure.kind {
            case .cannotConnect, .lost, .timeout: return nil
            // The server is there, and takes nobody more.
            default: return true
            }
        }
    }

    private func flush(until deadline: Double?) throws(TargetError) {
        while true {
            switch PQflush(raw) {
            case 0: return
            case 1:
                // The server may have something to say before it takes more.
                guard wait(forWriting: true, orReading: true, until: deadline) else { throw timeout() }
                guard PQconsumeInput(raw) == 1 else { throw failure() }
            default: throw failure()
            }
        }
    }

    // MARK: COPY, begun by a statement

    /// Sends bytes of a COPY, at most 1 GB.
    func copy(_ bytes: UnsafeBufferPointer<UInt8>) throws(TargetError) {
        guard let base = bytes.baseAddress else { return }
        let deadline = monotonicSeconds() + settings.idleSeconds
        try base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { (base) throws(TargetError) in
            while true {
                switch PQputCopyData(raw, base, Int32(bytes.count)) {
                case 1: return
                case 0:
                    guard wait(forWriting: true, orReading: true, until: deadline) else { throw timeout() }
                    guard PQconsumeInput(raw) == 1 else { throw failure() }
                default: throw failure()
                }
            }
        }
        // libpq keeps what the socket does not take: not more than one buffer of ours.
        try flush(until: deadline)
    }

    /// Ends a COPY. - Returns: The rows that the server took.
    func endCopy(table: String) throws(TargetError) -> Int64 {
        try begin()
        let deadline = monotonicSeconds() + settings.idleSeconds
        while true {
            let ended = PQputCopyEnd(raw, nil)
            if ended == 1 { break }
            guard ended == 0 else { throw failure() }
            guard wait(forWriting: true, until: deadline) else { throw timeout() }
        }
        return try results(table: table, deadline: deadline).affectedRows
    }

    /// Runs a COPY … TO STDOUT and gives what comes to `take`, until that returns false: then the connection is of no more
    /// use.
    func copyOut(
        _ sql: String, to take: (UnsafeBufferPointer<UInt8>) throws(TargetError) -> Bool
    ) throws(TargetError) {
        guard try execute(sql, isLong: true).status == PGRES_COPY_OUT else { throw failure() }
        while true {
            var bytes: UnsafeMutablePointer<CChar>?
            let count = Int(PQgetCopyData(raw, &bytes, 1))
            defer { PQfreemem(bytes) }
            if count > 0, let bytes {
                let goesOn = try bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
                    (base) throws(TargetError) in try take(UnsafeBufferPointer(start: base, count: count))
                }
                if !goesOn { return }
            } else if count == 0 {
                _ = wait(forWriting: false, until: nil)
                guard PQconsumeInput(raw) == 1 else { throw failure() }
            } else {
                break
            }
        }
        _ = try results(table: nil, deadline: nil)
    }

    // MARK: Waiting and failing

    /// - Returns: False when the deadline passed first.
    private func wait(forWriting: Bool, orReading: Bool = false, until deadline: Double?) -> Bool {
        let socket = PQsocket(raw)
        guard socket >= 0 else { return true }
        var events = forWriting ? POLLOUT : POLLIN
        if orReading { events |= POLLIN }
        while true {
            let left = deadline.map { $0 - monotonicSeconds() }
            if let left, left <= 0 { return false }
            var descriptor = pollfd(fd: socket, events: Int16(events), revents: 0)
            let ready = poll(&descriptor, 1, left.map { Int32(min($0 * 1_000 + 1, 2_000_000_000)) } ?? -1)
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { return true }
        }
    }

    private var message: String {
        guard let text = PQerrorMessage(raw) else { return "" }
        return PostgresResult.oneLine(String(cString: text))
    }

    /// What ended the connection, or what libpq says of its own.
    private func failure() -> TargetError { .server(PostgresConnection.lost(place, message)) }

    private static func lost(_ place: String, _ message: String) -> ServerFailure {
        ServerFailure(server: "PostgreSQL", place: place, kind: .lost, message: message, isTransient: true)
    }

    private func timeout() -> TargetError {
        .server(
            ServerFailure(
                server: "PostgreSQL", place: place, kind: .timeout,
                message: "nothing for \(Int(settings.idleSeconds)) seconds", isTransient: true))
    }
}

/// Calls `body` with the texts as an array of C strings; nil stays a null pointer. The array ends with one.
func withCStrings<Result>(
    _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    let copies = texts.map { $0.flatMap { strdup($0) } }
    defer { for copy in copies { free(copy) } }
    let pointers: [UnsafePointer<CChar>?] = copies.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
}
