import Figment

extension KeyGraph {
    /// A drawing of the tables, level by level from left to right: a box a table, a line a reference.
    var svg: String { KeyDrawing(self).text }
}

/// Places boxes and lines.
private struct KeyDrawing {
    private struct Box {
        var x = 0.0
        var y = 0.0
        var width = 0.0
        var height = 0.0
    }
    private static let line = 18.0
    private static let head = 26.0
    private static let gap = 28.0
    private static let levelGap = 90.0
    /// Columns shown of a table; more are counted.
    private static let shown = 14
    /// The width of a letter of the font, about.
    private static let letter = 7.3

    private let graph: KeyGraph
    private var boxes: [Box]
    private var width = 0.0
    private var height = 0.0

    init(_ graph: KeyGraph) {
        self.graph = graph
        boxes = graph.tables.map { table in
            let rows = KeyDrawing.rows(of: table)
            let longest = (rows.map { $0.name.count + $0.type.count + 5 } + [table.name.count + 2]).max() ?? 1
            return Box(
                width: max(120, Double(longest) * KeyDrawing.letter + 20),
                height: KeyDrawing.head + Double(rows.count) * KeyDrawing.line + 8)
        }
        place()
    }

    /// Tables of a level stand below each other, in their order, centred.
    private mutating func place() {
        let levels = (graph.tables.map(\.level).max() ?? -1) + 1
        var columns: [[Int]] = Array(repeating: [], count: max(levels, 1))
        for (index, table) in graph.tables.enumerated() { columns[table.level].append(index) }
        let heights = columns.map { $0.reduce(-KeyDrawing.gap) { $0 + boxes[$1].height + KeyDrawing.gap } }
        let tallest = heights.max() ?? 0
        var x = 20.0
        for (level, column) in columns.enumerated() {
            var y = 20 + (tallest - heights[level]) / 2
            for index in column {
                boxes[index].x = x
                boxes[index].y = y
                y += boxes[index].height + KeyDrawing.gap
            }
            x += (column.map { boxes[$0].width }.max() ?? 0) + KeyDrawing.levelGap
        }
        width = x - KeyDrawing.levelGap + 20
        height = tallest + 40
    }

    private static func rows(of table: KeyGraph.Table) -> [(name: String, type: String, key: String)] {
        var rows = table.columns.prefix(shown).map { column in
            (name: column.name, type: column.type, key: column.isPrimary ? "●" : column.isForeign ? "○" : "")
        }
        if table.columns.count > shown { rows.append(("… \(table.columns.count - shown) more", "", "")) }
        return rows
    }

    var text: String {
        var out = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(number(width))" height="\(number(height))" \
            viewBox="0 0 \(number(width)) \(number(height))" font-family="ui-monospace, Menlo, monospace" font-size="12">
            <style>
            .box { fill: #ffffff; stroke: #51606f; } .head { fill: #e8eef4; stroke: #51606f; }
            .name { font-weight: bold; fill: #1d2733; } .column { fill: #1d2733; } .type { fill: #6b7a89; }
            .key { fill: #b3541e; } .parent { fill: none; stroke: #1f6fb2; stroke-width: 1.6; }
            .refers { fill: none; stroke: #51606f; stroke-dasharray: 4 3; }
            @media (prefers-color-scheme: dark) {
            .box { fill: #1b222b; } .head { fill: #2a3542; } .name, .column { fill: #e6edf3; } .type { fill: #9fb0c0; }
            .key { fill: #ffab70; } .parent { stroke: #6cb6ff; } }
            </style>

            """
        for edge in graph.edges { out += draw(edge) }
        for (index, table) in graph.tables.enumerated() { out += draw(table, boxes[index]) }
        return out + "</svg>"
    }

    private func draw(_ table: KeyGraph.Table, _ box: Box) -> String {
        let head = KeyDrawing.head
        var out = rectangle("box", box.x, box.y, box.width, box.height)
        out += rectangle("head", box.x, box.y, box.width, head)
        out += label("name", box.x + 10, box.y + 17, table.name)
        for (i, row) in KeyDrawing.rows(of: table).enumerated() {
            let y = box.y + head + Double(i) * KeyDrawing.line + 16
            out += label("key", box.x + 8, y, row.key)
            out += label("column", box.x + 22, y, row.name)
            out += label("type", box.x + box.width - 8, y, row.type, atEnd: true)
        }
        return out
    }

    /// From the right side of the key's table to the left side of the referring one, at the referring column.
    private func draw(_ edge: KeyGraph.Edge) -> String {
        let from = boxes[edge.from]
        let to = boxes[edge.to]
        let y1 = from.y + height(of: graph.tables[edge.from].columns.firstIndex { $0.isPrimary })
        let y2 =
            to.y
            + height(of: edge.column.flatMap { name in graph.tables[edge.to].columns.firstIndex { $0.name == name } })
        let kind = edge.isParent ? "parent" : "refers"
        let title = "<title>\(escaped("\(graph.tables[edge.from].name) → \(graph.tables[edge.to].name)"))</title>"
        if edge.from == edge.to || to.x <= from.x {
            // Around the right side.
            let x1 = from.x + from.width
            let x2 = to.x + to.width
            let out = max(x1, x2) + 40
            return "<path class=\"\(kind)\" d=\"M\(number(x1)) \(number(y1)) C\(number(out)) \(number(y1)) "
                + "\(number(out)) \(number(y2)) \(number(x2)) \(number(y2))\">\(title)</path>\n"
        }
        let x1 = from.x + from.width
        let middle = (x1 + to.x) / 2
        return "<path class=\"\(kind)\" d=\"M\(number(x1)) \(number(y1)) C\(number(middle)) \(number(y1)) "
            + "\(number(middle)) \(number(y2)) \(number(to.x)) \(number(y2))\">\(title)</path>\n"
            + "<circle class=\"key\" cx=\"\(number(to.x))\" cy=\"\(number(y2))\" r=\"2.5\"/>\n"
    }

    private func height(of column: Int?) -> Double {
        guard let column else { return KeyDrawing.head / 2 }
        return KeyDrawing.head + Double(min(column, KeyDrawing.shown)) * KeyDrawing.line + 12
    }

    private func rectangle(_ kind: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        "<rect class=\"\(kind)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
            + "height=\"\(number(height))\" rx=\"3\"/>\n"
    }

    private func label(_ kind: String, _ x: Double, _ y: Double, _ text: String, atEnd: Bool = false) -> String {
        if text.isEmpty { return "" }
        let anchor = atEnd ? " text-anchor=\"end\"" : ""
        return "<text class=\"\(kind)\" x=\"\(number(x))\" y=\"\(number(y))\"\(anchor)>\(escaped(text))</text>\n"
    }

    private func number(_ value: Double) -> String { RecipeText.number((value * 10).rounded() / 10) }

    /// Text as XML holds it; control characters, which it does not hold, are left out.
    private func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
