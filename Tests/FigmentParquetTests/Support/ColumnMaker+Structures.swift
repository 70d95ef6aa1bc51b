import FigmentColumns
import FigmentTypes

extension ColumnMaker {
    /// Structures of every kind of field, within each other up to the deepest level, with nulls at each.
    mutating func structures(isNullable n: Bool) -> [TestColumn] {
        let flat = DataType.structure([
            StructureField("a", .int32, isNullable: true), StructureField("b", .utf8),
            StructureField("c", .list(.utf8), isNullable: true), StructureField("d", .list(.uint8)),
            StructureField("e", .decimal(precision: 9, scale: 2), isNullable: true), StructureField("f", .float16),
            StructureField("g", .timestamp(unit: .second, zone: "UTC"), isNullable: true),
            StructureField("h", .uuid, isNullable: true), StructureField("i", .bool, isNullable: true),
            StructureField("j", .float64), StructureField("k", .list(.float64), isNullable: true),
        ])
        let inner = DataType.structure([
            StructureField("x", .float64), StructureField("y", flat, isNullable: true), StructureField("z", .date32),
        ])
        let outer = DataType.structure([
            StructureField("first", inner), StructureField("second", inner, isNullable: true),
            StructureField("third", .geoPoint, isNullable: true),
        ])
        var deep = DataType.structure([StructureField("n", .list(.int64), isNullable: true)])
        for _ in 1..<DataType.mostStructureLevels {
            deep = .structure([StructureField("in", deep, isNullable: true), StructureField("m", .int8)])
        }
        let types = [("flat", flat), ("inner", inner), ("outer", outer), ("deep", deep), ("point", .geoPoint)]
        return types.map { name, type in
            let cells = (0..<rows).map { _ in cell(type) }
            return plain("struct_" + name, type, cells, isNullable: n)
        }
    }

    /// A value of the type, with nulls among its fields.
    private mutating func cell(_ type: DataType) -> Cell {
        switch type {
        case .structure(let fields):
            return .structure(
                fields.map { field in field.isNullable && random.chance(nullShare) ? .null : cell(field.type) })
        case .list(let element): return .list((0..<random.below(4)).map { _ in cell(element) })
        case .utf8: return .text(Array(random.text(random.below(12)).utf8))
        case .bool: return .bool(random.chance(0.5))
        case .uint8: return .uint(UInt64(random.below(256)))
        case .float16: return .float16(UInt16(random.below(0x7C00)))
        case .float64: return .float64(Double(random.below(1_000)) / 8)
        case .decimal: return .decimal(low: UInt64(random.below(1_000_000)), high: 0)
        case .uuid: return .bytes(random.bytes(16))
        case .int8: return .int(Int64(random.below(256)) - 128)
        default: return .int(Int64(random.below(20_000)))
        }
    }
}
