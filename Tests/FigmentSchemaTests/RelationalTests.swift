import FigmentSchema
import FigmentTypes
import FigmentYAML
import Testing

@Suite struct RelationalTests {
    private func load(_ text: String, isStrict: Bool = true) -> LoadResult {
        SchemaLoader(yamlReader: YAML.reader).load(
            bytes: Array(text.utf8), name: "shop.yaml", options: .init(isStrict: isStrict))
    }

    private static let shop = """
        version: "1.0"
        metadata: {name: Shop, description: Users and what they did}
        seed: autumn
        engine: 1
        timeframe: {start: 2024-01-01T00:00:00Z, end: "2024-03-31T23:59:59Z", freq: H}
        nodes:
          - id: user
            kind: entity
            pk: user_id
            rows: 500
            columns:
              - {name: user_id, type: int, nullable: false, generator: {sequence: {start: 100, step: -2}}}
              - {name: token, type: uuid}
              - {name: tier, type: string, generator: {choice: {choices: [free, paid], weights: [9, 1]}}}
              - {name: age, type: int8, nullable: true, null_probability: 0.2,
                 generator: {distribution: {kind: normal, mu: 35, sigma: 12, clamp: [18, null]}}}
              - {name: born, type: date, generator: {datetime_series: {within: {start: 1950-01-01, end: 2006-01-01}}}}
              - {name: mail, type: string,
                 generator: {template: {template: "{first|lower}.{row}@{tier}.org", pools: {first: [Ann, Bob]}}}}
          - id: event
            kind: fact
            pk: [user_id, at]
            parents: [user]
            fanout: {distribution: poisson, lambda: 8, min: 0, max: 50}
            columns:
              - {name: user_id, type: int, generator: {lookup: {from: user.user_id}}}
              - {name: at, type: datetime, generator: {datetime_series: {}}}
              - {name: amount, type: "decimal(12,2)",
                 generator: {distribution: {type: lognormal, params: {mean: 3.5, sigma: 0.8}}}}
        constraints:
          unique: [user.user_id]
          foreign_keys: [{from: event.user_id, to: user.user_id}]
        """

    @Test func aWholeDocument() throws {
        let result = load(Self.shop)
        #expect(result.rendered() == "")
        let dataset = try #require(result.dataset)
        #expect(dataset.name == "Shop" && dataset.description == "Users and what they did")
        #expect(dataset.dialect == .relational && dataset.seed == "autumn" && dataset.engineVersion == 1)
        #expect(
            dataset.timeframe
                == Timeframe(startMicros: 1_704_067_200_000_000, endMicros: 1_711_929_599_000_000, frequency: "H"))
        #expect(dataset.tables.map(\.name) == ["user", "event"])
        let user = dataset.tables[0]
        #expect(user.kind == .entity && user.rows == 500 && user.primaryKey == ["user_id"] && user.parents == [])
        #expect(
            user.columns.map(\.type) == [
                .int64, .uuid, .utf8, .int8, .date32, .utf8,
            ])
        #expect(user.columns[0].isPrimary && user.columns[0].isUnique)
        #expect(user.columns[3].isNullable && user.columns[3].nullProbability == 0.2)
        guard case .sequence(100, -2) = user.columns[0].generator else { return #expect(Bool(false)) }
        #expect(user.columns[1].generator == nil)
        let event = dataset.tables[1]
        #expect(event.kind == .fact && event.rows == nil && event.primaryKey == ["user_id", "at"])
        #expect(event.parents == ["user"])
        #expect(event.fanout == Fanout(.poisson(lambda: 8), minimum: 0, maximum: 50))
        #expect(
            event.columns.map(\.type) == [
                .int64, .timestamp(unit: .nano, zone: nil), .decimal(precision: 12, scale: 2),
            ])
        #expect(event.columns[0].isPrimary && !event.columns[0].isUnique)
        guard case .lookup(let lookup) = event.columns[0].generator else { return #expect(Bool(false)) }
        #expect(lookup.from == ColumnReference(table: "user", column: "user_id"))
    }

    private func column(_ type: String) -> DataType? {
        let text = """
            nodes:
            - {id: t, kind: entity, pk: k, columns: [
                {name: k, type: int, generator: {sequence: {}}},
                {name: c, type: "\(type)", nullable: true, generator: {constant: null}}]}
            """
        return load(text).dataset?.tables[0].columns[1].type
    }

    @Test(arguments: [
        ("int", DataType.int64), ("int8", .int8), ("int16", .int16), ("int32", .int32), ("int64", .int64),
        ("uint8", .uint8), ("uint16", .uint16), ("uint32", .uint32), ("uint64", .uint64), ("float", .float64),
        ("float16", .float16), ("float32", .float32), ("float64", .float64), ("string", .utf8), ("bool", .bool),
        ("date", .date32), ("datetime", .timestamp(unit: .nano, zone: nil)), ("uuid", .uuid),
        ("decimal(38,0)", .decimal(precision: 38, scale: 0)), ("decimal(5, 5)", .decimal(precision: 5, scale: 5)),
        ("timestamp(second)", .timestamp(unit: .second, zone: nil)),
        ("timestamp(ms, UTC)", .timestamp(unit: .milli, zone: "UTC")),
        ("timestamp(micro,Europe/Prague)", .timestamp(unit: .micro, zone: "Europe/Prague")),
    ])
    func types(_ name: String, _ expected: DataType) {
        #expect(column(name) == expected)
    }

    @Test(arguments: [
        "decimal(0,0)", "decimal(39,0)", "decimal(3,4)", "decimal(3)", "timestamp()", "timestamp(ms,)", "vector()",
        "vector(-1)", "int64(3)", "decimal(3,2", "Int", "",
    ])
    func typeMistakes(_ name: String) {
        #expect(column(name) == nil)
    }

    @Test(arguments: [
        ("{distribution: constant, value: 3}", Fanout(.constant(3))),
        ("{distribution: constant, count: 0}", Fanout(.constant(0))),
        ("{distribution: uniform, low: 1, high: 4}", Fanout(.uniform(low: 1, high: 4))),
        ("{distribution: uniform, min: 1, max: 4}", Fanout(.uniform(low: 1, high: 4))),
        ("{distribution: poisson, lam: 0.5, clamp: [1, null]}", Fanout(.poisson(lambda: 0.5), minimum: 1)),
    ])
    func fanouts(_ text: String, _ expected: Fanout) {
        let document = """
            nodes:
            - {id: p, kind: entity, pk: k, columns: [{name: k, type: int, generator: {sequence: {}}}]}
            - {id: c, kind: fact, pk: k, parents: [p], fanout: \(text),
               columns: [{name: k, type: int, generator: {sequence: {}}}]}
            """
        let result = load(document)
        #expect(result.rendered() == "")
        #expect(result.dataset?.tables[1].fanout == expected)
    }

    @Test func rowsWithoutFanoutFixTheTotal() {
        let document = """
            nodes:
            - {id: p, kind: entity, pk: k, columns: [{name: k, type: int, generator: {sequence: {}}}]}
            - {id: c, kind: fact, pk: k, parents: [p], rows: 70,
               columns: [{name: k, type: int, generator: {sequence: {}}}]}
            """
        let result = load(document)
        #expect(result.rendered() == "")
        #expect(result.dataset?.tables[1].rows == 70)
        #expect(result.dataset?.tables[1].fanout == nil)
        #expect(result.dataset?.name == "shop")
    }

    @Test(arguments: ["1.0", "\"1.0\"", "1"]) func versions(_ version: String) {
        let document = """
            version: \(version)
            nodes: [{id: p, kind: entity, pk: k, columns: [{name: k, type: int, generator: {sequence: {}}}]}]
            """
        #expect(load(document).rendered() == "")
    }

    @Test func unknownKeysAreWarningsAndErrorsWhenStrict() {
        let document = """
            nodes: [{id: p, kind: entity, pk: k, colour: red, columns: [{name: k, type: int, generator: {sequence: {}}}]}]
            """
        let lenient = load(document, isStrict: false)
        #expect(lenient.diagnostics.map(\.severity) == [.warning])
        let isLoaded = lenient.dataset != nil
        #expect(isLoaded)
        #expect(load(document).diagnostics.map(\.severity) == [.error])
    }

    @Test func aMisspeltKeyIsIgnoredWithAWarning() {
        let document = """
            nodes: [{id: p, kind: entity, pk: k, rowz: 7, columns: [{name: k, type: int, generator: {sequence: {}}}]}]
            """
        // Ignored, as the warning says: not taken for the key that was meant.
        #expect(load(document, isStrict: false).dataset?.tables[0].rows == nil)
    }
}
