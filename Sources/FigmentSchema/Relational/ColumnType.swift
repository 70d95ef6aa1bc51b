import FigmentTypes

/// The types of relational columns by their names: `int`, `decimal(12,2)`, `timestamp(milli,UTC)`, `vector(128)`, …
enum ColumnType {
    /// The names, with their parameters, for messages and the reference.
    static let names =
        Array(plainNames) + [
            "decimal(p,s)", "timestamp(second|milli|micro|nano[,zone])", "list<type>", "vector(dim)",
            "sparse_vector(dim)", "struct", "struct<name: type, …>", "list<struct>",
        ]

    private static let plainNames = [
        "int", "float", "string", "bool", "datetime", "date", "int8", "int16", "int32", "int64", "uint8", "uint16",
        "uint32", "uint64", "float16", "float32", "float64", "uuid", "json",
        "time", "binary", "sparse_vector", "geo_point",
    ]

    /// - Parameter level: Structures around the type.
    static func decode(_ cursor: Cursor, _ decoding: inout Decoding, level: Int = 0) -> DataType? {
        guard let text = decoding.string(cursor, example: "\"int\"") else { return nil }
        if let type = plain(text) { return type }
        if text.hasPrefix("list<"), text.hasSuffix(">") { return list(text, cursor, &decoding, level) }
        if text.hasPrefix("struct<"), text.hasSuffix(">") { return structure(text, cursor, &decoding, level) }
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
            decoding.unknownName(
                text, of: .columnType, known: names, nearest: synonym(text) ?? nearest(text), at: cursor)
            return nil
        }
        let name = text[..<open]
        let arguments = text[text.index(after: open)...].dropLast()
            .split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        switch name {
        case "decimal": return decimal(arguments, text, cursor, &decoding)
        case "timestamp": return timestamp(arguments, text, cursor, &decoding)
        case "vector": return vector(arguments, text, cursor, &decoding)
        case "sparse_vector": return sparseVector(arguments, text, cursor, &decoding)
        default:
            decoding.unknownName(text, of: .columnType, known: names, nearest: nearest(String(name)), at: cursor)
            return nil
        }
    }

    private static func plain(_ text: String) -> DataType? {
        switch text {
        case "int", "int64": .int64
        case "float", "float64": .float64
        case "string": .utf8
        case "bool": .bool
        case "datetime": .timestamp(unit: .nano, zone: nil)
        case "date": .date32
        case "int8": .int8
        case "int16": .int16
        case "int32": .int32
        case "uint8": .uint8
        case "uint16": .uint16
        case "uint32": .uint32
        case "uint64": .uint64
        case "float16": .float16
        case "float32": .float32
        case "uuid": .uuid
        case "json": .json
        case "time": .time64
        case "binary": .binary
        // The index bound that collections take too (semantics, "Vectors").
        case "sparse_vector": .sparseVector(dim: 1_000)
        case "geo_point", "geo", "geopoint", "point": .geoPoint
        default: nil
        }
    }

    private static func nearest(_ text: String) -> String? {
        EditDistance.nearest(to: text, among: plainNames + ["decimal", "timestamp", "vector", "list", "struct"]).map {
            switch $0 {
            case "decimal": "decimal(12,2)"
            case "timestamp": "timestamp(micro)"
            case "vector": "vector(128)"
            case "list": "list<string>"
            default: $0
            }
        }
    }

    /// What other systems call the type.
    private static func synonym(_ text: String) -> String? {
        switch text.lowercased() {
        case "integer", "long", "bigint", "number": "int"
        case "double", "real": "float"
        case "varchar", "text", "str", "char", "utf8": "string"
        case "boolean": "bool"
        case "decimal", "numeric", "money": "decimal(12,2)"
        case "timestamp", "timestamptz": "timestamp(micro)"
        case "vector", "embedding", "floatvector": "vector(128)"
        case "object", "dict", "map": "json"
        case "record", "row", "tuple", "structure": "struct"
        case "geography", "geometry", "location", "latlon": "geo_point"
        case "bytes", "blob", "bytea", "varbinary": "binary"
        case "array", "list": "list<string>"
        default: nil
        }
    }

    // MARK: Types with parameters

    private static func decimal(
        _ arguments: [String], _ text: String, _ cursor: Cursor, _ decoding: inout Decoding
    ) -> DataType? {
        guard arguments.count == 2, let precision = Int(arguments[0]), let scale = Int(arguments[1]) else {
            decoding.report(.relational(.badType(text, example: "\"decimal(12,2)\"")), at: cursor)
            return nil
        }
        guard (1...38).contains(precision), scale >= 0, scale <= precision else {
            decoding.report(.relational(.decimalRange(precision: precision, scale: scale)), at: cursor)
            return nil
        }
        return .decimal(precision: precision, scale: scale)
    }

    private static func timestamp(
        _ arguments: [String], _ text: String, _ cursor: Cursor, _ decoding: inout Decoding
    ) -> DataType? {
        guard let name = arguments.first, arguments.count <= 2, arguments.last?.isEmpty == false else {
            decoding.report(.relational(.badType(text, example: "\"timestamp(micro,UTC)\"")), at: cursor)
            return nil
        }
        guard let unit = unit(name) else {
            decoding.unknownName(name, of: .unit, known: ["second", "milli", "micro", "nano"], at: cursor)
            return nil
        }
        return .timestamp(unit: unit, zone: arguments.count == 2 ? arguments[1] : nil)
    }

    private static func unit(_ name: String) -> TimeUnit? {
        switch name {
        case "second", "s": .second
        case "milli", "ms": .milli
        case "micro", "us": .micro
        case "nano", "ns": .nano
        default: nil
        }
    }

    /// `list<int>`: the elements are of any type but lists and vectors, and hold none.
    private static func list(
        _ text: String, _ cursor: Cursor, _ decoding: inout Decoding, _ level: Int
    ) -> DataType? {
        let name = String(text.dropFirst(5).dropLast())
        if name.hasPrefix("list<") || name == "struct" {
            // Not looked into: the nesting of hostile input has no end.
            let example = name == "struct" ? "\"list<struct<sku: string, price: float>>\"" : "\"list<string>\""
            decoding.report(.relational(.badType(text, example: example)), at: cursor)
            return nil
        }
        let inner = Cursor(node: SyntaxNode(.string(name), at: cursor.location), path: cursor.path)
        guard let element = decode(inner, &decoding, level: level) else { return nil }
        return list(of: element, text, cursor, &decoding)
    }

    /// - Parameter text: The list's type as the document has it.
    static func list(of element: DataType, _ text: String, _ cursor: Cursor, _ decoding: inout Decoding) -> DataType? {
        switch element {
        case .list, .vector, .sparseVector:
            decoding.report(.relational(.badType(text, example: "\"list<string>\"")), at: cursor)
            return nil
        case .structure where element.holdsLists:
            decoding.report(.rule(.listInList), at: cursor)
            return nil
        default: return .list(element)
        }
    }

    /// `struct<city: string, at: struct<lat: float, lon: float>>`
    private static func structure(
        _ text: String, _ cursor: Cursor, _ decoding: inout Decoding, _ level: Int
    ) -> DataType? {
        guard level < DataType.mostStructureLevels else {
            decoding.report(.rule(.structureLevels(limit: DataType.mostStructureLevels)), at: cursor)
            return nil
        }
        var fields: [StructureField] = []
        var seen = Set<String>()
        for part in parts(text.dropFirst(7).dropLast()) {
            guard let colon = part.firstIndex(of: ":") else {
                decoding.report(.relational(.badType(text, example: structureExample)), at: cursor)
                return nil
            }
            let name = String(part[..<colon].trimmingSpaces)
            let type = String(part[part.index(after: colon)...].trimmingSpaces)
            guard Quoting.isIdentifier(name) else {
                decoding.report(.badIdentifier(name, suggestion: Quoting.identifier(name)), at: cursor)
                return nil
            }
            guard seen.insert(name).inserted else {
                decoding.report(
                    .duplicateName(name, of: "field", firstLine: cursor.location.line), at: cursor)
                return nil
            }
            if type == "struct" {
                decoding.report(.relational(.badType(text, example: structureExample)), at: cursor)
                return nil
            }
            let inner = Cursor(node: SyntaxNode(.string(type), at: cursor.location), path: cursor.path)
            guard let type = decode(inner, &decoding, level: level + 1) else { return nil }
            guard StructureFields.takes(type) else {
                decoding.report(
                    .rule(.columnType(name, type: inner.text ?? "", wanted: StructureFields.wanted)), at: cursor)
                return nil
            }
            fields.append(StructureField(name, type))
        }
        return .structure(fields)
    }

    private static let structureExample = "\"struct<city: string, zip: string>\""

    /// What stands between commas that no brackets enclose.
    private static func parts(_ text: Substring) -> [Substring] {
        var result: [Substring] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "<", "(": depth += 1
            case ">", ")": depth -= 1
            case "," where depth == 0:
                result.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        return result + [text[start...]]
    }

    private static func sparseVector(
        _ arguments: [String], _ text: String, _ cursor: Cursor, _ decoding: inout Decoding
    ) -> DataType? {
        guard arguments.count == 1, let dim = Int64(arguments[0]) else {
            decoding.report(.relational(.badType(text, example: "\"sparse_vector(1000)\"")), at: cursor)
            return nil
        }
        guard (1...4_294_967_294).contains(dim) else {
            decoding.report(
                .outOfRange(key: "dim", value: .int(dim), range: "from 1 to 4294967294", nearest: nil), at: cursor)
            return nil
        }
        return .sparseVector(dim: Int(dim))
    }

    private static func vector(
        _ arguments: [String], _ text: String, _ cursor: Cursor, _ decoding: inout Decoding
    ) -> DataType? {
        guard arguments.count == 1, let dim = Int(arguments[0]) else {
            decoding.report(.relational(.badType(text, example: "\"vector(128)\"")), at: cursor)
            return nil
        }
        guard (1...32_768).contains(dim) else {
            decoding.report(
                .outOfRange(key: "dim", value: .int(Int64(dim)), range: "from 1 to 32768", nearest: nil), at: cursor)
            return nil
        }
        return .vector(element: .float32, dim: dim)
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var rest = drop { $0 == " " }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
