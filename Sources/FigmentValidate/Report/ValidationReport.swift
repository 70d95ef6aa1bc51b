public import FigmentSchema

/// What all checks of a data set found, with the score.
public struct ValidationReport: Sendable {
    public var datasetName: String
    public var version: String
    /// When it was made, ISO 8601 in UTC.
    public var timestamp: String
    public var directory: String
    /// In the order of the tables; checks between tables stand behind.
    public var results: [CheckResult]
    /// Rules that were not looked at: they count for nothing.
    public var skipped: [SkippedCheck]
    /// Rows by table, where it is there.
    public var rows: [(table: String, rows: Int64)]

    public var failures: [CheckResult] { results.filter { !$0.passed } }
    public var passed: Bool { results.allSatisfy(\.passed) }

    /// From 0 to 100: the share passed in each category, by the categories' weights; these are shared out anew where a
    /// category has no check. A report without checks scores 100.
    public var score: Double {
        var sum = 0.0
        var weights = 0.0
        for category in CheckCategory.allCases {
            let own = results.filter { $0.category == category }
            if own.isEmpty { continue }
            sum += category.weight * Double(own.count { $0.passed }) / Double(own.count)
            weights += category.weight
        }
        return weights > 0 ? 100 * sum / weights : 100
    }

    /// Checks of one table or kind.
    public struct Tally: Hashable, Sendable {
        public var total = 0
        public var passed = 0
        public var failed: Int { total - passed }
    }

    /// Tallies by a name of each check, in the order in which the names first appear.
    public func tallies(by name: (CheckResult) -> String) -> [(name: String, tally: Tally)] {
        var order: [String] = []
        var tallies: [String: Tally] = [:]
        for result in results {
            let key = name(result)
            if tallies[key] == nil { order.append(key) }
            tallies[key, default: Tally()].total += 1
            if result.passed { tallies[key]?.passed += 1 }
        }
        return order.map { ($0, tallies[$0] ?? Tally()) }
    }

    // ---- JSON ---------------------------------------------------------------------------------------------

    /// The report as a JSON object.
    public var json: SyntaxNode {
        .object([
            (
                "metadata",
                .object([
                    ("dataset_name", .string(datasetName)), ("version", .string(version)),
                    ("timestamp", .string(timestamp)), ("data_directory", .string(directory)),
                ])
            ),
            (
                "summary",
                .object([
                    ("total_validations", .int(results.count)), ("passed", .int(results.count { $0.passed })),
                    ("failed", .int(failures.count)),
                    ("quality_score", SyntaxNode(.double((score * 100).rounded() / 100))),
                    ("by_table", ValidationReport.json(tallies { $0.table })),
                    ("by_type", ValidationReport.json(tallies { $0.kind.rawValue })),
                ])
            ),
            ("failures", .array(failures.map(\.json))),
            ("all_results", .array(results.map(\.json))),
            (
                "not_checked",
                .array(
                    skipped.map {
                        .object([
                            ("name", .string($0.name)), ("place", .string($0.place)), ("reason", .string($0.reason)),
                        ])
                    })
            ),
        ])
    }

    private static func json(_ tallies: [(name: String, tally: Tally)]) -> SyntaxNode {
        .object(
            tallies.map { entry in
                (
                    entry.name,
                    .object([
                        ("total", .int(entry.tally.total)), ("passed", .int(entry.tally.passed)),
                        ("failed", .int(entry.tally.failed)),
                    ])
                )
            })
    }
}

extension CheckResult {
    /// The result as a JSON object.
    public var json: SyntaxNode {
        .object([
            ("name", .string(kind.rawValue)), ("table", .string(table)),
            ("column", column.map { .string($0) } ?? SyntaxNode(.null)), ("category", .string(category.rawValue)),
            ("passed", .bool(passed)), ("message", .string(message)), ("details", .object(details)),
        ])
    }
}
