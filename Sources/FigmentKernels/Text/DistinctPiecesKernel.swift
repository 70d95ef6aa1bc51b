public import FigmentColumns
import FigmentTypes

/// Text put together from pools so that different keys give different texts.
///
/// A key number is permuted, and the digits of the image, to the mixed base of the pools' sizes, are the entries. It
/// rests on the templates of ``TextCatalogue``: different choices never spell the same text (a test proves it for each).
/// Pools beyond 2^62 choices draw as in ``PiecesKernel``.
public struct DistinctPiecesKernel: DistinctKernel, TextKernelInfo {
    public let form: Form
    public let domainSize: UInt64
    public let averageBytes: Double
    public let maxBytes: Int
    let permutation: Permutation
    /// The pieces that hold the digits, and their bases.
    let digits: [(child: Int, base: UInt64)]
    let free: [PiecesKernel.Group]
    let layout: PiecesLayout

    init(_ text: FittedText, streams: ColumnStreams) {
        layout = PiecesLayout(text)
        if text.pieces.count == 1, case .pool(let pool, _) = text.pieces[0] {
            form = .dictionary(pool)
        } else {
            form = layout.form
        }
        averageBytes = text.averageBytes
        maxBytes = text.maxBytes
        var product: UInt64 = 1
        var digits: [(child: Int, base: UInt64)] = []
        var rest: [PiecesKernel.Draw] = []
        for (child, piece) in text.pieces.enumerated() {
            guard case .pool(let pool, _) = piece else { continue }
            let base = UInt64(pool.count)
            let (next, overflow) = product.multipliedReportingOverflow(by: base)
            if overflow || next > 1 << 62 {
                rest.append(PiecesKernel.Draw(child: child, bound: base, blanks: 0))
            } else {
                product = next
                digits.append((child, base))
            }
        }
        self.digits = digits
        free = PiecesKernel.grouped(rest, streams: streams)
        domainSize = product
        permutation = Permutation(size: product, key: streams.key("distinct"))
    }

    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let rest = scratch.borrow()
        for i in 0..<n { rest[i] = permutation(UInt64(bitPattern: rows[i]) % domainSize) }
        if case .dictionary = form {
            let out = column.extendIndices(n)
            for i in 0..<n { out[i] = UInt32(truncatingIfNeeded: rest[i]) }
            scratch.giveBack(rest)
            return
        }
        for (child, base) in digits {
            let out = column.children[child].extendIndices(n)
            for i in 0..<n {
                let (quotient, remainder) = rest[i].quotientAndRemainder(dividingBy: base)
                rest[i] = quotient
                out[i] = UInt32(truncatingIfNeeded: remainder)
            }
        }
        for group in free {
            group.key.fill(rows, into: rest)
            for draw in group.draws {
                PiecesKernel.pick(draw, rest, n, into: column.children[draw.child].extendIndices(n))
            }
        }
        scratch.giveBack(rest)
        layout.finish(n, column)
    }
}
