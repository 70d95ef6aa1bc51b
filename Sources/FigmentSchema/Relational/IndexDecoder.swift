import FigmentTypes

/// `indexes` of `storage.postgresql` and of `storage.clickhouse`.
enum IndexDecoder {
    // MARK: PostgreSQL

    static func postgresql(
        _ keys: Members<PostgresStorageKey>, _ table: Table, _ decoding: inout Decoding
    ) -> [PostgresStorage.Index] {
        var result: [PostgresStorage.Index] = []
        var lines: [String: Int] = [:]
        for element in decoding.list(keys, .indexes) ?? [] {
            guard let index = postgresIndex(element, table, &decoding) else { continue }
            let words =
                index.name ?? "\(index.columns.joined(separator: ", ")) (\(index.method.rawValue))"
            if let line = lines[words] {
                decoding.report(.rule(.indexTwice(words, firstLine: line)), at: element)
                continue
            }
            lines[words] = element.location.line
            result.append(index)
        }
        return result
    }

    private static func postgresIndex(
        _ cursor: Cursor, _ table: Table, _ decoding: inout Decoding
    ) -> PostgresStorage.Index? {
        if cursor.text != nil {
            return columns([cursor], table, &decoding).map { PostgresStorage.Index(columns: $0) }
        }
        if case .array = cursor.node.value {
            guard let list = decoding.list(cursor, minCount: 1, example: "[\"created_at\"]") else { return nil }
            return columns(list, table, &decoding).map { PostgresStorage.Index(columns: $0) }
        }
        guard
            let members = decoding.members(
                of: cursor, PostgresIndexKey.self, owner: "an index",
                example: "{\"columns\": [\"tags\"], \"method\": \"gin\"}")
        else { return nil }
        let method =
            members[.method].map { decoding.choice($0, of: .indexMethod, PostgresStorage.Method.self) } ?? .btree
        let distance = members[.distance].map {
            decoding.choice($0, of: .distance, PostgresStorage.Distance.self)
        }
        let isUnique = decoding.bool(members, .unique) ?? false
        let name = members[.name] == nil ? nil : indexName(members, .name, &decoding)
        guard let list = decoding.list(members, .columns), let columns = columns(list, table, &decoding),
            let method
        else { return nil }
        var index = PostgresStorage.Index(
            name: name, columns: columns, method: method, isUnique: isUnique, distance: distance ?? nil)
        if method.isOfVectors { index.distance = index.distance ?? .l2 }
        check(index, members, table, &decoding)
        return index
    }

    /// PostgreSQL would cut a longer name without a word.
    private static func indexName(
        _ members: Members<PostgresIndexKey>, _ key: PostgresIndexKey, _ decoding: inout Decoding
    ) -> String? {
        guard let name = decoding.identifier(members, key), let place = members[key] else { return nil }
        if name.utf8.count > 63 {
            decoding.report(
                .outOfRange(
                    key: key.rawValue, value: .string(name), range: "at most 63 bytes",
                    nearest: .string(String(name.prefix(63)))), at: place)
        }
        return name
    }

    /// What PostgreSQL would say when the rows are there.
    private static func check(
        _ index: PostgresStorage.Index, _ members: Members<PostgresIndexKey>, _ table: Table,
        _ decoding: inout Decoding
    ) {
        let method = index.method
        let place = members[.method] ?? members.object
        if index.isUnique, method != .btree {
            decoding.report(.rule(.indexCannot(method.rawValue, .beUnique)), at: members[.unique] ?? place)
        }
        if members[.distance] != nil, !method.isOfVectors {
            decoding.report(.rule(.indexCannot(method.rawValue, .haveDistance)), at: members[.distance] ?? place)
        }
        if index.columns.count > 1, method == .hash || method.isOfVectors {
            decoding.report(
                .rule(.indexCannot(method.rawValue, .haveSeveralColumns)), at: members[.columns] ?? place)
        }
        for name in index.columns {
            guard let column = table.columns.first(where: { $0.name == name }) else { continue }
            switch (method, column.type) {
            case (.gin, .list), (.gin, .json), (.gin, .structure), (.gin, .sparseVector): continue
            case (.gin, _): wrongType(column, "a list or json for \(method.rawValue)", place, &decoding)
            case (.hnsw, .vector(let element, _)) where element.isFloat: continue
            case (.ivfflat, .vector(let element, _)) where element.isFloat: continue
            case (.hnsw, _), (.ivfflat, _):
                wrongType(column, "a vector of floats for \(method.rawValue)", place, &decoding)
            default: continue
            }
        }
    }

    private static func wrongType(
        _ column: ColumnSpec, _ wanted: String, _ place: Cursor, _ decoding: inout Decoding
    ) {
        decoding.report(.rule(.columnType(column.name, type: column.declaredType, wanted: wanted)), at: place)
    }

    // MARK: ClickHouse

    static func clickhouse(
        _ keys: Members<ClickHouseStorageKey>, _ table: Table, _ decoding: inout Decoding
    ) -> [SkippingIndex] {
        var result: [SkippingIndex] = []
        var lines: [String: Int] = [:]
        for element in decoding.list(keys, .indexes) ?? [] {
            guard let index = skippingIndex(element, number: result.count + 1, table, &decoding) else { continue }
            if let line = lines[index.name] {
                decoding.report(.rule(.indexTwice(index.name, firstLine: line)), at: element)
                continue
            }
            lines[index.name] = element.location.line
            result.append(index)
        }
        return result
    }

    private static func skippingIndex(
        _ cursor: Cursor, number: Int, _ table: Table, _ decoding: inout Decoding
    ) -> SkippingIndex? {
        guard
            let members = decoding.members(
                of: cursor, ClickHouseIndexKey.self, owner: "an index",
                example: "{\"columns\": [\"author\"], \"type\": \"minmax\"}")
        else { return nil }
        let kind = members[.type].flatMap { skippingKind($0, &decoding) }
        let granularity = decoding.integer(members, .granularity)
        let name = members[.name] == nil ? nil : decoding.identifier(members, .name)
        let expression = StorageDecoder.sql(members, .expression, "expression", &decoding)
        let list = decoding.list(members, .columns)
        if (members[.columns] == nil) == (members[.expression] == nil) {
            decoding.report(
                .rule(.indexOfWhat(both: members[.columns] != nil)), at: members[.expression] ?? members.object)
            return nil
        }
        guard let kind else { return nil }
        var columns: [String] = []
        if let list {
            guard let known = self.columns(list, table, &decoding) else { return nil }
            columns = known
            check(kind, columns, members, table, &decoding)
        } else if expression == nil {
            return nil
        }
        let stem = columns.isEmpty ? "index_\(number)" : columns.joined(separator: "_")
        return SkippingIndex(
            name: name ?? "\(stem)_\(kind.name)", columns: columns, expression: expression, kind: kind,
            granularity: granularity ?? kind.standardGranularity)
    }

    private static func skippingKind(_ cursor: Cursor, _ decoding: inout Decoding) -> SkippingIndex.Kind? {
        guard let text = decoding.string(cursor, example: "\"minmax\"") else { return nil }
        let name = String(text.prefix { $0 != "(" })
        guard let example = SkippingIndex.examples.first(where: { $0.prefix { $0 != "(" } == name }) else {
            decoding.unknownName(
                name, of: .indexType, known: SkippingIndex.examples.map { String($0.prefix { $0 != "(" }) },
                at: cursor)
            return nil
        }
        if let kind = SkippingIndex.Kind(text) { return kind }
        decoding.report(.rule(.indexParameters(text, example: example)), at: cursor)
        return nil
    }

    private static func check(
        _ kind: SkippingIndex.Kind, _ columns: [String], _ members: Members<ClickHouseIndexKey>, _ table: Table,
        _ decoding: inout Decoding
    ) {
        let place = members[.type] ?? members.object
        if case .vectorSimilarity = kind, columns.count > 1 {
            decoding.report(.rule(.indexCannot(kind.name, .haveSeveralColumns)), at: members[.columns] ?? place)
        }
        for name in columns {
            guard let column = table.columns.first(where: { $0.name == name }) else { continue }
            switch (kind, column.type) {
            case (.vectorSimilarity(_, let wanted, _), .vector(let element, let dim)) where element.isFloat:
                if Int64(dim) != wanted {
                    wrongType(column, "a vector of \(wanted) floats", place, &decoding)
                }
            case (.vectorSimilarity, _): wrongType(column, "a vector of floats for \(kind.name)", place, &decoding)
            case (.tokenBloomFilter, .utf8), (.tokenBloomFilter, .json), (.tokenBloomFilter, .list(.utf8)),
                (.ngramBloomFilter, .utf8), (.ngramBloomFilter, .json), (.ngramBloomFilter, .list(.utf8)):
                continue
            case (.tokenBloomFilter, _), (.ngramBloomFilter, _):
                wrongType(column, "texts for \(kind.name)", place, &decoding)
            default: continue
            }
        }
    }

    // MARK: Columns

    /// The columns that the elements name, each once; nil where one of them cannot be indexed.
    private static func columns(
        _ elements: [Cursor], _ table: Table, _ decoding: inout Decoding
    ) -> [String]? {
        var result: [String] = []
        var isWhole = true
        for element in elements {
            guard let name = decoding.string(element), StorageDecoder.isStored(name, table, element, &decoding) else {
                isWhole = false
                continue
            }
            if result.contains(name) {
                decoding.report(.rule(.indexedTwice(name)), at: element)
                isWhole = false
            }
            result.append(name)
        }
        return isWhole ? result : nil
    }
}

extension PostgresStorage.Method {
    /// Of pgvector.
    public var isOfVectors: Bool { self == .hnsw || self == .ivfflat }
}
