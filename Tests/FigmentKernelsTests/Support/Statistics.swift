import Foundation

/// Test statistics as standard normal scores, so that one bound serves all.
enum Statistics {
    /// The score of a chi-square statistic (E. B. Wilson, M. M. Hilferty, 1931).
    static func score(chiSquare: Double, degrees: Int) -> Double {
        let k = Double(degrees)
        return (cbrt(chiSquare / k) - (1 - 2 / (9 * k))) / (2 / (9 * k)).squareRoot()
    }

    /// The score of counts against expectations.
    static func score(_ counts: [Int], expected: [Double], lostDegrees: Int = 1) -> Double {
        var sum = 0.0
        for (count, e) in zip(counts, expected) { sum += (Double(count) - e) * (Double(count) - e) / e }
        return score(chiSquare: sum, degrees: counts.count - lostDegrees)
    }

    /// The score of counts that should be equal.
    static func score(even counts: [Int]) -> Double {
        let e = Double(counts.reduce(0, +)) / Double(counts.count)
        return score(counts, expected: [Double](repeating: e, count: counts.count))
    }

    /// √n times the greatest distance between the sample and a distribution function; p = 1e-6 at 2.69.
    static func kolmogorov(_ sample: [Double], _ distribution: (Double) -> Double) -> Double {
        let sorted = sample.sorted()
        let n = Double(sorted.count)
        var greatest = 0.0
        for (i, x) in sorted.enumerated() {
            let f = distribution(x)
            greatest = max(greatest, f - Double(i) / n, Double(i + 1) / n - f)
        }
        return greatest * n.squareRoot()
    }

    static func normalDistribution(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

    /// Scores of the mean and, by the fourth moment of the sample, of the variance.
    static func moments(_ sample: [Double], mean: Double, variance: Double) -> (mean: Double, variance: Double) {
        let n = Double(sample.count)
        var second = 0.0
        var fourth = 0.0
        var first = 0.0
        for x in sample {
            let d = x - mean
            first += d
            second += d * d
            fourth += d * d * d * d
        }
        let spread = max(fourth / n - variance * variance, 1e-300)
        return (first / (n * variance).squareRoot(), (second / n - variance) / (spread / n).squareRoot())
    }
}
