import FigmentSchema
import FigmentTypes
import FigmentYAML
import Foundation
import Testing

/// Every key and spelling of the relational dialect, as it arrives in the model.
@Suite struct RelationalDialectTests {
    private func load(_ text: String, isStrict: Bool = true) -> LoadResult {
        SchemaLoader(yamlReader: YAML.reader).load(
            bytes: Array(text.utf8), name: "shop.yaml", options: .init(isStrict: isStrict))
    }

    /// A user and its orders, with more columns and keys where a test wants them.
    private func shop(
        userColumns: String = "", userKeys: String = "", orderColumns: String = "", orderKeys: String = "",
        document: String = ""
    ) -> String {
        """
        timeframe: {start: "2024-01-01", end: "2024-12-31", freq: H}
        nodes:
        - id: user
          kind: entity
          pk: user_id
          \(userKeys)
          columns:
          - {name: user_id, type: int, generator: {sequence: {}}}
          - {name: tier, type: string, generator: {choice: {choices: [gold, free]}}}
          - {name: born, type: datetime, generator: {datetime_series: {}}}
          \(userColumns)
        - id: order
          kind: fact
          pk: order_id
          parents: [user]
          \(orderKeys)
          columns:
          - {name: order_id, type: int, generator: {sequence: {}}}
          - {name: user_id, type: int, generator: {lookup: {from: user.user_id}}}
          - {name: at, type: datetime, generator: {datetime_series: {}}}
          - {name: amount, type: float, generator: {distribution: {type: normal}}}
          \(orderColumns)
        \(document)
        """
    }

    private func dataset(_ text: String) throws -> Dataset {
        let result = load(text)
        #expect(result.rendered() == "")
        return try #require(result.dataset)
    }

    private func table(_ name: String, _ text: String) throws -> Table {
        try #require(try dataset(text).tables.first { $0.name == name })
    }

    private func column(_ json: String) throws -> ColumnSpec {
        try #require(try table("order", shop(orderColumns: "- " + json)).columns.last)
    }

    // MARK: Types

    @Test(arguments: [
        ("time", DataType.time64), ("binary", .binary), ("sparse_vector", .sparseVector(dim: 1_000)),
        ("sparse_vector(50)", .sparseVector(dim: 50)), ("list<int>", .list(.int64)),
        ("list<string>", .list(.utf8)), ("list<geo_point>", .list(.geoPoint)),
        ("list<struct<a: int>>", .list(.structure([StructureField("a", .int64)]))), ("list<float32>", .list(.float32)),
        ("geo_point", .geoPoint),
        ("geopoint", .geoPoint), ("geo", .geoPoint), ("point", .geoPoint),
        (
            "struct<a: int, b:list<string>, c: struct< d : decimal(9,2) , e: geo_point>>",
            .structure([
                StructureField("a", .int64), StructureField("b", .list(.utf8)),
                StructureField(
                    "c",
                    .structure([StructureField("d", .decimal(precision: 9, scale: 2)), StructureField("e", .geoPoint)])),
            ])
        ),
    ])
    func typesWithoutGenerator(_ name: String, _ expected: DataType) throws {
        let column = try column("{name: c, type: \"\(name)\"}")
        #expect(column.type == expected && column.generator == nil)
    }

    @Test(arguments: [
        "list<list<int>>", "list<>", "list<vector(3)>", "sparse_vector(0)", "sparse_vector(x)",
        "struct<>", "struct<a>", "struct<a:>", "struct<a: int, a: int>", "struct<a b: int>", "struct<a: vector(3)>",
        "struct",
        "list<struct>", "list<struct<a: list<int>>>", "struct<a: struct>", "struct<a: int", "struct<a: int,>",
        "struct<a: struct<a: struct<a: struct<a: struct<a: struct<a: struct<a: struct<a: struct<a: int>>>>>>>>>",
    ])
    func typesThatAreNone(_ name: String) {
        let isLoaded = load(shop(orderColumns: "- {name: c, type: \"\(name)\"}")).dataset != nil
        #expect(!isLoaded)
    }

    /// The type says how each field is made; an `object` generator changes what it names.
    @Test func structuresSayHowTheirFieldsAreMade() throws {
        let fields =
            "[{name: a, type: int, generator: {constant: 3}}, {name: b, type: struct, nullable: true, fields: [{name: c, type: date}]}]"
        let plain = try column("{name: s, type: struct, fields: \(fields)}")
        guard case .object(let made) = plain.generator else { return #expect(Bool(false)) }
        #expect(plain.declaredType == "struct<a: int, b: struct<c: date>>")
        #expect(made.map(\.name) == ["a", "b"] && made[0].generator?.kind == .constant && made[1].generator == nil)
        #expect(made[1].isNullable && made[1].nullProbability == 0.1)
        let object = try column(
            "{name: s, type: struct, fields: \(fields), generator: {object: {fields: [{name: b, nullable: true, null_probability: 0.5}]}}}"
        )
        guard case .object(let changed) = object.generator else { return #expect(Bool(false)) }
        #expect(
            changed[0].generator?.kind == .constant && changed[1].nullProbability == 0.5 && object.type == plain.type)
        // Nothing said: by type and name alone, as the text form has it.
        let bare = try column("{name: s, type: struct, fields: [{name: a, type: int}]}")
        let text = try column("{name: s, type: 'struct<a: int>'}")
        #expect(bare.generator == nil && bare.type == text.type)
    }

    // MARK: Generators

    @Test(
        arguments: [
            ("{from: user.tier, on: {this_key: user_id}}", [KeyPair(local: "user_id", remote: "user_id")]),
            ("{from: user.tier, on: {order_id: user_id}}", [KeyPair(local: "order_id", remote: "user_id")]),
            ("{from: user.tier}", []),
        ] as [(String, [KeyPair])])
    func lookupJoins(_ json: String, _ expected: [KeyPair]) throws {
        let column = try column("{name: c, type: string, generator: {lookup: \(json)}}")
        guard case .lookup(let lookup) = column.generator else { return #expect(Bool(false)) }
        #expect(lookup.on == expected)
        #expect(lookup.from == ColumnReference(table: "user", column: "tier"))
        #expect(lookup.onMissing == .null)
    }

    @Test func lookupOptions() throws {
        let own = try column(
            "{name: c, type: int, generator: {lookup: {from: order.order_id, root: self, root_probability: 0.1}}}")
        guard case .lookup(let self1) = own.generator else { return #expect(Bool(false)) }
        #expect(self1.rootIsSelf && self1.rootProbability == 0.1)
        let other = try column(
            """
            {name: c, type: int, generator: {lookup: {from: user.user_id, on: {this_key: user_id}, on_missing: error,
             weights_kind: zipf@1.2, as: buyer}}}
            """)
        guard case .lookup(let lookup) = other.generator else { return #expect(Bool(false)) }
        #expect(lookup.onMissing == .error && lookup.alias == "buyer" && lookup.weights == .zipf(exponent: 1.2))
    }

    @Test func choicesOfAnotherColumn() throws {
        let column = try column(
            "{name: c, type: string, generator: {choice: {choices_ref: user.tier, weights_kind: 'head_tail@0.6,1.5'}}}")
        guard case .choiceOf(let reference, let weights) = column.generator else { return #expect(Bool(false)) }
        #expect(reference.description == "user.tier" && weights == .headTail(head: 0.6, exponent: 1.5))
    }

    private static let week = Seasonality(dimension: .dow, weights: [1, 1, 1, 1, 1, 2, 2])
    private static let year = Seasonality(dimension: .month, weights: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])

    @Test(
        arguments: [
            ("{}", DatetimeSeries()), ("{within: timeframe}", DatetimeSeries()),
            ("{freq: 15min}", DatetimeSeries(frequency: .micros(900_000_000))),
            ("{freq: M}", DatetimeSeries(frequency: .monthEnd)),
            (
                "{within: {start: \"2024-01-01\", end: \"2024-01-02\", freq: D}}",
                DatetimeSeries(
                    within: Timeframe(
                        startMicros: 1_704_067_200_000_000, endMicros: 1_704_153_600_000_000, frequency: "D"))
            ),
            ("{pattern: {dimension: dow, weights: [1,1,1,1,1,2,2]}}", DatetimeSeries(patterns: [week])),
            (
                "{pattern: [{dimension: dow, weights: [1,1,1,1,1,2,2]}, "
                    + "{dimension: month, weights: [2,1,1,1,1,1,1,1,1,1,1,1]}]}",
                DatetimeSeries(patterns: [week, year])
            ),
        ])
    func series(_ json: String, _ expected: DatetimeSeries) throws {
        let column = try column("{name: c, type: datetime, generator: {datetime_series: \(json)}}")
        guard case .datetimeSeries(let series) = column.generator else { return #expect(Bool(false)) }
        #expect(series.within == expected.within && series.frequency == expected.frequency)
        #expect(series.patterns == expected.patterns)
    }

    @Test func otherGenerators() throws {
        let curve = try column(
            "{name: c, type: datetime, generator: {diffusion_curve: {within: timeframe, curve_type: linear, steepness: 3}}}"
        )
        guard
            case .diffusionCurve(DiffusionCurve(within: nil, kind: .linear, inflectionPoint: 0.5, steepness: 3)) =
                curve.generator
        else { return #expect(Bool(false)) }
        let faker = try column("{name: c, type: string, generator: {faker: {method: bothify, text: \"??-##\"}}}")
        guard case .faker(Faker(method: "bothify", text: "??-##")) = faker.generator else {
            return #expect(Bool(false))
        }
        let local = try column("{name: c, type: string, generator: {faker: {method: city, locale: de_DE}}}")
        guard case .faker(Faker(method: "city", locale: "de_DE")) = local.generator else { return #expect(Bool(false)) }
        let sum = try column("{name: c, type: float, generator: {expression: {code: amount * 2}}}")
        guard case .expression("amount * 2") = sum.generator else { return #expect(Bool(false)) }
        let none = try column("{name: c, type: int, nullable: true, generator: {\"null\": {}}}")
        guard case .null = none.generator else { return #expect(Bool(false)) }
    }

    @Test func conditions() throws {
        let column = try column(
            "{name: c, type: string, generator: {when: [{if: amount > 1, then: {constant: a}}, {else: {constant: b}}]}}"
        )
        guard case .conditional(let branches, .some(.constant(.string("b")))) = column.generator else {
            return #expect(Bool(false))
        }
        #expect(branches.map(\.condition) == ["amount > 1"])
    }

    @Test(arguments: [
        ("{kind: weibull, shape: 2}", Distribution.Kind.weibull(shape: 2, scale: 1)),
        ("{type: pareto, params: {alpha: 3, scale: 2}}", .pareto(shape: 3, scale: 2)),
        ("{type: triangular, low: 0, mode: 2, high: 4}", .triangular(low: 0, mode: 2, high: 4)),
        ("{type: zipf, a: 1.5, n: 10}", .zipf(exponent: 1.5, count: 10)),
        ("{type: binomial, n: 10, p: 0.3}", .binomial(trials: 10, probability: 0.3)),
        ("{type: geometric, p: 0.3}", .geometric(probability: 0.3)),
        ("{type: bernoulli, p: 0.3}", .bernoulli(probability: 0.3)),
        ("{type: normal, params: {mu: 5, sigma: 2}}", .normal(mean: 5, std: 2)),
        ("{kind: lognormal, mu: 5, std: 2}", .lognormal(mean: 5, sigma: 2)),
        ("{type: uniform, params: {min: 5, max: 6}}", .uniform(low: 5, high: 6)),
        ("{type: poisson, params: {lam: 5}}", .poisson(lambda: 5)),
    ])
    func distributions(_ json: String, _ expected: Distribution.Kind) throws {
        let column = try column("{name: c, type: float, generator: {distribution: \(json)}}")
        guard case .distribution(let distribution) = column.generator else { return #expect(Bool(false)) }
        #expect(distribution.kind == expected)
    }

    // MARK: Modifiers

    private func modifier(_ json: String, type: String = "float") throws -> Modifier {
        let generator = type == "float" ? "{distribution: {type: normal}}" : "{datetime_series: {}}"
        let column = try column("{name: c, type: \(type), generator: \(generator), modifiers: [\(json)]}")
        #expect(column.modifiers.count == 1)
        return try #require(column.modifiers.first)
    }

    @Test(arguments: [
        ("{transform: multiply, args: {factor: 1.5}}", "multiply(1.5)"),
        ("{transform: multiply, factor: 1.5}", "multiply(1.5)"), ("{transform: add, args: {value: -3}}", "add(-3.0)"),
        ("{transform: clamp, args: {min: 1}}", "clamp(low: Optional(1.0), high: nil)"),
        ("{transform: jitter, args: {std: 2}}", "jitter(std: 2.0, isMultiplied: false)"),
        ("{transform: jitter, args: {scale: 2, mode: mul}}", "jitter(std: 2.0, isMultiplied: true)"),
        ("{transform: \"null\", args: {rate: 0.1}}", "null(rate: 0.1)"),
    ])
    func modifiersOfNumbers(_ json: String, _ expected: String) throws {
        #expect("\(try modifier(json))" == expected)
    }

    @Test(arguments: [
        ("{transform: add, args: {value: 3d}}", 3 * 86_400_000_000.0),
        ("{transform: add, args: {value: 1 day}}", 86_400_000_000), ("{transform: add, value: 2h}", 7_200_000_000),
        ("{transform: add, value: 15min}", 900_000_000), ("{transform: add, value: 7}", 7_000_000),
    ])
    func spansAddedToInstants(_ json: String, _ micros: Double) throws {
        guard case .add(micros) = try modifier(json, type: "datetime") else { return #expect(Bool(false)) }
    }

    @Test func modifiersOfInstants() throws {
        guard
            case .clamp(.some(1_704_067_200_000_000), nil) =
                try modifier("{transform: clamp, args: {min: \"2024-01-01\"}}", type: "datetime")
        else { return #expect(Bool(false)) }
        guard case .timeJitter(30) = try modifier("{transform: time_jitter, args: {std_minutes: 30}}", type: "datetime")
        else { return #expect(Bool(false)) }
    }

    @Test func modifiersAlongTime() throws {
        let weights = "[1,1,1,1,1,2,2]"
        guard
            case .seasonality(let season, on: .some("at")) = try modifier(
                "{transform: seasonality, args: {dimension: dow, weights: \(weights), on: at}}")
        else { return #expect(Bool(false)) }
        #expect(season == Self.week)
        guard case .trend(let growth) = try modifier("{transform: trend, args: {growth_rate: 0.1, time_reference: at}}")
        else { return #expect(Bool(false)) }
        #expect(growth == Trend(.exponential(growth: 0.1), timeReference: "at"))
        guard
            case .trend(let log) = try modifier("{transform: trend, args: {type: logarithmic, params: {a: 2, b: 3}}}")
        else { return #expect(Bool(false)) }
        #expect(log == Trend(.logarithmic(a: 2, b: 3)))
    }

    @Test func outliersAndTheirMagnitudes() throws {
        guard case .outliers(let usual) = try modifier("{transform: outliers, args: {rate: 0.1}}") else {
            return #expect(Bool(false))
        }
        #expect(usual.isSpike && usual.magnitude.kind == .lognormal(mean: 0, sigma: 0.5))
        guard
            case .outliers(let given) = try modifier(
                "{transform: outliers, args: {rate: 0.1, mode: drop, magnitude_dist: {kind: uniform, min: 2, max: 5}}}")
        else { return #expect(Bool(false)) }
        #expect(!given.isSpike && given.magnitude.kind == .uniform(low: 2, high: 5))
    }

    @Test func valuesMappedAtOnce() throws {
        let column = try column(
            """
            {name: c, type: string, generator: {choice: {choices: [A, B]}},
             modifiers: [{transform: map_values, args: {mapping: {A: B, B: A}}}]}
            """)
        guard case .mapValues(let pairs) = column.modifiers.first else { return #expect(Bool(false)) }
        #expect(pairs.map(\.from) == [.string("A"), .string("B")] && pairs.map(\.to) == [.string("B"), .string("A")])
    }

    @Test func effectsOfColumnsAndOfFanouts() throws {
        let effect = """
            {transform: effect, args: {effect_table: promo, on: {tier: tier}, window: {start_col: a, end_col: b},
             map: {field: factor}}}
            """
        let text =
            shop(
                orderColumns: """
                    - {name: tier, type: string, generator: {lookup: {from: user.tier}}}
                      - {name: c, type: float, generator: {distribution: {type: normal}}, modifiers: [\(effect)]}
                    """, orderKeys: "modifiers: [\(effect)]",
                document: """
                    - id: promo
                      kind: entity
                      pk: k
                      columns:
                      - {name: k, type: int, generator: {sequence: {}}}
                      - {name: tier, type: string, generator: {choice: {choices: [gold]}}}
                      - {name: a, type: datetime, generator: {datetime_series: {}}}
                      - {name: b, type: datetime, generator: {datetime_series: {}}}
                      - {name: factor, type: float, generator: {distribution: {type: normal}}}
                    """)
        let order = try table("order", text)
        let expected = Effect(
            table: "promo", on: [KeyPair(local: "tier", remote: "tier")], windowStart: "a", windowEnd: "b",
            field: "factor", operation: .mul, fallback: 1)
        #expect(order.fanoutEffects == [expected])
        guard case .effect(expected) = order.columns.last?.modifiers.first else { return #expect(Bool(false)) }
    }

    @Test func aModifierThatCannotApplyIsLeftOut() throws {
        let text = shop(
            orderColumns: """
                - {name: c, type: datetime, generator: {datetime_series: {}},
                     modifiers: [{transform: multiply, args: {factor: 2}}]}
                """)
        let lenient = load(text, isStrict: false)
        #expect(lenient.diagnostics.map(\.severity) == [.warning])
        #expect(lenient.dataset?.tables[1].columns.last?.modifiers.isEmpty == true)
        #expect(load(text).diagnostics.map(\.severity) == [.error])
    }

    // MARK: Behaviours

    @Test(arguments: [
        "{segment_column: tier, behaviors: {gold: {fanout_multiplier: 2, value_multiplier: 3}}}",
        "{segment_column: tier, segments: {gold: {fanout_multiplier: 2, value_multiplier: 3}}}",
        "{gold: {fanout_multiplier: 2, value_multiplier: 3}}",
    ])
    func segments(_ json: String) throws {
        let segments = try #require(try table("user", shop(userKeys: "segment_behavior: \(json)")).segments)
        #expect(segments.column == "tier" && segments.appliesTo == [])
        #expect(segments.segments.map(\.name) == ["gold"])
        #expect(segments.segments.map(\.multipliers) == [.init(fanout: 2, value: 3)])
    }

    @Test func segmentsWithSharesOnlyMultiplyByOne() throws {
        let json = "{segment_column: tier, applies_to_columns: [amount], segments: {gold: {base_probability: 0.2}}}"
        let segments = try #require(try table("user", shop(userKeys: "segment_behavior: \(json)")).segments)
        #expect(segments.segments.map(\.multipliers) == [.init()] && segments.appliesTo == ["amount"])
    }

    @Test(
        arguments: [
            ("curve: [1, 0.5], applies_to: fanout", AgeCurve.steps([1, 0.5]), PeriodUnit.month, .fanout),
            (
                "curve: {curve_type: logarithmic, params: {a: 1, b: 0.2}}, time_unit: year, applies_to: [amount]",
                .logarithmic(a: 1, b: 0.2), .year, .columns(["amount"])
            ),
            (
                "curve: {type: exponential, params: {a: 2, b: -1}}, time_unit: day, applies_to: all",
                .exponential(a: 2, b: -1), .day, .all
            ),
            (
                "curve: {type: linear, a: 2, b: 1}, applies_to: amount", .linear(a: 2, b: 1), .month,
                .columns(["amount"])
            ),
        ] as [(String, AgeCurve, PeriodUnit, VintageBehavior.Scope)])
    func vintages(_ json: String, _ curve: AgeCurve, _ unit: PeriodUnit, _ scope: VintageBehavior.Scope) throws {
        let keys = "vintage_behavior: {created_at_column: born, age_based_multipliers: {m: {\(json)}}}"
        let vintage = try #require(try table("user", shop(userKeys: keys)).vintage)
        #expect(vintage.createdAt == "born" && vintage.multipliers.map(\.name) == ["m"])
        let multiplier = vintage.multipliers[0]
        #expect(multiplier.curve == curve && multiplier.unit == unit && multiplier.scope == scope)
    }

    @Test func stages() throws {
        let json = """
            {stages: [{stage_name: in}, {stage_name: paid, transition_rate: 0.4}],
               segment_variation: {gold: {transition_multiplier: 1.4}}}
            """
        let order = try table("order", shop(orderKeys: "stage_config: \(json)"))
        guard case .stages(let config) = order.process else { return #expect(Bool(false)) }
        #expect(config.stages == [.init(name: "in", rate: 1), .init(name: "paid", rate: 0.4)])
        #expect(config.hoursBetween == 24 && config.segmentMultipliers.map(\.multiplier) == [1.4])
    }

    @Test func stageColumnsNeedNoGenerator() throws {
        let order = try table(
            "order",
            shop(
                orderColumns: "- {name: stage_name, type: string}\n  - {name: stage_index, type: int}",
                orderKeys: "stage_config: {stages: [{stage_name: in}]}"))
        #expect(order.columns.suffix(2).allSatisfy { $0.generator == nil })
    }

    @Test func states() throws {
        let json = """
            {initial_state: on, period_unit: week, max_transitions: 9, segment_variation: {gold: {churn_multiplier: 0.5}},
               vintage_variation: {churn_multiplier_curve: [1, 2]},
               states: {on: {transition_prob_per_period: 0.2, next_states: {off: 1}}, off: {terminal: true}}}
            """
        let order = try table("order", shop(orderKeys: "state_transition_model: \(json)"))
        guard case .transitions(let model) = order.process else { return #expect(Bool(false)) }
        #expect(model.initial == "on" && model.unit == .week && model.maxTransitions == 9)
        #expect(model.states.map(\.name) == ["on", "off"] && model.states.map(\.probability) == [0.2, 0])
        #expect(model.states[0].next.map(\.name) == ["off"] && model.states[1].next.isEmpty)
        #expect(model.ageMultiplier == .steps([1, 2]) && model.segmentMultipliers.map(\.multiplier) == [0.5])
    }

    @Test func attribution() throws {
        let json = "{channels: [a, b], max_touches: 6, attribution_model: time_decay, time_decay_halflife_days: 14}"
        let data = try dataset(shop(orderKeys: "attribution_chain: \(json)"))
        let chain = try #require(data.tables[1].attribution)
        #expect(chain.channels == ["a", "b"] && chain.minTouches == 1 && chain.maxTouches == 6)
        #expect(chain.windowDays == 30 && chain.model == .timeDecay(halfLifeDays: 14))
        let touchpoints = try #require(data.tables.first { $0.name == chain.tableName })
        #expect(touchpoints.parents == ["order"] && touchpoints.columns.map(\.name).contains("attribution_weight"))
    }

    @Test(
        arguments: [
            ("{distribution: zipf, a: 1.2, max: 50}", Fanout(.zipf(exponent: 1.2), maximum: 50)),
            ("{distribution: geometric, mean: 3}", Fanout(.geometric(mean: 3))),
            (
                "{distribution: choice, counts: [0, 2], weights: [1, 3]}",
                Fanout(.choice(counts: [0, 2], weights: [1, 3]))
            ),
            ("{distribution: poisson, lambda: 2, clamp: [1, 9]}", Fanout(.poisson(lambda: 2), minimum: 1, maximum: 9)),
        ])
    func fanouts(_ json: String, _ expected: Fanout) throws {
        #expect(try table("order", shop(orderKeys: "fanout: \(json)")).fanout == expected)
    }

    // MARK: The document

    @Test func constraints() throws {
        let data = try dataset(
            shop(
                orderColumns:
                    "- {name: paid, type: datetime, generator: {datetime_series: {}}, constraints: {comment: late}}",
                document: """
                    constraints:
                      unique: [order.order_id, [order.user_id, order.at]]
                      foreign_keys: [{from: order.user_id, to: user.user_id}]
                      ranges: [{attr: order.amount, min: 1, max: 9}, {attr: order.at, min: "2024-01-01"}]
                      inequalities: [{left: order.at, op: "<", right: paid}]
                      pattern: [{attr: user.tier, regex: "[a-z]+"}]
                      enum: [{attr: user.tier, values: [gold, free]}]
                      functional_dependencies: [{table: order, determinant: user_id, dependent: [amount]}]
                    """)
        ).constraints
        let paid = ColumnReference(table: "order", column: "paid")
        let at = ColumnReference(table: "order", column: "at")
        #expect(data.unique.map(\.count) == [1, 2] && data.foreignKeys.map(\.to.description) == ["user.user_id"])
        #expect(data.ranges.map(\.low) == [1, 1_704_067_200_000_000] && data.ranges.map(\.high) == [9, nil])
        #expect(data.inequalities == [.init(left: at, comparison: .less, right: paid)])
        #expect(data.patterns.map(\.regex) == ["[a-z]+"])
        #expect(data.enumerations.map(\.values) == [[.string("gold"), .string("free")]])
        #expect(data.functionalDependencies.map(\.dependent) == [["amount"]])
    }

    @Test func constraintsOfColumns() throws {
        let columns =
            "- {name: c, type: float, generator: {distribution: {type: normal}}, constraints: {min: 1, max: 2}}"
        let constraints = try dataset(shop(orderColumns: columns)).constraints
        #expect(
            constraints.ranges == [.init(column: ColumnReference(table: "order", column: "c"), low: 1, high: 2)])
    }

    @Test func targets() throws {
        let text = shop(
            document: """
                scale: 2.5
                dag: [[user], [order]]
                targets:
                  weekend_share: {table: order, timestamp: at, min: 0.2, max: 0.4}
                  mean_in_range: [{table: order, column: amount, min: 1}, {table: order, column: amount, max: 2}]
                  fanout: {table: order, min: 1, max: 9}
                  composite_effect: {table: order, metric: volume, tolerance: {mae: 0.1, mape: 0.15},
                    influences: [{kind: seasonality, dimension: dow, weights: [1,1,1,1,1,2,2]}]}
                """)
        let data = try dataset(text)
        #expect(data.scale == 2.5 && data.targets.count == 5)
        guard case .weekendShare(let column, 0.2, 0.4) = data.targets[0] else { return #expect(Bool(false)) }
        #expect(column.description == "order.at")
        guard case .fanout("order", 1, 9) = data.targets[3] else { return #expect(Bool(false)) }
        guard case .compositeEffect("order", "volume", [Self.week], .some(0.1), .some(0.15)) = data.targets[4] else {
            return #expect(Bool(false))
        }
    }

    @Test func factsWithoutParentsStandAlone() throws {
        let text =
            "nodes: [{id: f, kind: fact, pk: k, rows: 7, columns: [{name: k, type: int, generator: {sequence: {}}}]}]"
        #expect(try table("f", text).rows == 7)
    }

    @Test func readersKeysAreFree() throws {
        let text = """
            $schema: x
            notes: [a, b]
            metadata: {name: n, domain: d, use_case: u, comment: c}
            nodes: [{id: f, kind: entity, pk: k, note: 1, columns: [{name: k, type: int, notes: x, generator: {sequence: {}}}]}]
            """
        #expect(try dataset(text).name == "n")
    }
}

/// The documents of the tool whose language this is.
@Suite struct CompatibleDocumentTests {
    private static let folders = ["../shared", "../../shared"].map { Fixtures.package.appendingPathComponent($0) }

    /// A file or folder of the shared data; nil, with a line printed, where it is absent.
    private static func shared(_ path: String) -> URL? {
        let found = folders.map { $0.appendingPathComponent(path) }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
        if found == nil { print("\(path) is absent: nothing was looked at") }
        return found
    }

    @Test func documentsLoad() throws {
        guard let folder = Self.shared("compat/datagen") else { return }
        var count = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".json") && file != "schema.json" {
            let result = SchemaLoader().load(path: folder.appendingPathComponent(file).path)
            let isLoaded = result.dataset != nil
            #expect(isLoaded, "\(result.rendered())")
            count += 1
        }
        #expect(count >= 18)
    }

    /// The JSON Schema takes what the loader takes without a word.
    @Test func documentsAreValid() throws {
        guard let folder = Self.shared("compat/datagen") else { return }
        let validator = JSONSchemaValidator(root: JSONSchema.document())
        var count = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".json") {
            let result = SchemaLoader().load(path: folder.appendingPathComponent(file).path)
            guard let dataset = result.dataset, result.diagnostics.isEmpty else { continue }
            let isValid = validator.accepts(dataset.source)
            #expect(isValid, "\(file)")
            count += 1
        }
        #expect(count >= 10)
    }

    @Test func theOlderFormatIsRefusedByName() throws {
        guard let folder = Self.shared("compat/datagen") else { return }
        let result = SchemaLoader().load(path: folder.appendingPathComponent("schema.json").path)
        let isLoaded = result.dataset != nil
        #expect(!isLoaded)
        let text = result.rendered()
        for key in ["seed_strategy", "behaviors", "quality_targets", "output", "cross_rules"] {
            #expect(text.contains("\"\(key)\" belongs to an older form of the document"))
        }
    }

    /// Each block of JSON in the guide: whole documents as they are, the others inside a small table.
    @Test func blocksOfTheGuideLoad() throws {
        guard let file = Self.shared("seeds/datagen-readme.md") else { return }
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: "```json\n").dropFirst()
        let blocks = parts.compactMap { $0.components(separatedBy: "\n```").first }
        #expect(blocks.count == 3)
        for block in blocks {
            let result = SchemaLoader().load(bytes: Array(Self.document(block).utf8), name: "guide.json")
            let isLoaded = result.dataset != nil
            #expect(isLoaded, "\(result.rendered())")
            #expect(result.diagnostics.isEmpty, "\(result.rendered())")
        }
    }

    private static func document(_ block: String) -> String {
        if block.contains("\"nodes\"") { return block }
        let isModifiers = block.contains("\"modifiers\"")
        let body = isModifiers ? String(block.drop { $0 != "[" }.prefix { _ in true }.dropLast(1)) : block
        let columns =
            isModifiers
            ? """
            {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}},
            {"name": "v", "type": "float", "generator": {"distribution": {"type": "normal"}}, "modifiers": \(body)}
            """ : body
        return """
            {"nodes": [{"id": "t", "kind": "entity", "pk": "k", "columns": [
              {"name": "k", "type": "int", "generator": {"sequence": {}}}, \(columns)]}]}
            """
    }
}
