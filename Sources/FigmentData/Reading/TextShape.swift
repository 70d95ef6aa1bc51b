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

    var isLong: Bool { longestRow > TextShape.usual }

    /// - Parameter isQuoted: Whether line breaks within quotes are a row's own, as in CSV.
    init(_ paths: [String], isQuoted: Bool) throws(TargetError) {
        for path in paths {
            let file = try DiskFile.openForReading(path)
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
            defer { room.deallocate() }
            guard let base = room.baseAddress else { continue }
            var scan = Scan(isQuoted: isQuoted)
            var at = 0
            while true {
                let count = try file.read(into: base, count: room.count, at: at)
                if count <= 0 { break }
                scan.take(UnsafeRawBufferPointer(start: base, count: count), at: at)
                at += count
            }
            longestRow = max(longestRow, scan.longest, at - scan.start)
            hasBreaksWithin = hasBreaksWithin || scan.hasBreaksWithin
        }
    }

    /// Of files that are no text, or whose rows end wherever they like.
    init() {}

    private struct Scan {
        let isQuoted: Bool
        var isWithin = false
        var hasBreaksWithin = false
        var start = 0
        var longest = 0

        mutating func take(_ bytes: UnsafeRawBufferPointer, at place: Int) {
            var isWithin = isWithin
            for (index, byte) in bytes.enumerated() {
                if byte == UInt8(ascii: "\"") {
                    isWithin = isQuoted != isWithin
                } else if byte == 0x0A {
                    if isWithin {
                        hasBreaksWithin = true
                    } else {
                        longest = max(longest, place + index + 1 - start)
                        start = place + index + 1
                    }
                }
            }
            self.isWithin = isWithin
        }
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
