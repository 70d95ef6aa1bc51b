import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    func expressionKernel(_ code: String, _ column: ColumnPlan, _ type: DataType) throws(PlanError) -> any Kernel {
        try expression(code, column, as: type)
    }

    /// Compiles an expression over the columns of this row set.
    private func expression(
        _ code: String, _ column: ColumnPlan, as type: DataType
    ) throws(PlanError) -> ExpressionKernel {
        let (program, inputs) = try program(code, column, as: type, own: [], ownIsNullable: false)
        return ExpressionKernel(program: program, inputs: inputs.compactMap(\.self))
    }

    /// A program with its inputs, nil for the names in `own`, which mean the value so far of type `type`.
    func program(
        _ code: String, _ column: ColumnPlan, as type: DataType, own: [String], ownIsNullable: Bool
    ) throws(PlanError) -> (program: ExpressionProgram, inputs: [ColumnSlot?]) {
        do throws(ExpressionError) {
            let known =
                table.columns.flatMap { column in [column.name] + column.type.fieldPaths.map { "\(column.name).\($0)" }
                }
                + own.filter { $0 != column.name }
            let typed = try ExpressionTyper.type(try ExpressionParser.parse(code), known: known) { name in
                own.contains(name) ? type : place(of: name)?.type
            }
            var inputs: [ColumnSlot?] = []
            for input in typed.inputs {
                if own.contains(input.name) {
                    inputs.append(nil)
                } else {
                    inputs.append(try slot(named: input.name))
                }
            }
            let program = try ExpressionProgram(typed, as: type) { inputs[$0]?.column.isNullable ?? ownIsNullable }
            return (program, inputs)
        } catch {
            throw .badExpression(table: table.name, column: column.name, reason: error.message)
        }
    }

    private func slot(named name: String) throws(ExpressionError) -> ColumnSlot {
        guard let place = place(of: name) else { throw ExpressionError("there is no column \"\(name)\"") }
        do throws(PlanError) {
            let source = try slot(place.column)
            return place.path.isEmpty ? source : fieldSlot(place, source)
        } catch {
            if case .cycle(let path) = error {
                throw ExpressionError("it needs itself: \(path.joined(separator: " → "))")
            }
            throw ExpressionError("the column \"\(name)\" cannot be made")
        }
    }

    /// A column of the table, or `column.field` of a structure.
    private func place(of name: String) -> FieldPlace? {
        if let index = table.columns.firstIndex(where: { $0.name == name }) {
            return FieldPlace(column: index, path: [], type: table.columns[index].type, isNullable: false)
        }
        let names = name.split(separator: ".").map(String.init)
        guard names.count > 1, let index = table.columns.firstIndex(where: { $0.name == names[0] }),
            let field = table.columns[index].type.field(names.dropFirst())
        else { return nil }
        return FieldPlace(column: index, path: field.path, type: field.type, isNullable: field.isNullable)
    }

    private struct FieldPlace {
        var column: Int
        /// Numbers of the fields inwards; none for the column itself.
        var path: [Int]
        var type: DataType
        /// Whether the field or a structure between it and the column may be null.
        var isNullable: Bool
    }

    private func fieldSlot(_ place: FieldPlace, _ source: ColumnSlot) -> ColumnSlot {
        let isNullable = place.isNullable || source.column.isNullable
        let kernel = FieldKernel(source: source, path: place.path, isNullable: isNullable)
        let nulls = isNullable ? NullKernel(probability: 0, key: StreamKey(offset: 0, salt: 0)) : nil
        let descriptor = ColumnDescriptor(name: "", type: place.type, form: kernel.form, isNullable: isNullable)
        return ColumnSlot(
            slot: slots(1), column: CompiledColumn(descriptor: descriptor, kernel: kernel, nulls: nulls))
    }

    func conditionalKernel(
        _ branches: [(condition: String, recipe: Recipe)], _ otherwise: Recipe?, _ column: ColumnPlan,
        _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        var conditions: [ExpressionKernel] = []
        var slots: [ColumnSlot] = []
        for branch in branches {
            conditions.append(try expression(branch.condition, column, as: .bool))
            slots.append(try branchSlot(branch.recipe, column, type, streams, number: slots.count))
        }
        slots.append(try branchSlot(otherwise ?? .null, column, type, streams, number: slots.count))
        let recipes = branches.map(\.recipe) + [otherwise ?? .null]
        return ConditionalKernel(
            conditions: conditions, branches: slots, isAlone: recipes.map(\.isChoice), type: type,
            makesNulls: slots.contains { $0.column.isNullable })
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

extension Recipe {
    /// Whether it picks one of its own values by the number of the row alone.
    fileprivate var isChoice: Bool {
        if case .generator(.choice) = self { true } else { false }
    }
}
