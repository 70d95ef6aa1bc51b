public import FigmentKernels
import FigmentTypes

/// `plan.bin`: the block sums of every child table, so that shards, resumed runs and single rows need not count again.
///
/// Layout, little-endian: the 8 bytes `FIGPLAN1`; UInt32 number of tables; per table UInt32 name length, the name, UInt64
/// parents, UInt32 number of starts, the starts as Int64; at the end the CRC-32 of all before it.
public struct PlanFile: Sendable {
    private static let magic = Array("FIGPLAN1".utf8)
    /// Children before each block of parents, by table.
    public let starts: [String: [Int64]]
    public let bytes: [UInt8]

    /// Nil where no table has a parent.
    public init?(_ dataset: CompiledDataset) {
        let children = dataset.tables.compactMap { table in table.parentMap.map { (table.name, $0) } }
        if children.isEmpty { return nil }
        var bytes = PlanFile.magic
        PlanFile.append(UInt32(children.count), to: &bytes)
        for (name, map) in children {
            PlanFile.append(UInt32(name.utf8.count), to: &bytes)
            bytes.append(contentsOf: name.utf8)
            PlanFile.append(UInt64(map.parents), to: &bytes)
            PlanFile.append(UInt32(map.starts.count), to: &bytes)
            for start in map.starts { PlanFile.append(UInt64(bitPattern: start), to: &bytes) }
        }
        PlanFile.append(bytes.withUnsafeBytes { Crc32.update(0, $0) }, to: &bytes)
        self.bytes = bytes
        starts = Dictionary(children.map { ($0.0, $0.1.starts) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil where the bytes are not a whole plan file.
    public init?(bytes: [UInt8]) {
        guard bytes.count > 16, bytes.starts(with: PlanFile.magic) else { return nil }
        var reader = Reader(bytes: bytes[..<(bytes.count - 4)], at: 8)
        let stored = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard bytes.dropLast(4).withUnsafeBytes({ Crc32.update(0, $0) }) == stored else { return nil }
        var starts: [String: [Int64]] = [:]
        guard let tables = reader.integer(4) else { return nil }
        for _ in 0..<tables {
            guard let length = reader.integer(4), let name = reader.text(Int(length)), reader.integer(8) != nil,
                let count = reader.integer(4), count <= UInt64(bytes.count / 8)
            else { return nil }
            var list: [Int64] = []
            for _ in 0..<count {
                guard let start = reader.integer(8) else { return nil }
                list.append(Int64(bitPattern: start))
            }
            starts[name] = list
        }
        self.starts = starts
        self.bytes = bytes
    }

    private static func append<T: FixedWidthInteger>(_ value: T, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private struct Reader {
        let bytes: ArraySlice<UInt8>
        var at: Int

        mutating func integer(_ width: Int) -> UInt64? {
            guard at + width <= bytes.endIndex else { return nil }
            defer { at += width }
            return bytes[at..<(at + width)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }

        mutating func text(_ length: Int) -> String? {
            guard length >= 0, length <= bytes.endIndex - at else { return nil }
            defer { at += length }
            return String(decoding: bytes[at..<(at + length)], as: UTF8.self)
        }
    }
}
