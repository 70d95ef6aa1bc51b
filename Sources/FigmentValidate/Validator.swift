public import FigmentData
public import FigmentPlan
public import FigmentSchema

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Checks data files against a document, larger than memory.
///
/// ```swift
/// let expectation = try DatasetExpectation(schema.dataset)
/// let report = try Validator(expectation).run(DataDirectory("output"))
/// print(report.score)
/// ```
public struct Validator: Sendable {
    public let dataset: DatasetExpectation
    public var options: DataSession.Options

    public init(_ dataset: DatasetExpectation, options: DataSession.Options = DataSession.Options()) {
        self.dataset = dataset
        self.options = options
    }

    /// Looks at every table and makes the report.
    ///
    /// - Throws: ``DataError`` where there is nothing to look at, or nothing to look with.
    public func run(_ directory: DataDirectory) throws(DataError) -> ValidationReport {
        var files: [TableFiles?] = []
        for table in dataset.tables {
            files.append(try directory.files(of: table.name, baseNames: table.baseNames))
        }
        guard files.contains(where: { $0 != nil }) else {
            throw .noFiles(directory: directory.path, expected: dataset.tables.map { $0.baseNames[0] })
        }
        let session = try DataSession(options)
        var report = ValidationReport(
            datasetName: dataset.name, version: dataset.version, timestamp: Validator.now(),
            directory: directory.path, results: [], skipped: [], rows: [])
        var tables: [DataTable] = []
        for (expectation, files) in zip(dataset.tables, files) {
            if let table = try check(expectation, files, session, &report) { tables.append(table) }
        }
        var references = ReferenceChecks(tables, dataset, session)
        try references.run()
        var targets = TargetChecks(tables, dataset, session)
        try targets.run()
        report.results += references.results + targets.results
        report.skipped += references.skipped + targets.skipped
        return report
    }

    /// Opens a table and runs its own checks.
    ///
    /// - Returns: Nil where its files are missing or broken, which is the first check's finding and the only one.
    private func check(
        _ expectation: TableExpectation, _ files: TableFiles?, _ session: DataSession, _ report: inout ValidationReport
    ) throws(DataError) -> DataTable? {
        guard let files else {
            let message = "there is no file of the table: no \(expectation.baseNames[0]).parquet or the like"
            report.results.append(CheckResult(.tableExists, expectation.name, passed: false, message))
            return nil
        }
        let details: [(String, SyntaxNode)] = [
            ("format", .string(files.format.rawValue)), ("files", .int(files.paths.count)),
        ]
        do throws(DataError) {
            let table = try DataTable(expectation, files, session)
            var checks = TableChecks(table, dataset)
            try checks.run()
            report.rows.append((table.name, table.rowCount))
            report.results.append(
                CheckResult(
                    .tableExists, expectation.name, passed: true,
                    files.paths.count == 1 ? "1 file" : "\(files.paths.count) files", details: details))
            report.results += checks.results
            report.skipped += checks.skipped
            return table
        } catch {
            // A page may be broken deep within a file that opens well.
            let reason: String
            switch error {
            case .unreadable(_, let words): reason = words
            case .database(let failure) where failure.operation != .load: reason = failure.message
            default: throw error
            }
            report.results.append(
                CheckResult(
                    .tableExists, expectation.name, passed: false, "the files cannot be read: \(reason)",
                    details: details))
            return nil
        }
    }

    /// The present instant.
    private static func now() -> String { CivilInstant.stamp(micros: Int64(time(nil)) * 1_000_000) }
}
