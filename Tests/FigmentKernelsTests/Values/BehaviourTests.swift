import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Figures that documents state of behaviours, at fixed seeds: moments, shares and whole distributions.
@Suite struct BehaviourTests {
    private static let start = 1_704_067_200e9
    private static let day = 86_400e9
    /// 1 January 2024 to 1 January 2026.
    private static let end = start + 731 * day

    private func tables(_ nodes: String) throws -> [String: CompiledTable] {
        let text = """
            {"version": "1.0", "seed": 17, "timeframe": {"start": "2024-01-01", "end": "2026-01-01"}, "nodes": [\(nodes)]}
            """
        let tables = try Documents.compile(try Documents.plan(text))
        return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    }

    private static func key(_ name: String) -> String {
        #"{"name": "\#(name)", "type": "int", "generator": {"sequence": {"start": 0}}}"#
    }

    /// Customers with a time of creation, and their orders.
    private func customers(_ rows: Int, _ behaviour: String, orders: String = "") throws -> [String: CompiledTable] {
        try tables(
            """
            {"id": "customer", "kind": "entity", "rows": \(rows), "pk": "id", \(behaviour), "columns": [\(Self.key("id")),
              {"name": "tier", "type": "string", "generator": {"choice": {"choices": ["a", "b"], "weights": [3, 1]}}},
              {"name": "created_at", "type": "datetime", "generator": {"datetime_series": {}}}]},
            {"id": "orders", "kind": "fact", "pk": "order_id", "parents": ["customer"],
             "fanout": {"distribution": "poisson", "lambda": 4}, "columns": [\(Self.key("order_id")),
              {"name": "customer_id", "type": "int", "generator": {"lookup": {"from": "customer.id"}}},
              {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}}\(orders)]}
            """)
    }

    // MARK: Vintages

    /// The curve e^(-age ∕ 6) in months of 30 days, and its integral from 0.
    private static func mass(_ months: Double) -> Double { 6 * (1 - Foundation.exp(-months / 6)) }

    /// Counts have the mean of the curve over what is left of the window, and events its density.
    @Test func vintagesThinChildren() throws {
        let curve = #"{"curve_type": "exponential", "params": {"a": 1, "b": -0.16666666666666666}}"#
        let tables = try customers(
            Effort.count(60_000),
            """
            "vintage_behavior": {"created_at_column": "created_at", "age_based_multipliers":
              {"activity": {"curve": \(curve), "time_unit": "month", "applies_to": "fanout"}}}
            """)
        let created = try #require(tables["customer"]).numbers("created_at")
        let orders = try #require(tables["orders"])
        let owners = try orders.numbers("customer_id").map { created[Int($0)] }
        let times = try orders.numbers("at")
        let month = 30 * Self.day
        let expected = created.reduce(0) { sum, birth in
            let span = (Self.end - birth) / month
            return sum + 4 * (span > 0 ? Self.mass(span) / span : 1)
        }
        let count = Double(times.count)
        #expect(abs(count - expected) < 4.5 * expected.squareRoot(), "\(count) of \(expected)")
        #expect(zip(times, owners).allSatisfy { $0 >= $1 })
        let shares = zip(times, owners).map { Self.mass(($0 - $1) / month) / Self.mass((Self.end - $1) / month) }
        #expect(Statistics.kolmogorov(shares) { min(max($0, 0), 1) } < 2.69)
    }

    /// Values are multiplied by the curve at the event's own age; keys and integers stay what they are.
    @Test func vintagesScaleValues() throws {
        let tables = try customers(
            5_000,
            """
            "vintage_behavior": {"created_at_column": "created_at", "age_based_multipliers":
              {"value": {"curve": [1, 2, 4], "time_unit": "month", "applies_to": ["amount", "pieces"]}}}
            """,
            orders: #"""
                , {"name": "amount", "type": "float", "generator": {"choice": {"choices": [10.0]}}},
                {"name": "pieces", "type": "int", "generator": {"choice": {"choices": [3]}}}
                """#)
        let created = try #require(tables["customer"]).numbers("created_at")
        let orders = try #require(tables["orders"])
        let (owners, times) = (try orders.numbers("customer_id"), try orders.numbers("at"))
        let (amounts, pieces) = (try orders.numbers("amount"), try orders.numbers("pieces"))
        for i in times.indices {
            let month = Int((times[i] - created[Int(owners[i])]) / (30 * Self.day))
            let factor = [1.0, 2, 4][min(month, 2)]
            #expect(amounts[i] == 10 * factor && pieces[i] == 3 * factor)
        }
        #expect(Set(amounts) == [10, 20, 40])
    }

    // MARK: Times

    private func events(_ generator: String, type: String = "datetime", _ rows: Int) throws -> [Double] {
        let tables = try tables(
            """
            {"id": "t", "kind": "entity", "rows": \(rows), "pk": "id", "columns": [\(Self.key("id")),
              {"name": "at", "type": "\(type)", "generator": \(generator)}]}
            """)
        return try #require(tables["t"]).numbers("at")
    }

    @Test(arguments: [("logistic", 0.4, 8.0), ("exponential", 0.5, 3.0), ("linear", 0.5, 10.0)])
    func diffusionFollowsItsCurve(_ kind: String, _ inflection: Double, _ steepness: Double) throws {
        let times = try events(
            """
            {"diffusion_curve": {"within": "timeframe", "curve_type": "\(kind)", "inflection_point": \(inflection),
              "steepness": \(steepness)}}
            """, Effort.count(100_000))
        func growth(_ x: Double) -> Double {
            switch kind {
            case "logistic": 1 / (1 + Foundation.exp(-steepness * (x - inflection)))
            case "exponential": Foundation.exp(steepness * x) - 1
            default: x
            }
        }
        let shares = times.map {
            (growth(($0 - Self.start) / (Self.end - Self.start)) - growth(0)) / (growth(1) - growth(0))
        }
        #expect(Statistics.kolmogorov(shares) { min(max($0, 0), 1) } < 2.69)
    }

    /// Several patterns multiply: the share of every weekday and hour is the product of their weights.
    @Test func patternsMultiply() throws {
        let n = Effort.count(200_000)
        let weekdays = [1.0, 1, 2, 2, 3, 5, 4]
        let hours = (0..<24).map { 1.0 + Double($0 % 6) }
        let times = try events(
            """
            {"datetime_series": {"within": {"start": "2024-01-01", "end": "2024-12-30"}, "freq": "H", "pattern": [
              {"dimension": "dow", "weights": \(weekdays)}, {"dimension": "hour", "weights": \(hours)}]}}
            """, n)
        var counts = [Int](repeating: 0, count: 7 * 24)
        for time in times {
            let hour = Int(time / 3_600e9)
            // 1 January 1970 was a Thursday.
            counts[(hour / 24 + 3) % 7 * 24 + hour % 24] += 1
        }
        // 52 whole weeks: every weekday is there as often as every other.
        let total = weekdays.reduce(0, +) * hours.reduce(0, +)
        let expected = weekdays.flatMap { day in hours.map { day * $0 / total * Double(n) } }
        #expect(abs(Statistics.score(counts, expected: expected)) < 4.8)
    }

    // MARK: Modifiers

    private func numbers(_ modifiers: String, value: String = "100.0", _ rows: Int) throws -> (
        times: [Double], values: [Double]
    ) {
        let tables = try tables(
            """
            {"id": "t", "kind": "entity", "rows": \(rows), "pk": "id", "columns": [\(Self.key("id")),
              {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}},
              {"name": "x", "type": "float", "generator": {"choice": {"choices": [\(value)]}},
               "modifiers": [\(modifiers)]}]}
            """)
        let table = try #require(tables["t"])
        return (try table.numbers("at"), try table.numbers("x"))
    }

    @Test func trendsGrowFromTheStart() throws {
        let kinds: [(String, (Double) -> Double)] = [
            (#""type": "exponential", "growth_rate": 0.3"#, { pow(1.3, $0) }),
            (#""type": "linear", "growth_rate": 0.3"#, { 1 + 0.3 * $0 }),
            (#""type": "logarithmic", "params": {"a": 0.5, "b": 2}"#, { 1 + 0.5 * Foundation.log(1 + 2 * $0) }),
        ]
        for (args, growth) in kinds {
            let made = try numbers(#"{"transform": "trend", "args": {\#(args), "time_reference": "at"}}"#, 2_000)
            for (time, value) in zip(made.times, made.values) {
                let years = (time - Self.start) / (365.25 * Self.day)
                #expect(abs(value - 100 * growth(years)) < 1e-9 * value, "\(args)")
            }
        }
    }

    @Test func outliersComeAtTheirRate() throws {
        let n = Effort.count(200_000)
        for (mode, isSpike) in [("spike", true), ("drop", false)] {
            let values = try numbers(
                #"{"transform": "outliers", "args": {"rate": 0.03, "mode": "\#(mode)"}}"#, n
            ).values
            let far = values.filter { $0 != 100 }
            #expect(abs(Double(far.count) - 0.03 * Double(n)) < 4.5 * (0.0291 * Double(n)).squareRoot())
            // 1 + m of the value, or the value by 1 + m; m is lognormal (0, 0.5) within [0.1, 10].
            let magnitudes = far.map { isSpike ? $0 / 100 - 1 : 100 / $0 - 1 }
            #expect(magnitudes.allSatisfy { $0 > 0.0999 && $0 < 10.001 })
            #expect(
                Statistics.kolmogorov(magnitudes) { Statistics.normalDistribution(Foundation.log(max($0, 1e-9)) / 0.5) }
                    < 2.69)
        }
    }

    @Test func jitterIsNormal() throws {
        let n = Effort.count(100_000)
        let added = try numbers(#"{"transform": "jitter", "args": {"std": 4}}"#, n).values
        #expect(Statistics.kolmogorov(added) { Statistics.normalDistribution(($0 - 100) / 4) } < 2.69)
        let times = try numbers(#"{"transform": "jitter", "args": {"std": 0.1, "mode": "mul"}}"#, n).values
        #expect(Statistics.kolmogorov(times) { Statistics.normalDistribution(($0 - 100) / 10) } < 2.69)
    }

    // MARK: Lookups

    /// Any row of another table is as likely as any other, or by its place.
    @Test func lookupsAreDrawnByWeight() throws {
        let n = Effort.count(200_000)
        let tables = try tables(
            """
            {"id": "shop", "kind": "entity", "rows": 20, "pk": "shop_id", "columns": [\(Self.key("shop_id"))]},
            {"id": "sale", "kind": "entity", "rows": \(n), "pk": "id", "columns": [\(Self.key("id")),
              {"name": "any", "type": "int", "generator": {"lookup": {"from": "shop.shop_id"}}},
              {"name": "popular", "type": "int", "generator":
                {"lookup": {"from": "shop.shop_id", "as": "popular", "weights_kind": "zipf@1.5"}}}]}
            """)
        let sale = try #require(tables["sale"])
        func counts(_ name: String) throws -> [Int] {
            var counts = [Int](repeating: 0, count: 20)
            for value in try sale.numbers(name) { counts[Int(value)] += 1 }
            return counts
        }
        #expect(abs(Statistics.score(even: try counts("any"))) < 4.8)
        let weights = (1...20).map { pow(Double($0), -1.5) }
        let sum = weights.reduce(0, +)
        #expect(abs(Statistics.score(try counts("popular"), expected: weights.map { $0 / sum * Double(n) })) < 4.8)
    }

    // MARK: Processes

    /// Waiting times are exponential with mean period ∕ probability, in each state; a segment multiplies its churn.
    @Test func statesWaitAsLongAsTheyShould() throws {
        let tables = try tables(
            """
            {"id": "member", "kind": "entity", "rows": \(Effort.count(60_000)), "pk": "id", "columns": [\(Self.key("id")),
              {"name": "joined_at", "type": "datetime", "generator": {"constant": "2024-01-01T00:00:00"}}]},
            {"id": "state", "kind": "fact", "pk": "change_id", "parents": ["member"], "state_transition_model": {
              "initial_state": "on", "period_unit": "day", "states": {
                "on": {"transition_prob_per_period": 0.1, "next_states": {"off": 1}},
                "off": {"terminal": true}}}, "columns": [\(Self.key("change_id")),
              {"name": "id", "type": "int", "generator": {"lookup": {"from": "member.id"}}},
              {"name": "current_state", "type": "string", "generator": {"choice": {"choices": ["on", "off"]}}},
              {"name": "previous_state", "type": "string", "nullable": true,
               "generator": {"choice": {"choices": ["on", "off"]}}},
              {"name": "changed_at", "type": "datetime", "generator": {"datetime_series": {}}}]}
            """)
        let state = try #require(tables["state"])
        let names = try state.texts("current_state")
        let times = try state.numbers("changed_at")
        var waits: [Double] = []
        for i in names.indices where names[i] == "off" {
            #expect(names[i - 1] == "on")
            waits.append((times[i] - times[i - 1]) / Self.day)
        }
        // Ten days on average; the window of two years cuts nothing off that chance would show.
        #expect(waits.count > Effort.count(60_000) * 999 / 1_000)
        #expect(Statistics.kolmogorov(waits) { 1 - Foundation.exp(-max(0, $0) / 10) } < 2.69)
    }

    @Test(arguments: ["linear", "first_touch", "last_touch", "time_decay"])
    func attributionFollowsItsModel(_ model: String) throws {
        let tables = try tables(
            """
            {"id": "sale", "kind": "entity", "rows": 3000, "pk": "sale_id", "attribution_chain": {
               "channels": ["ads", "mail", "web"], "min_touches": 1, "max_touches": 5, "time_window_days": 30,
               "attribution_model": "\(model)", "time_decay_halflife_days": 7, "touchpoint_table_name": "touch"},
             "columns": [\(Self.key("sale_id")),
              {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}}]}
            """)
        let touch = try #require(tables["touch"])
        let sold = try #require(tables["sale"]).numbers("at")
        let (sales, times) = (try touch.numbers("conversion_id"), try touch.numbers("timestamp"))
        let weights = try touch.numbers("attribution_weight")
        var groups: [Int: [Int]] = [:]
        for (i, sale) in sales.enumerated() { groups[Int(sale), default: []].append(i) }
        var lengths = [Int](repeating: 0, count: 5)
        for (sale, rows) in groups {
            lengths[rows.count - 1] += 1
            let ages = rows.map { (sold[sale] - times[$0]) / Self.day }
            let raw: [Double] =
                switch model {
                case "linear": ages.map { _ in 1 }
                case "first_touch": ages.indices.map { $0 == 0 ? 1 : 0 }
                case "last_touch": ages.indices.map { $0 == ages.count - 1 ? 1 : 0 }
                default: ages.map { pow(0.5, $0 / 7) }
                }
            let sum = raw.reduce(0, +)
            for (row, weight) in zip(rows, raw) { #expect(abs(weights[row] - weight / sum) < 1e-9, "\(model)") }
        }
        #expect(groups.count == 3_000)
        #expect(abs(Statistics.score(even: lengths)) < 4.8)
    }
}
