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

    public init(threads: Int) { self.threads = max(1, threads) }

    /// - Parameters:
    ///   - made: Some or all tables of `whole`, or samples of them.
    ///   - whole: All tables in full.
    /// - Throws: ``LayoutError``.
    public func laidOut(
        _ plan: Plan, _ made: CompiledDataset, of whole: CompiledDataset
    ) throws(LayoutError) -> CompiledDataset {
        var tables: [CompiledTable] = []
        for table in made.tables {
            guard let index = plan.tables.firstIndex(where: { $0.name == table.name }), table.rowCount > 0,
                let keys = SortKeys(plan.tables[index], table)
            else {
                tables.append(table)
                continue
            }
            let layout = plan.tables[index]
            let partitions = try SortKeys(partitions: layout, table).map { keys throws(LayoutError) in
                try RowPartitioner(threads: threads).partitions(keys, of: table, layout)
            }
            let order: RowOrder
            do throws(TargetError) {
                if let partitions, layout.sortKeys.isEmpty {
                    order = try partitions.order()
                } else {
                    order = try RowSorter(threads: threads).order(keys, rowCount: table.rowCount)
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
}
