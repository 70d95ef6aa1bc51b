import FigmentColumns
import FigmentTypes
import Synchronization

/// Puts the segments of one table, in row order, into files.
///
/// A worker that has encoded a segment waits for its turn, is told a file and an offset, and writes there while others
/// go on. A file is closed before the segment that would exceed a limit; the last write into it finishes it.
final class FileAssembler: @unchecked Sendable {
    /// A file being filled.
    final class OpenFile {
        let number: Int
        let firstRow: Int64
        let disk: DiskFile
        var segments: [PlacedSegment] = []
        /// Checksums of the segments, by index, once written.
        var checksums: [UInt32] = []
        var bytes: Int
        /// Bytes that the file has on the disk by way of reservation; 0 where it grows by being written.
        var reserved = 0
        var rows: Int64 = 0
        var writesInFlight = 0
        var isSealed = false

        init(number: Int, firstRow: Int64, disk: DiskFile, bytes: Int) {
            self.number = number
            self.firstRow = firstRow
            self.disk = disk
            self.bytes = bytes
        }
    }

    /// Where a segment goes.
    struct Place {
        let file: OpenFile
        let segment: Int
        let offset: Int
    }

    let table: Int
    let descriptor: TableDescriptor
    let format: any FileFormat
    let options: DirectoryOptions
    /// Opens file `number`.
    let open: @Sendable (_ table: Int, _ number: Int) throws(TargetError) -> DiskFile

    /// Guarded by the target's monitor, like everything below.
    var nextRow: Int64
    var nextNumber: Int
    var current: OpenFile?

    init(
        table: Int, descriptor: TableDescriptor, format: any FileFormat, options: DirectoryOptions, nextRow: Int64,
        nextNumber: Int, open: @escaping @Sendable (Int, Int) throws(TargetError) -> DiskFile
    ) {
        self.table = table
        self.descriptor = descriptor
        self.format = format
        self.options = options
        self.nextRow = nextRow
        self.nextNumber = nextNumber
        self.open = open
    }

    /// Takes the next place for a segment whose turn it is. The second value is a file that this closes and that has no
    /// writes left: the caller finishes it.
    func place(
        _ rows: RowRange, bytes: Int, info: (any Sendable)?
    ) throws(TargetError) -> (place: Place, finished: OpenFile?) {
        var finished: OpenFile?
        if let file = current, exceeds(file, rows: rows, bytes: bytes) {
            finished = seal(file)
        }
        let file: OpenFile
        if let open = current {
            file = open
        } else {
            file = try makeFile(firstRow: rows.start)
        }
        let offset = file.bytes + (file.segments.isEmpty ? 0 : format.separator.count)
        file.segments.append(PlacedSegment(rows: rows, offset: offset, byteCount: bytes, info: info))
        file.checksums.append(0)
        file.bytes = offset + bytes
        file.rows += Int64(rows.count)
        file.writesInFlight += 1
        reserve(file, segmentBytes: bytes)
        nextRow = rows.end
        // The table's last: open files do not pile up where there are many tables.
        if rows.end == descriptor.rowCount { _ = seal(file) }
        return (Place(file: file, segment: file.segments.count - 1, offset: offset), finished)
    }

    /// Sets room aside for this segment and some more. Direct writes into a file that is long enough run beside each
    /// other; each that lengthens it would keep the others out.
    private func reserve(_ file: OpenFile, segmentBytes: Int) {
        guard segmentBytes >= DirectWriter.minimumBytes, file.bytes > file.reserved, file.disk.canWriteDirectly else {
            return
        }
        file.reserved = min(file.bytes + 8 * segmentBytes, max(file.bytes, options.maxFileBytes))
        file.disk.reserve(file.reserved)
    }

    /// Begins the next file.
    func makeFile(firstRow: Int64) throws(TargetError) -> OpenFile {
        let disk = try open(table, nextNumber)
        let header = format.header(descriptor)
        let file = OpenFile(number: nextNumber, firstRow: firstRow, disk: disk, bytes: header.count)
        nextNumber += 1
        current = file
        return file
    }

    private func exceeds(_ file: OpenFile, rows: RowRange, bytes: Int) -> Bool {
        if file.rows + Int64(rows.count) > options.maxRowsPerFile { return true }
        let footer = format.estimatedFooterBytes(descriptor, segmentCount: file.segments.count + 1)
        return file.bytes + format.separator.count + bytes + footer > options.maxFileBytes && !file.segments.isEmpty
    }

    /// Closes the file to further segments; returns it where no write is in flight.
    func seal(_ file: OpenFile) -> OpenFile? {
        file.isSealed = true
        current = nil
        return file.writesInFlight == 0 ? file : nil
    }
}
