/// 65 536 quantiles of the standard normal distribution as float32: a 16-bit word becomes a normal deviate by one load.
///
/// Entry i holds the quantile of (i + ½) ∕ 65 536: Kolmogorov–Smirnov distance to the normal 1.5e-5·½ step plus rounding,
/// tails end at ±4.3σ. Built once per process at first use (about 1 ms), 256 KiB.
enum NormalTable {
    static let quantiles: [Float] = (0..<65_536).map {
        Float(NormalQuantile.value((Double($0) + 0.5) * 0x1p-16))
    }
}
