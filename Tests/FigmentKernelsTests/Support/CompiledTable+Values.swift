import FigmentColumns
import FigmentTypes
import Testing

@testable import FigmentKernels

extension CompiledTable {
    /// All rows of a column.
    func values(_ name: String) throws -> Column {
        let compiled = try #require(columns.first { $0.descriptor.name == name })
        let column = compiled.makeColumn()
        compiled.fill(RowRange(start: 0, count: Int(rowCount)), into: column, Scratch())
        return column
    }

    /// All rows of a column of numbers or instants, instants as they are counted.
    func numbers(_ name: String) throws -> [Double] {
        let column = try values(name)
        if case .sequence(let start, let step) = column.form {
            return (0..<column.count).map { Double(start + step * Int64($0)) }
        }
        return [Double](unsafeUninitializedCapacity: column.count) { out, count in
            if let base = out.baseAddress { Readings.doubles(column, column.count, into: base) }
            count = column.count
        }
    }

    /// All rows of a column as texts.
    func texts(_ name: String) throws -> [String?] {
        let column = try values(name)
        return (0..<column.count).map { i in
            guard column.isValid(i) else { return nil }
            var bytes = ByteBuffer()
            column.appendAsText(i, to: &bytes)
            return String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.count), as: UTF8.self)
        }
    }
}
