import FigmentTypes

/// Which columns of a process's table hold what its events say, by name and type: these need no generator.
enum EventBinding {
    static func isBound(_ column: ColumnSpec, byStages: Bool) -> Bool {
        if column.type.isInstant { return true }
        let name = column.name.lowercased()
        if byStages { return ["stage", "stage_name", "stage_index"].contains(name) }
        guard column.type == .utf8 else { return false }
        let isPrevious = name.hasPrefix("prev") || name.hasPrefix("from_") || name.contains("previous")
        return isPrevious || name.hasPrefix("current") || ["state", "status"].contains { name.hasSuffix($0) }
    }
}
