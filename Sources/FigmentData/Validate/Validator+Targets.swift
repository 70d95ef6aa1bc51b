import FigmentADBC
import FigmentSchema
import FigmentTypes

/// Figures that the data should reach.
extension Validator {
    mutating func check(_ target: QualityTarget) throws(ADBCError) {
        switch target {
        case .weekendShare(let column, let low, let high):
            try band("weekend share", column, low, high) { name in
                "avg(CASE WHEN isodow(\(name)) >= 6 THEN 1.0 ELSE 0.0 END)"
            }
        case .mean(let column, let low, let high):
            try band("mean", column, low, high) { name in "avg(CAST(\(name) AS DOUBLE))" }
        case .median(let column, let low, let high):
            try band("median", column, low, high) { name in "quantile_cont(CAST(\(name) AS DOUBLE), 0.5)" }
        case .quantile(let column, let probability, let low, let high):
            try band("quantile \(probability)", column, low, high) { name in
                "quantile_cont(CAST(\(name) AS DOUBLE), \(probability))"
            }
        case .nullShare(let column, let low, let high):
            try band("share of nulls", column, low, high) { name in
                "avg(CASE WHEN \(name) IS NULL THEN 1.0 ELSE 0.0 END)"
            }
        case .distinctCount(let column, let low, let high):
            try band("distinct values", column, low, high) { name in "count(DISTINCT \(name))" }
        case .correlation(let a, let b, let low, let high):
            let other = try TableView.quoted(b.column)
            guard views[b.table]?.has(b.column) == true else { return notes.append("correlation: \(b) is not there") }
            try band("correlation with \(b.column)", a, low, high) { name in
                "corr(CAST(\(name) AS DOUBLE), CAST(\(other) AS DOUBLE))"
            }
        case .fanout(let table, let low, let high): try fanout(table, low, high)
        case .fit(let column, _, _): notes.append("fit of \(column): distribution tests are not in this version")
        case .compositeEffect(let table, let metric, let seasonalities, let mae, let mape):
            try profile(table, metric, seasonalities, mae, mape)
        }
    }

    private mutating func band(
        _ what: String, _ column: ColumnReference, _ low: Double, _ high: Double, _ figure: (String) -> String
    ) throws(ADBCError) {
        guard let view = views[column.table], view.has(column.column) else {
            return notes.append("\(what) of \(column): the column is not there")
        }
        let found = try number("SELECT \(figure(try TableView.quoted(column.column))) FROM \(view.name)")
        report(what, column.table, column.column, found, low, high)
    }

    private mutating func report(
        _ what: String, _ table: String, _ column: String?, _ found: Double?, _ low: Double, _ high: Double
    ) {
        let passed = found.map { $0 >= low && $0 <= high } ?? false
        let shown = found.map { "\(($0 * 1e6).rounded() / 1e6)" } ?? "none"
        var details: [(name: String, value: SyntaxNode)] = [("figure", .string(what))]
        if let found { details.append(("found", SyntaxNode(.double(found)))) }
        if low.isFinite { details.append(("min", SyntaxNode(.double(low)))) }
        if high.isFinite { details.append(("max", SyntaxNode(.double(high)))) }
        add(
            .target, table, column, passed: passed,
            "\(what) is \(shown), \(passed ? "within" : "outside") \(Validator.bandText(low, high))", details)
    }

    private static func bandText(_ low: Double, _ high: Double) -> String {
        if !low.isFinite { return "at most \(high)" }
        return high.isFinite ? "\(low) to \(high)" : "at least \(low)"
    }

    private mutating func fanout(_ table: String, _ low: Double, _ high: Double) throws(ADBCError) {
        guard let child = dataset.tables.first(where: { $0.name == table }), let parent = child.parents.first,
            let children = views[table], let parents = views[parent]
        else { return notes.append("rows of \(table) per parent: a table is not there") }
        let found = try number(
            "SELECT (SELECT count(*) FROM \(children.name)) / nullif((SELECT count(*) FROM \(parents.name)), 0)::DOUBLE"
        )
        report("rows per row of \(parent)", table, nil, found, low, high)
    }

    // MARK: Profiles

    /// The rows along time follow the weights: by hours, weekdays or months, each against the time that it covers.
    private mutating func profile(
        _ table: String, _ metric: String, _ seasonalities: [Seasonality], _ mae: Double?, _ mape: Double?
    ) throws(ADBCError) {
        guard let view = views[table],
            let column = view.table.columns.first(where: { $0.type.isInstant && view.has($0.name) })
        else { return notes.append("profile of \(table): it has no column of times") }
        let name = try TableView.quoted(column.name)
        // Instants that were shaken off a grid belong to the tick that they came from, which is the nearest.
        let place = Validator.shakenStep(column, dataset).map { "\(name) + to_microseconds(\($0 / 2))" } ?? name
        for seasonality in seasonalities {
            let dimension = seasonality.dimension
            let part: String
            switch dimension {
            case .hour: part = "hour(\(place))"
            case .dow: part = "isodow(\(place)) - 1"
            case .month: part = "month(\(place)) - 1"
            }
            var counts = [Double](repeating: 0, count: dimension.count)
            let sql = "SELECT \(part) AS k, count(*) FROM \(view.name) WHERE \(name) IS NOT NULL GROUP BY k"
            for row in try connection.query(sql).rows() where row.count == 2 {
                guard let k = Validator.number(row[0]).map({ Int($0) }), counts.indices.contains(k) else { continue }
                counts[k] = Validator.number(row[1]) ?? 0
            }
            let days = try days(of: dimension, name, view)
            add(Profile(counts: counts, days: days, seasonality), table, column.name, mae, mape)
        }
    }

    /// The step of the grid that a column's instants were shaken off, in microseconds.
    private static func shakenStep(_ column: ColumnSpec, _ dataset: Dataset) -> Int64? {
        guard case .datetimeSeries(let series)? = column.generator else { return nil }
        let isShaken = column.modifiers.contains { if case .timeJitter = $0 { true } else { false } }
        let text = series.within.map { $0.frequency } ?? dataset.timeframe?.frequency
        guard isShaken, case .micros(let step)? = series.frequency ?? text.flatMap({ Frequency($0) }) else {
            return nil
        }
        return step
    }

    /// How many days of each kind the data span.
    private func days(
        of dimension: Seasonality.Dimension, _ name: String, _ view: TableView
    ) throws(ADBCError) -> [Double] {
        var days = [Double](repeating: 1, count: dimension.count)
        if dimension == .hour { return days }
        let part = dimension == .dow ? "isodow(day) - 1" : "month(day) - 1"
        let sql =
            "SELECT \(part) AS k, count(*) FROM (SELECT unnest(generate_series(CAST(lo AS TIMESTAMP), "
            + "CAST(hi AS TIMESTAMP), INTERVAL 1 DAY)) AS day FROM (SELECT CAST(min(\(name)) AS DATE) AS lo, "
            + "CAST(max(\(name)) AS DATE) AS hi FROM \(view.name))) GROUP BY k"
        days = days.map { _ in 0 }
        for row in try connection.query(sql).rows() where row.count == 2 {
            guard let k = Validator.number(row[0]).map({ Int($0) }), days.indices.contains(k) else { continue }
            days[k] = Validator.number(row[1]) ?? 0
        }
        return days
    }

    private mutating func add(
        _ profile: Profile, _ table: String, _ column: String, _ mae: Double?, _ mape: Double?
    ) {
        // Below 1 a relative error is a fraction, else a percentage.
        let relative = mape.map { $0 < 1 ? $0 : $0 / 100 }
        // What chance alone makes of so few rows is no fault: twice its mean is allowed beside the tolerance.
        let passed =
            (mae.map { profile.meanError <= $0 + 2 * profile.chance.mean } ?? true)
            && (relative.map { profile.relativeError <= $0 + 2 * profile.chance.relative } ?? true)
        func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
        add(
            .target, table, column, passed: passed,
            "profile by \(profile.dimension.rawValue): mean error \(rounded(profile.meanError)), "
                + "relative \(rounded(profile.relativeError)); by chance \(rounded(profile.chance.mean)), "
                + "\(rounded(profile.chance.relative))",
            [
                ("figure", .string("profile")), ("dimension", .string(profile.dimension.rawValue)),
                ("mae", SyntaxNode(.double(profile.meanError))), ("mape", SyntaxNode(.double(profile.relativeError))),
                ("mae_by_chance", SyntaxNode(.double(profile.chance.mean))),
                ("mape_by_chance", SyntaxNode(.double(profile.chance.relative))),
            ])
    }
}

/// How often each hour, weekday or month comes, against how often it should; both with mean 1.
struct Profile {
    let dimension: Seasonality.Dimension
    let meanError: Double
    let relativeError: Double
    /// The errors that so many rows have on average when the weights are exactly kept: √(2/π) standard deviations of a
    /// count.
    let chance: (mean: Double, relative: Double)

    init(counts: [Double], days: [Double], _ seasonality: Seasonality) {
        dimension = seasonality.dimension
        let rates = zip(counts, days).map { $1 > 0 ? $0 / $1 : 0 }
        let found = Profile.normalised(rates)
        let wanted = Profile.normalised(seasonality.weights)
        let errors = zip(found, wanted).map { abs($0 - $1) }
        meanError = errors.reduce(0, +) / Double(max(1, errors.count))
        let relative = zip(errors, wanted).filter { $1 > 0 }.map { $0 / $1 }
        relativeError = relative.reduce(0, +) / Double(max(1, relative.count))
        let total = counts.reduce(0, +)
        let expected = zip(wanted, days).map { $0 * $1 }
        let sum = expected.reduce(0, +)
        let deviations = expected.map { $0 > 0 && total > 0 ? 0.8 / (total * $0 / sum).squareRoot() : 0 }
        chance = (
            zip(deviations, wanted).reduce(0) { $0 + $1.0 * $1.1 } / Double(max(1, wanted.count)),
            deviations.reduce(0, +) / Double(max(1, deviations.count))
        )
    }

    private static func normalised(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        return mean > 0 ? values.map { $0 / mean } : values
    }
}
