/// The keys of `segment_behavior`; any other key is a segment's name.
public enum SegmentKey: String, DocumentKey {
    case segmentColumn = "segment_column"
    case behaviors
    case appliesToColumns = "applies_to_columns"

    public var descriptor: KeyDescriptor {
        switch self {
        case .segmentColumn:
            KeyDescriptor(
                rawValue, .string, "The column whose values are the segments.",
                example: "\"tier\"")
        case .behaviors:
            KeyDescriptor(
                rawValue, .map(.anything), "Multipliers by segment: fanout_multiplier and value_multiplier.",
                aliases: ["segments"],
                example: "{\"premium\": {\"fanout_multiplier\": 2}}")
        case .appliesToColumns:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 0), "The columns of children that are multiplied.",
                default: "all numbers that are no keys",
                example: "[\"amount\"]")
        }
    }
}

/// The keys of `vintage_behavior`.
public enum VintageKey: String, DocumentKey {
    case createdAtColumn = "created_at_column"
    case ageBasedMultipliers = "age_based_multipliers"

    public var descriptor: KeyDescriptor {
        switch self {
        case .createdAtColumn:
            KeyDescriptor(
                rawValue, .string, "The column that says when a row began.", required: true,
                example: "\"created_at\"")
        case .ageBasedMultipliers:
            KeyDescriptor(
                rawValue, .map(.anything), "Curves of age by name.", required: true,
                example: "{\"decay\": {\"curve\": [1, 0.8, 0.6]}}")
        }
    }
}

/// The keys of a curve of age.
public enum AgeMultiplierKey: String, DocumentKey {
    case curve
    case timeUnit = "time_unit"
    case appliesTo = "applies_to"

    public var descriptor: KeyDescriptor {
        switch self {
        case .curve:
            KeyDescriptor(
                rawValue, .anything, "Factors by unit of age, or a curve_type with params a and b.", required: true,
                example: "[1, 0.8, 0.6]")
        case .timeUnit:
            KeyDescriptor(
                rawValue, .oneOf(PeriodUnit.allCases.map(\.rawValue)), "The unit of age.", default: "month",
                example: "\"month\"")
        case .appliesTo:
            KeyDescriptor(
                rawValue, .either([.string, .list(.string, minCount: 1)]), "fanout, all, a column, or columns.",
                default: "fanout",
                example: "\"fanout\"")
        }
    }
}

/// The keys of `stage_config`.
public enum StageConfigKey: String, DocumentKey {
    case stages
    case segmentVariation = "segment_variation"
    case hoursBetween = "time_between_stages_hours"

    public var descriptor: KeyDescriptor {
        switch self {
        case .stages:
            KeyDescriptor(
                rawValue, .list(.anything, minCount: 1), "The stages in order: stage_name and transition_rate.",
                required: true,
                example: "[{\"stage_name\": \"signup\", \"transition_rate\": 1}]")
        case .segmentVariation:
            KeyDescriptor(
                rawValue, .map(.anything), "transition_multiplier by the parent's segment.",
                example: "{\"pro\": {\"transition_multiplier\": 1.2}}")
        case .hoursBetween:
            KeyDescriptor(
                rawValue, .number(.atLeastZero), "Hours from stage to stage.", default: "24",
                example: "24")
        }
    }
}

/// The keys of `state_transition_model`.
public enum TransitionModelKey: String, DocumentKey {
    case initialState = "initial_state"
    case states
    case periodUnit = "period_unit"
    case maxTransitions = "max_transitions"
    case segmentVariation = "segment_variation"
    case vintageVariation = "vintage_variation"

    public var descriptor: KeyDescriptor {
        switch self {
        case .initialState:
            KeyDescriptor(
                rawValue, .string, "The state of the first row.", required: true,
                example: "\"trial\"")
        case .states:
            KeyDescriptor(
                rawValue, .map(.anything), "transition_prob_per_period and next_states by state, or terminal.",
                required: true,
                example: "{\"trial\": {\"transition_prob_per_period\": 0.9, \"next_states\": {\"active\": 1}}}")
        case .periodUnit:
            KeyDescriptor(
                rawValue, .oneOf(PeriodUnit.allCases.map(\.rawValue)), "The period of the probabilities.",
                default: "month",
                example: "\"month\"")
        case .maxTransitions:
            KeyDescriptor(
                rawValue, .integer(0...10_000), "The most changes of state of one parent row.", default: "50",
                example: "50")
        case .segmentVariation:
            KeyDescriptor(
                rawValue, .map(.anything), "churn_multiplier by the parent's segment.",
                example: "{\"pro\": {\"churn_multiplier\": 0.5}}")
        case .vintageVariation:
            KeyDescriptor(
                rawValue, .map(.anything), "churn_multiplier_curve: factors by the parent's age in periods.",
                example: "{\"churn_multiplier_curve\": [1, 0.9]}")
        }
    }
}

/// The keys of `attribution_chain`.
public enum AttributionKey: String, DocumentKey {
    case channels
    case minTouches = "min_touches"
    case maxTouches = "max_touches"
    case windowDays = "time_window_days"
    case model = "attribution_model"
    case halfLifeDays = "time_decay_halflife_days"
    case tableName = "touchpoint_table_name"

    public var descriptor: KeyDescriptor {
        switch self {
        case .channels:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "The channels.", required: true,
                example: "[\"email\", \"search\"]")
        case .minTouches:
            KeyDescriptor(
                rawValue, .integer(1...1000), "The fewest touchpoints of a row.", default: "1",
                example: "1")
        case .maxTouches:
            KeyDescriptor(
                rawValue, .integer(1...1000), "The most touchpoints of a row.", default: "5",
                example: "5")
        case .windowDays:
            KeyDescriptor(
                rawValue, .number(.positive), "How many days before the row they begin.", default: "30",
                example: "30")
        case .model:
            KeyDescriptor(
                rawValue, .oneOf(["linear", "first_touch", "last_touch", "time_decay"]), "How the weight is shared.",
                default: "linear",
                example: "\"linear\"")
        case .halfLifeDays:
            KeyDescriptor(
                rawValue, .number(.positive), "The half-life of time_decay.", default: "7",
                example: "7")
        case .tableName:
            KeyDescriptor(
                rawValue, .identifier, "The table of the touchpoints.", default: "touchpoint",
                example: "\"touchpoint\"")
        }
    }
}

/// The keys of an effect.
public enum EffectKey: String, DocumentKey {
    case effectTable = "effect_table"
    case on
    case window
    case map

    public var descriptor: KeyDescriptor {
        switch self {
        case .effectTable:
            KeyDescriptor(
                rawValue, .string, "The table of effects.", required: true,
                example: "\"promotion\"")
        case .on:
            KeyDescriptor(
                rawValue, .map(.string), "Columns that must be equal: {\"local\": \"remote\"}.",
                example: "{\"category\": \"category\"}")
        case .window:
            KeyDescriptor(
                rawValue, .map(.string), "start_col and end_col of the effect table.",
                example: "{\"start_col\": \"start_at\", \"end_col\": \"end_at\"}")
        case .map:
            KeyDescriptor(
                rawValue, .map(.anything), "field, op (mul or add) and default.", required: true,
                example: "{\"field\": \"factor\", \"op\": \"mul\", \"default\": 1}")
        }
    }
}

/// The keys of an inequality.
public enum InequalityKey: String, DocumentKey {
    case left
    case op
    case right

    public var descriptor: KeyDescriptor {
        switch self {
        case .left:
            KeyDescriptor(
                rawValue, .string, "\"table.column\"; one side may leave the table out.", required: true,
                example: "\"loan.start_date\"")
        case .op:
            KeyDescriptor(
                rawValue, .oneOf(["<", "<=", ">", ">=", "=="]), "The comparison.", required: true,
                example: "\"<\"")
        case .right:
            KeyDescriptor(
                rawValue, .string, "\"table.column\".", required: true,
                example: "\"loan.end_date\"")
        }
    }
}

/// The keys of a range, a pattern or an enumeration.
public enum AttributeKey: String, DocumentKey {
    case attribute = "attr"
    case min
    case max
    case regex
    case values
    case reference = "enum_ref"

    public var descriptor: KeyDescriptor {
        switch self {
        case .attribute:
            KeyDescriptor(
                rawValue, .string, "\"table.column\".", required: true,
                example: "\"loan.amount\"")
        case .min:
            KeyDescriptor(
                rawValue, .scalar, "The least value.",
                example: "0")
        case .max:
            KeyDescriptor(
                rawValue, .scalar, "The greatest value.",
                example: "100")
        case .regex:
            KeyDescriptor(
                rawValue, .string, "What texts must match.",
                example: "\"[A-Z]+\"")
        case .values:
            KeyDescriptor(
                rawValue, .list(.scalar, minCount: 1), "The values allowed.",
                example: "[\"new\", \"used\"]")
        case .reference:
            KeyDescriptor(
                rawValue, .string, "A column that holds the values allowed.",
                example: "\"status.name\"")
        }
    }
}

/// The keys of a functional dependency.
public enum DependencyKey: String, DocumentKey {
    case table
    case determinant
    case dependent

    public var descriptor: KeyDescriptor {
        switch self {
        case .table:
            KeyDescriptor(
                rawValue, .string, "The table.", required: true,
                example: "\"city\"")
        case .determinant:
            KeyDescriptor(
                rawValue, .anything, "A column or several.", required: true,
                example: "\"zip\"")
        case .dependent:
            KeyDescriptor(
                rawValue, .anything, "A column or several.", required: true,
                example: "\"city\"")
        }
    }
}
