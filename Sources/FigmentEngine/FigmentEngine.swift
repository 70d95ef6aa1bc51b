// FigmentEngine
