// FigmentCodecs
