import FigmentTypes

/// Distributions whose parameters are lists.
extension GeneratorDecoder {
    mutating func histogram(
        _ kind: DistributionKind, _ cursor: Cursor, _ members: Members<DistributionKey>
    ) -> Distribution.Kind? {
        guard let places = places(of: kind, cursor, members),
            let edges = numbers(kind.parameters[0], in: places, kind, .any),
            let weights = numbers(kind.parameters[1], in: places, kind, .atLeastZero)
        else { return nil }
        let edgePlace = place(of: kind.parameters[0], in: places) ?? cursor
        for (low, high) in zip(edges, edges.dropFirst()) where low >= high {
            decoding.report(
                .boundsReversed(low: Literal.double(low).simplified, high: Literal.double(high).simplified),
                at: edgePlace)
            return nil
        }
        let weightPlace = place(of: kind.parameters[1], in: places) ?? cursor
        guard weights.count == edges.count - 1 else {
            decoding.report(.weightCount(weights: weights.count, items: max(0, edges.count - 1)), at: weightPlace)
            return nil
        }
        guard weights.contains(where: { $0 > 0 }) else {
            decoding.report(.weightsAllZero, at: weightPlace)
            return nil
        }
        return .histogram(edges: edges, weights: weights)
    }

    private mutating func numbers(
        _ descriptor: KeyDescriptor, in places: [Cursor], _ kind: DistributionKind, _ range: NumberRange
    ) -> [Double]? {
        guard let place = place(of: descriptor, in: places) else {
            missing(descriptor, in: places, kind)
            return nil
        }
        guard let elements = decoding.list(place, example: descriptor.example) else { return nil }
        let values = elements.compactMap { decoding.number($0, in: range) }
        return values.count == elements.count ? values : nil
    }

    mutating func mixture(
        _ kind: DistributionKind, _ cursor: Cursor, _ members: Members<DistributionKey>
    ) -> Distribution.Kind? {
        let descriptor = kind.parameters[0]
        guard let places = places(of: kind, cursor, members) else { return nil }
        guard let place = place(of: descriptor, in: places) else {
            missing(descriptor, in: places, kind)
            return nil
        }
        guard let elements = decoding.list(place, example: descriptor.example) else { return nil }
        if elements.isEmpty {
            missing(descriptor, in: [place], kind)
            return nil
        }
        var parts: [Distribution.MixturePart] = []
        for element in elements {
            guard case .object = element.node.value else {
                decoding.wrongKind(element, expected: "an object", example: descriptor.example)
                continue
            }
            var weight: Double? = 1
            if let place = element["weight"] { weight = decoding.number(place, in: .atLeastZero) }
            // A mixture of mixtures is one mixture: nothing is gained by nesting.
            guard case .distribution(let part)? = distribution(element, extraKeys: ["weight"]), let weight else {
                continue
            }
            parts.append(Distribution.MixturePart(weight: weight, kind: part.kind))
        }
        guard parts.count == elements.count else { return nil }
        guard parts.contains(where: { $0.weight > 0 }) else {
            decoding.report(.weightsAllZero, at: place)
            return nil
        }
        return .mixture(parts)
    }
}
