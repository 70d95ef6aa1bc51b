import FigmentADBC
import FigmentSchema
import FigmentTypes

/// What an export needs to know of a document.
struct ExportDataset {
    let name: String
    let version: String
    let dialect: Dialect
    let constraints: Constraints
    let foreignKeys: [Constraints.ForeignKey]
}

/// A table's files as typed values: column `i` is `v<i>` of a view, and `w<i>` tells where what is stored is no value of
/// the column's type.
struct ExportTable {
    let table: Table
    let columns: [ColumnSpec]
    /// What the files are named after.
    let baseName: String
    let rowCount: Int64
    /// The view's name.
    let view: String
    private let connection: ADBCConnection

    var name: String { table.name }

    /// The key, where it is in the files.
    var primaryKey: [String] {
        let stated = table.primaryKey.isEmpty ? table.columns.filter(\.isPrimary).map(\.name) : table.primaryKey
        return stated.allSatisfy { index(of: $0) != nil } ? stated : []
    }

    func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

    /// Opens the files and refuses what an export would lose.
    ///
    /// - Parameter keepsText: Text is parsed once and kept, in memory or on disk, instead of for every query anew.
    init(
        _ table: Table, _ files: DataFiles, baseName: String, number: Int, _ connection: ADBCConnection,
        keepsText: Bool = true
    ) throws(ExportError) {
        // The dynamic fields of a row are a column of the files, though no field of the document.
        var whole = table
        if let options = table.collection, options.enablesDynamicField, !options.dynamicFields.isEmpty {
            whole.columns.append(
                ColumnSpec(name: "$meta", type: .json, declaredType: "JSON", location: table.location))
        }
        self.table = whole
        self.baseName = baseName
        self.connection = connection
        view = "figment_export_\(number)"
        columns = TableView.written(whole)
        let source: TableView
        do throws(ADBCError) { source = try TableView(whole, files, number: number, connection) } catch {
            throw .engine(error)
        }
        for column in columns {
            let stored = source.storedTypes[column.name]
            if stored == nil { throw .missingColumn(table: table.name, column: column.name) }
            if !source.isText(column), let stored, !column.type.isHeld(by: stored) {
                throw .wrongType(table: table.name, column: column.name, stored: stored)
            }
        }
        let counts: [Int64]
        do throws(ADBCError) {
            var list: [String] = []
            for (index, column) in columns.enumerated() {
                let (value, wrong) = try ExportTable.reading(column, source)
                list.append("\(value) AS v\(index), \(wrong) AS w\(index)")
            }
            // Text is parsed once; what does not fit into memory goes to disk.
            try connection.execute(
                "CREATE TEMP \(files.isText && keepsText ? "TABLE" : "VIEW") \(view) AS SELECT \(list.joined(separator: ", ")) "
                    + "FROM \(source.name)")
            let wrong = columns.indices.map { "count(*) FILTER (WHERE w\($0))" }
            let sums = (["count(*)"] + wrong).joined(separator: ", ")
            counts = try ExportTable.integers("SELECT \(sums) FROM \(view)", connection)
        } catch { throw .engine(error) }
        rowCount = counts.first ?? 0
        if let fault = files.shape.difference(fromRead: rowCount, files.paths) { throw .fault(fault) }
        for (column, count) in zip(columns, counts.dropFirst()) where count > 0 {
            throw .wrongValues(table: table.name, column: column.name, count: count)
        }
    }

    /// The typed value of a column, and the condition that what is stored is none.
    private static func reading(
        _ column: ColumnSpec, _ source: TableView
    ) throws(ADBCError) -> (value: String, wrong: String) {
        let name = try TableView.quoted(column.name)
        let raw = source.isText(column) ? try TableView.quoted(source.rawName(column.name)) : name
        let value: String
        switch column.type {
        case .binary where source.files.isText: value = "TRY(from_base64(\(raw)))"
        case .binary, .sparseVector, .vector: value = name
        default: value = column.type.duckDBName.map { "TRY_CAST(\(name) AS \($0))" } ?? name
        }
        var wrong = "\(raw) IS NOT NULL AND \(value) IS NULL"
        if case .list = column.type {
            // An element that is no value became null.
            wrong = "(\(wrong) OR list_count(\(value)) <> len(\(value)))"
        }
        return (value, "(\(wrong))")
    }

    // ---- Queries ------------------------------------------------------------------------------------------

    /// The typed values of all rows in their order, batch by batch.
    func values() throws(ExportError) -> ResultStream {
        do throws(ADBCError) { return try connection.query(valuesSQL) } catch { throw .engine(error) }
    }

    var valuesSQL: String {
        let list = columns.indices.map { "v\($0)" }.joined(separator: ", ")
        return "SELECT \(list) FROM \(view)"
    }

    /// An expression for each column, evaluated over all rows or the first ones.
    func numbers(firstRows: Int? = nil, _ expression: (_ value: String) -> String) throws(ExportError) -> [Double?] {
        let list = columns.indices.map { expression("v\($0)") }.joined(separator: ", ")
        let from = firstRows.map { "(SELECT * FROM \(view) LIMIT \($0))" } ?? view
        do throws(ADBCError) {
            return try connection.query("SELECT \(list) FROM \(from)").rows().first?.map(Validator.number) ?? []
        } catch { throw .engine(error) }
    }

    private static func integers(_ sql: String, _ connection: ADBCConnection) throws(ADBCError) -> [Int64] {
        (try connection.query(sql).rows().first ?? []).map { value in
            if case .int(let number) = value { return number }
            return 0
        }
    }
}

extension ResultStream {
    /// The next rows, with the driver's failure as ours.
    func nextBatch() throws(ExportError) -> ResultBatch? {
        do throws(ADBCError) { return try next() } catch { throw .engine(error) }
    }
}
