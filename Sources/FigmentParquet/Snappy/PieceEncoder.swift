import FigmentColumns
import FigmentTypes

/// Encodes the texts of one column from their pieces: PLAIN, or PLAIN compressed without a search for matches.
final class PieceEncoder {
    let template: PieceTemplate
    /// The length of each text of the page.
    private var lengths = ByteBuffer()
    private var count = 0
    /// Bytes of all texts of the page.
    private var total = 0

    /// Where the head of each text length stood last, up to ``maxHeadLength``.
    private var heads = ByteBuffer()
    private var head = ByteBuffer()
    private var extremes: PieceExtremes
    /// The uncompressed position at which the next page begins.
    private var nextPosition = 0

    /// Texts longer than this have their lengths spelled out.
    private static var maxHeadLength: Int { 4095 }

    init(_ form: Form) {
        switch form {
        case .pieces(let pieces): template = PieceTemplate(pieces)
        case .dictionary(let pool): template = PieceTemplate([.pool(pool)])
        case .plain, .constant, .sequence, .list: template = PieceTemplate([])
        }
        extremes = PieceExtremes(template)
    }

    /// Takes the rows of a page.
    func bind(_ column: Column, count: Int) {
        self.count = count
        template.bind(column)
        lengths.removeAll()
        lengths.reserve(4 * count)
        lengths.count = 4 * count
        total = template.measure(count: count, into: lengths.values(as: UInt32.self))
    }

    /// The least and greatest text of the page.
    func bounds(isText: Bool) -> Bounds? { extremes.bounds(count: count, isText: isText) }

    /// Bytes of the page in PLAIN.
    var plainBytes: Int { total + 4 * count }

    func appendPlain(to out: inout ByteBuffer) {
        template.appendPlain(count: count, lengths: lengths.values(as: UInt32.self), total: total, to: &out)
    }

    /// Appends the Snappy stream of `prefix` and the page in PLAIN.
    func appendCompressed(prefix: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer) {
        prepareTables()
        let plain = prefix.count + plainBytes
        // An element writes at most three bytes beyond the ones it stands for; a few more may be written over.
        out.reserve(plain + count * 4 * (template.stepCount + 2) + 256)
        out.appendVarint(UInt64(plain))
        let page = PieceCompressor.Page(
            prefix: prefix, count: count, lengths: lengths.values(as: UInt32.self),
            heads: heads.values(as: UInt32.self), headCount: PieceEncoder.maxHeadLength + 1, head: head.base,
            tailLength: template.tail.count, leadLength: template.lead.count, position: nextPosition)
        out.count =
            PieceCompressor.compress(
                page, steps: template.steps, stepCount: template.stepCount, to: out.end) - out.base
        nextPosition += plain + Snappy.window + 1
    }

    /// Positions are counted over all pages, so that the tables need no clearing between them: pages lie a window apart.
    /// Before they would pass 32 bits, the tables are cleared and counting begins anew.
    private func prepareTables() {
        if nextPosition == 0 {
            head.append(template.tail)
            head.append([0, 0, 0, 0] + template.lead)
            head.append([UInt8](repeating: 0, count: 16))
            heads.reserve(4 * (PieceEncoder.maxHeadLength + 2))
        }
        if nextPosition == 0 || nextPosition + plainBytes + (1 << 24) > Int(UInt32.max) {
            heads.base.update(repeating: 0, count: 4 * (PieceEncoder.maxHeadLength + 2))
            template.forgetPositions()
            nextPosition = Snappy.window + 1
        }
    }
}
