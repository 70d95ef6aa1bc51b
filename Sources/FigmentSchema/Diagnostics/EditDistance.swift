/// Finds the name that was probably meant.
public enum EditDistance {
    /// The Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
    /// substitutions and swaps of neighbours, each part of the text edited once at most.
    ///
    /// Source: Boytsov, "Indexing methods for approximate dictionary searching" (2011), section 2. O(a · b).
    static func between(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        var row = last
        for i in 0..<a.count {
            row[0] = i + 1
            for j in 0..<b.count {
                let cost = a[i] == b[j] ? 0 : 1
                var best = min(last[j] + cost, min(last[j + 1], row[j]) + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
                row[j + 1] = best
            }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[b.count]
    }

    /// The candidate nearest to `name`, regardless of case, `-` and spaces; nil where none is near.
    ///
    /// Near means: at most a third of the name's length apart, and at least one edit allowed. Ties go to the first.
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = folded(name)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let folded = folded(candidate)
            let allowed = max(1, min(wanted.count, folded.count) / 3)
            if abs(folded.count - wanted.count) > allowed { continue }
            let distance = between(wanted, folded)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func folded(_ text: String) -> [UInt8] {
        text.utf8.prefix(65).compactMap { byte in
            switch byte {
            case 0x41...0x5A: byte | 0x20
            case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "_"): nil
            default: byte
            }
        }
    }
}
