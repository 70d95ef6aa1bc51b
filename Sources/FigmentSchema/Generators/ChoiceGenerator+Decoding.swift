import FigmentTypes

extension GeneratorDecoder {
    mutating func choice(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, ChoiceKey.self, owner: "a choice") else { return nil }
        if let place = members[.choicesRef], members[.choices] == nil {
            guard kinds.contains(.lookup) else {
                decoding.report(.relational(.lookupInCollection), at: place)
                return nil
            }
            guard let text = decoding.string(members, .choicesRef),
                let reference = decoding.reference(text, at: place),
                let weights = members[.weightsKind] == nil ? .uniform : weights(members, count: 0)
            else { return nil }
            return .choiceOf(reference, weights: weights)
        }
        guard members[.choices] != nil else {
            if members[.choicesRef] == nil {
                let example = ChoiceKey.choices.descriptor.example
                decoding.report(.missingKey("choices", of: "a choice", example: example), at: cursor)
            }
            return nil
        }
        guard let elements = decoding.list(members, .choices) else { return nil }
        let isMixed = members[.choices].map { reportsMixture(elements, at: $0) } ?? false
        let items = isMixed ? [] : elements.compactMap { fitted($0, column) }
        let weights = weights(members, count: elements.count)
        guard items.count == elements.count, let weights else { return nil }
        return .choice(Choice(items: items, weights: weights))
    }

    /// Reports a list with items of several kinds.
    mutating func reportsMixture(_ elements: [Cursor], at cursor: Cursor) -> Bool {
        var kinds: [String] = []
        for literal in elements.compactMap(\.node.literal) where literal != .null {
            let kind = literal.number == nil ? literal.kindName : "a number"
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        if kinds.count < 2 { return false }
        decoding.report(.rule(.mixedKinds(kinds)), at: cursor)
        return true
    }

    private mutating func weights(_ members: Members<ChoiceKey>, count: Int) -> Choice.Weights? {
        if let cursor = members[.weights] { return explicitWeights(members, cursor, count: count) }
        guard let cursor = members[.weightsKind] else { return .uniform }
        guard let text = decoding.string(members, .weightsKind) else { return nil }
        if let weights = Self.weightsKind(text) { return weights }
        decoding.unknownName(
            text, of: .weightsKind, known: ["uniform", "zipf@1.2", "head_tail@{0.6,1.5}"], at: cursor)
        return nil
    }

    private mutating func explicitWeights(
        _ members: Members<ChoiceKey>, _ cursor: Cursor, count: Int
    ) -> Choice.Weights? {
        guard let elements = decoding.list(members, .weights) else { return nil }
        let weights = elements.compactMap { decoding.number($0, in: .atLeastZero) }
        if elements.count != count {
            decoding.report(.weightCount(weights: elements.count, items: count), at: cursor)
            return nil
        }
        guard weights.count == count else { return nil }
        if !weights.contains(where: { $0 > 0 }) {
            decoding.report(.weightsAllZero, at: cursor)
            return nil
        }
        return .explicit(weights)
    }

    /// `uniform`, `zipf@a`, `head_tail@{h,a}` or `head_tail@h,a`.
    static func weightsKind(_ text: String) -> Choice.Weights? {
        if text == "uniform" { return .uniform }
        let parts = text.split(separator: "@", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        var arguments = parts[1]
        if arguments.hasPrefix("{"), arguments.hasSuffix("}") { arguments = arguments.dropFirst().dropLast() }
        let fields = arguments.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = fields.compactMap { field in Double(field.drop { $0 == " " }).flatMap { $0.isFinite ? $0 : nil } }
        guard numbers.count == fields.count else { return nil }
        switch (parts[0], numbers.count) {
        case ("zipf", 1) where numbers[0] > 0: return .zipf(exponent: numbers[0])
        case ("head_tail", 2) where (0...1).contains(numbers[0]) && numbers[1] > 0:
            return .headTail(head: numbers[0], exponent: numbers[1])
        default: return nil
        }
    }
}
