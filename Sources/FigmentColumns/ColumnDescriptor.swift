public import FigmentTypes

/// What a writer knows of a column before the first row.
public struct ColumnDescriptor: Sendable {
    public var name: String
    public var type: DataType
    public var form: Form
    public var isNullable: Bool
    /// Average bytes of one value in memory, used to cut batches, pages and row groups; part of the plan.
    public var estimatedBytes: Double
    /// The most bytes one value can take, or nil if only the type bounds it.
    public var maxBytes: Int?
    /// Whether values never decrease from row to row.
    public var isAscending: Bool
    /// Whether a byte-wise compressor gains nothing (random doubles, vectors, uuids).
    public var isIncompressible: Bool
    /// The bounds of an integer column's values, both inclusive, where they are known.
    public var integerBounds: ClosedRange<Int64>?
    /// What is known of the fields of a structure, or of those that a list holds, in their order; empty where nothing but
    /// the type is known.
    public var fields: [ColumnDescriptor] = []

    public init(
        name: String, type: DataType, form: Form = .plain, isNullable: Bool = false, estimatedBytes: Double? = nil,
        maxBytes: Int? = nil, isAscending: Bool = false, isIncompressible: Bool = false,
        integerBounds: ClosedRange<Int64>? = nil
    ) {
        self.name = name
        self.type = type
        self.form = form
        self.isNullable = isNullable
        self.estimatedBytes = estimatedBytes ?? Double(type.fixedWidth ?? 16)
        self.maxBytes = maxBytes
        self.isAscending = isAscending
        self.isIncompressible = isIncompressible
        self.integerBounds = integerBounds
    }
}

extension ColumnDescriptor {
    /// The fields of a structure as columns of their own; none for other types.
    public var fieldDescriptors: [ColumnDescriptor] {
        guard case .structure(let types) = type else { return [] }
        if fields.count == types.count { return fields }
        var forms: [Form] = []
        if case .structure(let own) = form { forms = own }
        return types.enumerated().map { number, field in
            ColumnDescriptor(
                name: field.name, type: field.type, form: forms.indices.contains(number) ? forms[number] : .plain,
                isNullable: field.isNullable)
        }
    }
}

extension ColumnDescriptor {
    /// The structure that each element of a list is; nil for other types.
    public var structureElement: ColumnDescriptor? {
        guard case .list(let type) = type, type.isStructure else { return nil }
        var elements: Form = .plain
        if case .list(let own) = form { elements = own }
        var result = ColumnDescriptor(name: "element", type: type, form: elements)
        result.fields = fields
        return result
    }
}

/// What a writer knows of a table before the first row.
public struct TableDescriptor: Sendable {
    public var name: String
    public var columns: [ColumnDescriptor]
    public var rowCount: Int64
    /// Whether files must be readable by readers that know PLAIN and RLE_DICTIONARY only (vector collections).
    public var prefersPlainEncodings: Bool

    public init(name: String, columns: [ColumnDescriptor], rowCount: Int64, prefersPlainEncodings: Bool = false) {
        self.name = name
        self.columns = columns
        self.rowCount = rowCount
        self.prefersPlainEncodings = prefersPlainEncodings
    }

    /// Average bytes of a row in memory.
    public var estimatedRowBytes: Double { max(1, columns.reduce(0) { $0 + $1.estimatedBytes }) }
}

/// Gives a writer the values of a table, column by column, on demand.
///
/// One source belongs to one worker thread. The column returned is valid until the next call for the same index.
public protocol ColumnSource: AnyObject {
    /// The values of column `index` in `rows`.
    func column(_ index: Int, rows: RowRange) -> Column

    /// Says that every column will be asked for in exactly these rows: columns that need the same can be made together.
    /// Only for writers that go batch by batch; one that goes column by column would wait for what it drops.
    func beginBatch(_ rows: RowRange)
}

extension ColumnSource {
    public func beginBatch(_ rows: RowRange) {}
}
