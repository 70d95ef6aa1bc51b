import FigmentColumns
import FigmentTypes

/// A column of the table as Arrow sees it.
struct ArrowColumn: Sendable {
    let descriptor: ColumnDescriptor
    let field: ArrowField
    /// The entries, where the column is written as indices.
    let pool: Pool?

    /// The columns of a table; dictionaries are numbered in their order.
    static func all(of table: TableDescriptor) -> [ArrowColumn] {
        table.columns.enumerated().map { ArrowColumn($1, id: $0) }
    }

    private init(_ descriptor: ColumnDescriptor, id: Int) {
        self.descriptor = descriptor
        var field = ArrowColumn.field(descriptor.name, descriptor.type, isNullable: descriptor.isNullable)
        pool = ArrowColumn.dictionaryPool(descriptor)
        if let pool {
            let bits = pool.count <= 1 << 7 ? 8 : pool.count <= 1 << 15 ? 16 : 32
            field.dictionary = ArrowDictionary(id: id, indexBits: bits, isOrdered: false)
        }
        self.field = field
    }

    /// Dictionaries stand in every file: large ones would outweigh the values.
    private static func dictionaryPool(_ descriptor: ColumnDescriptor) -> Pool? {
        guard descriptor.type == .utf8, case .dictionary(let pool) = descriptor.form, pool.count <= 1 << 16,
            pool.byteCount <= 1 << 20
        else { return nil }
        return pool
    }

    static func isKnown(_ type: DataType) -> Bool {
        switch type {
        case .list(let element): isKnown(element)
        case .structure(let fields): fields.allSatisfy { isKnown($0.type) }
        // An empty vector has no place in a fixed-size list of its elements.
        case .vector(let element, let dim): element.byteCount(dim: dim) > 0
        default: true
        }
    }

    /// UUID and JSON are told by Arrow's canonical extension types.
    static func field(_ name: String, _ type: DataType, isNullable: Bool) -> ArrowField {
        switch type {
        case .list(let element):
            return ArrowField(
                name, isNullable: isNullable, .list, children: [field("item", element, isNullable: false)])
        case .vector(let element, let dim):
            let (type, count) = elements(element, dim: dim)
            return ArrowField(
                name, isNullable: isNullable, .fixedSizeList(count),
                children: [field("item", type, isNullable: false)])
        case .sparseVector:
            return ArrowField(
                name, isNullable: isNullable, .structure,
                children: [
                    field("indices", .list(.uint32), isNullable: false),
                    field("values", .list(.float32), isNullable: false),
                ])
        case .structure(let fields):
            return ArrowField(
                name, isNullable: isNullable, .structure,
                children: fields.map { field($0.name, $0.type, isNullable: $0.isNullable) })
        case .uuid: return ArrowField(name, isNullable: isNullable, ArrowType(type), metadata: named("arrow.uuid"))
        case .json: return ArrowField(name, isNullable: isNullable, ArrowType(type), metadata: named("arrow.json"))
        default: return ArrowField(name, isNullable: isNullable, ArrowType(type))
        }
    }

    private static func named(_ name: String) -> [(key: String, value: String)] {
        [("ARROW:extension:name", name), ("ARROW:extension:metadata", "")]
    }

    /// The elements of a vector, and how many there are: those that Arrow does not know are bytes, as in Parquet.
    static func elements(_ element: VectorElement, dim: Int) -> (type: DataType, count: Int) {
        switch element {
        case .float32: (.float32, dim)
        case .float16: (.float16, dim)
        case .int8: (.int8, dim)
        case .bfloat16, .binary: (.uint8, element.byteCount(dim: dim))
        }
    }
}
