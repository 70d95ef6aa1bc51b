public import FigmentEngine
import FigmentTypes

/// Keeps all workers back from a server that takes nothing, sends one of them to look after a pause, and gives up at last.
///
/// | state | until |
/// |---|---|
/// | closed: everybody passes | so many failures in a row, over all workers, with no success between |
/// | open: nobody passes | the pause is over; each is longer than the one before, up to ``longestPause`` |
/// | half open: one passes, the probe | it goes well (closed), or fails (open) |
/// | given up | – the last failure came when nothing had gone well for ``patience`` |
public final class CircuitBreaker: Sendable {
    /// What a failure did.
    public enum Outcome: Equatable, Sendable {
        /// Nobody is kept back: the caller goes by its own count.
        case closed
        /// Everybody is kept back; `isFirst` for the failure that did it.
        case open(isFirst: Bool)
        /// Nothing has gone well for so many seconds and tries.
        case givenUp(seconds: Double, failures: Int)
    }

    private enum Phase {
        case closed
        case open(until: Double)
        case probing
        case ended
    }
    private struct State {
        var phase = Phase.closed
        /// Without a success between.
        var failures = 0
        /// When the first of them came.
        var since = 0.0
        var pauses = 0
    }
    private let state = Monitor<State>(State())
    private let threshold: Int
    private let patience: Double
    private let firstPause: Double
    private let now: @Sendable () -> Double

    /// Seconds between two probes, at most, unless the server asks for more.
    public static let longestPause = 15.0

    /// - Parameters:
    ///   - threshold: Failures in a row that open it; at least 1.
    ///   - patience: Seconds without a success after which it gives up.
    ///   - firstPause: Seconds before the first probe; each pause is twice the one before.
    ///   - now: A clock in seconds.
    public init(
        threshold: Int, patience: Double, firstPause: Double, now: @escaping @Sendable () -> Double = monotonicSeconds
    ) {
        self.threshold = max(1, threshold)
        self.patience = patience
        self.firstPause = firstPause
        self.now = now
    }

    /// What to do before a try.
    public enum Admission: Equatable, Sendable {
        case pass
        /// Ask again, in so many seconds at the latest.
        case wait(Double)
        case ended
    }

    /// Asks for leave to try. Who gets `pass` tells how it went, by ``succeeded()``, ``failed(asked:)`` or ``left()``.
    public func admit() -> Admission {
        let now = now()
        return state.withLock { state in
            switch state.phase {
            case .closed: return .pass
            case .ended: return .ended
            case .probing: return .wait(0.05)
            case .open(let until):
                if now < until { return .wait(until - now) }
                state.phase = .probing
                return .pass
            }
        }
    }

    public func succeeded() {
        state.withLock { state in
            if case .ended = state.phase { return }
            state = State()
        }
    }

    /// - Parameter asked: Seconds that the server asks to be left alone.
    public func failed(asked: Double? = nil) -> Outcome {
        let now = now()
        return state.withLock { state in
            if state.failures == 0 { state.since = now }
            state.failures += 1
            let seconds = now - state.since
            switch state.phase {
            case .ended: return .givenUp(seconds: seconds, failures: state.failures)
            case .closed where state.failures < threshold: return .closed
            // One that was on its way when the circuit opened: no probe, and no reason for a longer pause.
            case .open where seconds < patience: return .open(isFirst: false)
            case .closed, .open, .probing: break
            }
            if seconds >= patience {
                state.phase = .ended
                return .givenUp(seconds: seconds, failures: state.failures)
            }
            let isFirst = state.pauses == 0
            var pause = firstPause
            for _ in 0..<min(state.pauses, 16) { pause = min(CircuitBreaker.longestPause, pause * 2) }
            state.pauses += 1
            // The last look comes when patience ends, not a pause later.
            pause = max(min(pause, patience - seconds), asked ?? 0)
            state.phase = .open(until: now + pause)
            return .open(isFirst: isFirst)
        }
    }

    /// The try said nothing of the server: it was refused for good, or stopped.
    public func left() {
        let now = now()
        state.withLock { state in
            if case .probing = state.phase { state.phase = .open(until: now) }
        }
    }

    /// Lets nobody pass any more.
    public func end() { state.withLock { $0.phase = .ended } }
}
