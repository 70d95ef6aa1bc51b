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

    private static func kind(_ cursor: Cursor, _ decoding: inout Decoding) -> FanoutKind? {
        if let text = cursor.text, ["zipf", "geometric", "choice"].contains(text) {
            decoding.report(
                .notSupportedYet(
                    what: "fan-out distribution", name: text, alternatives: FanoutKind.allCases.map(\.rawValue)),
                at: cursor)
            return nil
        }
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
        ] {
            guard let cursor = members[key], kind != wanted else { continue }
            decoding.report(
                .keyNotForType(key: key.rawValue, type: "\(kind.rawValue) fan-outs", types: wanted.rawValue), at: cursor
            )
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
