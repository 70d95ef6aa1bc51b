import Synchronization

/// The handle of a running job: progress to read, a switch to stop it. Safe from any thread and from signal handlers.
public final class RunControl: Sendable {
    private let done = Atomic<Int64>(0)
    private let resumed = Atomic<Int64>(0)
    private let total = Atomic<Int64>(0)
    private let stop = Atomic<Bool>(false)
    private let ordered = Atomic<Int64>(0)
    private let toOrder = Atomic<Int64>(0)
    /// Bit patterns of Doubles.
    private let writingStart = Atomic<UInt64>(0)
    private let share = Atomic<UInt64>(0)

    public init() {}

    /// Rows written so far, those of a resumed run among them.
    public var rowsDone: Int64 { done.load(ordering: .relaxed) }
    /// Those of them that an earlier run had written.
    public var rowsResumed: Int64 { resumed.load(ordering: .relaxed) }
    public var rowsTotal: Int64 { total.load(ordering: .relaxed) }
    /// What is done of bringing rows into the order in which they are written, before the first is written: rows, counted
    /// once for each time that they are looked at.
    public var rowsOrdered: Int64 { ordered.load(ordering: .relaxed) }
    public var rowsToOrder: Int64 { toOrder.load(ordering: .relaxed) }
    /// Monotonic seconds at which writing began; 0 before.
    public var writingSince: Double { Double(bitPattern: writingStart.load(ordering: .relaxed)) }
    public var isStopped: Bool { stop.load(ordering: .relaxed) }

    /// Asks the workers to stop behind the parts they are at.
    public func requestStop() { stop.store(true, ordering: .relaxed) }

    /// The share of the workers' time that went into making values; known when the last part is written.
    public var generationShare: Double { Double(bitPattern: share.load(ordering: .relaxed)) }

    func set(generationShare value: Double) { share.store(value.bitPattern, ordering: .relaxed) }

    func add(_ rows: Int64) { done.add(rows, ordering: .relaxed) }

    func beginOrdering(_ rows: Int64) { toOrder.add(rows, ordering: .relaxed) }

    func addOrdered(_ rows: Int64) { ordered.add(rows, ordering: .relaxed) }

    func begin(done rows: Int64, total all: Int64) {
        done.store(rows, ordering: .relaxed)
        resumed.store(rows, ordering: .relaxed)
        writingStart.store(monotonicSeconds().bitPattern, ordering: .relaxed)
        total.store(all, ordering: .relaxed)
    }
}
