import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    func templateKernel(_ template: TemplatePlan, _ streams: ColumnStreams) throws(PlanError) -> any Kernel {
        var patterns: [TemplateKernel] = []
        for pattern in template.patterns {
            var parts: [TemplateKernel.Part] = []
            for part in pattern.parts { parts.append(try compile(part)) }
            patterns.append(TemplateKernel(parts: parts))
        }
        if patterns.count == 1, let only = patterns.first { return only }
        return PatternChoiceKernel(patterns: patterns, key: streams.key("pattern"), slot: slots(patterns.count))
    }

    private func compile(_ part: TemplatePlan.Part) throws(PlanError) -> TemplateKernel.Part {
        switch part {
        case .text(let text): return .constant(Array(text.utf8))
        case .row: return .counter(start: 0, step: 1)
        case .pool(let owner, let index, let letterCase):
            let column = table.columns[owner]
            guard case .template(let template) = column.recipe else {
                throw .unknownReference(table: table.name, column: column.name, name: "pool \(index)")
            }
            let pool = template.pools[index]
            // The same stream wherever the pool is named, so that an e-mail repeats the name's draw.
            let key = streams(column).key("pool:" + pool.name)
            return .pool(Pool(pool.items.map { letterCase?.applied(to: $0) ?? $0 }), key)
        case .column(let index, let letterCase):
            let column = table.columns[index]
            if case .sequence(let start, let step) = column.recipe, !column.isNullable, column.modifiers.isEmpty,
                step > 0, start >= 0
            {
                return .counter(start: start, step: step)
            }
            return .column(try slot(index), letterCase: letterCase)
        }
    }

    /// The kernel that gives every key number its own value.
    ///
    /// - Parameter isWide: Texts may leave their closed sets, so that keys do not run out.
    func distinctKernel(
        _ recipe: Recipe, _ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams, isWide: Bool
    ) throws(PlanError) -> any DistinctKernel {
        let key = streams.key("distinct")
        switch recipe {
        case .text(let meaning, let maxLength):
            return TextKernel.makeDistinct(
                meaning, maxLength: maxLength, fieldName: column.name, isWide: isWide, streams: streams)
        case .uniformInt(let low, let high): return DistinctIntKernel(low: low, high: high, type: type, key: key)
        case .uniformDouble(let low, let high): return DistinctFloatKernel(low: low, high: high, type: type, key: key)
        case .sequence(let start, let step):
            return DistinctSequenceKernel(
                base: SequenceKernel(start: start, step: step, type: type, isStored: true))
        case .faker(let faker, let localeFrom):
            // Keys that are no rows of the table have no column to say where they are.
            return try distinctFaker(faker, isWide ? localeFrom : nil, column, streams)
        case .generator(.choice(let choice)): return distinctChoice(choice, type, key)
        case .generator(.pattern(let pattern)):
            guard let kernel = DistinctPatternKernel(pattern, key: key) else {
                throw .domainTooSmall(table: table.name, column: column.name, rows: rowCount, domain: 1)
            }
            return kernel
        case .bool: return DistinctIntKernel(low: 0, high: 1, type: type, key: key)
        default:
            // Other recipes have no inverse: a key stands for the row of that number, distinct as far as they are.
            throw .domainTooSmall(table: table.name, column: column.name, rows: rowCount, domain: 1)
        }
    }

    func describe(_ column: ColumnPlan, _ kernel: any Kernel) -> ColumnDescriptor {
        var result = ColumnDescriptor(
            name: column.name, type: column.type, form: kernel.form,
            isNullable: column.isNullable || kernel.makesNulls)
        if column.type.isStructure {
            result.fields = TableCompiler.fieldDescriptors(kernel)
            let fields = result.fieldDescriptors
            result.estimatedBytes = fields.reduce(0) { $0 + $1.estimatedBytes }
            // The buffers that must not overflow are the fields' own.
            let longest = fields.compactMap(\.maxBytes)
            result.maxBytes = longest.count == fields.count ? longest.max() : nil
            return result
        }
        if case .list = column.type { result.fields = TableCompiler.fieldDescriptors(kernel) }
        let bytes = TableCompiler.bytes(column.recipe, column.type, kernel)
        result.estimatedBytes = bytes.average
        result.maxBytes = bytes.most
        // Modifiers may do anything to order and bounds.
        result.isAscending = column.recipe.isAscending && !column.isNullable && column.modifiers.isEmpty
        result.isIncompressible = column.recipe.isIncompressible(column.type)
        result.integerBounds = column.modifiers.isEmpty ? column.recipe.integerBounds : nil
        return result
    }

    /// Average and greatest bytes of a value in memory.
    static func bytes(_ recipe: Recipe, _ type: DataType, _ kernel: any Kernel) -> (average: Double, most: Int?) {
        if let width = type.fixedWidth { return (Double(width), width) }
        if let text = kernel as? any TextKernelInfo { return (text.averageBytes, text.maxBytes) }
        if let text = kernel.form.textBytes { return (text.average, text.most) }
        switch recipe {
        case .list(_, let elementType, let length):
            guard let list = kernel as? ListKernel else { return (16, nil) }
            let fields = fieldDescriptors(list).reduce(0) { $0 + $1.estimatedBytes }
            let one =
                elementType.isStructure
                ? max(16, fields)
                : elementType.fixedWidth.map(Double.init) ?? list.element.form.textBytes?.average ?? 16
            return (4 + one * length.mean, nil)
        case .sparseVector(let dim): return (4 + 8 * Double(min(55, dim)), nil)
        case .jsonDocument, .dynamicFields: return (200, nil)
        case .object(let fields): return (2 + 28 * Double(fields.count), nil)
        case .generator(.constant(let literal)): return (Double(literal.text.utf8.count), literal.text.utf8.count)
        default: return (24, nil)
        }
    }
}

extension DataType {
    var isDecimal: Bool { if case .decimal = self { true } else { false } }
}

extension Recipe {
    var isAscending: Bool {
        if case .sequence(_, let step) = self { return step > 0 }
        return false
    }

    /// Whether a byte-wise compressor would find nothing.
    func isIncompressible(_ type: DataType) -> Bool {
        switch self {
        case .uniformDouble, .vector, .uuid, .timeUUID, .digest, .instants: return true
        case .generator(.distribution), .generator(.geo): return type.isFloat
        case .generator(.vector): return true
        case .uniformInt(let low, let high): return UInt64(bitPattern: high &- low) > 1 << 40
        case .unique(let base), .cardinality(let base, ratio: _): return base.isIncompressible(type)
        case .list(let element, let elementType, _): return element.isIncompressible(elementType)
        default: return false
        }
    }

    var integerBounds: ClosedRange<Int64>? {
        switch self {
        case .uniformInt(let low, let high): return low <= high ? low...high : nil
        case .generator(.distribution(let distribution)): return distribution.integerBounds
        case .unique(let base), .cardinality(let base, ratio: _): return base.integerBounds
        default: return nil
        }
    }
}

extension Distribution {
    /// Bounds of the draws after truncation to integers, where the distribution or the clamp has them.
    var integerBounds: ClosedRange<Int64>? {
        var low = clampLow
        var high = clampHigh
        if case .uniform(let a, let b) = kind {
            low = max(a, low ?? a)
            high = min(b, high ?? b)
        }
        if case .histogram(let edges, _) = kind, let a = edges.first, let b = edges.last {
            low = max(a, low ?? a)
            high = min(b, high ?? b)
        }
        if case .loguniform(let a, let b) = kind {
            low = max(a, low ?? a)
            high = min(b, high ?? b)
        }
        guard let low, let high, low <= high, abs(low) < 0x1p62, abs(high) < 0x1p62 else { return nil }
        return Int64(low)...Int64(high)
    }
}
