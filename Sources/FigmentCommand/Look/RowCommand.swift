import Figment

/// `figment row`: one row by its number, without those before it.
enum RowCommand {
    static let plan = OptionSpec(
        "plan", .text("DIR"),
        "A directory that a run wrote: its schema, seed and row counts, and its plan file for child tables.")

    static let command = Command(
        name: "row", summary: "Make one row by its number, as JSON.",
        details: [
            "Rows are numbered from 0. A root table has every row: also those behind the document's count, up to what",
            "its keys can number. The forms are \"row SCHEMA N\", \"row SCHEMA TABLE N\", and with --schema, --builtin",
            "or --plan \"row N\" and \"row TABLE N\".",
        ],
        positionals: [
            .init("SCHEMA", "A schema file, or the id of a built-in or library schema.", isRequired: false),
            .init("TABLE", "The table; may be left out where there is one.", isRequired: false),
            .init("N", "The row's number, from 0.", isRequired: false),
        ],
        options: SchemaOptions.all + [plan],
        examples: [
            .init(line: "figment row simple 0", summary: "the first row"),
            .init(line: "figment row --builtin simple 1_000_000_000_000", summary: "row 10^12, as fast"),
            .init(line: "figment row users user_profiles 7 --seed demo", summary: "with the table's name"),
        ],
        run: run)

    static let run: @Sendable (ParsedArguments, Console) throws(CommandError) -> Void = {
        arguments, console throws(CommandError) in
        var words = arguments.positionals
        guard let last = words.popLast() else { throw .usage(.missingArgument("N"), command: arguments.path) }
        guard let number = Quantity.integer(last), (0..<Int64.max).contains(number) else {
            throw .usage(.notANumber(last, name: "N"), command: arguments.path)
        }
        let isNamed = [SchemaOptions.schema, SchemaOptions.builtin, plan].contains { arguments.has($0) }
        // With --plan, a first word is a schema only if a table follows it.
        let hasSchema = !words.isEmpty && (!isNamed || (arguments.has(plan) && words.count == 2))
        let schema = hasSchema ? words.removeFirst() : nil
        if words.count > 1 { throw .usage(.extraArgument(words[1]), command: arguments.path) }
        let job = try RowJob(arguments, schema: schema, table: words.first, console)
        let table = try job.table()
        let generation = try job.generation(for: table, row: number)
        guard let text = generation.rowJSON(number, of: table.name) else {
            let rows = generation.table(table.name)?.rowCount ?? 0
            throw .usage(.noSuchRow(number, table: table.name, rows: rows), command: arguments.path)
        }
        console.print(text)
    }
}

/// What `row` needs: as few tables as the row depends on.
private struct RowJob {
    let arguments: ParsedArguments
    let schema: Schema
    let tableName: String?
    var rows: Int64?
    var rowsByTable: [String: Int64]
    var scale = 1.0
    var seed: Seed?
    var counted: PlanFile?

    init(_ arguments: ParsedArguments, schema name: String?, table: String?, _ console: Console) throws(CommandError) {
        self.arguments = arguments
        tableName = table
        let asked = arguments.rows(SchemaOptions.rows)
        rows = asked.all
        rowsByTable = asked.byTable
        scale = arguments.factor(SchemaOptions.scale) ?? 1
        seed = arguments.text(SchemaOptions.seed).map { Seed($0) }
        guard let directory = arguments.text(RowCommand.plan) else {
            schema = try SchemaOptions.load(arguments, positional: name, console)
            return
        }
        let recorded = try RecordedRun(directory, isStrict: false)
        let isNamed = name != nil || arguments.has(SchemaOptions.schema) || arguments.has(SchemaOptions.builtin)
        schema = isNamed ? try SchemaOptions.load(arguments, positional: name, console) : recorded.schema
        if isNamed, schema.dataset.source.jsonText() != recorded.schema.dataset.source.jsonText() {
            throw .usage(.planDiffers(directory: directory, what: "its schema"), command: arguments.path)
        }
        if let seed, seed != recorded.record.seed {
            let what = "its seed is \(recorded.record.seed.text)"
            throw .usage(.planDiffers(directory: directory, what: what), command: arguments.path)
        }
        if arguments.has(SchemaOptions.rows) { throw .usage(.together("--plan", "--rows"), command: arguments.path) }
        seed = recorded.record.seed
        rowsByTable = recorded.rowsByTable
        counted = recorded.planFile
    }

    func table() throws(CommandError) -> Table {
        let known = schema.dataset.tables.map(\.name)
        guard let tableName else {
            if let only = schema.dataset.tables.first, known.count == 1 { return only }
            throw .usage(.tableNeeded(known: known), command: arguments.path)
        }
        if let table = schema.dataset.tables.first(where: { $0.name == tableName }) { return table }
        let nearest = EditDistance.nearest(to: tableName, among: known)
        throw .usage(.unknownTable(tableName, nearest: nearest, known: known), command: arguments.path)
    }

    /// The table with its ancestors: no other table is planned or counted.
    func generation(for table: Table, row: Int64) throws(CommandError) -> Generation {
        var dataset = schema.dataset
        var wanted = [table.name]
        var next = 0
        while next < wanted.count {
            let needed = dataset.tables.first { $0.name == wanted[next] }?.referencedTables ?? []
            for name in needed where !wanted.contains(name) { wanted.append(name) }
            next += 1
        }
        dataset.tables = dataset.tables.filter { wanted.contains($0.name) }
        for name in rowsByTable.keys.sorted() where !schema.dataset.tables.contains(where: { $0.name == name }) {
            throw .plan(.unknownTable(name: name, known: schema.dataset.tables.map(\.name)))
        }
        do throws(PlanError) {
            let own = Schema(dataset)
            let generation = try make(own, rowsByTable.filter { wanted.contains($0.key) })
            // A root table goes on behind its last row, as far as a table of so many rows could.
            if table.parents.isEmpty, let count = generation.table(table.name)?.rowCount, row >= count {
                _ = try make(own, [table.name: row + 1])
            }
            return generation
        } catch { throw .plan(error) }
    }

    private func make(_ schema: Schema, _ rowsByTable: [String: Int64]) throws(PlanError) -> Generation {
        try Generation(
            schema, rows: rows, rowsByTable: rowsByTable, scale: scale, seed: seed,
            threads: SchemaOptions.threadCount(arguments), counted: counted)
    }
}
