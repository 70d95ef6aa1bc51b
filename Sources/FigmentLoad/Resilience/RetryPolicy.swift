/// How often and after what pauses a thing that failed for the moment is tried again.
public struct RetryPolicy: Sendable {
    /// The first among them; at least 1.
    public var tries = 5
    /// Seconds before the second try, on average half of it.
    public var firstPause = 2.0
    public var factor = 2.0
    /// Seconds, at most.
    public var longestPause = 120.0
    /// Seconds for which a server may take nothing at all before it is given up. So many failures in a row as ``tries``, over
    /// all workers, count as that: see ``CircuitBreaker``. With one try there is no waiting at all.
    public var patience = 120.0

    public init() {}

    /// Seconds to wait before the next try.
    ///
    /// Full jitter: anything between nothing and the exponential bound, so that clients that failed together do not come
    /// back together. What the server asks for is kept whatever the bound is.
    ///
    /// - Parameter failures: So far; at least 1.
    public func pause(after failures: Int, asked: Double? = nil) -> Double {
        var bound = firstPause
        for _ in 1..<max(1, failures) { bound = min(longestPause, bound * factor) }
        let own = Double.random(in: 0...max(0, min(longestPause, bound)))
        return max(own, asked ?? 0)
    }
}
