import FigmentSchema

/// Columns of a table that are unique together: one number per row, drawn without repetition and split among them.
///
/// Within a parent the number is a permutation of the child's ordinal, elsewhere of the row number; the domain is the
/// product of the members' sizes.
public struct JointDraw: Hashable, Sendable {
    public enum Member: Hashable, Sendable {
        /// A row of another table: what a lookup with this alias finds.
        case rows(table: Int, alias: String)
        /// An item of the choice in this column.
        case items(column: Int, count: Int)
    }
    /// The columns of the constraint, for messages and the stream's name.
    public var columns: [String]
    public var members: [Member]
    /// Whether one of the columns is the parent's key, so that only rows of one parent must differ.
    public var isWithinParent: Bool
}

/// Finds what unique constraints ask of lookups and choices.
struct JointDrawResolver {
    let catalogue: TableCatalogue
    let index: Int

    private var table: Table { catalogue.tables[index] }

    func draws() -> [JointDraw] {
        var result: [JointDraw] = []
        for columns in catalogue.dataset.constraints.unique where columns.first?.table == table.name {
            guard let draw = draw(columns.map(\.column)) else { continue }
            // A lookup or choice obeys one draw only.
            let taken = Set(result.flatMap(\.members))
            if taken.isDisjoint(with: draw.members) { result.append(draw) }
        }
        return result
    }

    private enum Role {
        case unique
        case parentKey
        case member(JointDraw.Member)
        case other
    }

    private func draw(_ names: [String]) -> JointDraw? {
        var result = JointDraw(columns: names, members: [], isWithinParent: false)
        for name in names {
            switch role(name) {
            // Unique alone is unique together; what cannot be steered is only checked.
            case .unique, .other: return nil
            case .parentKey: result.isWithinParent = true
            case .member(let member): if !result.members.contains(member) { result.members.append(member) }
            }
        }
        return result.members.isEmpty ? nil : result
    }

    private func role(_ name: String) -> Role {
        let columns = TableCatalogue.columns(of: table)
        guard let position = columns.firstIndex(where: { $0.name == name }) else { return .other }
        let column = columns[position]
        if column.isPrimary || column.isUnique { return .unique }
        guard column.modifiers.isEmpty, column.nullProbability ?? 0 == 0 else { return .other }
        switch column.generator {
        case .sequence, .uuid: return .unique
        case .choice(let choice):
            guard choice.weights == .uniform, Set(choice.items.map(\.jsonText)).count == choice.items.count else {
                return .other
            }
            return .member(.items(column: position, count: choice.items.count))
        case .lookup(let lookup): return role(of: lookup)
        default: return .other
        }
    }

    /// A lookup of a key, into the parent or into another table row by row.
    private func role(of lookup: Lookup) -> Role {
        guard let path = catalogue.path(of: lookup, in: table), path.count == 1, let hop = path.first,
            let target = catalogue.index(of: lookup.from.table),
            let remote = TableCatalogue.columns(of: catalogue.tables[target]).first(where: {
                $0.name == lookup.from.column
            }), remote.isPrimary || remote.isUnique
        else { return .other }
        switch hop {
        case .parent: return .parentKey
        case .random(let table, let alias, .uniform): return .member(.rows(table: table, alias: alias))
        default: return .other
        }
    }
}
