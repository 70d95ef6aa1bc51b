public import FigmentSchema
import FigmentTypes

/// What becomes of each constraint and target of a document.
public struct ConstraintReport: Sendable {
    public enum Standing: String, Sendable {
        /// Holds in every run, by the way the values are made.
        case guaranteed
        /// The draws are moved so that it holds, or holds almost surely.
        case steered
        /// Nothing is done about it: `figment validate` tells whether it holds.
        case checkedOnly = "checked only"
    }
    public struct Entry: Sendable {
        /// "unique", "foreign key", "range", …
        public var kind: String
        /// The constraint in words, as `orders.total >= 0`.
        public var text: String
        public var standing: Standing
        /// Why, in a few words.
        public var reason: String
    }
    public private(set) var entries: [Entry] = []

    private let catalogue: TableCatalogue
    private let plan: Plan

    /// - Parameter dataset: The document that `plan` was built from.
    public init(_ dataset: Dataset, _ plan: Plan) {
        var dataset = dataset
        dataset.addTouchpointTables()
        let tables = plan.tables.compactMap { table in dataset.tables.first { $0.name == table.name } }
        catalogue = TableCatalogue(dataset: dataset, tables: tables)
        self.plan = plan
        for table in tables { primaryKey(table) }
        let constraints = dataset.constraints
        for columns in constraints.unique { unique(columns) }
        for key in constraints.foreignKeys { foreignKey(key) }
        for range in constraints.ranges { self.range(range) }
        for inequality in constraints.inequalities { self.inequality(inequality) }
        for pattern in constraints.patterns { self.pattern(pattern) }
        for enumeration in constraints.enumerations { self.enumeration(enumeration) }
        for dependency in constraints.functionalDependencies { self.dependency(dependency) }
        for target in dataset.targets { self.target(target) }
    }

    private mutating func add(_ kind: String, _ text: String, _ standing: Standing, _ reason: String) {
        entries.append(Entry(kind: kind, text: text, standing: standing, reason: reason))
    }

    // MARK: Names

    private func spec(_ reference: ColumnReference) -> (table: Table, column: ColumnSpec, planned: ColumnPlan)? {
        guard let index = catalogue.index(of: reference.table),
            let column = catalogue.tables[index].columns.first(where: { $0.name == reference.column }),
            let planned = plan.tables[index].columns.first(where: { $0.name == reference.column })
        else { return nil }
        return (catalogue.tables[index], column, planned)
    }

    // MARK: Keys

    private mutating func primaryKey(_ table: Table) {
        guard !table.primaryKey.isEmpty, let index = catalogue.index(of: table.name) else { return }
        let text = "\(table.name).\(table.primaryKey.joined(separator: ", "))"
        let columns = plan.tables[index].columns.filter {
            table.primaryKey.contains($0.name) && $0.modifiers.isEmpty
        }
        if let column = columns.first(where: { $0.recipe.neverRepeats }) {
            add("primary key", text, .guaranteed, "\(column.name) \(column.recipe.whyNeverRepeats)")
        } else if plan.tables[index].joints.contains(where: { Set($0.columns) == Set(table.primaryKey) }) {
            add("primary key", text, .guaranteed, "combinations are drawn without repetition")
        } else if countsWithinParent(index, table.primaryKey) {
            add("primary key", text, .guaranteed, "the rows of each parent are counted")
        } else {
            add("primary key", text, .checkedOnly, "nothing keeps its values apart")
        }
    }

    private mutating func unique(_ columns: [ColumnReference]) {
        guard let first = columns.first, let index = catalogue.index(of: first.table) else { return }
        let names = columns.map(\.column)
        let text = "\(first.table).\(names.joined(separator: ", "))"
        let table = plan.tables[index]
        if let column = table.columns.first(where: {
            names.contains($0.name) && $0.modifiers.isEmpty && $0.recipe.neverRepeats
        }) {
            add("unique", text, .guaranteed, "\(column.name) \(column.recipe.whyNeverRepeats)")
        } else if table.joints.contains(where: { $0.columns == names }) {
            add("unique", text, .guaranteed, "combinations are drawn without repetition")
        } else if countsWithinParent(index, names) {
            add("unique", text, .guaranteed, "the rows of each parent are counted")
        } else if isOnlyChild(index), let column = table.columns.first(where: { names.contains($0.name) }),
            case .lookup(let path) = column.recipe, path.path == [.parent]
        {
            add("unique", text, .guaranteed, "a parent has one row at most")
        } else {
            add("unique", text, .checkedOnly, "nothing keeps the values apart")
        }
    }

    /// Whether the columns hold the parent's key and the row's number among the parent's.
    private func countsWithinParent(_ table: Int, _ names: [String]) -> Bool {
        let columns = plan.tables[table].columns.filter { names.contains($0.name) && $0.modifiers.isEmpty }
        let isCounted = columns.contains { if case .ordinal = $0.recipe { true } else { false } }
        return isCounted
            && columns.contains { column in
                guard case .lookup(let path) = column.recipe, path.path == [.parent],
                    let parent = plan.tables[table].fanout?.parent
                else { return false }
                return plan.tables[parent].columns[path.column].recipe.neverRepeats
            }
    }

    private func isOnlyChild(_ table: Int) -> Bool {
        guard case .counts(let fanout)? = plan.tables[table].fanout?.kind else { return false }
        if case .constant(let count) = fanout.distribution { return count <= 1 }
        return (fanout.maximum ?? .max) <= 1
    }

    private mutating func foreignKey(_ key: Constraints.ForeignKey) {
        let text = "\(key.from) → \(key.to)"
        guard let from = spec(key.from), let to = catalogue.index(of: key.to.table) else { return }
        if case .lookup(let path) = from.planned.recipe, from.planned.keepsValues,
            plan.tables[to].columns.indices.contains(path.column),
            plan.tables[to].columns[path.column].name == key.to.column,
            end(of: path, from: key.from.table) == to
        {
            add("foreign key", text, .guaranteed, "every value is looked up there")
        } else {
            add("foreign key", text, .checkedOnly, "the values are not looked up there")
        }
    }

    /// The table at the end of a path.
    private func end(of path: ColumnPath, from table: String) -> Int? {
        catalogue.index(of: table).map { plan.table(at: path, from: $0) }
    }

    // MARK: Values

    private mutating func range(_ range: Constraints.Range) {
        var text = range.column.description
        let isInstant = spec(range.column)?.column.type.isInstant ?? false
        func shown(_ value: Double) -> String {
            if isInstant, let micros = Int64(exactly: value) { return ConstraintReport.instant(micros) }
            return Literal.double(value).simplified.jsonText
        }
        if let low = range.low { text = "\(shown(low)) <= " + text }
        if let high = range.high { text += " <= \(shown(high))" }
        guard let (_, _, planned) = spec(range.column) else { return }
        let isClamped = planned.modifiers.contains { modifier in
            guard case .clamp(let low, let high) = modifier else { return false }
            return low == range.low && high == range.high
        }
        if isClamped {
            add("range", text, .guaranteed, "values are clamped last")
        } else {
            add("range", text, .checkedOnly, "the values come from elsewhere as they are")
        }
    }

    private static func instant(_ micros: Int64) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: temporalTextCapacity) { buffer in
            guard let base = buffer.baseAddress else { return "" }
            let length = writeTimestamp(ticks: micros / 1_000_000, unit: .second, to: base)
            return String(decoding: UnsafeBufferPointer(start: base, count: length), as: UTF8.self)
        }
    }

    private mutating func inequality(_ inequality: Constraints.Inequality) {
        let text = "\(inequality.left) \(inequality.comparison.rawValue) \(inequality.right)"
        let sides = [inequality.left, inequality.right].compactMap { spec($0) }
        let isBound = sides.contains { side in
            side.planned.modifiers.contains { if case .bound = $0 { true } else { false } }
        }
        guard isBound, inequality.comparison != .equal else {
            return add("inequality", text, .checkedOnly, "neither side can be moved")
        }
        let bounds = sides.map { side in
            side.planned.modifiers.count { if case .bound = $0 { true } else { false } }
        }
        if bounds.max() ?? 0 > 1 {
            add("inequality", text, .steered, "a side has several bounds, which may leave no room")
        } else {
            add("inequality", text, .guaranteed, "the side drawn later stays beyond the other")
        }
    }

    private mutating func pattern(_ pattern: Constraints.Pattern) {
        let text = "\(pattern.column) ~ \(pattern.regex)"
        guard let (_, column, planned) = spec(pattern.column) else { return }
        guard let matcher = RegexMatcher(pattern.regex) else {
            return add("pattern", text, .checkedOnly, "the expression is beyond what values can be made from")
        }
        let rules = planned.conformities
        if case .values(let items)? = rules.last, items.allSatisfy({ $0.matches(matcher) }) {
            add("pattern", text, .guaranteed, "what is not one of the listed values that match becomes one")
        } else if case .pattern(let own, _)? = rules.last, own.source == pattern.regex {
            add("pattern", text, .guaranteed, "what does not match is made from the expression")
        } else if rules.count > 1 {
            add("pattern", text, .steered, "another constraint on the column is seen to after it")
        } else if planned.onlyDirt, let items = planned.recipe.closedSet ?? column.closedSet,
            items.allSatisfy({ $0.matches(matcher) })
        {
            add("pattern", text, .guaranteed, "only such values are drawn")
        } else if planned.onlyDirt, planned.recipe.patternSource == pattern.regex {
            add("pattern", text, .guaranteed, "values are made from the expression")
        } else {
            add("pattern", text, .checkedOnly, "keys and looked up values stay as they are")
        }
    }

    private mutating func enumeration(_ enumeration: Constraints.Enumeration) {
        let values = enumeration.values.map(\.jsonText)
        let text =
            "\(enumeration.column) in "
            + (enumeration.reference?.description ?? "[\(values.joined(separator: ", "))]")
        guard let (_, column, planned) = spec(enumeration.column) else { return }
        let rules = planned.conformities
        if case .values(let items)? = rules.last {
            let listed = enumeration.values.compactMap { $0.value(of: column.type) }
            if items.allSatisfy({ listed.contains($0) }) {
                add("enum", text, .guaranteed, "what is not listed becomes one of the list")
            } else {
                add("enum", text, .checkedOnly, "another list for the column has no value in common with it")
            }
        } else if !planned.onlyDirt {
            add("enum", text, .checkedOnly, "modifiers may change the values")
        } else if let items = planned.recipe.closedSet ?? column.closedSet, !values.isEmpty,
            items.allSatisfy({ values.contains($0.jsonText) })
        {
            add("enum", text, .guaranteed, "only such values are drawn")
        } else if let reference = enumeration.reference, case .lookup(let path) = planned.recipe,
            let to = catalogue.index(of: reference.table), end(of: path, from: enumeration.column.table) == to,
            plan.tables[to].columns[path.column].name == reference.column
        {
            add("enum", text, .guaranteed, "every value is looked up there")
        } else {
            add("enum", text, .checkedOnly, "the generator decides")
        }
    }

    private mutating func dependency(_ dependency: Constraints.FunctionalDependency) {
        let text =
            "\(dependency.table).\(dependency.determinant.joined(separator: ", ")) → "
            + dependency.dependent.joined(separator: ", ")
        let names = dependency.determinant + dependency.dependent
        let recipes = names.compactMap { spec(ColumnReference(table: dependency.table, column: $0))?.planned }
        let paths = recipes.compactMap { planned -> [RowSource]? in
            guard case .lookup(let path) = planned.recipe, planned.modifiers.isEmpty else { return nil }
            return path.path
        }
        if sameRecord(recipes, determinants: dependency.determinant.count) {
            add("dependency", text, .guaranteed, "all come from one record")
        } else if recipes.first.map({ $0.recipe.neverRepeats }) ?? false {
            add("dependency", text, .guaranteed, "the determinant never repeats")
        } else if paths.count == names.count, Set(paths).count == 1, determinesRow(dependency) {
            add("dependency", text, .guaranteed, "all come from the same row")
        } else {
            add("dependency", text, .checkedOnly, "the columns are drawn apart")
        }
    }

    /// Whether all columns are fields of one record whose choices keep the dependency.
    private func sameRecord(_ columns: [ColumnPlan], determinants: Int) -> Bool {
        var names: Set<String> = []
        var fields: [[Literal]] = []
        for column in columns {
            guard case .record(let name, let choice) = column.recipe, column.modifiers.isEmpty else { return false }
            names.insert(name)
            fields.append(choice.items)
        }
        guard names.count == 1, let count = fields.first?.count else { return false }
        var known: [[String]: [String]] = [:]
        for i in 0..<count {
            let row = fields.map { $0[i].jsonText }
            let key = Array(row.prefix(determinants))
            if let other = known.updateValue(Array(row.dropFirst(determinants)), forKey: key),
                other != Array(row.dropFirst(determinants))
            {
                return false
            }
        }
        return true
    }

    /// Whether the determinant names the row that all columns come from.
    private func determinesRow(_ dependency: Constraints.FunctionalDependency) -> Bool {
        dependency.determinant.contains { name in
            guard let planned = spec(ColumnReference(table: dependency.table, column: name))?.planned,
                case .lookup(let path) = planned.recipe, let table = end(of: path, from: dependency.table)
            else { return false }
            return plan.tables[table].columns[path.column].recipe.neverRepeats
        }
    }

    // MARK: Targets

    private mutating func target(_ target: QualityTarget) {
        func band(_ low: Double, _ high: Double) -> String { "\(low) to \(high)" }
        switch target {
        case .weekendShare(let column, let low, let high):
            let isSteered: Bool
            if case .instants(let plan)? = spec(column)?.planned.recipe {
                isSteered = plan.weekend != nil && plan.diffusion == nil
            } else {
                isSteered = false
            }
            add(
                "target", "weekend share of \(column) in \(band(low, high))", isSteered ? .steered : .checkedOnly,
                isSteered ? "one factor on the weights of weekends" : "its times are not drawn from weights")
        case .mean(let column, let low, let high):
            add("target", "mean of \(column) in \(band(low, high))", .checkedOnly, "the distribution decides")
        case .median(let column, let low, let high):
            add("target", "median of \(column) in \(band(low, high))", .checkedOnly, "the distribution decides")
        case .quantile(let column, let p, let low, let high):
            add("target", "quantile \(p) of \(column) in \(band(low, high))", .checkedOnly, "the distribution decides")
        case .correlation(let a, let b, let low, let high):
            add("target", "correlation of \(a) and \(b) in \(band(low, high))", .checkedOnly, "the columns decide")
        case .nullShare(let column, let low, let high):
            add("target", "share of nulls of \(column) in \(band(low, high))", .checkedOnly, "null_probability decides")
        case .distinctCount(let column, let low, let high):
            add("target", "distinct values of \(column) in \(band(low, high))", .checkedOnly, "the generator decides")
        case .fanout(let table, let low, let high):
            add("target", "rows of \(table) per parent in \(band(low, high))", .checkedOnly, "the fan-out decides")
        case .fit(let column, _, _):
            add("target", "fit of \(column)", .checkedOnly, "the distribution decides")
        case .compositeEffect(let table, let metric, _, _, _):
            add("target", "profile of \(metric) of \(table)", .checkedOnly, "the weights decide")
        }
    }
}
