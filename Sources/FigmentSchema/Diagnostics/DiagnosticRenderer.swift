extension Diagnostic {
    /// The finding as people read it:
    ///
    ///     shop.json:5:7: error: fields[1].dim: FloatVector needs "dim" …
    ///           "type": "FloatVector"
    ///                   ^
    ///       fix: "dim": 128
    ///
    /// - Parameter source: The document's bytes, for the excerpt; none without them.
    public func rendered(source: [UInt8]? = nil) -> String {
        var lines = [headline]
        if location.line > 0, let source { lines += Self.excerpt(of: source, at: location) }
        if let fix { lines.append("  fix: " + fix) }
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: String {
        var text = location.file
        if location.line > 0 { text += ":\(location.line):\(location.column)" }
        if !text.isEmpty { text += ": " }
        text += severity.rawValue + ": "
        let path = path.description
        if !path.isEmpty { text += path + ": " }
        return text + message
    }

    /// The finding as an object: severity, code, file, line, column, path, message, fix.
    public var json: SyntaxNode {
        var members: [(String, SyntaxNode)] = [
            ("severity", .string(severity.rawValue)),
            ("code", .string(code)),
            ("file", .string(location.file)),
        ]
        if location.line > 0 {
            members.append(("line", .int(location.line)))
            members.append(("column", .int(location.column)))
        }
        members.append(("path", .string(path.description)))
        members.append(("message", .string(message)))
        if let fix { members.append(("fix", .string(fix))) }
        return .object(members)
    }

    /// The fact's name: `unknownKey`, `syntax.trailingComma`, …; stable, for tools.
    public var code: String {
        switch fact {
        case .syntax(let inner): "syntax." + Self.caseName(inner)
        case .file(let inner): "file." + Self.caseName(inner)
        case .template(let inner): "template." + Self.caseName(inner)
        case .relational(let inner): "relational." + Self.caseName(inner)
        case .rule(let inner): "rule." + Self.caseName(inner)
        case .generator(let inner): "generator." + Self.caseName(inner)
        default: Self.caseName(fact)
        }
    }

    private static func caseName(_ fact: some Any) -> String {
        let text = Mirror(reflecting: fact).children.first?.label ?? String(describing: fact)
        return String(text.prefix { $0 != "(" })
    }

    /// Widest excerpt, in characters; a longer line is cut around the place.
    private static let excerptWidth = 100

    /// The line of the document and a caret below the column.
    private static func excerpt(of source: [UInt8], at location: SourceLocation) -> [String] {
        var start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        while line < location.line, start < source.count {
            let byte = source[start]
            let isLoneReturn = byte == 0x0D && !(start + 1 < source.count && source[start + 1] == 0x0A)
            if byte == 0x0A || isLoneReturn { line += 1 }
            start += 1
        }
        guard line == location.line else { return [] }
        let end = source[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.count
        if source[start..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return [] }
        // The column counts scalars, so the excerpt is cut by scalars too, before anything is escaped.
        var scalars = Array(String(decoding: source[start..<end], as: UTF8.self).unicodeScalars)
        var column = location.column - 1
        if column > scalars.count { return [] }
        if column > excerptWidth - 20 {
            let cut = column - excerptWidth / 2
            scalars.removeFirst(min(cut, scalars.count))
            column -= cut
        }
        let shown = scalars.prefix(excerptWidth).map { scalar -> Unicode.Scalar in
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            return isControl || scalar.properties.isBidiControl ? " " : scalar
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: shown)
        return ["    " + String(text), "    " + String(repeating: " ", count: max(0, column)) + "^"]
    }
}

extension [Diagnostic] {
    /// All findings, each as ``Diagnostic/rendered(source:)``.
    public func rendered(source: [UInt8]? = nil) -> String { map { $0.rendered(source: source) }.joined() }
}
