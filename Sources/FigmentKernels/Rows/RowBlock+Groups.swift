import FigmentColumns

extension RowBlock {
    /// Sorts the rows by group: those of group k are listed from `starts[k]` on, in their order.
    ///
    /// - Parameters:
    ///   - picked: The group of each row.
    ///   - places: Gets for each row its place among its group's.
    ///   - numbers: Gets the numbers of the rows, group by group.
    ///   - origins: Gets where each of these lies in the block.
    ///   - starts: One more than there are groups; gets where each begins, and the end of the last.
    func sort(
        by picked: UnsafePointer<UInt32>, into places: UnsafeMutablePointer<UInt32>,
        _ numbers: UnsafeMutablePointer<Int64>, _ origins: UnsafeMutablePointer<UInt32>,
        _ starts: UnsafeMutableBufferPointer<Int>
    ) {
        starts.initialize(repeating: 0)
        for i in 0..<count {
            let next = Int(picked[i]) + 1
            places[i] = UInt32(truncatingIfNeeded: starts[next])
            starts[next] += 1
        }
        for k in 1..<starts.count { starts[k] += starts[k - 1] }
        for i in 0..<count {
            let place = starts[Int(picked[i])] + Int(places[i])
            numbers[place] = self[i]
            origins[place] = UInt32(truncatingIfNeeded: i)
        }
    }
}
