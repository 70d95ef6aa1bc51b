import FigmentSchema
import FigmentTypes

extension ColumnResolver {
    /// The modifiers of a column: its own, then what its parents' behaviours add, then what constraints ask for.
    func modifiers(of column: ColumnSpec) throws(PlanError) -> [ModifierPlan] {
        var result: [ModifierPlan] = []
        for modifier in column.modifiers { result += resolve(modifier, column) }
        if isMultiplied(column) { result += behaviours(on: column) }
        result += constraints(on: column)
        if table.duplicateRate > 0, !isKey(column), !column.modifiers.contains(where: \.isDuplicate) {
            result.append(.duplicate(rate: table.duplicateRate, isWholeRow: true))
        }
        return result
    }

    /// Whether copies of a row must not share the column's value.
    private func isKey(_ column: ColumnSpec) -> Bool {
        if column.isPrimary || column.isUnique || table.primaryKey.contains(column.name) { return true }
        let own = ColumnReference(table: table.name, column: column.name)
        return dataset.constraints.unique.contains { $0.contains(own) }
    }

    private func resolve(_ modifier: Modifier, _ column: ColumnSpec) -> [ModifierPlan] {
        let at = catalogue.instantColumn(in: table, before: column.name)
        let frame = catalogue.timeframe
        switch modifier {
        case .multiply(let factor): return [.multiply(factor)]
        case .add(let value): return [.add(value)]
        case .clamp(let low, let high): return [.clamp(low: low, high: high)]
        case .jitter(let std, let isMultiplied): return [.jitter(std: std, isMultiplied: isMultiplied)]
        case .timeJitter(let minutes):
            let window = self.window(of: column) ?? frame
            return [
                .timeJitter(
                    stdMicros: minutes * 60_000_000, low: Double(window.startMicros), high: Double(window.endMicros))
            ]
        case .mapValues(let pairs): return [.mapValues(pairs)]
        case .seasonality(let seasonality, let on):
            if column.type.isInstant { return [] }
            guard let column = on.flatMap({ catalogue.columnIndex($0, in: table) }) ?? at else { return [] }
            return [.seasonality(seasonality, at: column)]
        case .trend(let trend):
            guard let column = trend.timeReference.flatMap({ catalogue.columnIndex($0, in: table) }) ?? at else {
                return []
            }
            return [.trend(trend.kind, at: column, startMicros: frame.startMicros)]
        case .effect(let effect):
            if column.type.isInstant { return [] }
            let middle = (frame.startMicros + frame.endMicros) / 2
            let plan = EffectResolver(catalogue: catalogue).plan(effect, in: table, at: at, instant: middle)
            return plan.map { [.effect($0)] } ?? []
        case .outliers(let outliers): return column.type.isInstant ? [] : [.outliers(outliers)]
        case .null(let rate): return [.null(rate: rate)]
        case .typo(let rate): return [.typo(rate: rate)]
        case .expression(let code): return [.expression(code: code)]
        case .duplicate(let rate): return [.duplicate(rate: rate, isWholeRow: false)]
        }
    }

    private func window(of column: ColumnSpec) -> Timeframe? {
        switch column.generator {
        case .datetimeSeries(let series): series.within
        case .diffusionCurve(let curve): curve.within
        default: nil
        }
    }

    /// Whether behaviours may multiply the column: a number of its own, no key.
    func isMultiplied(_ column: ColumnSpec) -> Bool {
        guard column.type.isNumeric, !column.isPrimary, !column.isUnique else { return false }
        switch column.generator {
        case .distribution, .choice, .expression, nil: return true
        default: return false
        }
    }

    func behaviours(on column: ColumnSpec) -> [ModifierPlan] {
        var result: [ModifierPlan] = []
        for (parent, path) in parents() {
            if let segments = parent.segments, let index = catalogue.columnIndex(segments.column, in: parent) {
                let factors = segments.segments.map { (name: $0.name, factor: $0.multipliers.value) }
                let isNamed = segments.appliesTo.isEmpty || segments.appliesTo.contains(column.name)
                if isNamed, factors.contains(where: { $0.factor != 1 }) {
                    result.append(.segment(ColumnPath(path: path, column: index), factors: factors))
                }
            }
            guard let vintage = parent.vintage, let created = catalogue.columnIndex(vintage.createdAt, in: parent),
                let at = catalogue.instantColumn(in: table, before: column.name)
            else { continue }
            for multiplier in vintage.multipliers where multiplier.scope.contains(column.name) {
                result.append(
                    .age(
                        created: ColumnPath(path: path, column: created), at: at, multiplier.curve,
                        unitMicros: multiplier.unit.micros))
            }
        }
        return result
    }

    /// Ranges, then bounds by other columns: the last word.
    private func constraints(on column: ColumnSpec) -> [ModifierPlan] {
        let own = ColumnReference(table: table.name, column: column.name)
        var result: [ModifierPlan] = []
        result += conforming(column)
        guard column.type.isNumeric || column.type.isInstant, !column.isPrimary else { return result }
        if case .lookup = column.generator { return result }
        for range in dataset.constraints.ranges where range.column == own {
            result.append(.clamp(low: range.low, high: range.high))
        }
        for bound in catalogue.bounds[own] ?? [] {
            result.append(.bound(bound.value, isLower: bound.isLower, isStrict: bound.isStrict))
        }
        for (parent, path) in parents() where column.type.isInstant && !column.modifiers.isEmpty {
            guard let vintage = parent.vintage, let created = catalogue.columnIndex(vintage.createdAt, in: parent)
            else { continue }
            result.append(.bound(ColumnPath(path: path, column: created), isLower: true, isStrict: false))
        }
        return result
    }
}

extension VintageBehavior.Scope {
    func contains(_ column: String) -> Bool {
        switch self {
        case .fanout: false
        case .all: true
        case .columns(let names): names.contains(column)
        }
    }
}
