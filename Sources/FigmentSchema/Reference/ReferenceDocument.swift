import FigmentTypes

/// The reference of schema documents as Markdown, made from the descriptors.
public enum ReferenceDocument {
    /// The text of `docs/schema-reference.md`. Deterministic.
    public static func markdown() -> String {
        ([introduction, collections(), relational(), generators(), templates, builtIns(), limits()]
            .joined(separator: "\n\n")) + "\n"
    }

    private static let introduction = """
        # Schema reference

        <!-- Made from the descriptors in Sources/FigmentSchema/Descriptors; edit those. -->

        A schema document is JSON, or YAML (1.2, core schema). An object with `fields`, or a bare list of fields, is a
        collection; an object with `nodes` is a relational document. `description` and `comment` are allowed in every
        object; every other key that is not named here is an error in a collection and a warning in a relational
        document (an error under `--strict`). `null` under a key means that the key is absent.
        """

    // MARK: Dialects

    private static func collections() -> String {
        let objects: [DocumentObject] = [.collection, .field]
        return
            (["## Collections"] + objects.map(section) + [fieldTypes()]
            + [DocumentObject.dynamicField, .function].map(section)).joined(separator: "\n\n")
    }

    private static func relational() -> String {
        let objects: [DocumentObject] = [
            .relational, .metadata, .window, .load, .node, .fanout, .layout, .sortColumn, .storage, .clickhouseStorage,
            .clickhouseIndex, .postgresqlStorage, .postgresqlIndex,
            .column, .structureField,
            .constraints, .foreignKey,
            .attribute,
            .inequality, .dependency, .segments, .vintage, .ageMultiplier, .stages, .transitions, .attribution,
            .seasonality, .effect, .modifier,
        ]
        return (["## Relational documents"] + objects.map(section) + [modifiers(), structures])
            .joined(separator: "\n\n")
    }

    private static func modifiers() -> String {
        let header = "| modifier | changes the value to | arguments |\n|---|---|---|"
        let rows = ModifierKind.allCases.map { kind in
            let arguments = kind.parameters.map { parameter in
                let names = ([parameter.name] + parameter.aliases).map { "`\($0)`" }.joined(separator: " or ")
                return names + (parameter.defaultText.map { " = \($0)" } ?? "")
            }
            return "| `\(kind.rawValue)` | \(kind.summary) | \(arguments.joined(separator: "; ")) |"
        }
        return ([header] + rows).joined(separator: "\n")
    }

    private static func section(_ object: DocumentObject) -> String {
        "### \(object.title)\n\n" + table(object.keys)
    }

    // MARK: Keys

    private static func table(_ keys: [KeyDescriptor]) -> String {
        let header = "| key | value | default | meaning | example |\n|---|---|---|---|---|"
        return ([header] + keys.map(row)).joined(separator: "\n")
    }

    private static func row(_ key: KeyDescriptor) -> String {
        let names = ([key.name] + key.aliases).map { "`\($0)`" }.joined(separator: ", ")
        let fallback = key.isRequired ? "required" : key.defaultText ?? ""
        return "| "
            + [names, words(key.value), fallback, key.summary, "`\(key.example)`"].map(cell)
            .joined(separator: " | ") + " |"
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    /// What may stand under a key, in a few words.
    static func words(_ shape: ValueShape) -> String {
        switch shape {
        case .string: "string"
        case .identifier: "name"
        case .boolean: "true or false"
        case .integer(let range): integer(range)
        case .number(let range): range.words.isEmpty ? "number" : "number, \(range.words)"
        case .oneOf(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .scalar: "scalar"
        case .list(let element, _): "list of \(plural(element))"
        case .object(let object): "[\(object.rawValue)](#\(anchor(object.title)))"
        case .map(let element): "object of \(plural(element))"
        case .anything: "anything"
        case .either(let shapes): shapes.map(words).joined(separator: " or ")
        case .orNull(let inner): words(inner) + " or null"
        }
    }

    private static func plural(_ shape: ValueShape) -> String {
        switch shape {
        case .string: "strings"
        case .scalar: "scalars"
        case .anything: "anything"
        case .list(let element, _): "lists of \(plural(element))"
        case .number(let range): range.words.isEmpty ? "numbers" : "numbers, each \(range.words)"
        case .integer(let range): "integers" + integer(range).dropFirst("integer".count)
        case .orNull(let inner): plural(inner) + " or null"
        default: words(shape)
        }
    }

    private static func integer(_ range: ClosedRange<Int64>) -> String {
        switch (range.lowerBound == .min, range.upperBound == .max) {
        case (true, true): "integer"
        case (false, true): "integer from \(range.lowerBound)"
        case (true, false): "integer to \(range.upperBound)"
        case (false, false): "integer, \(range.lowerBound) to \(range.upperBound)"
        }
    }

    /// The anchor that Markdown gives a heading.
    private static func anchor(_ title: String) -> String {
        String(
            title.lowercased().compactMap { character in
                character == " " ? "-" : character.isLetter || character.isNumber || character == "_" ? character : nil
            })
    }

    // MARK: Types

    private static func fieldTypes() -> String {
        let header = "### Field types\n\n| type | needs | may have |\n|---|---|---|"
        let rows = FieldType.allCases.map { type -> String in
            let needs = needed(by: type)
            let may = FieldKey.allCases.filter { key in
                (KeyApplicability.types(of: key)?.contains(type) ?? false) && !needs.contains(key)
            }
            return "| `\(type.rawValue)` | \(names(needs)) | \(names(may)) |"
        }
        return ([header] + rows).joined(separator: "\n")
    }

    private static func needed(by type: FieldType) -> [FieldKey] {
        if type.isText { return [.maxLength] }
        if type == .array { return [.elementType, .maxCapacity] }
        if type == .structure { return [.fields] }
        return type.vectorElement == nil ? [] : [.dim]
    }

    private static func names(_ keys: [FieldKey]) -> String {
        keys.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    }

    // MARK: Generators

    private static func generators() -> String {
        let sections = GeneratorKind.allCases.map { kind -> String in
            let descriptor = kind.descriptor
            var text = "### \(kind.rawValue)\n\n\(descriptor.summary) Yields \(descriptor.yields).\n\n"
            text += "```json\n\(descriptor.example)\n```"
            if !descriptor.parameters.isEmpty { text += "\n\n" + table(descriptor.parameters) }
            if kind == .distribution { text += "\n\n" + distributions() }
            return text
        }
        return (["## Generators\n\nA generator is an object with one key, its name."] + sections)
            .joined(separator: "\n\n")
    }

    private static func distributions() -> String {
        let header = "| distribution | draws | parameters |\n|---|---|---|"
        let rows = DistributionKind.allCases.map { kind in
            let parameters = kind.parameters.map { parameter in
                let names = ([parameter.name] + parameter.aliases).map { "`\($0)`" }.joined(separator: " or ")
                return names + (parameter.defaultText.map { " = \($0)" } ?? "")
            }
            return "| `\(kind.rawValue)` | \(kind.summary) | \(parameters.joined(separator: "; ")) |"
        }
        return ([header] + rows).joined(separator: "\n")
    }

    private static let templates = """
        ### The text of a template

        | in the text | becomes |
        |---|---|
        | `{name}` | an item of the template's pool `name`; without such a pool, the value of the column `name` |
        | `{column.pool}` | what the template of `column` drew from its pool `pool` in the same row |
        | `{row}` | the row's number, where neither a pool nor a column has this name |
        | `{…\\|lower}`, `{…\\|upper}`, `{…\\|capital}` | the same in lower or upper case, or with a first letter in upper case |
        | `{{`, `}}` | a brace |

        Within one row a pool gives one item: two `{first}` in one text are the same. Columns may not be made from each
        other in a circle.
        """

    private static let structures = """
        ### Structs and points

        A column of type `struct` has fields, each with a type, nulls and a generator of its own; without a generator a field
        is made by its type and name. A field may be a scalar, a list, a point or a struct again, up to \
        \(DataType.mostStructureLevels) levels. The elements of a list may be structs too, of fields that hold no lists.

        ```json
        {"name": "address", "type": "struct", "nullable": true, "fields": [
          {"name": "city", "type": "string", "generator": {"choice": {"choices": ["Oslo", "Rome"]}}},
          {"name": "lines", "type": "list<string>", "nullable": true},
          {"name": "at", "type": "geo_point", "generator": {"geo": {"center": [59.91, 10.75], "radius_km": 8}}}]},
        {"name": "items", "type": "list<struct>", "fields": [
          {"name": "sku", "type": "string", "generator": {"pattern": "[A-Z]{3}-[0-9]{4}"}},
          {"name": "price", "type": "decimal(8,2)"}], "generator": {"list": {"length": {"min": 1, "max": 4}}}}
        ```

        The same in the type's name, all fields made by their types and names: `struct<city: string, at: geo_point>`, `list<struct<sku: string>>`. An
        `object` generator on such a column makes the fields that it names. In an expression a field is `address.city`.
        `geo_point` (also `geo`, `point`) is a struct of two floats, `lat` and `lon` in degrees, made by `geo`; without a
        generator it lies anywhere on the earth.

        | | struct | geo_point |
        |---|---|---|
        | Parquet | a group with one column per field | the same |
        | Arrow | Struct | the same |
        | JSON, JSON lines | an object | `{"lat":59.9,"lon":10.7}` |
        | CSV | the object as JSON text | the same |
        | SQL | DuckDB `STRUCT`, PostgreSQL `JSONB`, MySQL `JSON`, SQLite `TEXT`, ClickHouse `String` | the same |

        Rows are neither sorted nor partitioned by structs, and none is a key.
        """

    // MARK: What comes with the program

    private static func builtIns() -> String {
        let header = "## Built-in schemas\n\n| id | what it is | for |\n|---|---|---|"
        let rows = BuiltInSchema.all.map { "| `\($0.id)` | \($0.title) | \($0.useCases.joined(separator: ", ")) |" }
        return ([header] + rows).joined(separator: "\n")
    }

    private static func limits() -> String {
        """
        ## Limits

        A document has at most \(SyntaxLimits.documentBytes >> 20) MB, \(SyntaxLimits.nodes) values and \
        \(SyntaxLimits.depth) levels; in YAML at most \(SyntaxLimits.aliases) aliases, and what they stand for counts \
        towards the values. Tags other than those of the core schema, merge keys and several documents in one file are \
        refused.
        """
    }
}
