import FigmentTarget

/// What a look at the bytes of text files tells: how long their longest row is, and whether rows hold line breaks.
///
/// DuckDB's buffers are as large as rows may be, and there are several for each thread: made for rows that a file might
/// have, rather than for those that it has, they take more memory than all the rest of a load. And where rows hold line
/// breaks, a thread that begins in the middle of a file can only guess whether one ends a row: such files are read by one.
struct TextShape: Hashable, Sendable {
    /// Rows of up to so many bytes take no more than the usual buffers.
    static let usual = 4 << 20

    /// Bytes of the longest row, with its line break.
    private(set) var longestRow = 0
    /// Whether line breaks stand within quotes.
    private(set) var hasBreaksWithin = false
    /// Rows of CSV files: what a reader must find. Nil of other files.
    private(set) var rows: Int64?
    /// A place where lines begin to end otherwise than before.
    private(set) var mixedLineEnds: Place?

    struct Place: Hashable, Sendable {
        let path: String
        let line: Int
    }

    var isLong: Bool { longestRow > TextShape.usual }

    /// Of CSV files, each with a header.
    ///
    /// - Parameters:
    ///   - mark: What separates fields.
    ///   - hasOneColumn: Whether a blank line is a row.
    /// - Throws: Where quotes are not closed as they should be: DuckDB, told not to read such a file in parallel, passes
    ///   over the value and all rows behind it without a word.
    init(csv paths: [String], mark: UInt8, hasOneColumn: Bool) throws(DataFilesError) {
        var count: Int64 = 0
        for path in paths {
            var scan = CSVScan(mark: mark)
            do throws(TargetError) {
                let size = try TextShape.read(path) { bytes, at in
                    scan.take(bytes, at: at)
                    return scan.fault == nil
                }
                scan.end(at: size)
            } catch { throw .target(error) }
            if let fault = scan.fault {
                throw .fault(FileFault(path, line: fault.line, column: fault.column, fault.kind))
            }
            if scan.records == 0 { throw .fault(FileFault(path, .empty)) }
            longestRow = max(longestRow, scan.longest)
            hasBreaksWithin = hasBreaksWithin || scan.hasBreaksWithin
            if let line = scan.mixedLine, mixedLineEnds == nil { mixedLineEnds = Place(path: path, line: line) }
            count += scan.records - 1 + (hasOneColumn ? scan.blankLines : 0)
        }
        rows = count
    }

    /// Of files of an object a line.
    init(lines paths: [String]) throws(TargetError) {
        for path in paths {
            var start = 0
            var longest = 0
            let size = try TextShape.read(path) { bytes, at in
                for (index, byte) in bytes.enumerated() where byte == 0x0A {
                    longest = max(longest, at + index + 1 - start)
                    start = at + index + 1
                }
                return true
            }
            longestRow = max(longestRow, longest, size - start)
        }
    }

    /// Of files that are no text, or whose rows end wherever they like.
    init() {}

    /// Reads a file from its beginning, until `body` wants no more.
    ///
    /// - Returns: How much was read.
    private static func read(
        _ path: String, _ body: (_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Bool
    ) throws(TargetError) -> Int {
        let file = try DiskFile.openForReading(path)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
        defer { room.deallocate() }
        guard let base = room.baseAddress else { return 0 }
        var at = 0
        while true {
            let count = try file.read(into: base, count: room.count, at: at)
            if count <= 0 { return at }
            let goesOn = body(UnsafeRawBufferPointer(start: base, count: count), at)
            at += count
            if !goesOn { return at }
        }
    }

    /// The place where line ends change, which DuckDB's reader does not always take, and cannot name.
    var mixedFault: FileFault? {
        mixedLineEnds.map { FileFault($0.path, line: $0.line, .mixedLineEnds) }
    }

    /// Why a reader's number of rows is not that of the lines; nil where it is.
    func difference(fromRead read: Int64, _ paths: [String]) -> FileFault? {
        guard let rows, rows != read else { return nil }
        return mixedFault ?? FileFault(paths.count == 1 ? paths[0] : nil, .rowCount(read: read, counted: rows))
    }

    /// The least power of two times the usual that holds the longest row.
    private var rowBytes: Int {
        var bytes = TextShape.usual
        while bytes < longestRow { bytes *= 2 }
        return bytes
    }

    /// What DuckDB is told of CSV files. Left to itself it makes buffers of sixteen rows of the greatest length.
    var csvOptions: String {
        let buffer = isLong ? rowBytes : 2 * rowBytes
        return "max_line_size = \(rowBytes), buffer_size = \(buffer)"
            + (hasBreaksWithin || isLong ? ", parallel = false" : "")
    }

    /// The same of JSON. The objects of an array may be as long as DuckDB lets them be by itself.
    func jsonOptions(isLines: Bool) -> String { "maximum_object_size = \(isLines ? rowBytes : 16 << 20)" }
}
