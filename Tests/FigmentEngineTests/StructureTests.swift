import Figment
import FigmentTestSupport
import Foundation
import Testing

/// Columns of type struct and geo_point, from the document to the files.
@Suite struct StructureTests {
    private func generation(_ columns: String, rows: Int = 1_500, more: String = "") throws -> Generation {
        try Generation(
            Schema(
                text: """
                    {"version": "1.0", "metadata": {"name": "s"}, "nodes": [{"id": "t", "kind": "entity", "pk": "id",
                     "rows": \(rows), "columns": [{"name": "id", "type": "int", "generator": {"sequence": {}}},
                     \(columns)]}\(more)]}
                    """), threads: 2)
    }

    private func values(_ generation: Generation, _ column: String, of table: String = "t") throws -> [Value] {
        var values: [Value] = []
        for batch in generation.batches(of: table) {
            let found = try #require(batch[column])
            values += (0..<batch.rows.count).map { found.value($0) }
        }
        return values
    }

    private func field(_ value: Value, _ names: String...) -> Value {
        names.reduce(value) { value, name in
            guard case .structure(let fields) = value else { return .null }
            return fields.first { $0.name == name }?.value ?? .null
        }
    }

    /// Every field draws from a stream named by its path: what stands beside it changes nothing.
    @Test func fieldsDrawOnTheirOwn() throws {
        let a = #"{"name": "a", "type": "int", "nullable": true}"#
        let b = #"{"name": "b", "type": "struct", "fields": [{"name": "x", "type": "string"}, \#(a)]}"#
        let few = try generation(#"{"name": "s", "type": "struct", "fields": [\#(a), \#(b)]}"#)
        let more = try generation(
            """
            {"name": "other", "type": "struct", "fields": [\(a), \(b)]},
            {"name": "s", "type": "struct", "nullable": true, "null_probability": 0.5, "fields": [
             {"name": "z", "type": "geo_point"}, \(b.replacingOccurrences(of: "}, {", with: "}, {\"name\": \"y\", \"type\": \"int\"}, {")),
             {"name": "l", "type": "list<int>"}, \(a)]}
            """)
        let (old, new, other) = (try values(few, "s"), try values(more, "s"), try values(more, "other"))
        var nulls = 0
        for (old, new) in zip(old, new) {
            guard new != .null else {
                nulls += 1
                continue
            }
            #expect(field(old, "a") == field(new, "a"))
            #expect(field(old, "b", "x") == field(new, "b", "x") && field(old, "b", "a") == field(new, "b", "a"))
        }
        #expect(nulls > 650 && nulls < 850)
        // Equal fields of two structures, and of two levels, differ.
        #expect(old.map { field($0, "a") } != other.map { field($0, "a") })
        #expect(old.map { field($0, "a") } != old.map { field($0, "b", "a") })
        #expect(Set(old.map { field($0, "a") }).count > 1_000)
    }

    /// Elements are structures with the fields that the type names, made as it or the list's generator says.
    @Test func listsHoldStructures() throws {
        let items = """
            "type": "list<struct>", "fields": [{"name": "sku", "type": "string",
             "generator": {"choice": {"choices": ["a", "b"]}}}, {"name": "at", "type": "geo_point"},
             {"name": "price", "type": "float", "nullable": true, "null_probability": 0.5}]
            """
        let few = try generation(#"{"name": "items", \#(items)}"#)
        let more = try generation(
            """
            {"name": "before", "type": "uuid"},
            {"name": "items", \(items.replacingOccurrences(of: "{\"name\": \"at\"", with: "{\"name\": \"new\", \"type\": \"int\"}, {\"name\": \"at\"")),
             "generator": {"list": {"length": {"min": 0, "max": 5}}}},
            {"name": "priced", \(items), "generator": {"list": {"length": 2, "of": {"object": {"fields": [
             {"name": "price", "generator": {"constant": 9}}]}}}}},
            {"name": "path", "type": "list<geo_point>", "generator": {"list": {"length": 4}}}
            """)
        let (old, new) = (try values(few, "items"), try values(more, "items"))
        var (count, nulls, longest) = (0, 0, 0)
        for (old, new) in zip(old, new) {
            guard case .list(let old) = old, case .list(let new) = new else { return #expect(Bool(false)) }
            #expect(old.count == new.count)
            longest = max(longest, old.count)
            for (old, new) in zip(old, new) {
                count += 1
                nulls += field(old, "price") == .null ? 1 : 0
                for name in ["sku", "at", "price"] { #expect(field(old, name) == field(new, name)) }
                #expect([.string("a"), .string("b")].contains(field(old, "sku")))
            }
        }
        #expect(longest == 5 && abs(count - 3_750) < 250 && abs(nulls * 2 - count) < 250)
        for value in try values(more, "priced") {
            guard case .list(let elements) = value else { return #expect(Bool(false)) }
            #expect(elements.count == 2)
            for element in elements { #expect([.null, .double(9)].contains(field(element, "price"))) }
        }
        var south = 0
        for value in try values(more, "path") {
            guard case .list(let points) = value else { return #expect(Bool(false)) }
            #expect(points.count == 4)
            for point in points {
                guard case .double(let latitude) = field(point, "lat") else { return #expect(Bool(false)) }
                south += latitude < -45 ? 1 : 0
            }
        }
        // An even spread over the sphere: (1 - sin 45°) / 2.
        #expect(abs(Double(south) / 6_000 - 0.1464) < 0.023)
    }

    /// The coordinates of a point are those of columns of numbers that share its name.
    @Test func pointsAreTheirCoordinates() throws {
        let generation = try generation(
            """
            {"name": "home", "type": "geo_point", "generator": {"geo": {"name": "p", "bbox": [170, -10, -170, 20]}}},
            {"name": "lat", "type": "float", "generator": {"geo": {"name": "p", "part": "latitude"}}},
            {"name": "lon", "type": "float", "generator": {"geo": {"name": "p", "part": "longitude"}}},
            {"name": "pair", "type": "struct<longitude: float32, latitude: float>",
             "generator": {"geo": {"center": [60, 10], "radius_km": 1}}},
            {"name": "anywhere", "type": "point"}
            """)
        let (homes, lat, lon) = (
            try values(generation, "home"), try values(generation, "lat"), try values(generation, "lon")
        )
        for row in homes.indices {
            #expect(homes[row] == .structure([.init("lat", lat[row]), .init("lon", lon[row])]))
        }
        for value in try values(generation, "pair") {
            guard case .float(let longitude) = field(value, "longitude"),
                case .double(let latitude) = field(value, "latitude")
            else { return #expect(Bool(false), "\(value)") }
            #expect(abs(longitude - 10) < 0.03 && abs(latitude - 60) < 0.03)
        }
        var south = 0
        for value in try values(generation, "anywhere") {
            guard case .double(let latitude) = field(value, "lat") else { return #expect(Bool(false), "\(value)") }
            south += latitude < 0 ? 1 : 0
        }
        #expect(abs(south - 750) < 90)
    }

    @Test func expressionsTakeFields() throws {
        let generation = try generation(
            """
            {"name": "s", "type": "struct", "nullable": true, "null_probability": 0.3, "fields": [
             {"name": "n", "type": "int", "nullable": true, "null_probability": 0.2},
             {"name": "in", "type": "struct", "fields": [{"name": "word", "type": "string",
              "generator": {"choice": {"choices": ["ab", "cde"]}}}, {"name": "at", "type": "datetime"}]}]},
            {"name": "twice", "type": "int", "nullable": true, "generator": {"expression": {"code": "s.n * 2"}}},
            {"name": "upper", "type": "string", "nullable": true, "generator": {"expression": {"code": "upper(s.in.word)"}}},
            {"name": "hour", "type": "int", "nullable": true, "generator": {"expression": {"code": "hour(s.in.at)"}}}
            """)
        let all = try ["s", "twice", "upper", "hour"].map { try values(generation, $0) }
        var kinds = Set<String>()
        for row in all[0].indices {
            let value = all[0][row]
            if case .int(let n) = field(value, "n") {
                #expect(all[1][row] == .int(n * 2))
                kinds.insert("number")
            } else {
                #expect(all[1][row] == .null)
                kinds.insert(value == .null ? "no struct" : "no field")
            }
            guard case .string(let word) = field(value, "in", "word") else {
                #expect(value == .null && all[2][row] == .null && all[3][row] == .null)
                continue
            }
            #expect(all[2][row] == .string(word.uppercased()))
            guard case .int(let hour) = all[3][row] else { return #expect(Bool(false)) }
            #expect((0..<24).contains(hour))
        }
        #expect(kinds == ["number", "no struct", "no field"])
    }

    @Test(arguments: [
        ("s + 1", ["is a struct: only its fields can be computed with"]), ("s.m + 1", ["there is no column", "s.m"]),
        ("s.n.x", ["there is no column", "s.n.x"]),
    ])
    func expressionsOfWholeStructuresAreRefused(_ code: String, _ words: [String]) throws {
        let expression = #"{"name": "e", "type": "int", "generator": {"expression": {"code": "\#(code)"}}}"#
        do {
            _ = try generation(#"{"name": "s", "type": "struct<n: int>"}, "# + expression)
            Issue.record("\(code) was taken")
        } catch { for word in words { #expect("\(error)".contains(word), "\(error)") } }
    }

    /// A `null` modifier puts nulls among values of whatever type, and changes no other value.
    @Test(arguments: [
        "struct<a: int, b: string>", "geo_point", "list<string>", "uuid", "vector(3)", "sparse_vector(20)", "json",
        "string",
    ])
    func nullsAmongValues(_ type: String) throws {
        let generator = type == "string" ? #", "generator": {"pattern": "[a-z]{5}"}"# : ""
        let plain = try values(try generation(#"{"name": "c", "type": "\#(type)"\#(generator)}"#), "c")
        let dirty = try values(
            try generation(
                #"{"name": "c", "type": "\#(type)", "nullable": true, "modifiers": [{"transform": "null", "args": {"rate": 0.4}}]\#(generator)}"#
            ), "c")
        let nulls = dirty.count { $0 == .null }
        #expect(nulls > 500 && nulls < 700)
        for (old, new) in zip(plain, dirty) where new != .null { #expect(old == new) }
    }

    /// What lies in a structure that is null reaches no file, though lookups leave there what the block has.
    @Test(arguments: OutputFormat.allCases)
    func nothingOfNullsIsWritten(_ format: OutputFormat) throws {
        func files(batchRows: Int) throws -> [String: Data] {
            let directory = try TemporaryDirectory()
            var options = OutputOptions(directory: directory("out"))
            options.format = format
            options.batchRows = batchRows
            let generation = try generation(
                #"{"name": "s", "type": "struct<a: int, b: string, c: list<int>, d: geo_point>", "nullable": true, "null_probability": 0.2}"#,
                more: """
                    , {"id": "u", "kind": "fact", "pk": "id", "parents": ["t"], "fanout": {"distribution": "uniform", "min": 0, "max": 3},
                     "columns": [{"name": "id", "type": "int", "generator": {"sequence": {}}},
                      {"name": "s", "type": "struct<a: int, b: string, c: list<int>, d: geo_point>", "nullable": true,
                       "generator": {"lookup": {"from": "t.s"}}},
                      {"name": "r", "type": "struct<a: int, b: string, c: list<int>, d: geo_point>", "nullable": true,
                       "generator": {"lookup": {"from": "u.s", "root_probability": 0.3}}}]}
                    """)
            _ = try generation.write(options)
            return try Files.contents(options.directory)
        }
        let expected = try files(batchRows: 1_024)
        #expect(expected.count >= 2)
        for batchRows in [1, 13] { #expect(try files(batchRows: batchRows) == expected) }
    }
}
