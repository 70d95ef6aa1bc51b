import FigmentData
import FigmentADBC
import FigmentSchema
import FigmentTypes

/// The figures that a document asks of its data.
struct TargetChecks {
    let tables: [DataTable]
    let dataset: DatasetExpectation
    let session: DataSession
    var results: [CheckResult] = []
    var skipped: [SkippedCheck] = []

    /// Beyond so many rows quantiles are estimated: exact ones would hold every value in memory.
    private static let exactQuantileRows: Int64 = 20_000_000

    init(_ tables: [DataTable], _ dataset: DatasetExpectation, _ session: DataSession) {
        self.tables = tables
        self.dataset = dataset
        self.session = session
    }

    mutating func run() throws(DataError) {
        for target in dataset.targets { try add(target) }
    }

    private mutating func add(_ target: QualityTarget) throws(DataError) {
        switch target {
        case .weekendShare(let column, let low, let high):
            try add(.weekendShare, column, low, high) {
                "avg(CASE WHEN isodow(\($0)) >= 6 THEN 1.0 ELSE 0.0 END) FILTER (WHERE \($0) IS NOT NULL)"
            }
        case .mean(let column, let low, let high):
            try add(.mean, column, low, high) { "avg(CAST(\($0) AS DOUBLE))" }
        case .median(let column, let low, let high):
            try addQuantile(.median, column, 0.5, low, high)
        case .quantile(let column, let probability, let low, let high):
            try addQuantile(.quantile, column, probability, low, high)
        case .nullShare(let column, let low, let high):
            try add(.nullShare, column, low, high) { "avg(CASE WHEN \($0) IS NULL THEN 1.0 ELSE 0.0 END)" }
        case .distinctCount(let column, let low, let high):
            try addDistinct(column, low, high)
        case .correlation(let a, let b, let low, let high):
            try addCorrelation(a, b, low, high)
        case .fanout(let table, let low, let high):
            addFanout(table, low, high)
        case .fit(let column, _, _):
            skip("fit", column.description)
        case .compositeEffect(let table, let metric, _, _, _):
            skip("composite_effect", "\(table).\(metric)")
        }
    }

    private mutating func skip(_ name: String, _ place: String) {
        skipped.append(SkippedCheck(name: name, place: place, reason: "this version does not measure it"))
    }

    private func find(_ column: ColumnReference) -> (table: DataTable, value: String)? {
        guard let table = tables.first(where: { $0.name == column.table }),
            let index = table.expectation.index(of: column.column), table.isPresent[index]
        else { return nil }
        return (table, "v\(index)")
    }

    private mutating func add(
        _ kind: CheckKind, _ column: ColumnReference, _ low: Double, _ high: Double, _ measure: (String) -> String
    ) throws(DataError) {
        guard let place = find(column) else { return }
        let found = try session.rows("SELECT \(measure(place.value)) FROM \(place.table.view)").first?.first?.number
        add(kind, column.table, column.column, found, low, high)
    }

    private mutating func addQuantile(
        _ kind: CheckKind, _ column: ColumnReference, _ probability: Double, _ low: Double, _ high: Double
    ) throws(DataError) {
        let rows = tables.first { $0.name == column.table }?.rowCount ?? 0
        let function = rows > TargetChecks.exactQuantileRows ? "approx_quantile" : "quantile_cont"
        try add(kind, column, low, high) { "\(function)(CAST(\($0) AS DOUBLE), \(probability))" }
    }

    private mutating func addDistinct(_ column: ColumnReference, _ low: Double, _ high: Double) throws(DataError) {
        guard let place = find(column) else { return }
        // Groups go to disk where memory ends; `count(DISTINCT …)` keeps them.
        let sql =
            "SELECT count(*) FROM (SELECT DISTINCT \(place.value) FROM \(place.table.view) WHERE \(place.value) IS NOT NULL)"
        let found = try session.counts(sql).first.map { Double($0) }
        add(.distinctCount, column.table, column.column, found, low, high)
    }

    private mutating func addCorrelation(
        _ a: ColumnReference, _ b: ColumnReference, _ low: Double, _ high: Double
    ) throws(DataError) {
        guard a.table == b.table else {
            skipped.append(
                SkippedCheck(
                    name: CheckKind.correlation.rawValue, place: a.description,
                    reason: "\(b) stands in another table"))
            return
        }
        guard let left = find(a), let right = find(b) else { return }
        let sql =
            "SELECT corr(CAST(\(left.value) AS DOUBLE), CAST(\(right.value) AS DOUBLE)) FROM \(left.table.view)"
        add(.correlation, a.table, a.column, try session.rows(sql).first?.first?.number, low, high)
    }

    /// Rows per row of the first parent.
    private mutating func addFanout(_ name: String, _ low: Double, _ high: Double) {
        guard let table = tables.first(where: { $0.name == name }),
            let parent = tables.first(where: { $0.name == table.expectation.table.parents.first })
        else { return }
        let found = parent.rowCount > 0 ? Double(table.rowCount) / Double(parent.rowCount) : nil
        add(.fanout, name, nil, found, low, high)
    }

    private mutating func add(
        _ kind: CheckKind, _ table: String, _ column: String?, _ found: Double?, _ low: Double, _ high: Double
    ) {
        let range =
            switch (low.isFinite, high.isFinite) {
            case (true, true): "\(CountText.number(low)) to \(CountText.number(high))"
            case (true, false): "\(CountText.number(low)) and above"
            default: "\(CountText.number(high)) and below"
            }
        let passed = found.map { $0 >= low && $0 <= high } ?? false
        let message =
            found.map { "\(CountText.number($0)), wanted \(range)" } ?? "there are no values, wanted \(range)"
        var details: [(String, SyntaxNode)] = [
            ("found", SyntaxNode(found.map { .double($0) } ?? .null))
        ]
        if low.isFinite { details.append(("min", SyntaxNode(.double(low)))) }
        if high.isFinite { details.append(("max", SyntaxNode(.double(high)))) }
        results.append(CheckResult(kind, table, column, passed: passed, message, details: details))
    }
}
