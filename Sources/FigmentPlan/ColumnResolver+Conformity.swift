import FigmentSchema
import FigmentTypes

/// Patterns and enumerations among the constraints: whatever makes a column's values, they are as the constraint says.
extension ColumnResolver {
    /// The generator narrowed to what constraints allow, where that can be said before a value is made: items of a choice
    /// that are not allowed are left out.
    func narrowed(_ generator: Generator?, _ column: ColumnSpec) -> Generator? {
        narrowed(generator, to: conformities(column))
    }

    private func narrowed(_ generator: Generator?, to rules: [Conformity]) -> Generator? {
        guard !rules.isEmpty else { return generator }
        guard case .choice(let choice)? = generator, let weights = choice.writtenWeights else { return generator }
        let kept = choice.items.indices.filter { i in rules.allSatisfy { $0.allows(choice.items[i]) } }
        guard kept.count < choice.items.count, kept.contains(where: { weights[$0] > 0 }) else { return generator }
        return .choice(Choice(items: kept.map { choice.items[$0] }, weights: .explicit(kept.map { weights[$0] })))
    }

    /// What is still to be watched over row by row.
    func conforming(_ column: ColumnSpec) -> [ModifierPlan] {
        if column.isPrimary || column.isUnique { return [] }
        if case .lookup = column.generator { return [] }
        let changes = column.modifiers.contains { !$0.isDirt }
        let rules = conformities(column)
        let generator = narrowed(column.generator, to: rules)
        return rules.filter { changes || !$0.holds(for: generator) }.map { .conform($0) }
    }

    private func conformities(_ column: ColumnSpec) -> [Conformity] {
        let own = ColumnReference(table: table.name, column: column.name)
        var patterns: [Conformity] = []
        if column.type == .utf8 {
            for constraint in dataset.constraints.patterns where constraint.column == own {
                guard let pattern = try? RegexPattern(constraint.regex), let matcher = RegexMatcher(constraint.regex)
                else { continue }
                patterns.append(.pattern(pattern, matcher))
            }
        }
        guard column.type == .utf8 || column.type.isNumeric else { return patterns }
        let lists = dataset.constraints.enumerations.filter { $0.column == own }
            .map { list in list.values.compactMap { $0.value(of: column.type) } }.filter { !$0.isEmpty }
        // What several lists have in common, and of it what the patterns allow, holds all of them; where nothing is left,
        // each is done in turn and the last one counts.
        let common = (lists.first ?? []).filter { item in
            lists.allSatisfy { $0.contains(item) } && patterns.allSatisfy { $0.allows(item) }
        }
        return common.isEmpty ? patterns + lists.map { .values($0) } : [.values(common)]
    }
}

extension Conformity {
    /// Whether the constraint allows the value.
    func allows(_ item: Literal) -> Bool {
        switch self {
        case .pattern(_, let matcher): return item.matches(matcher)
        case .values(let values): return values.contains(item)
        }
    }

    /// Whether the generator makes nothing else.
    func holds(for generator: Generator?) -> Bool {
        switch generator {
        case .choice(let choice):
            let weights = choice.writtenWeights ?? choice.items.map { _ in 1 }
            return zip(choice.items, weights).allSatisfy { $1 == 0 || allows($0) }
        case .enumList(let items): return items.allSatisfy { allows($0) }
        case .constant(let item): return allows(item)
        case .pattern(let pattern):
            if case .pattern(let own, _) = self { return own.source == pattern.source }
            return false
        default: return false
        }
    }
}

extension Literal {
    /// Whether it is a text that the expression matches.
    func matches(_ matcher: RegexMatcher) -> Bool {
        if case .string(let text) = self { matcher.matches(text) } else { false }
    }
}

extension Choice {
    /// One weight per item; nil where they follow from the items' places.
    fileprivate var writtenWeights: [Double]? {
        switch weights {
        case .uniform: items.map { _ in 1 }
        case .explicit(let given): given
        case .zipf, .headTail: nil
        }
    }
}

extension Modifier {
    /// Whether it only spoils values on demand: constraints hold before.
    var isDirt: Bool {
        switch self {
        case .null, .duplicate, .typo: true
        default: false
        }
    }
}
