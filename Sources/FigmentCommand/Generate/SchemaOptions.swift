import Figment

/// The options by which a command is told its schema, and what they give.
enum SchemaOptions {
    static let schema = OptionSpec(
        "schema", short: "s", .text("PATH"), "A schema file, JSON or YAML; \"-\" reads standard input.")
    static let builtin = OptionSpec(
        "builtin", short: "b", .text("ID"),
        "A built-in schema, or one added to the library: \"figment schema list\" lists them.")
    static let strict = OptionSpec("strict", .flag, "Warnings about the schema are errors.")
    static let seed = OptionSpec(
        "seed", .text("SEED"), "Any number or text; the same seed gives the same values (default: the schema's, or 42)."
    )
    static let asOf = OptionSpec(
        "as-of", .text("INSTANT"),
        "Set the column that the schema names for it (images_analytical: updated_at) to this instant in all rows, as "
            + "2025-06-01T12:00:00.")
    static let rows = OptionSpec(
        "rows", short: "r", .rows,
        "Rows of every root table, or of one as TABLE=N; k, M and G may follow (default: the schema's, or 1000).",
        isRepeatable: true)
    static let scale = OptionSpec(
        "scale", .factor("X"), "Multiplies the rows of every root table; vocabularies stay as they are.")
    static let threads = OptionSpec("threads", .integer("N", 1...1024), "Worker threads (default: all cores).")

    static let positional = Command.Positional(
        "SCHEMA", "A schema file, or the id of a built-in or library schema.", isRequired: false)
    static let all = [schema, builtin, strict, seed, asOf, rows, scale, threads]

    /// Where a schema comes from.
    enum Source {
        case path(String)
        case id(String)
        case standardInput
    }

    /// The one schema that the arguments name.
    ///
    /// A positional is an id unless it looks like a path, or only a file has that name.
    static func source(_ arguments: ParsedArguments, positional: String?) throws(CommandError) -> Source {
        var sources: [(String, Source)] = []
        if let path = arguments.text(schema) {
            sources.append(("--schema", path == "-" ? .standardInput : .path(path)))
        }
        if let id = arguments.text(builtin) { sources.append(("--builtin", .id(id))) }
        if let positional { sources.append((positional, guess(positional))) }
        guard let first = sources.first else { throw .usage(.noSchema, command: arguments.path) }
        if sources.count > 1 { throw .usage(.severalSchemas(sources.map(\.0)), command: arguments.path) }
        return first.1
    }

    private static func guess(_ text: String) -> Source {
        if text == "-" { return .standardInput }
        let lower = text.lowercased()
        if text.contains("/") || [".json", ".yaml", ".yml"].contains(where: { lower.hasSuffix($0) }) {
            return .path(text)
        }
        return isKnown(text) || !FileSystem.exists(text) ? .id(text) : .path(text)
    }

    /// Whether a name is that of a built-in schema or one of the library.
    static func isKnown(_ text: String) -> Bool {
        BuiltInSchema.named(text) != nil || (try? SchemaLibrary.standard().entry(text)) != nil
    }

    /// Loads the schema and shows its warnings.
    static func load(
        _ arguments: ParsedArguments, positional: String?, _ console: Console
    ) throws(CommandError) -> Schema {
        let source = try source(arguments, positional: positional)
        let isStrict = arguments.has(strict)
        var schema: Schema
        do throws(Schema.Invalid) {
            switch source {
            case .path(let path): schema = try Schema(path: path, isStrict: isStrict)
            case .id(let id): schema = try Schema(id: id, isStrict: isStrict)
            case .standardInput: schema = try Schema(text: readStandardInput(), isStrict: isStrict)
            }
        } catch { throw .schema(error) }
        if let instant = arguments.text(asOf) { schema = try fixed(schema, instant, arguments) }
        console.log.debug(
            "schema.loaded",
            [
                "name": schema.dataset.name, "tables": "\(schema.dataset.tables.count)",
                "bytes": "\(schema.source.count)",
            ])
        if !console.isJSON { showWarnings(schema, console) }
        return schema
    }

    /// The schema as `--as-of` has it.
    static func fixed(
        _ schema: Schema, _ instant: String, _ arguments: ParsedArguments
    ) throws(CommandError) -> Schema {
        let fixed: Schema?
        do throws(Schema.Invalid) { fixed = try schema.asOf(instant) } catch { throw .schema(error) }
        guard let fixed else { throw .usage(.noAsOfColumn, command: arguments.path) }
        return fixed
    }

    private static func readStandardInput() -> String {
        // A failure gives an empty document, which the reader refuses with its own words.
        guard case .success(let bytes) = System.readStandardInput(limit: 64 << 20) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func showWarnings(_ schema: Schema, _ console: Console) {
        for warning in schema.warnings {
            let text = warning.rendered(source: schema.source)
            console.note(console.err.yellow(String(text.dropLast())))
        }
    }

    /// What was decided beside the options.
    struct Choice {
        /// Where no option names one.
        var seed: Seed?
        /// Of the root tables, whatever the options say.
        var rows: Int64?
        /// Of some root tables, where no option says anything.
        var rowsByTable: [String: Int64] = [:]
    }

    /// Plans and compiles.
    static func generation(
        _ schema: Schema, _ arguments: ParsedArguments, _ console: Console, choice: Choice = Choice()
    ) throws(CommandError) -> Generation {
        var rows = arguments.rows(rows)
        if let wanted = choice.rows {
            rows = (wanted, [:])
        } else if !choice.rowsByTable.isEmpty {
            rows = (nil, choice.rowsByTable)
        }
        let start = monotonicSeconds()
        let generation: Generation
        do throws(PlanError) {
            generation = try Generation(
                schema, rows: rows.all, rowsByTable: rows.byTable,
                scale: choice.rows == nil ? arguments.factor(scale) ?? 1 : 1,
                seed: arguments.text(seed).map { Seed($0) } ?? choice.seed,
                threads: threadCount(arguments), sample: arguments.integer(OutputOption.sample),
                tables: arguments.texts(OutputOption.tables))
        } catch { throw .plan(error) }
        console.log.debug(
            "plan.made",
            [
                "tables": "\(generation.compiled.tables.count)", "seed": generation.plan.seed.text,
                "rows": "\(generation.compiled.tables.reduce(0) { $0 + $1.rowCount })",
                "seconds": NumberText.fixed(monotonicSeconds() - start, 6),
            ])
        return generation
    }

    static func threadCount(_ arguments: ParsedArguments) -> Int {
        arguments.integer(threads).map { Int($0) } ?? availableCores()
    }
}
