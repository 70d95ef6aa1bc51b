import FigmentSchema
import FigmentTypes

extension ColumnResolver {
    /// The recipe of a generator that the document names.
    func generated(_ generator: Generator, _ column: ColumnSpec) throws(PlanError) -> Recipe {
        switch generator {
        case .sequence(let start, let step): return .sequence(start: start, step: step)
        case .datetimeSeries(let series):
            let frame = series.within ?? dataset.timeframe ?? ColumnResolver.year2024
            return .instant(startMicros: frame.startMicros, endMicros: frame.endMicros)
        case .template(let template): return .template(try resolve(template, of: column))
        case .lookup(let lookup):
            guard let parent, parent.name == lookup.from.table,
                let index = parent.columns.firstIndex(where: { $0.name == lookup.from.column })
            else {
                throw .unknownReference(table: table.name, column: column.name, name: lookup.from.description)
            }
            return .parentValue(column: index)
        case .uuid: return .uuid
        // Whatever names no column and no table goes to its kernel as it is.
        default: return .generator(generator)
        }
    }

    private func resolve(_ template: Template, of column: ColumnSpec) throws(PlanError) -> TemplatePlan {
        var patterns: [TemplatePlan.Pattern] = []
        for pattern in template.patterns {
            var parts: [TemplatePlan.Part] = []
            for part in pattern.parts {
                switch part {
                case .text(let text): parts.append(.text(text))
                case .reference(let reference): parts.append(try resolve(reference, in: template, of: column))
                }
            }
            patterns.append(TemplatePlan.Pattern(parts: parts))
        }
        return TemplatePlan(
            patterns: patterns, pools: template.pools.map { TemplatePlan.Pool(name: $0.name, items: $0.items) })
    }

    private func resolve(
        _ reference: Template.Reference, in template: Template, of column: ColumnSpec
    ) throws(PlanError) -> TemplatePlan.Part {
        let columns = table.columns.filter { !$0.isFunctionOutput }
        let letterCase = reference.letterCase
        let unknown = PlanError.unknownReference(
            table: table.name, column: column.name,
            name: [reference.column, reference.name].compactMap { $0 }.joined(separator: "."))
        if let owner = reference.column {
            guard let index = columns.firstIndex(where: { $0.name == owner }),
                case .template(let other)? = columns[index].generator,
                let pool = other.pools.firstIndex(where: { $0.name == reference.name })
            else { throw unknown }
            return .pool(column: index, pool: pool, letterCase: letterCase)
        }
        if let pool = template.pools.firstIndex(where: { $0.name == reference.name }),
            let own = columns.firstIndex(where: { $0.name == column.name })
        {
            return .pool(column: own, pool: pool, letterCase: letterCase)
        }
        if let index = columns.firstIndex(where: { $0.name == reference.name }) {
            return .column(index, letterCase: letterCase)
        }
        if reference.name == "row" { return .row }
        throw unknown
    }
}
