import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// A table `t` with a key and the given columns, compiled from a relational document.
struct GeneratorDocument {
    let plan: Plan
    let table: CompiledTable

    /// - Parameter columns: Their objects as JSON, beside the key `id`, a sequence from 0.
    init(_ columns: String, rows: Int = 3_000, more: String = "", constraints: String = "{}") throws {
        let text = """
            {"version": "1.0", "seed": 5, "constraints": \(constraints), "timeframe": {"start": "2024-01-01", "end": "2025-01-01"}, "nodes": [
              {"id": "t", "kind": "entity", "rows": \(rows), "pk": "id", "columns": [
                {"name": "id", "type": "int", "generator": {"sequence": {"start": 0}}}, \(columns)]}\(more)]}
            """
        plan = try Documents.plan(text, name: "t.json")
        let index = try #require(plan.tables.firstIndex { $0.name == "t" })
        table = try Documents.compile(plan)[index]
    }

    func column(_ name: String) throws -> CompiledColumn {
        try #require(table.columns.first { $0.name == name })
    }

    /// The values of rows as text; nil for nulls.
    func texts(_ name: String, _ rows: [Int64]? = nil, block: Int = 1_024) throws -> [String?] {
        let compiled = try column(name)
        let made = compiled.makeColumn()
        let scratch = Scratch()
        let all = rows ?? (0..<table.rowCount).map { $0 }
        // Nothing is stored of a sequence.
        if case .sequence(let start, let step) = made.form { return all.map { String(start + step * $0) } }
        all.withUnsafeBufferPointer { all in
            var done = 0
            while done < all.count {
                let n = min(block, all.count - done)
                // A column of a sequence's form takes ramps only.
                let isRamp = zip(all[done..<done + n], all[done..<done + n].dropFirst()).allSatisfy { $0 + 1 == $1 }
                let part = UnsafeBufferPointer(rebasing: all[done..<done + n])
                let chunk =
                    isRamp ? RowBlock(ramp: RowRange(start: part[0], count: n)) : RowBlock(rows: part)
                compiled.fill(chunk, into: made, scratch)
                done += n
            }
        }
        return (0..<made.count).map { i in
            guard made.isValid(i) else { return nil }
            if case .list = made.type {
                let offsets = made.offsets.values(as: UInt32.self)
                let items = (Int(offsets[i])..<Int(offsets[i + 1])).map { GeneratorDocument.text(made.children[0], $0) }
                return "[" + items.joined(separator: ", ") + "]"
            }
            return GeneratorDocument.text(made, i)
        }
    }

    /// The fields of a structure's rows as JSON text; nil for nulls.
    func structures(_ name: String) throws -> [String?] {
        let made = try table.values(name)
        return (0..<made.count).map { i in
            guard made.isValid(i) else { return nil }
            var out = ByteBuffer()
            JSONValue.append(made, i, to: &out)
            return String(decoding: UnsafeBufferPointer(start: out.base, count: out.count), as: UTF8.self)
        }
    }

    private static func text(_ column: Column, _ i: Int) -> String {
        var bytes = ByteBuffer()
        if column.type.isStructure { return "\(Canonical.value(column, i))" }
        column.appendAsText(i, to: &bytes)
        return String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.count), as: UTF8.self)
    }

    func numbers(_ name: String) throws -> [Double] {
        try texts(name).map { Double($0 ?? "") ?? .nan }
    }

    /// Asserts that a row's value does not depend on the block that it is in: ramps of several sizes and shuffled rows.
    func checkColumn(_ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let all = try texts(name)
        for size in [1, 7, 1_000] {
            #expect(try texts(name, block: size) == all, "\(name) by \(size)", sourceLocation: sourceLocation)
        }
        let n = Int(table.rowCount)
        var rows = (0..<n).map { Int64(($0 * 1_237 + 11) % n) }
        rows += [0, 0, Int64(n - 1), 1, 1]
        for size in [13, 1_024] {
            #expect(
                try texts(name, rows, block: size) == rows.map { all[Int($0)] }, "\(name) shuffled",
                sourceLocation: sourceLocation)
        }
    }

    /// CRC-32 over the values' texts, for golden values.
    func checksum(_ name: String) throws -> String {
        var crc: UInt32 = 0
        for text in try texts(name) {
            Array(((text ?? "\u{0}") + "\n").utf8).withUnsafeBytes { crc = Crc32.update(crc, $0) }
        }
        return String(crc, radix: 16)
    }

    /// Golden values; a failure shows the checksum that there is.
    func expectChecksum(
        _ name: String, _ expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let found = try checksum(name)
        #expect(found == expected, "\(name)", sourceLocation: sourceLocation)
    }
}
