public import FigmentPlan
import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Turns recipes into kernels. The one place that knows which kernel serves which recipe.
public struct KernelCompiler {
    let plan: Plan

    public init(_ plan: Plan) { self.plan = plan }

    /// Compiles table `index`; `map` gives the rows of a child table, `earlier` are the tables before it.
    ///
    /// Throws ``PlanError/domainTooSmall`` where more distinct values are asked for than there are.
    public func compile(
        table index: Int, map: ParentMap? = nil, rowCount: Int64, earlier: [CompiledTable] = []
    ) throws(PlanError) -> CompiledTable {
        let table = plan.tables[index]
        var columns: [CompiledColumn] = []
        var builder = TableCompiler(plan: plan, table: table, map: map, rowCount: rowCount)
        builder.earlier = earlier
        // A worker's scratch serves all tables of the data set: slots must not meet.
        builder.nextSlot = index << 32
        for (i, column) in table.columns.enumerated() where column.isWritten {
            columns.append(try builder.column(i, isStored: false))
        }
        let descriptor = TableDescriptor(
            name: table.name, columns: columns.map(\.descriptor), rowCount: rowCount,
            prefersPlainEncodings: plan.dialect == .collection)
        return CompiledTable(
            name: table.name, rowCount: rowCount, columns: columns, descriptor: descriptor, parentMap: map)
    }

    /// The fan-out counts of a child table.
    public func fanoutCounts(table index: Int) -> FanoutCounts? {
        let table = plan.tables[index]
        guard let fanout = table.fanout else { return nil }
        return FanoutCounts(fanout.fanout, streams: ColumnStreams(seed: plan.seed.text, table: table.name, column: ""))
    }
}

/// Compiles the columns of one table; remembers scratch slots.
struct TableCompiler {
    let plan: Plan
    let table: TablePlan
    let map: ParentMap?
    let rowCount: Int64
    var nextSlot = 0
    /// The tables before this one: parents, and theirs.
    var earlier: [CompiledTable] = []

    init(plan: Plan, table: TablePlan, map: ParentMap?, rowCount: Int64) {
        self.plan = plan
        self.table = table
        self.map = map
        self.rowCount = rowCount
    }

    mutating func slots(_ n: Int) -> Int {
        nextSlot += n
        return nextSlot - n
    }

    func streams(_ column: ColumnPlan) -> ColumnStreams {
        ColumnStreams(seed: plan.seed.text, table: table.name, column: column.name)
    }

    /// - Parameter isStored: Values must be in memory, because the rows asked for may be any.
    mutating func column(_ index: Int, isStored: Bool) throws(PlanError) -> CompiledColumn {
        let column = table.columns[index]
        let kernel = try kernel(column.recipe, column, column.type, streams(column), isStored: isStored)
        let descriptor = describe(column, kernel)
        let nulls =
            column.isNullable
            ? NullKernel(probability: column.nullProbability, key: streams(column).key("null")) : nil
        return CompiledColumn(descriptor: descriptor, kernel: kernel, nulls: nulls)
    }

    /// The kernel of a recipe: an exhaustive list.
    private mutating func kernel(
        _ recipe: Recipe, _ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams, isStored: Bool
    ) throws(PlanError) -> any Kernel {
        let key = streams.key("value")
        switch recipe {
        case .sequence(let start, let step):
            return SequenceKernel(start: start, step: step, type: type, isStored: isStored || column.isNullable)
        case .uniformInt(let low, let high): return UniformIntKernel(low: low, high: high, type: type, key: key)
        case .uniformDouble(let low, let high): return UniformFloatKernel(low: low, high: high, type: type, key: key)
        case .bool: return BoolKernel(key: key)
        case .generator(let generator): return try generatorKernel(generator, column, type, streams)
        case .instant(let start, let end):
            return InstantKernel(startMicros: start, endMicros: end, type: type, key: key)
        case .template(let template): return try templateKernel(template, streams)
        case .text(let meaning, let maxLength):
            return TextKernel.make(meaning, maxLength: maxLength, fieldName: column.name, streams: streams)
        case .jsonDocument(let name): return JSONDocumentKernel(fieldName: name, streams: streams)
        case .dynamicFields(let fields): return DynamicFieldsKernel(fields, streams: streams)
        case .list(let element, let elementType, let capacity):
            let inner = try kernel(element, column, elementType, streams, isStored: true)
            return ListKernel(element: inner, capacity: capacity, lengthKey: streams.key("length"))
        case .vector(let element, let dim): return DenseVectorKernel(element: element, dim: dim, key: key)
        case .sparseVector(let dim): return SparseVectorKernel(dim: dim, key: key)
        case .unique(let base):
            let kernel = try distinctKernel(base, column, type, streams, isWide: true)
            if kernel.domainSize < UInt64(max(0, rowCount)) {
                throw .domainTooSmall(
                    table: table.name, column: column.name, rows: rowCount, domain: kernel.domainSize)
            }
            return kernel
        case .cardinality(let base, let ratio):
            let kernel = try distinctKernel(base, column, type, streams, isWide: false)
            return CardinalityKernel(base: kernel, ratio: ratio, key: streams.key("cardinality"))
        case .parentValue(let index): return try parentKernel(index)
        case .uuid: return uuidKernel(column, type, streams)
        }
    }

    private mutating func parentKernel(_ index: Int) throws(PlanError) -> any Kernel {
        guard let map, let fanout = table.fanout else {
            throw .unknownReference(table: table.name, column: "", name: "parent")
        }
        // A parent's value may itself be looked up in the table above.
        let above = earlier.indices.contains(fanout.parent) ? earlier[fanout.parent].parentMap : nil
        var parents = TableCompiler(plan: plan, table: plan.tables[fanout.parent], map: above, rowCount: map.parents)
        parents.earlier = earlier
        parents.nextSlot = nextSlot
        let column = try parents.column(index, isStored: true)
        nextSlot = parents.nextSlot
        return ParentValueKernel(parent: column, map: map, slot: slots(1))
    }
}
