public import FigmentTypes

/// The type of an expression's values.
public enum ExpressionType: Sendable, Hashable {
    case number(isInteger: Bool)
    case bool
    case text
    /// A date or a timestamp; in microseconds since 1970.
    case instant
    /// The time between two instants; in microseconds.
    case interval
    /// Only null.
    case null

    /// The type of a column's values; nil for lists and vectors.
    public init?(_ type: DataType) {
        switch type {
        case .bool: self = .bool
        case .utf8, .json, .uuid: self = .text
        case .date32, .timestamp: self = .instant
        default:
            guard type.isNumeric else { return nil }
            self = .number(isInteger: type.isInteger)
        }
    }

    public var name: String {
        switch self {
        case .number: "number"
        case .bool: "bool"
        case .text: "text"
        case .instant: "instant"
        case .interval: "interval"
        case .null: "null"
        }
    }

    /// Numbers, and booleans as 0 and 1.
    var isNumeric: Bool {
        switch self {
        case .number, .bool: true
        default: false
        }
    }

    var isInteger: Bool {
        switch self {
        case .number(let isInteger): isInteger
        case .bool, .null: true
        default: false
        }
    }
}

/// An expression whose types agree: every operation knows what it works on, and columns are inputs by number.
public struct TypedExpression: Sendable, Hashable {
    /// A column that the expression reads.
    public struct Input: Sendable, Hashable {
        public let name: String
        public let type: DataType
    }

    public let root: Node
    /// In order of appearance, each once.
    public let inputs: [Input]

    public init(root: Node, inputs: [Input]) {
        self.root = root
        self.inputs = inputs
    }

    public var type: ExpressionType { root.type }

    /// An operation or a value with its type.
    public struct Node: Sendable, Hashable {
        public let type: ExpressionType
        public let content: Content

        public init(_ type: ExpressionType, _ content: Content) {
            self.type = type
            self.content = content
        }

        static func apply(_ type: ExpressionType, _ operation: ExpressionOperation, _ operands: Node...) -> Node {
            Node(type, .apply(operation, operands))
        }

        static func number(_ value: Double, isInteger: Bool = false) -> Node {
            Node(.number(isInteger: isInteger), .number(value))
        }
    }

    public indirect enum Content: Sendable, Hashable {
        case null
        /// Also a boolean as 0 or 1, an instant or an interval in microseconds.
        case number(Double)
        case text(String)
        case input(Int)
        case apply(ExpressionOperation, [Node])
    }
}

/// What kernels do: operations whose operands' types are settled.
///
/// Numbers stand also for booleans (0 and 1), instants and intervals (microseconds).
public enum ExpressionOperation: Sendable, Hashable {
    // Of one number: a number. Null of null, and where there is no finite result.
    case negate, abs, ceil, floor, truncate, sign, sqrt, exp, expm1, log, log10, log1p, sin, cos, tan
    /// To a number of decimal digits, halves to even.
    case round(digits: Int)
    /// 1 where the number is not 0.
    case truth
    case part(ExpressionDatePart)
    // Of one truth. Null counts as false.
    case not
    // Of two numbers.
    case add, subtract, multiply, divide, floorDivide, modulo, power
    /// The first, but not below or above the second; a null second bounds nothing.
    case atLeast, atMost
    // Of truths, with null as false.
    case and, or
    /// Of a chain of operands, numbers or texts; false with a null.
    case compare([ExpressionComparison])
    /// Whether the first is among the others, numbers or texts; false for null.
    case member
    // Of any number of operands, numbers or texts. Minimum and maximum skip nulls.
    case minimum, maximum, coalesce
    /// The second operand where the first holds, else the third.
    case choose
    case isNull
    // Of texts: a text.
    case lower, upper, trim, concat, replace
    /// Text, start and length in characters; without a length, to the end. A negative start counts from the end.
    case substring
    /// Text, start and stop in characters, either from the end if negative.
    case slice
    // Of an input of lists: a number. Of null lists null.
    case listLength
    /// Counted from 0; null where the list is shorter.
    case listElement(Int)
    // Of texts: a number.
    case length, contains, startsWith, endsWith, parse
    /// A number, a truth, an instant or an interval written out; of an input, as its column writes it.
    case write
}

/// Parts of an instant in UTC.
public enum ExpressionDatePart: String, Sendable, Hashable, CaseIterable {
    case second, minute, hour, day, month, year, quarter
    /// From Monday = 0.
    case dayOfWeek
    /// From 1.
    case dayOfYear
    /// The instant at which the day began.
    case dayStart
}

extension TypedExpression {
    /// The expression with its values made fit for a column: intervals become seconds in a column of numbers, anything
    /// becomes text in a column of text, a number is true where it is not 0.
    ///
    /// - Throws: ``ExpressionError`` if no value would do.
    public func converted(to target: DataType) throws(ExpressionError) -> TypedExpression {
        guard let wanted = ExpressionType(target) else {
            throw ExpressionError("an expression gives single values, and the column's type is another")
        }
        let whole = TypedExpression.Node.self
        let root: Node
        switch (type, wanted) {
        case (.null, _), (.number, .number), (.bool, .number), (.bool, .bool), (.text, .text), (.instant, .instant):
            return self
        case (_, .text): root = whole.apply(.text, .write, self.root)
        case (.number, .bool): root = whole.apply(.bool, .truth, self.root)
        case (.interval, .number): root = whole.apply(wanted, .divide, self.root, .number(1e6))
        default:
            throw ExpressionError("it gives a value of type \(type.name), and the column holds \(wanted.name)s")
        }
        return TypedExpression(root: root, inputs: inputs)
    }

    /// Whether a value may be missing: an input that may be null, or an operation that some values have no result for.
    /// The overflow of a sum or a product beyond 1.8e308 is left out.
    public func mayBeNull(_ inputMayBeNull: (Int) -> Bool) -> Bool { mayBeNull(root, inputMayBeNull) }

    private func mayBeNull(_ node: Node, _ input: (Int) -> Bool) -> Bool {
        switch node.content {
        case .null: return true
        case .number, .text: return false
        case .input(let index): return input(index)
        case .apply(let operation, let operands):
            switch operation {
            case .not, .and, .or, .compare, .member, .isNull, .contains, .startsWith, .endsWith: return false
            case .sqrt, .exp, .expm1, .log, .log10, .log1p, .sin, .cos, .tan, .power, .parse, .listElement:
                return true
            case .divide, .floorDivide, .modulo:
                guard case .number(let divisor) = operands[1].content, divisor != 0 else { return true }
                return mayBeNull(operands[0], input)
            case .atLeast, .atMost: return mayBeNull(operands[0], input)
            case .minimum, .maximum, .coalesce: return operands.allSatisfy { mayBeNull($0, input) }
            case .choose: return operands.dropFirst().contains { mayBeNull($0, input) }
            default: return operands.contains { mayBeNull($0, input) }
            }
        }
    }
}
