public import FigmentKernels
import FigmentTarget

/// How the files of a table are cut, from the plan alone.
public struct FileLayout: Sendable {
    /// Rows of a segment: a Parquet row group, or a run of text rows; what one worker makes and writes at a time.
    public var segmentRows: Int64
    /// Rows made at a time within a segment, at most.
    public var batchRows: Int
    /// About the bytes of a row in memory.
    public var rowBytes: Double
}

extension Generation {
    /// How `options` cut the files of a table.
    public func layout(of table: CompiledTable, _ options: OutputOptions) -> FileLayout {
        let format = options.fileFormat(rows: compiled.tables.first?.rowCount ?? 0)
        let segment = format.segmentRows(table.descriptor, maxFileBytes: max(1, options.maxFileMegabytes) << 20)
        let rowBytes = table.descriptor.estimatedRowBytes
        // Batches hold 8 MB of values at most.
        let segmentRows = min(Int64(segment), max(1, table.rowCount))
        let batch = max(1, min(options.batchRows, Int(8_388_608 / rowBytes), Int(segmentRows)))
        return FileLayout(segmentRows: segmentRows, batchRows: batch, rowBytes: rowBytes)
    }

    /// About the bytes that all workers' buffers take at once: a segment and a batch each, of the largest table.
    public func estimatedBufferBytes(_ options: OutputOptions) -> Int64 {
        var most = 0.0
        for table in compiled.tables {
            let layout = layout(of: table, options)
            // Text takes up to three times the room of the values.
            let factor: Double = [.parquet, .arrow, .arrows].contains(options.format) ? 1 : 3
            most = max(most, (Double(layout.segmentRows) * factor + Double(layout.batchRows)) * layout.rowBytes)
        }
        return Int64(min(most * Double(threads), 9e18))
    }
}
