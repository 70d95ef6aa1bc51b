import FigmentSchema

// What can be said of values before one is made.

extension Recipe {
    /// Whether no value comes twice, by construction.
    var neverRepeats: Bool {
        switch self {
        case .sequence, .uuid, .timeUUID, .unique: true
        case .generator(.sequence), .generator(.uuid): true
        case .generator(.enumList(let items)): Set(items.map(\.jsonText)).count == items.count
        default: false
        }
    }

    var whyNeverRepeats: String {
        switch self {
        case .sequence, .generator(.sequence): "counts"
        case .uuid, .generator(.uuid): "is random in 122 bits"
        case .timeUUID: "is an instant and 74 random bits"
        case .generator(.enumList): "lists different values"
        default: "is a bijection of the row number"
        }
    }

    /// The only values that it makes, where it lists them.
    var closedSet: [Literal]? {
        switch self {
        case .generator(.choice(let choice)), .jointChoice(let choice, _, _), .record(_, let choice): choice.items
        case .generator(.enumList(let items)): items
        case .generator(.constant(let item)): [item]
        default: nil
        }
    }

    /// The expression that values are made from.
    var patternSource: String? {
        switch self {
        case .generator(.pattern(let pattern)), .unique(.generator(.pattern(let pattern))): pattern.source
        default: nil
        }
    }
}

extension ColumnPlan {
    /// Whether every value but nulls is one that the recipe makes, of this row or another.
    var keepsValues: Bool {
        modifiers.allSatisfy { modifier in
            switch modifier {
            case .null, .duplicate: true
            default: false
            }
        }
    }

    /// The constraints that are watched over row by row, in the order in which they are.
    var conformities: [Conformity] {
        modifiers.compactMap { if case .conform(let rule) = $0 { rule } else { nil } }
    }

    /// Whether no modifier changes what is made but to spoil it on demand.
    var onlyDirt: Bool {
        modifiers.allSatisfy { modifier in
            switch modifier {
            case .null, .typo, .duplicate, .conform: true
            default: false
            }
        }
    }
}

extension ColumnSpec {
    /// The only values that the column can have, where its generator names them.
    var closedSet: [Literal]? {
        if let enumValues { return enumValues }
        switch generator {
        case .choice(let choice): return choice.items
        case .enumList(let items): return items
        case .constant(let literal): return [literal]
        default: return nil
        }
    }
}
