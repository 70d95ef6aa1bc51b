import FigmentColumns
import FigmentTypes

/// How far the rows of a structure's leaf are there, down from the table's column.
struct Nesting: ~Copyable {
    /// Per row: of the structures and the leaf that may be null, how many are not, up to the first that is.
    private(set) var levels = ByteBuffer()
    /// Per row: 1 where the leaf and all that it lies in are there.
    private(set) var validity = ByteBuffer()

    /// Walks from the table's column to the leaf's.
    ///
    /// - Returns: The leaf's column; what lies in it where `validity` is 0 is unspecified.
    mutating func descend(_ column: Column, _ leaf: LeafColumn, rows: Int) -> Column {
        levels.removeAll()
        validity.removeAll()
        levels.reserve(rows)
        validity.reserve(rows)
        levels.base.update(repeating: 0, count: rows)
        validity.base.update(repeating: 1, count: rows)
        var node = column
        for group in leaf.groups {
            if group.isNullable { add(node, rows) }
            node = node.children[group.field]
        }
        if leaf.isNullable { add(node, rows) }
        return node
    }

    private mutating func add(_ node: Column, _ rows: Int) {
        let own = node.validity.base
        let levels = levels.base
        let validity = validity.base
        for i in 0..<rows {
            validity[i] &= own[i]
            levels[i] &+= validity[i]
        }
    }
}
