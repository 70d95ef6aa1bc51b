import FigmentColumns
import FigmentTypes

/// A JSON text with places for random values, compiled to a list of small steps.
///
/// Source: a template in which `<list>` is an entry of a ``WordList``, `<int 1 9>` an integer of an inclusive range,
/// `<dec 100 999 2>` the same range shifted by a number of decimals (1.00 … 9.99) and `<bool>` true or false.
struct JSONProgram: Sendable {
    struct Step: Sendable {
        enum Kind: UInt8, Sendable { case text, entry, integer, decimal, bool }
        var kind: Kind
        /// `text`: where it begins in `bytes`; `entry`: the first of its offsets; `decimal`: the number of decimals.
        var at: Int = 0
        /// `text`: its length; otherwise how many values there are.
        var count: UInt64
        /// The smallest number.
        var low: Int64 = 0
    }
    /// The steps of shape i are `starts[i] ..< starts[i + 1]`.
    private(set) var starts: [Int] = [0]
    private(set) var steps: [Step] = []
    /// All constant texts and pool entries, with slack for copies of 16 bytes.
    private(set) var bytes: [UInt8] = []
    /// Of pool entries into `bytes`: per pool one more than entries.
    private(set) var offsets: [Int] = []
    private(set) var maxBytes = 0
    private(set) var averageBytes = 0.0

    var shapeCount: Int { starts.count - 1 }

    init(shapes: [String]) {
        var places: [WordList: Int] = [:]
        for shape in shapes {
            let first = steps.count
            parse(shape, &places)
            starts.append(steps.count)
            measure(steps[first...], shapes: shapes.count)
        }
        bytes.append(contentsOf: repeatElement(0, count: 64))
    }

    private mutating func parse(_ shape: String, _ places: inout [WordList: Int]) {
        var text: [UInt8] = []
        var rest = Array(shape.utf8)[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
            text += rest[..<open]
            let words = rest[(open + 1)..<close].split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            rest = rest[(close + 1)...]
            guard let step = step(words, &places) else { continue }
            addText(text)
            text = []
            steps.append(step)
        }
        addText(text + rest)
    }

    private mutating func addText(_ text: [UInt8]) {
        guard !text.isEmpty else { return }
        steps.append(Step(kind: .text, at: bytes.count, count: UInt64(text.count)))
        bytes += text
    }

    private mutating func step(_ words: [String], _ places: inout [WordList: Int]) -> Step? {
        switch words.first {
        case "bool": return Step(kind: .bool, count: 2)
        case "int", "dec":
            let numbers = words.dropFirst().compactMap { Int64($0) }
            guard numbers.count >= 2, numbers[1] >= numbers[0] else { return nil }
            let span = UInt64(bitPattern: numbers[1] &- numbers[0]) &+ 1
            return numbers.count == 3
                ? Step(kind: .decimal, at: Int(numbers[2]), count: span, low: numbers[0])
                : Step(kind: .integer, count: span, low: numbers[0])
        default:
            guard let name = words.first, let list = WordList(rawValue: name) else { return nil }
            let pool = PoolCache.shared.pool(
                PoolCache.Key(
                    list: list, spelling: .asWritten, slice: TextTemplate.Slice(), hasEmpty: false, maxBytes: .max))
            if let place = places[list] { return Step(kind: .entry, at: place, count: UInt64(pool.count)) }
            let place = offsets.count
            places[list] = place
            for i in 0..<pool.count {
                offsets.append(bytes.count)
                bytes += pool[i]
            }
            offsets.append(bytes.count)
            return Step(kind: .entry, at: place, count: UInt64(pool.count))
        }
    }

    private mutating func measure(_ shape: ArraySlice<Step>, shapes: Int) {
        var most = 0
        var mean = 0.0
        for step in shape {
            switch step.kind {
            case .text:
                most += Int(step.count)
                mean += Double(step.count)
            case .entry:
                let lengths = (step.at..<(step.at + Int(step.count))).map { offsets[$0 + 1] - offsets[$0] }
                most += lengths.max() ?? 0
                mean += Double(lengths.reduce(0, +)) / Double(step.count)
            case .bool:
                most += 5
                mean += 4.5
            case .integer, .decimal:
                let high = (step.low &+ Int64(bitPattern: step.count &- 1)).magnitude
                let digits = decimalLength(max(high, step.low.magnitude)) + (step.kind == .decimal ? step.at + 2 : 0)
                most += digits + 1
                mean += Double(digits)
            }
        }
        maxBytes = max(maxBytes, most)
        averageBytes += mean / Double(shapes)
    }
}

extension JSONProgram {
    /// The program's arrays as pointers, for one block.
    struct View {
        let starts: UnsafePointer<Int>
        let steps: UnsafePointer<Step>
        let bytes: UnsafePointer<UInt8>
        let offsets: UnsafePointer<Int>
        let shapeCount: UInt64

        /// Writes one document of a shape that the row's bits choose, from draw `draw` on.
        ///
        /// - Parameter place: At least the program's `maxBytes` + 16 writable bytes.
        /// - Returns: The number of bytes written.
        @inline(__always)
        func write(_ key: StreamKey, draw first: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
            let shape = Int(Uniform.index(key.bits(first), below: shapeCount))
            var at = 0
            var draw = first
            for i in starts[shape]..<starts[shape + 1] {
                let step = steps[i]
                if step.kind == .text {
                    at += copy(bytes + step.at, Int(step.count), to: place + at)
                    continue
                }
                draw &+= 1
                let pick = Uniform.index(key.bits(draw), below: step.count)
                switch step.kind {
                case .text: break
                case .entry:
                    let entry = step.at + Int(pick)
                    at += copy(bytes + offsets[entry], offsets[entry + 1] - offsets[entry], to: place + at)
                case .integer: at += writeDecimal(step.low &+ Int64(bitPattern: pick), to: place + at)
                case .decimal:
                    at += JSONText.write(
                        step.low &+ Int64(bitPattern: pick), decimals: step.at, keepsZeros: true, to: place + at)
                case .bool: at += JSONText.write(pick == 1, to: place + at)
                }
            }
            return at
        }

        /// Copies 16 bytes at a time, up to 15 too many.
        @inline(__always)
        private func copy(_ source: UnsafePointer<UInt8>, _ n: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
            JSONText.copy(source, n, to: place)
        }
    }

    /// Calls `body` with the program's pointers.
    @inline(__always)
    func withView(_ body: (View) -> Void) {
        starts.withUnsafeBufferPointer { starts in
            steps.withUnsafeBufferPointer { steps in
                bytes.withUnsafeBufferPointer { bytes in
                    offsets.withUnsafeBufferPointer { offsets in
                        guard let a = starts.baseAddress, let b = steps.baseAddress, let c = bytes.baseAddress else {
                            return
                        }
                        // A program without pools has no offsets: any valid pointer will do.
                        let d = offsets.baseAddress ?? a
                        body(View(starts: a, steps: b, bytes: c, offsets: d, shapeCount: UInt64(shapeCount)))
                    }
                }
            }
        }
    }
}
