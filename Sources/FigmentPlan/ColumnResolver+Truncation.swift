import FigmentSchema
import FigmentTypes

/// Numbers that inequalities bound are drawn from what the bounds leave of their distribution.
extension ColumnResolver {
    /// Nil where nothing bounds the column, or what is made after the draw would move it.
    func truncation(of column: ColumnSpec) -> Truncation? {
        guard column.type.isNumeric, !column.isPrimary, !column.isUnique, column.cardinalityRatio == nil,
            column.modifiers.allSatisfy(\.isDirt), !isMultiplied(column) || behaviours(on: column).isEmpty
        else { return nil }
        let own = ColumnReference(table: table.name, column: column.name)
        let bounds = (catalogue.bounds[own] ?? []).map {
            Truncation.Bound(value: $0.value, isLower: $0.isLower, isStrict: $0.isStrict)
        }
        let room = catalogue.room[own] ?? TableCatalogue.Room()
        // Ranges clamp: only what inequalities ask for truncates.
        guard !bounds.isEmpty || room.low > -.infinity || room.high < .infinity else { return nil }
        return Truncation(bounds: bounds, low: room.low, high: room.high)
    }
}

extension DataType {
    /// What two different values of the type differ by at least: dates by a day (instants count microseconds), floats by
    /// one part in a million.
    package var smallestStep: Double {
        switch self {
        case .date32: 86_400_000_000
        case .timestamp(let unit, _): max(1, 1_000_000 / Double(unit.ticksPerSecond))
        case .decimal(_, let scale): (0..<scale).reduce(1.0) { power, _ in power / 10 }
        default: isFloat ? 1e-6 : 1
        }
    }
}
