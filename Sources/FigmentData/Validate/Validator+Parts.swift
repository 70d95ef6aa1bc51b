import FigmentADBC
import FigmentSchema
import FigmentTypes

/// What columns hold inside: the fields of structures and the elements of lists.
extension Validator {
    /// A value of a column, or within one, as SQL.
    private struct Part {
        /// What findings call it: `address.city`, `items[].price`.
        var name: String
        var value: String
        /// Its text as JSON, where files hold texts: what is there but could not be read is a finding.
        var text: String?

        func field(_ name: String) -> Part {
            var pointer = "/"
            DataFiles.appendPointer(name, to: &pointer)
            return Part(
                name: "\(self.name).\(name)", value: "struct_extract(\(value), \(DuckDB.quoted(text: name)))",
                text: text.map { "json_extract(\($0), \(DuckDB.quoted(text: pointer)))" })
        }

        /// Element `figment_i`, from 0.
        var element: Part {
            Part(
                name: name + "[]", value: "\(value)[figment_i + 1]",
                text: text.map { "json_extract(\($0), '/' || figment_i)" })
        }

        /// Whether the text has a value.
        var isWritten: String? { text.map { "coalesce(json_type(\($0)), 'NULL') <> 'NULL'" } }
    }

    func partViolations(_ column: ColumnSpec, _ view: TableView) throws(ADBCError) -> [Violation] {
        switch column.type {
        case .structure, .list: break
        default: return []
        }
        let name = try TableView.quoted(column.name)
        guard view.isText(column) else {
            // DuckDB 2.0 fails where a filter takes one field of a struct in Parquet: so it reads the whole value.
            let whole = "(CASE WHEN \(name) IS NOT NULL THEN \(name) END)"
            return inside(Part(name: column.name, value: whole), column.type)
        }
        guard column.type.duckDBName != nil else { return [] }
        let raw = try TableView.quoted(view.rawName(column.name))
        return inside(Part(name: column.name, value: name, text: "TRY_CAST(\(raw) AS JSON)"), column.type)
    }

    private func inside(_ part: Part, _ type: DataType) -> [Violation] {
        switch type {
        case .structure(let fields): fields.flatMap { self.field($0, part.field($0.name), of: part) }
        case .list(let element): elements(of: part, element)
        default: []
        }
    }

    /// Fields of structures that are there must hold values, unless they are nullable.
    private func field(_ field: StructureField, _ part: Part, of owner: Part) -> [Violation] {
        var result: [Violation] = []
        let isLost = "\(owner.value) IS NOT NULL AND \(part.value) IS NULL"
        if !field.isNullable {
            result.append(
                Violation(
                    kind: .notNull, column: part.name, condition: isLost, shown: [], good: "no nulls", bad: "are null"))
        } else if let isWritten = part.isWritten {
            result.append(
                Violation(
                    kind: .type, column: part.name, condition: "\(isLost) AND \(isWritten)", shown: [],
                    good: "all are values of the type", bad: "are no values of the type"))
        }
        return result + inside(part, field.type)
    }

    /// Elements are never null. Files that know types say so themselves of scalars.
    private func elements(of list: Part, _ type: DataType) -> [Violation] {
        var result: [Violation] = []
        if list.text != nil, type != .json {
            result.append(
                Violation(
                    kind: .type, column: list.name + "[]", condition: "len(\(list.value)) > list_count(\(list.value))",
                    shown: [], good: "all are values of the type", bad: "hold elements that are none of the type"))
        }
        guard type.isStructure else { return result }
        for violation in inside(list.element, type) {
            var some = violation
            some.condition =
                "len(list_filter(range(len(\(list.value))), lambda figment_i: \(violation.condition))) > 0"
            result.append(some)
        }
        return result
    }
}
