public import FigmentADBC
public import FigmentPlan
public import FigmentSchema
public import FigmentTarget
import FigmentTypes

/// Checks data files against a document: keys, types, nulls, values and figures, by queries of DuckDB over the files,
/// which need not fit into memory.
public struct Validator {
    /// What a validation may use.
    public struct Options: Sendable {
        /// Rows by table, where something has recorded them.
        public var recordedRows: [String: Int64] = [:]
        /// Tables that nothing was written of on purpose; empty for none.
        public var tablesLeftOut: [String] = []
        /// The memory of the engine; nil for its own choice.
        public var memoryLimitBytes: Int64?
        public var threads: Int?
        /// Where what does not fit into memory goes.
        public var temporaryDirectory: String?

        public init() {}
    }
    /// Why nothing could be validated.
    public enum Failure: Error, Sendable {
        case engine(ADBCError)
        case target(TargetError)
        case plan(PlanError)
    }

    let dataset: Dataset
    let plan: Plan
    let options: Options
    let connection: ADBCConnection
    var views: [String: TableView] = [:]
    var results: [CheckResult] = []
    var notes: [String] = []

    /// Validates the files of a directory.
    ///
    /// - Complexity: A few scans of each table, one sort or hash per key.
    public static func run(
        _ dataset: Dataset, directory: String, options: Options
    ) throws(Failure) -> ValidationReport {
        var validator = try Validator(dataset, options)
        do throws(ADBCError) { try validator.check(directory) } catch {
            throw .engine(error)
        }
        return ValidationReport(
            datasetName: dataset.name, version: dataset.documentVersion, directory: directory,
            results: validator.results, notes: validator.notes)
    }

    private init(_ dataset: Dataset, _ options: Options) throws(Failure) {
        var dataset = dataset
        dataset.addTouchpointTables()
        self.dataset = dataset
        self.options = options
        do throws(PlanError) { plan = try PlanBuilder(dataset).build() } catch { throw .plan(error) }
        do throws(ADBCError) {
            connection = try DuckDB.connect(
                DuckDB.Options(
                    threads: options.threads, memoryLimitBytes: options.memoryLimitBytes,
                    temporaryDirectory: options.temporaryDirectory))
        } catch { throw .engine(error) }
    }

    private mutating func check(_ directory: String) throws(ADBCError) {
        for (number, table) in dataset.tables.enumerated() {
            if options.tablesLeftOut.contains(table.name) {
                notes.append("\(table.name): the run was told to make other tables only")
            } else {
                try open(table, number, directory)
            }
        }
        for table in dataset.tables {
            guard let view = views[table.name] else { continue }
            checkColumns(view)
            try checkRowCount(view)
            try checkTypes(view)
            try checkPrimaryKey(view)
            try checkValues(view)
        }
        try checkRelations()
        for target in dataset.targets { try check(target) }
    }

    /// Finds a table's files; a table without is one failed check, and nothing else is checked of it.
    private mutating func open(_ table: Table, _ number: Int, _ directory: String) throws(ADBCError) {
        let names = dataset.dialect == .collection ? ["data", table.name] : [table.name]
        let files: DataFiles?
        do throws(DataFilesError) { files = try DataFiles.find(names, in: directory) } catch {
            if case .fault(let fault) = error {
                add(.tableExists, table.name, passed: false, "its files cannot be read: \(fault.description)")
                return
            }
            files = nil
        }
        guard let files else {
            let arrow = names.flatMap { [$0 + ".arrow", $0 + ".arrows"] }.first {
                FileSystem.exists(directory + "/" + $0)
            }
            add(
                .tableExists, table.name, passed: false,
                arrow.map { "\($0) is there, but Arrow files are not read here: generate parquet, csv, json or jsonl" }
                    ?? "no file \(names[0]).parquet, .csv, .json or .jsonl is there")
            return
        }
        do throws(ADBCError) {
            views[table.name] = try TableView(table, files, number: number, connection)
            let count = files.paths.count == 1 ? "1 file" : "\(files.paths.count) files"
            add(.tableExists, table.name, passed: true, "\(count) of \(files.format.rawValue)")
        } catch {
            add(.tableExists, table.name, passed: false, "its files cannot be read: \(FileFault.essence(error))")
        }
    }

    // MARK: Results

    mutating func add(
        _ kind: CheckKind, _ table: String, _ column: String? = nil, passed: Bool, _ message: String,
        _ details: [(name: String, value: SyntaxNode)] = []
    ) {
        results.append(
            CheckResult(kind, table: table, column: column, passed: passed, message: message, details: details))
    }

    // MARK: Queries

    /// The numbers of a query's only row; null is nil.
    func numbers(_ sql: String) throws(ADBCError) -> [Double?] {
        guard let row = try connection.query(sql).rows().first else { return [] }
        return row.map(Validator.number)
    }

    func number(_ sql: String) throws(ADBCError) -> Double? { try numbers(sql).first ?? nil }

    static func number(_ value: ResultValue) -> Double? {
        switch value {
        case .int(let value): Double(value)
        case .uint(let value): Double(value)
        case .double(let value): value
        case .bool(let value): value ? 1 : 0
        case .decimal(let value, let scale): Double(value) / Validator.powerOfTen(scale)
        default: nil
        }
    }

    /// A quoted column without its quotes and its table's alias.
    private static func shown(_ name: String) -> String {
        guard let start = name.firstIndex(of: "\""), name.hasSuffix("\"") else { return name }
        return String(name[name.index(after: start)...].dropLast()).replacing("\"\"", with: "\"")
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        (0..<max(0, exponent)).reduce(1.0) { product, _ in product * 10 }
    }

    /// The first row that a condition holds of, as `column = value` texts.
    func example(_ source: String, where condition: String, columns: [String]) throws(ADBCError) -> String? {
        let wanted = columns.map { "CAST(\($0) AS VARCHAR)" }.joined(separator: ", ")
        let sql = "SELECT \(wanted) FROM \(source) WHERE \(condition) LIMIT 1"
        guard let row = try connection.query(sql).rows().first else { return nil }
        let parts = zip(columns, row).map { name, value -> String in
            if case .text(let text) = value {
                return "\(Validator.shown(name)) = \(text.count > 60 ? text.prefix(60) + "…" : text[...])"
            }
            return "\(Validator.shown(name)) is null"
        }
        return parts.joined(separator: ", ")
    }
}
