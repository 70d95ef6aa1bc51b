import FigmentTypes

/// Decodes a generator, the same in both dialects.
struct GeneratorDecoder {
    var decoding: Decoding
    /// The generators of the dialect.
    let kinds: [GeneratorKind]

    /// - Parameter kinds: The generators of the dialect, for suggestions.
    init(decoding: Decoding, kinds: [GeneratorKind] = GeneratorKind.allCases) {
        self.decoding = decoding
        self.kinds = kinds
    }

    /// Decodes `{"<name>": <parameters>}` and checks that it makes values of the column's type.
    ///
    /// References to other columns and tables are checked later, when all of them are known.
    mutating func decode(_ cursor: Cursor, for column: ColumnSpec) -> Generator? {
        guard let (kind, parameters) = kind(cursor, column) else { return nil }
        if !kind.yields(column.type) {
            let fitting = kinds.filter { $0 != .null && $0.yields(column.type) }.map(\.rawValue)
            decoding.report(
                .generatorDoesNotFit(
                    generator: kind.rawValue, type: column.declaredType, fitting: fitting,
                    example: GeneratorKind.example(for: column.type)), at: cursor)
            return nil
        }
        if kind == .conditional { return conditional(parameters, column, otherwise: cursor["else"]) }
        return kind.definition.decode(parameters, column, &self)
    }

    /// The one generator that the object names.
    private mutating func kind(_ cursor: Cursor, _ column: ColumnSpec) -> (GeneratorKind, Cursor)? {
        let example = GeneratorKind.example(for: column.type)
        guard case .object(let all) = cursor.node.value else {
            let named = cursor.text.flatMap(GeneratorKind.init)?.descriptor.example
            decoding.wrongKind(cursor, expected: "an object with one generator", example: named ?? example)
            return nil
        }
        // `else` stands beside `when`.
        let isConditional = all.contains { $0.key == GeneratorKind.conditional.rawValue }
        let members = all.filter { !FreeKeys.names.contains($0.key) && !(isConditional && $0.key == "else") }
        guard members.count == 1, let member = members.first else {
            decoding.report(.generatorCount(found: members.map(\.key), example: example), at: cursor)
            return nil
        }
        let parameters = Cursor(node: member.value, path: cursor.path.key(member.key))
        if let kind = GeneratorKind(rawValue: member.key) { return (kind, parameters) }
        // What could stand here; of a name that is only misspelt, the generator is meant whether it fits or not.
        let fitting = kinds.filter { $0.yields(column.type) }.map(\.rawValue)
        let known = fitting.isEmpty ? kinds.map(\.rawValue) : fitting
        let nearest =
            EditDistance.nearest(to: member.key, among: known)
            ?? EditDistance.nearest(to: member.key, among: kinds.map(\.rawValue))
        decoding.report(
            .unknownName(member.key, of: .generator, nearest: nearest, known: known), at: member.keyLocation,
            path: parameters.path)
        return nil
    }

    // MARK: Values

    /// A scalar that must be of the column's type.
    mutating func fitted(_ cursor: Cursor, _ column: ColumnSpec) -> Literal? {
        guard let literal = cursor.node.literal else {
            decoding.wrongKind(cursor, expected: "a scalar of type \(column.declaredType)")
            return nil
        }
        switch literal.fitted(to: column.type, maxLength: column.maxLength) {
        case .success(let value): return value
        case .failure(let error):
            decoding.report(.doesNotFit(value: literal, type: column.declaredType, error.failure), at: cursor)
            return nil
        }
    }
}
