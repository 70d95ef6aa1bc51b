import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// The numbers of a joint draw of this table.
    ///
    /// - Throws: ``PlanError/domainTooSmall(table:column:rows:domain:)`` where the table has more rows than combinations.
    func jointNumbers(_ draw: Int) throws(PlanError) -> JointNumbers {
        let joint = table.joints[draw]
        let names = joint.columns.joined(separator: ", ")
        let key = StreamKey(seed: plan.seed.text, table: table.name, column: names, purpose: "joint")
        let sizes = try context.sizes(of: joint)
        let domain = JointNumbers.domain(sizes)
        guard joint.isWithinParent else {
            if UInt64(max(0, rowCount)) > domain {
                throw .domainTooSmall(table: table.name, column: names, rows: rowCount, domain: domain)
            }
            return JointNumbers(sizes: sizes, key: key, parents: nil)
        }
        guard let map else { throw .unknownReference(table: table.name, column: names, name: "parent") }
        return JointNumbers(sizes: sizes, key: key, parents: (map, context.slots(1)))
    }

    func jointChoiceKernel(
        _ choice: Choice, draw: Int, member: Int, _ type: DataType
    ) throws(PlanError) -> any Kernel {
        JointChoiceKernel(
            numbers: try jointNumbers(draw), member: member, items: listKernel(choice.items, type))
    }

    /// A counter of a child's rows that stays within what its unique constraints allow.
    func capped(
        _ counter: any ChildCounter, _ kind: FanoutPlan.Kind, of child: TablePlan
    ) throws(PlanError) -> any ChildCounter {
        var most = UInt64.max
        var names = ""
        for joint in child.joints where joint.isWithinParent {
            let domain = JointNumbers.domain(try context.sizes(of: joint))
            if domain < most { (most, names) = (domain, joint.columns.joined(separator: ", ")) }
        }
        if most == .max { return counter }
        if case .total(let total) = kind {
            let perParent = rowCount > 0 ? (total + rowCount - 1) / rowCount : 0
            if UInt64(max(0, perParent)) > most {
                let possible = most.multipliedReportingOverflow(by: UInt64(max(0, rowCount)))
                throw .domainTooSmall(
                    table: child.name, column: names, rows: total,
                    domain: possible.overflow ? .max : possible.partialValue)
            }
            return counter
        }
        return CappedCounter(base: counter, most: most)
    }
}

extension CompileContext {
    /// How many values each member of a joint draw has.
    func sizes(of joint: JointDraw) throws(PlanError) -> [UInt64] {
        var sizes: [UInt64] = []
        for member in joint.members {
            switch member {
            case .items(_, let count): sizes.append(UInt64(count))
            case .rows(let table, _):
                guard let rows = tables[table] else {
                    throw .unknownTable(name: plan.tables[table].name, known: plan.tables.map(\.name))
                }
                sizes.append(UInt64(max(0, rows.rowCount)))
            }
        }
        return sizes
    }
}
