public import FigmentTypes

/// A column (relational) or field (collection) as the document describes it.
public struct ColumnSpec: Sendable {
    public var name: String
    /// What is said of the column.
    public var description: String?
    public var type: DataType
    /// The type's name in the document: "VarChar", "int", …
    public var declaredType: String
    public var isPrimary = false
    /// The key is made by the server: the column is left out of the files.
    public var isAutoID = false
    /// Other columns are made from it; it is written nowhere.
    public var isHidden = false
    public var isPartitionKey = false
    public var isClusteringKey = false
    public var isNullable = false
    /// The share of nulls asked for; the plan fills the default.
    public var nullProbability: Double?
    /// Most bytes of a text, or of each text element of a list.
    public var maxLength: Int?
    /// Most elements of a list.
    public var maxCapacity: Int?
    /// Inclusive bounds of a number.
    public var minimum: Literal?
    public var maximum: Literal?
    /// Distinct values per row, 0 < r ≤ 1.
    public var cardinalityRatio: Double?
    public var enumValues: [Literal]?
    public var defaultValue: Literal?
    public var isUnique = false
    /// How values are made; nil where the type and the name decide (collections).
    public var generator: Generator?
    /// In order, after the generator.
    public var modifiers: [Modifier] = []
    /// True for the output of a function: never generated.
    public var isFunctionOutput = false
    public var location: SourceLocation

    /// Whether the column comes into files and tables.
    public var isWritten: Bool { !isAutoID && !isHidden }

    public init(name: String, type: DataType, declaredType: String, location: SourceLocation) {
        self.name = name
        self.type = type
        self.declaredType = declaredType
        self.location = location
    }
}

/// A scalar written in a document.
public enum Literal: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)

    /// The number, where it is one.
    public var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}
