/// A kernel whose row numbers are key numbers: different keys below `domainSize` give different values.
///
/// `unique`, `cardinality_ratio` and primary keys rest on it: the caller decides which key a row has.
public protocol DistinctKernel: Kernel {
    /// How many different values there are; keys at or above it wrap around.
    var domainSize: UInt64 { get }
}
