/// Decodes `fanout`.
enum FanoutDecoder {
    static func decode(_ cursor: Cursor, _ decoding: inout Decoding) -> Fanout? {
        guard
            let members = decoding.members(
                of: cursor, FanoutKey.self, owner: "a fan-out", example: NodeKey.fanout.descriptor.example),
            let place = members[.distribution]
        else { return nil }
        let clamp = clamp(members, &decoding)
        let lambda = decoding.number(members, .lambda)
        let value = decoding.integer(members, .value)
        var low = decoding.integer(members, .low)
        var high = decoding.integer(members, .high)
        let minimum = decoding.integer(members, .min) ?? clamp.low
        let maximum = decoding.integer(members, .max) ?? clamp.high
        guard let kind = kind(place, &decoding) else { return nil }
        checkApplicability(members, kind, &decoding)
        checkOrder(minimum, maximum, members[.max] ?? cursor, &decoding)
        switch kind {
        case .poisson:
            guard let lambda = lambda ?? missing(.lambda, members, kind, &decoding) else { return nil }
            return Fanout(.poisson(lambda: lambda), minimum: minimum, maximum: maximum)
        case .constant:
            guard let value = value ?? missing(.value, members, kind, &decoding) else { return nil }
            return Fanout(.constant(value), minimum: minimum, maximum: maximum)
        case .zipf:
            return Fanout(
                .zipf(exponent: decoding.number(members, .exponent) ?? 1.5), minimum: minimum, maximum: maximum)
        case .geometric:
            guard let mean = decoding.number(members, .mean) ?? missing(.mean, members, kind, &decoding) else {
                return nil
            }
            return Fanout(.geometric(mean: mean), minimum: minimum, maximum: maximum)
        case .choice:
            guard let distribution = choice(members, &decoding) else { return nil }
            return Fanout(distribution, minimum: minimum, maximum: maximum)
        case .uniform:
            // For uniform, min and max are the ends themselves (spec: relational, "Node").
            low = low ?? minimum
            high = high ?? maximum
            guard let low = low ?? missing(.low, members, kind, &decoding),
                let high = high ?? missing(.high, members, kind, &decoding)
            else { return nil }
            checkOrder(low, high, members[.high] ?? cursor, &decoding)
            return Fanout(
                .uniform(low: low, high: high), minimum: members[.low] == nil ? nil : minimum,
                maximum: members[.high] == nil ? nil : maximum)
        }
    }

    private static func choice(
        _ members: Members<FanoutKey>, _ decoding: inout Decoding
    ) -> Fanout.Distribution? {
        guard let elements = decoding.list(members, .counts) else {
            return missing(.counts, members, .choice, &decoding)
        }
        let counts = elements.compactMap { decoding.integer($0, in: 0...1_000_000) }
        let weights =
            decoding.list(members, .weights)?.compactMap { decoding.number($0, in: .atLeastZero) }
            ?? [Double](repeating: 1, count: counts.count)
        guard counts.count == elements.count else { return nil }
        guard weights.count == counts.count, weights.contains(where: { $0 > 0 }) else {
            decoding.report(
                .relational(.countsAndWeights(counts: counts.count, weights: weights.count)), at: members.object)
            return nil
        }
        return .choice(counts: counts, weights: weights)
    }

    private static func kind(_ cursor: Cursor, _ decoding: inout Decoding) -> FanoutKind? {
        return decoding.choice(cursor, of: .fanout, FanoutKind.self)
    }

    private static func missing<T>(
        _ key: FanoutKey, _ members: Members<FanoutKey>, _ kind: FanoutKind, _ decoding: inout Decoding
    ) -> T? {
        if members[key] == nil {
            let owner = "a \(kind.rawValue) fan-out"
            decoding.report(.missingKey(key.rawValue, of: owner, example: key.descriptor.example), at: members.object)
        }
        return nil
    }

    private static func checkApplicability(
        _ members: Members<FanoutKey>, _ kind: FanoutKind, _ decoding: inout Decoding
    ) {
        for (key, wanted) in [
            (FanoutKey.lambda, FanoutKind.poisson), (.value, .constant), (.low, .uniform), (.high, .uniform),
            (.exponent, .zipf), (.mean, .geometric), (.counts, .choice), (.weights, .choice),
        ] {
            guard let cursor = members[key], kind != wanted else { continue }
            // The original took a mean for every distribution and dropped it where it had none.
            decoding.report(
                .keyNotForType(key: key.rawValue, type: "\(kind.rawValue) fan-outs", types: wanted.rawValue),
                severity: key == .lambda ? .warning : .error, at: cursor)
        }
    }

    private static func checkOrder(_ low: Int64?, _ high: Int64?, _ cursor: Cursor, _ decoding: inout Decoding) {
        guard let low, let high, low > high else { return }
        decoding.report(.relational(.fanoutReversed(low: String(low), high: String(high))), at: cursor)
    }

    private static func clamp(
        _ members: Members<FanoutKey>, _ decoding: inout Decoding
    ) -> (low: Int64?, high: Int64?) {
        guard let cursor = members[.clamp] else { return (nil, nil) }
        let example = FanoutKey.clamp.descriptor.example
        guard let elements = decoding.list(cursor, example: example) else { return (nil, nil) }
        guard elements.count == 2 else {
            decoding.wrongCount(cursor, elements.count, example: example)
            return (nil, nil)
        }
        let bounds = elements.map { element in
            element.node.isNull ? nil : decoding.integer(element, in: 0...1_000_000_000)
        }
        return (bounds[0], bounds[1])
    }
}
