/// A database whose SQL we write.
public enum SQLDialect: String, Hashable, Sendable, CaseIterable {
    case postgresql, mysql, sqlite, duckdb, clickhouse
}

/// A name that no SQL text can hold.
public enum SQLNameError: Error, Hashable, Sendable {
    case empty
    /// The name holds U+0000.
    case holdsNull(String)
}

extension SQLDialect {
    /// The name of a table or column as SQL text, whatever characters it holds.
    ///
    /// PostgreSQL cuts names behind 63 bytes, MySQL refuses more than 64 characters; neither is checked here.
    public func identifier(_ name: String) throws(SQLNameError) -> String {
        guard !name.isEmpty else { throw .empty }
        guard !name.utf8.contains(0) else { throw .holdsNull(name) }
        switch self {
        case .postgresql, .sqlite, .duckdb: return SQLDialect.enclosed(name, in: "\"", escape: "\"")
        case .mysql: return SQLDialect.enclosed(name, in: "`", escape: "`")
        case .clickhouse: return SQLDialect.enclosed(name, in: "`", escape: "\\")
        }
    }

    /// A text value as SQL text.
    ///
    /// - PostgreSQL: `E'…'` where a backslash occurs, which reads alike under every `standard_conforming_strings`.
    ///   U+0000 becomes `chr(0)`, which the server refuses: it cannot hold that character.
    /// - MySQL reads backslashes as escapes unless the mode NO_BACKSLASH_ESCAPES is set; exports unset it.
    /// - SQLite and DuckDB have no escapes; U+0000 is joined in by a function.
    public func literal(_ text: String) -> String {
        var bytes: [UInt8] = []
        appendLiteral(text.utf8, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the literal of UTF-8 text to `out`; see ``literal(_:)``.
    public func appendLiteral(_ text: some Collection<UInt8>, to out: inout [UInt8]) {
        let quote = UInt8(ascii: "'")
        let backslash = UInt8(ascii: "\\")
        let hasEscapes = self == .mysql || self == .clickhouse || self == .postgresql && text.contains(backslash)
        let opening: [UInt8] = self == .postgresql && hasEscapes ? [UInt8(ascii: "E"), quote] : [quote]
        // Of the dialects with escapes PostgreSQL has none for U+0000.
        let joinsNull = self != .mysql && self != .clickhouse && text.contains(0)
        if joinsNull { out.append(UInt8(ascii: "(")) }
        out.append(contentsOf: opening)
        for byte in text {
            switch byte {
            case quote: out.append(contentsOf: [quote, quote])
            case backslash where hasEscapes: out.append(contentsOf: [backslash, backslash])
            case 0 where joinsNull:
                out.append(contentsOf: (self == .sqlite ? "' || char(0) || " : "' || chr(0) || ").utf8)
                out.append(contentsOf: opening)
            case 0: out.append(contentsOf: [backslash, UInt8(ascii: "0")])
            default: out.append(byte)
            }
        }
        out.append(quote)
        if joinsNull { out.append(UInt8(ascii: ")")) }
    }

    private static func enclosed(_ name: String, in quote: Unicode.Scalar, escape: Unicode.Scalar) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(quote)
        for scalar in name.unicodeScalars {
            if scalar == quote || scalar == escape { scalars.append(escape) }
            scalars.append(scalar)
        }
        scalars.append(quote)
        return String(scalars)
    }
}
