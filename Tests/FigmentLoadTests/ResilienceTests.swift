import FigmentColumns
import FigmentEngine
@testable import FigmentLoad
import FigmentTarget
import FigmentTypes
import Testing

@Suite struct ResilienceTests {
    @Test func pausesGrowAndStayWithinBounds() {
        let policy = RetryPolicy()
        for (failures, bound) in [(1, 2.0), (2, 4), (3, 8), (7, 120), (60, 120)] {
            let pauses = (0..<400).map { _ in policy.pause(after: failures) }
            #expect(pauses.allSatisfy { $0 >= 0 && $0 <= bound })
            // Full jitter: anywhere below the bound, half of it on average.
            let mean = pauses.reduce(0, +) / 400
            #expect(mean > bound * 0.4 && mean < bound * 0.6, "\(failures): \(mean)")
        }
        #expect(policy.pause(after: 1, asked: 300) == 300)
    }

    @Test func aRecordSaysWhatDiffers() {
        let before = JobRecord(
            identity: ["engine 1", "seed my seed", "document abc", "rows a table 5", "sample 3"], mode: .append,
            partRows: [10], isFinished: false)
        #expect(before.differences(from: before) == [])
        var now = before
        now.partRows = [99]
        #expect(before.differences(from: now) == [])
        now.identity = ["engine 1", "seed other", "document abc", "rows a table 6", "tables x"]
        now.mode = .overwrite
        #expect(
            before.differences(from: now) == [
                "seed was my seed and is other now", "rows a table was 5 and is 6 now",
                "tables was not given and is x now", "sample was 3 and is not given now",
                "the mode was append and is overwrite now",
            ])
    }

    /// A target that fails as it is told to: what is tried here is the wrapper around a target.
    private final class Failing: Target {
        let failures: Monitor<[ServerFailure]>
        let written = Monitor<[Part]>([])
        let writers = Monitor<Int>(0)
        init(_ failures: [ServerFailure]) { self.failures = Monitor(failures) }

        let capabilities = TargetCapabilities(
            hasAtomicParts: true, hasAtomicPublish: true, needsOrderedParts: false, acceptsNullableVectors: true)
        func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
            try fail()
            return PreparedJob(partRows: [10], committedRows: [0])
        }
        func makeWriter() throws(TargetError) -> any PartWriter {
            writers.withLock { $0 += 1 }
            return Writer(self)
        }
        func publish() throws(TargetError) { try fail() }
        func abort() {}

        func fail() throws(TargetError) {
            if let failure = failures.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { throw .server(failure) }
        }

        final class Writer: PartWriter {
            let owner: Failing
            init(_ owner: Failing) { self.owner = owner }
            func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
                try owner.fail()
                owner.written.withLock { $0.append(part) }
            }
        }
    }

    private final class Nothing: ColumnSource {
        func column(_ index: Int, rows: RowRange) -> Column { Column(type: .int64) }
    }

    private static func failure(_ kind: ServerFailure.Kind, isTransient: Bool) -> ServerFailure {
        ServerFailure(server: "S", place: "p", kind: kind, message: "m", isTransient: isTransient)
    }

    private static var quick: RetryPolicy {
        var policy = RetryPolicy()
        policy.firstPause = 0.001
        policy.tries = 3
        return policy
    }

    @Test func whatMayGoWellIsTriedAgain() throws {
        let inner = Failing([Self.failure(.lost, isTransient: true), Self.failure(.timeout, isTransient: true)])
        let target = ResilientTarget(inner, policy: Self.quick, inFlight: 2, control: RunControl())
        let writer = try target.makeWriter()
        let part = Part(index: 0, table: 0, rows: RowRange(start: 0, count: 10))
        try writer.write(part, from: Nothing())
        #expect(inner.written.withLock { $0 } == [part])
        // Each try has a connection of its own.
        #expect(inner.writers.withLock { $0 } == 3)
        #expect(target.counted.retries == 2 && target.counted.batches == 1)
    }

    @Test func whatCannotGoWellEndsAtOnce() throws {
        let refused = Self.failure(.values, isTransient: false)
        let target = ResilientTarget(Failing([refused]), policy: Self.quick, inFlight: 2, control: RunControl())
        let part = Part(index: 0, table: 0, rows: RowRange(start: 0, count: 10))
        #expect(throws: TargetError.server(refused)) { try target.makeWriter().write(part, from: Nothing()) }
        let lost = Self.failure(.lost, isTransient: true)
        // A batch that the server does not take while it takes others: so many tries.
        let inner = Failing([lost, lost])
        let hopeless = ResilientTarget(inner, policy: Self.quick, inFlight: 2, control: RunControl())
        let writer = try hopeless.makeWriter()
        try writer.write(part, from: Nothing())
        #expect(hopeless.counted.retries == 2)
        // Who wants one try waits for nothing.
        var once = Self.quick
        once.tries = 1
        let strict = ResilientTarget(Failing([lost]), policy: once, inFlight: 2, control: RunControl())
        #expect(throws: TargetError.server(lost)) { try strict.makeWriter().write(part, from: Nothing()) }
        // Who is not there at the beginning is not waited for.
        let nobody = Self.failure(.cannotConnect, isTransient: true)
        let absent = ResilientTarget(Failing([nobody]), policy: Self.quick, inFlight: 2, control: RunControl())
        #expect(throws: TargetError.server(nobody)) { try absent.prepare(Job(tables: [], identity: [])) }
    }

    /// Told of by a load that waits.
    private final class Watching: LoadObserver {
        let waits = Monitor<Int>(0)
        func begin(_ job: PreparedJob) {}
        func committed(_ part: Part) {}
        let retries = Monitor<Int>(0)
        func retries(after failure: ServerFailure) { retries.withLock { $0 += 1 } }
        func waits(for failure: ServerFailure, atMost seconds: Double) { waits.withLock { $0 += 1 } }
    }

    /// A server that takes nothing is waited for, told of once, and given up in the end.
    @Test func aServerThatIsAwayIsWaitedForAndGivenUp() throws {
        let lost = Self.failure(.lost, isTransient: true)
        let part = Part(index: 0, table: 0, rows: RowRange(start: 0, count: 10))
        let watching = Watching()
        let back = ResilientTarget(
            Failing(Array(repeating: lost, count: 9)), policy: Self.quick, inFlight: 2, control: RunControl(),
            observer: watching)
        try back.makeWriter().write(part, from: Nothing())
        #expect(back.counted.retries == 9 && watching.waits.withLock { $0 } == 1)
        #expect(watching.retries.withLock { $0 } == 9)
        var short = Self.quick
        short.patience = 0.05
        short.firstPause = 0.01
        let gone = ResilientTarget(
            Failing(Array(repeating: lost, count: 1_000)), policy: short, inFlight: 2, control: RunControl())
        do {
            try gone.makeWriter().write(part, from: Nothing())
            Issue.record("a server that never answered took a batch")
        } catch {
            guard case TargetError.server(let failure) = error, case .away(let seconds, let tries) = failure.kind else {
                throw error
            }
            #expect(seconds >= 0.05 && tries >= 3 && tries < 1_000 && !failure.isTransient && failure.message == "m")
        }
        // Nobody tries behind that.
        #expect(throws: TargetError.cancelled) { try gone.makeWriter().write(part, from: Nothing()) }
    }

    @Test func theCircuitOpensProbesAndCloses() {
        let clock = Monitor<Double>(100)
        func pass(_ seconds: Double) { clock.withLock { $0 += seconds } }
        let breaker = CircuitBreaker(threshold: 3, patience: 60, firstPause: 2) { clock.withLock { $0 } }
        for _ in 0..<2 {
            #expect(breaker.admit() == .pass)
            #expect(breaker.failed() == .closed)
        }
        // A success between them is a new beginning.
        breaker.succeeded()
        for _ in 0..<2 { #expect(breaker.failed() == .closed) }
        #expect(breaker.failed() == .open(isFirst: true))
        #expect(breaker.admit() == .wait(2))
        // One that was under way changes nothing.
        #expect(breaker.failed() == .open(isFirst: false))
        pass(2)
        #expect(breaker.admit() == .pass)
        #expect(breaker.admit() == .wait(0.05), "two probes at a time")
        // Each pause is twice the one before, up to a bound; the server may ask for more.
        #expect(breaker.failed() == .open(isFirst: false))
        #expect(breaker.admit() == .wait(4))
        pass(4)
        #expect(breaker.admit() == .pass)
        #expect(breaker.failed(asked: 20) == .open(isFirst: false))
        #expect(breaker.admit() == .wait(20))
        pass(20)
        #expect(breaker.admit() == .pass)
        // A probe that says nothing of the server leaves the place to another.
        breaker.left()
        #expect(breaker.admit() == .pass)
        #expect(breaker.failed() == .open(isFirst: false))
        #expect(breaker.admit() == .wait(CircuitBreaker.longestPause))
        pass(15)
        #expect(breaker.admit() == .pass)
        breaker.succeeded()
        #expect(breaker.admit() == .pass && breaker.admit() == .pass)
        // From the first failure on nothing goes well for a minute: the last look is at its end.
        var outcome = CircuitBreaker.Outcome.closed
        var looks = 0
        for _ in 0..<100 where outcome != .givenUp(seconds: 60, failures: looks) {
            if case .wait(let seconds) = breaker.admit() {
                pass(seconds)
            } else {
                looks += 1
                outcome = breaker.failed()
            }
        }
        #expect(outcome == .givenUp(seconds: 60, failures: looks) && looks > 5, "\(outcome), \(looks)")
        #expect(breaker.admit() == .ended)
        breaker.succeeded()
        #expect(breaker.admit() == .ended)
    }

    @Test func aStopEndsThePause() throws {
        var policy = RetryPolicy()
        policy.firstPause = 10_000
        policy.longestPause = 10_000
        let control = RunControl()
        control.requestStop()
        let target = ResilientTarget(
            Failing([Self.failure(.lost, isTransient: true)]), policy: policy, inFlight: 1, control: control)
        let part = Part(index: 0, table: 0, rows: RowRange(start: 0, count: 10))
        #expect(throws: TargetError.cancelled) { try target.makeWriter().write(part, from: Nothing()) }
    }

    /// As many batches are in flight as the window is wide; it halves with each failure and grows again.
    @Test func theWindowHalvesAndGrows() {
        let pressure = Backpressure(limit: 8)
        #expect(pressure.window == 8)
        pressure.failed()
        #expect(pressure.window == 4)
        for _ in 0..<5 { pressure.failed() }
        #expect(pressure.window == 1)
        #expect(pressure.enter())
        pressure.leave()
        // Additive growth: one more for each window's worth of batches.
        for _ in 0..<3 { pressure.succeeded() }
        #expect(pressure.window == 2)
        for _ in 0..<100 { pressure.succeeded() }
        #expect(pressure.window == 8)
        pressure.close()
        #expect(!pressure.enter())
    }

    @Test func theRateIsKept() throws {
        let target = ResilientTarget(
            Failing([]), policy: Self.quick, inFlight: 1, rate: RateLimit(rowsPerSecond: 1_000), control: RunControl())
        let writer = try target.makeWriter()
        let start = monotonicSeconds()
        for index in 0..<31 {
            try writer.write(
                Part(index: index, table: 0, rows: RowRange(start: Int64(index) * 10, count: 10)), from: Nothing())
        }
        // The first ten rows are free, the others take their hundredth of a second each.
        #expect(monotonicSeconds() - start >= 0.29)
    }
}
