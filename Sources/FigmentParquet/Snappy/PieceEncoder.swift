import FigmentColumns
import FigmentTypes

/// Encodes the texts of one column from their pieces: PLAIN, or PLAIN compressed without a search for matches.
final class PieceEncoder {
    let template: PieceTemplate
    private let shape: PieceCompressor.Shape
    private var extremes: PieceExtremes
    /// Rows of the page at hand.
    private var count = 0
    /// The length of each of its texts, once measured.
    private var lengths = ByteBuffer()
    private var isMeasured = false
    /// Bytes of all its texts.
    private var total = 0

    /// Where the head of each text length stood last; one more for longer ones.
    private var heads = ByteBuffer()
    private var head = ByteBuffer()
    /// The uncompressed position at which the next page begins.
    private var nextPosition = 0

    /// Texts longer than this have their lengths spelled out.
    private static var maxListedLength: Int { 4095 }

    init(_ form: Form) {
        switch form {
        case .pieces(let pieces): template = PieceTemplate(pieces)
        case .dictionary(let pool): template = PieceTemplate([.pool(pool)])
        case .plain, .constant, .sequence, .list, .structure: template = PieceTemplate([])
        }
        extremes = PieceExtremes(template)
        let template = template
        shape = PieceCompressor.Shape(
            (0..<template.stepCount).map { template.steps[$0].kind },
            headLength: template.tail.count + 4 + template.lead.count, maxLength: template.maxFixedLength,
            listedLengths: PieceEncoder.maxListedLength)
    }

    /// Takes the rows of a page.
    func bind(_ column: Column, count: Int) {
        self.count = count
        template.bind(column)
        isMeasured = false
    }

    private func measure() {
        if isMeasured { return }
        lengths.removeAll()
        lengths.reserve(4 * count)
        lengths.count = 4 * count
        total = template.measure(count: count, into: lengths.values(as: UInt32.self))
        isMeasured = true
    }

    /// The least and greatest text of the page.
    func bounds(isText: Bool) -> Bounds? { extremes.bounds(count: count, isText: isText) }

    /// Appends the page in PLAIN.
    func appendPlain(to out: inout ByteBuffer) {
        measure()
        template.appendPlain(count: count, lengths: lengths.values(as: UInt32.self), total: total, to: &out)
    }

    /// Appends the Snappy stream of `prefix` and the page in PLAIN, without its preamble.
    ///
    /// - Returns: The uncompressed length, which is the preamble.
    func appendCompressed(prefix: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer) -> Int {
        var plain = prefix.count + count * (4 + template.maxFixedLength)
        if case .general = shape {
            measure()
            plain = prefix.count + total + 4 * count
        }
        prepareTables(plain)
        // An element writes at most three bytes beyond the ones it stands for; a few more may be written over.
        out.reserve(plain + count * 4 * (template.stepCount + 2) + 256)
        var place = out.end
        if let bytes = prefix.baseAddress { place = Snappy.writeLiteral(bytes, count: prefix.count, to: place) }
        let start = nextPosition
        var position = start + prefix.count
        let page = PieceCompressor.Page(
            count: count, lengths: lengths.values(as: UInt32.self), heads: heads.values(as: UInt32.self),
            headCount: PieceEncoder.maxListedLength + 1, head: head.base, tailLength: template.tail.count,
            leadLength: template.lead.count)
        if case .general = shape {
            place = PieceCompressor.compress(
                page, steps: template.steps, stepCount: template.stepCount, position: &position, to: place)
        } else {
            place = PieceCompressor.compress(page, shape, steps: template.steps, position: &position, to: place)
        }
        out.count = place - out.base
        nextPosition = position + Snappy.window + 1
        return position - start
    }

    /// Positions are counted over all pages, so that the tables need no clearing between them: pages lie a window apart.
    /// Before they would pass 32 bits, the tables are cleared and counting begins anew.
    private func prepareTables(_ pageBytes: Int) {
        let tableBytes = 4 * (PieceEncoder.maxListedLength + 2)
        if nextPosition == 0 {
            head.append(template.tail)
            head.append([0, 0, 0, 0] + template.lead)
            head.append([UInt8](repeating: 0, count: 16))
            heads.reserve(tableBytes)
        }
        if nextPosition == 0 || nextPosition + pageBytes + 2 * Snappy.window > Int(UInt32.max) {
            heads.base.update(repeating: 0, count: tableBytes)
            template.forgetPositions()
            // A tail's length more, because the common shapes count one before the first row.
            nextPosition = Snappy.window + 1 + template.tail.count
        }
    }
}
