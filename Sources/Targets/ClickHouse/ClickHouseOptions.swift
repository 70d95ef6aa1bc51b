import FigmentLoad
import FigmentTarget

/// What a URI says of a ClickHouse server and of how it is loaded.
struct ClickHouseOptions: Sendable {
    enum Compression: String, Sendable, CaseIterable { case none, zstd, gzip }

    /// What takes the place of what when a load overwrites.
    enum Overwrite: String, Sendable, CaseIterable {
        /// The new table that of the old one.
        case table
        /// Partitions of the new rows those of the same id; the table and its others stay.
        case partitions
    }

    var address: ClickHouseAddress
    /// Nil: what the server takes; none on this machine.
    var compression: Compression?
    /// Text of SQL, as the user wrote it.
    var engine: String?
    var orderBy: String?
    var partitionBy: String?
    /// Instants finer than a second are cut where the server has no DateTime64.
    var cutsSeconds = false
    /// Null lists and vectors become empty ones.
    var emptiesNulls = false
    /// Rows carry the marker column even where tokens would do.
    var usesMarker = false
    /// INSERTs wait in the server's queue, where it puts several into one part.
    var insertsAsync = false
    /// Nil where the address says nothing.
    var overwrite: Overwrite?
    /// Tables in which nothing keeps a repeated part out are taken.
    var isAtLeastOnce = false

    static let names = [
        "compress", "engine", "order_by", "partition_by", "instants", "null_arrays", "marker", "delivery", "insert",
        "overwrite", "ca", "verify", "connect_timeout", "timeout", "setting.NAME",
    ]

    init(_ uri: TargetURI) throws(TargetError) {
        let isSecure = uri.scheme == "clickhouses"
        let host = uri.host ?? "localhost"
        let port = uri.port ?? (isSecure ? 8443 : 8123)
        let shown = host.contains(":") ? "[\(host)]" : host
        let place = "\(shown):\(port)"
        let database = uri.path.isEmpty ? "default" : uri.path
        address = ClickHouseAddress(
            url: "\(isSecure ? "https" : "http")://\(place)/", place: place, database: database, user: uri.user,
            password: uri.password)
        isLocal = ["localhost", "127.0.0.1", "::1"].contains(host)
        guard !shown.contains(where: { "/?#@\\ ".contains($0) || $0.isNewline }) else {
            throw .option(OptionFailure(name: "host", reason: "'\(shown)' is no name of a host", choices: []))
        }
        for option in uri.options { try take(option.name, option.value) }
    }

    private(set) var isLocal: Bool

    private mutating func take(_ name: String, _ value: String) throws(TargetError) {
        switch name {
        case "compress":
            if value == "auto" { return }
            let allowed = Compression.allCases.map(\.rawValue) + ["auto"]
            compression = try choice(name, value, allowed) { Compression(rawValue: $0) }
        case "engine": engine = value
        case "order_by": orderBy = value
        case "partition_by": partitionBy = value
        case "instants": cutsSeconds = try choice(name, value, ["seconds"]) { $0 == "seconds" ? true : nil }
        case "null_arrays": emptiesNulls = try choice(name, value, ["empty"]) { $0 == "empty" ? true : nil }
        case "marker": usesMarker = try flag(name, value)
        case "delivery":
            isAtLeastOnce = try choice(name, value, ["at_least_once", "exactly_once"]) {
                ["at_least_once": true, "exactly_once": false][$0]
            }
        case "insert":
            insertsAsync = try choice(name, value, ["sync", "async"]) { ["sync": false, "async": true][$0] }
        case "overwrite":
            overwrite = try choice(name, value, Overwrite.allCases.map(\.rawValue)) { Overwrite(rawValue: $0) }
        case "ca": address.certificateFile = value
        case "verify": address.verifiesCertificate = try flag(name, value)
        case "connect_timeout": address.connectTimeout = try seconds(name, value)
        case "timeout": address.idleTimeout = try seconds(name, value)
        default:
            guard name.hasPrefix("setting."), name.utf8.count > 8 else {
                throw .option(
                    OptionFailure(
                        name: name, reason: "ClickHouse has no such option", choices: ClickHouseOptions.names))
            }
            address.settings.append((String(name.dropFirst(8)), value))
        }
    }

    private func choice<Value>(
        _ name: String, _ value: String, _ allowed: [String], _ read: (String) -> Value?
    ) throws(TargetError) -> Value {
        guard let result = read(value) else {
            let reason = "it may be \(allowed.joined(separator: ", ")), not '\(value)'"
            throw .option(OptionFailure(name: name, reason: reason, choices: []))
        }
        return result
    }

    private func flag(_ name: String, _ value: String) throws(TargetError) -> Bool {
        try choice(name, value, ["1", "0"]) { ["1": true, "true": true, "0": false, "false": false][$0] }
    }

    private func seconds(_ name: String, _ value: String) throws(TargetError) -> Int {
        try choice(name, value, ["1 to 86400 seconds"]) { Int($0).flatMap { (1...86_400).contains($0) ? $0 : nil } }
    }
}
