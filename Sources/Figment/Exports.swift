// One import gives a program everything that the façade's signatures name.
@_exported public import FigmentColumns
@_exported public import FigmentEngine
@_exported public import FigmentKernels
@_exported public import FigmentPlan
@_exported public import FigmentSchema
@_exported public import FigmentTarget
@_exported public import FigmentTypes
