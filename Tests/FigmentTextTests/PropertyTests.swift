import FigmentColumns
import FigmentTarget
import FigmentText
import FigmentTypes
import Testing

/// Random tables against the slow reference, and independence of batches.
@Suite struct PropertyTests {
    /// Numbers that depend on (seed, row, draw) only, so that any range of rows gives the same values.
    private struct Draw {
        var seed: UInt64
        func bits(_ row: Int64, _ draw: Int = 0) -> UInt64 {
            mix64(seed &* 0x9E37_79B9_7F4A_7C15 &+ mix64(UInt64(bitPattern: row) &* 64 &+ UInt64(draw)))
        }
        func below(_ limit: Int, _ row: Int64, _ draw: Int = 0) -> Int { Int(bits(row, draw) % UInt64(limit)) }
    }

    private static let alphabet = Array("ab,\"\\\n\r\t \u{1}xyzXYZ0123".utf8)

    private static func bytes(_ draw: Draw, _ row: Int64, maxLength: Int, salt: Int = 0) -> [UInt8] {
        let length = draw.below(maxLength + 1, row, 40 + salt)
        return (0..<length).map { alphabet[Int(draw.bits(row &+ Int64($0) << 32, 41 + salt) % UInt64(alphabet.count))] }
    }

    private static func float(_ bits: UInt64) -> Float { Float(Int32(truncatingIfNeeded: bits) >> 8) / 65_536 + 0.001 }

    private static let pool = Pool(["", " lead", "a,b", "line\nbreak", "plain", "quo\"te", "ünï\u{2}"])

    /// A column of a random type and form.
    private static func column(_ index: Int, _ seed: UInt64) -> TestColumn {
        let draw = Draw(seed: seed &* 131 &+ UInt64(index))
        let isNullable = draw.below(3, -1) == 0
        var column = kind(draw.below(17, -2), "c\(index)", draw, isNullable)
        if isNullable {
            let value = column.value
            column.value = { draw.below(4, $0, 60) == 0 ? .null : value($0) }
        }
        return column
    }

    private static func kind(_ kind: Int, _ name: String, _ draw: Draw, _ isNullable: Bool) -> TestColumn {
        func plain(_ type: DataType, _ value: @escaping (Int64) -> Value) -> TestColumn {
            TestColumn(name, type, isNullable: isNullable, value: value)
        }
        switch kind {
        case 0: return plain(.int64) { .int(Int64(bitPattern: draw.bits($0)) >> Int64(draw.below(64, $0, 1))) }
        case 1: return plain(.uint16) { .uint(draw.bits($0) & 0xFFFF) }
        case 2: return plain(.bool) { .bool(draw.bits($0) & 1 == 1) }
        case 3: return plain(.float32) { .float(float(draw.bits($0))) }
        case 4: return plain(.float64) { .double(Double(draw.bits($0) >> 20) / 1_048_576 + 0.001) }
        case 5: return plain(.decimal(precision: 20, scale: 0)) { .decimal(Int128(Int64(bitPattern: draw.bits($0)))) }
        case 6: return plain(.utf8) { .bytes(bytes(draw, $0, maxLength: 30)) }
        case 7: return plain(.json) { .text(draw.bits($0) & 1 == 0 ? "{\"k\":[1,\"v\"]}" : "null") }
        case 8:
            return plain(.vector(element: .float32, dim: 5)) { row in
                .floats((0..<5).map { float(draw.bits(row, $0)) })
            }
        case 9:
            return plain(.list(.utf8)) { row in
                .list((0..<draw.below(4, row)).map { .bytes(bytes(draw, row, maxLength: 9, salt: $0)) })
            }
        case 10:
            return plain(.sparseVector(dim: 1_000)) { row in
                .sparse(
                    (0..<draw.below(4, row)).map {
                        (UInt32($0 * 100 + draw.below(100, row, $0)), float(draw.bits(row, $0)))
                    })
            }
        case 11: return TestColumn(name, .utf8, form: .constant, isNullable: isNullable) { _ in .text("fix\"ed,") }
        case 12:
            return TestColumn(name, .int32, form: .sequence(start: -5, step: 3), isNullable: isNullable) {
                .int(-5 + 3 * $0)
            }
        case 13: return dictionary(name, draw, isNullable)
        case 14: return list(name, .dictionary(pool), draw, isNullable) { pool[Int($0)] }
        case 15:
            let form = Form.pieces([.constant(Array("\"<".utf8)), .pool(pool), .constant(Array(">\n".utf8))])
            return list(name, form, draw, isNullable) { Array("\"<".utf8) + pool[Int($0)] + Array(">\n".utf8) }
        default: return pieces(name, draw, isNullable)
        }
    }

    private static func dictionary(_ name: String, _ draw: Draw, _ isNullable: Bool) -> TestColumn {
        var column = TestColumn(name, .utf8, form: .dictionary(pool), isNullable: isNullable) {
            .bytes(pool[draw.below(pool.count, $0)])
        }
        column.index = { UInt32(draw.below(pool.count, $0)) }
        return column
    }

    private static func list(
        _ name: String, _ form: Form, _ draw: Draw, _ isNullable: Bool, _ element: @escaping (UInt32) -> [UInt8]
    ) -> TestColumn {
        func indices(_ row: Int64) -> [UInt32] {
            (0..<draw.below(4, row)).map { UInt32(draw.below(pool.count, row, $0 + 1)) }
        }
        var column = TestColumn(name, .list(.utf8), form: .list(form), isNullable: isNullable) { row in
            .list(indices(row).map { .bytes(element($0)) })
        }
        column.elementIndices = indices
        return column
    }

    private static func pieces(_ name: String, _ draw: Draw, _ isNullable: Bool) -> TestColumn {
        let forms: [PieceForm] = [
            .pool(pool), .constant(Array("-\"".utf8)), .counter(start: 7, step: 2), .text(maxLength: 8),
        ]
        var column = TestColumn(name, .utf8, form: .pieces(forms), isNullable: isNullable) { row in
            .bytes(
                pool[draw.below(pool.count, row)] + Array("-\"\(7 + 2 * row)".utf8) + bytes(draw, row, maxLength: 8))
        }
        column.pieceIndex = { _, row in UInt32(draw.below(pool.count, row)) }
        column.pieceText = { bytes(draw, $0, maxLength: 8) }
        return column
    }

    /// RFC 4180, slowly and obviously.
    private static func csv(_ value: Value, _ type: DataType) -> String {
        let json = reference(value, type)
        switch (value, type) {
        case (.null, _): return ""
        case (.bytes(let bytes), .utf8):
            let asks = bytes.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
            let blank = [bytes.first ?? 0, bytes.last ?? 0].contains { [0x20, 0x09].contains($0) }
            return asks || blank || bytes.isEmpty ? quoted(bytes.text) : bytes.text
        case (.bytes, _), (.floats, _), (.list, _), (.sparse, _): return quoted(json)
        default: return json
        }
    }

    private static func quoted(_ text: String) -> String {
        let doubled = text.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
        return "\"" + doubled.text + "\""
    }

    @Test(arguments: UInt64(0)..<60) func bytesEqualTheReference(_ seed: UInt64) throws {
        let columns = (0..<Int(2 + seed % 6)).map { Self.column($0, seed) }
        let rowCount: Int64 = 57
        let table = TestTable(columns, rowCount: rowCount)
        let rows = (0..<rowCount).map { row in
            "{"
                + columns.map { "\"\($0.descriptor.name)\":" + reference($0.value(row), $0.descriptor.type) }.joined(
                    separator: ",") + "}"
        }
        let records = (0..<rowCount).map { row in
            columns.map { Self.csv($0.value(row), $0.descriptor.type) }.joined(separator: ",") + "\n"
        }
        let header = columns.map(\.descriptor.name).joined(separator: ",") + "\n"
        for (segments, batchRows) in [([57], 1_000), ([57], 7), ([57], 1), ([10, 20, 27], 7), ([1, 56], 1)] {
            let compact = try table.text(JSONFormat(style: .compact), segments: segments, batchRows: batchRows)
            #expect(compact == "[" + rows.joined(separator: ",") + "]\n")
            let lines = try table.text(JSONFormat(style: .lines), segments: segments, batchRows: batchRows)
            #expect(lines == "[\n" + rows.joined(separator: ",\n") + "\n]\n")
            let jsonl = try table.text(JSONLinesFormat(), segments: segments, batchRows: batchRows)
            #expect(jsonl == rows.map { $0 + "\n" }.joined())
            let csv = try table.text(CSVFormat(), segments: segments, batchRows: batchRows)
            #expect(csv == header + records.joined())
        }
    }

    @Test func batchesAreBounded() throws {
        var column = TestColumn("v", .vector(element: .float32, dim: 16_384)) { _ in
            .floats([Float](repeating: 0.5, count: 16_384))
        }
        column.descriptor.estimatedBytes = 65_536
        let table = TestTable([column], rowCount: 100)
        _ = try table.file(JSONLinesFormat(), batchRows: 65_536)
        #expect(table.asked.allSatisfy { $0.count <= 32 })
        let small = TestTable([column], rowCount: 10)
        _ = try small.file(JSONLinesFormat(), batchRows: 3)
        #expect(small.asked.map(\.count) == [3, 3, 3, 1])
    }

    @Test func segmentsAreBounded() throws {
        let vectors = TableDescriptor(
            name: "t", columns: [ColumnDescriptor(name: "v", type: .vector(element: .float32, dim: 384))],
            rowCount: 100_000)
        let numbers = TableDescriptor(name: "t", columns: [ColumnDescriptor(name: "n", type: .int64)], rowCount: 1)
        for format: any FileFormat in [JSONFormat(), JSONLinesFormat(), CSVFormat()] {
            #expect(format.segmentRows(vectors, maxFileBytes: 1) == 1)
            #expect((800...1_000).contains(format.segmentRows(vectors, maxFileBytes: 256 << 20)))
            #expect((180...260).contains(format.segmentRows(vectors, maxFileBytes: 16 << 20)))
            #expect(format.segmentRows(numbers, maxFileBytes: .max) > 100_000)
        }
    }

    @Test func singleRowsAreThoseOfTheFile() throws {
        let columns = (0..<9).map { Self.column($0, 4_711) }
        let table = TestTable(columns, rowCount: 20)
        let lines = try table.text(JSONLinesFormat()).split(separator: "\n")
        let printer = JSONRowPrinter(table.descriptor)
        let rows = RowRange(start: 5, count: 10)
        let batch = columns.indices.map { table.column($0, rows: rows) }
        printer.bind(batch, firstRow: 5)
        var out = ByteBuffer()
        for i in 0..<10 {
            out.removeAll()
            out.append("> ")
            printer.append(i, to: &out)
            #expect(Array(UnsafeBufferPointer(start: out.base, count: out.count)).text == "> " + lines[5 + i])
        }
    }

    @Test func encodersKeepNothingOfTheSegmentBefore() throws {
        let columns = (0..<12).map { Self.column($0, 99) }
        let table = TestTable(columns, rowCount: 30)
        let encoder = try JSONLinesFormat().makeEncoder(table.descriptor)
        func bytes(_ rows: RowRange) throws -> [UInt8] {
            let out = SegmentOutput()
            _ = try encoder.encode(rows, from: table, batchRows: 4, into: out)
            return out.chunks.flatMap { Array(UnsafeBufferPointer(start: $0.buffer.base, count: $0.buffer.count)) }
        }
        let whole = try bytes(RowRange(start: 0, count: 30))
        let last = try bytes(RowRange(start: 20, count: 10))
        let first = try bytes(RowRange(start: 0, count: 20))
        #expect(first + last == whole)
        #expect(try bytes(RowRange(start: 0, count: 0)).isEmpty)
    }
}
