import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// `examples/shop.json`: most of the relational language in one document.
@Suite struct RelationalTests {
    private static let document: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (try? String(contentsOf: root.appendingPathComponent("examples/shop.json"), encoding: .utf8)) ?? ""
    }()

    private func shop(_ edit: (String) -> String = { $0 }) throws -> [String: CompiledTable] {
        let tables = try Documents.compile(try Documents.plan(edit(Self.document)))
        return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    }

    private func numbers(_ table: CompiledTable?, _ name: String) throws -> [Double] {
        try #require(table).numbers(name)
    }

    private func texts(_ table: CompiledTable?, _ name: String) throws -> [String?] {
        try #require(table).texts(name)
    }

    // MARK: The one rule

    /// Ranges in blocks of any size, rows in any order and rows alone: the same values, in every table and column.
    @Test func rowsDoNotDependOnTheirNeighbours() throws {
        let scratch = Scratch()
        for table in try shop().values {
            let n = Int(min(table.rowCount, 2_500))
            for compiled in table.columns {
                let whole = compiled.makeColumn()
                compiled.fill(RowRange(start: 0, count: n), into: whole, Scratch())
                let expected = (0..<n).map { Canonical.value(whole, $0) }
                let order = (0..<n).map { Int64(($0 * 1_237 + 11) % n) }
                guard !compiled.kernel.form.isSequence else { continue }
                for size in [1_000, 3] {
                    let column = compiled.makeColumn()
                    order.withUnsafeBufferPointer { rows in
                        for start in stride(from: 0, to: min(n, size * 300), by: size) {
                            let end = min(start + size, n)
                            let block = RowBlock(rows: UnsafeBufferPointer(rebasing: rows[start..<end]))
                            compiled.fill(block, into: column, scratch)
                        }
                    }
                    let wrong = (0..<column.count).first { Canonical.value(column, $0) != expected[Int(order[$0])] }
                    #expect(wrong == nil, "\(table.name).\(compiled.descriptor.name) in blocks of \(size)")
                }
            }
        }
    }

    /// One more column leaves the values of all others as they were.
    @Test func aNewColumnDisturbsNothing() throws {
        let before = try shop()
        let after = try shop { text in
            text.replacingOccurrences(
                of: #"{"name": "shipped_at""#,
                with:
                    #"{"name": "weight", "type": "float", "generator": {"distribution": {"type": "uniform"}}}, {"name": "shipped_at""#
            )
        }
        #expect(after["orders"]?.columns.count == (before["orders"]?.columns.count ?? 0) + 1)
        for name in ["ordered_at", "shipped_at", "quantity", "discount", "total", "note", "product_id"] {
            #expect(try texts(before["orders"], name) == texts(after["orders"], name), "\(name)")
        }
    }

    // MARK: Keys and orders

    @Test func keysAgree() throws {
        let shop = try shop()
        let orders = shop["orders"]
        let products = Set(try numbers(shop["product"], "product_id"))
        let category = try texts(shop["product"], "category")
        let price = try numbers(shop["product"], "price")
        let bought = try numbers(orders, "product_id")
        #expect(bought.allSatisfy { products.contains($0) })
        // The joins follow the key of the row.
        #expect(try texts(orders, "category") == bought.map { category[Int($0) - 1] })
        #expect(try numbers(orders, "price") == bought.map { price[Int($0) - 1] })
        let skus = try texts(shop["product"], "sku")
        #expect(Set(skus).count == skus.count)
        // An earlier row, and none in the first.
        let ids = try numbers(shop["customer"], "customer_id")
        let referrals = try texts(shop["customer"], "referred_by")
        #expect(referrals[0] == nil)
        for (i, referral) in referrals.enumerated() {
            if let referral { #expect(Double(referral) ?? .infinity < ids[i]) }
        }
        let roots = referrals.count { $0 == nil }
        #expect(abs(Double(roots) - 1000) < 4.5 * 500.0.squareRoot())
    }

    @Test func timesAreInOrder() throws {
        let shop = try shop()
        for (table, first, second) in [("promotion", "starts_at", "ends_at"), ("orders", "ordered_at", "shipped_at")] {
            let pairs = zip(try numbers(shop[table], first), try numbers(shop[table], second))
            #expect(pairs.allSatisfy { $0 < $1 }, "\(table)")
        }
        // No order before its customer joined.
        let joined = try numbers(shop["customer"], "joined_at")
        let customers = try numbers(shop["orders"], "customer_id").map { joined[Int($0) - 1000] }
        #expect(zip(customers, try numbers(shop["orders"], "ordered_at")).allSatisfy { $0 <= $1 })
        // On the hour, as asked.
        #expect(try numbers(shop["orders"], "ordered_at").allSatisfy { Int64($0) % 3_600_000_000_000 == 0 })
    }

    // MARK: Behaviours

    @Test func segmentsScaleTheirChildren() throws {
        let shop = try shop {
            $0.replacingOccurrences(of: #""rows": 2000"#, with: #""rows": 60000"#)
        }
        let tiers = try texts(shop["customer"], "tier").compactMap { $0 }
        let customers = try numbers(shop["orders"], "customer_id").map { Int($0) - 1000 }
        let quantities = try numbers(shop["orders"], "quantity")
        var owners: [String: Double] = [:]
        var children: [String: Double] = [:]
        var sums: [String: Double] = [:]
        for tier in tiers { owners[tier, default: 0] += 1 }
        for (customer, quantity) in zip(customers, quantities) {
            children[tiers[customer], default: 0] += 1
            sums[tiers[customer], default: 0] += quantity
        }
        func mean(_ tier: String) -> Double { (children[tier] ?? 0) / (owners[tier] ?? 1) }
        func value(_ tier: String) -> Double { (sums[tier] ?? 0) / (children[tier] ?? 1) }
        // Within five standard errors of the smallest group.
        #expect(abs(mean("gold") / mean("plus") - 3) < 0.12)
        #expect(abs(mean("basic") / mean("plus") - 0.5) < 0.02)
        #expect(abs(value("gold") / value("plus") - 2) < 0.03)
    }

    @Test func stagesFollowTheirRates() throws {
        let shop = try shop {
            $0.replacingOccurrences(of: #""rows": 2000"#, with: #""rows": 100000"#)
        }
        let tiers = try texts(shop["customer"], "tier").compactMap { $0 }
        let customers = try numbers(shop["onboarding"], "customer_id").map { Int($0) - 1000 }
        let stages = try numbers(shop["onboarding"], "stage_index")
        var reached = [0.0, 0.0, 0.0]
        var gold = [0.0, 0.0, 0.0]
        for (customer, stage) in zip(customers, stages) {
            if tiers[customer] == "gold" { gold[Int(stage)] += 1 } else { reached[Int(stage)] += 1 }
        }
        #expect(reached[0] + gold[0] == 100_000)
        for (counts, rates) in [(reached, [0.8, 0.5]), (gold, [0.96, 0.6])] {
            for step in 0..<2 {
                let (n, p) = (counts[step], rates[step])
                #expect(abs(counts[step + 1] - n * p) < 4.5 * (n * p * (1 - p)).squareRoot())
            }
        }
        #expect(try Set(texts(shop["onboarding"], "stage_name")) == ["signed_up", "confirmed", "bought"])
    }

    @Test func statesFollowTheirModel() throws {
        let shop = try shop {
            $0.replacingOccurrences(of: #""rows": 2000"#, with: #""rows": 50000"#)
        }
        let states = try texts(shop["membership"], "state")
        let previous = try texts(shop["membership"], "previous_state")
        let times = try numbers(shop["membership"], "changed_at")
        var counts: [String: Double] = [:]
        for i in states.indices {
            if let before = previous[i] {
                #expect(before == states[i - 1] && times[i] >= times[i - 1])
                counts["\(before)>\(states[i] ?? "")", default: 0] += 1
            } else {
                #expect(states[i] == "trial")
            }
        }
        let left = counts["trial>left"] ?? 0
        let active = counts["trial>active"] ?? 0
        let n = left + active
        #expect(abs(active - 0.6 * n) < 4.5 * (n * 0.24).squareRoot())
        #expect(counts["left>active"] == nil && counts["trial>paused"] == nil)
    }

    @Test func touchpointsShareTheirWeight() throws {
        let shop = try shop()
        let touchpoints = shop["touchpoint"]
        let conversions = try numbers(touchpoints, "conversion_id")
        let weights = try numbers(touchpoints, "attribution_weight")
        let positions = try numbers(touchpoints, "position")
        let times = try numbers(touchpoints, "timestamp")
        let ordered = try numbers(shop["orders"], "ordered_at")
        var sums: [Double: Double] = [:]
        for i in conversions.indices {
            sums[conversions[i], default: 0] += weights[i]
            let conversion = ordered[Int(conversions[i]) - 1]
            #expect(times[i] <= conversion && times[i] >= conversion - 30 * 86_400e9)
            if positions[i] > 1 { #expect(times[i] >= times[i - 1] && conversions[i] == conversions[i - 1]) }
        }
        #expect(sums.count == ordered.count)
        #expect(sums.values.allSatisfy { abs($0 - 1) < 1e-12 })
    }

    // MARK: Effects and expressions

    /// The first promotion of the category that runs at that time decides.
    @Test func effectsAreTheFirstMatch() throws {
        let shop = try shop()
        let promotion = shop["promotion"]
        let categories = try texts(promotion, "category")
        let (starts, ends) = (try numbers(promotion, "starts_at"), try numbers(promotion, "ends_at"))
        let factors = try numbers(promotion, "factor")
        let category = try texts(shop["orders"], "category")
        let at = try numbers(shop["orders"], "ordered_at")
        let discounts = try numbers(shop["orders"], "discount")
        for i in discounts.indices {
            let match = factors.indices.first {
                categories[$0] == category[i] && starts[$0] <= at[i] && at[i] <= ends[$0]
            }
            #expect(discounts[i] == (match.map { factors[$0] } ?? 1))
        }
    }

    @Test func expressionsAreComputed() throws {
        let shop = try shop()
        let quantity = try numbers(shop["orders"], "quantity")
        let price = try numbers(shop["orders"], "price")
        let discount = try numbers(shop["orders"], "discount")
        let total = try numbers(shop["orders"], "total")
        for i in total.indices { #expect(abs(total[i] - quantity[i] * price[i] * discount[i]) < 0.0051) }
        let ages = try numbers(shop["customer"], "age")
        let groups = try texts(shop["customer"], "age_group")
        #expect(groups == ages.map { $0 < 30 ? "young" : $0 < 65 ? "middle" : "senior" })
    }
}

extension Form {
    fileprivate var isSequence: Bool { if case .sequence = self { true } else { false } }
}
