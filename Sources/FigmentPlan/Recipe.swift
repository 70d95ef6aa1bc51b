public import FigmentSchema
public import FigmentTypes

/// How a column's values are made, with all names resolved: a closed list.
public indirect enum Recipe: Sendable {
    /// `start + step × row`.
    case sequence(start: Int64, step: Int64)
    /// `start + step × ordinal` of the row among its parent's.
    case ordinal(start: Int64, step: Int64)
    /// Inclusive bounds, every value equally likely.
    case uniformInt(low: Int64, high: Int64)
    /// [low, high).
    case uniformDouble(low: Double, high: Double)
    case bool
    /// A generator that names no other column and no table: its kernel is made from the document's words.
    case generator(Generator)
    /// A distribution between bounds that other columns set.
    case truncated(Distribution, Truncation)
    case template(TemplatePlan)
    /// Realistic text of a kind, at most `maxLength` bytes.
    case text(TextMeaning, maxLength: Int)
    /// A JSON document of one of several shapes; `name` is the field's, for a fitting shape.
    case jsonDocument(name: String)
    /// `$meta`: the dynamic fields of the row as one JSON object.
    case dynamicFields([DynamicField])
    case list(element: Recipe, type: DataType, ListLength)
    /// The values of other columns of the row.
    case listOf([Int])
    case object(fields: [ObjectRecipe])
    /// A field of the record `name`: its value in each choice, null where it has none.
    case record(name: String, Choice)
    /// Normal elements, scaled to length 1, for float vectors; uniform bits or bytes for the others.
    case vector(VectorElement, dim: Int)
    case sparseVector(dim: Int)
    /// Noise around another vector.
    case nearVector(VectorShape, ColumnPath)
    /// The vectors of `base`, but for rows that are planted around the vector at the end of the path.
    case plantedVector(base: Recipe, VectorShape.Planting, around: ColumnPath)
    /// Every row its own value: `base` evaluated as a bijection of the row number.
    case unique(base: Recipe)
    /// ⌈ratio × rows⌉ distinct values of `base`.
    case cardinality(base: Recipe, ratio: Double)
    /// The value of a column of another row.
    case lookup(ColumnPath)
    case uuid
    /// Version 7: from column `at`, else along the window by the row's number.
    case timeUUID(at: Int?, startMicros: Int64, endMicros: Int64)
    case digest(of: [Int], DigestOf)
    /// Along the instants of column `at` since `startMicros`, else along the rows.
    case season(Season, at: Int?, startMicros: Int64)
    case instants(InstantPlan)
    case faker(Faker, localeFrom: Int?)
    case expression(code: String)
    case conditional(branches: [(condition: String, recipe: Recipe)], otherwise: Recipe?)
    case event(EventField)
    /// The item of a choice that the number of a joint draw names.
    case jointChoice(Choice, draw: Int, member: Int)
    case null
}

/// The bounds between which a number is drawn.
public struct Truncation: Sendable {
    public struct Bound: Sendable {
        public var value: ColumnPath
        public var isLower: Bool
        public var isStrict: Bool
    }
    public var bounds: [Bound]
    /// What leaves room for the columns that are drawn later; infinite where nothing does.
    public var low: Double
    public var high: Double
}

/// A field of a JSON object with its recipe.
public struct ObjectRecipe: Sendable {
    public var name: String
    public var type: DataType
    public var recipe: Recipe
    /// The share of nulls; 0 where the field has none.
    public var nullProbability: Double

    public init(name: String, type: DataType, recipe: Recipe, nullProbability: Double) {
        self.name = name
        self.type = type
        self.recipe = recipe
        self.nullProbability = nullProbability
    }
}

/// A template with its references resolved.
public struct TemplatePlan: Sendable {
    public struct Pattern: Sendable {
        public var parts: [Part]
        public init(parts: [Part]) { self.parts = parts }
    }
    public enum Part: Sendable {
        case text(String)
        /// Pool `pool` of column `column`'s template (this column's own or another's): the same draw wherever it is named.
        case pool(column: Int, pool: Int, letterCase: Template.LetterCase?)
        /// The value of another column of the row, as text.
        case column(Int, letterCase: Template.LetterCase?)
        /// The row number, from 0.
        case row
    }
    public struct Pool: Sendable {
        public var name: String
        public var items: [String]
        public init(name: String, items: [String]) {
            self.name = name
            self.items = items
        }
    }
    public var patterns: [Pattern]
    public var pools: [Pool]

    public init(patterns: [Pattern], pools: [Pool]) {
        self.patterns = patterns
        self.pools = pools
    }
}
