public import FigmentSchema

/// The findings of a validation, with the score that they add up to.
public struct ValidationReport: Sendable {
    public var datasetName: String
    public var version: String
    public var directory: String
    /// In the order of the document.
    public var results: [CheckResult]
    /// What could not be checked, and why.
    public var notes: [String]

    public var failures: [CheckResult] { results.filter { !$0.passed } }

    /// 0 to 100: the share of checks passed, by category; 100 where there is no check.
    public var qualityScore: Double {
        var sum = 0.0
        var weights = 0.0
        for category in CheckCategory.allCases {
            let own = results.filter { $0.kind.category == category }
            if own.isEmpty { continue }
            weights += category.weight
            sum += category.weight * Double(own.count { $0.passed }) / Double(own.count)
        }
        return weights == 0 ? 100 : 100 * sum / weights
    }

    /// - Parameter timestamp: When it was made, in ISO 8601.
    public func json(timestamp: String) -> SyntaxNode {
        let metadata: [(String, SyntaxNode)] = [
            ("dataset_name", .string(datasetName)), ("version", .string(version)), ("timestamp", .string(timestamp)),
            ("data_directory", .string(directory)),
        ]
        let failed = failures
        let score = SyntaxNode(.double((qualityScore * 100).rounded() / 100))
        let summary: [(String, SyntaxNode)] = [
            ("total_validations", .int(results.count)), ("passed", .int(results.count - failed.count)),
            ("failed", .int(failed.count)), ("quality_score", score), ("by_table", counts { $0.table }),
            ("by_type", counts { $0.kind.rawValue }),
        ]
        let members: [(String, SyntaxNode)] = [
            ("metadata", .object(metadata)), ("summary", .object(summary)),
            ("failures", .array(failed.map(ValidationReport.json))),
            ("all_results", .array(results.map(ValidationReport.json))), ("not_checked", .strings(notes)),
        ]
        return .object(members)
    }

    /// Passed and failed by a property, in order of appearance.
    private func counts(_ key: (CheckResult) -> String) -> SyntaxNode {
        var order: [String] = []
        var counts: [String: (passed: Int, failed: Int)] = [:]
        for result in results {
            let name = key(result)
            if counts[name] == nil { order.append(name) }
            counts[name, default: (0, 0)].passed += result.passed ? 1 : 0
            counts[name, default: (0, 0)].failed += result.passed ? 0 : 1
        }
        let members = order.map { name -> (String, SyntaxNode) in
            let count = counts[name] ?? (0, 0)
            let figures: [(String, SyntaxNode)] = [
                ("total", .int(count.passed + count.failed)), ("passed", .int(count.passed)),
                ("failed", .int(count.failed)),
            ]
            return (name, .object(figures))
        }
        return .object(members)
    }

    private static func json(_ result: CheckResult) -> SyntaxNode {
        let column: SyntaxNode = result.column.map { .string($0) } ?? SyntaxNode(.null)
        let members: [(String, SyntaxNode)] = [
            ("name", .string(result.name)), ("table", .string(result.table)), ("column", column),
            ("category", .string(result.kind.category.rawValue)), ("type", .string(result.kind.rawValue)),
            ("passed", .bool(result.passed)), ("message", .string(result.message)),
            ("details", .object(result.details.map { ($0.name, $0.value) })),
        ]
        return .object(members)
    }
}
