import FigmentColumns
import FigmentTypes

/// How far the rows of a structure's leaf are there, down from the table's column; where a list lies on the way, how far
/// its elements are.
struct Nesting: ~Copyable {
    /// Of rows, or of the elements of their lists.
    struct Span: ~Copyable {
        /// Of the structures and the leaf that may be null, how many are not, up to the first that is.
        private(set) var levels = ByteBuffer()
        /// 1 where the leaf and all that it lies in are there.
        private(set) var validity = ByteBuffer()

        fileprivate mutating func begin(_ n: Int, validity flag: UInt8) {
            levels.removeAll()
            validity.removeAll()
            levels.reserve(n)
            validity.reserve(n)
            levels.base.update(repeating: 0, count: n)
            validity.base.update(repeating: flag, count: n)
        }

        fileprivate mutating func add(_ node: Column, _ n: Int) {
            let own = node.validity.base
            let levels = levels.base
            let validity = validity.base
            for i in 0..<n {
                validity[i] &= own[i]
                levels[i] &+= validity[i]
            }
        }

        /// Marks the elements of the rows that are there; those that lie under nulls stay unmarked.
        fileprivate borrowing func mark(elementsOf list: Column, in elements: borrowing Span, rows: Int) {
            let ends = list.offsets.values(as: UInt32.self)
            for row in 0..<rows where validity.base[row] != 0 {
                (elements.validity.base + Int(ends[row])).update(repeating: 1, count: Int(ends[row + 1] - ends[row]))
            }
        }
    }

    private(set) var rows = Span()
    private(set) var elements = Span()

    /// Walks from the table's column to the leaf's.
    ///
    /// - Returns: The leaf's column, and the list on the way to it, whose elements its rows then are. What lies in it where
    ///   `validity` is 0 is unspecified.
    mutating func descend(_ column: Column, _ leaf: LeafColumn, rows count: Int) -> (leaf: Column, list: Column?) {
        rows.begin(count, validity: 1)
        var node = column
        var list: Column?
        for group in leaf.groups {
            if group.isNullable { add(node, count, isElement: list != nil) }
            switch group.step {
            case .field(let number): node = node.children[number]
            case .elements:
                list = node
                elements.begin(node.children[0].count, validity: 0)
                rows.mark(elementsOf: node, in: elements, rows: count)
                node = node.children[0]
            }
        }
        if leaf.isNullable { add(node, count, isElement: list != nil) }
        return (node, list)
    }

    private mutating func add(_ node: Column, _ count: Int, isElement: Bool) {
        if isElement { elements.add(node, node.count) } else { rows.add(node, count) }
    }
}
