public import FigmentSchema

/// The tables of a plan and the keys that lead from one to another, laid out in levels.
public struct KeyGraph: Sendable {
    public struct Column: Sendable {
        public var name: String
        public var type: String
        public var isPrimary: Bool
        public var isForeign: Bool
    }
    public struct Table: Sendable {
        public var name: String
        public var columns: [Column]
        /// 0 for tables that need no other; parents and tables that are looked up have lower levels.
        public var level: Int
    }
    public struct Edge: Hashable, Sendable {
        /// The table with the key, by index.
        public var from: Int
        /// The table whose rows refer to it.
        public var to: Int
        /// The referring column; nil for a parent that no column names.
        public var column: String?
        /// Whether the rows of `to` are the children of `from`'s rows.
        public var isParent: Bool
    }
    public private(set) var tables: [Table] = []
    public private(set) var edges: [Edge] = []

    /// - Parameter dataset: The document that `plan` was built from.
    public init(_ dataset: Dataset, _ plan: Plan) {
        for index in plan.tables.indices { addEdges(plan, index) }
        for (index, table) in plan.tables.enumerated() {
            let declared = dataset.tables.first { $0.name == table.name }
            let foreign = Set(edges.filter { $0.to == index }.compactMap(\.column))
            let columns = table.columns.map { column in
                Column(
                    name: column.name,
                    type: declared?.columns.first { $0.name == column.name }?.declaredType ?? "\(column.type)",
                    isPrimary: declared?.primaryKey.contains(column.name) ?? false,
                    isForeign: foreign.contains(column.name))
            }
            let before = edges.filter { $0.to == index && $0.from < index }
            let level = (before.map { tables[$0.from].level }.max() ?? -1) + 1
            tables.append(Table(name: table.name, columns: columns, level: level))
        }
    }

    private mutating func addEdges(_ plan: Plan, _ index: Int) {
        let table = plan.tables[index]
        var found: [Edge] = []
        for column in table.columns {
            guard case .lookup(let path) = column.recipe, let source = path.path.first, path.path.count == 1 else {
                continue
            }
            // A row found by its values is no key's.
            if case .matching = source { continue }
            let from = plan.table(of: source, from: index) ?? index
            // Keys only: what else is looked up comes with them.
            guard plan.tables[from].columns[path.column].recipe.neverRepeats else { continue }
            found.append(Edge(from: from, to: index, column: column.name, isParent: source == .parent))
        }
        if let parent = table.fanout?.parent, !found.contains(where: { $0.isParent }) {
            found.append(Edge(from: parent, to: index, column: nil, isParent: true))
        }
        for edge in found where !edges.contains(edge) { edges.append(edge) }
    }
}
