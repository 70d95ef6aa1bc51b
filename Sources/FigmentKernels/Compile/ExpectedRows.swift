import FigmentPlan
import FigmentSchema

/// About how many rows each table has, from the document alone: never from a sample, and the same in every run.
struct ExpectedRows {
    /// By index of the table in its plan.
    private(set) var rows: [Double] = []

    init(_ plan: Plan) { for table in plan.tables { append(table) } }

    /// Adds the next table, whose parent has been added before.
    private mutating func append(_ table: TablePlan) {
        guard let fanout = table.fanout else {
            rows.append(Double(table.rows ?? 0))
            return
        }
        let parents = rows.indices.contains(fanout.parent) ? rows[fanout.parent] : 0
        switch fanout.kind {
        case .counts(let fanout): rows.append(parents * fanout.mean)
        case .total(let total): rows.append(Double(total))
        case .process(let plan): rows.append(parents * plan.process.meanEvents)
        }
    }
}

extension Fanout {
    /// The mean of the counts as they are written, without floors and caps that cut little.
    var mean: Double {
        let mean: Double =
            switch distribution {
            case .constant(let count): Double(count)
            case .poisson(let lambda): lambda
            case .uniform(let low, let high): Double(low + high) / 2
            case .geometric(let mean): mean
            case .zipf(let exponent): Fanout.zipfMean(exponent, upTo: maximum ?? 1_000)
            case .choice(let counts, let weights):
                zip(counts, weights).reduce(0) { $0 + Double($1.0) * $1.1 } / max(weights.reduce(0, +), 1e-300)
            }
        return min(max(mean, minimum.map(Double.init) ?? 0), maximum.map(Double.init) ?? .infinity)
    }

    /// The mean of 1…n by 1/k^exponent; long tails by the ranks that carry them.
    private static func zipfMean(_ exponent: Double, upTo n: Int64) -> Double {
        var weights = 0.0
        var sum = 0.0
        for rank in 1...max(1, min(n, 10_000)) {
            let weight = Elementary.exp(-exponent * Elementary.log(Double(rank)))
            weights += weight
            sum += weight * Double(rank)
        }
        return sum / weights
    }
}

extension Process {
    /// About how many rows a parent has.
    var meanEvents: Double {
        switch self {
        case .stages(let model):
            var reached = 1.0
            var sum = 0.0
            for stage in model.stages {
                sum += reached
                reached *= stage.rate
            }
            return sum
        case .transitions(let model): return 1 + Double(model.maxTransitions) / 10
        case .touchpoints(let model): return Double(model.minTouches + model.maxTouches) / 2
        }
    }
}
