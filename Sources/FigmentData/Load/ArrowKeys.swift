import FigmentADBC

/// Looks for keys that several rows of Arrow files have, in memory that does not grow with the files: some hashes of keys
/// at a time, in as many passes as that takes.
struct ArrowKeys {
    let files: [ArrowFile]
    /// Numbers of the key's columns.
    let columns: [Int]

    struct Found {
        var keys: Int64 = 0
        var rows: Int64 = 0
        var example: [ResultValue] = []
        var exampleRows: Int64 = 0
    }

    /// 64 MB of them.
    private static let hashesAtATime = 8 << 20

    /// - Returns: Nil where each row has a key of its own.
    func repeated() throws(ADBCError) -> Found? {
        let rows = files.reduce(0) { $0 + $1.batches.reduce(0) { $0 + $1.rowCount } }
        let passes = UInt64(rows / ArrowKeys.hashesAtATime + 1)
        var found = Found()
        for pass in 0..<passes {
            var hashes: [UInt64] = []
            try eachRow { key in
                let hash = ArrowKeys.hash(key)
                if hash % passes == pass { hashes.append(hash) }
            }
            hashes.sort()
            let more = ArrowKeys.runs(&hashes)
            if hashes.isEmpty { continue }
            if found.example.isEmpty { try findExample(hashes, &found) }
            // Where hashes alone are alike no key is.
            if found.example.isEmpty { continue }
            found.keys += Int64(hashes.count)
            found.rows += more
        }
        return found.example.isEmpty ? nil : found
    }

    /// Leaves one of each hash that is there several times.
    ///
    /// - Returns: How many there were of these.
    private static func runs(_ sorted: inout [UInt64]) -> Int64 {
        var rows: Int64 = 0
        var kept = 0
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            if end - start > 1 {
                sorted[kept] = sorted[start]
                kept += 1
                rows += Int64(end - start)
            }
            start = end
        }
        sorted.removeLast(sorted.count - kept)
        return rows
    }

    /// The first row whose key another row has.
    private func findExample(_ hashes: [UInt64], _ found: inout Found) throws(ADBCError) {
        var others: [[ResultValue]] = []
        while others.count < 100 {
            var example: [ResultValue] = []
            var count: Int64 = 0
            try eachRow { key in
                if example.isEmpty, ArrowKeys.has(ArrowKeys.hash(key), hashes), !others.contains(key) { example = key }
                if key == example { count += 1 }
            }
            if example.isEmpty { return }
            if count > 1 {
                (found.example, found.exampleRows) = (example, count)
                return
            }
            others.append(example)
        }
    }

    /// A value for a message; times and dates are their ticks and days.
    static func shown(_ value: ResultValue) -> String {
        switch value {
        case .text(let text): text.count > 60 ? text.prefix(60) + "…" : text
        case .int(let number): "\(number)"
        case .uint(let number): "\(number)"
        case .bool(let value): "\(value)"
        case .null: "null"
        default: value.double.map { "\($0)" } ?? "\(value)"
        }
    }

    private static func has(_ hash: UInt64, _ sorted: [UInt64]) -> Bool {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == hash
    }

    private static func hash(_ key: [ResultValue]) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(key)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private func eachRow(_ body: ([ResultValue]) -> Void) throws(ADBCError) {
        for file in files {
            for batch in file.batches.indices {
                let whole = try file.rows(batch)
                for row in 0..<whole.rowCount {
                    var key: [ResultValue] = []
                    for column in columns { key.append(try whole.columns[column].value(row)) }
                    body(key)
                }
            }
        }
    }
}
