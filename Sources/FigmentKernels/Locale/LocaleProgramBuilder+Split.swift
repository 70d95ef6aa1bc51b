extension LocaleProgramBuilder {
    /// Takes the draws that at least half of the rows make out of a program: made before the rest, for many rows at once,
    /// they cost less, and what a row does not need does no harm.
    ///
    /// A register's draw is taken when all that set it are the same draw and it looks at none that stays behind.
    static func split(_ ops: [LocaleOp]) -> (draws: [LocaleOp], rest: [LocaleOp]) {
        let reach = reaches(ops)
        var share: [UInt8: Double] = [:]
        for (at, op) in ops.enumerated() where op.code.isDraw { share[op.into, default: 0] += reach[at] }
        var draws: [LocaleOp] = []
        var taken: Set<UInt8> = []
        // In the order of their first places: what a draw looks at was set on the way to it.
        for op in ops where op.code.isDraw && !taken.contains(op.into) {
            let others = ops.filter { $0.code.isDraw && $0.into == op.into }
            guard share[op.into, default: 0] >= 0.5, others.allSatisfy({ $0.isSameDraw(as: op) }),
                !op.code.looksAtRegister || taken.contains(op.from)
            else { continue }
            draws.append(op)
            taken.insert(op.into)
        }
        let rest = without(taken, ops)
        return (draws, straightened(rest) ?? rest)
    }

    /// Steps of a straightened program, at most; one with more ways stays as it is.
    private static let mostSteps = 600

    /// The program with a path of its own to the end behind every choice, so that nothing leaps, and with short constants
    /// written by the step before them. Nil where that takes too many steps.
    private static func straightened(_ ops: [LocaleOp]) -> [LocaleOp]? {
        var out: [LocaleOp] = []
        func add(from place: Int) -> Bool {
            var at = place
            let start = out.count
            while out.count <= mostSteps {
                let op = ops[at]
                at += 1
                switch op.code {
                case .jump: at = Int(op.count)
                case .constant where out.count > start && out[out.count - 1].takesTail(op):
                    out[out.count - 1].setTail(op)
                case .choose:
                    let choice = out.count
                    out.append(op)
                    var starts: [UInt32: UInt32] = [:]
                    for place in op.places where starts[place] == nil {
                        starts[place] = UInt32(out.count)
                        guard add(from: Int(place)) else { return false }
                    }
                    out[choice].first = UnsafeRawPointer(kept(op.places.map { starts[$0] ?? 0 }))
                    return true
                default:
                    out.append(op)
                    if op.code == .end { return true }
                }
            }
            return false
        }
        return add(from: 0) ? out : nil
    }

    /// How often each step is reached where each way of a choice is as likely as the others. Steps lead forwards only.
    private static func reaches(_ ops: [LocaleOp]) -> [Double] {
        var reach = [Double](repeating: 0, count: ops.count)
        reach[0] = 1
        for (at, op) in ops.enumerated() {
            switch op.code {
            case .end: break
            case .jump: reach[Int(op.count)] += reach[at]
            case .choose:
                for place in op.places { reach[Int(place)] += reach[at] / Double(op.count) }
            default: reach[at + 1] += reach[at]
            }
        }
        return reach
    }

    /// The program without the draws into some registers.
    private static func without(_ registers: Set<UInt8>, _ ops: [LocaleOp]) -> [LocaleOp] {
        var places: [UInt32] = []
        var rest: [LocaleOp] = []
        for op in ops {
            places.append(UInt32(rest.count))
            if !(op.code.isDraw && registers.contains(op.into)) { rest.append(op) }
        }
        for at in rest.indices {
            switch rest[at].code {
            case .jump: rest[at].count = places[Int(rest[at].count)]
            case .choose:
                rest[at].first = UnsafeRawPointer(kept(rest[at].places.map { places[Int($0)] }))
            default: break
            }
        }
        return rest
    }
}

extension LocaleOp {
    /// Whether it writes a list's entry, and can write a constant of at most eight bytes behind it.
    fileprivate func takesTail(_ constant: LocaleOp) -> Bool {
        guard constant.count <= 8, tailLength == 0 else { return false }
        switch code {
        case .text, .mask, .digits: return true
        default: return false
        }
    }

    fileprivate mutating func setTail(_ constant: LocaleOp) {
        guard let bytes = constant.first else { return }
        // A constant has slack behind it: what is no part of it is written over by the next step.
        tail = bytes.loadUnaligned(as: UInt64.self)
        tailLength = UInt8(constant.count)
    }

    /// Where a choice goes on, for each value of its register.
    fileprivate var places: [UInt32] {
        guard code == .choose, let table = first?.assumingMemoryBound(to: UInt32.self) else { return [] }
        return (0..<Int(count)).map { table[$0] }
    }

    fileprivate func isSameDraw(as other: LocaleOp) -> Bool {
        code == other.code && into == other.into && from == other.from && stream == other.stream
            && count == other.count && base == other.base && hasSameTables(as: other)
    }

    /// Alias tables are built anew for each draw: those of the same list are equal, not the same.
    private func hasSameTables(as other: LocaleOp) -> Bool {
        if first == other.first, second == other.second { return true }
        guard code == .alias, let mine = first, let theirs = other.first else { return false }
        return mine.assumingMemoryBound(to: UInt64.self).isEqual(
            to: theirs.assumingMemoryBound(to: UInt64.self), count: Int(count))
    }
}

extension UnsafePointer<UInt64> {
    fileprivate func isEqual(to other: UnsafePointer<UInt64>, count: Int) -> Bool {
        (0..<count).allSatisfy { self[$0] == other[$0] }
    }
}
