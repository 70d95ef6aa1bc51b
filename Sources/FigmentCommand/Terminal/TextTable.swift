/// Aligned columns of text, shrunk to the terminal where they are wider.
struct TextTable {
    struct ColumnStyle {
        var isRight = false
        /// The least that shrinking leaves.
        var minimum = 6
    }
    private let header: [String]
    private var styles: [ColumnStyle]
    private var rows: [[String]] = []

    init(_ header: [String], right: Set<Int> = [], minimum: Int = 6) {
        self.header = header
        styles = header.indices.map { ColumnStyle(isRight: right.contains($0), minimum: minimum) }
    }

    mutating func add(_ cells: [String]) { rows.append(cells.map(TextTable.printable)) }

    /// The lines; two spaces between columns.
    ///
    /// - Parameter width: Columns at most; nil for as many as the cells take, 60 for each.
    func lines(width: Int?, paint: Paint) -> [String] {
        let widths = fitted(natural(limit: width == nil ? 60 : 1_000), to: width)
        var result = [paint.bold(line(header, widths))]
        result.append(paint.dim(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")))
        for row in rows { result.append(line(row, widths)) }
        return result
    }

    private func natural(limit: Int) -> [Int] {
        header.indices.map { index in
            let cells = rows.map { index < $0.count ? DisplayWidth.of($0[index]) : 0 }
            return min(limit, max(DisplayWidth.of(header[index]), cells.max() ?? 0))
        }
    }

    /// Takes from the widest columns until the line fits, or nothing more can be taken.
    private func fitted(_ widths: [Int], to limit: Int?) -> [Int] {
        guard let limit else { return widths }
        var widths = widths
        var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - limit
        while excess > 0 {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
                widths[widest] > styles[widest].minimum
            else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var parts: [String] = []
        for (index, width) in widths.enumerated() {
            let cell = DisplayWidth.shortened(index < cells.count ? cells[index] : "", to: width)
            let isLast = index == widths.count - 1 && !styles[index].isRight
            parts.append(isLast ? cell : DisplayWidth.padded(cell, to: width, isRight: styles[index].isRight))
        }
        return parts.joined(separator: "  ")
    }

    /// Control characters would move the cursor: a line break shows as ⏎, others as a space.
    static func printable(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: result.append("⏎")
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension TextTable {
    /// Without the spaces at both ends.
    static func trimmed(_ text: String) -> String {
        let inner = text.drop { $0 == " " || $0 == "\t" }
        return String(inner.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
