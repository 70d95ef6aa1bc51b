import FigmentColumns
public import FigmentKernels
public import FigmentTarget
import FigmentTypes

/// The order of a table's rows by its sort keys: runs of some rows are sorted on all threads, then merged. Rows with the
/// same keys stay in the order of their numbers.
///
/// Keys beyond a quarter of a gigabyte wait in a temporary file, and so does a long order: memory stays bounded.
public struct RowSorter: Sendable {
    public var threads: Int
    /// Bytes of keys that are kept in memory.
    public var memoryBytes: Int
    /// Rows of a run, at least 1.
    public var runRows: Int
    /// Rows of an order that is kept in memory.
    public var residentRows: Int

    public init(threads: Int, memoryBytes: Int = 256 << 20, runRows: Int = 1 << 18, residentRows: Int = 1 << 22) {
        self.threads = max(1, threads)
        self.memoryBytes = memoryBytes
        self.runRows = max(1, runRows)
        self.residentRows = residentRows
    }

    private struct Progress {
        var nextRun = 0
        /// Bytes of the runs in memory.
        var bytes = 0
        /// Where the runs lie that did not fit into memory: one after the other in one file.
        var file: TemporaryFile?
        var fileBytes = 0
        var runs: [SortedRun?]
        var failure: TargetError?
    }

    /// - Complexity: O(rows × log rows) comparisons of keys; the keys of every row are made once.
    /// - Throws: ``FigmentTarget/TargetError``; its `cancelled` where `control` stops the run.
    public func order(
        _ keys: SortKeys, rowCount: Int64, control: RunControl = RunControl()
    ) throws(TargetError) -> RowOrder {
        let runCount = Int((rowCount + Int64(runRows) - 1) / Int64(runRows))
        let progress = Monitor(Progress(runs: [SortedRun?](repeating: nil, count: runCount)))
        WorkerThread.run(min(threads, max(1, runCount))) { _ in
            let scratch = Scratch()
            let block = keys.makeBlock()
            while !control.isStopped, let number = progress.withLock({ take(&$0) }) {
                let first = Int64(number) * Int64(runRows)
                let rows = Int(min(rowCount - first, Int64(runRows)))
                let run = SortedRun(keys, first: first, count: rows, block, scratch)
                do throws(TargetError) {
                    if let (file, start) = try place(run, progress) { try run.spill(to: file, at: start) }
                    progress.withLock { $0.runs[number] = run }
                    control.addOrdered(Int64(rows))
                } catch {
                    progress.withLock { $0.failure = $0.failure ?? error }
                }
            }
        }
        let state = progress.withLock { $0 }
        if let failure = state.failure { throw failure }
        if control.isStopped { throw .cancelled }
        return try merge(state.runs.compactMap { $0 }, count: Int(rowCount), control)
    }

    private func take(_ state: inout Progress) -> Int? {
        if state.failure != nil || state.nextRun >= state.runs.count { return nil }
        defer { state.nextRun += 1 }
        return state.nextRun
    }

    /// Where the run's records shall go; nil where they may stay in memory.
    private func place(
        _ run: SortedRun, _ progress: Monitor<Progress>
    ) throws(TargetError) -> (TemporaryFile, Int)? {
        // Typed throws do not pass through closures of the lock: carry the result out.
        let result = progress.withLock { state -> Result<(TemporaryFile, Int)?, TargetError> in
            if state.bytes + run.byteCount <= memoryBytes {
                state.bytes += run.byteCount
                return .success(nil)
            }
            return Result { () throws(TargetError) in
                let file: TemporaryFile
                if let open = state.file { file = open } else { file = try TemporaryFile() }
                state.file = file
                defer { state.fileBytes += run.byteCount }
                return (file, state.fileBytes)
            }
        }
        return try result.get()
    }

    /// What is read of a spilled run at once: all windows together are not larger than the keys in memory may be.
    private func windowBytes(runs: Int) -> Int {
        min(max(memoryBytes / max(1, runs), 1 << 12), 1 << 17)
    }

    private func merge(
        _ runs: [SortedRun], count: Int, _ control: RunControl
    ) throws(TargetError) -> RowOrder {
        let memory = try OrderMemory(count: count, residentRows: residentRows)
        let windowBytes = windowBytes(runs: runs.count)
        var heap = RunHeap(try runs.map { run throws(TargetError) in try RunReader(run, windowBytes: windowBytes) })
        for start in stride(from: 0, to: count, by: runRows) {
            let end = min(start + runRows, count)
            for place in start..<end { memory.rows[place] = try heap.next() }
            control.addOrdered(Int64(end - start))
            if control.isStopped { throw .cancelled }
        }
        return memory.order
    }
}

/// The reader with the least key on top; readers of earlier rows win among equals.
private struct RunHeap {
    /// A binary heap of readers that have a row.
    private var readers: [RunReader]

    init(_ readers: [RunReader]) {
        self.readers = readers.filter { !$0.isAtEnd }
        for i in stride(from: self.readers.count / 2 - 1, through: 0, by: -1) { sink(i) }
    }

    /// The next row; there must be one.
    mutating func next() throws(TargetError) -> Int64 {
        let row = readers[0].row
        try readers[0].advance()
        if readers[0].isAtEnd {
            readers.swapAt(0, readers.count - 1)
            readers.removeLast()
        }
        if !readers.isEmpty { sink(0) }
        return row
    }

    private mutating func sink(_ from: Int) {
        var at = from
        while true {
            var least = at
            for child in [2 * at + 1, 2 * at + 2] where child < readers.count {
                if readers[child].isBefore(readers[least]) { least = child }
            }
            if least == at { return }
            readers.swapAt(at, least)
            at = least
        }
    }
}
