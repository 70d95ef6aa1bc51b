import FigmentColumns
public import FigmentPlan
import FigmentTypes

extension CompiledTable {
    /// The names of the folders of partitions: `column=value/…`, as Hive and Spark write them.
    ///
    /// - Parameter rows: One row of each partition.
    /// - Throws: ``FigmentPlan/PlanError/partitionNameTooLong(table:column:bytes:)``.
    public func partitionPaths(_ plan: TablePlan, rows: [Int64]) throws(PlanError) -> [String] {
        var paths = [String](repeating: "", count: rows.count)
        let scratch = Scratch()
        for place in plan.partitionColumns {
            let name = plan.columns[place].name
            guard let column = columns.first(where: { $0.name == name }) else { continue }
            for start in stride(from: 0, to: rows.count, by: RowBlock.capacity) {
                let block = Array(rows[start..<min(start + RowBlock.capacity, rows.count)])
                let values = column.makeColumn()
                block.withUnsafeBufferPointer { column.fill(RowBlock(rows: $0), into: values, scratch) }
                for i in block.indices {
                    let folder = PartitionName.folder(name, values, i)
                    if folder.utf8.count > PartitionName.maxBytes {
                        throw .partitionNameTooLong(table: self.name, column: name, bytes: folder.utf8.count)
                    }
                    paths[start + i] += (paths[start + i].isEmpty ? "" : "/") + folder
                }
            }
        }
        return paths
    }

    /// Some places of a table whose rows are in the order of their partitions: a table of its own, without the columns
    /// that its folder names.
    public func partition(_ path: String, places: Range<Int>, _ plan: TablePlan) -> CompiledTable {
        let named = Set(plan.partitionColumns.map { plan.columns[$0].name })
        let kept = columns.filter { !named.contains($0.name) }.map { column in
            var column = column
            column.selection = column.selection.map { RowOrder($0, places: places) }
            return column
        }
        var descriptor = descriptor
        descriptor.columns = kept.map(\.descriptor)
        descriptor.rowCount = Int64(places.count)
        return CompiledTable(
            name: name, rowCount: Int64(places.count), columns: kept, descriptor: descriptor, parentMap: nil,
            partition: path)
    }
}

/// Names of partitions' folders.
enum PartitionName {
    /// What file systems take as the name of a folder.
    static let maxBytes = 255
    /// What Hive writes for null.
    static let null = "__HIVE_DEFAULT_PARTITION__"

    static func folder(_ column: String, _ values: Column, _ row: Int) -> String {
        guard values.isValid(row) else { return "\(escaped(Array(column.utf8)))=\(null)" }
        var bytes = ByteBuffer()
        values.appendAsText(row, to: &bytes)
        let value = Array(UnsafeBufferPointer(start: bytes.base, count: bytes.count))
        return "\(escaped(Array(column.utf8)))=\(escaped(value))"
    }

    /// The characters that Hive and Spark write as `%XX`.
    static func escaped(_ text: [UInt8]) -> String {
        let special = Set(
            ##"""
            "#%'*/:=?\{[]^
            """##.utf8)
        var out: [UInt8] = []
        for byte in text {
            if byte < 32 || byte == 127 || special.contains(byte) {
                let digits = String(byte, radix: 16, uppercase: true)
                out += Array((byte < 16 ? "%0" : "%").utf8) + Array(digits.utf8)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
