import FigmentEngine
import FigmentTarget
import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps two processes from loading one job at once: a table, because making one is atomic in every version.
///
/// Locks of a job are numbered, the highest holds. The owner (host, boot, process, its start) is the default of a column,
/// so that it is there with the table; rows are signs of life. A lock is taken over, by making the next number, when its
/// process is dead (seen from the same host) or has given no sign for 15 minutes.
struct ClickHouseLock {
    let connection: ClickHouseConnection
    let statements: ClickHouseStatements
    /// `figment_lock_<hash of the job's name>_`.
    let prefix: String
    private(set) var number: Int64
    private let owner: String

    static let staleSeconds: Int64 = 900
    static let beatSeconds = 20.0

    /// - Parameters:
    ///   - owner: A name of the target's own (``ownName()``).
    ///   - number: Of a lock that it has taken.
    init(
        _ connection: ClickHouseConnection, _ statements: ClickHouseStatements, job: String, owner: String,
        number: Int64 = 0
    ) {
        self.owner = owner
        self.number = number
        self.connection = connection
        self.statements = statements
        var hash = Hash64(lane: 21)
        hash.add(job)
        prefix = "figment_lock_" + String(hash.finish(), radix: 16) + "_"
    }

    private struct Holder {
        var number: Int64
        var owner: String
        var isStale: Bool
    }

    /// - Throws: `busy` while another process holds it.
    mutating func take(job: String) throws(TargetError) {
        let holders = try holders()
        if let alive = holders.first(where: { !$0.isStale }) { throw busy(job, alive) }
        number = (holders.map(\.number).max() ?? 0) + 1
        do throws(TargetError) {
            try connection.run(
                """
                CREATE TABLE \(table()) (owner String DEFAULT \(ClickHouseStatements.literal(owner)), \
                at DateTime DEFAULT now()) ENGINE = TinyLog
                """)
        } catch {
            guard case .server(let failure) = error, failure.code == "57" else { throw error }
            // The answer to a try of our own may have been lost.
            guard try self.holders().contains(where: { $0.number == number && $0.owner == owner }) else {
                throw ClickHouseError.refused(
                    .busy(job), "another process took the lock at this moment", place: connection.address.place)
            }
        }
        // Somebody who looked before this one was there may have made another.
        let others = try self.holders().filter { $0.number != number }
        if let alive = others.first(where: { !$0.isStale }) {
            release()
            throw busy(job, alive)
        }
        for other in others { try connection.run("DROP TABLE IF EXISTS \(table(other.number))") }
    }

    func beat() throws(TargetError) {
        try connection.run("INSERT INTO \(table()) (at) SELECT now()")
    }

    /// Never fails: a lock that stays is taken over later.
    func release() {
        guard number > 0, let name = try? table() else { return }
        for _ in 0..<3 where (try? connection.run("DROP TABLE IF EXISTS \(name)")) != nil { return }
    }

    private func table(_ other: Int64? = nil) throws(TargetError) -> String {
        try statements.qualified(prefix + String(other ?? number))
    }

    private func busy(_ job: String, _ holder: Holder) -> TargetError {
        let words = holder.owner.split(separator: " ").prefix(2)
        return ClickHouseError.refused(
            .busy(job), "it is being loaded by \(words.joined(separator: ", process "))",
            place: connection.address.place)
    }

    private func holders() throws(TargetError) -> [Holder] {
        let rows = try connection.rows(
            """
            SELECT table, default_expression FROM system.columns WHERE database = \
            \(ClickHouseStatements.literal(statements.database)) AND name = 'owner' \
            AND substring(table, 1, \(prefix.utf8.count)) = \(ClickHouseStatements.literal(prefix))
            """)
        var result: [Holder] = []
        for row in rows where row.count == 2 {
            guard let number = Int64(row[0].dropFirst(prefix.count)) else { continue }
            let owner = row[1].filter { $0 != "'" }
            result.append(Holder(number: number, owner: owner, isStale: try isStale(owner, number)))
        }
        return result
    }

    private func isStale(_ owner: String, _ number: Int64) throws(TargetError) -> Bool {
        if owner == self.owner { return number != self.number }
        let words = owner.split(separator: " ").map(String.init)
        let own = self.owner.split(separator: " ").map(String.init)
        if words.count >= 4, own.count >= 4, words[0] == own[0], words[2] == own[2], let process = Int32(words[1]) {
            return ClickHouseLock.startOfProcess(process) != words[3]
        }
        let rows = try? connection.rows(
            """
            SELECT toString(toInt64(now()) - greatest(toInt64(max(at)), (SELECT toInt64(metadata_modification_time) \
            FROM system.tables WHERE database = \(ClickHouseStatements.literal(statements.database)) \
            AND name = \(ClickHouseStatements.literal(prefix + String(number)))))) FROM \(table(number))
            """)
        // It went away meanwhile.
        guard let age = rows?.first?.first.flatMap({ Int64($0) }) else { return false }
        return age > ClickHouseLock.staleSeconds
    }

    /// Host, process, boot of the machine, start of the process and a number of the caller's: characters that no quoting
    /// touches.
    static func ownName() -> String { processName + " " + String(UInt32.random(in: .min ... .max), radix: 16) }

    private static let processName: String = {
        var host = [CChar](repeating: 0, count: 256)
        gethostname(&host, 255)
        let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
        let boot = firstLine("/proc/sys/kernel/random/boot_id").filter { $0 != " " }
        let process = getpid()
        return "\(plain.isEmpty ? "host" : plain) \(process) \(boot.isEmpty ? "-" : boot) \(startOfProcess(process))"
    }()

    /// Clock ticks since the machine's start; "0" where there is no such process.
    private static func startOfProcess(_ process: Int32) -> String {
        let line = firstLine("/proc/\(process)/stat")
        // Behind the name in parentheses, which may hold anything, the start is the 20th word.
        guard let end = line.lastIndex(of: ")") else { return "0" }
        let words = line[line.index(after: end)...].split(separator: " ")
        return words.count > 19 ? String(words[19]) : "0"
    }

    private static func firstLine(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 2_048)
        guard fgets(&line, 2_048, file) != nil else { return "" }
        return String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
