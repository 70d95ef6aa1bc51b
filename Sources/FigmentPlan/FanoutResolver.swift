import FigmentSchema
import FigmentTypes

/// Decides how the rows of a child table follow from its driving parent's.
struct FanoutResolver {
    let catalogue: TableCatalogue
    let index: Int
    let options: PlanOptions

    private var table: Table { catalogue.tables[index] }

    func plan() throws(PlanError) -> FanoutPlan {
        guard let parentIndex = catalogue.drivingParent(of: table) else {
            throw .unknownTable(name: table.parents.first ?? "", known: catalogue.tables.map(\.name))
        }
        let parent = catalogue.tables[parentIndex]
        if let process = table.process {
            return FanoutPlan(parent: parentIndex, kind: .process(plan(process, parent)))
        }
        if let rows = options.rowsByTable[table.name] ?? (table.fanout == nil ? table.rows : nil) {
            return FanoutPlan(parent: parentIndex, kind: .total(max(0, rows)))
        }
        let kind = FanoutPlan.Kind.counts(table.fanout ?? Fanout(.constant(1)))
        return FanoutPlan(parent: parentIndex, kind: kind, modulation: try modulation(parent))
    }

    private func modulation(_ parent: Table) throws(PlanError) -> FanoutPlan.Modulation {
        var result = FanoutPlan.Modulation()
        if let segments = parent.segments, let column = catalogue.columnIndex(segments.column, in: parent) {
            let factors = segments.segments.map { (name: $0.name, factor: $0.multipliers.fanout) }
            if factors.contains(where: { $0.factor != 1 }) { result.segment = (column: column, factors: factors) }
        }
        if let aging = aging(parent) {
            result.aging = (created: aging.created, curves: aging.curves, endMicros: endOfEvents())
        }
        let middle = (catalogue.timeframe.startMicros + catalogue.timeframe.endMicros) / 2
        for effect in table.fanoutEffects {
            let at = catalogue.instantColumn(in: parent, before: nil)
            if let plan = EffectResolver(catalogue: catalogue).plan(effect, in: parent, at: at, instant: middle) {
                result.effects.append(plan)
            }
        }
        return result
    }

    /// The parent's creation column and the curves that thin its children.
    private func aging(_ parent: Table) -> (created: Int, curves: [(curve: AgeCurve, unitMicros: Int64)])? {
        guard let vintage = parent.vintage, let created = catalogue.columnIndex(vintage.createdAt, in: parent) else {
            return nil
        }
        let curves = vintage.multipliers.filter { $0.scope == .fanout }.map {
            (curve: $0.curve, unitMicros: $0.unit.micros)
        }
        return curves.isEmpty ? nil : (created: created, curves: curves)
    }

    /// The end of the window in which the children's times lie.
    private func endOfEvents() -> Int64 {
        for column in table.columns where column.type.isInstant {
            if case .datetimeSeries(let series) = column.generator, let within = series.within {
                return within.endMicros
            }
        }
        return catalogue.timeframe.endMicros
    }

    // MARK: Processes

    private func plan(_ process: Process, _ parent: Table) -> ProcessPlan {
        let frame = catalogue.timeframe
        let variation: [(name: String, multiplier: Double)] =
            switch process {
            case .stages(let stages): stages.segmentMultipliers
            case .transitions(let model): model.segmentMultipliers
            case .touchpoints: []
            }
        var segment: (column: Int, factors: [(name: String, factor: Double)])?
        if !variation.isEmpty, let column = segmentColumn(parent, variation.map(\.name)) {
            segment = (column: column, factors: variation.map { (name: $0.name, factor: $0.multiplier) })
        }
        var anchor = catalogue.instantColumn(in: parent, before: nil)
        if let created = parent.vintage?.createdAt, let column = catalogue.columnIndex(created, in: parent) {
            anchor = column
        }
        return ProcessPlan(
            process: process, segment: segment, anchor: anchor, startMicros: frame.startMicros,
            endMicros: frame.endMicros)
    }

    /// The parent's column of segments: the one that it names, else one whose choices are these names.
    private func segmentColumn(_ parent: Table, _ names: [String]) -> Int? {
        if let column = parent.segments?.column, let index = catalogue.columnIndex(column, in: parent) { return index }
        let columns = TableCatalogue.columns(of: parent)
        return columns.firstIndex { column in
            guard case .choice(let choice) = column.generator else { return false }
            return names.contains { choice.items.contains(.string($0)) }
        }
    }
}

/// Binds effects to columns.
struct EffectResolver {
    let catalogue: TableCatalogue

    /// Nil where a name does not lead anywhere: the effect is then 1, and the schema has warned.
    func plan(_ effect: Effect, in table: Table, at: Int?, instant: Int64) -> EffectPlan? {
        guard let index = catalogue.index(of: effect.table) else { return nil }
        let remote = catalogue.tables[index]
        guard let field = catalogue.columnIndex(effect.field, in: remote) else { return nil }
        var keys: [(local: Int, remote: Int)] = []
        for pair in effect.on {
            guard let local = catalogue.columnIndex(pair.local, in: table),
                let other = catalogue.columnIndex(pair.remote, in: remote)
            else { return nil }
            keys.append((local, other))
        }
        return EffectPlan(
            table: index, keys: keys, windowStart: effect.windowStart.flatMap { catalogue.columnIndex($0, in: remote) },
            windowEnd: effect.windowEnd.flatMap { catalogue.columnIndex($0, in: remote) }, field: field,
            operation: effect.operation, fallback: effect.fallback, at: at, instantMicros: instant)
    }
}
