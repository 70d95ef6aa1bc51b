import FigmentSchema
import FigmentTypes

extension ColumnResolver {
    /// A series with its window, grid, weights and bounds.
    func instants(_ series: DatetimeSeries, _ column: ColumnSpec) -> InstantPlan {
        let frame = series.within ?? catalogue.timeframe
        var plan = InstantPlan(
            startMicros: frame.startMicros, endMicros: frame.endMicros, frequency: catalogue.frequency(of: series),
            patterns: series.patterns)
        // Of an instant, seasonality is one more pattern.
        for modifier in column.modifiers {
            if case .seasonality(let seasonality, _) = modifier { plan.patterns.append(seasonality) }
        }
        bind(&plan, column)
        plan.weekend = weekendTarget(of: column)
        plan.weekend?.isRough =
            !plan.lower.isEmpty || !plan.upper.isEmpty || plan.aging != nil
            || column.modifiers.contains { $0.movesInstants }
        return plan
    }

    /// The narrowest band that the document's targets name for the column's weekends.
    private func weekendTarget(of column: ColumnSpec) -> InstantPlan.WeekendTarget? {
        let own = ColumnReference(table: table.name, column: column.name)
        var result: InstantPlan.WeekendTarget?
        for target in dataset.targets {
            guard case .weekendShare(own, let low, let high) = target else { continue }
            let band = (max(low, result?.low ?? 0, 0), min(high, result?.high ?? 1, 1))
            if band.0 <= band.1 { result = InstantPlan.WeekendTarget(low: band.0, high: band.1, isRough: false) }
        }
        return result
    }

    /// Adds what other columns ask of the instants of this one.
    func bind(_ plan: inout InstantPlan, _ column: ColumnSpec) {
        let own = ColumnReference(table: table.name, column: column.name)
        if let latest = catalogue.latest[own] { plan.endMicros = max(plan.startMicros, min(plan.endMicros, latest)) }
        for bound in catalogue.bounds[own] ?? [] {
            let bound = (InstantPlan.Bound(value: bound.value, isStrict: bound.isStrict), bound.isLower)
            if bound.1 { plan.lower.append(bound.0) } else { plan.upper.append(bound.0) }
        }
        guard !column.isPrimary else { return }
        for (parent, path) in parents() {
            guard let vintage = parent.vintage, let created = catalogue.columnIndex(vintage.createdAt, in: parent)
            else { continue }
            let value = ColumnPath(path: path, column: created)
            plan.lower.append(InstantPlan.Bound(value: value, isStrict: false))
            let curves = vintage.multipliers.filter { $0.scope == .fanout }.map {
                (curve: $0.curve, unitMicros: $0.unit.micros)
            }
            if plan.aging == nil, !curves.isEmpty, isFirstInstant(column) {
                plan.aging = InstantPlan.Aging(created: value, curves: curves)
            }
        }
    }

    /// All parents, with the way to their rows.
    func parents() -> [(table: Table, path: [RowSource])] {
        guard table.kind == .fact else { return [] }
        return table.parents.compactMap { name in
            guard let index = catalogue.index(of: name), let hop = catalogue.hop(from: table, to: name) else {
                return nil
            }
            return (catalogue.tables[index], [hop])
        }
    }

    private func isFirstInstant(_ column: ColumnSpec) -> Bool {
        columns.first { $0.type.isInstant && !$0.isPrimary }?.name == column.name
    }

    /// What the table's process writes into the column; nil where the column is made as any other.
    func processField(of column: ColumnSpec) -> EventField? {
        guard let process = table.process, !column.isPrimary else { return nil }
        switch column.generator {
        case .lookup, .expression, .event: return nil
        default: break
        }
        let name = column.name.lowercased()
        switch process {
        case .touchpoints: return nil
        case .stages:
            if name == "stage_name" || name == "stage" { return .stageName }
            if name == "stage_index" { return .stageIndex }
            return column.type.isInstant ? .time : nil
        case .transitions:
            if column.type.isInstant { return .time }
            guard column.type == .utf8 else { return nil }
            if name.hasPrefix("prev") || name.hasPrefix("from_") || name.contains("previous") { return .previousState }
            let isState = ["state", "status"].contains { name.hasSuffix($0) } || name.hasPrefix("current")
            return isState ? .state : nil
        }
    }
}

extension Modifier {
    /// Whether it can carry an instant into another day.
    fileprivate var movesInstants: Bool {
        switch self {
        case .add, .timeJitter, .jitter, .expression: true
        default: false
        }
    }
}
