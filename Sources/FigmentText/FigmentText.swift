// FigmentText
