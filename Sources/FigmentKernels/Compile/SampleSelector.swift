import FigmentColumns
public import FigmentPlan
import FigmentSchema
import FigmentTypes

/// Chooses the rows of a sample: the first rows of each root table, their children, and every row that those refer to.
public struct SampleSelector {
    let compiler: KernelCompiler
    let plan: Plan
    let tables: [CompiledTable]

    /// - Parameter dataset: All tables of `plan`, compiled in full.
    public init(_ plan: Plan, _ dataset: CompiledDataset) {
        compiler = KernelCompiler(plan)
        self.plan = plan
        tables = dataset.tables
    }

    /// The rows of each table, ascending.
    ///
    /// - Complexity: O(rows chosen × lookups), plus the counts of the first parents.
    public func rows(first n: Int64) throws(PlanError) -> [[Int64]] {
        var chosen = prefixes(n).map { count in Set(0..<count) }
        // References lead to tables that stand before, or to earlier rows of the same table.
        for index in plan.tables.indices.reversed() {
            var open = chosen[index]
            while !open.isEmpty {
                let rows = open.sorted()
                open = []
                for (target, found) in try references(index, rows) {
                    let new = found.subtracting(chosen[target])
                    chosen[target].formUnion(new)
                    if target == index { open.formUnion(new) }
                }
            }
        }
        return chosen.map { $0.sorted() }
    }

    /// How many rows of each table belong to the first rows of its root.
    private func prefixes(_ n: Int64) -> [Int64] {
        var counts: [Int64] = []
        for (index, table) in plan.tables.enumerated() {
            guard let fanout = table.fanout, let map = tables[index].parentMap else {
                counts.append(min(n, tables[index].rowCount))
                continue
            }
            counts.append(map.children(ofFirst: counts[fanout.parent]))
        }
        return counts
    }

    /// The rows that the lookups of some rows lead to, by table; all tables that a path passes through.
    private func references(_ index: Int, _ rows: [Int64]) throws(PlanError) -> [Int: Set<Int64>] {
        var result: [Int: Set<Int64>] = [:]
        let table = plan.tables[index]
        if let fanout = table.fanout, let map = tables[index].parentMap {
            // A child without its parent would have a key that leads nowhere.
            let scratch = Scratch()
            let cursor = ParentCursor()
            SampleSelector.blocks(rows) { block in
                let found = scratch.borrow()
                let parents = UnsafeMutableRawPointer(found).assumingMemoryBound(to: Int64.self)
                cursor.parents(map, block, into: parents, scratch)
                for i in 0..<block.count { result[fanout.parent, default: []].insert(parents[i]) }
                scratch.giveBack(found)
            }
        }
        for path in paths(table) {
            let steps = try compiler.hops(path, table: index, of: tables)
            let scratch = Scratch()
            SampleSelector.blocks(rows) { block in
                scratch.beginBlock()
                var block = block
                for step in steps {
                    let found = step.hop.take(block, scratch)
                    let isAnything = (0..<block.count).contains { found.isFound[$0] != 0 }
                    if !isAnything { return }
                    for row in found.block.array { result[step.table, default: []].insert(row) }
                    block = found.block
                }
            }
        }
        return result
    }

    /// The different ways of a table's lookups to other rows.
    private func paths(_ table: TablePlan) -> [[RowSource]] {
        var result: [[RowSource]] = []
        for column in table.columns {
            if case .lookup(let path) = column.recipe, !result.contains(path.path) { result.append(path.path) }
        }
        return result
    }

    private static func blocks(_ rows: [Int64], _ body: (RowBlock) -> Void) {
        rows.withUnsafeBufferPointer { rows in
            for start in stride(from: 0, to: rows.count, by: RowBlock.capacity) {
                let end = min(start + RowBlock.capacity, rows.count)
                body(RowBlock(rows: UnsafeBufferPointer(rebasing: rows[start..<end])))
            }
        }
    }
}

extension RowBlock {
    var array: [Int64] { (0..<count).map { self[$0] } }
}

extension ParentMap {
    /// The children of the parents below `parents`.
    func children(ofFirst parents: Int64) -> Int64 {
        let parents = min(parents, self.parents)
        let block = Int(parents / Int64(FanoutCounts.blockParents))
        var sum = starts[block]
        let scratch = Scratch()
        let words = scratch.borrow()
        var at = Int64(block) * Int64(FanoutCounts.blockParents)
        while at < parents {
            let n = Int(min(Int64(RowBlock.capacity), parents - at))
            counts.fill(from: at, count: n, into: words, scratch.inner)
            for i in 0..<n { sum += Int64(bitPattern: words[i]) }
            at += Int64(n)
        }
        scratch.giveBack(words)
        return sum
    }
}

extension CompiledTable {
    /// The rows of the whole table that lie at the places of an order of this one's.
    public func rows(in order: RowOrder) -> RowOrder {
        guard let chosen = columns.first?.selection else { return order }
        return RowOrder((0..<order.count).map { chosen[Int(order[$0])] })
    }
}

extension KernelCompiler {
    /// The hops of a path from a table, with the table that each leads to.
    func hops(
        _ path: [RowSource], table index: Int, of tables: [CompiledTable]
    ) throws(PlanError) -> [(hop: RowHop, table: Int)] {
        try compiler(
            table: index, map: tables[index].parentMap, rowCount: tables[index].rowCount, earlier: tables,
            firstSlot: 1 << 60
        ).hops(path)
    }

    /// Compiles some rows of a table: row i of the result is row `rows[i]` of the whole.
    ///
    /// - Parameter tables: All tables, compiled in full.
    public func compile(
        table index: Int, rows: RowOrder, of tables: [CompiledTable]
    ) throws(PlanError) -> CompiledTable {
        let table = plan.tables[index]
        let whole = tables[index]
        let compiler = compiler(
            table: index, map: whole.parentMap, rowCount: whole.rowCount, earlier: tables, firstSlot: index << 32)
        var columns: [CompiledColumn] = []
        for (i, column) in table.columns.enumerated() where column.isWritten {
            // Stored even where the whole table would count: the rows have gaps.
            var compiled = try compiler.column(i, isStored: true)
            compiled.selection = rows
            columns.append(compiled)
        }
        let descriptor = TableDescriptor(
            name: table.name, columns: columns.map(\.descriptor), rowCount: Int64(rows.count),
            prefersPlainEncodings: plan.dialect == .collection)
        return CompiledTable(
            name: table.name, rowCount: Int64(rows.count), columns: columns, descriptor: descriptor, parentMap: nil)
    }
}
