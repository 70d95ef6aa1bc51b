import FigmentSchema
import FigmentTypes

extension ColumnResolver {
    /// The recipes of generators that hold others, or share a draw with other columns of the table.
    func structured(_ generator: Generator, _ column: ColumnSpec) throws(PlanError) -> Recipe {
        switch generator {
        case .record(let record): return try resolve(record, column)
        case .uniqueIntegers(let low, let high): return .unique(base: .uniformInt(low: low, high: high))
        case .unique(let inner): return .unique(base: try generated(inner, column))
        case .list(let inner, let length):
            guard case .list(let element) = column.type else { return try generated(inner, column) }
            return .list(element: try alone(inner, element, column), type: element, length)
        case .listOf(let names):
            var columns: [Int] = []
            for name in names { columns.append(try index(of: name, column)) }
            return .listOf(columns)
        case .object(let fields):
            var recipes: [ObjectRecipe] = []
            for field in fields {
                var inner = column
                inner.name += "." + field.name
                recipes.append(
                    ObjectRecipe(
                        name: field.name, type: field.type,
                        recipe: try field.generator.map { generator throws(PlanError) in
                            try alone(generator, field.type, inner)
                        } ?? byType(alone(inner, field.type), field.type),
                        nullProbability: field.nullProbability))
            }
            return .object(fields: recipes)
        case .geo(var geo):
            geo.area = geo.area ?? area(of: geo.name)
            guard geo.area != nil else {
                throw .unknownReference(table: table.name, column: column.name, name: geo.name)
            }
            return .generator(.geo(geo))
        default: return .generator(generator)
        }
    }

    /// The recipe of a generator that looks at no other column; what others ask of this column is not asked of it.
    private func alone(
        _ generator: Generator, _ type: DataType, _ column: ColumnSpec
    ) throws(PlanError) -> Recipe {
        var recipe = try generated(generator, alone(column, type))
        if case .instants(var plan) = recipe {
            plan.lower = []
            plan.upper = []
            plan.aging = nil
            recipe = .instants(plan)
        }
        // The form of a constant is that of a whole column.
        if case .generator(.constant(let literal)) = recipe {
            recipe = .generator(.choice(Choice(items: [literal], weights: .uniform)))
        }
        return recipe
    }

    private func alone(_ column: ColumnSpec, _ type: DataType) -> ColumnSpec {
        var inner = column
        inner.type = type
        inner.modifiers = []
        return inner
    }

    /// The fields of a structure by their types and names. A point lies anywhere on the earth, evenly.
    func fieldsByType(_ column: ColumnSpec, _ type: DataType, _ fields: [StructureField]) -> Recipe {
        if type.coordinates != nil {
            return .generator(.geo(.earth(column.name)))
        }
        return .object(
            fields: fields.map { field in
                var inner = alone(column, field.type)
                inner.name += "." + field.name
                return ObjectRecipe(
                    name: field.name, type: field.type, recipe: byType(inner, field.type),
                    nullProbability: field.isNullable ? ObjectField.usualNullProbability : 0)
            })
    }

    private func resolve(_ record: Record, _ column: ColumnSpec) throws(PlanError) -> Recipe {
        var definer = record
        for other in columns where definer.choices.isEmpty {
            if case .record(let candidate) = other.generator, candidate.name == record.name { definer = candidate }
        }
        if definer.choices.isEmpty {
            throw .unknownReference(table: table.name, column: column.name, name: record.name)
        }
        let items = Record.items(definer.choices, field: record.field, as: column.type)
        return .record(name: record.name, Choice(items: items, weights: definer.weights))
    }

    private func area(of name: String) -> Geo.Area? {
        for column in columns {
            if case .geo(let geo) = column.generator, geo.name == name, let area = geo.area { return area }
        }
        return nil
    }
}
