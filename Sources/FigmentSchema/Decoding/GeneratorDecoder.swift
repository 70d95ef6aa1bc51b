import FigmentTypes

/// Decodes a generator, the same in both dialects.
struct GeneratorDecoder {
    var decoding: Decoding
    /// The generators of the dialect.
    let kinds: [GeneratorKind]

    /// - Parameter kinds: The generators of the dialect, for suggestions.
    init(decoding: Decoding, kinds: [GeneratorKind] = GeneratorKind.allCases) {
        self.decoding = decoding
        self.kinds = kinds
    }

    /// Decodes `{"<name>": <parameters>}` and checks that it makes values of the column's type.
    ///
    /// References to other columns and tables are checked later, when all of them are known.
    mutating func decode(_ cursor: Cursor, for column: ColumnSpec) -> Generator? {
        guard let (kind, parameters) = kind(cursor, column) else { return nil }
        if !kind.yields(column.type) {
            let fitting = kinds.filter { $0.yields(column.type) }.map(\.rawValue)
            decoding.report(
                .generatorDoesNotFit(
                    generator: kind.rawValue, type: column.declaredType, fitting: fitting,
                    example: GeneratorKind.example(for: column.type)), at: cursor)
            return nil
        }
        switch kind {
        case .sequence: return sequence(parameters, column)
        case .choice: return choice(parameters, column)
        case .distribution: return distribution(parameters)
        case .datetimeSeries: return datetimeSeries(parameters)
        case .template: return template(parameters, column)
        case .lookup: return lookup(parameters)
        case .constant: return constant(parameters, column)
        case .uuid: return uuid(parameters, column)
        }
    }

    /// The one generator that the object names.
    private mutating func kind(_ cursor: Cursor, _ column: ColumnSpec) -> (GeneratorKind, Cursor)? {
        let example = GeneratorKind.example(for: column.type)
        guard case .object(let all) = cursor.node.value else {
            let named = cursor.text.flatMap(GeneratorKind.init)?.descriptor.example
            decoding.wrongKind(cursor, expected: "an object with one generator", example: named ?? example)
            return nil
        }
        let members = all.filter { !FreeKeys.names.contains($0.key) }
        guard members.count == 1, let member = members.first else {
            decoding.report(.generatorCount(found: members.map(\.key), example: example), at: cursor)
            return nil
        }
        let parameters = Cursor(node: member.value, path: cursor.path.key(member.key))
        if let kind = GeneratorKind(rawValue: member.key) { return (kind, parameters) }
        if let planned = PlannedGenerator(rawValue: member.key) {
            decoding.report(
                .notSupportedYet(what: "generator", name: member.key, alternatives: planned.alternatives),
                at: member.keyLocation, path: parameters.path)
            return nil
        }
        let known = kinds.map(\.rawValue)
        let nearest = EditDistance.nearest(to: member.key, among: known + PlannedGenerator.allCases.map(\.rawValue))
        decoding.report(
            .unknownName(member.key, of: .generator, nearest: nearest, known: known), at: member.keyLocation,
            path: parameters.path)
        return nil
    }

    // MARK: One function per generator

    private mutating func sequence(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, SequenceKey.self, owner: "a sequence") else { return nil }
        let start = decoding.integer(members, .start) ?? 1
        let step = decoding.integer(members, .step) ?? 1
        if step == 0 { decoding.report(.stepZero, at: members[.step] ?? cursor) }
        if let range = column.type.integerRange, !range.contains(start) {
            decoding.report(
                .sequenceLeavesType(start: start, type: column.declaredType), at: members[.start] ?? cursor)
        }
        return .sequence(start: start, step: step)
    }

    private mutating func constant(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let literal = cursor.node.literal else {
            decoding.wrongKind(cursor, expected: "a scalar", example: "\"EUR\"")
            return nil
        }
        if literal == .null, column.isNullable { return .constant(.null) }
        return fitted(cursor, column).map { .constant($0) }
    }

    private mutating func uuid(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        if !cursor.node.isNull {
            guard decoding.members(of: cursor, NoKey.self, owner: "uuid") != nil else { return nil }
        }
        if let limit = column.maxLength, limit < 36 {
            decoding.report(.template(.longerThanLimit(shortest: 36, limit: limit)), at: cursor)
        }
        return .uuid
    }

    private mutating func lookup(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, LookupKey.self, owner: "a lookup") else { return nil }
        if let on = members[.on] {
            decoding.report(.notSupportedYet(what: "key", name: "on", alternatives: []), at: on)
        }
        guard let from = decoding.string(members, .from), let place = members[.from] else { return nil }
        let parts = from.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let table = parts.first, let column = parts.last, !table.isEmpty, !column.isEmpty
        else {
            decoding.report(.relational(.badReference(from)), at: place)
            return nil
        }
        return .lookup(table: String(table), column: String(column))
    }

    private mutating func datetimeSeries(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, DatetimeSeriesKey.self, owner: "a datetime_series") else {
            return nil
        }
        for key in [DatetimeSeriesKey.frequency, .pattern] {
            guard let place = members[key] else { continue }
            decoding.report(.notSupportedYet(what: "key", name: key.rawValue, alternatives: []), at: place)
        }
        guard let within = members[.within] else { return .datetimeSeries(DatetimeSeries()) }
        if let text = within.text {
            if text == "timeframe" { return .datetimeSeries(DatetimeSeries()) }
            decoding.unknownName(text, of: .window, known: ["timeframe"], at: within)
            return nil
        }
        return WindowDecoder.decode(within, &decoding).map { .datetimeSeries(DatetimeSeries(within: $0)) }
    }

    // MARK: Values

    /// A scalar that must be of the column's type.
    mutating func fitted(_ cursor: Cursor, _ column: ColumnSpec) -> Literal? {
        guard let literal = cursor.node.literal else {
            decoding.wrongKind(cursor, expected: "a scalar of type \(column.declaredType)")
            return nil
        }
        switch literal.fitted(to: column.type, maxLength: column.maxLength) {
        case .success(let value): return value
        case .failure(let error):
            decoding.report(.doesNotFit(value: literal, type: column.declaredType, error.failure), at: cursor)
            return nil
        }
    }
}

/// An object that takes no keys.
enum NoKey: String, DocumentKey {
    case none = ""
    static var allCases: [NoKey] { [] }
    init?(rawValue: String) { nil }
    var descriptor: KeyDescriptor { KeyDescriptor("", .anything, "", example: "{}") }
}

/// Decodes `{start, end, freq?}`.
enum WindowDecoder {
    static func decode(_ cursor: Cursor, _ decoding: inout Decoding) -> Timeframe? {
        guard let members = decoding.members(of: cursor, WindowKey.self, owner: "a window of time") else { return nil }
        let start = instant(members, .start, &decoding)
        let end = instant(members, .end, &decoding)
        let frequency = decoding.string(members, .frequency)
        guard let start, let end else { return nil }
        if start >= end, let first = members[.start]?.text, let last = members[.end]?.text {
            decoding.report(
                .relational(.timeframeReversed(start: first, end: last)), at: members[.end] ?? cursor)
            return nil
        }
        return Timeframe(startMicros: start, endMicros: end, frequency: frequency)
    }

    private static func instant(
        _ members: Members<WindowKey>, _ key: WindowKey, _ decoding: inout Decoding
    ) -> Int64? {
        guard let cursor = members[key], let text = decoding.string(members, key) else { return nil }
        if let micros = Instant.micros(text) { return micros }
        decoding.report(.relational(.badInstant(text)), at: cursor)
        return nil
    }
}
