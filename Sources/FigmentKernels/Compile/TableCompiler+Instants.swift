import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    func instantKernel(
        _ plan: InstantPlan, _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        let plan = plan.weekend == nil ? plan : plan.calibrated(rows: ExpectedRows(self.plan).rows[index])
        let key = streams.key("value")
        let isFree = plan.lower.isEmpty && plan.upper.isEmpty && plan.aging == nil && plan.diffusion == nil
        if isFree, plan.frequency == nil, plan.patterns.isEmpty {
            return InstantKernel(startMicros: plan.startMicros, endMicros: plan.endMicros, type: type, key: key)
        }
        var lower: [(view: ColumnView, isStrict: Bool)] = []
        for bound in plan.lower { lower.append((try view(bound.value), bound.isStrict)) }
        var upper: [(view: ColumnView, isStrict: Bool)] = []
        for bound in plan.upper { upper.append((try view(bound.value), bound.isStrict)) }
        var aging: GridKernel.Aging?
        if let plan = plan.aging {
            aging = GridKernel.Aging(created: try view(plan.created), curves: AgeCurves(curves: plan.curves))
        }
        return GridKernel(
            grid: InstantGrid(plan), diffusion: plan.diffusion.map { Diffusion($0) }, lower: lower, upper: upper,
            aging: aging, type: type, key: key)
    }
}
