// FigmentPlan
