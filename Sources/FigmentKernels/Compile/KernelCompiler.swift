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
    /// Throws ``PlanError/domainTooSmall`` where more distinct values are asked for than there are, and
    /// ``PlanError/noMatch`` where a lookup must find a row and does not.
    public func compile(
        table index: Int, map: ParentMap? = nil, rowCount: Int64, earlier: [CompiledTable] = []
    ) throws(PlanError) -> CompiledTable {
        let table = plan.tables[index]
        var written: [(index: Int, column: CompiledColumn)] = []
        // A worker's scratch serves all tables of the data set: slots must not meet.
        let compiler = self.compiler(
            table: index, map: map, rowCount: rowCount, earlier: earlier, firstSlot: index << 32)
        for (i, column) in table.columns.enumerated() where column.isWritten {
            let compiled = try compiler.context.reading(i) { () throws(PlanError) in
                try compiler.column(i, isStored: false)
            }
            written.append((i, compiled))
        }
        compiler.context.groupColumns(&written)
        let columns = written.map(\.column)
        for column in table.columns where column.needsMatch { try compiler.checkMatches(column) }
        let descriptor = TableDescriptor(
            name: table.name, columns: columns.map(\.descriptor), rowCount: rowCount,
            prefersPlainEncodings: plan.dialect == .collection)
        return CompiledTable(
            name: table.name, rowCount: rowCount, columns: columns, descriptor: descriptor, parentMap: map)
    }

    func compiler(
        table index: Int, map: ParentMap?, rowCount: Int64, earlier: [CompiledTable], firstSlot: Int
    ) -> TableCompiler {
        var rows: [Int: CompileContext.TableRows] = [:]
        for (i, table) in earlier.enumerated() {
            rows[i] = CompileContext.TableRows(rowCount: table.rowCount, map: table.parentMap)
        }
        rows[index] = CompileContext.TableRows(rowCount: rowCount, map: map)
        let context = CompileContext(plan: plan, tables: rows, firstSlot: firstSlot)
        return TableCompiler(context: context, index: index, set: 0, map: map, rowCount: rowCount)
    }

    /// The fan-out counts of a child table; `earlier` are the tables before it.
    public func fanoutCounts(table index: Int, earlier: [CompiledTable]) throws(PlanError) -> FanoutCounts? {
        let table = plan.tables[index]
        guard let fanout = table.fanout else { return nil }
        let parent = earlier[fanout.parent]
        let compiler = self.compiler(
            table: fanout.parent, map: parent.parentMap, rowCount: parent.rowCount, earlier: earlier,
            firstSlot: index << 32 | 1 << 31)
        return try compiler.counts(fanout, of: table)
    }
}

/// Compiles the columns of one table as seen from one row set.
struct TableCompiler {
    let context: CompileContext
    /// The table's place in the plan.
    let index: Int
    /// Which rows: 0 for the block's own.
    let set: Int
    let map: ParentMap?
    let rowCount: Int64

    var plan: Plan { context.plan }
    var table: TablePlan { plan.tables[index] }

    func slots(_ n: Int) -> Int { context.slots(n) }

    func streams(_ column: ColumnPlan) -> ColumnStreams {
        ColumnStreams(seed: plan.seed.text, table: table.name, column: column.name)
    }

    /// - Parameter isStored: Values must be in memory, because the rows asked for may be any.
    func column(_ index: Int, isStored: Bool) throws(PlanError) -> CompiledColumn {
        let column = table.columns[index]
        if let copies = column.duplicates { return try duplicated(index, copies.rate, isWholeRow: copies.isWholeRow) }
        return try self.column(column, isStored: isStored)
    }

    func column(_ column: ColumnPlan, isStored: Bool) throws(PlanError) -> CompiledColumn {
        let kernel: any Kernel
        if column.modifiers.isEmpty {
            kernel = try self.kernel(column.recipe, column, column.type, streams(column), isStored: isStored)
        } else {
            kernel = try modifiedKernel(column)
        }
        let descriptor = describe(column, kernel)
        let nulls =
            column.isNullable || kernel.makesNulls
            ? NullKernel(probability: column.nullProbability, key: streams(column).key("null")) : nil
        return CompiledColumn(descriptor: descriptor, kernel: kernel, nulls: nulls)
    }

    /// The kernel of a recipe: an exhaustive list.
    func kernel(
        _ recipe: Recipe, _ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams, isStored: Bool
    ) throws(PlanError) -> any Kernel {
        let key = streams.key("value")
        switch recipe {
        case .sequence(let start, let step):
            return SequenceKernel(start: start, step: step, type: type, isStored: isStored || column.isNullable)
        case .ordinal(let start, let step):
            guard let map else { throw .unknownReference(table: table.name, column: column.name, name: "parent") }
            return OrdinalKernel(start: start, step: step, type: type, map: map, slot: slots(1))
        case .uniformInt(let low, let high): return UniformIntKernel(low: low, high: high, type: type, key: key)
        case .uniformDouble(let low, let high): return UniformFloatKernel(low: low, high: high, type: type, key: key)
        case .bool: return BoolKernel(key: key)
        case .generator(let generator): return try generatorKernel(generator, column, type, streams)
        case .template(let template): return try templateKernel(template, streams)
        case .text(let meaning, let maxLength):
            return TextKernel.make(meaning, maxLength: maxLength, fieldName: column.name, streams: streams)
        case .jsonDocument(let name): return JSONDocumentKernel(fieldName: name, streams: streams)
        case .dynamicFields(let fields): return DynamicFieldsKernel(fields, streams: streams)
        case .list(let element, let elementType, let length):
            let inner = try kernel(element, column, elementType, streams, isStored: true)
            return ListKernel(
                element: inner, least: length.least, capacity: length.most, weights: length.weights,
                lengthKey: streams.key("length"))
        case .listOf(let columns):
            var elements: [ColumnSlot] = []
            for column in columns { elements.append(try slot(column)) }
            return ColumnListKernel(elements: elements)
        case .object(let fields): return try objectKernel(fields, type, streams)
        case .record(let name, let choice):
            let shared = ColumnStreams(seed: streams.seed, table: streams.table, column: "")
            return RecordKernel(choice, type: type, key: shared.key("record:" + name))
        case .vector(let element, let dim): return DenseVectorKernel(element: element, dim: dim, key: key)
        case .nearVector(let shape, let path): return vectorKernel(shape, near: try view(path), type, key)
        case .plantedVector(let base, let planting, let around):
            return try plantedKernel(base, planting, around, column, type, streams)
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
        case .lookup(let path): return try lookupKernel(path, type)
        case .truncated(let distribution, let truncation):
            return try truncatedKernel(distribution, truncation, column, type, streams.key("value"))
        case .uuid: return uuidKernel(column, type, streams)
        case .timeUUID(let at, let start, let end):
            return TimeUUIDKernel(
                at: try at.map { column throws(PlanError) in try slot(column) }, startMicros: start, endMicros: end,
                rowCount: rowCount, type: type, key: key)
        case .season(let season, let at, let start):
            return SeasonKernel(
                season: season, at: try at.map { column throws(PlanError) in try slot(column) }, startMicros: start,
                type: type, key: key)
        case .digest(let columns, let digest):
            var inputs: [ColumnSlot] = []
            for column in columns { inputs.append(try slot(column)) }
            return DigestKernel(
                inputs: inputs, algorithm: digest.algorithm, separator: Array(digest.separator.utf8))
        case .instants(let plan): return try instantKernel(plan, type, streams)
        case .faker(let faker, let localeFrom): return try fakerKernel(faker, localeFrom, column, type, streams)
        case .expression(let code): return try expressionKernel(code, column, type)
        case .conditional(let branches, let otherwise):
            return try conditionalKernel(branches, otherwise, column, type, streams)
        case .event(let field): return try eventKernel(field, type)
        case .jointChoice(let choice, let draw, let member):
            return try jointChoiceKernel(choice, draw: draw, member: member, type)
        case .null: return NothingKernel(type: type)
        }
    }

    private func lookupKernel(_ path: ColumnPath, _ type: DataType) throws(PlanError) -> any Kernel {
        let view = try view(path)
        let source = view.source.column.type
        if source == type { return LookupKernel(view: view) }
        // The values as they are, then as this column's type.
        let kernel = LookupKernel(view: view)
        var descriptor = view.source.column.descriptor
        descriptor.isNullable = kernel.makesNulls
        let nulls = kernel.makesNulls ? NullKernel(probability: 0, key: StreamKey(offset: 0, salt: 0)) : nil
        let looked = CompiledColumn(descriptor: descriptor, kernel: kernel, nulls: nulls)
        return CastKernel(source: ColumnSlot(slot: slots(1), column: looked), type: type)
    }
}

/// Null in every row.
struct NothingKernel: Kernel {
    let type: DataType
    var form: Form { .plain }
    var makesNulls: Bool { true }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        column.appendBlank(rows.count)
        column.validity.reserve(rows.count)
        column.validity.end.update(repeating: 0, count: rows.count)
        column.validity.count += rows.count
        column.nullCount += rows.count
    }
}

extension Column {
    /// Appends `n` zeros or empty values, without validity.
    func appendBlank(_ n: Int) {
        if let width = type.fixedWidth {
            values.reserve(n * width)
            values.end.update(repeating: 0, count: n * width)
            values.count += n * width
        } else if type.isStructure {
            for child in children {
                child.appendBlank(n)
                guard child.isNullable else { continue }
                child.validity.reserve(n)
                child.validity.end.update(repeating: 0, count: n)
                child.validity.count += n
                child.nullCount += n
            }
        } else {
            let end = UInt32(truncatingIfNeeded: children.first?.count ?? bytes.count)
            for _ in 0..<n { appendOffset(end) }
        }
        count += n
    }
}
