import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// A table as the database has it, checked against the job's: what each column is sent as.
struct PostgresTable {
    let table: LoadTable
    /// Where rows are copied to: the table, or its staging table; quoted, with the schema.
    var destination: String
    /// By column of the job.
    let types: [PostgresType]

    var name: String { table.name }
    var columns: [String] { table.descriptor.columns.map(\.name) }

    /// A column of a table that is there.
    struct Found {
        var name: String
        /// Nil where we have no binary form for it.
        var type: PostgresType?
        /// As SQL.
        var typeName: String
        /// Whether a row without a value for it is refused.
        var mustBeGiven: Bool
    }

    /// The columns of a table; empty where there is no such table.
    static func found(
        _ name: String, _ statements: PostgresStatements, _ connection: PostgresConnection
    ) throws(TargetError) -> [Found] {
        let query = try statements.columns(of: name)
        let result = try connection.execute(query.sql, query.parameters)
        return (0..<result.rowCount).map { row in
            Found(
                name: result[row, 0] ?? "",
                type: result.integer(row, 1).flatMap { PostgresType(oid: $0) }
                    ?? PostgresType(name: result[row, 2] ?? ""),
                typeName: result[row, 2] ?? "", mustBeGiven: result.flag(row, 3))
        }
    }

    /// What keeps the job's rows out of the table, a line each; nothing where they fit.
    static func obstacles(_ table: LoadTable, _ found: [Found]) -> [String] {
        var lines: [String] = []
        for column in table.descriptor.columns {
            guard let own = found.first(where: { $0.name == column.name }) else {
                lines.append("column \(column.name) is missing")
                continue
            }
            if own.type?.holds(column.type) != true {
                lines.append(
                    "column \(column.name) is \(own.typeName), it should be \(column.type.postgresName(hasVectors: false))"
                )
            } else if own.mustBeGiven, column.isNullable {
                lines.append("column \(column.name) takes no nulls, and the schema makes some")
            }
        }
        let given = Set(table.descriptor.columns.map(\.name))
        for own in found where own.mustBeGiven && !given.contains(own.name) {
            lines.append("column \(own.name) must be given, and the schema has none of that name")
        }
        return lines
    }

    /// What is done so that the rows fit: columns added, numbers widened.
    static func evolution(
        _ table: LoadTable, _ found: [Found], _ statements: PostgresStatements, hasVectors: Bool
    ) throws(TargetError) -> [String] {
        var result: [String] = []
        for column in table.descriptor.columns {
            let type = column.type.postgresName(hasVectors: hasVectors)
            guard let own = found.first(where: { $0.name == column.name }) else {
                result.append(try statements.addColumn(table.name, column.name, type))
                if let comment = try statements.comment(column.name, of: table) { result.append(comment) }
                continue
            }
            if own.type?.holds(column.type) != true, let old = own.type, isWidening(old, column.type) {
                result.append(try statements.widenColumn(table.name, column.name, type))
            }
        }
        return result
    }

    /// Whether the new type holds all that the old one does.
    private static func isWidening(_ old: PostgresType, _ new: DataType) -> Bool {
        switch (old, new) {
        case (.int2, .int32), (.int2, .int64), (.int2, .uint16), (.int2, .uint32), (.int2, .uint64): true
        case (.int4, .int64), (.int4, .uint32), (.int4, .uint64), (.int8, .uint64): true
        case (.float4, .float64): true
        default: false
        }
    }
}
