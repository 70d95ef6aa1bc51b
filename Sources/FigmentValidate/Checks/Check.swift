public import FigmentSchema

/// What a check says about data: its form, its values, or how these behave together.
public enum CheckCategory: String, Hashable, Sendable, CaseIterable {
    case structural, value, behavioural

    /// The share in the score, while every category has checks.
    public var weight: Double {
        switch self {
        case .structural: 0.5
        case .value: 0.3
        case .behavioural: 0.2
        }
    }
}

/// The checks, by their names in reports.
public enum CheckKind: String, Hashable, Sendable, CaseIterable {
    case tableExists = "table_exists"
    case columnsExist = "columns_exist"
    case rowCount = "row_count"
    case type
    case notNull = "not_null"
    case primaryKey = "primary_key"
    case foreignKey = "foreign_key"
    case unique
    case length, range, inequality, pattern
    case enumeration = "enum"
    case functionalDependency = "functional_dependency"
    case weekendShare = "weekend_share"
    case mean = "mean_in_range"
    case median = "median_in_range"
    case quantile
    case nullShare = "null_share"
    case distinctCount = "distinct_count"
    case correlation, fanout

    public var category: CheckCategory {
        switch self {
        case .tableExists, .columnsExist, .rowCount, .type, .notNull, .primaryKey, .foreignKey, .unique: .structural
        case .length, .range, .inequality, .pattern, .enumeration, .functionalDependency: .value
        case .weekendShare, .mean, .median, .quantile, .nullShare, .distinctCount, .correlation, .fanout: .behavioural
        }
    }
}

/// What one check found.
public struct CheckResult: Sendable {
    public var kind: CheckKind
    public var table: String
    /// Nil where the check is about the table.
    public var column: String?
    public var passed: Bool
    /// One sentence, with counts and an example row where it failed.
    public var message: String
    /// Figures behind the sentence, in order.
    public var details: [(String, SyntaxNode)]

    public var category: CheckCategory { kind.category }
    /// `table.column`, or the table.
    public var place: String { column.map { "\(table).\($0)" } ?? table }

    init(
        _ kind: CheckKind, _ table: String, _ column: String? = nil, passed: Bool, _ message: String,
        details: [(String, SyntaxNode)] = []
    ) {
        self.kind = kind
        self.table = table
        self.column = column
        self.passed = passed
        self.message = message
        self.details = details
    }
}

/// A rule of the document that was not looked at, and why.
public struct SkippedCheck: Hashable, Sendable {
    public var name: String
    public var place: String
    public var reason: String
}

/// Values of an example row, as sentences and reports show them.
struct ExampleRow {
    let values: [(name: String, value: String?)]

    /// `id=3, age=-1`, at most four values.
    var text: String {
        let shown = values.prefix(4).map { "\($0.name)=\($0.value ?? "null")" }
        return shown.joined(separator: ", ") + (values.count > 4 ? ", …" : "")
    }

    var json: SyntaxNode {
        .object(values.map { ($0.name, $0.value.map { .string($0) } ?? SyntaxNode(.null)) })
    }

    /// `; as in id=3`, or nothing.
    var clause: String { values.isEmpty ? "" : "; as in \(text)" }
}
