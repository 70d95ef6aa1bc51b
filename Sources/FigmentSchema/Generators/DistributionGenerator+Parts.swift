// Distributions whose parameters are lists, or depend on each other.

extension GeneratorDecoder {
    /// The parts of a mixture: distributions with a weight each.
    mutating func mixture(_ places: [Cursor]) -> Distribution.Kind? {
        let descriptor = DistributionKind.mixtureParts
        guard let cursor = required(descriptor, in: places, .mixture),
            let elements = decoding.list(cursor, minCount: 1, example: descriptor.example)
        else { return nil }
        if elements.count > Self.mostParts {
            decoding.report(
                .outOfRange(
                    key: descriptor.name, value: .int(Int64(elements.count)), range: "at most \(Self.mostParts) parts",
                    nearest: nil), at: cursor)
            return nil
        }
        var parts: [Distribution.MixturePart] = []
        for element in elements {
            let weight = element["weight"].map {
                decoding.number($0, in: .atLeastZero, example: "0.5")
            }
            guard case .distribution(let part)? = distribution(element, extraKeys: ["weight"]) else { return nil }
            guard let weight = weight ?? 1 else { return nil }
            parts.append(
                Distribution.MixturePart(
                    weight: weight, kind: part.kind, clampLow: part.clampLow, clampHigh: part.clampHigh))
        }
        guard parts.contains(where: { $0.weight > 0 }) else {
            decoding.report(.weightsAllZero, at: cursor)
            return nil
        }
        return .mixture(parts)
    }

    /// Parts of a mixture beyond this many are a mistake.
    private static var mostParts: Int { 64 }

    /// Bins: ascending edges and one weight for each gap between them.
    mutating func histogram(_ places: [Cursor]) -> Distribution.Kind? {
        guard let edgePlace = required(DistributionKind.histogramEdges, in: places, .histogram),
            let weightPlace = required(DistributionKind.histogramWeights, in: places, .histogram),
            let edges = numbers(edgePlace, .within(-1e300, 1e300), DistributionKind.histogramEdges),
            let weights = numbers(weightPlace, .atLeastZero, DistributionKind.histogramWeights)
        else { return nil }
        guard edges.count == weights.count + 1 else {
            decoding.report(.generator(.histogramEdges(edges: edges.count, weights: weights.count)), at: weightPlace)
            return nil
        }
        for (number, pair) in zip(edges, edges.dropFirst()).enumerated() where pair.0 >= pair.1 {
            decoding.report(
                .generator(
                    .notAscending(
                        Literal.double(pair.0).simplified, Literal.double(pair.1).simplified)),
                at: edgePlace.elements[number + 1])
            return nil
        }
        guard weights.contains(where: { $0 > 0 }) else {
            decoding.report(.weightsAllZero, at: weightPlace)
            return nil
        }
        return .histogram(edges: edges, weights: weights)
    }

    private mutating func numbers(_ cursor: Cursor, _ range: NumberRange, _ descriptor: KeyDescriptor) -> [Double]? {
        guard let elements = decoding.list(cursor, minCount: 1, example: descriptor.example) else { return nil }
        if elements.count > 100_000 {
            decoding.report(
                .outOfRange(
                    key: descriptor.name, value: .int(Int64(elements.count)), range: "at most 100000 numbers",
                    nearest: nil), at: cursor)
            return nil
        }
        var values: [Double] = []
        for element in elements {
            guard let value = decoding.number(element, in: range) else { return nil }
            values.append(value)
        }
        return values
    }

    /// Counts that a table can hold: a smaller chance would make them too many.
    mutating func negativeBinomial(successes: Double, probability: Double, _ cursor: Cursor) -> Distribution.Kind? {
        if NegativeBinomialRange.entries(successes, probability) <= NegativeBinomialRange.mostEntries {
            return .negativeBinomial(successes: successes, probability: probability)
        }
        let params = cursor["params"] ?? cursor
        let place = params["p"] ?? params["probability"] ?? cursor["p"] ?? cursor["probability"] ?? cursor
        let least = NegativeBinomialRange.leastProbability(successes)
        decoding.report(
            .outOfRange(
                key: "p", value: .double(probability),
                range: "at least \(least) for so many successes: the counts would pass a million",
                nearest: .double(least)), at: place)
        return nil
    }
}

/// How far the counts of a negative binomial distribution reach before the rest is below 2^-52.
package enum NegativeBinomialRange {
    package static var mostEntries: Double { 1_100_000 }

    /// Counts from 0 on: the mean, nine standard deviations, and forty-five steps of the exponential tail.
    package static func entries(_ successes: Double, _ p: Double) -> Double {
        reach(successes) * (1 - p) / p + 30
    }

    /// The least probability whose counts fit, rounded up to a short number.
    static func leastProbability(_ successes: Double) -> Double {
        let least = reach(successes) / (reach(successes) + mostEntries - 30)
        return (least * 1e6).rounded(.up) / 1e6
    }

    private static func reach(_ successes: Double) -> Double { successes + 9 * successes.squareRoot() + 45 }
}
