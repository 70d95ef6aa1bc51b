import FigmentSchema
import FigmentTypes
import FigmentYAML
import Foundation
import Testing

extension RelationalDialectTests {
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
}
