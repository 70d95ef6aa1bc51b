public import Figment
import Foundation

/// A schema that tests run over, with a row count at which a debug build still takes little time.
public struct Fixture: Sendable, CustomStringConvertible {
    public let name: String
    /// Nil for a built-in schema.
    public let text: String?
    /// Rows of each root table.
    public let rows: Int64

    public init(name: String, text: String?, rows: Int64) {
        self.name = name
        self.text = text
        self.rows = rows
    }

    public var description: String { name }

    public func schema() throws -> Schema {
        if let text { return try Schema(text: text, name: name + ".json") }
        return try Schema(id: name)
    }

    public func generation(rows: Int64? = nil, seed: Seed? = nil, threads: Int = 2) throws -> Generation {
        try Generation(schema(), rows: rows ?? self.rows, seed: seed, threads: threads)
    }

    /// What the probe takes as `schema=`: a built-in's name, or a file that is written into the directory.
    public func probeArgument(_ directory: TemporaryDirectory) throws -> String {
        guard let text else { return "schema=" + name }
        let path = directory("\(name).schema.json")
        try Files.write(Data(text.utf8), path)
        return "schema=" + path
    }

    public static func builtIn(_ id: String, rows: Int64) -> Fixture { Fixture(name: id, text: nil, rows: rows) }
}

extension Fixture {
    /// Collections, one entity, and a tree of tables: what the rule "one value, whatever the configuration" is tried on.
    public static let matrix: [Fixture] = [
        builtIn("simple", rows: 2_500), builtIn("cardinality_demo", rows: 2_500),
        builtIn("dynamic_example", rows: 1_500),
        builtIn("users", rows: 1_500), orders, everyType, shop,
    ]

    /// And a data set of eight tables with every behaviour, whose lookups look at table sizes.
    public static let documents: [Fixture] = matrix + [behaviours]

    /// `examples/shop.json`: segments, vintages, stages, states, touchpoints, effects, expressions, constraints.
    public static let behaviours = Fixture(
        name: "behaviours",
        text: (try? Files.read(TestEnvironment.packageRoot + "/examples/shop.json")).map {
            String(decoding: $0, as: UTF8.self)
        }
            ?? "examples/shop.json is not there", rows: 700)

    /// A table that is split into folders by two columns, with awkward values among theirs, and sorted in each.
    public static let partitioned = Fixture(
        name: "partitioned", text: partitionedText(#""sort_by": [{"column": "amount", "descending": true}]"#), rows: 300
    )

    /// - Parameter layout: What the layout says besides `partition_by`.
    public static func partitionedText(_ layout: String, partitionBy: String = #"["country", "day"]"#) -> String {
        """
        {"version": "1.0", "metadata": {"name": "partitioned"}, "nodes": [
          {"id": "customer", "kind": "entity", "pk": "id", "rows": 300, "columns": [
            {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "name", "type": "string", "generator": {"faker": {"method": "name"}}}]},
          {"id": "sale", "kind": "fact", "pk": "sale_id", "parents": ["customer"],
           "layout": {"partition_by": \(partitionBy)\(layout.isEmpty ? "" : ", \(layout)")},
           "fanout": {"distribution": "poisson", "lambda": 6}, "columns": [
            {"name": "sale_id", "type": "int", "generator": {"sequence": {"start": 100}}},
            {"name": "customer_id", "type": "int", "generator": {"lookup": {"from": "customer.id"}}},
            {"name": "country", "type": "string", "nullable": true, "null_probability": 0.1, "generator":
              {"choice": {"choices": ["NO", "a/b", "50%=x:y", "å é", "", " sp ", "[*?]", "1"]}}},
            {"name": "day", "type": "date", "generator": {"choice": {"choices": ["2024-01-01", "2024-02-29"]}}},
            {"name": "at", "type": "datetime", "generator": {"choice": {"choices":
              ["2024-01-01T10:00:00", "2024-01-01T10:00:00.25"]}}},
            {"name": "n", "type": "int16", "generator": {"choice": {"choices": [-7, 12]}}},
            {"name": "ok", "type": "bool", "generator": {"choice": {"choices": [true, false]}}},
            {"name": "price", "type": "decimal(8,2)", "generator": {"choice": {"choices": ["1.50", "20.00"]}}},
            {"name": "amount", "type": "float", "generator":
              {"distribution": {"type": "lognormal", "mean": 3, "sigma": 1}}}]}],
         "constraints": {"unique": [["sale.sale_id"]],
           "foreign_keys": [{"from": "sale.customer_id", "to": "customer.id"}]}}
        """
    }

    /// One wide entity with templates that refer to each other.
    public static let orders = Fixture(
        name: "orders",
        text: """
            {"version": "1.0", "metadata": {"name": "orders"},
             "timeframe": {"start": "2024-01-01T00:00:00Z", "end": "2025-01-01T00:00:00Z"},
             "nodes": [{"id": "orders", "kind": "entity", "pk": "order_id", "rows": 1000, "columns": [
              {"name": "order_id", "type": "int64", "generator": {"sequence": {"start": 1}}},
              {"name": "customer_id", "type": "int64", "generator":
               {"distribution": {"type": "loguniform", "params": {"low": 1, "high": 1000001}}}},
              {"name": "status", "type": "string", "generator":
               {"choice": {"choices": ["delivered", "shipped", "processing", "returned", "cancelled"],
                           "weights": [60, 20, 10, 6, 4]}}},
              {"name": "amount", "type": "float", "generator":
               {"distribution": {"type": "lognormal", "params": {"mean": 3.5, "sigma": 1}}}},
              {"name": "quantity", "type": "int32", "generator":
               {"distribution": {"type": "uniform", "params": {"low": 1, "high": 101}}}},
              {"name": "created_at", "type": "timestamp(micro)", "generator": {"datetime_series": {}}},
              {"name": "name", "type": "string", "generator":
               {"template": {"template": "{first} {last}", "pools": {
                "first": ["Ada", "Boris", "Chloé", "Dmitri", "Esther", "Fiona", "Gábor", "Hana", "Ines"],
                "last": ["Abbott", "Berg", "Castillo", "Dvořák", "Eriksen", "Fischer", "García", "Haddad"]}}}},
              {"name": "email", "type": "string", "generator":
               {"template": {"template": "{name.first|lower}.{name.last|lower}{order_id}@example.com"}}}
             ]}]}
            """,
        rows: 3_000)

    /// Every type that a relational column can have, with nulls.
    public static let everyType = Fixture(
        name: "every_type",
        text: """
            {"version": "1.0", "metadata": {"name": "every_type"},
             "nodes": [{"id": "things", "kind": "entity", "pk": "id", "rows": 100, "columns": [
            \(everyTypeColumns)
             ]}]}
            """,
        rows: 1_200)

    /// Columns of every relational type, by a generator that fits; nullable but for the key.
    public static var everyTypeColumns: String {
        let uniform = #"{"distribution": {"type": "uniform", "params": {"low": -100, "high": 100}}}"#
        let count = #"{"distribution": {"type": "poisson", "params": {"lambda": 9}}}"#
        let series = #"{"datetime_series": {}}"#
        let generators: [(type: String, generator: String?)] = [
            ("int8", uniform), ("int16", uniform), ("int32", uniform), ("int64", uniform), ("uint8", count),
            ("uint16", count), ("uint32", count), ("uint64", count), ("float16", uniform), ("float32", uniform),
            ("float64", uniform), ("decimal(12,2)", uniform), ("decimal(30,6)", uniform),
            ("bool", #"{"choice": {"choices": [true, false]}}"#),
            ("string", #"{"choice": {"choices": ["", "a", "b,c", "d \"e\"", "f\ng", "žluťoučký kůň", " h "]}}"#),
            ("date", series), ("datetime", series), ("timestamp(second)", series), ("timestamp(milli)", series),
            ("timestamp(micro,UTC)", series), ("timestamp(nano)", series), ("uuid", nil), ("json", nil),
            ("vector(5)", nil), ("geo_point", nil),
            ("list<geo_point>", nil), ("list<struct<day: date, at: struct<x: float, note: string>>>", nil),
            ("struct<n: int16, words: list<string>, at: geo_point, when: timestamp(micro,UTC), note: string>", nil),
        ]
        var lines = [#"  {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}}"#]
        for (index, column) in generators.enumerated() {
            let generator = column.generator.map { #", "generator": "# + $0 } ?? ""
            lines.append(
                #"  {"name": "c\#(index)", "type": "\#(column.type)", "nullable": true, "null_probability": 0.2\#(generator)}"#
            )
        }
        lines.append(
            #"""
              {"name": "address", "type": "struct", "nullable": true, "null_probability": 0.2, "fields": [
                {"name": "city", "type": "string", "nullable": true, "generator": {"choice": {"choices": ["Oslo", "b,c", "d \"e\"", "it's"]}}},
                {"name": "calls", "type": "list<struct>", "nullable": true, "fields": [
                  {"name": "number", "type": "string", "nullable": true, "generator": {"choice": {"choices": ["1", "22"]}}},
                  {"name": "seconds", "type": "float32"},
                  {"name": "who", "type": "struct", "nullable": true, "fields": [
                    {"name": "id", "type": "uuid"}, {"name": "rank", "type": "int8", "nullable": true}]}]},
                {"name": "codes", "type": "list<int>", "nullable": true, "null_probability": 0.3},
                {"name": "more", "type": "struct", "nullable": true, "fields": [
                  {"name": "price", "type": "decimal(9,2)", "nullable": true}, {"name": "day", "type": "date"},
                  {"name": "x", "type": "float64", "nullable": true, "null_probability": 0.4},
                  {"name": "id", "type": "uuid"}, {"name": "ok", "type": "bool"}, {"name": "big", "type": "int"}]}]}
            """#)
        return lines.joined(separator: ",\n")
    }

    /// Three generations of tables; most parents have few children, some have none.
    public static let shop = Fixture(
        name: "shop",
        text: """
            {"version": "1.0", "metadata": {"name": "shop"},
             "nodes": [
              {"id": "user", "kind": "entity", "pk": "user_id", "rows": 1000, "columns": [
               {"name": "user_id", "type": "int", "generator": {"sequence": {"start": 1000, "step": 3}}},
               {"name": "country", "type": "string", "generator":
                {"choice": {"choices": ["US", "DE", "FR", "JP"], "weights_kind": "zipf@1.5"}}}]},
              {"id": "purchase", "kind": "fact", "pk": "purchase_id", "parents": ["user"],
               "fanout": {"distribution": "poisson", "lambda": 2.5}, "columns": [
               {"name": "purchase_id", "type": "int", "generator": {"sequence": {"start": 1}}},
               {"name": "user_id", "type": "int", "generator": {"lookup": {"from": "user.user_id"}}},
               {"name": "country", "type": "string", "generator": {"lookup": {"from": "user.country"}}},
               {"name": "total", "type": "decimal(10,2)", "generator":
                {"distribution": {"type": "lognormal", "params": {"mean": 3, "sigma": 1}}}},
               {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}}]},
              {"id": "item", "kind": "fact", "pk": "item_id", "parents": ["purchase"],
               "fanout": {"distribution": "uniform", "min": 0, "max": 3}, "columns": [
               {"name": "item_id", "type": "int", "generator": {"sequence": {"start": 1}}},
               {"name": "purchase_id", "type": "int", "generator": {"lookup": {"from": "purchase.purchase_id"}}},
               {"name": "country", "type": "string", "generator": {"lookup": {"from": "purchase.country"}}},
               {"name": "sku", "type": "string", "generator":
                {"template": {"template": "{kind}-{row}", "pools": {"kind": ["book", "toy", "tool"]}}}}]}
             ]}
            """,
        rows: 900)
}
