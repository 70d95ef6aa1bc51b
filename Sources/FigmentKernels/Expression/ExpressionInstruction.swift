import FigmentSchema

/// One step of a program over a block of rows. Numbers and texts have registers of their own, counted from 0.
///
/// Null is NaN in a number register, whose other values are all finite: arithmetic passes it on by itself and
/// comparisons with it are false. It is no address in a text register.
enum ExpressionInstruction: Sendable {
    /// The right side of an operation.
    enum Operand: Sendable {
        case register(Int)
        case constant(Double)
    }

    // Numbers.
    case load(input: Int, isInstant: Bool, into: Int)
    /// How long lists are; with `element` that element of each.
    case loadList(input: Int, element: Int?, into: Int)
    case constant(Double, into: Int)
    /// In place.
    case unary(ExpressionOperation, Int)
    /// Into the left register.
    case binary(ExpressionOperation, Int, Operand)
    /// One link of a chain; all but the first are joined by "and" with what stands in `into`.
    case compare(ExpressionComparison, Int, Operand, into: Int, joins: Bool)
    /// Into the condition's register.
    case choose(condition: Int, then: Operand, otherwise: Operand)
    /// In place: whether the number is among ascending constants.
    case among([Double], Int)
    /// 1 where two numbers are equal, else as it was.
    case orEqual(Int, Int, into: Int)

    // Texts.
    case loadText(input: Int, into: Int)
    case constantText(ConstantText?, into: Int)
    /// In place: lower, upper, trim.
    case unaryText(ExpressionOperation, Int)
    /// Consecutive registers joined into the first.
    case concat(first: Int, count: Int)
    /// Text, part and substitute in consecutive registers, into the first.
    case replace(first: Int)
    /// In place; `last` is a length, or the place of the end if `isStop`.
    case substring(Int, start: Int, last: Int?, isStop: Bool)
    /// The second text where the register before holds a null, or a greater or lesser text: into the first.
    case fold(ExpressionOperation, Int, Int)
    case chooseText(condition: Int, then: Int, otherwise: Int)
    /// Written out.
    case write(Int, as: ExpressionType, into: Int)
    case writeInput(Int, into: Int)

    // Texts to numbers.
    /// Of one text: length, parse, isNull.
    case measure(ExpressionOperation, Int, into: Int)
    /// Of two texts: contains, startsWith, endsWith.
    case test(ExpressionOperation, Int, Int, into: Int)
    case compareTexts(ExpressionComparison, Int, Int, into: Int, joins: Bool)
    /// Whether the text is among constants in ascending byte order.
    case amongTexts([[UInt8]], Int, into: Int)
    case orEqualTexts(Int, Int, into: Int)
}
