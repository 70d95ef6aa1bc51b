extension Dataset {
    /// Foreign keys that the document states, and every lookup of another table's key: the lookup names the column,
    /// whatever it is called.
    public var allForeignKeys: [Constraints.ForeignKey] {
        var result = constraints.foreignKeys
        for table in tables {
            for column in table.columns {
                guard case .lookup(let lookup)? = column.generator, column.modifiers.isEmpty,
                    let target = tables.first(where: { $0.name == lookup.from.table }),
                    target.primaryKey == [lookup.from.column]
                else { continue }
                let key = Constraints.ForeignKey(
                    from: ColumnReference(table: table.name, column: column.name), to: lookup.from)
                if !result.contains(key) { result.append(key) }
            }
        }
        return result
    }

    /// The document's own version.
    public var documentVersion: String {
        if case .string(let text)? = source.member("version")?.value.value { return text }
        return "1.0"
    }
}
