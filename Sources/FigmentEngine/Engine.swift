import FigmentColumns
public import FigmentKernels
public import FigmentTarget
import FigmentTypes

/// Runs a job: parts of tables over worker threads, from kernels into a target.
public struct Engine: Sendable {
    /// Worker threads, at least 1.
    public var threads: Int

    public init(threads: Int = availableCores()) { self.threads = max(1, threads) }

    /// Why a run ended before its end.
    public enum Failure: Error, Sendable {
        case target(TargetError)
        /// Stopped by ``RunControl/requestStop()``; the rows committed so far.
        case interrupted(rows: Int64)
    }

    /// Writes the data set into the target.
    ///
    /// On failure or interruption the target keeps what is committed, so that the same job can be resumed.
    /// - Throws: ``Failure``.
    public func run(
        _ dataset: CompiledDataset, into target: any Target, identity: [String], control: RunControl = RunControl()
    ) throws(Failure) -> RunReport {
        try run(CompiledSupply(dataset), into: target, identity: identity, control: control)
    }

    /// Writes the rows of a supply into the target.
    public func run(
        _ supply: any RowSupply, into target: any Target, identity: [String], control: RunControl = RunControl()
    ) throws(Failure) -> RunReport {
        let tables = supply.tables
        let job = Job(tables: tables, identity: identity, planFile: supply.planFile, fixedSize: supply.fixedSize)
        let start = monotonicSeconds()
        let prepared: PreparedJob
        do throws(TargetError) { prepared = try target.prepare(job) } catch { throw .target(error) }
        let counts = tables.map(\.rowCount)
        let resumed = prepared.committed.joined().reduce(0) { $0 + Int64($1.count) }
        control.begin(done: resumed, total: counts.reduce(0, +))

        let clock = GenerationClock()
        let shared = Monitor(Shared(queue: PartQueue(rowCounts: counts, prepared: prepared)))
        WorkerThread.run(threads) { _ in work(supply, target, shared, control, clock) }

        let (failure, stopped) = shared.withLock { ($0.failure, $0.isStopped) }
        let wasStopped = stopped || (failure == .cancelled && control.isStopped)
        if let failure, !wasStopped {
            target.abort()
            throw .target(failure)
        }
        if wasStopped {
            target.abort()
            throw .interrupted(rows: control.rowsDone)
        }
        control.set(generationShare: clock.share)
        do throws(TargetError) { try target.publish() } catch {
            target.abort()
            throw .target(error)
        }
        return RunReport(
            tables: tables.map { RunReport.Table(name: $0.name, rows: $0.rowCount) }, resumedRows: resumed,
            seconds: monotonicSeconds() - start, generationShare: clock.share, threads: threads)
    }

    private struct Shared {
        var queue: PartQueue
        var failure: TargetError?
        var isStopped = false
    }

    /// One worker: takes parts until none is left, another worker failed, or the run is stopped.
    private func work(
        _ supply: any RowSupply, _ target: any Target, _ shared: Monitor<Shared>, _ control: RunControl,
        _ clock: GenerationClock
    ) {
        let start = monotonicSeconds()
        do throws(TargetError) {
            let writer = try target.makeWriter()
            let reader = try supply.makeReader()
            defer { clock.add(generating: reader.seconds, working: monotonicSeconds() - start) }
            while let part = next(shared, control) {
                try writer.write(part, from: try reader.columns(of: part))
                shared.withLock { $0.queue.finish(part) }
                shared.wakeAll()
                control.add(Int64(part.rows.count))
            }
        } catch {
            shared.withLock { state in
                // The first failure is the cause; others are its consequences.
                if state.failure == nil || state.failure == .cancelled { state.failure = error }
            }
            shared.wakeAll()
            supply.stop()
            target.abort()
        }
    }

    /// The next part, when the tables that it needs are whole; nil at the end, and when the run is to end.
    private func next(_ shared: Monitor<Shared>, _ control: RunControl) -> Part? {
        // Who waits is woken by the worker that writes what is waited for: it looks at the stop before its next part.
        let part = shared.wait(until: { $0.failure != nil || $0.isStopped || !$0.queue.isWaiting }) { state -> Part? in
            if state.failure != nil { return nil }
            if control.isStopped { state.isStopped = true }
            if state.isStopped { return nil }
            if case .part(let part) = state.queue.next() { return part }
            return nil
        }
        if part == nil { shared.wakeAll() }
        return part
    }
}
