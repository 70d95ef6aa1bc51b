import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// The counts of the children of this table's rows.
    func counts(_ plan: FanoutPlan, of child: TablePlan) throws(PlanError) -> FanoutCounts {
        let key = ColumnStreams(seed: self.plan.seed.text, table: child.name, column: "").key("fanout")
        switch plan.kind {
        case .total(let total):
            return FanoutCounts(try capped(SpreadCounter(total: total, parents: rowCount), plan.kind, of: child))
        case .process(let process):
            return FanoutCounts(ProcessCounter(simulator: try simulator(process, of: child)))
        case .counts(let fanout):
            let base = DrawnCounter(fanout, key: key)
            if plan.modulation.isEmpty { return FanoutCounts(try capped(base, plan.kind, of: child)) }
            return FanoutCounts(try capped(try modulated(plan.modulation, fanout, base, key), plan.kind, of: child))
        }
    }

    private func modulated(
        _ modulation: FanoutPlan.Modulation, _ fanout: Fanout, _ base: DrawnCounter, _ key: StreamKey
    ) throws(PlanError) -> ModulatedCounter {
        var segment: (column: ColumnSlot, factors: SegmentFactors)?
        if let plan = modulation.segment { segment = (try slot(plan.column), SegmentFactors(plan.factors)) }
        var effects: [EffectStep] = []
        for effect in modulation.effects { effects.append(try effectStep(effect)) }
        var aging: (created: ColumnSlot, curves: AgeCurves, endMicros: Double)?
        if let plan = modulation.aging {
            aging = (try slot(plan.created), AgeCurves(curves: plan.curves), Double(plan.endMicros))
        }
        return ModulatedCounter(
            fanout: fanout, base: base, key: key, segment: segment, effects: effects, aging: aging)
    }

    /// Runs this table's rows through the process that makes the child's.
    func simulator(_ plan: ProcessPlan, of child: TablePlan) throws(PlanError) -> ProcessSimulator {
        var segment: (column: ColumnSlot, factors: SegmentFactors)?
        if let plan = plan.segment { segment = (try slot(plan.column), SegmentFactors(plan.factors)) }
        return ProcessSimulator(
            plan: plan, segment: segment, anchor: try plan.anchor.map { column throws(PlanError) in try slot(column) },
            key: ColumnStreams(seed: self.plan.seed.text, table: child.name, column: "").key("process"))
    }

    /// The kernel of a column that the table's process binds.
    func eventKernel(_ field: EventField, _ type: DataType) throws(PlanError) -> any Kernel {
        guard let map, let fanout = table.fanout, case .process(let process) = fanout.kind else {
            throw .unknownReference(table: table.name, column: "", name: field.rawValue)
        }
        let source = try context.events(set) { () throws(PlanError) in
            // The process looks at the parent's own rows, in a context of their own.
            let fresh = CompileContext(plan: plan, tables: context.tables, firstSlot: slots(1 << 16))
            let parent = try TableCompiler(
                context: fresh, index: fanout.parent, set: 0, map: nil, rowCount: 0
            ).other(fanout.parent, set: 0)
            return EventSource(slot: slots(1), map: map, simulator: try parent.simulator(process, of: table))
        }
        var names: Pool?
        switch (field, process.process) {
        case (.stageName, .stages(let config)): names = Pool(config.stages.map { Array($0.name.utf8) })
        case (.state, .transitions(let model)), (.previousState, .transitions(let model)):
            names = Pool(model.states.map { Array($0.name.utf8) })
        default: break
        }
        return EventKernel(source: source, field: field, names: names, type: type)
    }
}
