public import FigmentKernels
public import FigmentPlan
import FigmentTarget
import FigmentTypes

/// Compiles a plan, counting the rows of child tables on the way: the only part of a plan that takes work.
public struct DatasetCompiler: Sendable {
    public var threads: Int

    public init(threads: Int = availableCores()) { self.threads = max(1, threads) }

    /// - Parameter counted: Block sums by table name that an earlier run of the same plan kept (`plan.bin`).
    public func compile(_ plan: Plan, counted: [String: [Int64]] = [:]) throws(PlanError) -> CompiledDataset {
        let compiler = KernelCompiler(plan)
        var tables: [CompiledTable] = []
        for (index, table) in plan.tables.enumerated() {
            guard let fanout = table.fanout, let counts = try compiler.fanoutCounts(table: index, earlier: tables)
            else {
                tables.append(try compiler.compile(table: index, rowCount: table.rows ?? 0, earlier: tables))
                continue
            }
            let parents = tables[fanout.parent].rowCount
            let blocks = Int(ParentMap.blockCount(parents: parents))
            let kept = counted[table.name].flatMap { $0.count == blocks + 1 ? $0 : nil }
            let map = ParentMap(
                counts: counts, parents: parents, starts: kept ?? starts(counts, parents: parents, blocks: blocks))
            tables.append(try compiler.compile(table: index, map: map, rowCount: map.childRows, earlier: tables))
        }
        return CompiledDataset(tables: tables)
    }

    /// The first rows of each root table, their children, and the rows that those refer to, with the values that they
    /// have in the whole.
    public func sample(_ plan: Plan, of dataset: CompiledDataset, first rows: Int64) throws(PlanError)
        -> CompiledDataset
    {
        let chosen = try SampleSelector(plan, dataset).rows(first: rows)
        let compiler = KernelCompiler(plan)
        var tables: [CompiledTable] = []
        for (index, rows) in chosen.enumerated() {
            tables.append(try compiler.compile(table: index, rows: RowOrder(rows), of: dataset.tables))
        }
        return CompiledDataset(tables: tables)
    }

    /// Children before each block of parents, summed over all cores.
    private func starts(_ counts: FanoutCounts, parents: Int64, blocks: Int) -> [Int64] {
        let sums = Monitor([Int64](repeating: 0, count: blocks))
        let next = Monitor(0)
        WorkerThread.run(min(threads, max(1, blocks))) { _ in
            let scratch = Scratch()
            while true {
                let block = next.withLock { value in
                    defer { value += 1 }
                    return value
                }
                if block >= blocks { return }
                let sum = counts.blockSum(Int64(block), parents: parents, scratch)
                sums.withLock { $0[block] = sum }
            }
        }
        var starts: [Int64] = [0]
        var total: Int64 = 0
        for sum in sums.withLock({ $0 }) {
            total &+= sum
            starts.append(total)
        }
        return starts
    }
}
