import Figment
import FigmentClickHouse
import FigmentLoad
import FigmentPostgres

/// The databases that a URI can name. A new one is a line here: docs/adding-a-target.md.
enum Databases {
    static let kinds: [DatabaseKind] = [
        PostgresTarget.kind,
        ClickHouseTarget.kind,
    ]
    static let schemes = kinds.flatMap(\.schemes)

    private static func kind(_ uri: TargetURI) -> DatabaseKind? { kinds.first { $0.schemes.contains(uri.scheme) } }

    /// Reads a URI; one without a host takes the one that the environment names.
    static func address(_ text: String) throws(TargetURI.Malformed) -> TargetURI {
        let uri = try TargetURI(text)
        guard let kind = kind(uri), uri.host == nil, uri.path.isEmpty, uri.user == nil else { return uri }
        var other: TargetURI.Malformed?
        for name in kind.variables {
            guard let value = System.environment(name) else { continue }
            // One that cannot be read is told, rather than that another database is taken.
            let named = try TargetURI(value)
            guard kind.schemes.contains(named.scheme) else {
                other = other ?? .otherVariable(name: name, scheme: named.scheme)
                continue
            }
            var result = named
            result.options += uri.options.filter { named.option($0.name) == nil }
            return result
        }
        if let other { throw other }
        return uri
    }

    static func target(
        _ uri: TargetURI, _ tables: [LoadTable], _ options: LoadOptions
    ) throws(CommandError) -> any LoadTarget {
        guard let kind = kind(uri) else { throw .usage(.destination(uri.description, .noDatabase), command: ["load"]) }
        do throws(TargetError) { return try kind.target(uri, tables, options) } catch { throw .target(error) }
    }
}
