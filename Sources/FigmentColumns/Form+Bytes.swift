extension Form {
    /// Average and greatest bytes of a text value of this form, where the form tells; a piece of unknown text counts with
    /// its greatest length.
    public var textBytes: (average: Double, most: Int)? {
        switch self {
        case .dictionary(let pool): return (pool.averageLength, pool.maxLength)
        case .pieces(let pieces):
            var average = 0.0
            var most = 0
            for piece in pieces {
                switch piece {
                case .constant(let bytes):
                    average += Double(bytes.count)
                    most += bytes.count
                case .pool(let pool):
                    average += pool.averageLength
                    most += pool.maxLength
                case .counter:
                    average += 8
                    most += 20
                case .text(let maxLength):
                    average += Double(min(maxLength, 32))
                    most += maxLength
                }
            }
            return (average, most)
        case .plain, .constant, .sequence, .list, .structure: return nil
        }
    }
}

extension Pool {
    /// Average bytes of an entry.
    public var averageLength: Double { count == 0 ? 0 : Double(byteCount) / Double(count) }
}
