import FigmentTypes

/// How many batches may be in flight, by what the server makes of them.
///
/// As TCP does it: each batch that goes well widens the window a little, one that the server could not take halves it.
/// While the server takes nothing at all the window is one batch wide, and that one waits its pause: one probe at a time.
public final class Backpressure: Sendable {
    private struct State {
        var inFlight = 0
        var window: Double
        var isClosed = false
    }
    private let state: Monitor<State>
    private let limit: Double

    /// - Parameter limit: In flight at most, at least 1.
    public init(limit: Int) {
        self.limit = Double(max(1, limit))
        state = Monitor(State(window: Double(max(1, limit))))
    }

    /// Batches that may be in flight now.
    public var window: Int { state.withLock { Int($0.window) } }

    /// Waits for a place. - Returns: False when the job ended meanwhile.
    func enter() -> Bool {
        state.wait(until: { $0.isClosed || $0.inFlight < Int($0.window) }) { state in
            if state.isClosed { return false }
            state.inFlight += 1
            return true
        }
    }

    /// Gives the place back.
    func leave() {
        state.withLock { $0.inFlight -= 1 }
        state.wakeAll()
    }

    func succeeded() {
        state.withLock { $0.window = min(limit, $0.window + 1 / max(1, $0.window)) }
        state.wakeAll()
    }

    func failed() { state.withLock { $0.window = max(1, $0.window / 2) } }

    /// Lets nobody in any more.
    func close() {
        state.withLock { $0.isClosed = true }
        state.wakeAll()
    }
}
