import FigmentColumns
import FigmentKernels
import FigmentPlan
import FigmentTypes
import Foundation

/// Shorthands of the text tests.
enum TextSupport {
    static let streams = ColumnStreams(seed: "42", table: "t", column: "c")

    /// The values of `rows`, as bytes.
    static func bytes(_ kernel: any Kernel, type: DataType = .utf8, rows: Range<Int64>) -> [[UInt8]] {
        let column = Column(type: type, form: kernel.form)
        let scratch = Scratch()
        var row = rows.lowerBound
        while row < rows.upperBound {
            let count = min(Int(rows.upperBound - row), RowBlock.capacity)
            kernel.fill(RowBlock(ramp: RowRange(start: row, count: count)), into: column, scratch)
            row += Int64(count)
        }
        return values(column)
    }

    static func bytes(_ kernel: any Kernel, type: DataType = .utf8, gather: [Int64]) -> [[UInt8]] {
        let column = Column(type: type, form: kernel.form)
        let scratch = Scratch()
        gather.withUnsafeBufferPointer { kernel.fill(RowBlock(rows: $0), into: column, scratch) }
        return values(column)
    }

    static func values(_ column: Column) -> [[UInt8]] {
        var out = ByteBuffer()
        return (0..<column.count).map { i in
            out.removeAll()
            column.appendText(i, to: &out)
            return Array(UnsafeBufferPointer(start: out.base, count: out.count))
        }
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

enum Environment {
    static func value(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
