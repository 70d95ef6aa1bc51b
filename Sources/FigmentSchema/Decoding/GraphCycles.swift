/// Finds circles in a graph given by the neighbours of each node.
enum GraphCycles {
    /// The cycles that a depth-first walk closes, each as the nodes along it. Iterative, because a document may chain
    /// many columns.
    static func find(_ edges: [[Int]]) -> [[Int]] {
        var cycles: [[Int]] = []
        enum Mark { case unseen, open, done }
        var marks = [Mark](repeating: .unseen, count: edges.count)
        for root in edges.indices where marks[root] == .unseen {
            var trail: [(node: Int, next: Int)] = [(root, 0)]
            marks[root] = .open
            while let (node, next) = trail.last {
                if next == edges[node].count {
                    marks[node] = .done
                    trail.removeLast()
                    continue
                }
                trail[trail.count - 1].next += 1
                let target = edges[node][next]
                if marks[target] == .open, let start = trail.firstIndex(where: { $0.node == target }) {
                    cycles.append(trail[start...].map(\.node))
                }
                if marks[target] == .unseen {
                    marks[target] = .open
                    trail.append((target, 0))
                }
            }
        }
        return cycles
    }
}
