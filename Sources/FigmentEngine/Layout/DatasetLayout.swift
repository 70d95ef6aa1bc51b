public import FigmentKernels
public import FigmentPlan
public import FigmentTarget

/// Why rows could not be brought into their order.
public enum LayoutError: Error, Sendable {
    case target(TargetError)
    case plan(PlanError)
}

/// Lays out tables as files hold them: rows in the order that the document asks for, and a table of its own for each
/// partition. Values and row numbers stay as they are.
public struct DatasetLayout: Sendable {
    public var threads: Int

    private let control: RunControl

    public init(threads: Int, control: RunControl = RunControl()) {
        self.threads = max(1, threads)
        self.control = control
    }

    /// - Parameters:
    ///   - made: Some or all tables of `whole`, or samples of them.
    ///   - whole: All tables in full.
    /// - Throws: ``LayoutError``.
    public func laidOut(
        _ plan: Plan, _ made: CompiledDataset, of whole: CompiledDataset
    ) throws(LayoutError) -> CompiledDataset {
        var tables: [CompiledTable] = []
        for table in made.tables {
            guard let index = plan.tables.firstIndex(where: { $0.name == table.name }) else { continue }
            control.beginOrdering(table.rowCount * DatasetLayout.passes(plan.tables[index]))
        }
        for table in made.tables {
            guard let index = plan.tables.firstIndex(where: { $0.name == table.name }), table.rowCount > 0,
                let keys = SortKeys(plan.tables[index], table)
            else {
                tables.append(table)
                continue
            }
            let layout = plan.tables[index]
            let partitions = try SortKeys(partitions: layout, table).map { keys throws(LayoutError) in
                try RowPartitioner(threads: threads, control: control).partitions(keys, of: table, layout)
            }
            let order: RowOrder
            do throws(TargetError) {
                if let partitions, layout.sortKeys.isEmpty {
                    order = try partitions.order()
                } else {
                    order = try RowSorter(threads: threads).order(keys, rowCount: table.rowCount, control: control)
                }
            } catch { throw .target(error) }
            do throws(PlanError) {
                let rows = table.rows(in: order)
                let ordered = try KernelCompiler(plan).compile(table: index, rows: rows, of: whole.tables)
                guard let partitions else {
                    tables.append(ordered)
                    continue
                }
                let places = partitions.places
                let paths = try table.partitionPaths(layout, rows: places.map { order[$0.lowerBound] })
                for (path, places) in zip(paths, places) {
                    tables.append(ordered.partition(path, places: places, layout))
                }
            } catch { throw .plan(error) }
        }
        return CompiledDataset(tables: tables)
    }

    /// How often each row is looked at: to count partitions, and to bring rows into order (twice where they are sorted).
    private static func passes(_ plan: TablePlan) -> Int64 {
        let counting: Int64 = plan.partitionColumns.isEmpty ? 0 : 1
        return counting + (plan.sortKeys.isEmpty ? counting : 2)
    }
}
