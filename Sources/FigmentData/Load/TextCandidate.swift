import FigmentADBC

/// A type that texts may be of: only where every one of them, over all rows, is a value of it written as the type is
/// written, so that nothing is lost by reading it so. `007` is no number, `12.50` is one.
struct TextCandidate: Sendable {
    /// DuckDB's name.
    let type: String
    let pattern: String
    /// A further condition on the column, quoted.
    var condition: (@Sendable (String) -> String)?

    /// Whether a text that is there is a value of the type.
    func holds(_ column: String) -> String {
        var parts = [
            "regexp_full_match(\(column), \(DuckDB.quoted(text: pattern)))",
            "TRY_CAST(\(column) AS \(type)) IS NOT NULL",
        ]
        if let condition { parts.append(condition(column)) }
        return "(\(parts.joined(separator: " AND ")))"
    }

    private static let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    private static let clock = "[0-9]{2}:[0-9]{2}:[0-9]{2}"

    /// Texts that JSON has no other way to write.
    static let ofJSON = [
        TextCandidate(type: "DATE", pattern: day), TextCandidate(type: "TIME", pattern: clock + "(\\.[0-9]{1,6})?"),
        TextCandidate(type: "TIMESTAMP", pattern: "\(day)[ T]\(clock)(\\.[0-9]{1,6})?"),
        TextCandidate(type: "TIMESTAMP_NS", pattern: "\(day)[ T]\(clock)(\\.[0-9]{1,9})?"),
        TextCandidate(
            type: "TIMESTAMP WITH TIME ZONE",
            pattern: "\(day)[ T]\(clock)(\\.[0-9]{1,6})?(Z|[+-][0-9]{2}(:[0-9]{2})?)"),
        TextCandidate(type: "UUID", pattern: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    ]

    /// In the order in which they are tried.
    static let ofCSV =
        [
            TextCandidate(type: "BOOLEAN", pattern: "true|false"),
            TextCandidate(type: "BIGINT", pattern: "0|-?[1-9][0-9]{0,18}"),
            // 17 digits, without zeros before the first, are what a double keeps.
            TextCandidate(
                type: "DOUBLE", pattern: "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?",
                condition: { "length(ltrim(regexp_replace(\($0), '[eE].*$|[^0-9]', '', 'g'), '0')) <= 17" }),
        ] + ofJSON
}
