import FigmentColumns
import FigmentTypes

/// The two ways to write a value.
enum TextStyle {
    case json, csv
}

/// Turns the columns of a batch into cells; keeps what outlives a batch: encoded pools and buffers.
final class ColumnBinder {
    private let style: TextStyle
    private var pools: [PoolKey: EncodedPool] = [:]
    private var fixedTexts: [FixedText] = []
    private var fixedTextsInUse = 0

    /// The cells of lists' elements, by number.
    private(set) var elements: [Cell] = []
    private(set) var pieces: [Piece] = []
    /// The fields of structures, those of one behind the other.
    private(set) var fields: [BoundField] = []

    private struct PoolKey: Hashable {
        var pool: ObjectIdentifier
        var encoding: TextEncoding
    }

    private final class FixedText {
        var buffer = ByteBuffer()
    }

    init(_ style: TextStyle) { self.style = style }

    /// Forgets the cells of the batch before.
    func beginBatch() {
        elements.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        fixedTextsInUse = 0
    }

    /// - Parameter firstRow: The row number of the column's row 0.
    func bind(_ column: Column, firstRow: Int64) -> BoundColumn {
        let validity = column.isNullable ? UnsafePointer(column.validity.base) : nil
        return BoundColumn(cell: cell(column, firstRow: firstRow, style), validity: validity)
    }

    private func cell(_ column: Column, firstRow: Int64, _ style: TextStyle) -> Cell {
        switch column.form {
        case .plain, .list, .structure: return plainCell(column, style)
        case .constant: return fixedCell(column, style)
        case .sequence(let start, let step): return .sequence(first: start &+ step &* firstRow, step: step)
        case .dictionary(let pool):
            let encoded = encodedPool(pool, as: encoding(of: column.type, style))
            return .pool(indices: pointer(column.indices), offsets: encoded.offsets, encoded.bytes)
        case .pieces: return piecesCell(column, style)
        }
    }

    private func plainCell(_ column: Column, _ style: TextStyle) -> Cell {
        switch column.type {
        case .bool: .bool(pointer(column.values))
        case .int8: .int8(pointer(column.values))
        case .int16: .int16(pointer(column.values))
        case .int32: .int32(pointer(column.values))
        case .int64: .int64(pointer(column.values))
        case .uint8: .uint8(pointer(column.values))
        case .uint16: .uint16(pointer(column.values))
        case .uint32: .uint32(pointer(column.values))
        case .uint64: .uint64(pointer(column.values))
        case .float16: .float16(pointer(column.values))
        case .float32: .float32(pointer(column.values))
        case .float64: .float64(pointer(column.values))
        case .decimal(_, let scale): .decimal(pointer(column.values), scale: scale)
        case .uuid: .uuid(pointer(column.values))
        case .date32: .date(pointer(column.values))
        case .time64: .time(pointer(column.values))
        case .timestamp(let unit, let zone): .timestamp(pointer(column.values), unit, isZoned: zone != nil)
        case .utf8, .json, .binary:
            .bytes(offsets: pointer(column.offsets), pointer(column.bytes), encoding(of: column.type, style))
        case .list: listCell(column)
        case .vector(let element, let dim): vectorCell(column, element, dim)
        case .sparseVector:
            .sparseVector(
                offsets: pointer(column.offsets), indices: pointer(column.children[0].values),
                values: pointer(column.children[1].values))
        case .structure(let fields): structureCell(column, fields)
        }
    }

    /// Fields are written as JSON in every style. Those of structures within come behind this one's, which lie together.
    private func structureCell(_ column: Column, _ types: [StructureField]) -> Cell {
        let bound = zip(types, column.children).enumerated().map { number, field in
            let name = encodedText(field.0.name, as: .jsonString)
            let label = fixedText { cursor in
                var text = ByteBuffer()
                text.append((number == 0 ? [0x7B] : [0x2C]) + name + [0x3A])
                cursor.copy(text.base, count: text.count)
            }
            return BoundField(
                label: pointer(label.buffer), labelCount: label.buffer.count,
                column: BoundColumn(
                    cell: cell(field.1, firstRow: 0, .json),
                    validity: field.1.isNullable ? UnsafePointer(field.1.validity.base) : nil))
        }
        fields += bound
        return .structure(first: fields.count - bound.count, count: bound.count)
    }

    private func vectorCell(_ column: Column, _ element: VectorElement, _ dim: Int) -> Cell {
        switch element {
        case .float32: .floatVector(pointer(column.values), dim: dim)
        case .float16: .float16Vector(pointer(column.values), dim: dim)
        case .bfloat16: .bfloat16Vector(pointer(column.values), dim: dim)
        case .int8: .int8Vector(pointer(column.values), dim: dim)
        case .binary: .byteVector(pointer(column.values), count: dim / 8)
        }
    }

    /// Elements are written as JSON in every style.
    private func listCell(_ column: Column) -> Cell {
        let element = cell(column.children[0], firstRow: 0, .json)
        elements.append(element)
        return .list(offsets: pointer(column.offsets), element: elements.count - 1)
    }

    private func piecesCell(_ column: Column, _ style: TextStyle) -> Cell {
        let enclosure: PiecesEnclosure =
            switch (style, column.type) {
            case (.json, .json): .jsonValue
            case (.json, _): .jsonString
            case (.csv, .json): .csvJSON
            case (.csv, _): .csvField
            }
        let encoding: TextEncoding = enclosure == .jsonString ? .jsonEscaped : .raw
        let first = pieces.count
        for child in column.children {
            switch child.form {
            case .constant:
                let text = fixedText { cursor in
                    cursor.append(
                        self.pointer(child.bytes), count: Int(child.offsets.values(as: UInt32.self)[1]), as: encoding)
                }
                pieces.append(.fixed(pointer(text.buffer), count: text.buffer.count))
            case .dictionary(let pool):
                let encoded = encodedPool(pool, as: encoding)
                pieces.append(.pool(indices: pointer(child.indices), offsets: encoded.offsets, encoded.bytes))
            default:
                let isText = child.type.isText
                pieces.append(
                    isText
                        ? .bytes(offsets: pointer(child.offsets), pointer(child.bytes), encoding)
                        : .counter(pointer(child.values)))
            }
        }
        return .pieces(first: first, count: pieces.count - first, enclosure)
    }

    /// A constant column is written once and then copied.
    private func fixedCell(_ column: Column, _ style: TextStyle) -> Cell {
        let cell = plainCell(column, style)
        let isSpelledOut = column.type.fixedWidth.map { column.values.count >= $0 } ?? (column.offsets.count >= 8)
        let text = fixedText { cursor in
            guard isSpelledOut else { return }  // all rows are null
            self.elements.withUnsafeBufferPointer { elements in
                cursor.append(cell, 0, CellContext(elements: elements.baseAddress), style: style)
            }
        }
        return .fixed(pointer(text.buffer), count: text.buffer.count)
    }

    private func fixedText(_ write: (inout TextCursor) -> Void) -> FixedText {
        if fixedTextsInUse == fixedTexts.count { fixedTexts.append(FixedText()) }
        let text = fixedTexts[fixedTextsInUse]
        fixedTextsInUse += 1
        var buffer = ByteBuffer()
        swap(&buffer, &text.buffer)
        buffer.removeAll()
        var cursor = TextCursor(buffer)
        write(&cursor)
        text.buffer = cursor.finish()
        return text
    }

    private func encodedPool(_ pool: Pool, as encoding: TextEncoding) -> EncodedPool {
        let key = PoolKey(pool: ObjectIdentifier(pool), encoding: encoding)
        if let known = pools[key] { return known }
        let encoded = EncodedPool(pool, as: encoding)
        pools[key] = encoded
        return encoded
    }

    private func encoding(of type: DataType, _ style: TextStyle) -> TextEncoding {
        switch (style, type) {
        case (.json, .json): .jsonValue
        case (.json, .binary): .jsonBase64
        case (.json, _): .jsonString
        case (.csv, .json): .csvJSON
        case (.csv, .binary): .base64
        case (.csv, _): .csvField
        }
    }

    private func pointer<T: BitwiseCopyable>(_ buffer: borrowing ByteBuffer) -> UnsafePointer<T> {
        UnsafePointer(buffer.values(as: T.self))
    }
}
