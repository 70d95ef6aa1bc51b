import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// The first 1 000 rows of every column of known documents, as checksums.
///
/// A line is `table.column crc`: CRC-32 over the canonical bytes of the values in row order, see `Canonical`. A change of
/// a checksum is a change of what documents generate and so a new engine version. `FIGMENT_UPDATE_GOLDEN=1` writes the
/// files anew.
@Suite struct GoldenTests {
    static let names = BuiltInSchema.all.map(\.id) + ["shop"]

    @Test(arguments: names) func values(_ name: String) throws {
        let text = BuiltInSchema.named(name)?.text ?? Documents.shop
        let actual = try checksums(try Documents.plan(text, name: name + ".json", rows: 1_000))
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/\(name).txt")
        if Environment.value("FIGMENT_UPDATE_GOLDEN") == "1" {
            try actual.joined(separator: "\n").appending("\n").write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        let changed = Set(actual).symmetricDifference(expected).sorted()
        #expect(
            actual == expected,
            """
            The values of \(name) changed: \(changed). If that is meant, it is a new engine version: raise \
            EngineVersion.current once 0.1 is out, and run with FIGMENT_UPDATE_GOLDEN=1.
            """)
    }

    private func checksums(_ plan: Plan) throws -> [String] {
        var lines: [String] = []
        for table in try Documents.compile(plan) {
            for compiled in table.columns {
                let column = compiled.makeColumn()
                compiled.fill(
                    RowRange(start: 0, count: Int(min(1_000, table.rowCount))), into: column, Scratch())
                var crc: UInt32 = 0
                for i in 0..<column.count {
                    Canonical.value(column, i).withUnsafeBytes { crc = Crc32.update(crc, $0) }
                }
                let digits = String(crc, radix: 16)
                lines.append(
                    "\(table.name).\(compiled.name) \(String(repeating: "0", count: 8 - digits.count))\(digits)")
            }
        }
        return lines
    }
}
