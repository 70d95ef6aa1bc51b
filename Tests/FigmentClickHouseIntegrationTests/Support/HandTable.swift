import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTypes

@testable import FigmentClickHouse

/// A table whose values are written down in the test.
final class HandTable: ColumnSource {
    let table: LoadTable
    private let columns: [Column]
    private let rows: Int

    init(_ name: String, primaryKey: [String] = [], _ columns: [(name: String, column: Column)]) {
        self.columns = columns.map(\.column)
        rows = columns[0].column.count
        let descriptors = columns.map {
            ColumnDescriptor(
                name: $0.name, type: $0.column.type, form: $0.column.form, isNullable: $0.column.isNullable)
        }
        table = LoadTable(
            TableDescriptor(name: name, columns: descriptors, rowCount: Int64(rows)), primaryKey: primaryKey)
    }

    func column(_ index: Int, rows: RowRange) -> Column { columns[index] }

    var job: Job { Job(tables: [table.descriptor], identity: ["seed 1"]) }
    var part: Part { Part(index: 0, table: 0, rows: RowRange(start: 0, count: rows)) }

    /// Loads it as one part.
    func load(_ uri: TargetURI, _ change: (inout LoadOptions) -> Void = { _ in }) throws {
        var options = LoadOptions(jobName: table.name)
        options.createsTables = true
        change(&options)
        let target = try ClickHouseTarget(uri: uri, tables: [table], options: options)
        let prepared = try target.prepare(job)
        if prepared.committed[0].isEmpty, rows > 0 { try target.makeWriter().write(part, from: self) }
        try target.publish()
    }
}

extension Column {
    static func fixed<T: BitwiseCopyable>(_ type: DataType, _ values: [T], nulls: [Int]? = nil) -> Column {
        let column = Column(type: type, isNullable: nulls != nil)
        for value in values {
            withUnsafeBytes(of: value) { column.values.append($0.bindMemory(to: UInt8.self)) }
        }
        column.finish(values.count, nulls)
        return column
    }

    static func texts(_ values: [String], as type: DataType = .utf8, nulls: [Int]? = nil) -> Column {
        let column = Column(type: type, isNullable: nulls != nil)
        for value in values {
            column.bytes.append(value)
            column.appendOffset(UInt32(column.bytes.count))
        }
        column.finish(values.count, nulls)
        return column
    }

    static func pooled(_ pool: Pool, _ indices: [UInt32], nulls: [Int]? = nil) -> Column {
        let column = Column(type: .utf8, form: .dictionary(pool), isNullable: nulls != nil)
        for index in indices { withUnsafeBytes(of: index) { column.indices.append($0.bindMemory(to: UInt8.self)) } }
        column.finish(indices.count, nulls)
        return column
    }

    func finish(_ rows: Int, _ nulls: [Int]?) {
        count = rows
        guard let nulls else { return }
        for row in 0..<rows { validity.append(nulls.contains(row) ? 0 : 1) }
        nullCount = nulls.count
    }
}
