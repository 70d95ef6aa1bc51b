import Figment
import FigmentTarget

extension Obstacle {
    /// What the user reads, and what helps.
    func wording(server: String, place: String) -> Wording {
        var result = Wording(message: "", code: "unsuitable", exit: .environment)
        switch self {
        case .missingSchema(let name?):
            result.message = "there is no schema \(name) in \(server) at \(place)"
            result.code = "missing_schema"
            result.fix = "make it first (CREATE SCHEMA), or name one that is there: ?schema=NAME"
        case .missingSchema(nil):
            result.message = "the search path of the role names no schema that is there, in \(server) at \(place)"
            result.code = "missing_schema"
            result.fix = "name the tables' schema in the URI: ?schema=NAME"
        case .notATable(let name, let what):
            result.message = "\(name) in \(server) at \(place) is \(what), not a table"
            result.code = "not_a_table"
            result.fix = "load into the table behind it, or give the load's table another name"
        case .reservedColumns(let table, let names):
            result.message =
                "\(server) keeps column names for its own that \(table) has: \(names.joined(separator: ", "))"
            result.code = "reserved_columns"
            result.exit = .usage
            result.fix = "give the columns other names"
        case .missingRights(let table, let rights, let role):
            let list = rights.joined(separator: ", ")
            result.message = "the role \(role) may not do with \(table) what this load needs: \(list)"
            result.code = "forbidden"
            result.fix = "GRANT \(list) ON \(table) TO \(role)"
        case .missingUniqueIndex(let table, let columns):
            let list = columns.joined(separator: ", ")
            result.message = "--mode upsert needs a unique index on \(list), and \(table) has none"
            result.code = "missing_unique_index"
            result.fix = "--mode merge needs none; or CREATE UNIQUE INDEX ON \(table) (\(list))"
        case .tooOld(let mode, let needs):
            result.message = "--mode \(mode) needs \(needs), and \(server) at \(place) is older"
            result.code = "too_old"
            result.fix = "--mode upsert needs a unique index on the key, and no newer server"
        case .dependents(let lines):
            result.message = "what this load would drop is needed by other things, which would be dropped too"
            result.details = lines
            result.code = "dependents"
            result.fix = "drop them first; or --mode overwrite replaces the rows and keeps the tables"
        case .referenced(let lines):
            result.message = "an overwrite empties its tables, and others refer to them"
            result.details = lines
            result.code = "referenced"
            result.fix = "load those tables too, or drop the constraints first; --mode upsert or merge removes no row"
        case .brokenState(let name, let lines):
            result.message = "what \(server) at \(place) has noted of the load \(name) is not whole"
            result.details = lines
            result.code = "broken_state"
            result.exit = .usage
            result.fix =
                "--reset forgets the load and loads all rows (those that are there stay in append mode); with "
                + "--drop-if-exists the tables are made anew"
        case .otherStateTable(let name, let lines):
            result.message = "the table \(name) in \(server) at \(place) is not the one that figment keeps its state in"
            result.details = lines
            result.code = "other_state_table"
            result.fix = "rename or drop it, or keep the load's tables in another schema: ?schema=NAME"
        }
        return result
    }
}
