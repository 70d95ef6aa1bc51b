import FigmentColumns

/// A template with its pools, cut down so that no value is longer than a limit.
struct FittedText {
    enum Piece {
        case constant([UInt8])
        /// `blanks` of `pool.count + blanks` draws give the empty entry 0, beside its own.
        case pool(Pool, blanks: UInt64)
        /// The entry that piece `source` drew.
        case tied(Pool, source: Int)
    }
    var pieces: [Piece]
    /// The smallest share of entries that a pool kept, 0 … 1.
    var keptShare: Double
    /// The size of the smallest pool.
    var smallestPool: Int

    /// Fits a template into `maxLength` bytes by leaving out the longest entries, or fails.
    ///
    /// The pools with the longest entries give way first, so that the pools end at about the same length.
    /// - Complexity: O(places²), and the making of the pools.
    init?(_ template: TextTemplate, maxLength: Int, isDistinct: Bool) {
        var groups = Groups(template)
        guard groups.shrink(to: maxLength) else { return nil }
        pieces = []
        keptShare = 1
        smallestPool = .max
        for (index, part) in template.parts.enumerated() {
            switch part {
            case .text(let text): pieces.append(.constant(text))
            case .slot(let slot):
                let leader = groups.leader[index] ?? index
                let pool = FittedText.pool(slot, maxBytes: groups.caps[leader] ?? 0)
                guard pool.count > 0 else { return nil }
                keptShare = min(keptShare, Double(pool.count) / Double(FittedText.pool(slot, maxBytes: .max).count))
                smallestPool = min(smallestPool, pool.count)
                if leader == index {
                    pieces.append(.pool(pool, blanks: FittedText.blanks(slot, pool, isDistinct: isDistinct)))
                } else {
                    pieces.append(.tied(pool, source: leader))
                }
            }
        }
    }

    /// The places of a template by their draw, with the longest entry allowed to each.
    private struct Groups {
        /// For each place the first one that is tied to it, or itself.
        private(set) var leader: [Int: Int] = [:]
        private(set) var caps: [Int: Int] = [:]
        private var weights: [Int: Int] = [:]
        private var total = 0

        init(_ template: TextTemplate) {
            var ties: [Int: Int] = [:]
            for (index, part) in template.parts.enumerated() {
                switch part {
                case .text(let text): total += text.count
                case .slot(let slot):
                    let first = slot.tie.flatMap { ties[$0] } ?? index
                    if let tie = slot.tie { ties[tie] = first }
                    leader[index] = first
                    weights[first, default: 0] += 1
                    let cap = caps[first] ?? FittedText.pool(slot, maxBytes: .max).maxLength
                    caps[first] = cap
                    total += cap
                }
            }
        }

        /// Lowers the highest caps to the next lower ones until everything fits; false if it cannot.
        mutating func shrink(to maxLength: Int) -> Bool {
            while total > maxLength {
                guard let widest = caps.values.max(), widest > 1 else { return false }
                let next = caps.values.filter { $0 < widest }.max() ?? 1
                let together = caps.reduce(0) { $1.value == widest ? $0 + (weights[$1.key] ?? 1) : $0 }
                let step = min(widest - max(1, next), (total - maxLength + together - 1) / together)
                for (place, cap) in caps where cap == widest { caps[place] = cap - max(1, step) }
                total -= together * max(1, step)
            }
            return true
        }
    }

    init(pieces: [Piece]) {
        self.pieces = pieces
        keptShare = 1
        smallestPool = .max
    }

    private static func pool(_ slot: TextTemplate.Slot, maxBytes: Int) -> Pool {
        PoolCache.shared.pool(
            PoolCache.Key(
                list: slot.list, spelling: slot.spelling, slice: slot.slice, hasEmpty: slot.presence < 100,
                maxBytes: maxBytes))
    }

    /// Extra draws of the empty entry so that its share is 1 − presence.
    private static func blanks(_ slot: TextTemplate.Slot, _ pool: Pool, isDistinct: Bool) -> UInt64 {
        guard slot.presence < 100, !isDistinct else { return 0 }
        let filled = Double(pool.count - 1)
        let empty = filled * Double(100 - slot.presence) / Double(slot.presence)
        return UInt64(max(0, (empty - 1).rounded()))
    }

    /// How many different choices of entries there are, at most 2^62.
    var domainSize: UInt64 {
        var product: UInt64 = 1
        for case .pool(let pool, _) in pieces {
            let (next, overflow) = product.multipliedReportingOverflow(by: UInt64(pool.count))
            if overflow || next > 1 << 62 { return 1 << 62 }
            product = next
        }
        return product
    }

    var maxBytes: Int {
        pieces.reduce(0) {
            switch $1 {
            case .constant(let text): $0 + text.count
            case .pool(let pool, _), .tied(let pool, _): $0 + pool.maxLength
            }
        }
    }

    var averageBytes: Double {
        pieces.reduce(0) {
            switch $1 {
            case .constant(let text): $0 + Double(text.count)
            case .pool(let pool, let blanks): $0 + Double(pool.byteCount) / Double(UInt64(pool.count) + blanks)
            case .tied(let pool, _): $0 + Double(pool.byteCount) / Double(pool.count)
            }
        }
    }
}
