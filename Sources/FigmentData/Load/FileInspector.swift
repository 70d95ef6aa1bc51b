import FigmentADBC
import FigmentColumns
import FigmentTarget
import FigmentTypes

/// Finds out what files hold: columns, their types, rows, and how large values are; refuses what no column holds.
struct FileInspector {
    let files: DataFiles
    let name: String
    let options: FileDataset.Options
    let connection: ADBCConnection

    /// A column, and how it is taken from the files.
    private struct Found {
        let name: String
        let quoted: String
        /// What is read: the column, or a cast of it.
        var value: String
        var type: DataType
        /// Whether the cast may fail.
        var isForced = false
        var isNullable = true
        var averageBytes = 0.0
    }

    func table() throws(FileLoadError) -> FileTable {
        let source = try FileSource(files, connection)
        for (column, type) in options.types {
            guard source.columns.contains(where: { $0.name == column }) else {
                throw .unknownColumn(column, known: source.columns.map(\.name))
            }
            if type != "skip", DataType.named(type) == nil { throw .unknownType(column: column, type: type) }
        }
        for key in options.primaryKey where !source.columns.contains(where: { $0.name == key }) {
            throw .unknownColumn(key, known: source.columns.map(\.name))
        }
        var found = try columns(source)
        let rows = try look(&found, source)
        if let fault = files.shape.difference(fromRead: rows, files.paths) { throw .fault(fault) }
        if options.needsUniqueKey {
            let key = options.primaryKey.compactMap { name in found.first { $0.name == name } }
            try DuplicateKeys.refuse(
                name, key.map { ($0.name, $0.value) }, of: source.relation(0), connection)
        }
        let columns = found.map { column in
            ColumnDescriptor(
                name: column.name, type: column.type, isNullable: column.isNullable,
                estimatedBytes: column.type.fixedWidth.map { Double($0) } ?? max(4, column.averageBytes))
        }
        let list = found.map { $0.value == $0.quoted ? $0.quoted : "\($0.value) AS \($0.quoted)" }
            .joined(separator: ", ")
        return FileTable(
            descriptor: TableDescriptor(name: name, columns: columns, rowCount: rows), place: place,
            open: { (row) throws(ADBCError) in
                let (file, first) = FileTable.file(of: row, source.fileRows)
                return (try connection.query("SELECT \(list) FROM \(source.relation(file))"), first)
            }, invented: source.invented)
    }

    private var place: String { files.paths.count == 1 ? files.paths[0] : "\(files.paths[0]) and others" }

    // MARK: Types

    private func columns(_ source: FileSource) throws(FileLoadError) -> [Found] {
        var result: [Found] = []
        var lines: [String] = []
        for column in source.columns {
            let asked = options.types.last { $0.column == column.name }?.type
            if asked == "skip" { continue }
            let quoted = try FileSource.asking { () throws(ADBCError) in try TableView.quoted(column.name) }
            guard let taken = asked.flatMap(DataType.named) ?? DataType.taken(duckDB: column.type) else {
                lines.append(refusal(column.name, "it is \(column.type), which no column of ours holds"))
                continue
            }
            result.append(
                Found(
                    name: column.name, quoted: quoted, value: taken.cast.map { "CAST(\(quoted) AS \($0))" } ?? quoted,
                    type: taken.type, isForced: asked != nil,
                    isNullable: !source.required.contains(column.name) && !options.primaryKey.contains(column.name)))
        }
        if !lines.isEmpty { throw .columns(table: name, lines) }
        return result
    }

    private func refusal(_ column: String, _ reason: String) -> String {
        "\(column): \(reason); --column \(column)=json or --column \(column)=string takes it as text, "
            + "--column \(column)=skip leaves it out"
    }

    // MARK: Values

    /// One look at all rows: how many there are, how large texts are, and whether every value can be held.
    ///
    /// - Returns: The number of rows.
    private func look(_ found: inout [Found], _ source: FileSource) throws(FileLoadError) -> Int64 {
        if let known = source.known, found.allSatisfy({ wrong($0) == nil && isSized($0, known) }) {
            for index in found.indices { found[index].averageBytes = known.averageBytes[found[index].name] ?? 0 }
            return known.rows
        }
        var list = ["count(*)"]
        for column in found {
            let isSized = column.type.fixedWidth == nil
            list.append(isSized ? "avg(strlen(CAST(\(column.value) AS VARCHAR)))" : "NULL")
            list.append(wrong(column).map { "count(*) FILTER (WHERE \($0))" } ?? "NULL")
        }
        let sql = "SELECT \(list.joined(separator: ", ")) FROM \(source.relation(0))"
        let row = try FileSource.asking { () throws(ADBCError) in try connection.query(sql).rows().first ?? [] }
        var lines: [String] = []
        for index in found.indices where 2 * index + 2 < row.count {
            found[index].averageBytes = row[2 * index + 1].double ?? 0
            guard let count = row[2 * index + 2].integer, count > 0 else { continue }
            let name = found[index].name
            let values = "\(count) \(count == 1 ? "value" : "values")"
            if options.primaryKey.contains(name) {
                lines.append("\(name): the key is null in \(count) \(count == 1 ? "row" : "rows")")
            } else if found[index].isForced {
                let example = try example(found[index], source)
                lines.append("\(name): \(values) cannot be read as the type that --column gives\(example)")
            } else {
                lines.append(refusal(name, "\(values) hold null elements, which a list of ours cannot"))
            }
        }
        if !lines.isEmpty { throw .columns(table: self.name, lines) }
        return row.first?.integer ?? 0
    }

    /// A value that cannot be read as the type that it is given.
    private func example(_ column: Found, _ source: FileSource) throws(FileLoadError) -> String {
        guard let condition = wrong(column) else { return "" }
        let sql = "SELECT CAST(\(column.quoted) AS VARCHAR) FROM \(source.relation(0)) WHERE \(condition) LIMIT 1"
        let row = try FileSource.asking { () throws(ADBCError) in try connection.query(sql).rows().first ?? [] }
        guard case .text(let text)? = row.first else { return "" }
        return ", as \"\(text.count > 60 ? text.prefix(60) + "…" : text[...])\""
    }

    private func isSized(_ column: Found, _ known: FileSource.Known) -> Bool {
        column.type.fixedWidth != nil || known.averageBytes[column.name] != nil
    }

    /// The condition under which a value cannot be held; nil where that cannot be.
    private func wrong(_ column: Found) -> String? {
        if options.primaryKey.contains(column.name) { return "\(column.quoted) IS NULL" }
        if column.isForced {
            let tried = column.value.hasPrefix("CAST(") ? "TRY_" + column.value : column.value
            return "\(column.quoted) IS NOT NULL AND \(tried) IS NULL"
        }
        switch column.type {
        case .list, .vector:
            return "len(list_filter(CAST(\(column.quoted) AS \(listName(column.type))), lambda x: x IS NULL)) > 0"
        default: return nil
        }
    }

    private func listName(_ type: DataType) -> String {
        if case .vector = type { return "FLOAT[]" }
        if case .list(let element) = type { return (element.duckDBName ?? "VARCHAR") + "[]" }
        return "VARCHAR[]"
    }
}
