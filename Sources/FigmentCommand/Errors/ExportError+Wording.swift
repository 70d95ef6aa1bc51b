import Figment
import FigmentData

extension ExportError {
    var wording: Wording {
        var result = Wording(message: "", code: "export", exit: .usage)
        switch self {
        case .engine(let error): return CommandError.dataEngine(error).wording
        case .target(let error): return error.wording
        case .fault(let fault): return fault.wording
        case .missingTable(let table, let directory):
            result.message = "\(directory) has no file \(table).parquet, .csv, .json or .jsonl"
            result.fix = "\"figment generate SCHEMA --out \(directory)\" makes the data"
        case .wrongType(let table, let column, let stored):
            result.message = "\(table).\(column) is stored as \(stored), which is not its type"
            result.fix = "\"figment validate SCHEMA --data DIR\" shows what differs"
            result.exit = .checkFailed
        case .missingColumn(let table, let column):
            result.message = "the files of \(table) have no column \(column)"
            result.fix = "data that were made by this schema: \"figment validate SCHEMA --data DIR\" shows what differs"
            result.exit = .checkFailed
        case .wrongValues(let table, let column, let count):
            result.message =
                "\(NumberText.count(count, "value")) of \(table).\(column) \(count == 1 ? "is" : "are") not of the "
                + "column's type: the export would lose \(count == 1 ? "it" : "them")"
            result.fix = "\"figment validate SCHEMA --data DIR\" shows an example"
            result.exit = .checkFailed
        case .exists(let path):
            result.message = "\(path) is there already"
            result.fix = "add --force to replace it, or name another directory with --out DIR"
        case .badName(let name):
            result.message = "the name \"\(TextTable.printable(name))\" cannot stand in SQL"
            result.fix = "another name for the table or column"
        }
        return result
    }
}
