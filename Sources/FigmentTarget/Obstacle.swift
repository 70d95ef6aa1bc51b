/// What stands in a database that keeps a load from beginning, found before the first row. Facts only; the command words them.
public enum Obstacle: Hashable, Sendable {
    /// The schema (or the like) that is named, or nil where none is and the session has none of its own.
    case missingSchema(String?)
    /// Under the table's name there is something else: "a view".
    case notATable(String, what: String)
    /// Columns of a name that the database keeps for its own.
    case reservedColumns(table: String, [String])
    /// The role lacks rights on a table, as `GRANT` names them.
    case missingRights(table: String, [String], role: String)
    /// Rows are told apart by columns that no unique index has.
    case missingUniqueIndex(table: String, columns: [String])
    /// The server is too old to load in this mode.
    case tooOld(mode: String, needs: String)
    /// What would be dropped together with the tables that are to be made anew; a line each.
    case dependents([String])
    /// Tables beside the load that refer to those which are to be emptied; a line each.
    case referenced([String])
    /// What is noted of the load is not whole; a line for each thing that is missing.
    case brokenState(job: String, [String])
    /// A table of the name of one of ours has another shape; a line for each difference.
    case otherStateTable(String, [String])
}
