import FigmentSchema

/// Which columns each column is made from, and which values change with the size of a table.
public struct ColumnNeeds: Sendable {
    /// A column of the row itself, or of a row found over `path`.
    public struct Need: Hashable, Sendable {
        public var table: Int
        public var column: Int
        public var path: [RowSource]
    }

    let plan: Plan
    /// By table and column, in order of appearance.
    private let direct: [[[Need]]]
    private let sized: Set<Place>

    private struct Place: Hashable {
        var table: Int
        var column: Int
    }

    public init(_ plan: Plan) {
        self.plan = plan
        direct = plan.tables.indices.map { table in
            plan.tables[table].columns.map { column in
                var collector = NeedCollector(plan: plan, table: table)
                collector.add(column.recipe)
                for modifier in column.modifiers { collector.add(modifier) }
                return collector.needs
            }
        }
        sized = ColumnNeeds.sized(plan, direct)
    }

    /// What a column is made from directly.
    public func needs(table: Int, column: Int) -> [Need] { direct[table][column] }

    /// Whether the values of a column change when a table has another number of rows: it breaks off the promise that a
    /// longer run begins with the shorter one.
    public func dependsOnSize(table: Int, column: Int) -> Bool { sized.contains(Place(table: table, column: column)) }

    /// Spreads from the columns that look at a size to all that are made from them.
    private static func sized(_ plan: Plan, _ direct: [[[Need]]]) -> Set<Place> {
        var result: Set<Place> = []
        for (t, table) in plan.tables.enumerated() {
            for (c, column) in table.columns.enumerated() {
                let needs = direct[t][c]
                if needs.contains(where: { $0.path.contains { $0.dependsOnSize } }) || column.recipe.dependsOnSize {
                    result.insert(Place(table: t, column: c))
                }
                // Which parent a row has depends on how many share the total.
                if case .total? = table.fanout?.kind, needs.contains(where: { $0.path.first == .parent }) {
                    result.insert(Place(table: t, column: c))
                }
            }
        }
        var grows = true
        while grows {
            grows = false
            for t in plan.tables.indices {
                for c in plan.tables[t].columns.indices where !result.contains(Place(table: t, column: c)) {
                    if direct[t][c].contains(where: { result.contains(Place(table: $0.table, column: $0.column)) }) {
                        result.insert(Place(table: t, column: c))
                        grows = true
                    }
                }
            }
        }
        return result
    }
}

extension RowSource {
    /// Whether the row found changes with the number of rows there are.
    var dependsOnSize: Bool {
        switch self {
        case .random, .joint: true
        case .parent, .earlier, .matching, .duplicated, .plantedAround, .planted: false
        }
    }
}

extension Recipe {
    /// Whether the recipe itself looks at a number of rows.
    var dependsOnSize: Bool {
        switch self {
        // The weights are calibrated for the number of rows.
        case .instants(let plan): plan.weekend != nil
        // Without a column of instants the row's place in the period, which ends with the last row, is its instant.
        case .timeUUID(let at, _, _): at == nil
        case .list(let element, _, _): element.dependsOnSize
        case .object(let fields): fields.contains { $0.recipe.dependsOnSize }
        case .cardinality(let base, _): base.dependsOnSize
        case .conditional(let branches, let otherwise):
            branches.contains { $0.recipe.dependsOnSize } || otherwise?.dependsOnSize == true
        default: false
        }
    }
}

/// Gathers what a recipe and modifiers name.
private struct NeedCollector {
    let plan: Plan
    let table: Int
    var needs: [ColumnNeeds.Need] = []

    mutating func add(_ recipe: Recipe) {
        switch recipe {
        case .sequence, .ordinal, .uniformInt, .uniformDouble, .bool, .generator, .text, .jsonDocument, .dynamicFields,
            .vector,
            .sparseVector, .record, .uuid, .event, .jointChoice, .null:
            break
        case .template(let template):
            for pattern in template.patterns {
                for case .column(let column, _) in pattern.parts { add(own: column) }
            }
        case .list(let element, _, _): add(element)
        case .object(let fields): for field in fields { add(field.recipe) }
        case .timeUUID(let at, _, _), .season(_, let at, _): if let at { add(own: at) }
        case .digest(let columns, _), .listOf(let columns): for column in columns { add(own: column) }
        case .unique(let base), .cardinality(let base, _): add(base)
        case .truncated(_, let truncation): for bound in truncation.bounds { add(bound.value) }
        case .lookup(let path), .nearVector(_, let path): add(path)
        case .plantedVector(let base, _, let around):
            add(base)
            add(around)
        case .instants(let instants):
            for bound in instants.lower + instants.upper { add(bound.value) }
            if let aging = instants.aging { add(aging.created) }
        case .faker(_, let localeFrom): if let localeFrom { add(own: localeFrom) }
        case .expression(let code): add(code: code)
        case .conditional(let branches, let otherwise):
            for branch in branches {
                add(code: branch.condition)
                add(branch.recipe)
            }
            if let otherwise { add(otherwise) }
        }
    }

    mutating func add(_ modifier: ModifierPlan) {
        switch modifier {
        case .multiply, .add, .clamp, .jitter, .timeJitter, .mapValues, .outliers, .null, .typo, .duplicate, .conform:
            break
        case .expression(let code): add(code: code)
        case .seasonality(_, let at), .trend(_, let at, _): add(own: at)
        case .effect(let effect):
            for key in effect.keys { add(own: key.local) }
            if let at = effect.at { add(own: at) }
            append(
                ColumnNeeds.Need(
                    table: effect.table, column: effect.field,
                    path: [
                        .matching(table: effect.table, local: effect.keys.first?.local ?? 0, remote: effect.field)
                    ]))
        case .segment(let path, _): add(path)
        case .age(let created, let at, _, _):
            add(created)
            add(own: at)
        case .bound(let path, _, _): add(path)
        }
    }

    private mutating func add(code: String) {
        guard let names = try? ExpressionParser.parse(code).columnReferences else { return }
        for name in names {
            let columns = plan.tables[table].columns
            // A field of a structure is written behind its column's name.
            let owner = name.split(separator: ".").first.map(String.init)
            if let column = columns.firstIndex(where: { $0.name == name || $0.name == owner }) { add(own: column) }
        }
    }

    private mutating func add(own column: Int) {
        append(ColumnNeeds.Need(table: table, column: column, path: []))
    }

    private mutating func add(_ path: ColumnPath) {
        let end = plan.table(at: path, from: table)
        append(ColumnNeeds.Need(table: end, column: path.column, path: path.path))
    }

    private mutating func append(_ need: ColumnNeeds.Need) {
        if !needs.contains(need) { needs.append(need) }
    }
}
