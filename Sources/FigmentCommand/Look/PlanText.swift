import Figment

/// A column that another is made from, in words.
enum NeedText {
    /// The name alone within the same row, `table.column` of another.
    static func of(_ need: ColumnNeeds.Need, in table: Int, _ plan: Plan) -> String {
        let other = plan.tables[need.table]
        let name = other.columns[need.column].name
        if need.path.isEmpty { return name }
        return need.table == table ? "\(name) of another row" : "\(other.name).\(name)"
    }
}

/// The columns by which a table is written in order, in words.
enum SortText {
    static func of(_ plan: TablePlan) -> [String] {
        plan.sortKeys.map { plan.columns[$0.column].name + ($0.isDescending ? " descending" : "") }
    }
}

/// How a table's rows follow from its parent's, in words.
enum FanoutText {
    static func of(_ fanout: FanoutPlan, _ plan: Plan) -> String {
        let parent = plan.tables[fanout.parent].name
        switch fanout.kind {
        case .counts(let counts):
            let factors = modulation(fanout.modulation)
            return "\(self.counts(counts)) per row of \(parent)" + (factors.isEmpty ? "" : ", scaled by \(factors)")
        case .total(let total): return "\(NumberText.count(total)) in all, spread over \(parent)"
        case .process(let process):
            switch process.process {
            case .stages(let config):
                return "a row per stage that a row of \(parent) reaches, of \(config.stages.count)"
            case .transitions: return "a row per change of state of a row of \(parent)"
            case .touchpoints: return "the touchpoints of each row of \(parent)"
            }
        }
    }

    private static func counts(_ fanout: Fanout) -> String {
        var text: String
        switch fanout.distribution {
        case .constant(let count): text = NumberText.count(count)
        case .poisson(let lambda): text = "Poisson, mean \(RecipeText.number(lambda))"
        case .uniform(let low, let high): text = "\(low) to \(high)"
        case .zipf(let exponent): text = "Zipf \(RecipeText.number(exponent))"
        case .geometric(let mean): text = "geometric, mean \(RecipeText.number(mean))"
        case .choice(let counts, _): text = "one of \(counts.map(String.init).joined(separator: ", "))"
        }
        if let low = fanout.minimum, low > 0 { text += ", at least \(low)" }
        if let high = fanout.maximum { text += ", at most \(high)" }
        return text
    }

    private static func modulation(_ modulation: FanoutPlan.Modulation) -> String {
        var parts: [String] = []
        if modulation.segment != nil { parts.append("its segment") }
        if modulation.aging != nil { parts.append("its age") }
        if !modulation.effects.isEmpty { parts.append("effects") }
        return parts.joined(separator: " and ")
    }
}
