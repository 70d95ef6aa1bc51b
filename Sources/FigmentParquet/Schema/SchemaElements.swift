import FigmentColumns
import FigmentTypes

extension CompactWriter {
    /// Writes the list of `SchemaElement` of field 2 of `FileMetaData`: the root, then each column depth first.
    mutating func schema(_ columns: [SchemaNode]) {
        beginList(2, of: .structure, count: columns.reduce(1) { $0 + $1.elementCount })
        beginElement()
        string(4, "schema")
        int32(5, columns.count)
        endStruct()
        for column in columns { element(column) }
    }

    private mutating func element(_ node: SchemaNode) {
        switch node {
        case .group(let column, let fields):
            beginElement()
            int32(3, (column.isNullable ? Repetition.optional : .required).rawValue)
            string(4, column.name)
            int32(5, fields.count)
            endStruct()
            for field in fields { element(field) }
        case .list(let column, let structure):
            listGroups(column.name, column.isNullable ? .optional : .required)
            element(structure)
        case .leaf(let leaf):
            let repetition = leaf.isNullable ? Repetition.optional : .required
            if leaf.isList {
                listGroups(leaf.name, repetition)
                leafElement(leaf, name: "element", repetition: .required)
            } else {
                leafElement(leaf, name: leaf.name, repetition: repetition)
            }
        }
    }

    /// The outer two levels of the standard list (LogicalTypes.md, "Lists").
    private mutating func listGroups(_ name: String, _ repetition: Repetition) {
        beginElement()
        int32(3, repetition.rawValue)
        string(4, name)
        int32(5, 1)
        int32(6, 3)  // ConvertedType LIST
        beginStruct(10)
        emptyStruct(3)  // LogicalType LIST
        endStruct()
        endStruct()
        beginElement()
        int32(3, Repetition.repeated.rawValue)
        string(4, "list")
        int32(5, 1)
        endStruct()
    }

    private mutating func leafElement(_ leaf: LeafColumn, name: String, repetition: Repetition) {
        beginElement()
        int32(1, leaf.physical.rawValue)
        if let length = leaf.typeLength { int32(2, length) }
        int32(3, repetition.rawValue)
        string(4, name)
        if let converted = leaf.meaning.convertedType { int32(6, converted) }
        if case .decimal(let precision, let scale) = leaf.meaning {
            int32(7, scale)
            int32(8, precision)
        }
        logicalType(leaf.meaning)
        endStruct()
    }

    private mutating func logicalType(_ meaning: Meaning) {
        if meaning == .none { return }
        beginStruct(10)
        switch meaning {
        case .none: break
        case .string: emptyStruct(1)
        case .decimal(let precision, let scale):
            beginStruct(5)
            int32(1, scale)
            int32(2, precision)
            endStruct()
        case .date: emptyStruct(6)
        case .time:
            beginStruct(7)
            bool(1, false)
            timeUnit(.micro)
            endStruct()
        case .timestamp(let unit, let isUTC):
            beginStruct(8)
            bool(1, isUTC)
            timeUnit(unit)
            endStruct()
        case .integer(let bits, let signed):
            beginStruct(10)
            int8(1, bits)
            bool(2, signed)
            endStruct()
        case .json: emptyStruct(12)
        case .uuid: emptyStruct(14)
        case .float16: emptyStruct(15)
        }
        endStruct()
    }

    private mutating func timeUnit(_ unit: TimeUnit) {
        beginStruct(2)
        switch unit {
        case .second, .milli: emptyStruct(1)
        case .micro: emptyStruct(2)
        case .nano: emptyStruct(3)
        }
        endStruct()
    }
}

extension Meaning {
    /// The older annotation, for readers that do not know `LogicalType`. Local times have none: it would call them UTC.
    var convertedType: Int? {
        switch self {
        case .string: 0
        case .decimal: 5
        case .date: 6
        case .timestamp(.milli, true): 9
        case .timestamp(.micro, true): 10
        case .integer(let bits, let signed): (signed ? 15 : 11) + bits.trailingZeroBitCount - 3
        case .json: 19
        case .none, .uuid, .float16, .time, .timestamp: nil
        }
    }
}
