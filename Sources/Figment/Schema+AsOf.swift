import FigmentSchema

extension Schema {
    /// The schema with the column that the document names for it (`load.as_of`) set to one instant in all rows. It is another
    /// document: runs of the two are different jobs, and a run's record has the one that it was made with.
    ///
    /// - Parameter instant: As a constant of the column's type is written.
    /// - Returns: Nil where the document names no column of its own.
    public func asOf(_ instant: String) throws(Invalid) -> Schema? {
        guard let column = dataset.load.asOfColumn, let nodes = dataset.source["nodes"],
            case .array(let tables) = nodes.value
        else { return nil }
        var changes = 0
        let fixed = tables.map { table in
            guard let columns = table["columns"], case .array(let list) = columns.value else { return table }
            return table.setting(
                "columns",
                to: SyntaxNode(
                    .array(
                        list.map { one in
                            guard case .string(column)? = one["name"]?.value else { return one }
                            changes += 1
                            return one.setting("generator", to: .object([("constant", .string(instant))]))
                        })))
        }
        if changes == 0 { return nil }
        let document = dataset.source.setting("nodes", to: SyntaxNode(.array(fixed)))
        return try Schema(text: document.jsonText(pretty: true), name: "the document as of \(instant)")
    }
}

extension SyntaxNode {
    /// An object with a member set, in its place or behind the others.
    fileprivate func setting(_ key: String, to value: SyntaxNode) -> SyntaxNode {
        guard case .object(var members) = self.value else { return self }
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index].value = value
        } else {
            members.append(Member(key: key, keyLocation: location, value: value))
        }
        return SyntaxNode(.object(members), at: location)
    }
}
