import FigmentSchema
import FigmentTypes

/// Inequalities as bounds of the columns that are drawn later.
extension TableCatalogue {
    /// Whether a column's values may be moved to keep an order.
    static func isSteerable(_ column: ColumnSpec) -> Bool {
        if column.isPrimary || column.isUnique { return false }
        switch column.generator {
        case .datetimeSeries, .diffusionCurve, .distribution, .expression: return true
        default: return false
        }
    }

    mutating func deriveBounds() {
        // From right to left, so that what must follow is known before what comes first is limited.
        for inequality in dataset.constraints.inequalities.reversed() {
            switch inequality.comparison {
            case .less: order(inequality.left, inequality.right, isStrict: true)
            case .lessOrEqual: order(inequality.left, inequality.right, isStrict: false)
            case .greater: order(inequality.right, inequality.left, isStrict: true)
            case .greaterOrEqual: order(inequality.right, inequality.left, isStrict: false)
            case .equal: break
            }
        }
    }

    private mutating func order(_ low: ColumnReference, _ high: ColumnReference, isStrict: Bool) {
        guard let lowTable = index(of: low.table), let highTable = index(of: high.table),
            let lowColumn = columnIndex(low.column, in: tables[lowTable]),
            let highColumn = columnIndex(high.column, in: tables[highTable])
        else { return }
        let lowSpec = TableCatalogue.columns(of: tables[lowTable])[lowColumn]
        let highSpec = TableCatalogue.columns(of: tables[highTable])[highColumn]
        let isFollowed = leads(low, to: high)
        if TableCatalogue.isSteerable(highSpec), !isFollowed, let path = path(from: highTable, to: lowTable) {
            let value = ColumnPath(path: path, column: lowColumn)
            bounds[high, default: []].append(ColumnBound(value: value, isLower: true, isStrict: isStrict))
            if let end = latestInstant(high, highSpec) {
                let room = isStrict ? step(of: highSpec) : 0
                latest[low] = min(latest[low] ?? .max, end - room)
            }
            let greatest = support(high, highSpec).high - (isStrict ? highSpec.type.smallestStep : 0)
            room[low, default: Room()].high = min(room[low]?.high ?? .infinity, greatest)
        } else if TableCatalogue.isSteerable(lowSpec), !leads(high, to: low),
            let path = path(from: lowTable, to: highTable)
        {
            let value = ColumnPath(path: path, column: highColumn)
            bounds[low, default: []].append(ColumnBound(value: value, isLower: false, isStrict: isStrict))
            let least = support(low, lowSpec).low + (isStrict ? lowSpec.type.smallestStep : 0)
            room[high, default: Room()].low = max(room[high]?.low ?? -.infinity, least)
        }
    }

    /// The numbers that a column can have, as far as its ranges and its generator tell.
    private func support(_ reference: ColumnReference, _ column: ColumnSpec) -> Room {
        var result = room[reference] ?? Room()
        guard column.type.isNumeric else { return result }
        func narrow(_ low: Double?, _ high: Double?) {
            result.low = max(result.low, low ?? -.infinity)
            result.high = min(result.high, high ?? .infinity)
        }
        for range in dataset.constraints.ranges where range.column == reference { narrow(range.low, range.high) }
        guard column.modifiers.allSatisfy(\.isDirt) else { return result }
        switch column.generator {
        case .distribution(let distribution):
            narrow(distribution.clampLow, distribution.clampHigh)
            switch distribution.kind {
            case .uniform(let low, let high), .loguniform(let low, let high), .triangular(let low, _, let high):
                narrow(low, high)
            case .histogram(let edges, _): narrow(edges.first, edges.last)
            case .beta: narrow(0, 1)
            default: break
            }
        case .choice(let choice):
            let numbers = choice.items.compactMap(\.number)
            narrow(numbers.min(), numbers.max())
        case .constant(let item): narrow(item.number, item.number)
        default: break
        }
        return result
    }

    /// Whether `low` is already drawn after `high`, so that the other way round would be a circle.
    private func leads(_ low: ColumnReference, to high: ColumnReference) -> Bool {
        guard low.table == high.table, let table = index(of: low.table) else { return false }
        let columns = TableCatalogue.columns(of: tables[table])
        var open = [low.column]
        var seen: Set<String> = []
        while let name = open.popLast() {
            if name == high.column { return true }
            guard seen.insert(name).inserted else { continue }
            for bound in bounds[ColumnReference(table: low.table, column: name)] ?? [] where bound.value.path.isEmpty {
                open.append(columns[bound.value.column].name)
            }
            guard let column = columns.first(where: { $0.name == name }) else { continue }
            open += column.generator?.expressionReferences ?? []
            for case .expression(let code) in column.modifiers {
                open += Generator.expression(code: code).expressionReferences.filter { $0 != name }
            }
        }
        return false
    }

    /// The way from a table's row to the one row of another that belongs to it.
    private func path(from: Int, to: Int) -> [RowSource]? {
        if from == to { return [] }
        var path: [RowSource] = []
        var at = from
        while at != to {
            if at != drivingParent(of: tables[at]), let parent = drivingParent(of: tables[at]) {
                let name = tables[to].name
                if tables[at].parents.dropFirst().contains(name), let hop = hop(from: tables[at], to: name) {
                    return path + [hop]
                }
                path.append(.parent)
                at = parent
            } else {
                return nil
            }
            if path.count > tables.count { return nil }
        }
        return path
    }

    private func latestInstant(_ reference: ColumnReference, _ column: ColumnSpec) -> Int64? {
        guard case .datetimeSeries(let series) = column.generator else { return nil }
        return min((series.within ?? timeframe).endMicros, latest[reference] ?? .max)
    }

    private func step(of column: ColumnSpec) -> Int64 {
        guard case .datetimeSeries(let series) = column.generator else { return 1 }
        switch frequency(of: series) {
        case .micros(let step): return step
        case .monthEnd, .monthStart: return 31 * 86_400_000_000
        case nil: return 1
        }
    }

    /// The grid of a series: its own, else that of its window.
    func frequency(of series: DatetimeSeries) -> Frequency? {
        if let own = series.frequency { return own }
        if let within = series.within { return within.frequency.flatMap { Frequency($0) } }
        return dataset.timeframe?.frequency.flatMap { Frequency($0) }
    }
}
