public import FigmentColumns
public import FigmentEngine
public import FigmentKernels
public import FigmentPlan
public import FigmentSchema
public import FigmentTypes

/// A schema with a seed and row counts: every value of it is decided, none is made yet.
///
/// ```swift
/// let generation = try Generation(Schema(id: "simple"), rows: 1_000_000, seed: 7)
/// for batch in generation.batches(of: "simple_example") { print(batch.rows.count) }
/// ```
public struct Generation: Sendable {
    public let schema: Schema
    public let plan: Plan
    /// The compiled tables, parents before children.
    public let compiled: CompiledDataset
    /// All tables in full, of which `compiled` may be a part.
    private let whole: CompiledDataset
    public var threads: Int
    /// Only the first so many rows of each root table, with what belongs to them; nil for everything.
    public let sampleRows: Int64?
    /// The tables to make, by name; nil for all.
    public let tableNames: [String]?
    /// Rows of the whole tables, in plan order, made or not.
    public var wholeRowCounts: [Int64] { whole.tables.map(\.rowCount) }

    /// Plans and compiles; child tables are counted, nothing else is generated.
    ///
    /// - Parameters:
    ///   - rows: Rows of every root table; nil for the document's, else 1 000.
    ///   - rowsByTable: Rows of single tables; wins over `rows`.
    ///   - scale: Multiplies the rows of root tables that `rowsByTable` does not name.
    ///   - seed: Wins over the document's; 42 where there is none.
    ///   - sample: Only the first so many rows of each root table, their children and the rows that they refer to, with
    ///     the values of the full run.
    ///   - tables: Only these tables, with the values that they have beside the others; all where empty.
    ///   - counted: The plan file of an earlier run of the same job.
    /// - Throws: ``FigmentPlan/PlanError``.
    public init(
        _ schema: Schema, rows: Int64? = nil, rowsByTable: [String: Int64] = [:], scale: Double = 1, seed: Seed? = nil,
        threads: Int = availableCores(), counted: PlanFile? = nil, sample: Int64? = nil,
        tables: [String] = []
    ) throws(PlanError) {
        self.schema = schema
        self.threads = max(1, threads)
        let options = PlanOptions(rows: rows, rowsByTable: rowsByTable, seed: seed, scale: scale)
        plan = try PlanBuilder(schema.dataset, options).build()
        let known = plan.tables.map(\.name)
        if let unknown = tables.first(where: { !known.contains($0) }) {
            throw .unknownTable(name: unknown, known: known)
        }
        let compiler = DatasetCompiler(threads: threads)
        let whole = try compiler.compile(plan, counted: counted?.starts ?? [:])
        self.whole = whole
        sampleRows = sample
        var made = whole
        if let sample { made = try compiler.sample(plan, of: whole, first: max(0, sample)) }
        tableNames = tables.isEmpty ? nil : known.filter { tables.contains($0) }
        if let tableNames {
            made = CompiledDataset(tables: made.tables.filter { tableNames.contains($0.name) })
        }
        compiled = made
    }

    /// The tables as files hold them: in the order that the document asks for.
    func laidOut(_ control: RunControl) throws(OutputError) -> CompiledDataset {
        do throws(LayoutError) {
            return try DatasetLayout(threads: threads, control: control).laidOut(plan, compiled, of: whole)
        } catch {
            switch error {
            case .target(.cancelled): throw .interrupted(rows: 0)
            case .target(let reason): throw .target(reason)
            case .plan(let reason): throw .plan(reason)
            }
        }
    }

    /// The columns whose values name the folders of a table's files, outermost first.
    public func partitionColumns(of table: String) -> [String] {
        guard let plan = plan.tables.first(where: { $0.name == table }) else { return [] }
        return plan.partitionColumns.map { plan.columns[$0].name }
    }

    /// Whether all rows of all tables are made.
    public var isWhole: Bool { sampleRows == nil && tableNames == nil }

    /// The table of that name; the first where no name is given.
    public func table(_ name: String? = nil) -> CompiledTable? {
        guard let name else { return compiled.tables.first }
        return compiled.tables.first { $0.name == name }
    }

    /// Batches of consecutive rows, made as they are asked for.
    ///
    /// - Parameters:
    ///   - name: The table; the first where nil. An unknown name gives no batches.
    ///   - rows: The rows wanted; all where nil.
    ///   - batchRows: Rows of a batch, at least 1.
    public func batches(of name: String? = nil, rows: Range<Int64>? = nil, batchRows: Int = 8_192) -> BatchSequence {
        BatchSequence(table: table(name), rows: rows, batchRows: max(1, batchRows))
    }

    /// Everything that decides the values of a run, a line each.
    public var identity: [String] { identity([]) }

    /// Everything that decides the bytes of a run, a line each.
    func identity(_ more: [String]) -> [String] {
        var lines = ["engine \(EngineVersion.current)", "seed \(plan.seed.text)", "document \(documentHash)"]
        for (table, rows) in zip(plan.tables, wholeRowCounts) { lines.append("rows \(table.name) \(rows)") }
        if let sampleRows { lines.append("sample \(sampleRows)") }
        if let tableNames { lines.append("tables \(tableNames.joined(separator: " "))") }
        return lines + more
    }

    /// A hash of the document's content, 32 hexadecimal digits.
    public var documentHash: String {
        let text = schema.dataset.source.jsonText()
        var hex = ""
        for lane in [UInt64(11), 12] {
            var hash = Hash64(lane: lane)
            hash.add(text)
            let digits = String(hash.finish(), radix: 16)
            hex += String(repeating: "0", count: 16 - digits.count) + digits
        }
        return hex
    }
}

/// The batches of a table, one after the other; each iterator makes its own.
public struct BatchSequence: Sequence {
    let table: CompiledTable?
    let rows: Range<Int64>?
    let batchRows: Int

    public func makeIterator() -> Iterator { Iterator(self) }

    public struct Iterator: IteratorProtocol {
        private let source: (values: TableSource, table: CompiledTable)?
        private var position: Int64
        private let end: Int64
        private let batchRows: Int

        init(_ sequence: BatchSequence) {
            source = sequence.table.map { (TableSource($0), $0) }
            let all = 0..<(sequence.table?.rowCount ?? 0)
            let wanted = (sequence.rows ?? all).clamped(to: all)
            position = wanted.lowerBound
            end = wanted.upperBound
            batchRows = sequence.batchRows
        }

        /// The next batch. Its columns are reused by the one after it.
        public mutating func next() -> Batch? {
            guard let source, position < end else { return nil }
            let range = RowRange(start: position, count: Int(Swift.min(Int64(batchRows), end - position)))
            position = range.end
            let columns = source.table.columns.indices.map { source.values.column($0, rows: range) }
            return Batch(rows: range, names: source.table.descriptor.columns.map(\.name), columns: columns)
        }
    }
}

/// Some consecutive rows of a table.
public struct Batch {
    /// The rows, numbered from 0 within the table.
    public let rows: RowRange
    /// The columns' names, in order.
    public let names: [String]
    /// The columns, in order. Valid until the next batch is asked for.
    public let columns: [Column]

    /// The column of that name.
    public subscript(_ name: String) -> Column? { names.firstIndex(of: name).map { columns[$0] } }
}
