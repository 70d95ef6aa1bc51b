import Figment
import FigmentClickHouse
import FigmentLoad
import FigmentPostgres

/// The databases that a URI can name.
enum Databases {
    static let schemes = ["postgresql", "postgres", "clickhouse", "clickhouses"]

    /// Reads a URI; one without a host takes the one that the environment names.
    static func address(_ text: String) throws(TargetURI.Malformed) -> TargetURI {
        let uri = try TargetURI(text)
        guard uri.host == nil, uri.path.isEmpty, uri.user == nil else { return uri }
        let isPostgres = uri.scheme.hasPrefix("postgres")
        for name in isPostgres ? ["POSTGRES_URL", "DATABASE_URL"] : ["CLICKHOUSE_URL"] {
            guard let value = System.environment(name) else { continue }
            // One that cannot be read is told, rather than that another database is taken.
            let named = try TargetURI(value)
            guard schemes.contains(named.scheme), named.scheme.hasPrefix("postgres") == isPostgres else { continue }
            var result = named
            result.options += uri.options.filter { named.option($0.name) == nil }
            return result
        }
        return uri
    }

    static func target(
        _ uri: TargetURI, _ tables: [LoadTable], _ options: LoadOptions
    ) throws(CommandError) -> any LoadTarget {
        do throws(TargetError) {
            if uri.scheme.hasPrefix("clickhouse") {
                return try ClickHouseTarget(uri: uri, tables: tables, options: options)
            }
            return try PostgresTarget(uri: uri, tables: tables, options: options)
        } catch { throw .target(error) }
    }
}
