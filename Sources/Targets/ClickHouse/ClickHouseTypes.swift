import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// Which types columns get, and how they go into the types that a table has.
struct ClickHouseTypes: Sendable {
    var isModern: Bool
    var cutsSeconds: Bool
    var emptiesNulls: Bool
    /// Longer pools become String: their dictionary would be sent with each block.
    private let longestPool = 10_000

    init(_ server: ClickHouseServer, _ options: ClickHouseOptions) {
        isModern = server.isModern
        cutsSeconds = options.cutsSeconds
        emptiesNulls = options.emptiesNulls
    }

    /// Those of a server of the present.
    init(_ options: ClickHouseOptions) {
        isModern = true
        cutsSeconds = options.cutsSeconds
        emptiesNulls = options.emptiesNulls
    }

    /// What a column cannot be, with what may be done about it.
    struct Refusal: Error {
        var line: String
    }

    /// The type of a column in a table that is made.
    ///
    /// - Parameter wanted: What the document asks for; servers that do not have LowCardinality take the type within it.
    func newType(_ column: ColumnDescriptor, _ wanted: String? = nil) throws(Refusal) -> String {
        guard let wanted else { return try standardType(column) }
        let parsed = ClickHouseType(wanted)
        let name = isModern ? wanted : parsed.plainName(of: wanted)
        if NativeEncoding(column.type, into: parsed.bare, cutsSeconds: cutsSeconds) == nil {
            throw Refusal(
                line: "column '\(column.name)' cannot be \(wanted), as the schema's storage has it; "
                    + "\(try standardType(column)) is what suits it")
        }
        if column.isNullable, !parsed.isNullable, !(parsed.bare.isArray && emptiesNulls) {
            throw Refusal(line: "column '\(column.name)' can be null, \(wanted) of the schema's storage cannot")
        }
        return name
    }

    private func standardType(_ column: ColumnDescriptor) throws(Refusal) -> String {
        let standard = SQLTypes(dialect: .clickhouse).name(column.type)
        guard let name = isModern ? standard : SQLTypes.oldClickHouse(column.type, cutsSeconds: cutsSeconds) else {
            throw Refusal(
                line:
                    "column '\(column.name)': this server has no DateTime64, only whole seconds; add instants=seconds to "
                    + "the address to cut fractions off, or give the column the type timestamp(second)")
        }
        let isArray = ClickHouseType(name).isArray
        if isArray, column.isNullable, !emptiesNulls {
            throw Refusal(
                line:
                    "column '\(column.name)': an Array cannot be null; add null_arrays=empty to the address to write empty "
                    + "arrays, or make the column not nullable")
        }
        let nullable = column.isNullable && !isArray ? "Nullable(\(name))" : name
        if isModern, case .dictionary(let pool) = column.form, column.type == .utf8, pool.count <= longestPool {
            return "LowCardinality(\(nullable))"
        }
        return nullable
    }

    /// How a column goes into one that is there.
    ///
    /// - Throws: What is wrong, a line for people.
    func column(_ column: ColumnDescriptor, into target: ClickHouseTable.Column) throws(Refusal) -> NativeColumn {
        if ["MATERIALIZED", "ALIAS", "EPHEMERAL"].contains(target.defaultKind) {
            throw Refusal(line: "column '\(column.name)' is \(target.defaultKind) there: the server computes it")
        }
        let bare = target.type.bare
        guard let encoding = NativeEncoding(column.type, into: bare, cutsSeconds: cutsSeconds) else {
            let wanted = (try? newType(column)) ?? SQLTypes(dialect: .clickhouse).name(column.type)
            throw Refusal(line: "column '\(column.name)' is \(target.typeName) there; \(wanted) is needed")
        }
        if column.isNullable, !target.type.isNullable, !(bare.isArray && emptiesNulls) {
            throw Refusal(
                line: "column '\(column.name)' can be null, \(target.typeName) there cannot"
                    + (bare.isArray ? "; add null_arrays=empty to the address to write empty arrays" : ""))
        }
        var result = NativeColumn(
            name: column.name, typeName: target.typeName, encoding: encoding, isNullable: target.type.isNullable,
            isLowCardinality: false, emptiesNulls: emptiesNulls)
        guard case .lowCardinality(let inner) = target.type else { return result }
        if case .dictionary(let pool) = column.form, bare == .string, pool.count <= longestPool {
            result.isLowCardinality = true
        } else {
            // The server makes the dictionary: a block may bring the plain type.
            result.typeName = inner.plainName(of: target.typeName)
        }
        return result
    }
}

extension ClickHouseType {
    var isArray: Bool {
        switch self {
        case .array, .map: true
        default: false
        }
    }

    /// The text within LowCardinality(…).
    func plainName(of name: String) -> String {
        guard name.hasPrefix("LowCardinality("), name.hasSuffix(")") else { return name }
        return String(name.dropFirst("LowCardinality(".count).dropLast())
    }
}
