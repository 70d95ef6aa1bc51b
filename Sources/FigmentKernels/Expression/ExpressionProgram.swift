public import FigmentColumns
public import FigmentSchema
public import FigmentTypes

/// A typed expression compiled to instructions over blocks of rows: immutable, shared by all workers.
///
/// Values are computed as doubles: integers are exact to 2^53, instants to a microsecond until the year 2255. A result
/// that is no finite number (a division by zero, the logarithm of a negative number, an overflow) is null. Arithmetic
/// and functions pass null on; comparisons with null are false, and null counts as false in conditions.
public struct ExpressionProgram: Sendable {
    /// The columns to hand to `evaluate`, in this order.
    public let inputs: [TypedExpression.Input]
    /// The type of the values, which is that of the column to fill.
    public let type: DataType
    /// Whether values may be null; then the column to fill is nullable.
    public let makesNulls: Bool

    private let instructions: [ExpressionInstruction]
    private let numberCount: Int
    private let textCount: Int

    /// Whether the values are those of its one input.
    var isInput: Bool {
        if instructions.count == 1, case .load = instructions[0] { true } else { false }
    }

    /// Instructions of a block.
    var instructionCount: Int { instructions.count }

    /// Compiles an expression for a column of type `type`. Constant parts are computed now.
    ///
    /// - Parameter inputMayBeNull: Whether an input's column is nullable; by default all are.
    /// - Throws: ``ExpressionError`` if the expression's values do not fit the column.
    /// - Complexity: O(operations).
    public init(
        _ expression: TypedExpression, as type: DataType, inputMayBeNull: (Int) -> Bool = { _ in true }
    ) throws(ExpressionError) {
        let fitting = try expression.converted(to: type)
        let folded = TypedExpression(root: ConstantFolding.folded(fitting.root), inputs: fitting.inputs)
        self.init(folded: folded.root, folded.inputs, type, makesNulls: folded.mayBeNull(inputMayBeNull))
    }

    /// Compiles a tree as it is.
    init(folded root: TypedExpression.Node, _ inputs: [TypedExpression.Input], _ type: DataType, makesNulls: Bool) {
        var assembler = ExpressionAssembler()
        if type.isText { assembler.text(root, 0, 0) } else { assembler.number(root, 0, 0) }
        self.inputs = inputs
        self.type = type
        self.makesNulls = makesNulls
        instructions = assembler.instructions
        numberCount = assembler.numberCount
        textCount = assembler.textCount
    }

    /// Appends the values of a block of rows to a column.
    ///
    /// - Parameters:
    ///   - count: Rows, at most ``FigmentColumns/RowBlock/capacity``; what is more is left out.
    ///   - columns: One per input, of its type, each holding exactly `count` rows.
    ///   - out: A plain column of the program's type, nullable if ``makesNulls``. Without room for nulls 0 or an empty
    ///     text stands in their place.
    /// - Complexity: O(rows · operations); no allocation once the scratch is warm, but for texts beyond ASCII whose
    ///   letters change their case and for texts read as numbers.
    public func evaluate(count: Int, inputs columns: [Column], into out: Column, scratch: Scratch) {
        let n = min(count, RowBlock.capacity)
        let workspace = run(n, columns, scratch)
        if type.isText {
            store(workspace.texts[0], n, into: out, scratch)
        } else {
            store(workspace.numbers[0], n, into: out, scratch)
        }
    }

    /// Writes 1 for the rows where a condition holds, else 0; for programs of type bool.
    func evaluateConditions(
        _ count: Int, _ columns: [Column], into flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch
    ) {
        let values = run(count, columns, scratch).numbers[0]
        for i in 0..<count { flags[i] = abs(values[i]) > 0 ? 1 : 0 }
    }

    private func run(_ n: Int, _ columns: [Column], _ scratch: Scratch) -> ExpressionWorkspace {
        let workspace = scratch.expressions
        workspace.reserve(numbers: numberCount, texts: textCount)
        let machine = ExpressionMachine(
            count: n, inputs: columns, numbers: workspace.numbers, texts: workspace.texts)
        for instruction in instructions { machine.run(instruction) }
        return workspace
    }

    // MARK: Storing

    private func store(_ values: UnsafeMutablePointer<Double>, _ n: Int, into out: Column, _ scratch: Scratch) {
        if makesNulls, out.isNullable {
            let words = scratch.borrow()
            let flags = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt8.self)
            for i in 0..<n { flags[i] = values[i] == values[i] ? 1 : 0 }
            out.appendValidity(flags: flags, n)
            scratch.giveBack(words)
        }
        for i in 0..<n { values[i] = values[i] == values[i] ? values[i] : 0 }
        guard type.isInstant else { return StoreNumbers.doubles(values, n, as: type, into: out, scratch) }
        let words = scratch.borrow()
        let micros = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        for i in 0..<n { micros[i] = abs(values[i]) < 0x1p62 ? Int64(values[i].rounded(.down)) : 0 }
        InstantUnit(type).convert(micros, n)
        StoreNumbers.integers(micros, n, as: type, into: out)
        scratch.giveBack(words)
    }

    private func store(_ texts: TextRegister, _ n: Int, into out: Column, _ scratch: Scratch) {
        out.bytes.reserve((0..<n).reduce(0) { $0 + (texts.starts[$1] == nil ? 0 : texts.lengths[$1]) })
        out.offsets.reserve(4 * n)
        let start = out.bytes.base
        let ends = UnsafeMutableRawPointer(out.offsets.end).assumingMemoryBound(to: UInt32.self)
        var at = out.bytes.count
        for i in 0..<n {
            if let text = texts.starts[i] {
                (start + at).update(from: text, count: texts.lengths[i])
                at += texts.lengths[i]
            }
            ends[i] = UInt32(truncatingIfNeeded: at)
        }
        out.bytes.count = at
        out.offsets.count += 4 * n
        out.count += n
        guard makesNulls, out.isNullable else { return }
        let words = scratch.borrow()
        let flags = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt8.self)
        for i in 0..<n { flags[i] = texts.starts[i] == nil ? 0 : 1 }
        out.appendValidity(flags: flags, n)
        scratch.giveBack(words)
    }
}

/// Computes the parts of an expression that no column reaches.
enum ConstantFolding {
    typealias Node = TypedExpression.Node

    static func folded(_ node: Node) -> Node {
        guard case .apply(let operation, let operands) = node.content else { return node }
        let parts = operands.map(folded)
        let whole = Node(node.type, .apply(operation, parts))
        return parts.allSatisfy(isConstant) ? value(whole) : whole
    }

    private static func isConstant(_ node: Node) -> Bool {
        switch node.content {
        case .null, .number, .text: true
        case .input, .apply: false
        }
    }

    /// The one value of a constant operation.
    private static func value(_ node: Node) -> Node {
        let type: DataType = node.type == .text ? .utf8 : .float64
        let program = ExpressionProgram(folded: node, [], type, makesNulls: true)
        let column = Column(type: type, isNullable: true)
        program.evaluate(count: 1, inputs: [], into: column, scratch: Scratch())
        guard column.isValid(0) else { return Node(node.type, .null) }
        if type == .float64 { return Node(node.type, .number(column.values.values(as: Double.self)[0])) }
        let bytes = UnsafeBufferPointer(start: column.bytes.base, count: column.bytes.count)
        return Node(node.type, .text(String(decoding: bytes, as: UTF8.self)))
    }
}
