// FigmentParquet
