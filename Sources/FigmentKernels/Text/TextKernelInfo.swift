/// What the plan knows of a text kernel's values before the first row.
public protocol TextKernelInfo: Sendable {
    /// The mean length of a value, in bytes.
    var averageBytes: Double { get }
    /// No value is longer, in bytes.
    var maxBytes: Int { get }
}
