public import FigmentColumns
import FigmentKernels
import FigmentText
import FigmentTypes

/// One value, typed.
public indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case float(Float)
    case double(Double)
    /// A scaled integer: `unscaled` ∕ 10^`scale`.
    case decimal(unscaled: Int128, scale: Int)
    case string(String)
    /// A JSON document as text.
    case json(String)
    case bytes([UInt8])
    case list([Value])
    /// Ascending indices with their values.
    case sparse(indices: [UInt32], values: [Float])
    /// The fields of a structure, in order.
    case structure([Field])

    /// A named value in a structure.
    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: Value

        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }
}

/// One row: names and values in column order.
public struct Row: Sendable {
    public let names: [String]
    public let values: [Value]

    /// The value of that name.
    public subscript(_ name: String) -> Value? { names.firstIndex(of: name).map { values[$0] } }
}

extension Generation {
    /// Row `number` of a table, from 0, made by itself: no row before it is.
    ///
    /// - Parameter number: May lie behind the table's last row where no table size matters (root tables).
    /// - Returns: Nil for an unknown table, or a row that a child table does not have.
    /// - Complexity: O(columns) for root tables; O(log parents + a block of parents) for child tables.
    public func row(_ number: Int64, of name: String? = nil) -> Row? {
        guard let columns = columns(ofRow: number, in: name), let table = table(name) else { return nil }
        return Row(names: table.descriptor.columns.map(\.name), values: columns.map { $0.value(0) })
    }

    /// Row `number` as a JSON object, in the words of the JSON file format.
    public func rowJSON(_ number: Int64, of name: String? = nil) -> String? {
        guard let columns = columns(ofRow: number, in: name), let table = table(name) else { return nil }
        let printer = JSONRowPrinter(table.descriptor)
        printer.bind(columns, firstRow: number)
        var out = ByteBuffer()
        printer.append(0, to: &out)
        return String(decoding: UnsafeBufferPointer(start: out.base, count: out.count), as: UTF8.self)
    }

    /// One value of one row; nil where table, row or column do not exist.
    public func value(_ column: String, row number: Int64, of name: String? = nil) -> Value? {
        row(number, of: name)?[column]
    }

    private func columns(ofRow number: Int64, in name: String?) -> [Column]? {
        guard let table = table(name), number >= 0 else { return nil }
        if table.parentMap != nil, number >= table.rowCount { return nil }
        let source = TableSource(table)
        let range = RowRange(start: number, count: 1)
        return table.columns.indices.map { source.column($0, rows: range) }
    }
}

extension Column {
    /// The value of row `i`.
    public func value(_ i: Int) -> Value {
        guard isValid(i) else { return .null }
        if case .sequence(let start, let step) = form { return .int(start &+ step &* (firstRow &+ Int64(i))) }
        var row = i
        if case .constant = form { row = 0 }
        switch type {
        case .bool: return .bool(values.base[row] != 0)
        case .int8: return .int(Int64(values.values(as: Int8.self)[row]))
        case .int16: return .int(Int64(values.values(as: Int16.self)[row]))
        case .int32: return .int(Int64(values.values(as: Int32.self)[row]))
        case .int64: return .int(values.values(as: Int64.self)[row])
        case .uint8: return .uint(UInt64(values.values(as: UInt8.self)[row]))
        case .uint16: return .uint(UInt64(values.values(as: UInt16.self)[row]))
        case .uint32: return .uint(UInt64(values.values(as: UInt32.self)[row]))
        case .uint64: return .uint(values.values(as: UInt64.self)[row])
        case .float16: return .float(float(fromFloat16: values.values(as: UInt16.self)[row]))
        case .float32: return .float(values.values(as: Float.self)[row])
        case .float64: return .double(values.values(as: Double.self)[row])
        case .decimal(_, let scale): return .decimal(unscaled: values.values(as: Int128.self)[row], scale: scale)
        case .utf8, .uuid, .date32, .time64, .timestamp: return .string(text(i))
        case .json: return .json(text(i))
        case .binary: return .bytes(textBytes(i))
        case .list: return listValue(row)
        case .vector(let element, let dim): return vectorValue(row, element, dim)
        case .sparseVector: return sparseValue(row)
        case .structure(let fields):
            return .structure(zip(fields, children).map { Value.Field($0.name, $1.value(row)) })
        }
    }

    private func textBytes(_ i: Int) -> [UInt8] {
        var out = ByteBuffer()
        appendAsText(i, to: &out)
        return Array(UnsafeBufferPointer(start: out.base, count: out.count))
    }

    private func text(_ i: Int) -> String { String(decoding: textBytes(i), as: UTF8.self) }

    private func listValue(_ row: Int) -> Value {
        let place = offsets.values(as: UInt32.self)
        return .list((Int(place[row])..<Int(place[row + 1])).map { children[0].value($0) })
    }

    private func sparseValue(_ row: Int) -> Value {
        let place = offsets.values(as: UInt32.self)
        let range = Int(place[row])..<Int(place[row + 1])
        let indices = children[0].values.values(as: UInt32.self)
        let values = children[1].values.values(as: Float.self)
        return .sparse(indices: range.map { indices[$0] }, values: range.map { values[$0] })
    }

    private func vectorValue(_ row: Int, _ element: VectorElement, _ dim: Int) -> Value {
        switch element {
        case .float32:
            let from = values.values(as: Float.self) + row * dim
            return .list((0..<dim).map { .float(from[$0]) })
        case .float16:
            let from = values.values(as: UInt16.self) + row * dim
            return .list((0..<dim).map { .float(float(fromFloat16: from[$0])) })
        case .bfloat16:
            let from = values.values(as: UInt16.self) + row * dim
            return .list((0..<dim).map { .float(float(fromBFloat16: from[$0])) })
        case .int8:
            let from = values.values(as: Int8.self) + row * dim
            return .list((0..<dim).map { .int(Int64(from[$0])) })
        case .binary:
            let from = values.base + row * (dim / 8)
            return .bytes((0..<(dim / 8)).map { from[$0] })
        }
    }
}
