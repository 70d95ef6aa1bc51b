/// Decodes `targets`: an object per kind, or a list of them.
struct TargetDecoder {
    var decoding: Decoding
    var result: [QualityTarget] = []

    private static let known = [
        "weekend_share", "mean_in_range", "composite_effect", "median_in_range", "quantile", "correlation",
        "null_share", "distinct_count", "fanout", "fit",
    ]

    init(decoding: Decoding) { self.decoding = decoding }

    mutating func decode(_ cursor: Cursor) {
        guard case .object(let members) = cursor.node.value else {
            decoding.wrongKind(cursor, expected: "an object (targets)", example: "{\"mean_in_range\": {}}")
            return
        }
        for member in members where !FreeKeys.names.contains(member.key) {
            let place = Cursor(node: member.value, path: cursor.path.key(member.key))
            guard Self.known.contains(member.key) else {
                decoding.unknownKey(member, in: cursor, known: Self.known, owner: "targets")
                continue
            }
            for one in place.elements.isEmpty ? [place] : place.elements where !one.node.isEmpty {
                if let target = target(member.key, one) { result.append(target) }
            }
        }
    }

    private mutating func target(_ kind: String, _ cursor: Cursor) -> QualityTarget? {
        let low = cursor["min"].flatMap { decoding.number($0, in: .any) } ?? -.infinity
        let high = cursor["max"].flatMap { decoding.number($0, in: .any) } ?? .infinity
        guard let table = text(cursor, "table") else { return nil }
        func column(_ name: String) -> ColumnReference { ColumnReference(table: table, column: name) }
        switch kind {
        case "weekend_share": return text(cursor, "timestamp").map { .weekendShare(column($0), low: low, high: high) }
        case "mean_in_range": return text(cursor, "column").map { .mean(column($0), low: low, high: high) }
        case "median_in_range": return text(cursor, "column").map { .median(column($0), low: low, high: high) }
        case "quantile":
            let probability = (cursor["q"] ?? cursor["probability"]).flatMap {
                decoding.number($0, in: NumberRange(0...1))
            }
            return text(cursor, "column").map {
                .quantile(column($0), probability: probability ?? 0.5, low: low, high: high)
            }
        case "null_share": return text(cursor, "column").map { .nullShare(column($0), low: low, high: high) }
        case "distinct_count": return text(cursor, "column").map { .distinctCount(column($0), low: low, high: high) }
        case "fanout": return .fanout(table: table, low: low, high: high)
        case "correlation":
            guard let columns = cursor["columns"]?.elements.compactMap(\.text), columns.count == 2 else { return nil }
            return .correlation(column(columns[0]), column(columns[1]), low: low, high: high)
        case "fit":
            guard let name = text(cursor, "column"), let place = cursor["distribution"] else { return nil }
            var decoder = GeneratorDecoder(decoding: decoding)
            defer { decoding = decoder.decoding }
            guard case .distribution(let distribution)? = decoder.distribution(place) else { return nil }
            let alpha = cursor["alpha"].flatMap { decoder.decoding.number($0, in: NumberRange(0...1)) }
            return .fit(column(name), distribution, alpha: alpha ?? 0.01)
        default: return composite(cursor, table)
        }
    }

    private mutating func composite(_ cursor: Cursor, _ table: String) -> QualityTarget {
        var patterns: [Seasonality] = []
        for influence in cursor["influences"]?.elements ?? [] where influence["kind"]?.text == "seasonality" {
            if let pattern = SeasonalityDecoder.decode(influence, extraKeys: ["kind"], &decoding) {
                patterns.append(pattern)
            }
        }
        let tolerance = cursor["tolerance"]
        return .compositeEffect(
            table: table, metric: cursor["metric"]?.text ?? "volume", seasonalities: patterns,
            mae: tolerance?["mae"].flatMap { decoding.number($0, in: .atLeastZero) },
            mape: tolerance?["mape"].flatMap { decoding.number($0, in: .atLeastZero) })
    }

    private mutating func text(_ cursor: Cursor, _ key: String) -> String? {
        guard let place = cursor[key] else {
            decoding.report(.missingKey(key, of: "a target", example: "\"orders\""), at: cursor)
            return nil
        }
        return decoding.string(place)
    }
}
