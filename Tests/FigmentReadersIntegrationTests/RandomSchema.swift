import Figment

/// Valid schemas of every kind, one per number: the same number gives the same schema.
struct RandomSchema {
    private var state: UInt64
    private let number: Int

    init(_ number: Int) {
        self.number = number
        state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    private mutating func below(_ n: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Int(mix64(state) % UInt64(n))
    }

    private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    private mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

    /// A collection with a key, each scalar, array and vector type now and then, and dynamic fields in every third.
    mutating func collection() -> String {
        var fields = [key()]
        let scalars = ["Bool", "Int8", "Int16", "Int32", "Int64", "Float", "Double", "VarChar", "String", "JSON"]
        let vectors = [
            "FloatVector", "BinaryVector", "Float16Vector", "BFloat16Vector", "Int8Vector", "SparseFloatVector",
        ]
        for index in 0..<(3 + below(8)) {
            switch below(6) {
            case 4: fields.append(#"{"name": "p\#(index)", "type": "GeoPoint"\#(nullable())}"#)
            case 5:
                fields.append(
                    #"{"name": "r\#(index)", "type": "Struct", "fields": [\#(structure(level: 0))]\#(nullable())}"#)
            case 0: fields.append(array("a\(index)", pick(scalars.filter { $0 != "JSON" })))
            case 1: fields.append(vector("v\(index)", pick(vectors)))
            default: fields.append(scalar("s\(index)", pick(scalars)))
            }
        }
        var keys = [#""collection_name": "random_\#(number)""#, #""fields": [\#(fields.joined(separator: ",\n  "))]"#]
        if number % 3 == 0 {
            keys.append(#""enable_dynamic_field": true"#)
            let kinds = ["String", "Int", "Float", "Bool", "Array", "JSON"]
            let dynamic = kinds.map { #"{"name": "d\#($0)", "type": "\#($0)", "probability": 0.\#(3 + below(7))}"# }
            keys.append(#""dynamic_fields": [\#(dynamic.joined(separator: ", "))]"#)
        }
        return "{" + keys.joined(separator: ",\n ") + "}"
    }

    /// Fields of a structure: scalars, lists, points, and structures again; lists of structures hold no lists.
    private mutating func structure(level: Int, inList: Bool = false) -> String {
        let scalars = [
            "bool", "int8", "uint16", "int32", "int", "uint64", "float32", "float", "string", "date", "time", "uuid",
            "datetime", "timestamp(milli,UTC)", "timestamp(second)", "decimal(12,3)", "json", "geo_point",
            inList ? "struct<a: string, b: struct<c: int8>>" : "struct<a: string, b: struct<c: int8, d: list<bool>>>",
        ]
        let fields = (0..<(1 + below(5))).map { index -> String in
            let name = #""name": "f\#(index)""#
            switch below(6) {
            case 0 where level < 3:
                let inner = structure(level: level + 1, inList: inList)
                return #"{\#(name), "type": "struct", "fields": [\#(inner)]\#(nullable())}"#
            case 5 where level < 3 && !inList:
                let inner = structure(level: level + 1, inList: true)
                return #"{\#(name), "type": "list<struct>", "fields": [\#(inner)]\#(nullable())}"#
            case 1 where !inList:
                return
                    #"{\#(name), "type": "list<\#(pick(["int8", "string", "float", "date", "bool"]))>"\#(nullable())}"#
            default: return #"{\#(name), "type": "\#(pick(scalars))"\#(nullable())}"#
            }
        }
        return fields.joined(separator: ", ")
    }

    /// A parent with structures of every kind, and a child that looks them up.
    mutating func relational() -> String {
        var parent: [String] = []
        var child: [String] = []
        for index in 0..<(2 + below(4)) {
            let isList = chance(30)
            let fields = structure(level: 0, inList: isList)
            let type =
                chance(30)
                ? #""type": "geo_point""# : #""type": "\#(isList ? "list<struct>" : "struct")", "fields": [\#(fields)]"#
            parent.append(#"{"name": "c\#(index)", \#(type)\#(nullable())}"#)
            child.append(
                #"{"name": "c\#(index)", \#(type), "nullable": true, "generator": {"lookup": {"from": "parent.c\#(index)"}}}"#
            )
        }
        return """
            {"version": "1.0", "metadata": {"name": "random_\(number)"}, "nodes": [
             {"id": "parent", "kind": "entity", "pk": "id", "rows": 300, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {}}}, \(parent.joined(separator: ",\n"))]},
             {"id": "child", "kind": "fact", "pk": "id", "parents": ["parent"],
              "fanout": {"distribution": "poisson", "lambda": 2}, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {}}}, \(child.joined(separator: ",\n"))]}]}
            """
    }

    private mutating func key() -> String {
        switch below(3) {
        case 0: #"{"name": "id", "type": "Int64", "is_primary": true}"#
        case 1: #"{"name": "id", "type": "Int64", "is_primary": true, "auto_id": true}"#
        default: #"{"name": "id", "type": "VarChar", "max_length": \#(8 + below(60)), "is_primary": true}"#
        }
    }

    private mutating func nullable() -> String {
        guard chance(50) else { return "" }
        return #", "nullable": true, "null_probability": \#(pick(["0", "0.03", "0.5", "1"]))"#
    }

    private mutating func scalar(_ name: String, _ type: String) -> String {
        var keys = #""name": "\#(name)", "type": "\#(type)""#
        let isText = type == "VarChar" || type == "String"
        let isNumber = type.hasPrefix("Int") || type == "Float" || type == "Double"
        if isText { keys += #", "max_length": \#(pick([1, 2, 7, 30, 200, 3000]))"# }
        if isNumber, chance(50) {
            let low = below(200) - 100
            keys += #", "min": \#(low), "max": \#(min(127, low + 1 + below(60)))"#
        }
        if isText, chance(20) {
            keys = #""name": "\#(name)", "type": "\#(type)", "max_length": 40"#
            keys += #", "enum_values": ["red", "", "gr,een", "b\"lue", "žlutá", " x "]"#
        } else if type == "Int32" || type == "Int64" || isText && !keys.contains("_length\": 1") && chance(30) {
            keys += #", "cardinality_ratio": 0.\#(1 + below(9))"#
        }
        return "{" + keys + nullable() + "}"
    }

    private mutating func array(_ name: String, _ element: String) -> String {
        var keys = #""name": "\#(name)", "type": "Array", "element_type": "\#(element)""#
        keys += #", "max_capacity": \#(pick([1, 3, 12]))"#
        if element == "VarChar" || element == "String" { keys += #", "max_length": \#(pick([3, 25, 90]))"# }
        return "{" + keys + nullable() + "}"
    }

    private mutating func vector(_ name: String, _ type: String) -> String {
        let dim = type == "BinaryVector" ? 8 * (1 + below(20)) : 1 + below(40)
        let size = type == "SparseFloatVector" ? "" : #", "dim": \#(dim)"#
        return #"{"name": "\#(name)", "type": "\#(type)"\#(size)\#(nullable())}"#
    }
}
