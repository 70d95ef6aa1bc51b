import Figment
import FigmentEngine
import FigmentLoad
import FigmentPlan

/// What a load is of: tables with their keys, where their rows come from, and by what the job is known again.
struct LoadSubject {
    let name: String
    /// Nil for rows of files.
    var seed: String?
    let tables: [LoadTable]
    let supply: any RowSupply
    let identity: [String]
    /// Which rows of a schema are made; nil for rows of files.
    var scope: LoadScope?
    /// What is worth a word of the source.
    var notes: [String] = []

    /// The tables of a schema, made on the way.
    ///
    /// - Parameter target: Makes the target of some of its tables.
    init(
        _ schema: Schema, _ arguments: ParsedArguments, _ console: Console,
        target: ([LoadTable]) throws(CommandError) -> any LoadTarget
    ) throws(CommandError) {
        func tables(_ dataset: CompiledDataset) -> [LoadTable] {
            LoadTable.tables(of: schema.dataset, dataset.tables.map(\.descriptor))
        }
        let scope = try LoadScope(schema, arguments, console) { generation throws(CommandError) in
            try target(tables(generation.compiled))
        }
        name = schema.dataset.name
        seed = scope.generation.plan.seed.text
        self.tables = tables(scope.dataset)
        supply = CompiledSupply(scope.dataset, fixedSize: LoadSubject.fixedSize(scope.generation))
        identity = scope.identity
        self.scope = scope
    }

    init(name: String, tables: [LoadTable], supply: any RowSupply, identity: [String], notes: [String] = []) {
        self.name = name
        self.tables = tables
        self.supply = supply
        self.identity = identity
        self.notes = notes
    }

    /// Why a run with more rows would not begin with the rows of this one; nil where it would.
    private static func fixedSize(_ generation: Generation) -> String? {
        let plan = generation.plan
        if plan.tables.count > 1 { return "the schema has several tables, and rows of one follow from the others'" }
        if generation.sampleRows != nil { return "they are a sample" }
        let needs = ColumnNeeds(plan)
        for (table, tablePlan) in plan.tables.enumerated() {
            for (index, column) in tablePlan.columns.enumerated() where needs.dependsOnSize(table: table, column: index)
            {
                return "the values of \(column.name) depend on how many rows there are"
            }
        }
        return nil
    }
}
