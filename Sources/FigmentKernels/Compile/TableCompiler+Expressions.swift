import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    func expressionKernel(_ code: String, _ column: ColumnPlan, _ type: DataType) throws(PlanError) -> any Kernel {
        throw .badExpression(table: table.name, column: column.name, reason: "not yet")
    }

    func conditionalKernel(
        _ branches: [(condition: String, recipe: Recipe)], _ otherwise: Recipe?, _ column: ColumnPlan,
        _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        throw .badExpression(table: table.name, column: column.name, reason: "not yet")
    }
}
