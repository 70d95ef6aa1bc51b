import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Text that matches a regular expression. Each row has a stream of its own.
struct PatternKernel: Kernel, TextKernelInfo {
    let program: PatternProgram
    let key: StreamKey

    var form: Form { .plain }
    var maxBytes: Int { program.maxBytes }
    var averageBytes: Double { program.averageBytes }

    init(_ pattern: RegexPattern, key: StreamKey) {
        program = PatternProgram(pattern)
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        // Loops are nested at most ``RegexPattern/maxDepth`` deep.
        let counters = scratch.borrow()
        program.instructions.withUnsafeBufferPointer { instructions in
            for i in 0..<rows.count {
                column.bytes.reserve(program.maxBytes + 4)
                var draws = PatternDraws(key.rowKey(rows[i]))
                let end = run(instructions, &draws, counters, from: column.bytes.end)
                column.bytes.count += end
                column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
            }
        }
        column.count += rows.count
        scratch.giveBack(counters)
    }

    /// Writes one value; returns its length.
    private func run(
        _ instructions: UnsafeBufferPointer<PatternProgram.Instruction>, _ draws: inout PatternDraws,
        _ counters: UnsafeMutablePointer<UInt64>, from out: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var length = 0
        var depth = 0
        var at = 0
        while at < instructions.count {
            switch instructions[at] {
            case .literal(let from, let to):
                for k in from..<to {
                    out[length] = program.literals[k]
                    length &+= 1
                }
            case .ascii(let from, let count):
                out[length] = program.asciiSets[from &+ Int(truncatingIfNeeded: draws.index(below: count))]
                length &+= 1
            case .character(let from, let to, let count):
                var rest = UInt32(truncatingIfNeeded: draws.index(below: count))
                for k in from..<to {
                    let range = program.ranges[k]
                    let width = range.upperBound &- range.lowerBound &+ 1
                    if rest < width {
                        length &+= PatternKernel.write(range.lowerBound &+ rest, to: out + length)
                        break
                    }
                    rest &-= width
                }
            case .branch(let from, let count):
                at = program.targets[from &+ Int(truncatingIfNeeded: draws.index(below: count))]
                continue
            case .jump(let target):
                at = target
                continue
            case .open(let least, let choices, let end):
                let runs = least &+ draws.index(below: choices)
                if runs == 0 {
                    at = end
                    continue
                }
                counters[depth] = runs
                depth &+= 1
            case .close(let start):
                counters[depth &- 1] &-= 1
                if counters[depth &- 1] > 0 {
                    at = start
                    continue
                }
                depth &-= 1
            }
            at &+= 1
        }
        return length
    }

    /// Writes a character as UTF-8; returns its length.
    static func write(_ scalar: UInt32, to out: UnsafeMutablePointer<UInt8>) -> Int {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift) & 0x3F) }
        if scalar < 0x80 {
            out[0] = UInt8(truncatingIfNeeded: scalar)
            return 1
        }
        if scalar < 0x800 {
            out[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
            out[1] = tail(0)
            return 2
        }
        if scalar < 0x10000 {
            out[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            out[1] = tail(6)
            out[2] = tail(0)
            return 3
        }
        out[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
        out[1] = tail(12)
        out[2] = tail(6)
        out[3] = tail(0)
        return 4
    }
}

/// Matching texts that never repeat: a permuted key number, written in the digits of the expression's places.
struct DistinctPatternKernel: DistinctKernel, TextKernelInfo {
    /// One per place with a choice, or a literal.
    private enum Place: Sendable {
        case literal([UInt8])
        case texts([[UInt8]])
        case ranges([ClosedRange<UInt32>], count: UInt64)
    }
    private let places: [Place]
    private let permutation: Permutation
    let domainSize: UInt64
    let maxBytes: Int
    var averageBytes: Double { Double(maxBytes) }
    var form: Form { .plain }

    /// Nil where one text may be made in two ways.
    init?(_ pattern: RegexPattern, key: StreamKey) {
        guard let domain = pattern.distinctValues else { return nil }
        domainSize = domain
        permutation = Permutation(size: domain, key: key)
        maxBytes = pattern.lengths.most
        places = DistinctPatternKernel.places(pattern.root)
    }

    private static func places(_ node: RegexPattern.Node) -> [Place] {
        switch node {
        case .literal(let bytes): return [.literal(bytes)]
        case .oneOf(let set): return [.ranges(set.ranges, count: UInt64(set.count))]
        case .sequence(let nodes): return nodes.flatMap { places($0) }
        case .alternatives(let nodes):
            return [.texts(nodes.compactMap { if case .literal(let bytes) = $0 { bytes } else { nil } })]
        case .repeated(let node, let least, _):
            let one = places(node)
            return (0..<least).flatMap { _ in one }
        }
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        for i in 0..<rows.count {
            column.bytes.reserve(maxBytes + 4)
            var rest = permutation(UInt64(bitPattern: rows[i]) % domainSize)
            for place in places {
                switch place {
                case .literal(let bytes): column.bytes.append(bytes)
                case .texts(let texts):
                    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: UInt64(texts.count))
                    column.bytes.append(texts[Int(digit)])
                    rest = quotient
                case .ranges(let ranges, let count):
                    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: count)
                    column.bytes.count += PatternKernel.write(
                        DistinctPatternKernel.scalar(digit, ranges), to: column.bytes.end)
                    rest = quotient
                }
            }
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += rows.count
    }

    private static func scalar(_ number: UInt64, _ ranges: [ClosedRange<UInt32>]) -> UInt32 {
        var rest = UInt32(truncatingIfNeeded: number)
        for range in ranges {
            let width = range.upperBound - range.lowerBound + 1
            if rest < width { return range.lowerBound + rest }
            rest -= width
        }
        return ranges.last?.upperBound ?? 32
    }
}
