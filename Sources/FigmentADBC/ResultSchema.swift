import CADBC

/// The columns of a result: their types and where their values lie.
struct ResultSchema {
    let fields: [ResultField]
    let layouts: [ArrayLayout]

    /// How deep lists and structures may nest: a driver's mistake must not exhaust the stack.
    private static let maxDepth = 32

    /// - Throws: ``ADBCError`` where the schema is no structure or breaks Arrow's rules.
    init(_ schema: ArrowSchema) throws(ADBCError) {
        guard let format = schema.format, String(cString: format) == "+s" else {
            throw ADBCError(.read, "the driver's result is not a table")
        }
        var fields: [ResultField] = []
        var layouts: [ArrayLayout] = []
        for child in try ResultSchema.children(schema) {
            let (field, layout) = try ResultSchema.field(child, depth: 0)
            fields.append(field)
            layouts.append(layout)
        }
        self.fields = fields
        self.layouts = layouts
    }

    private static func children(_ schema: ArrowSchema) throws(ADBCError) -> [ArrowSchema] {
        guard schema.n_children > 0 else { return [] }
        guard let list = schema.children, schema.n_children < 1 << 20 else { throw malformed }
        var result: [ArrowSchema] = []
        for i in 0..<Int(schema.n_children) {
            guard let child = list[i] else { throw malformed }
            result.append(child.pointee)
        }
        return result
    }

    private static var malformed: ADBCError { ADBCError(.read, "the driver's schema is malformed") }

    private static func field(
        _ schema: ArrowSchema, depth: Int
    ) throws(ADBCError) -> (ResultField, ArrayLayout) {
        guard depth < maxDepth, let raw = schema.format else { throw malformed }
        let isNullable = schema.flags & Int64(FIGMENT_ARROW_FLAG_NULLABLE) != 0
        let name = schema.name.map { String(cString: $0) } ?? ""
        let (type, layout) = try type(String(cString: raw), schema, depth: depth)
        return (ResultField(name: name, type: type, isNullable: isNullable), layout)
    }

    private static func type(
        _ format: String, _ schema: ArrowSchema, depth: Int
    ) throws(ADBCError) -> (ResultType, ArrayLayout) {
        if let dictionary = schema.dictionary {
            guard case .integer(let bits, let isSigned)? = ResultType.scalar(format)?.type else { throw malformed }
            let (field, layout) = try field(dictionary.pointee, depth: depth + 1)
            return (field.type, .dictionary(bits: bits, isSigned: isSigned, layout))
        }
        if let scalar = ResultType.scalar(format) { return scalar }
        var nested: [(field: ResultField, layout: ArrayLayout)] = []
        for child in try children(schema) { nested.append(try field(child, depth: depth + 1)) }
        switch format {
        case "+s": return (.structure(nested.map(\.field)), .structure(nested.map(\.layout)))
        case "+l", "+L", "+m":
            guard nested.count == 1 else { throw malformed }
            return (.list(nested[0].field.type), .list(offsetSize: format == "+L" ? 8 : 4, nested[0].layout))
        default:
            guard format.hasPrefix("+w:"), let count = Int(format.dropFirst(3)), count >= 0, nested.count == 1 else {
                return (.other(format), .unknown)
            }
            return (.list(nested[0].field.type), .fixedList(count, nested[0].layout))
        }
    }
}
