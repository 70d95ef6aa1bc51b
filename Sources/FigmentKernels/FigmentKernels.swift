// FigmentKernels
