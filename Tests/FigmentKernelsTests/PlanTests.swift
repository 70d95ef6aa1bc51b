import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Documents through the plan, to the point where kernels take over.
@Suite struct PlanTests {
    private func column(_ name: String, _ type: DataType, _ edit: (inout ColumnSpec) -> Void = { _ in }) -> ColumnSpec {
        var result = ColumnSpec(name: name, type: type, declaredType: "", location: FigmentSchema.SourceLocation())
        edit(&result)
        return result
    }

    private func fail(_ what: String) { Issue.record("\(what)") }

    private func dataset(
        _ columns: [ColumnSpec], _ dialect: Dialect = .collection, edit: (inout Dataset) -> Void = { _ in }
    ) -> Dataset {
        let table = Table(name: "t", kind: .entity, columns: columns, location: FigmentSchema.SourceLocation())
        var result = Dataset(name: "d", dialect: dialect, tables: [table], source: Documents.noSource)
        edit(&result)
        return result
    }

    private func plan(_ column: ColumnSpec, _ dialect: Dialect = .collection) throws -> ColumnPlan {
        try #require(try PlanBuilder(dataset([column], dialect)).build().tables.first?.columns.first)
    }

    private func bounds(_ type: DataType, _ low: Literal?, _ high: Literal?) throws -> ClosedRange<Int64>? {
        let plan = try plan(
            column("x", type) {
                $0.minimum = low
                $0.maximum = high
            })
        guard case .uniformInt(let low, let high) = plan.recipe else { return nil }
        return low...high
    }

    // MARK: Defaults

    @Test func integersWithoutBounds() throws {
        #expect(try bounds(.int8, nil, nil) == -128...127)
        #expect(try bounds(.int16, nil, nil) == -32_768...32_767)
        #expect(try bounds(.int32, nil, nil) == -2_147_483_648...2_147_483_647)
        #expect(try bounds(.int64, nil, nil) == -999_999...999_999)
        #expect(try bounds(.uint8, nil, nil) == 0...255)
        #expect(try bounds(.uint64, nil, nil) == 0...999_999)
    }

    @Test func integersWithOneBound() throws {
        #expect(try bounds(.int8, .int(100), nil) == 100...127)
        #expect(try bounds(.int8, nil, .int(-100)) == -128 ... -100)
        #expect(try bounds(.int64, .int(0), nil) == 0...999_999)
        #expect(try bounds(.int64, .int(5_000_000), nil) == 5_000_000...5_999_999)
        #expect(try bounds(.int64, .int(.max), nil) == Int64.max...Int64.max)
        #expect(try bounds(.int64, nil, .int(.min)) == Int64.min...Int64.min)
        #expect(try bounds(.int64, nil, .int(-5_000_000)) == -5_999_999 ... -5_000_000)
        #expect(try bounds(.uint64, nil, .int(5)) == 0...5)
        #expect(try bounds(.int32, .double(1.9), .double(7)) == 1...7)
    }

    @Test func floats() throws {
        let cases: [(Literal?, Literal?, Double, Double)] = [
            (nil, nil, 0, 1), (.int(5), nil, 5, 6), (.double(-2), nil, -2, 1), (nil, .int(-3), -4, -3),
            (nil, .double(10), 0, 10), (.int(1), .double(1.5), 1, 1.5),
        ]
        for (low, high, from, to) in cases {
            let plan = try plan(
                column("x", .float32) {
                    $0.minimum = low
                    $0.maximum = high
                })
            guard case .uniformDouble(from, to) = plan.recipe else {
                Issue.record("\(plan.recipe)")
                continue
            }
        }
    }

    @Test func otherTypes() throws {
        guard case .bool = try plan(column("x", .bool)).recipe else { return fail("bool") }
        guard case .text(.email, 40) = try plan(column("email", .utf8) { $0.maxLength = 40 }).recipe else {
            return fail("text")
        }
        guard case .jsonDocument("meta") = try plan(column("meta", .json)).recipe else { return fail("json") }
        guard case .vector(.float16, 8) = try plan(column("v", .vector(element: .float16, dim: 8))).recipe else {
            return fail("vector")
        }
        guard case .sparseVector(1_000) = try plan(column("v", .sparseVector(dim: 1_000))).recipe else {
            return fail("sparse vector")
        }
        let list = try plan(column("tags", .list(.int8)) { $0.maxCapacity = 9 })
        guard case .list(.uniformInt(-128, 127), .int8, ListLength(0, 9)) = list.recipe else { return fail("list") }
        guard case .sequence(1, 1) = try plan(column("id", .int64) { $0.isPrimary = true }).recipe else {
            return fail("key")
        }
        guard case .generator(.choice) = try plan(column("x", .utf8) { $0.enumValues = [.string("a")] }).recipe else {
            return fail("enum")
        }
        guard
            case .instants(let instants) = try plan(column("at", .timestamp(unit: .milli, zone: nil))).recipe
        else { return fail("instant") }
        #expect(instants.startMicros == 1_704_067_200_000_000 && instants.endMicros == 1_735_689_600_000_000)
    }

    @Test func wrappedRecipes() throws {
        guard case .unique(.text) = try plan(column("id", .utf8) { $0.isPrimary = true }).recipe else {
            return fail("text key")
        }
        guard case .cardinality(.uniformInt, 0.25) = try plan(column("x", .int64) { $0.cardinalityRatio = 0.25 }).recipe
        else { return fail("cardinality") }
        // Different in every row as they are.
        guard
            case .uuid = try plan(
                column("id", .uuid) {
                    $0.isPrimary = true
                    $0.generator = .uuid
                }
            ).recipe
        else { return fail("uuid key") }
        let rows = Template(
            patterns: [.init(parts: [.text("u"), .reference(.init(column: nil, name: "row", letterCase: nil))])],
            pools: [])
        guard
            case .template = try plan(
                column("id", .utf8) {
                    $0.isUnique = true
                    $0.generator = .template(rows)
                }
            ).recipe
        else { return fail("template key") }
    }

    @Test func nullShares() throws {
        func share(_ dialect: Dialect, _ probability: Double?, _ isNullable: Bool = true) throws -> Double {
            try plan(
                column("x", .int8) {
                    $0.isNullable = isNullable
                    $0.nullProbability = probability
                }, dialect
            ).nullProbability
        }
        #expect(try share(.collection, nil) == 0.1)
        #expect(try share(.relational, nil) == 0)
        #expect(try share(.collection, 0.4) == 0.4)
        #expect(try share(.collection, 0) == 0)
        #expect(try share(.collection, nil, false) == 0)
    }

    @Test func whatServersMakeIsLeftOut() throws {
        let columns = [
            column("id", .int64) {
                $0.isPrimary = true
                $0.isAutoID = true
            },
            column("text", .utf8), column("sparse", .sparseVector(dim: 10)) { $0.isFunctionOutput = true },
        ]
        let plan = try PlanBuilder(dataset(columns)).build()
        #expect(plan.tables[0].columns.map(\.name) == ["id", "text"])
        #expect(plan.tables[0].columns.map(\.isWritten) == [false, true])
        let table = try KernelCompiler(plan).compile(table: 0, rowCount: 10)
        #expect(table.columns.map(\.name) == ["text"])
        #expect(table.descriptor.columns.map(\.name) == ["text"])
    }

    @Test func rowsAndSeeds() throws {
        var data = dataset([column("x", .int8)])
        #expect(try PlanBuilder(data).build().tables[0].rows == 1000)
        #expect(try PlanBuilder(data).build().seed == 42)
        data.tables[0].rows = 7
        data.seed = "s"
        #expect(try PlanBuilder(data).build().tables[0].rows == 7)
        #expect(try PlanBuilder(data).build().seed == "s")
        let options = PlanOptions(rows: 8, seed: 1)
        #expect(try PlanBuilder(data, options).build().tables[0].rows == 8)
        #expect(try PlanBuilder(data, options).build().seed == Seed("1"))
        #expect(try PlanBuilder(data, PlanOptions(rows: 8, rowsByTable: ["t": 9])).build().tables[0].rows == 9)
    }

    // MARK: What cannot be planned

    @Test func refusesOtherEngineVersions() {
        let data = dataset([column("x", .int8)]) { $0.engineVersion = EngineVersion.current + 1 }
        #expect(throws: PlanError.otherEngineVersion(asked: EngineVersion.current + 1, current: EngineVersion.current))
        {
            try PlanBuilder(data).build()
        }
        let same = dataset([column("x", .int8)]) { $0.engineVersion = EngineVersion.current }
        #expect(throws: Never.self) { try PlanBuilder(same).build() }
    }

    @Test func refusesBadRowCounts() {
        let data = dataset([column("x", .int8)])
        #expect(throws: PlanError.negativeRows(table: "t", rows: -1)) {
            try PlanBuilder(data, PlanOptions(rows: -1)).build()
        }
        #expect(throws: PlanError.unknownTable(name: "q", known: ["t"])) {
            try PlanBuilder(data, PlanOptions(rowsByTable: ["q": 1])).build()
        }
    }

    @Test func refusesRowsBeyondTheKey() throws {
        let data = dataset([column("id", .int8) { $0.isPrimary = true }])
        #expect(throws: PlanError.tooManyRows(table: "t", column: "id", rows: 128, maximum: 127)) {
            try PlanBuilder(data, PlanOptions(rows: 128)).build()
        }
        #expect(throws: Never.self) { try PlanBuilder(data, PlanOptions(rows: 127)).build() }
        let falling = dataset([column("x", .uint8) { $0.generator = .sequence(start: 10, step: -5) }])
        #expect(throws: Never.self) { try PlanBuilder(falling, PlanOptions(rows: 3)).build() }
        #expect(throws: PlanError.tooManyRows(table: "t", column: "x", rows: 4, maximum: 3)) {
            try PlanBuilder(falling, PlanOptions(rows: 4)).build()
        }
        let still = dataset([column("x", .int8) { $0.generator = .sequence(start: 10, step: 0) }])
        #expect(throws: Never.self) { try PlanBuilder(still, PlanOptions(rows: 1_000)).build() }
    }

    @Test func refusesSmallDomains() throws {
        let data = dataset([
            column("x", .int64) {
                $0.isUnique = true
                $0.minimum = .int(1)
                $0.maximum = .int(50)
            }
        ])
        let compiler = KernelCompiler(try PlanBuilder(data).build())
        #expect(throws: PlanError.domainTooSmall(table: "t", column: "x", rows: 51, domain: 50)) {
            try compiler.compile(table: 0, rowCount: 51)
        }
        #expect(throws: Never.self) { try compiler.compile(table: 0, rowCount: 50) }
    }

    @Test func refusesUnknownReferences() {
        let lookup = dataset([
            column("x", .int64) { $0.generator = .lookup(Lookup(from: ColumnReference(table: "q", column: "id"))) }
        ])
        #expect(throws: PlanError.unknownTable(name: "q", known: ["t"])) {
            try PlanBuilder(lookup).build()
        }
        let template = Template(
            patterns: [.init(parts: [.reference(.init(column: "y", name: "first", letterCase: nil))])], pools: [])
        let reference = dataset([column("x", .utf8) { $0.generator = .template(template) }])
        #expect(throws: PlanError.unknownReference(table: "t", column: "x", name: "y.first")) {
            try PlanBuilder(reference).build()
        }
    }

    @Test func ordersTablesAndRefusesCycles() throws {
        func table(_ name: String, _ parents: [String]) -> Table {
            var result = Table(
                name: name, kind: .fact, columns: [column("x", .int8)], location: FigmentSchema.SourceLocation())
            result.parents = parents
            return result
        }
        var data = dataset([])
        data.tables = [table("c", ["b"]), table("a", []), table("b", ["a"])]
        let plan = try PlanBuilder(data).build()
        #expect(plan.tables.map(\.name) == ["a", "b", "c"])
        #expect(plan.tables.map { $0.fanout?.parent } == [nil, 0, 1])
        data.tables = [table("a", ["b"]), table("b", ["c"]), table("c", ["b"])]
        #expect(throws: PlanError.cycle(path: ["b", "c", "b"])) { try PlanBuilder(data).build() }
        data.tables = [table("a", ["a"])]
        #expect(throws: PlanError.cycle(path: ["a", "a"])) { try PlanBuilder(data).build() }
        data.tables = [table("a", ["z"])]
        #expect(throws: PlanError.unknownTable(name: "z", known: ["a"])) { try PlanBuilder(data).build() }
    }
}
