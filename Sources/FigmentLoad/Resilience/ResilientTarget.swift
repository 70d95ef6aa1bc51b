import FigmentColumns
public import FigmentEngine
public import FigmentTarget
import FigmentTypes

/// A target behind which another one may fail for a while: tries again what may go well later, with pauses, fewer batches
/// at once and a bound on the rate.
///
/// A batch that fails too often while others go through ends the run. Where nothing goes through, one batch at a time looks
/// whether the server is back (``CircuitBreaker``), and none is counted against.
///
/// It asks of the target that a part which was committed by a try whose answer was lost is left as it is when it is
/// written again (``PartWriter/write(_:from:)``), and that `publish` may be called again.
public final class ResilientTarget: Target {
    private let inner: any Target
    private let policy: RetryPolicy
    private let pressure: Backpressure
    private let breaker: CircuitBreaker
    private let rate: RateLimit?
    private let control: RunControl
    private let observer: (any LoadObserver)?
    private let counts = Monitor<Counts>(Counts())

    /// What it took.
    public struct Counts: Sendable {
        public var batches = 0
        public var retries = 0
        /// Of rows, before compression, also of tries that failed.
        public var bytes: Int64 = 0
        public init() {}
    }
    public var counted: Counts { counts.withLock { $0 } }

    /// - Parameter inFlight: Batches at once, at most.
    public init(
        _ inner: any Target, policy: RetryPolicy = RetryPolicy(), inFlight: Int, rate: RateLimit? = nil,
        control: RunControl, observer: (any LoadObserver)? = nil
    ) {
        self.observer = observer
        self.inner = inner
        self.policy = policy
        self.rate = rate
        self.control = control
        pressure = Backpressure(limit: inFlight)
        breaker = CircuitBreaker(threshold: policy.tries, patience: policy.patience, firstPause: policy.firstPause)
    }

    public var capabilities: TargetCapabilities { inner.capabilities }

    public func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        // Who is not there at the beginning is rather misspelt than busy.
        let prepared = try trying(
            { () throws(TargetError) in try inner.prepare(job) }, retries: { $0.kind != .cannotConnect })
        observer?.begin(prepared)
        return prepared
    }

    public func makeWriter() throws(TargetError) -> any PartWriter { Writer(self) }

    public func publish() throws(TargetError) {
        try trying { () throws(TargetError) in try inner.publish() }
    }

    public func abort() {
        pressure.close()
        breaker.end()
        inner.abort()
    }

    /// Runs `body` until it goes well, fails for good, has failed too often or the run is to stop.
    private func trying<Result>(
        _ body: () throws(TargetError) -> Result, retries: (ServerFailure) -> Bool = { _ in true },
        failed: () -> Void = {}
    ) throws(TargetError) -> Result {
        var failures = 0
        while true {
            guard pass() else { throw .cancelled }
            do throws(TargetError) {
                let result = try body()
                breaker.succeeded()
                return result
            } catch {
                failed()
                guard case .server(let failure) = error, failure.isTransient, policy.tries > 1, retries(failure) else {
                    breaker.left()
                    throw error
                }
                switch breaker.failed(asked: failure.retryAfter) {
                case .closed:
                    failures += 1
                    guard failures < policy.tries else { throw error }
                    guard sleep(policy.pause(after: failures, asked: failure.retryAfter)) else { throw .cancelled }
                case .open(let isFirst):
                    failures = 0
                    if isFirst { observer?.waits(for: failure, atMost: policy.patience) }
                case .givenUp(let seconds, let tries):
                    throw .server(failure.lasting(seconds: seconds, tries: tries))
                }
                counts.withLock { $0.retries += 1 }
                observer?.retries(after: failure)
            }
        }
    }

    /// Waits until the breaker lets a try through. - Returns: False when the run is to stop.
    private func pass() -> Bool {
        while true {
            switch breaker.admit() {
            case .pass: return true
            case .ended: return false
            case .wait(let seconds): if !sleep(seconds) { return false }
            }
        }
    }

    /// - Returns: False when the run is to stop.
    private func sleep(_ seconds: Double) -> Bool {
        let end = monotonicSeconds() + seconds
        while !control.isStopped {
            let left = end - monotonicSeconds()
            if left <= 0 { return true }
            sleepSeconds(min(left, 0.05))
        }
        return false
    }

    private final class Writer: PartWriter {
        private let owner: ResilientTarget
        private var inner: (any PartWriter)?

        init(_ owner: ResilientTarget) { self.owner = owner }

        func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
            if let pause = owner.rate?.take(rows: part.rows.count), pause > 0, !owner.sleep(pause) {
                throw .cancelled
            }
            guard owner.pressure.enter() else { throw .cancelled }
            defer { owner.pressure.leave() }
            try owner.trying(
                { () throws(TargetError) in
                    let writer: any PartWriter
                    if let inner { writer = inner } else { writer = try owner.inner.makeWriter() }
                    inner = writer
                    let before = writer.sentBytes
                    defer { owner.counts.withLock { $0.bytes += writer.sentBytes - before } }
                    try writer.write(part, from: source)
                },
                failed: {
                    // What it was doing is unknown: a new connection.
                    inner = nil
                    owner.pressure.failed()
                })
            owner.pressure.succeeded()
            owner.counts.withLock { $0.batches += 1 }
            owner.observer?.committed(part)
        }
    }
}
