public import FigmentTypes

/// One field of a record that columns of the same name draw together.
public struct Record: Sendable {
    public var name: String
    public var field: String
    /// The records as written; empty where another column of the name has them.
    public var choices: [[String: Literal]] = []
    public var weights: Choice.Weights = .uniform

    public init(name: String, field: String) {
        self.name = name
        self.field = field
    }

    /// The field's value in each of the choices, as values of `type`; null where a choice has none.
    package static func items(_ choices: [[String: Literal]], field: String, as type: DataType) -> [Literal] {
        choices.map { choice in
            guard let literal = choice[field], case .success(let fitted) = literal.fitted(to: type) else {
                return .null
            }
            return fitted
        }
    }
}

/// How many elements lists have.
public struct ListLength: Hashable, Sendable {
    /// Both ends included.
    public var least: Int
    public var most: Int
    /// One weight per length from `least` to `most`; empty where all are equally likely.
    public var weights: [Double] = []

    public init(_ least: Int, _ most: Int) {
        self.least = least
        self.most = most
    }

    /// A mixture of ranges, each with a weight: within a range all lengths are equally likely.
    ///
    /// - Returns: Nil where the weights sum to nothing.
    public init?(_ ranges: [(least: Int, most: Int, weight: Double)]) {
        guard let least = ranges.map(\.least).min(), let most = ranges.map(\.most).max(),
            ranges.contains(where: { $0.weight > 0 })
        else { return nil }
        self.init(least, most)
        guard least < most else { return }
        weights = [Double](repeating: 0, count: most - least + 1)
        for range in ranges {
            let share = range.weight / Double(range.most - range.least + 1)
            for length in range.least...range.most { weights[length - least] += share }
        }
    }

    /// The average.
    public var mean: Double {
        guard !weights.isEmpty else { return Double(least + most) / 2 }
        let sum = weights.reduce(0, +)
        return weights.enumerated().reduce(0) { $0 + Double(least + $1.offset) * $1.element } / sum
    }
}

/// A field of a JSON object or of a structure.
public struct ObjectField: Sendable {
    /// The share of nulls of a nullable field that names none.
    package static let usualNullProbability = 0.1

    public var name: String
    public var type: DataType
    /// Nil where type and name decide.
    public var generator: Generator?
    public var isNullable: Bool
    /// The share of nulls; 0 where the field has none.
    public var nullProbability: Double

    public init(name: String, type: DataType, generator: Generator?, isNullable: Bool, nullProbability: Double) {
        self.name = name
        self.type = type
        self.generator = generator
        self.isNullable = isNullable
        self.nullProbability = nullProbability
    }

    /// Made by its type and name.
    init(byType field: StructureField) {
        self.init(
            name: field.name, type: field.type, generator: nil, isNullable: field.isNullable,
            nullProbability: field.isNullable ? ObjectField.usualNullProbability : 0)
    }
}

/// A point on the earth, or one of its coordinates. Degrees; the earth is a sphere of radius 6 371.0088 km.
public struct Geo: Hashable, Sendable {
    public enum Part: String, CaseIterable, Sendable { case latitude, longitude, whole }

    public struct Place: Hashable, Sendable {
        public var latitude: Double
        public var longitude: Double
        public var weight: Double
        public init(latitude: Double, longitude: Double, weight: Double) {
            self.latitude = latitude
            self.longitude = longitude
            self.weight = weight
        }
    }

    public enum Area: Hashable, Sendable {
        /// Even by area; across the date line where west is greater than east.
        case box(west: Double, south: Double, east: Double, north: Double)
        /// Even by area inside a circle.
        case circle(Place, radiusKm: Double)
        /// Around one of the places by weight: distances along both axes are normal.
        case near([Place], deviationKm: Double)
    }

    /// Columns of one name are of the same point.
    public var name: String
    public var part: Part
    /// Nil where another column of the name has it.
    public var area: Area?

    public init(name: String, part: Part, area: Area? = nil) {
        self.name = name
        self.part = part
        self.area = area
    }

    /// Points anywhere on the earth.
    package static func earth(_ name: String) -> Geo {
        Geo(name: name, part: .whole, area: .box(west: -180, south: -90, east: 180, north: 90))
    }
}

/// How the elements of dense float vectors are made.
public struct VectorShape: Hashable, Sendable {
    public enum Distribution: String, CaseIterable, Sendable { case normal, uniform }
    public struct Clusters: Hashable, Sendable {
        public var count: Int64
        /// The average length of the noise, where a centre's is 1.
        public var spread: Double
        public init(count: Int64, spread: Double) {
            self.count = count
            self.spread = spread
        }
    }
    /// Another vector, around which the row's lies.
    public struct Near: Hashable, Sendable {
        public enum Source: Hashable, Sendable {
            /// A column of the own row.
            case own(String)
            /// A column of the row that a lookup would find.
            case other(ColumnReference)
        }
        public var source: Source
        /// Columns that must be equal, as for a lookup.
        public var on: [KeyPair] = []
        /// The average length of the noise.
        public var spread: Double
    }
    /// Rows that are made the nearest ones of another table's vectors.
    ///
    /// Rows `block · q` up to `block · (q + 1)` hold the neighbours of query row q, at places drawn by the seed; the one
    /// of rank k (from 1) lies at cosine 1 − k · step.
    public struct Planting: Hashable, Sendable {
        /// The queries' vectors.
        public var around: ColumnReference
        public var count: Int
        public var block: Int64
        public var step: Double
    }
    public var distribution = Distribution.normal
    public var isNormalised = true
    public var clusters: Clusters?
    public var near: Near?
    public var planting: Planting?

    public init() {}

    /// What collections make of a vector field that says nothing else.
    public var isUsual: Bool { distribution == .normal && isNormalised && clusters == nil && near == nil }
}
