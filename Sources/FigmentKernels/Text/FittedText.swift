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
    /// The pool with the longest entry gives way first, so that the pools end at about the same length.
    init?(_ template: TextTemplate, maxLength: Int, isDistinct: Bool) {
        var caps: [Int: Int] = [:]
        let slots = template.parts.enumerated().compactMap { index, part in
            if case .slot(let slot) = part { (index: index, slot: slot) } else { nil }
        }
        var total = template.parts.reduce(0) { if case .text(let text) = $1 { $0 + text.count } else { $0 } }
        // Tied places shrink together: the group's number stands for each of them.
        var weight: [Int: Int] = [:]
        var group: [Int: Int] = [:]
        for (index, slot) in slots {
            let leader = slot.tie.flatMap { tie in slots.first { $0.slot.tie == tie }?.index } ?? index
            group[index] = leader
            weight[leader, default: 0] += 1
            if leader == index {
                caps[leader] = FittedText.pool(slot, isDistinct: isDistinct, maxBytes: .max).maxLength
            }
        }
        for (leader, cap) in caps { total += cap * weight[leader, default: 1] }
        while total > maxLength {
            // The lowest index wins among equals, whatever the order of the dictionary.
            guard let widest = caps.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), widest.value > 1 else {
                return nil
            }
            caps[widest.key] = widest.value - 1
            total -= weight[widest.key, default: 1]
        }
        pieces = []
        keptShare = 1
        smallestPool = .max
        for (index, part) in template.parts.enumerated() {
            switch part {
            case .text(let text): pieces.append(.constant(text))
            case .slot(let slot):
                let leader = group[index] ?? index
                let pool = FittedText.pool(slot, isDistinct: isDistinct, maxBytes: caps[leader] ?? 0)
                guard pool.count > 0 else { return nil }
                let whole = FittedText.pool(slot, isDistinct: isDistinct, maxBytes: .max)
                keptShare = min(keptShare, Double(pool.count) / Double(whole.count))
                smallestPool = min(smallestPool, pool.count)
                if leader == index {
                    pieces.append(.pool(pool, blanks: FittedText.blanks(slot, pool, isDistinct: isDistinct)))
                } else {
                    pieces.append(.tied(pool, source: leader))
                }
            }
        }
    }

    init(pieces: [Piece]) {
        self.pieces = pieces
        keptShare = 1
        smallestPool = .max
    }

    private static func pool(_ slot: TextTemplate.Slot, isDistinct: Bool, maxBytes: Int) -> Pool {
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
