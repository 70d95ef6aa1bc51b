import FigmentSchema
import FigmentTypes

/// Decides how each column of one table is made.
struct ColumnResolver {
    let index: Int
    let catalogue: TableCatalogue

    var table: Table { catalogue.tables[index] }
    var dataset: Dataset { catalogue.dataset }
    var columns: [ColumnSpec] { TableCatalogue.columns(of: table) }

    func plan(_ column: ColumnSpec) throws(PlanError) -> ColumnPlan {
        var notes: [String] = []
        let recipe = try recipe(column, &notes)
        var result = ColumnPlan(name: column.name, type: column.type, recipe: recipe)
        result.modifiers = try modifiers(of: column)
        result.isNullable = column.isNullable
        if column.isNullable {
            let fallback = dataset.dialect == .collection ? 0.1 : 0
            result.nullProbability = column.nullProbability ?? fallback
        }
        if case .lookup(let lookup) = column.generator { result.needsMatch = lookup.onMissing == .error }
        result.isWritten = column.isWritten
        result.notes = notes
        return result
    }

    private func recipe(_ column: ColumnSpec, _ notes: inout [String]) throws(PlanError) -> Recipe {
        if let values = column.enumValues {
            return .generator(.choice(Choice(items: values, weights: .uniform)))
        }
        let base: Recipe
        if let field = processField(of: column) {
            return .event(field)
        } else if let generator = narrowed(column.generator, column) {
            base = try generated(generator, column)
        } else if column.isPrimary, column.type.isInteger {
            return .sequence(start: 1, step: 1)
        } else {
            base = byType(column, column.type, &notes)
        }
        if let ratio = column.cardinalityRatio { return .cardinality(base: base, ratio: ratio) }
        if column.isPrimary || column.isUnique {
            switch base {
            // Different in every row as they are; documents in which they are not are refused before.
            case .sequence, .ordinal, .uuid, .timeUUID, .template, .lookup, .event: return base
            case .generator(.enumList), .unique: return base
            default: return .unique(base: base)
            }
        }
        return base
    }

    func byType(_ column: ColumnSpec, _ type: DataType) -> Recipe {
        var notes: [String] = []
        return byType(column, type, &notes)
    }

    /// The recipe that the type and the name suggest; the name of a field of a structure is the last one of its path.
    private func byType(_ column: ColumnSpec, _ type: DataType, _ notes: inout [String]) -> Recipe {
        let name = column.name.split(separator: ".").last.map(String.init) ?? column.name
        switch type {
        case .bool: return .bool
        case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64:
            let bounds = integerBounds(column, type)
            return .uniformInt(low: bounds.lowerBound, high: bounds.upperBound)
        case .float16, .float32, .float64, .decimal:
            return floatRecipe(column)
        case .utf8, .binary:
            let length = column.maxLength ?? 65_535
            let meaning = TextMeaning.infer(fieldName: name, maxLength: length, context: table.name)
            notes.append("text: \(meaning.rawValue), by the field's name")
            return .text(meaning, maxLength: length)
        case .json: return .jsonDocument(name: name)
        case .uuid: return .uuid
        // Times of day count from midnight.
        case .time64: return .instants(InstantPlan(startMicros: 0, endMicros: 86_399_999_999))
        case .date32, .timestamp:
            let frame = catalogue.timeframe
            return .instants(InstantPlan(startMicros: frame.startMicros, endMicros: frame.endMicros))
        case .list(let element):
            var inner = column
            inner.type = element
            let recipe = byType(inner, element, &notes)
            return .list(element: recipe, type: element, ListLength(0, column.maxCapacity ?? 5))
        case .vector(let element, let dim): return .vector(element, dim: dim)
        case .sparseVector(let dim): return .sparseVector(dim: dim)
        case .structure(let fields): return fieldsByType(column, type, fields)
        }
    }

    /// Bounds given, else the width of a narrow type, else six digits either way.
    private func integerBounds(_ column: ColumnSpec, _ type: DataType) -> ClosedRange<Int64> {
        let width = type.integerRange ?? Int64.min...Int64.max
        let usual: ClosedRange<Int64> =
            switch type {
            case .int64: -999_999...999_999
            case .uint64: 0...999_999
            default: width
            }
        let low = ColumnResolver.integer(column.minimum)
        let high = ColumnResolver.integer(column.maximum)
        switch (low, high) {
        case (nil, nil): return usual
        case (let low?, nil):
            return low...(max(usual.upperBound, low < width.upperBound - 999_999 ? low + 999_999 : width.upperBound))
        case (nil, let high?):
            return (min(usual.lowerBound, high > width.lowerBound + 999_999 ? high - 999_999 : width.lowerBound))...high
        case (let low?, let high?): return low <= high ? low...high : high...low
        }
    }

    private static func integer(_ literal: Literal?) -> Int64? {
        switch literal {
        case .int(let value)?: value
        case .double(let value)?: Int64(exactly: value.rounded(.towardZero))
        default: nil
        }
    }

    private func floatRecipe(_ column: ColumnSpec) -> Recipe {
        let low = column.minimum?.number
        let high = column.maximum?.number
        switch (low, high) {
        case (nil, nil): return .uniformDouble(low: 0, high: 1)
        case (let low?, nil): return .uniformDouble(low: low, high: max(1, low + 1))
        case (nil, let high?): return .uniformDouble(low: min(0, high - 1), high: high)
        case (let low?, let high?): return .uniformDouble(low: low, high: high)
        }
    }
}
