import FigmentTypes

/// The texts of a column, ready to be written row by row: what each is made of, with addresses instead of buffers.
///
/// Valid while the column keeps its values.
public struct TextPieces {
    private enum Piece {
        case fixed(UnsafePointer<UInt8>, count: Int)
        case pool(indices: UnsafePointer<UInt32>, places: UnsafePointer<UInt32>, text: UnsafePointer<UInt8>)
        case plain(offsets: UnsafePointer<UInt32>, bytes: UnsafePointer<UInt8>)
        case digits(UnsafePointer<Int64>)
    }
    private var pieces: ContiguousArray<Piece> = []
    /// Bytes that a row takes at most.
    public private(set) var most = 0
    /// Bytes behind a text that ``store(_:at:)`` may overwrite.
    public static var slack: Int { 32 }

    /// - Parameter column: Of texts, its values in memory in any form.
    /// - Complexity: O(rows) for texts that lie one behind the other, else O(pieces).
    public init(_ column: Column) { add(column) }

    private mutating func add(_ column: Column) {
        guard column.type.isText || column.type == .binary else {
            pieces.append(.digits(column.values.values(as: Int64.self)))
            most += 20
            return
        }
        switch column.form {
        case .constant:
            let count = column.offsets.count >= 8 ? Int(column.offsets.values(as: UInt32.self)[1]) : 0
            pieces.append(.fixed(column.bytes.base, count: count))
            most += count
        case .dictionary(let pool):
            pieces.append(
                .pool(indices: column.indices.values(as: UInt32.self), places: pool.offsets, text: pool.bytes))
            most += pool.maxLength
        case .pieces: for child in column.children { add(child) }
        case .plain, .sequence, .list, .structure:
            let offsets = column.offsets.values(as: UInt32.self)
            var longest: UInt32 = 0
            for i in 0..<column.count { longest = max(longest, offsets[i + 1] &- offsets[i]) }
            pieces.append(.plain(offsets: offsets, bytes: column.bytes.base))
            most += Int(longest)
        }
    }

    /// Writes a row's text; up to ``slack`` bytes behind it are overwritten.
    ///
    /// - Returns: Its bytes.
    public func store(_ row: Int, at place: UnsafeMutablePointer<UInt8>) -> Int {
        var end = place
        for piece in pieces {
            switch piece {
            case .fixed(let bytes, let count): end += TextPieces.copy(bytes, count, to: end)
            case .pool(let indices, let places, let text):
                let index = Int(indices[row])
                let from = Int(places[index])
                end += TextPieces.copy(text + from, Int(places[index &+ 1]) &- from, to: end)
            case .plain(let offsets, let bytes):
                let from = Int(offsets[row])
                end += TextPieces.copy(bytes + from, Int(offsets[row &+ 1]) &- from, to: end)
            case .digits(let numbers): end += writeDecimal(numbers[row], to: end)
            }
        }
        return end - place
    }

    /// Copies 16 bytes at a time: both sides have slack.
    @inline(__always)
    private static func copy(
        _ source: UnsafePointer<UInt8>, _ count: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var at = 0
        repeat {
            let word = UnsafeRawPointer(source + at).loadUnaligned(as: SIMD16<UInt8>.self)
            UnsafeMutableRawPointer(place + at).storeBytes(of: word, as: SIMD16<UInt8>.self)
            at &+= 16
        } while at < count
        return count
    }
}
