import FigmentSchema
import FigmentTypes
import FigmentYAML
import Foundation
import Testing

/// Every key and spelling of the relational dialect, as it arrives in the model.
@Suite struct RelationalDialectTests {
    func load(_ text: String, isStrict: Bool = true) -> LoadResult {
        SchemaLoader(yamlReader: YAML.reader).load(
            bytes: Array(text.utf8), name: "shop.yaml", options: .init(isStrict: isStrict))
    }

    /// A user and its orders, with more columns and keys where a test wants them.
    func shop(
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

    func dataset(_ text: String) throws -> Dataset {
        let result = load(text)
        #expect(result.rendered() == "")
        return try #require(result.dataset)
    }

    func table(_ name: String, _ text: String) throws -> Table {
        try #require(try dataset(text).tables.first { $0.name == name })
    }

    func column(_ json: String) throws -> ColumnSpec {
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

    static let week = Seasonality(dimension: .dow, weights: [1, 1, 1, 1, 1, 2, 2])
    static let year = Seasonality(dimension: .month, weights: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])

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
