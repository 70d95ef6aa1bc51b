import FigmentSchema
import FigmentTypes

extension ColumnResolver {
    /// The recipe of a generator that the document names.
    func generated(_ generator: Generator, _ column: ColumnSpec) throws(PlanError) -> Recipe {
        switch generator {
        case .sequence(let start, let step): return .sequence(start: start, step: step)
        case .ordinal(let start, let step): return .ordinal(start: start, step: step)
        case .datetimeSeries(let series): return .instants(instants(series, column))
        case .diffusionCurve(let curve):
            let frame = curve.within ?? catalogue.timeframe
            var plan = InstantPlan(startMicros: frame.startMicros, endMicros: frame.endMicros)
            plan.diffusion = curve
            bind(&plan, column)
            return .instants(plan)
        case .template(let template): return .template(try resolve(template, of: column))
        case .lookup(let lookup): return .lookup(try columnPath(lookup, column))
        case .choiceOf(let reference, let weights):
            let alias = "choice:" + column.name
            return .lookup(try columnPath(Lookup(from: reference, weights: weights, alias: alias), column))
        case .faker(var faker):
            faker.maxLength = min(column.maxLength ?? 65_535, 65_535)
            let localeFrom = faker.localeFrom.flatMap { catalogue.columnIndex($0, in: table) }
            return .faker(faker, localeFrom: localeFrom)
        case .expression(let code): return .expression(code: code)
        case .conditional(let branches, let otherwise):
            var plans: [(condition: String, recipe: Recipe)] = []
            for branch in branches { plans.append((branch.condition, try generated(branch.generator, column))) }
            var last: Recipe?
            if let otherwise { last = try generated(otherwise, column) }
            return .conditional(branches: plans, otherwise: last)
        case .null: return .null
        case .event(let field): return .event(field)
        case .uuid: return .uuid
        case .distribution(let distribution):
            if let truncation = truncation(of: column) { return .truncated(distribution, truncation) }
            return .generator(generator)
        case .choice(let choice):
            if let joint = jointChoice(choice, column) { return joint }
            return .generator(generator)
        case .timeUUID(let on):
            let frame = catalogue.timeframe
            return .timeUUID(
                at: try on.map { name throws(PlanError) in try index(of: name, column) },
                startMicros: frame.startMicros, endMicros: frame.endMicros)
        case .season(let season):
            return .season(
                season, at: try season.on.map { name throws(PlanError) in try index(of: name, column) },
                startMicros: catalogue.timeframe.startMicros)
        case .digest(let digest):
            var columns: [Int] = []
            for name in digest.columns { columns.append(try index(of: name, column)) }
            return .digest(of: columns, digest)
        case .vector(let shape): return try vector(shape, column)
        case .record, .unique, .uniqueIntegers, .list, .listOf, .object, .geo: return try structured(generator, column)
        // Whatever names no column and no table goes to its kernel as it is.
        default: return .generator(generator)
        }
    }

    private func vector(_ shape: VectorShape, _ column: ColumnSpec) throws(PlanError) -> Recipe {
        var plain = shape
        plain.planting = nil
        let base: Recipe
        switch shape.near?.source {
        case .own(let name)?: base = .nearVector(plain, ColumnPath(path: [], column: try index(of: name, column)))
        case .other(let reference)?:
            let lookup = Lookup(from: reference, on: shape.near?.on ?? [])
            base = .nearVector(plain, try columnPath(lookup, column))
        case nil: base = .generator(.vector(plain))
        }
        guard let planting = shape.planting else { return base }
        var lookup = Lookup(from: planting.around)
        lookup.planted = ColumnReference(table: table.name, column: column.name)
        return .plantedVector(base: base, planting, around: try columnPath(lookup, column))
    }

    private func jointChoice(_ choice: Choice, _ column: ColumnSpec) -> Recipe? {
        guard let position = catalogue.columnIndex(column.name, in: table) else { return nil }
        let wanted = JointDraw.Member.items(column: position, count: choice.items.count)
        for (draw, joint) in catalogue.joints[index].enumerated() {
            if let member = joint.members.firstIndex(of: wanted) {
                return .jointChoice(choice, draw: draw, member: member)
            }
        }
        return nil
    }

    /// A column of the own table by name.
    func index(of name: String, _ column: ColumnSpec) throws(PlanError) -> Int {
        if let index = catalogue.columnIndex(name, in: table) { return index }
        throw .unknownReference(table: table.name, column: column.name, name: name)
    }

    private func columnPath(_ lookup: Lookup, _ column: ColumnSpec) throws(PlanError) -> ColumnPath {
        guard let path = catalogue.path(of: lookup, in: table), let target = catalogue.index(of: lookup.from.table),
            let source = catalogue.columnIndex(lookup.from.column, in: catalogue.tables[target])
        else {
            throw .unknownReference(table: table.name, column: column.name, name: lookup.from.description)
        }
        return ColumnPath(path: path, column: source)
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
