/// The keys of a relational document.
public enum RelationalKey: String, DocumentKey {
    case version, metadata, seed, engine, timeframe, nodes, constraints, targets, dag, scale, load

    public var descriptor: KeyDescriptor {
        switch self {
        case .load:
            KeyDescriptor(
                rawValue, .object(.load), "What \"figment load\" does where its options say nothing else.",
                example: "{\"target_size\": \"10GB\"}")
        case .version:
            KeyDescriptor(
                rawValue, .either([.oneOf(["1.0"]), .number(.any)]), "The version of the document's language.",
                default: "\"1.0\"", example: "\"1.0\"")
        case .metadata:
            KeyDescriptor(
                rawValue, .object(.metadata), "What the dataset is called.", example: "{\"name\": \"shop\"}")
        case .seed:
            KeyDescriptor(
                rawValue, .either([.integer(Int64.min...Int64.max), .string]),
                "The seed of all values, an integer or a text; the command's --seed wins.", example: "42")
        case .engine:
            KeyDescriptor(
                rawValue, .integer(1...1_000_000), "The engine version whose values are asked for.", example: "1")
        case .timeframe:
            KeyDescriptor(
                rawValue, .object(.window), "The window of all instants that name no other.",
                default: "the year 2024", example: "{\"start\": \"2024-01-01\", \"end\": \"2024-12-31\"}")
        case .nodes:
            KeyDescriptor(
                rawValue, .list(.object(.node), minCount: 1), "The tables.", required: true,
                example:
                    "[{\"id\": \"user\", \"kind\": \"entity\", \"pk\": \"user_id\", \"columns\": "
                    + "[{\"name\": \"user_id\", \"type\": \"int\", \"generator\": {\"sequence\": {\"start\": 1}}}]}]")
        case .constraints:
            KeyDescriptor(
                rawValue, .object(.constraints), "What must hold between values.", default: "none", example: "{}")
        case .targets:
            KeyDescriptor(
                rawValue, .orNull(.map(.anything)), "Figures that the data should reach.", example: "{}")
        case .dag:
            KeyDescriptor(
                rawValue, .anything, "Levels of tables, parents before children; only checked.", example: "[]")
        case .scale:
            KeyDescriptor(
                rawValue, .number(.positive), "Multiplies the row counts of root tables.", example: "1")
        }
    }
}

/// The keys of `metadata`; all but the name are for readers.
public enum MetadataKey: String, DocumentKey {
    case name, domain
    case useCase = "use_case"
    case author, version, license, tags

    public var descriptor: KeyDescriptor {
        switch self {
        case .name:
            KeyDescriptor(
                rawValue, .string, "The dataset's name.", default: "the file's name without its extension",
                example: "\"shop\"")
        case .domain, .useCase, .author, .version, .license, .tags:
            KeyDescriptor(rawValue, .anything, "For readers.", example: "\"retail\"")
        }
    }
}

/// The keys of a table.
public enum NodeKey: String, DocumentKey {
    case id, kind
    case primaryKey = "pk"
    case rows, parents, fanout, columns
    case modifiers
    case segmentBehavior = "segment_behavior"
    case vintageBehavior = "vintage_behavior"
    case stageConfig = "stage_config"
    case stateTransitionModel = "state_transition_model"
    case attributionChain = "attribution_chain"
    case layout, storage

    public var descriptor: KeyDescriptor {
        switch self {
        case .storage:
            KeyDescriptor(
                rawValue, .object(.storage), "How databases keep the table that is made for it; no value changes.",
                example: "{\"clickhouse\": {\"order_by\": [\"user_id\"]}}")
        case .layout:
            KeyDescriptor(
                rawValue, .object(.layout), "How the rows lie in files; no value changes.",
                example: "{\"sort_by\": [\"customer_id\"]}")
        case .id:
            KeyDescriptor(
                rawValue, .identifier, "The table's name: letters, digits and underscores, not starting with a digit.",
                required: true, example: "\"user\"")
        case .kind:
            KeyDescriptor(
                rawValue, .oneOf(TableKind.allCases.map(\.rawValue)),
                "entity: rows of its own; fact: rows that belong to a parent's; vocab: a fixed list.",
                required: true, example: "\"entity\"")
        case .primaryKey:
            KeyDescriptor(
                rawValue, .either([.string, .list(.string, minCount: 1)]), "The key column, or several.",
                required: true, example: "\"user_id\"")
        case .rows:
            KeyDescriptor(
                rawValue, .integer(0...1_000_000_000_000), "How many rows.", default: "1000", example: "1000")
        case .parents:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 0), "Parent tables; the first one drives the rows of a fact.",
                example: "[\"user\"]")
        case .fanout:
            KeyDescriptor(
                rawValue, .object(.fanout), "How many rows each parent row has.", default: "one",
                example: "{\"distribution\": \"poisson\", \"lambda\": 8}")
        case .columns:
            KeyDescriptor(
                rawValue, .list(.object(.column), minCount: 1), "The columns.", required: true,
                example: "[{\"name\": \"user_id\", \"type\": \"int\", \"generator\": {\"sequence\": {\"start\": 1}}}]")
        case .modifiers:
            KeyDescriptor(
                rawValue, .list(.anything, minCount: 0),
                "Effects that scale the fan-out; duplicate, which copies an earlier row but for its key, by rate.",
                example: "[{\"transform\": \"effect\", \"args\": {\"effect_table\": \"promotion\"}}]")
        case .segmentBehavior:
            KeyDescriptor(
                rawValue, .either([.object(.segments), .map(.map(.number(.any)))]), "How children differ by segment.",
                example: "{\"segment_column\": \"tier\", \"behaviors\": {\"pro\": {\"fanout_multiplier\": 2}}}")
        case .vintageBehavior:
            KeyDescriptor(
                rawValue, .object(.vintage), "How children change with the age of the row.",
                example: "{\"created_at_column\": \"created_at\", \"age_based_multipliers\": {}}")
        case .stageConfig:
            KeyDescriptor(
                rawValue, .object(.stages), "A funnel that each parent row goes through.",
                example: "{\"stages\": [{\"stage_name\": \"signup\", \"transition_rate\": 1}]}")
        case .stateTransitionModel:
            KeyDescriptor(
                rawValue, .object(.transitions), "States that each parent row goes through.",
                example: "{\"initial_state\": \"trial\", \"states\": {}}")
        case .attributionChain:
            KeyDescriptor(
                rawValue, .object(.attribution), "Touchpoints before each row, in a table of their own.",
                example: "{\"channels\": [\"email\", \"search\"]}")
        }
    }
}

/// The keys of a fan-out.
public enum FanoutKey: String, DocumentKey {
    case distribution, lambda, value, low, high, exponent, mean, counts, weights, min, max, clamp

    public var descriptor: KeyDescriptor {
        switch self {
        case .distribution:
            KeyDescriptor(
                rawValue, .oneOf(FanoutKind.allCases.map(\.rawValue)), "How the counts are spread.", required: true,
                example: "\"poisson\"")
        case .lambda:
            KeyDescriptor(
                rawValue, .number(.above(0, upTo: 1_000_000)), "The mean of poisson.", aliases: ["lam"], example: "8")
        case .value:
            KeyDescriptor(
                rawValue, .integer(0...1_000_000_000), "The count of constant.", aliases: ["count"], example: "3")
        case .low: KeyDescriptor(rawValue, .integer(0...1_000_000_000), "The fewest of uniform.", example: "1")
        case .high: KeyDescriptor(rawValue, .integer(0...1_000_000_000), "The most of uniform.", example: "5")
        case .exponent:
            KeyDescriptor(
                rawValue, .number(.positive), "The exponent of zipf: k children weigh 1 / k^a.", aliases: ["a", "s"],
                default: "1.5", example: "1.5")
        case .mean:
            KeyDescriptor(rawValue, .number(.positive), "The mean of geometric.", example: "3")
        case .counts:
            KeyDescriptor(
                rawValue, .list(.integer(0...1_000_000), minCount: 1), "The counts of choice.",
                aliases: ["choices", "values"],
                example: "[0, 1, 5]")
        case .weights:
            KeyDescriptor(
                rawValue, .list(.number(.atLeastZero), minCount: 1), "One weight per count of choice.",
                default: "even", example: "[0.5, 0.3, 0.2]")
        case .min:
            KeyDescriptor(rawValue, .integer(0...1_000_000_000), "The fewest, whatever is drawn.", example: "0")
        case .max:
            KeyDescriptor(rawValue, .integer(0...1_000_000_000), "The most, whatever is drawn.", example: "50")
        case .clamp:
            KeyDescriptor(
                rawValue, .list(.orNull(.integer(0...1_000_000_000)), minCount: 2), "[min, max] in one key.",
                example: "[0, 50]")
        }
    }
}

public enum FanoutKind: String, CaseIterable, Sendable {
    case poisson, uniform, constant, zipf, geometric, choice
}

/// The keys of a relational column.
public enum ColumnKey: String, DocumentKey {
    case name, type, fields, nullable
    case nullProbability = "null_probability"
    case generator, modifiers, constraints, hidden

    public var descriptor: KeyDescriptor {
        switch self {
        case .hidden:
            KeyDescriptor(
                rawValue, .boolean, "Whether the column is left out of files and tables: others are made from it.",
                default: "false", example: "true")
        case .name:
            KeyDescriptor(
                rawValue, .identifier, "The column's name: letters, digits and underscores, not starting with a digit.",
                required: true, example: "\"age\"")
        case .type:
            KeyDescriptor(
                rawValue, .string, "The type: " + ColumnType.names.joined(separator: ", ") + ".", required: true,
                example: "\"int\"")
        case .fields:
            KeyDescriptor(
                rawValue, .list(.object(.structureField), minCount: 1),
                "The fields of a column of type struct or list<struct>, in order.",
                example: StructureFields.example)
        case .nullable:
            KeyDescriptor(rawValue, .boolean, "Whether rows may hold null.", default: "false", example: "true")
        case .nullProbability:
            KeyDescriptor(
                rawValue, .number(NumberRange(0...1)), "The share of nulls; needs nullable.", default: "0",
                example: "0.1")
        case .generator:
            KeyDescriptor(
                rawValue, .object(.generator), "How values are made.",
                default: "by the type, for uuid, json, vectors, lists, structs and points",
                example: "{\"sequence\": {\"start\": 1}}")
        case .modifiers:
            KeyDescriptor(
                rawValue, .list(.object(.modifier), minCount: 0), "Changes made to the values, in order.",
                example: "[{\"transform\": \"multiply\", \"args\": {\"factor\": 2}}]")
        case .constraints:
            KeyDescriptor(
                rawValue, .anything, "min, max, unique, enum or pattern of the values.",
                example: "{\"min\": 0}")
        }
    }
}

/// The keys of `constraints`.
public enum ConstraintKey: String, DocumentKey {
    case unique
    case foreignKeys = "foreign_keys"
    case ranges, inequalities, pattern
    case enumeration = "enum"
    case functionalDependencies = "functional_dependencies"

    public var descriptor: KeyDescriptor {
        switch self {
        case .unique:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 0), "Columns without equal values: \"table.column\".",
                example: "[\"user.user_id\"]")
        case .foreignKeys:
            KeyDescriptor(
                rawValue, .list(.object(.foreignKey), minCount: 0), "Columns that hold another table's key.",
                example: "[{\"from\": \"event.user_id\", \"to\": \"user.user_id\"}]")
        case .ranges:
            KeyDescriptor(
                rawValue, .list(.object(.attribute), minCount: 0), "Bounds, both inclusive.",
                example: "[{\"attr\": \"loan.amount\", \"min\": 500, \"max\": 500000}]")
        case .inequalities:
            KeyDescriptor(
                rawValue, .list(.object(.inequality), minCount: 0),
                "Orders between columns of a row, or of it and its parent.",
                example: "[{\"left\": \"loan.start_date\", \"op\": \"<\", \"right\": \"loan.end_date\"}]")
        case .pattern:
            KeyDescriptor(
                rawValue, .list(.object(.attribute), minCount: 0), "Regular expressions that texts match.",
                example: "[{\"attr\": \"user.code\", \"regex\": \"[A-Z]{3}\"}]")
        case .enumeration:
            KeyDescriptor(
                rawValue, .list(.object(.attribute), minCount: 0), "The only values allowed.",
                example: "[{\"attr\": \"user.tier\", \"values\": [\"free\", \"pro\"]}]")
        case .functionalDependencies:
            KeyDescriptor(
                rawValue, .list(.object(.dependency), minCount: 0), "Columns that others decide.",
                example: "[{\"table\": \"city\", \"determinant\": \"zip\", \"dependent\": \"name\"}]")
        }
    }
}

public enum ForeignKeyKey: String, DocumentKey {
    case from, to

    public var descriptor: KeyDescriptor {
        switch self {
        case .from:
            KeyDescriptor(
                rawValue, .string, "The column that refers: \"table.column\".", required: true,
                example: "\"event.user_id\"")
        case .to:
            KeyDescriptor(
                rawValue, .string, "The key that it refers to: \"table.column\".", required: true,
                example: "\"user.user_id\"")
        }
    }
}
