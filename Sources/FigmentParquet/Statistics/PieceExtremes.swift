import FigmentColumns
import FigmentTypes

/// Finds the least and the greatest of texts made of pieces without spelling them out.
///
/// Rows are narrowed down piece by piece: those whose first piece comes first, among them those whose second piece comes
/// first, … A pool's entries are ranked by ``PieceStep/ranks``; entries of which one is the beginning of another share a
/// rank, because what follows them decides: such rows are compared in full.
struct PieceExtremes: ~Copyable {
    private let template: PieceTemplate
    private var candidates: [Int] = []
    private var lowest: [Int] = []
    private var highest: [Int] = []
    private var text = ByteBuffer()
    private var best = ByteBuffer()

    init(_ template: PieceTemplate) { self.template = template }

    /// The bounds of `count` bound texts.
    mutating func bounds(count: Int, isText: Bool) -> Bounds? {
        guard count > 0 else { return nil }
        let first = (0..<template.stepCount).first { template.steps[$0].kind != .constant }
        guard let first else {
            let only = spellOut(0)
            return Bounds(leastBytes: only, greatestBytes: only, isText: isText)
        }
        if template.steps[first].entryCount > 0 {
            collect(template.steps[first], count)
        } else {
            lowest = Array(0..<count)
            highest = lowest
        }
        swap(&candidates, &lowest)
        let least = extreme(from: first, sign: 1)
        swap(&candidates, &lowest)
        swap(&candidates, &highest)
        let greatest = extreme(from: first, sign: -1)
        swap(&candidates, &highest)
        return Bounds(leastBytes: spellOut(least), greatestBytes: spellOut(greatest), isText: isText)
    }

    private mutating func spellOut(_ row: Int) -> [UInt8] {
        text.removeAll()
        template.appendText(row, to: &text)
        return Array(UnsafeBufferPointer(start: text.base, count: text.count))
    }

    /// The row of the least text (`sign` 1) or of the greatest one (−1) among the candidates.
    private mutating func extreme(from first: Int, sign: Int) -> Int {
        for k in first..<template.stepCount {
            let step = template.steps[k]
            switch step.kind {
            case .constant: continue
            case .shortPool, .pool, .literalPool:
                if step.sharedRanks.contains(narrow(step, sign)) { return compareInFull(sign) }
            case .counter:
                if narrowNumbers(step, sign) { return compareInFull(sign) }
            case .text:
                return compareInFull(sign)
            }
            if candidates.count == 1 { break }
        }
        return candidates[0]
    }

    /// Finds the rows of least and of greatest rank in one pass; only few rows come near.
    private mutating func collect(_ step: PieceStep, _ count: Int) {
        let (ranks, indices) = (step.ranks, step.indices)
        var least = Int32.max
        var greatest = Int32.min
        lowest.removeAll(keepingCapacity: true)
        highest.removeAll(keepingCapacity: true)
        for i in 0..<count {
            let rank = ranks[Int(indices[i])]
            if rank <= least {
                if rank < least { lowest.removeAll(keepingCapacity: true) }
                least = rank
                lowest.append(i)
            }
            if rank >= greatest {
                if rank > greatest { highest.removeAll(keepingCapacity: true) }
                greatest = rank
                highest.append(i)
            }
        }
    }

    /// Keeps the candidates whose entry has the extreme rank, and returns that rank.
    private mutating func narrow(_ step: PieceStep, _ sign: Int) -> Int32 {
        let (ranks, indices) = (step.ranks, step.indices)
        let flip: Int32 = sign < 0 ? -1 : 0
        var best = Int32.max
        for i in candidates { best = min(best, ranks[Int(indices[i])] ^ flip) }
        candidates.removeAll { ranks[Int(indices[$0])] ^ flip != best }
        return best ^ flip
    }

    /// Keeps the rows of the extreme number of each number of digits: only those can be extreme as text.
    ///
    /// - Returns: Whether numbers of several lengths are left, which must be compared as text.
    private mutating func narrowNumbers(_ step: PieceStep, _ sign: Int) -> Bool {
        var extremes = [UInt64?](repeating: nil, count: 21)
        for i in candidates {
            let value = UInt64(bitPattern: step.values[i])
            let digits = decimalLength(value)
            let held = extremes[digits] ?? value
            extremes[digits] = sign > 0 ? min(held, value) : max(held, value)
        }
        let values = step.values
        candidates.removeAll {
            let value = UInt64(bitPattern: values[$0])
            return extremes[decimalLength(value)] != value
        }
        return extremes.count { $0 != nil } > 1
    }

    /// Spells out every row that is left.
    private mutating func compareInFull(_ sign: Int) -> Int {
        var bestRow = candidates[0]
        best.removeAll()
        template.appendText(bestRow, to: &best)
        for row in candidates.dropFirst() {
            text.removeAll()
            template.appendText(row, to: &text)
            let a = UnsafeBufferPointer(start: UnsafePointer(text.base), count: text.count)
            let b = UnsafeBufferPointer(start: UnsafePointer(best.base), count: best.count)
            if sign > 0 ? Extremes.bytesPrecede(a, b) : Extremes.bytesPrecede(b, a) {
                bestRow = row
                swap(&text, &best)
            }
        }
        return bestRow
    }
}
