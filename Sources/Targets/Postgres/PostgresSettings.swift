public import FigmentLoad
public import FigmentTarget
import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How to reach a database, and what the URI asks of us beside that.
public struct PostgresSettings: Sendable {
    /// libpq's connection parameters.
    let parameters: [(name: String, value: String)]
    /// For messages: host, port and database; no user, no password.
    public let place: String
    /// The schema of the tables; nil for the first of the search path.
    public let schema: String?
    /// Longest wait for a connection, and for a sign of life of a statement.
    private(set) var connectSeconds: Double
    private(set) var idleSeconds: Double

    /// Options of libpq that a URI may name.
    private static let own = [
        "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "ssl_min_protocol_version", "channel_binding",
        "krbsrvname", "gssencmode", "options", "target_session_attrs", "service", "passfile", "hostaddr",
        "application_name",
    ]
    private static let ours = ["schema", "connect_timeout", "timeout"]

    /// Where Debian, Fedora and macOS keep the authorities that the system trusts.
    private static let authorities = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    ]

    /// - Throws: ``TargetError/option(_:)`` for options that there are not and values that cannot be.
    public init(_ uri: TargetURI) throws(TargetError) {
        var list: [(name: String, value: String)] = []
        for option in uri.options where !PostgresSettings.ours.contains(option.name) {
            guard PostgresSettings.own.contains(option.name) else {
                throw .option(
                    OptionFailure(
                        name: option.name, reason: "PostgreSQL has no such option",
                        choices: (PostgresSettings.own + PostgresSettings.ours).sorted()))
            }
            list.append((option.name, option.value))
        }
        schema = uri.option("schema")
        connectSeconds = try PostgresSettings.seconds(uri, "connect_timeout", 10)
        idleSeconds = try PostgresSettings.seconds(uri, "timeout", 60)
        if let user = uri.user { list.append(("user", user)) }
        if let password = uri.password { list.append(("password", password.revealed)) }
        if let host = uri.host { list.append(("host", host)) }
        if let port = uri.port { list.append(("port", String(port))) }
        if !uri.path.isEmpty { list.append(("dbname", uri.path)) }
        let host = uri.host ?? getenv("PGHOST").map { String(cString: $0) } ?? "localhost"
        list += PostgresSettings.encryption(list, host: host)
        if uri.option("application_name") == nil { list.append(("application_name", "figment")) }
        // A peer that is gone is noticed within a minute, also while nothing is sent.
        list += [
            ("keepalives_idle", "20"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "60000"), ("client_encoding", "UTF8"),
        ]
        parameters = list
        let port = uri.port.map { ":\($0)" } ?? ""
        place = host + port + (uri.path.isEmpty ? "" : "/" + uri.path)
    }

    /// The same for who has no time left: no wait is longer than so many seconds.
    func hurried(_ seconds: Double) -> PostgresSettings {
        var result = self
        result.connectSeconds = min(seconds, connectSeconds)
        result.idleSeconds = min(seconds, idleSeconds)
        return result
    }

    /// Unless the URI or the environment says otherwise, another machine must prove who it is.
    private static func encryption(
        _ list: [(name: String, value: String)], host: String
    ) -> [(name: String, value: String)] {
        let isLocal = host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(host)
        let isSaid = list.contains { $0.name == "sslmode" || $0.name == "service" } || getenv("PGSSLMODE") != nil
        if isLocal || isSaid { return [] }
        var result = [(name: "sslmode", value: "verify-full")]
        let hasRoot = list.contains { $0.name == "sslrootcert" } || getenv("PGSSLROOTCERT") != nil
        if !hasRoot, let file = authorities.first(where: { access($0, R_OK) == 0 }) {
            result.append(("sslrootcert", file))
        }
        return result
    }

    private static func seconds(_ uri: TargetURI, _ name: String, _ standard: Double) throws(TargetError) -> Double {
        guard let text = uri.option(name) else { return standard }
        guard let number = Double(text), number > 0, number <= 86_400 else {
            throw .option(
                OptionFailure(name: name, reason: "it must be seconds, above 0 and at most 86400", choices: []))
        }
        return number
    }
}
