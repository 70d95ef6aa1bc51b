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
        let hopeless = ResilientTarget(
            Failing([lost, lost, lost, lost]), policy: Self.quick, inFlight: 2, control: RunControl())
        #expect(throws: TargetError.server(lost)) { try hopeless.makeWriter().write(part, from: Nothing()) }
        #expect(hopeless.counted.retries == 2)
        // Who is not there at the beginning is not waited for.
        let nobody = Self.failure(.cannotConnect, isTransient: true)
        let absent = ResilientTarget(Failing([nobody]), policy: Self.quick, inFlight: 2, control: RunControl())
        #expect(throws: TargetError.server(nobody)) { try absent.prepare(Job(tables: [], identity: [])) }
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
