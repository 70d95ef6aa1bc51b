public import FigmentTarget

/// Who is told how a load goes on. Called from the load's workers, several at once.
public protocol LoadObserver: Sendable {
    /// Once, before the first part: how parts are cut, and what an earlier run has committed.
    func begin(_ job: PreparedJob)
    /// A part of this run is committed.
    func committed(_ part: Part)
    /// Something is tried again that failed.
    func retries(after failure: ServerFailure)
    /// The server takes nothing; it is looked after for so many seconds.
    func waits(for failure: ServerFailure, atMost seconds: Double)
}
