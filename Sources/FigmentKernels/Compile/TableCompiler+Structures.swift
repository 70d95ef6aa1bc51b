import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// Each field is a column with streams of its own: a field more changes nothing in the others.
    func objectKernel(
        _ fields: [ObjectRecipe], _ column: ColumnPlan, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        var compiled: [ObjectKernel.Field] = []
        for field in fields {
            let own = ColumnStreams(
                seed: streams.seed, table: streams.table, column: streams.column + "." + field.name)
            var bare = ColumnPlan(name: field.name, type: field.type, recipe: field.recipe)
            bare.isNullable = field.nullProbability > 0
            let kernel = try self.kernel(field.recipe, bare, field.type, own, isStored: true)
            let nulls =
                bare.isNullable || kernel.makesNulls
                ? NullKernel(probability: field.nullProbability, key: own.key("null")) : nil
            let label = (compiled.isEmpty ? "" : ",").utf8 + JSONText.quoted(field.name) + ":".utf8
            compiled.append(
                ObjectKernel.Field(
                    label: Array(label),
                    column: CompiledColumn(descriptor: describe(bare, kernel), kernel: kernel, nulls: nulls),
                    slot: slots(1)))
        }
        return ObjectKernel(fields: compiled)
    }

    /// What collections make of vectors, or elements of another shape.
    func vectorKernel(
        _ shape: VectorShape, near: ColumnView? = nil, _ type: DataType, _ key: StreamKey
    ) -> any Kernel {
        guard case .vector(let element, let dim) = type else { return NothingKernel(type: type) }
        if shape.isUsual { return DenseVectorKernel(element: element, dim: dim, key: key) }
        return ShapedVectorKernel(shape, near: near, element: element, dim: dim, key: key, slot: slots(1))
    }

    /// The items of a choice, each once.
    func distinctChoice(_ choice: Choice, _ type: DataType, _ key: StreamKey) -> any DistinctKernel {
        var seen = Set<Literal>()
        let items = choice.items.filter { seen.insert($0).inserted }
        return DistinctChoiceKernel(listKernel(items, type), count: items.count, key: key)
    }
}
