extension LocaleProgramBuilder {
    /// Steps of a straightened program, at most; one with more ways stays as it is.
    private static let mostSteps = 600

    /// The program with a path of its own to the end behind every choice, so that nothing leaps, and with short constants
    /// written by the step before them. Nil where that takes too many steps.
    static func straightened(_ ops: [LocaleOp]) -> [LocaleOp]? {
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
                    var starts: [UInt32] = []
                    for place in op.places {
                        starts.append(UInt32(out.count))
                        guard add(from: Int(place)) else { return false }
                    }
                    out[choice].second = UnsafeRawPointer(kept(starts))
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
}

extension LocaleOp {
    /// Whether it writes a list's entry, and can write a constant of at most eight bytes behind it.
    fileprivate func takesTail(_ constant: LocaleOp) -> Bool {
        guard constant.count <= 8, tailLength == 0 else { return false }
        switch code {
        case .text, .mask, .digits, .number: return true
        default: return false
        }
    }

    fileprivate mutating func setTail(_ constant: LocaleOp) {
        guard let bytes = constant.first else { return }
        // A constant has slack behind it: what is no part of it is written over by the next step.
        tail = bytes.loadUnaligned(as: UInt64.self)
        tailLength = UInt8(constant.count)
    }

    /// Where a choice goes on, for each of its ways.
    fileprivate var places: [UInt32] {
        guard code == .choose, let table = second?.assumingMemoryBound(to: UInt32.self) else { return [] }
        return (0..<Int(count)).map { table[$0] }
    }
}
