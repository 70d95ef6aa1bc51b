import FigmentTypes

extension GeneratorDecoder {
    /// - Parameter extraKeys: Keys beside the distribution's own, which are read elsewhere.
    mutating func distribution(_ cursor: Cursor, extraKeys: [String] = []) -> Generator? {
        guard let kindCursor = cursor["type"] ?? cursor["kind"] else {
            // Reports the missing key, and whatever else is wrong.
            _ = decoding.members(
                of: cursor, DistributionKey.self, owner: "a distribution", extraKeys: Self.allParameterNames + extraKeys
            )
            return nil
        }
        let kind = distributionKind(kindCursor)
        let names = kind.map { $0.parameters.flatMap { [$0.name] + $0.aliases } } ?? Self.allParameterNames
        guard
            let members = decoding.members(
                of: cursor, DistributionKey.self, owner: "a distribution", extraKeys: names + extraKeys)
        else { return nil }
        let clamp = clamp(members)
        guard let kind, let places = places(of: kind, cursor, members) else { return nil }
        let shape: Distribution.Kind?
        switch kind {
        case .mixture: shape = mixture(places)
        case .histogram: shape = histogram(places)
        default: shape = parameters(of: kind, places).flatMap { self.shape(kind, $0, cursor) }
        }
        guard let shape, let clamp else { return nil }
        return .distribution(Distribution(shape, clampLow: clamp.low, clampHigh: clamp.high))
    }

    private mutating func distributionKind(_ cursor: Cursor) -> DistributionKind? {
        guard let text = decoding.string(cursor, example: "\"normal\"") else { return nil }
        if let kind = DistributionKind(rawValue: text) { return kind }
        let known = DistributionKind.allCases.map(\.rawValue)
        // What other tools call them.
        let synonyms = ["gaussian": "normal", "gauss": "normal", "flat": "uniform", "random": "uniform"]
        let nearest = EditDistance.nearest(to: text, among: known + synonyms.keys.sorted())
        decoding.unknownName(
            text, of: .distribution, known: known, nearest: nearest.map { synonyms[$0] ?? $0 }, at: cursor)
        return nil
    }

    private static var allParameterNames: [String] {
        DistributionKind.allCases.flatMap(\.parameters).flatMap { [$0.name] + $0.aliases }
    }

    /// Where parameters may stand: beside the type and in `params`; nil where `params` is no object.
    private mutating func places(
        of kind: DistributionKind, _ cursor: Cursor, _ members: Members<DistributionKey>
    ) -> [Cursor]? {
        guard let params = members[.params] else { return [cursor] }
        guard case .object = params.node.value else {
            let pairs = kind.parameters.map { "\"\($0.name)\": \($0.example)" }.joined(separator: ", ")
            decoding.wrongKind(params, expected: "an object", example: "{" + pairs + "}")
            return nil
        }
        checkUnknown(params, kind)
        return [cursor, params]
    }

    /// The numbers in the order of the descriptors.
    private mutating func parameters(of kind: DistributionKind, _ places: [Cursor]) -> [Double]? {
        var values: [Double] = []
        for descriptor in kind.parameters {
            guard let value = parameter(descriptor, in: places, kind) else { return nil }
            values.append(value)
        }
        return values
    }

    private mutating func parameter(
        _ descriptor: KeyDescriptor, in places: [Cursor], _ kind: DistributionKind
    ) -> Double? {
        if let text = descriptor.defaultText, place(of: descriptor, in: places) == nil { return Double(text) }
        guard let found = required(descriptor, in: places, kind) else { return nil }
        guard case .number(let range) = descriptor.value else { return nil }
        return decoding.number(found, in: range, example: descriptor.example)
    }

    private func place(of descriptor: KeyDescriptor, in places: [Cursor]) -> Cursor? {
        let names = [descriptor.name] + descriptor.aliases
        return places.lazy.compactMap { place in names.lazy.compactMap { place[$0] }.first }.first
    }

    /// The value under a parameter's name or one of its others; given twice or not at all, it is reported.
    mutating func required(_ descriptor: KeyDescriptor, in places: [Cursor], _ kind: DistributionKind) -> Cursor? {
        var found: Cursor?
        for place in places {
            for name in [descriptor.name] + descriptor.aliases {
                guard let cursor = place[name] else { continue }
                if found != nil { decoding.report(.sameKeyTwice(descriptor.name, alias: name), at: cursor) }
                found = found ?? cursor
            }
        }
        if let found { return found }
        decoding.report(
            .missingKey(descriptor.name, of: "a \(kind.rawValue) distribution", example: descriptor.example),
            at: places.last ?? places[0])
        return nil
    }

    private mutating func checkUnknown(_ params: Cursor, _ kind: DistributionKind) {
        guard case .object(let members) = params.node.value else { return }
        let known = kind.parameters.map(\.name)
        let accepted = kind.parameters.flatMap { [$0.name] + $0.aliases } + FreeKeys.names
        for member in members where !accepted.contains(member.key) {
            decoding.unknownKey(member, in: params, known: known, owner: "a \(kind.rawValue) distribution")
        }
    }

    private mutating func shape(
        _ kind: DistributionKind, _ values: [Double], _ cursor: Cursor
    ) -> Distribution.Kind? {
        switch kind {
        case .uniform: return ordered(values, cursor) ? .uniform(low: values[0], high: values[1]) : nil
        case .loguniform: return ordered(values, cursor) ? .loguniform(low: values[0], high: values[1]) : nil
        case .normal: return .normal(mean: values[0], std: values[1])
        case .lognormal: return .lognormal(mean: values[0], sigma: values[1])
        case .exponential: return .exponential(rate: values[0])
        case .poisson: return .poisson(lambda: values[0])
        case .weibull: return .weibull(shape: values[0], scale: values[1])
        case .pareto: return .pareto(shape: values[0], scale: values[1])
        case .triangular:
            guard ordered([values[0], values[2]], cursor) else { return nil }
            return .triangular(low: values[0], mode: min(max(values[1], values[0]), values[2]), high: values[2])
        case .zipf: return .zipf(exponent: values[0], count: Int64(values[1]))
        case .binomial: return .binomial(trials: Int64(values[0]), probability: values[1])
        case .geometric: return .geometric(probability: values[0])
        case .bernoulli: return .bernoulli(probability: values[0])
        case .gamma: return .gamma(shape: values[0], scale: values[1])
        case .beta: return .beta(alpha: values[0], beta: values[1])
        case .studentT: return .studentT(freedom: values[0], mean: values[1], scale: values[2])
        case .negativeBinomial: return negativeBinomial(successes: values[0], probability: values[1], cursor)
        case .mixture, .histogram: return nil  // Made of lists: see `distribution`.
        }
    }

    private mutating func ordered(_ values: [Double], _ cursor: Cursor) -> Bool {
        if values[0] < values[1] { return true }
        let params = cursor["params"] ?? cursor
        let place = params["high"] ?? params["max"] ?? cursor["high"] ?? cursor["max"] ?? params
        decoding.report(
            .boundsReversed(low: Literal.double(values[0]).simplified, high: Literal.double(values[1]).simplified),
            at: place)
        return false
    }

    private mutating func clamp(_ members: Members<DistributionKey>) -> (low: Double?, high: Double?)? {
        guard let cursor = members[.clamp] else { return (nil, nil) }
        let example = DistributionKey.clamp.descriptor.example
        guard let elements = decoding.list(cursor, example: example) else { return nil }
        guard elements.count == 2 else {
            decoding.wrongCount(cursor, elements.count, example: example)
            return nil
        }
        var bounds: [Double?] = []
        for element in elements {
            if element.node.isNull {
                bounds.append(nil)
            } else {
                guard let value = decoding.number(element, in: .any) else { return nil }
                bounds.append(value)
            }
        }
        if let low = bounds[0], let high = bounds[1], low > high {
            decoding.report(
                .boundsReversed(low: Literal.double(low).simplified, high: Literal.double(high).simplified),
                at: cursor)
            return nil
        }
        return (bounds[0], bounds[1])
    }
}
