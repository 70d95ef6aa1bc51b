/// The kinds of objects in documents, with the keys of each.
public enum DocumentObject: String, CaseIterable, Sendable {
    case collection, field
    case dynamicField = "dynamic_field"
    case function
    case relational
    case metadata, window, node, fanout, column, constraints, layout
    case sortColumn = "sort_column"
    case foreignKey = "foreign_key"
    case seasonality, segments, vintage, ageMultiplier, stages, transitions, attribution, effect, modifier
    case attribute, inequality, dependency
    case structureField = "struct_field"
    case storage
    case clickhouseStorage = "clickhouse_storage"
    case clickhouseIndex = "clickhouse_index"
    case postgresqlStorage = "postgresql_storage"
    case postgresqlIndex = "postgresql_index"
    case load
    case generator

    /// The keys; none for a generator, whose one key is its name.
    public var keys: [KeyDescriptor] {
        switch self {
        case .collection: CollectionKey.descriptors
        case .field: FieldKey.descriptors
        case .dynamicField: DynamicFieldKey.descriptors
        case .function: FunctionKey.descriptors
        case .relational: RelationalKey.descriptors
        case .metadata: MetadataKey.descriptors
        case .window: WindowKey.descriptors
        case .node: NodeKey.descriptors
        case .fanout: FanoutKey.descriptors
        case .layout: LayoutKey.descriptors
        case .sortColumn: SortColumnKey.descriptors
        case .column: ColumnKey.descriptors
        case .constraints: ConstraintKey.descriptors
        case .foreignKey: ForeignKeyKey.descriptors
        case .seasonality: SeasonalityKey.descriptors
        case .segments: SegmentKey.descriptors
        case .vintage: VintageKey.descriptors
        case .ageMultiplier: AgeMultiplierKey.descriptors
        case .stages: StageConfigKey.descriptors
        case .transitions: TransitionModelKey.descriptors
        case .attribution: AttributionKey.descriptors
        case .effect: EffectKey.descriptors
        case .modifier: ModifierKey.descriptors
        case .attribute: AttributeKey.descriptors
        case .inequality: InequalityKey.descriptors
        case .dependency: DependencyKey.descriptors
        case .structureField: ObjectFieldKey.descriptors
        case .storage: StorageKey.descriptors
        case .clickhouseStorage: ClickHouseStorageKey.descriptors
        case .clickhouseIndex: ClickHouseIndexKey.descriptors
        case .postgresqlStorage: PostgresStorageKey.descriptors
        case .postgresqlIndex: PostgresIndexKey.descriptors
        case .load: LoadKey.descriptors
        case .generator: []
        }
    }

    /// The heading in the reference.
    var title: String {
        switch self {
        case .collection: "A collection"
        case .field: "A field"
        case .dynamicField: "A dynamic field"
        case .function: "A function"
        case .relational: "A relational document"
        case .metadata: "Metadata"
        case .window: "A window of time"
        case .node: "A node: one table"
        case .fanout: "A fan-out"
        case .layout: "A layout"
        case .sortColumn: "A sort column"
        case .column: "A column"
        case .constraints: "Constraints"
        case .foreignKey: "A foreign key"
        case .seasonality: "Weights along time"
        case .segments: "Behaviour by segment"
        case .vintage: "Behaviour by age"
        case .ageMultiplier: "A curve of age"
        case .stages: "Stages"
        case .transitions: "State transitions"
        case .attribution: "Attribution"
        case .effect: "An effect"
        case .modifier: "A modifier"
        case .attribute: "A range, a pattern or an enumeration"
        case .inequality: "An inequality"
        case .dependency: "A functional dependency"
        case .structureField: "A field of a struct or an object"
        case .storage: "Storage"
        case .clickhouseStorage: "A table in ClickHouse"
        case .clickhouseIndex: "An index in ClickHouse"
        case .postgresqlStorage: "A table in PostgreSQL"
        case .postgresqlIndex: "An index in PostgreSQL"
        case .load: "Defaults of a load"
        case .generator: "Generators"
        }
    }
}
