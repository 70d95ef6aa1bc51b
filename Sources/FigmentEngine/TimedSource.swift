import FigmentColumns
import FigmentKernels
import FigmentTarget
import FigmentTypes

/// A table's values with the time it took to make them: two clock readings a column and batch.
final class TimedSource: ColumnSource {
    private let base: TableSource
    /// Seconds spent in kernels.
    private(set) var seconds: Double

    init(_ base: TableSource, _ seconds: Double) {
        self.base = base
        self.seconds = seconds
    }

    func beginBatch(_ rows: RowRange) { base.beginBatch(rows) }

    func column(_ index: Int, rows: RowRange) -> Column {
        let start = monotonicSeconds()
        let column = base.column(index, rows: rows)
        seconds += monotonicSeconds() - start
        return column
    }
}

/// Adds up the workers' times.
final class GenerationClock: Sendable {
    private let times = Monitor((generating: 0.0, working: 0.0))

    func add(generating: Double, working: Double) {
        times.withLock {
            $0.generating += generating
            $0.working += working
        }
    }

    var share: Double { times.withLock { $0.working > 0 ? $0.generating / $0.working : 0 } }
}
