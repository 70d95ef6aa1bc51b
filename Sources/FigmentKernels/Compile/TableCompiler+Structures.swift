import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// JSON text, or structures with these fields.
    func objectKernel(
        _ fields: [ObjectRecipe], _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        if case .structure(let types) = type {
            var columns: [CompiledColumn] = []
            // The recipe's fields are in the order of the type's.
            for (field, type) in zip(fields, types) {
                columns.append(try self.field(field, isNullable: type.isNullable, streams))
            }
            return StructureKernel(fields: columns)
        }
        var compiled: [ObjectKernel.Field] = []
        for field in fields {
            let label = (compiled.isEmpty ? "" : ",").utf8 + JSONText.quoted(field.name) + ":".utf8
            let column = try self.field(field, isNullable: field.nullProbability > 0, streams)
            compiled.append(ObjectKernel.Field(label: Array(label), column: column, slot: slots(1)))
        }
        return ObjectKernel(fields: compiled)
    }

    /// A column with streams of its own: a field more changes nothing in the others.
    private func field(
        _ field: ObjectRecipe, isNullable: Bool, _ streams: ColumnStreams
    ) throws(PlanError) -> CompiledColumn {
        let own = ColumnStreams(seed: streams.seed, table: streams.table, column: streams.column + "." + field.name)
        var bare = ColumnPlan(name: field.name, type: field.type, recipe: field.recipe)
        bare.isNullable = isNullable
        let kernel = try self.kernel(field.recipe, bare, field.type, own, isStored: true)
        let nulls =
            bare.isNullable || kernel.makesNulls
            ? NullKernel(probability: field.nullProbability, key: own.key("null")) : nil
        return CompiledColumn(descriptor: describe(bare, kernel), kernel: kernel, nulls: nulls)
    }

    /// What is known of the fields of structures, or of lists of them, that a kernel makes; empty where nothing but the type is.
    static func fieldDescriptors(_ kernel: any Kernel) -> [ColumnDescriptor] {
        switch kernel {
        case let structure as StructureKernel: structure.fields.map(\.descriptor)
        case let list as ListKernel: fieldDescriptors(list.element)
        case let lookup as LookupKernel: lookup.view.source.column.descriptor.fields
        case let nulling as NullingKernel: nulling.base.descriptor.fields
        default: []
        }
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
