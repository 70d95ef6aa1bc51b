import FigmentEngine
import FigmentTypes

/// Rows per second at most, over all workers.
public final class RateLimit: Sendable {
    private let rowsPerSecond: Double
    /// The moment, in monotonic seconds, at which all rows let through so far are paid for.
    private let paidUntil = Monitor<Double>(0)

    /// - Parameter rowsPerSecond: More than 0.
    public init(rowsPerSecond: Double) { self.rowsPerSecond = rowsPerSecond }

    /// Takes the time of so many rows. - Returns: Seconds that the caller must wait before it sends them.
    func take(rows: Int) -> Double {
        let now = monotonicSeconds()
        return paidUntil.withLock { moment in
            let start = max(moment, now)
            moment = start + Double(rows) / rowsPerSecond
            return start - now
        }
    }
}
