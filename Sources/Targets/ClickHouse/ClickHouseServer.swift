import FigmentSchema
import FigmentTarget
import FigmentTypes

/// What a server is able to do, asked once.
struct ClickHouseServer: Sendable {
    var version: String
    /// Names of `system.data_type_families`, of settings and of settings of MergeTree that decide something.
    private var names: Set<String>

    init(_ connection: ClickHouseConnection) throws(TargetError) {
        let rows = try connection.rows(
            """
            SELECT 'version', version()
            UNION ALL SELECT 'type', name FROM system.data_type_families \
            WHERE name IN ('Bool', 'Date32', 'DateTime64', 'LowCardinality')
            UNION ALL SELECT 'setting', name FROM system.settings \
            WHERE name IN ('insert_deduplication_token', 'async_insert', 'async_insert_deduplicate', 'low_cardinality_allow_in_native_format', \
            'http_write_exception_in_output_format', 'allow_suspicious_low_cardinality_types', 'mutations_sync', \
            'allow_experimental_vector_similarity_index')
            UNION ALL SELECT 'setting', name FROM system.merge_tree_settings \
            WHERE name = 'non_replicated_deduplication_window'
            UNION ALL SELECT 'comment', concat(table, '.comment') FROM system.columns \
            WHERE database = 'system' AND table IN ('tables', 'columns') AND name = 'comment'
            """)
        version = ""
        names = []
        for row in rows where row.count == 2 {
            if row[0] == "version" { version = row[1] } else { names.insert(row[1]) }
        }
    }

    func has(_ name: String) -> Bool { names.contains(name) }

    /// Whether it has the types of the present: before, LowCardinality was an experiment too.
    var isModern: Bool { has("Bool") && has("Date32") && has("DateTime64") }
    /// Whether an INSERT can carry a token by which the server knows it again.
    var hasTokens: Bool { has("insert_deduplication_token") && has("non_replicated_deduplication_window") }
    /// Where it keeps comments, CREATE TABLE takes them.
    var hasTableComments: Bool { has("tables.comment") }
    var hasColumnComments: Bool { has("columns.comment") }

    /// Whether tables can have such an index.
    func has(_ kind: SkippingIndex.Kind) -> Bool {
        if case .vectorSimilarity = kind { return isModern && has("allow_experimental_vector_similarity_index") }
        return isModern
    }

    /// Whether INSERTs can wait in a queue.
    var hasQueue: Bool { has("async_insert") }
    /// Compression of requests: zstd came with 20.x.
    var takesZstd: Bool { isModern }
}

/// A table as the server has it.
struct ClickHouseTable: Sendable {
    struct Column: Sendable {
        var name: String
        var typeName: String
        var type: ClickHouseType
        /// "DEFAULT", "MATERIALIZED", "ALIAS" or empty.
        var defaultKind: String
        var isInKey: Bool
    }
    var engine: String
    /// With its parameters and settings.
    var engineText: String
    var sortingKey: String
    /// Empty where all rows are in one partition.
    var partitionKey: String
    /// Zeros or empty where the database gives none.
    var uuid: String
    var columns: [Column]

    func column(_ name: String) -> Column? { columns.first { $0.name == name } }
    var hasMarker: Bool { column(ClickHouseStatements.marker)?.type == .integer(bits: 64, isSigned: false) }

    /// The setting of the table, else nil.
    var deduplicationWindow: Int? {
        guard let setting = engineText.firstRange(of: "non_replicated_deduplication_window = ") else { return nil }
        return Int(engineText[setting.upperBound...].prefix { $0.isNumber })
    }
}

extension ClickHouseConnection {
    /// The rows of a small answer, as texts.
    func rows(_ sql: String) throws(TargetError) -> [[String]] {
        TabSeparated.rows(try run(sql + "\nFORMAT TabSeparated"))
    }

    func number(_ sql: String) throws(TargetError) -> Int64 {
        Int64(try rows(sql).first?.first ?? "") ?? 0
    }

    /// Nil where there is no such table.
    func table(_ name: String) throws(TargetError) -> ClickHouseTable? {
        let place = ClickHouseStatements.place(address.database, name)
        // Columns of system.tables came one after the other.
        let known = try rows(
            "SELECT name FROM system.columns WHERE database = 'system' AND table = 'tables' AND name = 'uuid'")
        let uuid = known.isEmpty ? "''" : "toString(uuid)"
        let found = try rows(
            """
            SELECT engine, engine_full, sorting_key, partition_key, \(uuid) FROM system.tables \
            WHERE database = \(place.database) AND name = \(place.table)
            """)
        guard let row = found.first, row.count == 5 else { return nil }
        let columns = try rows(
            """
            SELECT name, type, default_kind, toString(is_in_sorting_key OR is_in_partition_key OR is_in_primary_key) \
            FROM system.columns WHERE database = \(place.database) AND table = \(place.table)
            """)
        return ClickHouseTable(
            engine: row[0], engineText: row[1], sortingKey: row[2], partitionKey: row[3], uuid: row[4],
            columns: columns.filter { $0.count == 4 }.map {
                ClickHouseTable.Column(
                    name: $0[0], typeName: $0[1], type: ClickHouseType($0[1]), defaultKind: $0[2],
                    isInKey: $0[3] == "1" || $0[3] == "true")
            })
    }
}

/// The format TabSeparated, read.
enum TabSeparated {
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        bytes.split(separator: 0x0A).map { line in
            line.split(separator: 0x09, omittingEmptySubsequences: false).map { text($0) }
        }
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in field {
            guard isEscaped else {
                if byte == 0x5C { isEscaped = true } else { result.append(byte) }
                continue
            }
            isEscaped = false
            switch byte {
            case 0x62: result.append(0x08)
            case 0x66: result.append(0x0C)
            case 0x6E: result.append(0x0A)
            case 0x72: result.append(0x0D)
            case 0x74: result.append(0x09)
            case 0x30: result.append(0)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
