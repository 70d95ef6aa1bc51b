import FigmentColumns
import FigmentText
import FigmentTypes

/// Turns the columns of a batch into fields of COPY's binary form.
final class CopyBinder {
    /// One for each column that is sent as JSON text, kept from batch to batch.
    private var texts: [JSONCells] = []
    private var textsInUse = 0

    func beginBatch() { textsInUse = 0 }

    /// - Parameters:
    ///   - target: A type that ``PostgresType/holds(_:)`` the column's.
    ///   - firstRow: The row number of the column's row 0.
    func bind(_ column: Column, as target: PostgresType, firstRow: Int64) -> BoundField {
        var step = 1
        if case .constant = column.form { step = 0 }
        let validity = column.isNullable ? UnsafePointer(column.validity.base) : nil
        return BoundField(field: field(column, target, firstRow), validity: validity, step: step)
    }

    private func field(_ column: Column, _ target: PostgresType, _ firstRow: Int64) -> CopyField {
        if case .sequence(let start, let step) = column.form {
            return integer(.sequence(first: start &+ step &* firstRow, step: step), target)
        }
        switch column.type {
        case .bool: return .bool(pointer(column.values))
        case .int8: return integer(.int8(pointer(column.values)), target)
        case .int16: return integer(.int16(pointer(column.values)), target)
        case .int32: return integer(.int32(pointer(column.values)), target)
        case .int64: return integer(.int64(pointer(column.values)), target)
        case .uint8: return integer(.uint8(pointer(column.values)), target)
        case .uint16: return integer(.uint16(pointer(column.values)), target)
        case .uint32: return integer(.uint32(pointer(column.values)), target)
        case .uint64: return .unsigned64(pointer(column.values))
        case .float16: return float(.float16(pointer(column.values)), target)
        case .float32: return float(.float32(pointer(column.values)), target)
        case .float64: return float(.float64(pointer(column.values)), target)
        case .decimal(_, let scale): return .decimal(pointer(column.values), scale: scale)
        case .uuid: return .raw(pointer(column.values), count: 16)
        case .date32: return .date(pointer(column.values))
        case .time64: return .time(pointer(column.values))
        case .timestamp(let unit, _): return .timestamp(pointer(column.values), unit)
        case .utf8, .json, .binary: return text(column, hasVersion: target == .jsonb)
        case .vector(let element, let dim): return vector(column, element, dim, target)
        case .sparseVector, .structure: return json(column, target, firstRow)
        case .list:
            guard case .array(let element) = target else { return json(column, target, firstRow) }
            return .list(
                offsets: pointer(column.offsets), element: field(column.children[0], element, 0), oid: element.oid)
        }
    }

    private func integer(_ source: IntegerSource, _ target: PostgresType) -> CopyField {
        switch target {
        case .int2: .integer(source, bytes: 2)
        case .int4: .integer(source, bytes: 4)
        case .numeric: .wide(source)
        default: .integer(source, bytes: 8)
        }
    }

    private func float(_ source: FloatSource, _ target: PostgresType) -> CopyField {
        target == .float4 ? .float4(source) : .float8(source)
    }

    private func text(_ column: Column, hasVersion: Bool) -> CopyField {
        switch column.form {
        case .dictionary(let pool):
            return .pool(
                indices: pointer(column.indices), offsets: pool.offsets, pool.bytes, version: hasVersion)
        case .pieces: return .pieces(column, version: hasVersion)
        default: return .bytes(offsets: pointer(column.offsets), pointer(column.bytes), version: hasVersion)
        }
    }

    private func vector(
        _ column: Column, _ element: VectorElement, _ dim: Int, _ target: PostgresType
    ) -> CopyField {
        let own: PostgresType = if case .array(let type) = target { type } else { .bytea }
        let floats: FloatSource
        switch element {
        case .binary: return .raw(pointer(column.values), count: dim / 8)
        case .int8: return .vector(element: integer(.int8(pointer(column.values)), own), dim: dim, oid: own.oid)
        case .float32: floats = .float32(pointer(column.values))
        case .float16: floats = .float16(pointer(column.values))
        case .bfloat16: floats = .bfloat16(pointer(column.values))
        }
        if case .vector = target { return .pgvector(floats, dim: dim) }
        return .vector(element: float(floats, own), dim: dim, oid: own.oid)
    }

    private func json(_ column: Column, _ target: PostgresType, _ firstRow: Int64) -> CopyField {
        if textsInUse == texts.count { texts.append(JSONCells()) }
        let cells = texts[textsInUse]
        textsInUse += 1
        cells.bind(column, firstRow: firstRow)
        return .json(cells, version: target == .jsonb)
    }

    private func pointer<T: BitwiseCopyable>(_ buffer: borrowing ByteBuffer) -> UnsafePointer<T> {
        UnsafePointer(buffer.values(as: T.self))
    }
}
