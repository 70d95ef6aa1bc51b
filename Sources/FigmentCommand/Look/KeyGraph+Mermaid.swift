import Figment

extension KeyGraph {
    /// An entity-relationship diagram in Mermaid's language, which many programs that show Markdown draw.
    var mermaid: String {
        var lines = ["erDiagram"]
        for table in tables {
            lines.append("    \(KeyGraph.entity(table.name)) {")
            for column in table.columns {
                let keys = [column.isPrimary ? "PK" : nil, column.isForeign ? "FK" : nil].compactMap { $0 }
                let marks = keys.isEmpty ? "" : " " + keys.joined(separator: ", ")
                lines.append("        \(KeyGraph.word(column.type)) \(KeyGraph.word(column.name))\(marks)")
            }
            lines.append("    }")
        }
        for edge in edges {
            // Children belong to their parent: a solid line; other references are dotted.
            let line = edge.isParent ? "||--o{" : "||..o{"
            let label = KeyGraph.quoted(edge.column ?? "children")
            let from = KeyGraph.entity(tables[edge.from].name)
            lines.append("    \(from) \(line) \(KeyGraph.entity(tables[edge.to].name)) : \(label)")
        }
        return lines.joined(separator: "\n")
    }

    /// An entity's name: in quotes, which it cannot hold itself.
    private static func entity(_ name: String) -> String { quoted(name) }

    private static func quoted(_ text: String) -> String {
        "\"" + String(text.map { $0 == "\"" || $0.isNewline ? "'" : $0 }) + "\""
    }

    /// A type or an attribute: letters, digits and `_`, beginning with a letter.
    private static func word(_ text: String) -> String {
        var word = ""
        for scalar in text.unicodeScalars {
            word.unicodeScalars.append(scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? scalar : "_")
        }
        return word.unicodeScalars.first.map { $0.properties.isAlphabetic } == true ? word : "c" + word
    }
}
