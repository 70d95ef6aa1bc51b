import FigmentColumns
import FigmentTypes

/// JSON texts with places for random values, compiled to a list of small steps.
///
/// All data are trivial and lie in four arrays, so that a block of rows works on bare pointers.
struct JSONProgram: Sendable {
    /// A constant text, then a random value.
    struct Step: Sendable {
        enum Kind: UInt8, Sendable { case nothing, entry, integer, decimal, words, array }
        var kind: Kind = .nothing
        /// The text in `bytes`.
        var textStart = 0
        var textCount = 0
        /// `entry`, `array`: the first of the entries' offsets; `decimal`: digits behind the point.
        var at = 0
        /// How many entries or numbers there are to choose from; 0 stands for 2^64.
        var count: UInt64 = 1
        /// The smallest number; the fewest elements of an array or characters of words.
        var low: Int64 = 0
        /// The most elements of an array or characters of words.
        var high: Int64 = 0
    }
    /// The steps of shape i are `starts[i] ..< starts[i + 1]`.
    private(set) var starts: [Int] = [0]
    private(set) var steps: [Step] = []
    /// All constant texts and entries, with slack for copies of 16 bytes.
    private(set) var bytes: [UInt8] = []
    /// Of entries into `bytes`: per list one more than entries.
    private(set) var offsets: [Int] = [0]
    /// The longest and the mean text of each shape.
    private(set) var sizes: [(most: Int, mean: Double)] = []
    private var places: [String: Int] = [:]

    var shapeCount: Int { sizes.count }
    var maxBytes: Int { sizes.map(\.most).max() ?? 0 }
    var averageBytes: Double { sizes.reduce(0) { $0 + $1.mean } / Double(max(1, sizes.count)) }

    init() {}

    init(shapes: [String]) {
        for shape in shapes { add(shape: shape) }
        finish()
    }

    /// Adds the slack; nothing may be added after it.
    mutating func finish() { bytes.append(contentsOf: repeatElement(0, count: 64)) }

    /// Adds a shape of one value, `label` before it.
    mutating func add(label: [UInt8], _ value: Step) {
        var step = value
        addText(label, to: &step)
        steps.append(step)
        endShape()
    }

    /// Adds a shape from a template in which `<list>` is an entry of a ``WordList``, `<int 1 9>` an integer of an
    /// inclusive range, `<dec 100 999 2>` the same with the point moved (1.00 … 9.99) and `<bool>` true or false.
    mutating func add(label: [UInt8] = [], shape: String) {
        var text = label
        var rest = Array(shape.utf8)[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
            text += rest[..<open]
            var step = place(String(decoding: rest[(open + 1)..<close], as: UTF8.self)) ?? Step()
            addText(text, to: &step)
            steps.append(step)
            text = []
            rest = rest[(close + 1)...]
        }
        var end = Step()
        addText(text + rest, to: &end)
        steps.append(end)
        endShape()
    }

    private mutating func endShape() {
        let lengths = steps[(starts.last ?? 0)...].map(lengths)
        sizes.append((lengths.reduce(0) { $0 + $1.most }, lengths.reduce(0) { $0 + $1.mean }))
        starts.append(steps.count)
    }

    private mutating func addText(_ text: [UInt8], to step: inout Step) {
        step.textStart = bytes.count
        step.textCount = text.count
        bytes += text
    }

    /// Texts to choose from.
    mutating func entries(_ texts: [[UInt8]]) -> Step {
        let first = offsets.count
        for text in texts {
            offsets.append(bytes.count)
            bytes += text
        }
        offsets.append(bytes.count)
        return Step(kind: .entry, at: first, count: UInt64(texts.count))
    }

    private mutating func place(_ source: String) -> Step? {
        if let at = places[source] { return Step(kind: .entry, at: at, count: count(at)) }
        let words = source.split(separator: " ").map(String.init)
        var step: Step?
        switch words.first {
        case "bool": step = entries([Array("false".utf8), Array("true".utf8)])
        case "int", "dec":
            let numbers = words.dropFirst().compactMap { Int64($0) }
            guard numbers.count >= 2, numbers[1] >= numbers[0] else { return nil }
            let span = UInt64(bitPattern: numbers[1] &- numbers[0]) &+ 1
            let number = Step(
                kind: numbers.count == 3 ? .decimal : .integer, at: numbers.count == 3 ? Int(numbers[2]) : 0,
                count: span, low: numbers[0])
            // Copying a written number is faster than writing it.
            if span > 512 { return number }
            step = written(number)
        default:
            guard let list = words.first.flatMap(WordList.init(rawValue:)) else { return nil }
            step = entries(
                PoolCache.shared.pool(
                    PoolCache.Key(
                        list: list, spelling: .asWritten, slice: TextTemplate.Slice(), hasEmpty: false, maxBytes: .max))
            )
        }
        if let step {
            places[source] = step.at
            counts[step.at] = step.count
        }
        return step
    }

    private var counts: [Int: UInt64] = [:]
    private func count(_ at: Int) -> UInt64 { counts[at] ?? 1 }

    /// All numbers of a step, written down.
    private mutating func written(_ number: Step) -> Step {
        let first = offsets.count
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { place in
            guard let start = place.baseAddress else { return }
            for i in 0..<Int64(number.count) {
                offsets.append(bytes.count)
                let length =
                    number.kind == .decimal
                    ? JSONText.write(number.low + i, decimals: number.at, to: start)
                    : writeDecimal(number.low + i, to: start)
                bytes.append(contentsOf: place[..<length])
            }
        }
        offsets.append(bytes.count)
        return Step(kind: .entry, at: first, count: number.count)
    }

    /// The entries of a pool to choose from.
    private mutating func entries(_ pool: Pool) -> Step {
        let first = offsets.count
        let shift = bytes.count
        bytes.append(contentsOf: pool.contents)
        offsets.append(contentsOf: (0...pool.count).lazy.map { Int(pool.offsets[$0]) + shift })
        return Step(kind: .entry, at: first, count: UInt64(pool.count))
    }

    private func lengths(_ step: Step) -> (most: Int, mean: Double) {
        let entries =
            step.kind == .entry || step.kind == .array
            ? (step.at..<(step.at + Int(step.count))).map { offsets[$0 + 1] - offsets[$0] } : []
        let longest = entries.max() ?? 0
        let mean = Double(entries.reduce(0, +)) / Double(max(1, entries.count))
        let text = (step.textCount, Double(step.textCount))
        let middle = Double(step.low + step.high) / 2
        switch step.kind {
        case .nothing: return text
        case .entry: return (text.0 + longest, text.1 + mean)
        case .integer, .decimal:
            let lengths = numberLengths(step)
            return (text.0 + 24, text.1 + Double(lengths.reduce(0, +)) / Double(lengths.count))
        case .words: return (text.0 + Int(step.high) + 2, text.1 + middle + 2)
        case .array: return (text.0 + 2 + Int(step.high) * (longest + 1), text.1 + 1 + middle * (mean + 1))
        }
    }

    /// The lengths of the smallest, the largest and some numbers between.
    private func numberLengths(_ step: Step) -> [Int] {
        let last = step.count &- 1
        return (UInt64(0)...200).map { i in
            let number = step.low &+ Int64(bitPattern: last / 200 &* i &+ last % 200 * i / 200)
            let digits = step.kind == .decimal ? step.at : 0
            return (number < 0 ? 1 : 0) + max(decimalLength(number.magnitude), digits + 1) + (digits > 0 ? 1 : 0)
        }
    }
}
