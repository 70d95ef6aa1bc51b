import Figment

/// A column of the schema in words, for tables and listings.
struct ColumnText {
    let plan: ColumnPlan
    /// As the document has it; nil for columns that no field declares, such as `$meta`.
    let spec: ColumnSpec?

    init(_ plan: ColumnPlan, in table: Table?) {
        self.plan = plan
        spec = table?.columns.first { $0.name == plan.name }
    }

    /// `VarChar(200)`, `FloatVector(128)`, `Array<VarChar(50)>`
    var type: String {
        guard let spec else { return typeName(plan.type) }
        // The relational dialect's types have all in their names.
        if spec.declaredType.contains("(") || spec.declaredType.contains("<") { return spec.declaredType }
        switch plan.type {
        case .vector(_, let dim), .sparseVector(let dim): return "\(spec.declaredType)(\(dim))"
        case .list(let element):
            let inner = spec.maxLength.map { "\(typeName(element))(\($0))" } ?? typeName(element)
            return "\(spec.declaredType)<\(inner)>"
        default: return spec.declaredType + (spec.maxLength.map { "(\($0))" } ?? "")
        }
    }

    /// `primary key, 0.01 to 1000`: what a value must keep to.
    var constraints: String {
        var words: [String] = []
        guard let spec else { return nulls ?? "" }
        if spec.isPrimary { words.append(spec.isAutoID ? "primary key, made by the server" : "primary key") }
        if spec.isPartitionKey { words.append("partition key") }
        if spec.isClusteringKey { words.append("clustering key") }
        if spec.isUnique, !spec.isPrimary { words.append("unique") }
        switch (spec.minimum, spec.maximum) {
        case (let low?, let high?): words.append("\(low.jsonText) to \(high.jsonText)")
        case (let low?, nil): words.append("at least \(low.jsonText)")
        case (nil, let high?): words.append("at most \(high.jsonText)")
        case (nil, nil): break
        }
        if let capacity = spec.maxCapacity { words.append("at most \(capacity) elements") }
        if let nulls { words.append(nulls) }
        return words.joined(separator: ", ")
    }

    var nulls: String? {
        if !plan.isNullable { return nil }
        return "nullable (\(RecipeText.number((plan.nullProbability * 1e6).rounded() / 1e4)) %)"
    }

    var recipe: String { plan.isWritten ? RecipeText.of(plan.recipe) : "not in the files" }
}

/// The type in Arrow's words.
func typeName(_ type: DataType) -> String {
    switch type {
    case .bool: "bool"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .float16: "float16"
    case .float32: "float32"
    case .float64: "float64"
    case .decimal(let precision, let scale): "decimal(\(precision), \(scale))"
    case .utf8: "text"
    case .binary: "binary"
    case .json: "JSON"
    case .uuid: "uuid"
    case .date32: "date"
    case .time64: "time"
    case .timestamp(let unit, let zone): "timestamp(\(unit.rawValue)\(zone.map { ", " + $0 } ?? ""))"
    case .list(let element): "list of \(typeName(element))"
    case .vector(let element, let dim): "\(element.rawValue) vector(\(dim))"
    case .sparseVector(let dim): "sparse vector(\(dim))"
    case .structure(let fields):
        "struct(" + fields.map { "\($0.name) \(typeName($0.type))" }.joined(separator: ", ") + ")"
    }
}

/// How a column's values are written down, in words.
func formName(_ form: Form) -> String {
    switch form {
    case .plain: "plain"
    case .constant: "constant"
    case .sequence: "sequence"
    case .dictionary(let pool): "dictionary of \(NumberText.count(pool.count))"
    case .pieces(let pieces): "\(NumberText.count(pieces.count, "piece"))"
    case .list(let element): "list, \(formName(element))"
    case .structure(let fields): "struct of \(NumberText.count(fields.count, "field"))"
    }
}
