public import FigmentEngine
import FigmentTarget
import FigmentTypes

/// Loads rows straight from their kernels, or from files, into a database, with retries and bounds.
public struct Loader: Sendable {
    /// Worker threads, each with a connection of its own; batches in flight at most.
    public var inFlight: Int
    public var policy = RetryPolicy()
    /// Rows per second over all workers, at most.
    public var rowsPerSecond: Double?
    public var observer: (any LoadObserver)?

    /// - Parameter inFlight: At least 1.
    public init(inFlight: Int = availableCores()) { self.inFlight = max(1, inFlight) }

    /// Loads the tables; a load of the same job that was interrupted goes on.
    ///
    /// - Parameters:
    ///   - target: Made for these tables, in this order.
    ///   - identity: Everything that decides the values, a setting a line.
    public func run(
        _ supply: any RowSupply, into target: any LoadTarget, mode: LoadMode, place: String, identity: [String],
        control: RunControl = RunControl()
    ) throws(Engine.Failure) -> LoadReport {
        let resilient = resilient(target, control)
        let run = try Engine(threads: inFlight).run(supply, into: resilient, identity: identity, control: control)
        let counted = resilient.counted
        return LoadReport(
            run: run, place: place, mode: mode, batches: counted.batches, retries: counted.retries,
            bytes: counted.bytes,
            notes: target.notes, wasComplete: counted.batches == 0 && run.rows > 0)
    }

    /// Recomputes every row and compares it with what the tables hold.
    ///
    /// - Returns: The tables that differ; none where all are as the document has them.
    public func compare(
        _ supply: any RowSupply, with target: any LoadTarget, control: RunControl = RunControl()
    ) throws(Engine.Failure) -> (report: RunReport, differences: [TableDifference]) {
        let comparison: any ComparisonTarget
        do throws(TargetError) { comparison = try target.comparison() } catch { throw .target(error) }
        let run = try Engine(threads: inFlight).run(
            supply, into: resilient(comparison, control), identity: [], control: control)
        return (run, comparison.differences)
    }

    private func resilient(_ target: any Target, _ control: RunControl) -> ResilientTarget {
        ResilientTarget(
            target, policy: policy, inFlight: inFlight, rate: rowsPerSecond.map { RateLimit(rowsPerSecond: $0) },
            control: control, observer: observer)
    }
}
