public import FigmentSchema

/// Another row that a value comes from. A path of sources leads from a row to a row of a table further away.
public enum RowSource: Hashable, Sendable {
    /// The row of the driving parent.
    case parent
    /// A row of table `table`; lookups of one row that share table and alias get the same.
    case random(table: Int, alias: String, weights: Choice.Weights)
    /// An earlier row of the own table; none for roots, or the row itself.
    case earlier(rootProbability: Double, rootIsSelf: Bool, alias: String)
    /// The first row of table `table` whose column `remote` equals column `local` of this row.
    case matching(table: Int, local: Int, remote: Int)
    /// The row of table `table` that the number of a joint draw names.
    case joint(draw: Int, member: Int, table: Int)
    /// From a row of table `corpus`, whose vectors `column` have planted neighbours, to the row of `table` that it is
    /// planted around; none for other rows.
    case plantedAround(table: Int, corpus: Int, column: Int)
    /// From a child of a query, by its ordinal, to the planted row of `table`, whose vectors are `column`.
    case planted(table: Int, column: Int)
    /// An earlier row of the own table for this share of the rows, else the row itself.
    /// Nil where all columns copy together.
    case duplicated(rate: Double, column: String?)
}

extension Plan {
    /// The table of the row that `source` finds for a row of `table`; nil for the parent's where there is none.
    public func table(of source: RowSource, from table: Int) -> Int? {
        switch source {
        case .parent: tables[table].fanout?.parent
        case .random(let other, _, _), .matching(let other, _, _), .joint(_, _, let other),
            .plantedAround(let other, _, _), .planted(let other, _):
            other
        case .earlier, .duplicated: table
        }
    }

    /// The table at the end of a path that begins at `table`.
    func table(at path: ColumnPath, from table: Int) -> Int {
        path.path.reduce(table) { at, source in self.table(of: source, from: at) ?? at }
    }
}

/// A column of the row at the end of a path; the row itself where the path is empty.
public struct ColumnPath: Hashable, Sendable {
    public var path: [RowSource]
    public var column: Int

    public init(path: [RowSource] = [], column: Int) {
        self.path = path
        self.column = column
    }
}
