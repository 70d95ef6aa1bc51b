import FigmentSchema
import FigmentTypes
import FigmentYAML
import Foundation
import Testing

extension RelationalDialectTests {
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
}
