import FigmentSchema
import FigmentTypes

/// What Keboola reads beside a CSV file: how it is written, and the table's key.
///
/// Where a manifest names columns, Keboola takes the file for one without a header; names stand in one of the two only.
/// Source: Keboola, "Manifest Files Specification", tables in /data/out.
struct KeboolaManifest {
    let table: ExportTable
    let hasHeader: Bool

    var json: SyntaxNode {
        var members: [(String, SyntaxNode)] = [
            ("incremental", .bool(false)), ("primary_key", .strings(table.primaryKey)), ("delimiter", .string(",")),
            ("enclosure", .string("\"")),
        ]
        if !hasHeader { members.insert(("columns", .strings(table.columns.map(\.name))), at: 0) }
        let types = table.columns.map { column in
            (
                column.name,
                SyntaxNode.array([
                    .object([
                        ("key", .string("KBC.datatype.basetype")),
                        ("value", .string(KeboolaManifest.baseType(column.type))),
                    ]),
                    .object([
                        ("key", .string("KBC.datatype.nullable")), ("value", .string(column.isNullable ? "1" : "0")),
                    ]),
                ])
            )
        }
        members.append(("column_metadata", .object(types)))
        return .object(members)
    }

    /// Keboola's base types.
    private static func baseType(_ type: DataType) -> String {
        switch type {
        case .bool: "BOOLEAN"
        case _ where type.isInteger: "INTEGER"
        case _ where type.isFloat: "FLOAT"
        case .decimal: "NUMERIC"
        case .date32: "DATE"
        case .timestamp: "TIMESTAMP"
        default: "STRING"
        }
    }

    /// `dataset.json`: all tables with their files, columns and keys.
    static func index(
        _ dataset: ExportDataset, _ tables: [ExportTable], files: [ExportedFile], hasHeader: Bool
    ) -> SyntaxNode {
        let entries = tables.map { table in
            let file = files.first { $0.table == table.name }
            return SyntaxNode.object([
                ("name", .string(table.name)), ("file", .string(file?.name ?? "")),
                ("manifest", .string((file?.name ?? "") + ".manifest")), ("rows", .int(Int(file?.rows ?? 0))),
                ("columns", .strings(table.columns.map(\.name))), ("primary_key", .strings(table.primaryKey)),
                (
                    "foreign_keys",
                    .array(
                        dataset.foreignKeys.filter { $0.from.table == table.name }.map {
                            .object([
                                ("column", .string($0.from.column)), ("references", .string($0.to.description)),
                            ])
                        })
                ),
            ])
        }
        return .object([
            ("name", .string(dataset.name)), ("version", .string(dataset.version)), ("delimiter", .string(",")),
            ("enclosure", .string("\"")), ("has_header", .bool(hasHeader)), ("tables", .array(entries)),
        ])
    }
}
