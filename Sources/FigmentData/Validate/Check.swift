public import FigmentSchema

/// What a check is about; the score weighs the categories.
public enum CheckCategory: String, Sendable, CaseIterable {
    /// Tables, columns, types, keys.
    case structural
    /// Values: ranges, orders, patterns, lists.
    case value
    /// Figures of the whole: shares, means, profiles.
    case behavioural

    /// Its part of the score; the parts of the categories that have checks are scaled to 1.
    var weight: Double {
        switch self {
        case .structural: 0.5
        case .value: 0.3
        case .behavioural: 0.2
        }
    }
}

/// What is checked.
public enum CheckKind: String, Sendable, CaseIterable {
    case tableExists = "table_exists"
    case columnsExist = "columns_exist"
    case rowCount = "row_count"
    case type
    case primaryKey = "primary_key"
    case notNull = "not_null"
    case foreignKey = "foreign_key"
    case unique
    case range
    case length
    case inequality
    case pattern
    case enumeration = "enum"
    case functionalDependency = "functional_dependency"
    case target

    public var category: CheckCategory {
        switch self {
        case .tableExists, .columnsExist, .rowCount, .type, .primaryKey, .notNull, .foreignKey, .unique: .structural
        case .range, .length, .inequality, .pattern, .enumeration, .functionalDependency: .value
        case .target: .behavioural
        }
    }
}

/// What a check found.
public struct CheckResult: Sendable {
    public var kind: CheckKind
    /// The check in one word or a few: `orders.total range`.
    public var name: String
    public var table: String
    public var column: String?
    public var passed: Bool
    public var message: String
    /// Figures for programs: counts, bounds, an example.
    public var details: [(name: String, value: SyntaxNode)]

    public init(
        _ kind: CheckKind, table: String, column: String? = nil, passed: Bool, message: String,
        details: [(name: String, value: SyntaxNode)] = []
    ) {
        self.kind = kind
        self.table = table
        self.column = column
        self.passed = passed
        self.message = message
        self.details = details
        name = "\(table)\(column.map { "." + $0 } ?? "") \(kind.rawValue)"
    }
}
