/// How a column's values are written down, known before the first row.
///
/// File formats choose their encodings from it: a dictionary's indices become a dictionary page, a sequence a delta
/// page, pieces a compressed page without a search for matches.
public indirect enum Form: Sendable {
    /// Every value spelled out.
    case plain
    /// One value for all rows, spelled out once in row 0 of the column's storage.
    case constant
    /// `start + step × row`, an integer type; nothing is stored.
    case sequence(start: Int64, step: Int64)
    /// An index into a pool per row; text types.
    case dictionary(Pool)
    /// Text put together from other columns, in order.
    case pieces([PieceForm])
    /// A list whose elements have a form of their own (plain, dictionary or pieces); `plain` lists have plain elements.
    case list(Form)
    /// A structure whose fields have forms of their own (as the elements of a list); fields of a `plain` one are plain.
    case structure([Form])
}

/// One piece of a text that is put together.
public enum PieceForm: Sendable {
    /// The same bytes in every row.
    case constant([UInt8])
    /// An index into a pool per row.
    case pool(Pool)
    /// The decimal digits of `start + step × row`, a number that is never negative.
    case counter(start: Int64, step: Int64)
    /// Bytes of its own in every row, at most `maxLength`.
    case text(maxLength: Int)
}
