import FigmentColumns
import FigmentTypes

/// An entry of a pool as the piece encoder sees it.
struct PieceEntry {
    /// Where its bytes were written last, as an absolute position; 0 is "never".
    var last: UInt32
    /// Where its bytes lie in the step's memory.
    var offset: UInt32
    var length: UInt32
    /// For lengths of 1 to 64.
    let tags: CopyTags

    init(offset: Int, length: Int) {
        last = 0
        self.offset = UInt32(truncatingIfNeeded: offset)
        self.length = UInt32(truncatingIfNeeded: length)
        tags = CopyTags(count: length)
    }
}

/// One step of writing a text: a piece with pointers instead of objects.
struct PieceStep {
    enum Kind: UInt8 {
        /// Pool entries of 1 to 64 bytes: copied from where they were last.
        case shortPool
        /// Any pool whose entries are worth a copy.
        case pool
        /// A pool so large that an entry is rarely met again within a window.
        case literalPool
        case counter
        case text
        case constant
    }

    var kind: Kind
    /// The child of the column that holds its rows.
    var child: Int
    /// Pool entries, or the one entry of a constant.
    var entries: UnsafeMutablePointer<PieceEntry>
    var entryCount: Int
    /// The place of each entry in the order of their bytes; entries of which one begins another share it.
    var ranks: UnsafeMutablePointer<Int32>
    /// Bytes of the longest entry, or of the longest number.
    var maxLength: Int
    /// The entries' bytes.
    var bytes: UnsafeMutablePointer<UInt8>
    /// Where the counter's digits were written last, and all but the lowest three of them.
    var lastDigits = 0
    var lastHigh: UInt64 = 0
    var highDigits = 0
    // The same for the common shapes: digits of the number, tags of a copy of the leading ones, and tag and leading digits
    // of a literal with the place of the other three in it.
    var digits = 0
    var highTags = CopyTags(count: 1)
    var literal: UInt64 = 0
    var lowShift: UInt64 = 0
    /// Ranks that several entries share.
    var sharedRanks: Set<Int32> = []

    // The rows of the page at hand.
    var indices: UnsafePointer<UInt32>
    var values: UnsafePointer<Int64>
    var offsets: UnsafePointer<UInt32>
    var textBytes: UnsafePointer<UInt8>
}

/// The pieces of a text column in the form in which they are written: constants merged with what stands before them, the
/// leading and trailing one apart, pools in memory of our own.
final class PieceTemplate {
    /// Constant bytes before the first and behind the last step.
    let lead: [UInt8]
    let tail: [UInt8]
    let steps: UnsafeMutablePointer<PieceStep>
    let stepCount: Int
    /// The most bytes that a text can have without its free text pieces.
    let maxFixedLength: Int
    /// Whether pieces are met again often enough for copies to pay.
    let isWorthCopying: Bool

    /// Owns what the steps point to.
    private var memory: [UnsafeMutableRawPointer] = []

    deinit {
        for block in memory { block.deallocate() }
        steps.deinitialize(count: stepCount)
        steps.deallocate()
    }

    /// A merged run of pieces.
    private struct Draft {
        var child: Int
        var form: PieceForm
        var suffix: [UInt8] = []
    }

    init(_ pieces: [PieceForm]) {
        var drafts: [Draft] = []
        var lead: [UInt8] = []
        for (child, piece) in pieces.enumerated() {
            if case .constant(let bytes) = piece {
                if drafts.isEmpty {
                    lead += bytes
                } else {
                    drafts[drafts.count - 1].suffix += bytes
                }
            } else {
                drafts.append(Draft(child: child, form: piece))
            }
        }
        var tail: [UInt8] = []
        if let last = drafts.indices.last { swap(&tail, &drafts[last].suffix) }
        self.lead = lead
        self.tail = tail

        var memory: [UnsafeMutableRawPointer] = []
        var built: [PieceStep] = []
        var longest = lead.count + tail.count
        for draft in drafts { longest += PieceTemplate.build(draft, into: &built, memory: &memory) }
        maxFixedLength = longest

        let rowBytes = PieceTemplate.averageRowBytes(built, fixed: lead.count + tail.count)
        var copied = Double(4 + lead.count + tail.count)
        for i in built.indices where built[i].kind == .shortPool || built[i].kind == .pool {
            // Entries drawn evenly are met again after about so many bytes.
            if Double(built[i].entryCount) * rowBytes > Double(3 * Snappy.window) {
                built[i].kind = .literalPool
            } else {
                copied += PieceTemplate.averageLength(built[i])
            }
        }
        isWorthCopying = copied >= 0.4 * rowBytes
        stepCount = built.count
        steps = .allocate(capacity: max(1, built.count))
        for (i, step) in built.enumerated() { (steps + i).initialize(to: step) }
        self.memory = memory
    }

    /// Appends the steps of a piece and the constant behind it, and returns the most bytes they take.
    private static func build(
        _ draft: Draft, into steps: inout [PieceStep], memory: inout [UnsafeMutableRawPointer]
    ) -> Int {
        switch draft.form {
        case .constant: return 0
        case .pool(let pool):
            var entries = (0..<pool.count).map { pool[$0] }
            let isMerged = draft.suffix.count <= 16
            if isMerged { for i in entries.indices { entries[i] += draft.suffix } }
            let lengths = entries.map(\.count)
            let longest = lengths.max() ?? 0
            let average = Double(lengths.reduce(0, +)) / Double(max(1, lengths.count))
            let kind: PieceStep.Kind =
                average < 4 ? .literalPool : longest <= 64 && lengths.min() != 0 ? .shortPool : .pool
            steps.append(step(kind, draft.child, entries, &memory))
            if !isMerged { steps.append(step(.constant, draft.child, [draft.suffix], &memory)) }
            return longest + (isMerged ? 0 : draft.suffix.count)
        case .counter, .text:
            let isCounter = if case .counter = draft.form { true } else { false }
            steps.append(step(isCounter ? .counter : .text, draft.child, [], &memory))
            if !draft.suffix.isEmpty { steps.append(step(.constant, draft.child, [draft.suffix], &memory)) }
            return draft.suffix.count + (isCounter ? 20 : 0)
        }
    }

    private static func step(
        _ kind: PieceStep.Kind, _ child: Int, _ texts: [[UInt8]], _ memory: inout [UnsafeMutableRawPointer]
    ) -> PieceStep {
        // A counter keeps its digits there.
        let byteCount = texts.reduce(0) { $0 + $1.count } + ByteBuffer.slack
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCount)
        bytes.initialize(repeating: 0, count: byteCount)
        let entries = UnsafeMutablePointer<PieceEntry>.allocate(capacity: max(1, texts.count))
        var at = 0
        for (i, text) in texts.enumerated() {
            (entries + i).initialize(to: PieceEntry(offset: at, length: text.count))
            for byte in text {
                bytes[at] = byte
                at += 1
            }
        }
        let ranks = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, texts.count))
        ranks.initialize(repeating: 0, count: max(1, texts.count))
        let shared = rank(texts, ranks)
        memory.append(UnsafeMutableRawPointer(ranks))
        memory.append(UnsafeMutableRawPointer(bytes))
        memory.append(UnsafeMutableRawPointer(entries))
        // Not read before `bind` sets them.
        let none = UnsafePointer<UInt8>(bytes)
        return PieceStep(
            kind: kind, child: child, entries: entries, entryCount: texts.count, ranks: ranks,
            maxLength: kind == .counter ? 20 : texts.map(\.count).max() ?? 0, bytes: bytes, sharedRanks: shared,
            indices: UnsafeRawPointer(none).assumingMemoryBound(to: UInt32.self),
            values: UnsafeRawPointer(none).assumingMemoryBound(to: Int64.self),
            offsets: UnsafeRawPointer(none).assumingMemoryBound(to: UInt32.self), textBytes: none)
    }

    /// Ranks the entries by their bytes and returns the ranks that several entries share.
    private static func rank(_ texts: [[UInt8]], _ ranks: UnsafeMutablePointer<Int32>) -> Set<Int32> {
        let order = texts.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
        var shared: Set<Int32> = []
        var rank: Int32 = -1
        /// The shortest entry of the rank: the others begin with it, and stand right behind it in the order.
        var head: [UInt8] = []
        for (place, index) in order.enumerated() {
            if place > 0, texts[index].starts(with: head) {
                shared.insert(rank)
            } else {
                rank += 1
                head = texts[index]
            }
            ranks[index] = rank
        }
        return shared
    }

    private static func averageLength(_ step: PieceStep) -> Double {
        var sum = 0
        for i in 0..<step.entryCount { sum += Int(step.entries[i].length) }
        return Double(sum) / Double(max(1, step.entryCount))
    }

    private static func averageRowBytes(_ steps: [PieceStep], fixed: Int) -> Double {
        steps.reduce(Double(4 + fixed)) { sum, step in
            switch step.kind {
            case .counter: sum + 8
            case .text: sum + 16
            default: sum + averageLength(step)
            }
        }
    }

    /// Points the steps at the rows of `column`: a column of pieces, or of one pool.
    func bind(_ column: Column) {
        for i in 0..<stepCount {
            let rows = column.children.isEmpty ? column : column.children[steps[i].child]
            steps[i].indices = UnsafePointer(rows.indices.values(as: UInt32.self))
            steps[i].values = UnsafePointer(rows.values.values(as: Int64.self))
            steps[i].offsets = UnsafePointer(rows.offsets.values(as: UInt32.self))
            steps[i].textBytes = UnsafePointer(rows.bytes.base)
        }
    }

    /// Forgets where pieces were written.
    func forgetPositions() {
        for i in 0..<stepCount {
            for k in 0..<steps[i].entryCount { steps[i].entries[k].last = 0 }
            steps[i].lastDigits = 0
        }
    }

    /// Fills in the length of each bound text and returns their sum. Column by column: each pass is a short loop.
    func measure(count: Int, into lengths: UnsafeMutablePointer<UInt32>) -> Int {
        var constant = lead.count + tail.count
        let rows = UnsafeBufferPointer(start: steps, count: stepCount)
        for step in rows where step.kind == .constant { constant += Int(step.entries[0].length) }
        lengths.update(repeating: UInt32(constant), count: count)
        for step in rows {
            switch step.kind {
            case .shortPool, .pool, .literalPool:
                let (entries, indices) = (step.entries, step.indices)
                for i in 0..<count { lengths[i] &+= entries[Int(indices[i])].length }
            case .counter:
                PieceTemplate.addDigits(step.values, count, to: lengths)
            case .text:
                let offsets = step.offsets
                for i in 0..<count { lengths[i] &+= offsets[i &+ 1] &- offsets[i] }
            case .constant: break
            }
        }
        var total = 0
        for i in 0..<count { total = total &+ Int(lengths[i]) }
        return total
    }

    /// Adds the number of digits of each value; neighbours mostly have as many.
    private static func addDigits(
        _ values: UnsafePointer<Int64>, _ count: Int, to lengths: UnsafeMutablePointer<UInt32>
    ) {
        var digits: UInt32 = 1
        var low: UInt64 = 0
        var high: UInt64 = 9
        for i in 0..<count {
            let value = UInt64(bitPattern: values[i])
            if value < low || value > high {
                let n = decimalLength(value)
                digits = UInt32(n)
                low = n == 1 ? 0 : PieceTemplate.power(n - 1)
                high = n >= 20 ? .max : PieceTemplate.power(n) - 1
            }
            lengths[i] &+= digits
        }
    }

    private static func power(_ exponent: Int) -> UInt64 {
        (0..<exponent).reduce(1) { product, _ in product &* 10 }
    }

    /// Appends `count` bound texts as PLAIN: length, lead, steps, tail.
    func appendPlain(count: Int, lengths: UnsafePointer<UInt32>, total: Int, to out: inout ByteBuffer) {
        out.reserve(total + 4 * count + ByteBuffer.slack)
        var place = out.end
        lead.withUnsafeBufferPointer { lead in
            tail.withUnsafeBufferPointer { tail in
                for i in 0..<count {
                    store(lengths[i], to: place)
                    place += 4
                    place = PieceTemplate.append(lead, to: place)
                    for k in 0..<stepCount { place = PieceTemplate.append(steps[k], row: i, to: place) }
                    place = PieceTemplate.append(tail, to: place)
                }
            }
        }
        out.count += total + 4 * count
    }

    @inline(__always)
    private static func append(
        _ text: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        for i in 0..<text.count { place[i] = text[i] }
        return place + text.count
    }

    /// Appends the text of one bound row, without its length.
    func appendText(_ row: Int, to out: inout ByteBuffer) {
        out.append(lead)
        for k in 0..<stepCount {
            let step = steps[k]
            let room = step.kind == .text ? Int(step.offsets[row + 1] &- step.offsets[row]) : step.maxLength
            out.reserve(room + ByteBuffer.slack)
            out.count = PieceTemplate.append(step, row: row, to: out.end) - out.base
        }
        out.append(tail)
    }

    @inline(__always)
    static func append(
        _ step: PieceStep, row: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        switch step.kind {
        case .shortPool, .pool, .literalPool, .constant:
            let entry = step.entries + (step.kind == .constant ? 0 : Int(step.indices[row]))
            let length = Int(entry.pointee.length)
            Plain.copyLong(step.bytes + Int(entry.pointee.offset), to: place, count: length)
            return place + length
        case .counter:
            return place + writeDecimal(UInt64(bitPattern: step.values[row]), to: place)
        case .text:
            let start = Int(step.offsets[row])
            let length = Int(step.offsets[row &+ 1]) &- start
            Plain.copyLong(step.textBytes + start, to: place, count: length)
            return place + length
        }
    }
}
