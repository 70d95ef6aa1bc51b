import FigmentTypes

/// A column of a table together with the place of its generator.
struct ResolvableColumn {
    var column: ColumnSpec
    var generator: Cursor?
}

/// Resolves what templates refer to: a pool of their own, else a column of the table, else the row number.
enum TemplateReferences {
    /// Reports references that lead nowhere, and cycles between columns. O(columns + references).
    static func check(_ columns: [ResolvableColumn], _ decoding: inout Decoding) {
        let byName = Dictionary(
            columns.enumerated().map { ($1.column.name, $0) }, uniquingKeysWith: { first, _ in first })
        var edges: [[Int]] = Array(repeating: [], count: columns.count)
        for (index, entry) in columns.enumerated() {
            guard case .template(let template) = entry.column.generator, let generator = entry.generator,
                let place = generator[GeneratorKind.template.rawValue]
            else { continue }
            let texts = patternCursors(place)
            for (pattern, cursor) in zip(template.patterns, texts) {
                for case .reference(let reference) in pattern.parts {
                    let scope = Scope(columns: columns, byName: byName, template: template)
                    if let target = resolve(reference, scope, cursor, &decoding) { edges[index].append(target) }
                }
            }
        }
        for cycle in GraphCycles.find(edges) {
            let place = columns[cycle[0]].generator
            let names = cycle.map { columns[$0].column.name }
            decoding.report(
                .referenceCycle(names + [names[0]]), at: place?.location ?? columns[cycle[0]].column.location,
                path: place?.path ?? DocumentPath())
        }
    }

    /// The places of a template's texts, in the order of its patterns.
    static func patternCursors(_ template: Cursor) -> [Cursor] {
        switch template.node.value {
        case .string: return [template]
        case .array: return template.elements
        case .object:
            if let one = template[TemplateKey.template.rawValue] { return [one] }
            return template[TemplateKey.templates.rawValue]?.elements ?? []
        default: return []
        }
    }

    private struct Scope {
        let columns: [ResolvableColumn]
        let byName: [String: Int]
        let template: Template
    }

    /// - Returns: The column whose value the reference needs.
    private static func resolve(
        _ reference: Template.Reference, _ scope: Scope, _ cursor: Cursor, _ decoding: inout Decoding
    ) -> Int? {
        if let column = reference.column {
            checkPool(reference.name, ofColumn: column, scope, cursor, &decoding)
            return nil
        }
        if scope.template.pools.contains(where: { $0.name == reference.name }) { return nil }
        if let index = scope.byName[reference.name] {
            return checkColumn(scope.columns[index].column, cursor, &decoding) ? index : nil
        }
        if reference.name == "row" || decoding.isFull { return nil }
        let pools = scope.template.pools.map(\.name)
        let names = scope.columns.map(\.column.name)
        decoding.report(
            .template(
                .unknownReference(
                    reference.name, nearest: EditDistance.nearest(to: reference.name, among: pools + names + ["row"]),
                    pools: pools, columns: names)), at: cursor)
        return nil
    }

    private static func checkPool(
        _ pool: String, ofColumn name: String, _ scope: Scope, _ cursor: Cursor, _ decoding: inout Decoding
    ) {
        guard let index = scope.byName[name] else {
            decoding.unknownName(name, of: .column, known: scope.columns.map(\.column.name), at: cursor)
            return
        }
        let target = scope.columns[index]
        guard case .template(let template) = target.column.generator else {
            // A generator that could not be read has been reported where it stands.
            if target.column.generator == nil, target.generator != nil { return }
            decoding.report(.template(.columnHasNoTemplate(column: name, pool: pool)), at: cursor)
            return
        }
        if template.pools.contains(where: { $0.name == pool }) { return }
        let pools = template.pools.map(\.name)
        decoding.report(
            .template(
                .unknownPool(pool, column: name, nearest: EditDistance.nearest(to: pool, among: pools), pools: pools)),
            at: cursor)
    }

    private static func checkColumn(_ column: ColumnSpec, _ cursor: Cursor, _ decoding: inout Decoding) -> Bool {
        if column.isAutoID || column.isFunctionOutput {
            decoding.report(.template(.columnMadeByServer(column: column.name)), at: cursor)
            return false
        }
        switch column.type {
        case .list, .vector, .sparseVector, .binary, .json, .structure:
            decoding.report(
                .template(.columnNotText(column: column.name, type: column.declaredType)), at: cursor)
            return false
        default: return true
        }
    }
}
