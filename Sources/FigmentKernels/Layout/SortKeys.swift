public import FigmentColumns
public import FigmentPlan
public import FigmentTypes

/// The sort keys of a table's rows as bytes whose order is that of the rows: nulls first, numbers by value (NaN last),
/// text and binary byte by byte, false before true.
public struct SortKeys: Sendable {
    private let parts: [(column: CompiledColumn, isDescending: Bool)]

    /// By partition, then as the table asks for; nil where it asks for neither.
    public init?(_ plan: TablePlan, _ table: CompiledTable) {
        self.init(plan.partitionColumns.map { ($0, false) } + plan.sortKeys, plan, table)
    }

    /// By partition only; nil where the table is not split.
    public init?(partitions plan: TablePlan, _ table: CompiledTable) {
        self.init(plan.partitionColumns.map { ($0, false) }, plan, table)
    }

    private init?(_ keys: [(column: Int, isDescending: Bool)], _ plan: TablePlan, _ table: CompiledTable) {
        var parts: [(column: CompiledColumn, isDescending: Bool)] = []
        for key in keys {
            let name = plan.columns[key.column].name
            guard let column = table.columns.first(where: { $0.name == name }) else { continue }
            parts.append((column, key.isDescending))
        }
        if parts.isEmpty { return nil }
        self.parts = parts
    }

    /// The columns that ``append(_:_:to:ends:_:)`` fills: one set for each thread.
    public func makeColumns() -> [Column] { parts.map { $0.column.makeColumn() } }

    /// Appends the keys of at most ``FigmentColumns/RowBlock/capacity`` consecutive rows, and where each ends.
    ///
    /// - Parameter columns: From ``makeColumns()``; their values are replaced.
    public func append(
        _ rows: RowRange, _ columns: [Column], to bytes: inout ByteBuffer, ends: inout [Int], _ scratch: Scratch
    ) {
        for (part, column) in zip(parts, columns) {
            column.reset()
            part.column.fill(RowBlock(ramp: rows), into: column, scratch)
        }
        for i in 0..<rows.count {
            for (part, column) in zip(parts, columns) {
                let start = bytes.count
                SortKeys.append(column, i, to: &bytes)
                if part.isDescending { for k in start..<bytes.count { bytes.base[k] = ~bytes.base[k] } }
            }
            ends.append(bytes.count)
        }
    }

    private static func append(_ column: Column, _ i: Int, to bytes: inout ByteBuffer) {
        guard column.isValid(i) else { return bytes.append(UInt8(0)) }
        bytes.append(UInt8(1))
        if column.type.isText || column.type == .binary { return appendText(column, i, to: &bytes) }
        if case .sequence(let start, let step) = column.form {
            return append(integer: start &+ step &* (column.firstRow &+ Int64(i)), to: &bytes)
        }
        let at: Int
        if case .constant = column.form { at = 0 } else { at = i }
        switch column.type {
        case .bool: bytes.append(column.values.base[at])
        case .int8: append(integer: Int64(column.values.values(as: Int8.self)[at]), to: &bytes)
        case .int16: append(integer: Int64(column.values.values(as: Int16.self)[at]), to: &bytes)
        case .int32, .date32: append(integer: Int64(column.values.values(as: Int32.self)[at]), to: &bytes)
        case .int64, .timestamp, .time64: append(integer: column.values.values(as: Int64.self)[at], to: &bytes)
        case .uint8: append(integer: Int64(column.values.base[at]), to: &bytes)
        case .uint16: append(integer: Int64(column.values.values(as: UInt16.self)[at]), to: &bytes)
        case .uint32: append(integer: Int64(column.values.values(as: UInt32.self)[at]), to: &bytes)
        case .uint64: append(word: column.values.values(as: UInt64.self)[at], to: &bytes)
        case .float16: append(number: Double(float(fromFloat16: column.values.values(as: UInt16.self)[at])), to: &bytes)
        case .float32: append(number: Double(column.values.values(as: Float.self)[at]), to: &bytes)
        case .float64: append(number: column.values.values(as: Double.self)[at], to: &bytes)
        case .decimal:
            let value = UInt128(bitPattern: column.values.values(as: Int128.self)[at]) ^ (1 << 127)
            append(word: UInt64(truncatingIfNeeded: value >> 64), to: &bytes)
            append(word: UInt64(truncatingIfNeeded: value), to: &bytes)
        case .uuid: bytes.append(column.values.base + 16 * at, count: 16)
        // Documents that sort by them are refused.
        case .utf8, .json, .binary, .list, .vector, .sparseVector: break
        }
    }

    /// Zeros are doubled and two end the text, so that a shorter text comes before what begins with it.
    private static func appendText(_ column: Column, _ i: Int, to bytes: inout ByteBuffer) {
        let start = bytes.count
        column.appendText(i, to: &bytes)
        let length = bytes.count - start
        let zeros = (0..<length).count { bytes.base[start + $0] == 0 }
        bytes.reserve(zeros + 2)
        if zeros > 0 {
            // From the end, each zero moves what follows by one.
            var to = bytes.count + zeros
            for from in stride(from: start + length - 1, through: start, by: -1) {
                let byte = bytes.base[from]
                if byte == 0 {
                    to -= 1
                    bytes.base[to] = 0xFF
                }
                to -= 1
                bytes.base[to] = byte
            }
            bytes.count += zeros
        }
        bytes.append(UInt8(0))
        bytes.append(UInt8(0))
    }

    private static func append(integer value: Int64, to bytes: inout ByteBuffer) {
        append(word: UInt64(bitPattern: value) ^ (1 << 63), to: &bytes)
    }

    /// Both zeros are one, NaN is above infinity.
    private static func append(number: Double, to bytes: inout ByteBuffer) {
        let bits = number.isNaN ? Double.nan.bitPattern : (number == 0 ? 0 : number.bitPattern)
        append(word: bits >> 63 == 1 ? ~bits : bits | 1 << 63, to: &bytes)
    }

    private static func append(word: UInt64, to bytes: inout ByteBuffer) {
        withUnsafeBytes(of: word.bigEndian) { raw in
            if let base = raw.baseAddress { bytes.append(base.assumingMemoryBound(to: UInt8.self), count: 8) }
        }
    }
}
