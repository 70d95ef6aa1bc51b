public import FigmentColumns
import FigmentTypes

/// Text put together from pools and constants: every row draws one entry of each pool.
///
/// One 64-bit word serves several pools: the high half of word × size is the index, the low half the next word, as long
/// as 16 bits of it remain (so an entry's share is off by less than 2^-16 of itself).
public struct PiecesKernel: Kernel, TextKernelInfo {
    /// The draws that share one word per row.
    struct Group: Sendable {
        var key: StreamKey
        var draws: [Draw] = []
    }
    /// One pool's draw.
    struct Draw: Sendable {
        /// The piece.
        var child: Int
        /// Entries and extra blanks.
        var bound: UInt64
        /// Draws up to this one give entry 0.
        var blanks: UInt64
        /// Whether no other draw needs what is left of the word.
        var isLast = false
    }

    public let form: Form
    public let averageBytes: Double
    public let maxBytes: Int
    let groups: [Group]
    let layout: PiecesLayout

    init(_ text: FittedText, streams: ColumnStreams) {
        layout = PiecesLayout(text)
        form = layout.form
        averageBytes = text.averageBytes
        maxBytes = text.maxBytes
        var draws: [Draw] = []
        for (child, piece) in text.pieces.enumerated() {
            if case .pool(let pool, let blanks) = piece {
                draws.append(Draw(child: child, bound: UInt64(pool.count) + blanks, blanks: blanks))
            }
        }
        groups = PiecesKernel.grouped(draws, streams: streams)
    }

    /// Hands out words: as many draws to each as leave 16 bits.
    static func grouped(_ draws: [Draw], streams: ColumnStreams) -> [Group] {
        var groups: [Group] = []
        var spent = 64.0
        for draw in draws {
            let bits = bitCount(draw.bound)
            if spent + bits > 48 {
                groups.append(Group(key: streams.key("text.\(groups.count)")))
                spent = 0
            }
            groups[groups.count - 1].draws.append(draw)
            spent += bits
        }
        for i in groups.indices { groups[i].draws[groups[i].draws.count - 1].isLast = true }
        return groups
    }

    private static func bitCount(_ bound: UInt64) -> Double { Double(64 - (bound - 1).leadingZeroBitCount) }

    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        for group in groups {
            group.key.fill(rows, into: words)
            for draw in group.draws {
                let out = column.children[draw.child].extendIndices(rows.count)
                PiecesKernel.pick(draw, words, rows.count, into: out)
            }
        }
        scratch.giveBack(words)
        layout.finish(rows.count, column)
    }

    /// Writes one draw per word and leaves the rest of the words for the next.
    @inline(__always)
    static func pick(
        _ draw: Draw, _ words: UnsafeMutablePointer<UInt64>, _ n: Int, into out: UnsafeMutablePointer<UInt32>
    ) {
        let bound = draw.bound
        let blanks = draw.blanks
        if draw.isLast {
            for i in 0..<n {
                let high = words[i].multipliedFullWidth(by: bound).high
                out[i] = UInt32(truncatingIfNeeded: max(high, blanks) &- blanks)
            }
        } else {
            for i in 0..<n {
                let product = words[i].multipliedFullWidth(by: bound)
                words[i] = product.low
                out[i] = UInt32(truncatingIfNeeded: max(product.high, blanks) &- blanks)
            }
        }
    }
}

/// The form of a text in pieces, and what is left to do once its pools have drawn.
struct PiecesLayout: Sendable {
    let form: Form
    /// Pieces that repeat what another drew.
    let ties: [(child: Int, source: Int)]
    let constants: [Int]

    init(_ text: FittedText) {
        var ties: [(child: Int, source: Int)] = []
        var constants: [Int] = []
        var forms: [PieceForm] = []
        for (child, piece) in text.pieces.enumerated() {
            switch piece {
            case .constant(let bytes):
                forms.append(.constant(bytes))
                constants.append(child)
            case .pool(let pool, _): forms.append(.pool(pool))
            case .tied(let pool, let source):
                forms.append(.pool(pool))
                ties.append((child, source))
            }
        }
        form = .pieces(forms)
        self.ties = ties
        self.constants = constants
    }

    /// Copies the ties and counts the rows.
    func finish(_ n: Int, _ column: Column) {
        for tie in ties {
            let out = column.children[tie.child].extendIndices(n)
            let source =
                column.children[tie.source].indices
                .values(as: UInt32.self) + (column.children[tie.source].count - n)
            out.update(from: source, count: n)
        }
        for child in constants { column.children[child].count += n }
        column.count += n
    }
}

/// One pool, one index per row.
public struct PoolKernel: Kernel, TextKernelInfo {
    public let form: Form
    public let averageBytes: Double
    public let maxBytes: Int
    let draw: PiecesKernel.Draw
    let key: StreamKey

    init(_ pool: Pool, blanks: UInt64 = 0, streams: ColumnStreams) {
        form = .dictionary(pool)
        averageBytes = Double(pool.byteCount) / Double(pool.count)
        maxBytes = pool.maxLength
        draw = PiecesKernel.Draw(child: 0, bound: UInt64(pool.count) + blanks, blanks: blanks, isLast: true)
        key = streams.key("text.0")
    }

    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let out = column.extendIndices(rows.count)
        scratch.withBits(key, rows) { PiecesKernel.pick(draw, $0, rows.count, into: out) }
    }
}
