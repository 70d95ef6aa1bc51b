import FigmentTypes

enum StorageDecoder {
    static func decode(_ cursor: Cursor, _ table: inout Table, _ decoding: inout Decoding) {
        guard let members = decoding.members(of: cursor, StorageKey.self, owner: "a storage") else { return }
        if let place = members[.clickhouse] { clickhouse(place, &table, &decoding) }
        if let place = members[.postgresql],
            let keys = decoding.members(of: place, PostgresStorageKey.self, owner: "a table in PostgreSQL")
        {
            var storage = PostgresStorage()
            storage.indexes = IndexDecoder.postgresql(keys, table, &decoding)
            table.postgresql = storage
        }
    }

    private static func clickhouse(_ place: Cursor, _ table: inout Table, _ decoding: inout Decoding) {
        guard let keys = decoding.members(of: place, ClickHouseStorageKey.self, owner: "a table in ClickHouse")
        else { return }
        var storage = ClickHouseStorage()
        storage.engine = sql(keys, .engine, "engine that keeps rows here", &decoding) { text in
            // Others send rows elsewhere; whoever wants that writes it into the address of the load.
            let name = text.prefix { $0 != "(" }
            return name.hasSuffix("MergeTree") || ["Null", "Memory", "Log", "TinyLog", "StripeLog"].contains(name)
        }
        storage.partitionBy = sql(keys, .partitionBy, "expression", &decoding)
        for element in decoding.list(keys, .orderBy) ?? [] {
            if let name = decoding.string(element), isStored(name, table, element, &decoding) {
                storage.orderBy.append(name)
            }
        }
        for (name, value) in entries(keys[.settings], &decoding) {
            guard Quoting.isIdentifier(name) else {
                decoding.report(.badIdentifier(name, suggestion: Quoting.identifier(name)), at: value)
                continue
            }
            guard let literal = value.node.literal, literal != .null else {
                decoding.wrongKind(value, expected: "a number, a boolean or a text", example: "1")
                continue
            }
            storage.settings.append(ClickHouseStorage.Setting(name: name, value: literal))
        }
        for (name, value) in entries(keys[.types], &decoding) {
            guard isStored(name, table, value, &decoding), let type = decoding.string(value) else { continue }
            guard isSQL(type), type.first?.isLetter == true else {
                decoding.report(.rule(.badSQL(type, wanted: "type of ClickHouse")), at: value)
                continue
            }
            storage.types[name] = type
        }
        storage.indexes = IndexDecoder.clickhouse(keys, table, &decoding)
        table.clickhouse = storage
    }

    private static func entries(
        _ cursor: Cursor?, _ decoding: inout Decoding
    ) -> [(name: String, value: Cursor)] {
        guard let cursor else { return [] }
        guard case .object(let members) = cursor.node.value else {
            decoding.wrongKind(cursor, expected: "an object")
            return []
        }
        return members.map { ($0.key, Cursor(node: $0.value, path: cursor.path.key($0.key))) }
    }

    static func isStored(
        _ name: String, _ table: Table, _ place: Cursor, _ decoding: inout Decoding
    ) -> Bool {
        // Keys that a server makes and outputs of its functions are in no table that is loaded.
        let known = table.columns.filter { !$0.isAutoID && !$0.isFunctionOutput }
        guard let column = known.first(where: { $0.name == name }) else {
            decoding.unknownName(
                name, of: table.collection == nil ? .column : .field, known: known.filter(\.isWritten).map(\.name),
                at: place)
            return false
        }
        if column.isHidden { decoding.report(.rule(.hiddenColumn(.stored(name))), at: place) }
        return !column.isHidden
    }

    static func sql<Key>(
        _ keys: Members<Key>, _ key: Key, _ wanted: String, _ decoding: inout Decoding,
        where isWanted: (String) -> Bool = { _ in true }
    ) -> String? {
        guard let place = keys[key], let text = decoding.string(place) else { return nil }
        if isSQL(text), isWanted(text) { return text }
        decoding.report(.rule(.badSQL(text, wanted: wanted)), at: place)
        return nil
    }

    /// Whether a text may stand in a statement as it is: names, numbers, operators and parentheses that match, texts in
    /// single quotes without backslashes. No comment and no end of a statement comes through, so that a document from
    /// elsewhere cannot say more than how its own table is kept.
    static func isSQL(_ text: String) -> Bool {
        var depth = 0
        var isQuoted = false
        for byte in text.utf8 {
            if isQuoted, byte != UInt8(ascii: "'") {
                if byte == UInt8(ascii: "\\") || byte < 0x20 { return false }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"): isQuoted.toggle()
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth < 0 { return false }
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: ","), UInt8(ascii: "."),
                UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "="):
                break
            case UInt8(ascii: " "): if depth == 0 { return false }
            default: return false
            }
        }
        return depth == 0 && !isQuoted && !text.isEmpty && text.utf8.count <= 1_000
    }
}

/// `load` of a document: defaults of `figment load`.
public enum LoadKey: String, DocumentKey {
    case targetSize = "target_size"
    case seed, checkpoint
    case asOf = "as_of"

    public var descriptor: KeyDescriptor {
        switch self {
        case .asOf:
            KeyDescriptor(
                rawValue, .string, "The column of instants that --as-of sets to one instant in all rows.",
                example: "\"updated_at\"")
        case .targetSize:
            KeyDescriptor(
                rawValue, .string,
                "How many bytes to load, as --target-size has it; rows follow from the bytes of a row. For documents of "
                    + "one table.",
                example: "\"10GB\"")
        case .seed:
            KeyDescriptor(
                rawValue, .oneOf(SeedKind.allCases.map(\.rawValue)),
                "random: each load draws a seed and keeps it until it is whole or reset.",
                default: "the document's seed, or 42", example: "\"random\"")
        case .checkpoint:
            KeyDescriptor(
                rawValue, .boolean, "Whether .checkpoints/progress.json mirrors how far the load is.",
                default: "false", example: "true")
        }
    }

    enum SeedKind: String, CaseIterable { case random }
}

enum LoadDecoder {
    static func decode(_ cursor: Cursor, _ decoding: inout Decoding) -> LoadDefaults {
        var result = LoadDefaults()
        guard let members = decoding.members(of: cursor, LoadKey.self, owner: "load") else { return result }
        if let place = members[.targetSize], let text = decoding.string(place) {
            result.targetBytes = ByteSize.bytes(text)
            if result.targetBytes == nil {
                decoding.wrongKind(place, expected: "a size", example: LoadKey.targetSize.descriptor.example)
            }
        }
        if let place = members[.seed], let text = decoding.string(place) {
            result.drawsSeed = text == LoadKey.SeedKind.random.rawValue
            if !result.drawsSeed {
                decoding.wrongKind(place, expected: "\"random\"", example: LoadKey.seed.descriptor.example)
            }
        }
        result.asOfColumn = members[.asOf].flatMap { decoding.string($0) }
        result.keepsCheckpoint = decoding.bool(members, .checkpoint) ?? false
        return result
    }
}
