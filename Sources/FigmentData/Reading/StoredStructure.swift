import FigmentTypes

/// The fields of a structure as DuckDB names its type: `STRUCT(city VARCHAR, "zip code" INTEGER[])`.
struct StoredStructure {
    /// Names with their types.
    private(set) var fields: [(name: String, type: String)] = []

    /// - Returns: Nil where the name is that of another type.
    init?(_ name: String) {
        guard name.hasPrefix("STRUCT("), name.hasSuffix(")") else { return nil }
        var part = ""
        var depth = 0
        var isQuoted = false
        for character in name.dropFirst(7).dropLast() {
            switch character {
            case "\"": isQuoted.toggle()
            case "(" where !isQuoted: depth += 1
            case ")" where !isQuoted: depth -= 1
            case "," where !isQuoted && depth == 0:
                fields.append(StoredStructure.field(part))
                part = ""
                continue
            default: break
            }
            part.append(character)
        }
        fields.append(StoredStructure.field(part))
    }

    /// `"zip code" INTEGER[]`: a quotation mark within a name is doubled.
    private static func field(_ text: String) -> (name: String, type: String) {
        var rest = text.drop { $0 == " " }
        guard rest.first == "\"" else {
            let name = rest.prefix { $0 != " " }
            return (String(name), String(rest.dropFirst(name.count + 1)))
        }
        rest.removeFirst()
        var name = ""
        while let character = rest.popFirst() {
            if character == "\"" {
                guard rest.first == "\"" else { break }
                rest.removeFirst()
            }
            name.append(character)
        }
        return (name, String(rest.dropFirst()))
    }
}

extension DataType {
    /// Whether a structure that DuckDB calls `name` has these fields, each as its type.
    static func holds(_ name: String, _ fields: [StructureField]) -> Bool {
        guard let stored = StoredStructure(name) else { return false }
        return fields.allSatisfy { field in
            stored.fields.contains { $0.name == field.name && field.type.isHeld(by: $0.type) }
        }
    }
}
