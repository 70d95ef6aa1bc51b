import FigmentColumns
import FigmentTypes

/// Makes test columns of every type and form.
struct ColumnMaker {
    var random: Random
    let rows: Int
    /// Share of nulls in nullable columns.
    var nullShare = 0.2

    init(seed: UInt64, rows: Int) {
        random = Random(seed)
        self.rows = rows
    }

    private mutating func withNulls(_ cells: [Cell], _ isNullable: Bool) -> [Cell] {
        guard isNullable else { return cells }
        return cells.map { random.chance(nullShare) ? .null : $0 }
    }

    /// A column in plain form.
    mutating func plain(
        _ name: String, _ type: DataType, _ cells: [Cell], isNullable: Bool = false,
        configure: (inout ColumnDescriptor) -> Void = { _ in }
    ) -> TestColumn {
        let cells = withNulls(cells, isNullable)
        var descriptor = ColumnDescriptor(name: name, type: type, isNullable: isNullable)
        configure(&descriptor)
        let seed = random.bits()
        return TestColumn(
            descriptor: descriptor, cells: cells.map { ColumnMaker.asRead($0, type) },
            fill: { column, range in
                var garbage = Random(seed)
                for row in range.start..<range.end { column.append(cells[Int(row)], &garbage) }
            },
            kind: ColumnMaker.kind(type))
    }

    /// A column in constant form.
    mutating func constant(_ name: String, _ type: DataType, _ cell: Cell, isNullable: Bool = false) -> TestColumn {
        let cells = withNulls([Cell](repeating: cell, count: rows), isNullable)
        let descriptor = ColumnDescriptor(name: name, type: type, form: .constant, isNullable: isNullable)
        return TestColumn(
            descriptor: descriptor, cells: cells.map { ColumnMaker.asRead($0, type) },
            fill: { column, range in
                if column.values.count == 0, column.offsets.count <= 4 {
                    let one = Column(type: type)
                    var unused = Random(0)
                    one.append(cell, &unused)
                    swap(&one.values, &column.values)
                    swap(&one.offsets, &column.offsets)
                    swap(&one.bytes, &column.bytes)
                    for (from, to) in zip(one.children, column.children) {
                        swap(&from.values, &to.values)
                        swap(&from.offsets, &to.offsets)
                        swap(&from.bytes, &to.bytes)
                    }
                }
                ColumnMaker.fillValidity(column, cells, range)
            },
            kind: ColumnMaker.kind(type))
    }

    /// A column in sequence form.
    mutating func sequence(
        _ name: String, _ type: DataType, start: Int64, step: Int64, isNullable: Bool = false
    ) -> TestColumn {
        let cells = withNulls(
            (0..<rows).map { row in
                let value = start &+ step &* Int64(row)
                return type == .uint64 ? .uint(UInt64(bitPattern: value)) : .int(value)
            }, isNullable)
        return TestColumn(
            descriptor: ColumnDescriptor(
                name: name, type: type, form: .sequence(start: start, step: step), isNullable: isNullable,
                isAscending: step >= 0),
            cells: cells.map { ColumnMaker.asRead($0, type) },
            fill: { column, range in ColumnMaker.fillValidity(column, cells, range) }, kind: ColumnMaker.kind(type))
    }

    /// A column in dictionary form.
    mutating func dictionary(
        _ name: String, _ pool: Pool, type: DataType = .utf8, isNullable: Bool = false,
        configure: (inout ColumnDescriptor) -> Void = { _ in }
    ) -> TestColumn {
        let indices = (0..<rows).map { _ in UInt32(random.below(pool.count)) }
        let cells = withNulls(indices.map { .text(pool[Int($0)]) }, isNullable)
        var descriptor = ColumnDescriptor(name: name, type: type, form: .dictionary(pool), isNullable: isNullable)
        configure(&descriptor)
        return TestColumn(
            descriptor: descriptor, cells: cells,
            fill: { column, range in
                for row in range.start..<range.end {
                    let isNull = cells[Int(row)] == .null
                    ColumnMaker.append(isNull ? 0xFFFF_FFFF : indices[Int(row)], to: &column.indices)
                }
                ColumnMaker.fillValidity(column, cells, range)
            },
            kind: ColumnMaker.kind(type))
    }

    /// A column in pieces form.
    mutating func pieces(_ name: String, _ pieces: [PieceForm], isNullable: Bool = false) -> TestColumn {
        var texts = [[UInt8]](repeating: [], count: rows)
        // What each piece holds per row: an index, or the text itself.
        var parts: [[(index: UInt32, text: [UInt8])]] = []
        for piece in pieces {
            var part: [(index: UInt32, text: [UInt8])] = []
            for row in 0..<rows {
                switch piece {
                case .constant(let bytes): part.append((0, bytes))
                case .pool(let pool):
                    let index = random.below(pool.count)
                    part.append((UInt32(index), pool[index]))
                case .counter(let start, let step):
                    part.append((0, Array("\(start + step * Int64(row))".utf8)))
                case .text(let maxLength):
                    part.append((0, Array(random.text(random.below(maxLength / 4 + 1)).utf8)))
                }
                texts[row] += part[row].text
            }
            parts.append(part)
        }
        let cells = withNulls(texts.map { .text($0) }, isNullable)
        return TestColumn(
            descriptor: ColumnDescriptor(name: name, type: .utf8, form: .pieces(pieces), isNullable: isNullable),
            cells: cells,
            fill: { column, range in
                for (k, piece) in pieces.enumerated() {
                    let child = column.children[k]
                    for row in Int(range.start)..<Int(range.end) {
                        let isNull = cells[row] == .null
                        switch piece {
                        case .constant: break
                        case .pool: ColumnMaker.append(isNull ? 0xFFFF_FFF0 : parts[k][row].index, to: &child.indices)
                        case .counter(let start, let step):
                            child.values.append(
                                Cell.littleEndian(UInt64(bitPattern: isNull ? -1 : start + step * Int64(row))))
                        case .text:
                            child.bytes.append(parts[k][row].text)
                            child.appendOffset(UInt32(child.bytes.count))
                        }
                        child.count += 1
                    }
                }
                ColumnMaker.fillValidity(column, cells, range)
            },
            kind: "utf8")
    }

    /// Lists of pool entries, in the form that list kernels give them.
    mutating func pooledLists(_ name: String, _ pool: Pool, longest: Int, isNullable: Bool = false) -> TestColumn {
        let lists = (0..<rows).map { _ in (0..<random.below(longest + 1)).map { _ in UInt32(random.below(pool.count)) }
        }
        let cells = withNulls(lists.map { .list($0.map { .text(pool[Int($0)]) }) }, isNullable)
        return TestColumn(
            descriptor: ColumnDescriptor(
                name: name, type: .list(.utf8), form: .list(.dictionary(pool)), isNullable: isNullable),
            cells: cells,
            fill: { column, range in
                for row in Int(range.start)..<Int(range.end) {
                    // Elements lie under a null, too.
                    for index in lists[row] { ColumnMaker.append(index, to: &column.children[0].indices) }
                    column.children[0].count += lists[row].count
                    column.appendOffset(UInt32(column.children[0].count))
                }
                ColumnMaker.fillValidity(column, cells, range)
            },
            kind: "list:utf8")
    }

    private static func append(_ index: UInt32, to buffer: inout ByteBuffer) {
        withUnsafeBytes(of: index.littleEndian) { buffer.append($0.bindMemory(to: UInt8.self)) }
    }

    private static func fillValidity(_ column: Column, _ cells: [Cell], _ range: RowRange) {
        column.count = range.count
        guard column.isNullable else { return }
        for row in range.start..<range.end {
            let isNull = cells[Int(row)] == .null
            column.validity.append(isNull ? 0 : 1)
            column.nullCount += isNull ? 1 : 0
        }
    }

    /// The value as a reader of the file sees it: seconds as milliseconds, vectors of bytes as lists.
    private static func asRead(_ cell: Cell, _ type: DataType) -> Cell {
        switch (type, cell) {
        case (.timestamp(.second, _), .int(let seconds)): .int(seconds * 1000)
        case (.vector(.int8, _), .bytes(let bytes)): .list(bytes.map { .int(Int64(Int8(bitPattern: $0))) })
        case (.vector, .bytes(let bytes)): .list(bytes.map { .int(Int64($0)) })
        case (.structure(let fields), .structure(let cells)):
            .structure(zip(fields, cells).map { asRead($1, $0.type) })
        default: cell
        }
    }

    /// What the reader script calls a type.
    static func kind(_ type: DataType) -> String {
        switch type {
        case .bool: "bool"
        case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: "int"
        case .float16: "float16"
        case .float32: "float32"
        case .float64: "float64"
        case .decimal(_, let scale): "decimal:\(scale)"
        case .utf8, .json: "utf8"
        case .binary: "binary"
        case .uuid: "uuid"
        case .date32: "date"
        case .time64: "time"
        case .timestamp(let unit, _): "timestamp:\(unit == .second ? "milli" : unit.rawValue)"
        case .list(let element): "list:" + kind(element)
        case .vector(.float32, _): "list:float32"
        case .vector: "list:int"
        case .sparseVector: "sparse"
        case .structure(let fields):
            "struct(" + fields.map { "\($0.name)=\(kind($0.type))" }.joined(separator: ";") + ")"
        }
    }
}
