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

    init(_ form: Form) {
        switch form {
        case .pieces(let pieces): template = PieceTemplate(pieces)
        case .dictionary(let pool): template = PieceTemplate([.pool(pool)])
        case .plain, .constant, .sequence, .list: template = PieceTemplate([])
        }
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

    /// Bytes of the page in PLAIN.
    var plainBytes: Int { total + 4 * count }

    func appendPlain(to out: inout ByteBuffer) {
        template.appendPlain(count: count, lengths: lengths.values(as: UInt32.self), total: total, to: &out)
    }
}
