public import FigmentSchema
public import FigmentTypes

/// A data set ready to be compiled: names resolved, defaults filled, tables in the order in which they depend on each
/// other, row counts known. Pure data; the same plan gives the same values everywhere.
public struct Plan: Sendable {
    public var name: String
    public var seed: Seed
    public var dialect: Dialect
    /// Parents before children.
    public var tables: [TablePlan]

    public init(name: String, seed: Seed, dialect: Dialect, tables: [TablePlan]) {
        self.name = name
        self.seed = seed
        self.dialect = dialect
        self.tables = tables
    }
}

public struct TablePlan: Sendable {
    public var name: String
    /// Rows asked for; nil where the parents decide (the engine counts before the first row).
    public var rows: Int64?
    public var columns: [ColumnPlan]
    /// How rows follow from the parent's, for a table that has one.
    public var fanout: FanoutPlan?
    /// What unique constraints on several columns, or on keys of other tables, make of lookups and choices.
    public var joints: [JointDraw] = []
    /// The columns by which rows are written in order.
    public var sortKeys: [(column: Int, isDescending: Bool)] = []
    /// The columns whose values name the folders of the files, outermost first.
    public var partitionColumns: [Int] = []
    /// The most partitions that a run may make.
    public var maxPartitions: Int64 = 1_000

    public init(name: String, rows: Int64?, columns: [ColumnPlan], fanout: FanoutPlan? = nil) {
        self.name = name
        self.rows = rows
        self.columns = columns
        self.fanout = fanout
    }
}

/// A column with everything decided.
public struct ColumnPlan: Sendable {
    public var name: String
    public var type: DataType
    public var recipe: Recipe
    /// In order, after the recipe.
    public var modifiers: [ModifierPlan] = []
    public var isNullable: Bool
    /// The share of nulls; 0 where the column has none.
    public var nullProbability: Double
    /// Whether a lookup that finds no row is an error.
    public var needsMatch = false
    /// Whether the column is written; hidden columns serve others only.
    public var isWritten: Bool
    /// Notes for `explain`: what was decided for the user.
    public var notes: [String]

    public init(
        name: String, type: DataType, recipe: Recipe, isNullable: Bool = false, nullProbability: Double = 0,
        isWritten: Bool = true, notes: [String] = []
    ) {
        self.name = name
        self.type = type
        self.recipe = recipe
        self.isNullable = isNullable
        self.nullProbability = nullProbability
        self.isWritten = isWritten
        self.notes = notes
    }
}
