import FigmentColumns
import FigmentTarget
import FigmentTypes

/// A column of the table in the tree of the file's schema.
indirect enum SchemaNode: Sendable {
    case leaf(LeafColumn)
    /// A structure with its fields.
    case group(ColumnDescriptor, [SchemaNode])
    /// A list with the structure that its elements are.
    case list(ColumnDescriptor, SchemaNode)

    /// - Parameter groups: The structures around it.
    init(
        _ descriptor: ColumnDescriptor, in table: TableDescriptor, groups: [LeafGroup] = []
    ) throws(TargetError) {
        if let element = descriptor.structureElement {
            let group = LeafGroup(name: descriptor.name, isNullable: descriptor.isNullable, step: .elements)
            self = .list(descriptor, try SchemaNode(element, in: table, groups: groups + [group]))
            return
        }
        guard descriptor.type.isStructure else {
            self = .leaf(try LeafColumn(descriptor, in: table, groups: groups))
            return
        }
        var fields: [SchemaNode] = []
        for (number, field) in descriptor.fieldDescriptors.enumerated() {
            let group = LeafGroup(name: descriptor.name, isNullable: descriptor.isNullable, step: .field(number))
            fields.append(try SchemaNode(field, in: table, groups: groups + [group]))
        }
        self = .group(descriptor, fields)
    }

    /// Depth first, the order of the column chunks.
    var leaves: [LeafColumn] {
        switch self {
        case .leaf(let leaf): [leaf]
        case .group(_, let fields): fields.flatMap(\.leaves)
        case .list(_, let element): element.leaves
        }
    }

    /// Elements of the flattened schema.
    var elementCount: Int {
        switch self {
        case .leaf(let leaf): leaf.isList ? 3 : 1
        case .group(_, let fields): fields.reduce(1) { $0 + $1.elementCount }
        case .list(_, let element): 2 + element.elementCount
        }
    }
}
