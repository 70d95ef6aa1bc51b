/// Decodes `segment_behavior`, in its three spellings, and `vintage_behavior`.
enum BehaviorDecoder {
    static func segments(
        _ cursor: Cursor, _ columns: [ColumnSpec], _ decoding: inout Decoding
    ) -> SegmentBehavior? {
        guard case .object(let all) = cursor.node.value else {
            decoding.wrongKind(cursor, expected: "an object (segments)", example: "{\"segment_column\": \"tier\"}")
            return nil
        }
        // The flat spelling has the segments at the top.
        let named = ["behaviors", "segments", "segment_column", "applies_to_columns"]
        let isFlat = !all.contains { named.contains($0.key) }
        var place: Cursor? = cursor
        var columnName: String?
        var appliesTo: [String] = []
        if !isFlat {
            guard let members = decoding.members(of: cursor, SegmentKey.self, owner: "segment_behavior") else {
                return nil
            }
            place = members[.behaviors]
            columnName = decoding.string(members, .segmentColumn)
            appliesTo = decoding.list(members, .appliesToColumns)?.compactMap { decoding.string($0) } ?? []
        }
        let segments = place.map { multipliers($0, &decoding) } ?? []
        let names = columns.map(\.name)
        if let columnName {
            guard names.contains(columnName) else {
                let nearest = EditDistance.nearest(to: columnName, among: names)
                decoding.report(
                    .relational(.unknownSegmentColumn(columnName, nearest: nearest)),
                    at: cursor["segment_column"] ?? cursor)
                return nil
            }
            return SegmentBehavior(column: columnName, segments: segments, appliesTo: appliesTo)
        }
        guard let column = self.column(of: segments.map(\.name), columns) else { return nil }
        return SegmentBehavior(column: column, segments: segments, appliesTo: appliesTo)
    }

    /// The column that can take these values.
    private static func column(of names: [String], _ columns: [ColumnSpec]) -> String? {
        columns.first { column in
            guard case .choice(let choice) = column.generator else { return false }
            return names.contains { choice.items.contains(.string($0)) }
        }?.name
    }

    private static func multipliers(
        _ cursor: Cursor, _ decoding: inout Decoding
    ) -> [(name: String, multipliers: SegmentBehavior.Multipliers)] {
        guard case .object(let members) = cursor.node.value else {
            decoding.wrongKind(cursor, expected: "an object with a member per segment")
            return []
        }
        return members.filter { !FreeKeys.names.contains($0.key) }.map { member in
            let place = Cursor(node: member.value, path: cursor.path.key(member.key))
            let fanout = place["fanout_multiplier"].flatMap { decoding.number($0, in: .atLeastZero) }
            let value = place["value_multiplier"].flatMap { decoding.number($0, in: .any) }
            return (member.key, SegmentBehavior.Multipliers(fanout: fanout ?? 1, value: value ?? 1))
        }
    }

    // MARK: Vintage

    static func vintage(_ cursor: Cursor, _ decoding: inout Decoding) -> VintageBehavior? {
        guard let members = decoding.members(of: cursor, VintageKey.self, owner: "vintage_behavior"),
            let created = decoding.string(members, .createdAtColumn), let list = members[.ageBasedMultipliers]
        else { return nil }
        guard case .object(let curves) = list.node.value else {
            decoding.wrongKind(list, expected: "an object with a member per curve")
            return nil
        }
        let multipliers = curves.filter { !FreeKeys.names.contains($0.key) }.compactMap { member in
            multiplier(
                member.key, Cursor(node: member.value, path: list.path.key(member.key)), &decoding)
        }
        return VintageBehavior(createdAt: created, multipliers: multipliers)
    }

    private static func multiplier(
        _ name: String, _ cursor: Cursor, _ decoding: inout Decoding
    ) -> VintageBehavior.Multiplier? {
        guard let members = decoding.members(of: cursor, AgeMultiplierKey.self, owner: "a curve of age"),
            let place = members[.curve], let curve = curve(place, &decoding)
        else { return nil }
        var unit = PeriodUnit.month
        if let place = members[.timeUnit] {
            guard let known = decoding.choice(place, of: .unit, PeriodUnit.self) else { return nil }
            unit = known
        }
        var scope = VintageBehavior.Scope.fanout
        if let place = members[.appliesTo] {
            switch place.text {
            case "fanout": scope = .fanout
            case "all": scope = .all
            case let column?: scope = .columns([column])
            case nil: scope = .columns(decoding.list(place)?.compactMap { decoding.string($0) } ?? [])
            }
        }
        return VintageBehavior.Multiplier(name: name, curve: curve, unit: unit, scope: scope)
    }

    /// Factors in a list, or `{curve_type | type, params{a, b}}`.
    static func curve(_ cursor: Cursor, _ decoding: inout Decoding) -> AgeCurve? {
        if case .array = cursor.node.value {
            let elements = cursor.elements
            let factors = elements.compactMap { decoding.number($0, in: .atLeastZero) }
            if factors.isEmpty, elements.isEmpty {
                decoding.report(.emptyList(key: "curve", example: "[1, 0.8, 0.6]"), at: cursor)
            }
            return factors.count == elements.count && !factors.isEmpty ? .steps(factors) : nil
        }
        guard case .object = cursor.node.value else {
            decoding.wrongKind(
                cursor, expected: "a list of factors or an object",
                example: "{\"curve_type\": \"logarithmic\", \"params\": {\"a\": 1, \"b\": 0.2}}")
            return nil
        }
        guard let kind = cursor["curve_type"] ?? cursor["type"], let name = decoding.string(kind) else { return nil }
        let parameters = cursor["params"] ?? cursor
        let a = parameters["a"].flatMap { decoding.number($0, in: .any) } ?? 1
        let b = parameters["b"].flatMap { decoding.number($0, in: .any) } ?? 0
        switch name {
        case "logarithmic": return .logarithmic(a: a, b: b)
        case "exponential": return .exponential(a: a, b: b)
        case "linear": return .linear(a: a, b: b)
        default:
            decoding.unknownName(name, of: .curve, known: ["logarithmic", "exponential", "linear"], at: kind)
            return nil
        }
    }
}
