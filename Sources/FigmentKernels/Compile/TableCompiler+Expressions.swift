import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    func expressionKernel(_ code: String, _ column: ColumnPlan, _ type: DataType) throws(PlanError) -> any Kernel {
        do throws(ExpressionError) {
            let expression = try ExpressionParser.parse(code)
            let compiler = expressions(column)
            let kind = try compiler.checker.kind(expression)
            let isNullable = mayBeNull(expression)
            if type.isText {
                return TextExpressionKernel(node: try compiler.text(expression), makesNulls: isNullable)
            }
            let wanted = ExpressionChecker.kind(of: type)
            let fits =
                kind == wanted || kind == .null || (kind == .bool && wanted == .number)
                || (kind == .number && wanted == .bool)
            if !fits, !(kind == .interval && wanted == .number) {
                throw ExpressionError("it gives a \(kind.rawValue), and the column is of another type")
            }
            var node = try compiler.number(expression)
            // A span in a column of numbers counts seconds.
            if kind == .interval { node = UnaryNode(operation: .scale(1e-6), inner: node) }
            if type == .bool { node = UnaryNode(operation: .truth, inner: node) }
            return NumberExpressionKernel(node: node, type: type, makesNulls: isNullable)
        } catch {
            throw .badExpression(table: table.name, column: column.name, reason: error.reason)
        }
    }

    /// Compiles expressions over the columns of this row set.
    private func expressions(_ column: ColumnPlan) -> ExpressionCompiler {
        let names = table.columns.map(\.name)
        let compiler = self
        let checker = ExpressionChecker(known: names) { name in
            compiler.table.columns.first { $0.name == name }?.type
        }
        return ExpressionCompiler(checker: checker) { name throws(ExpressionError) in
            guard let index = names.firstIndex(of: name) else {
                throw ExpressionError("there is no column \"\(name)\"")
            }
            do throws(PlanError) { return try compiler.slot(index) } catch {
                if case .cycle(let path) = error {
                    throw ExpressionError("it needs itself: \(path.joined(separator: " → "))")
                }
                throw ExpressionError("the column \"\(name)\" cannot be made")
            }
        }
    }

    /// Whether a value may be missing: a column that may, or an operation that some numbers have no result for.
    private func mayBeNull(_ expression: Expression) -> Bool {
        switch expression {
        case .number, .text, .bool: false
        case .null: true
        case .column(let name):
            table.columns.firstIndex { $0.name == name }.map { (try? slot($0))?.column.isNullable ?? false } ?? false
        case .negate(let inner), .not(let inner): mayBeNull(inner)
        case .binary(let op, let left, let right):
            switch op {
            case .divide, .floorDivide, .modulo:
                if case .number(let divisor) = right, divisor != 0 { mayBeNull(left) } else { true }
            case .power: true
            case .and, .or, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: false
            default: mayBeNull(left) || mayBeNull(right)
            }
        case .member: false
        case .call(let function, let arguments):
            switch function {
            case .isnull, .contains, .startswith, .endswith: false
            case .coalesce: arguments.allSatisfy { mayBeNull($0) }
            case .where: arguments.dropFirst().contains { mayBeNull($0) }
            case .log, .log10, .log1p, .sqrt, .exp, .expm1, .tan, .pow, .sin, .cos: true
            case .int, .float: true
            default: arguments.contains { mayBeNull($0) }
            }
        }
    }

    func conditionalKernel(
        _ branches: [(condition: String, recipe: Recipe)], _ otherwise: Recipe?, _ column: ColumnPlan,
        _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        let compiler = expressions(column)
        var conditions: [any NumberNode] = []
        var slots: [ColumnSlot] = []
        for branch in branches {
            do throws(ExpressionError) {
                let expression = try ExpressionParser.parse(branch.condition)
                _ = try compiler.checker.kind(expression)
                conditions.append(try compiler.number(expression))
            } catch {
                throw .badExpression(table: table.name, column: column.name, reason: error.reason)
            }
            slots.append(try branchSlot(branch.recipe, column, type, streams, number: slots.count))
        }
        slots.append(try branchSlot(otherwise ?? .null, column, type, streams, number: slots.count))
        return ConditionalKernel(
            conditions: conditions, branches: slots, type: type, makesNulls: slots.contains { $0.column.isNullable })
    }

    /// A branch has streams of its own, so that another branch changes nothing in it.
    private func branchSlot(
        _ recipe: Recipe, _ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams, number: Int
    ) throws(PlanError) -> ColumnSlot {
        let own = ColumnStreams(seed: streams.seed, table: streams.table, column: "\(streams.column)#\(number)")
        var bare = column
        bare.recipe = recipe
        bare.isNullable = false
        let kernel = try self.kernel(recipe, bare, type, own, isStored: true)
        let nulls = kernel.makesNulls ? NullKernel(probability: 0, key: StreamKey(offset: 0, salt: 0)) : nil
        let compiled = CompiledColumn(descriptor: describe(bare, kernel), kernel: kernel, nulls: nulls)
        return ColumnSlot(slot: slots(1), column: compiled)
    }
}
