import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// The kernel of a generator that needed no resolving: an exhaustive list.
    func generatorKernel(
        _ generator: Generator, _ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        let key = streams.key("value")
        switch generator {
        case .choice(let choice): return choiceKernel(choice, type, key)
        case .distribution(let distribution): return distributionKernel(distribution, type, key)
        case .constant(let literal): return constantKernel(literal, type)
        case .sequence(let start, let step):
            return SequenceKernel(start: start, step: step, type: type, isStored: true)
        case .uuid: return uuidKernel(column, type, streams)
        case .pattern(let pattern): return PatternKernel(pattern, key: key)
        case .geo(let geo):
            guard let area = geo.area else {
                throw .unknownReference(table: table.name, column: column.name, name: geo.name)
            }
            let shared = ColumnStreams(seed: streams.seed, table: streams.table, column: "")
            return GeoKernel(area, part: geo.part, type: type, key: shared.key("geo:" + geo.name))
        case .walk(let walk):
            return WalkKernel(
                walk: walk, type: type, key: key, parents: map.map { (map: $0, slot: slots(1)) })
        case .markov(let text): return MarkovKernel(text, key: key)
        case .vector(let shape): return vectorKernel(shape, type, key)
        case .sparseVector(let least, let most):
            guard case .sparseVector(let dim) = type else { return NothingKernel(type: type) }
            return SparseVectorKernel(dim: dim, key: key, least: min(least, dim), most: min(most, dim))
        case .enumList(let items): return listKernel(items, type)
        case .ordinal, .datetimeSeries, .template, .lookup, .choiceOf, .faker, .expression, .diffusionCurve, .null,
            .conditional,
            .event, .timeUUID, .digest, .record, .unique, .uniqueIntegers, .list, .listOf, .object,
            .season:
            // The plan turns these into recipes of their own.
            throw .unknownReference(table: table.name, column: column.name, name: generator.kind.rawValue)
        }
    }

    /// One literal per row, in order.
    func listKernel(_ items: [Literal], _ type: DataType) -> any Kernel {
        if type.isText || type == .binary { return TextListKernel(texts: items.map { Array($0.text.utf8) }) }
        if type.isFloat || type.isDecimal {
            return NumberListKernel(numbers: .doubles(items.map(\.double)), type: type)
        }
        return NumberListKernel(numbers: .integers(items.map { $0.integer(as: type) }), type: type)
    }

    func choiceKernel(_ choice: Choice, _ type: DataType, _ key: StreamKey) -> any Kernel {
        let weights = choice.itemWeights()
        if type.isText || type == .binary {
            return PoolChoiceKernel(choice.items.map { Array($0.text.utf8) }, weights: weights, key: key)
        }
        let table = AliasTable(weights: weights)
        if type == .uuid {
            return BytesChoiceKernel(items: choice.items.map(\.uuidBytes), width: 16, table: table, key: key)
        }
        if type.isFloat || type.isDecimal {
            let items = choice.items.map(\.double)
            return NumberChoiceKernel(numbers: .doubles(items), table: table, type: type, key: key)
        }
        let items = choice.items.map { $0.integer(as: type) }
        return NumberChoiceKernel(numbers: .integers(items), table: table, type: type, key: key)
    }

    func distributionKernel(_ distribution: Distribution, _ type: DataType, _ key: StreamKey) -> any Kernel {
        let clamp = Clamp(distribution)
        guard let draw = InverseDraw(distribution.kind) else {
            var parts: [Distribution.MixturePart] = []
            if case .mixture(let given) = distribution.kind { parts = given }
            return mixtureKernel(parts, clamp, type, key)
        }
        if case .counts(let table) = draw {
            return DiscreteKernel(
                table: table, low: distribution.lowestInteger, high: distribution.highestInteger, type: type, key: key)
        }
        return DistributionKernel(draw, clamp, type: type, key: key)
    }

    func truncatedKernel(
        _ distribution: Distribution, _ truncation: Truncation, _ column: ColumnPlan, _ type: DataType,
        _ key: StreamKey
    ) throws(PlanError) -> any Kernel {
        guard let draw = InverseDraw(distribution.kind) else { return distributionKernel(distribution, type, key) }
        var bounds: [TruncatedKernel.Bound] = []
        for bound in truncation.bounds {
            bounds.append(
                TruncatedKernel.Bound(
                    view: try view(bound.value), isLower: bound.isLower,
                    distance: bound.isStrict ? declared(column).smallestStep : 0))
        }
        return TruncatedKernel(
            draw: draw, bounds: bounds, low: truncation.low, high: truncation.high, clamp: Clamp(distribution),
            type: type, key: key)
    }

    /// One word picks the part, another is the part's draw.
    private func mixtureKernel(
        _ parts: [Distribution.MixturePart], _ clamp: Clamp, _ type: DataType, _ key: StreamKey
    ) -> any Kernel {
        let drawn = parts.enumerated().map { number, part in
            distributionKernel(
                Distribution(part.kind, clampLow: part.clampLow, clampHigh: part.clampHigh), .float64,
                key.child(UInt64(number) + 1))
        }
        return MixtureKernel(
            parts: drawn, choice: DiscreteTable(first: 0, weights: parts.map(\.weight)), clamp: clamp, type: type,
            key: key.child(0), slot: slots(1))
    }

    func constantKernel(_ literal: Literal, _ type: DataType) -> any Kernel {
        if type.isText || type == .binary {
            return ConstantKernel(value: .text(Array(literal.text.utf8)), type: type)
        }
        if type == .uuid {
            return BytesChoiceKernel(
                items: [literal.uuidBytes], width: 16, table: AliasTable(weights: [1]),
                key: StreamKey(offset: 0, salt: 0))
        }
        if type.isFloat || type.isDecimal { return ConstantKernel(value: .double(literal.double), type: type) }
        return ConstantKernel(value: .integer(literal.integer(as: type)), type: type)
    }

    /// Sixteen bytes, or the 36 characters of their text form.
    func uuidKernel(_ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams) -> any Kernel {
        if type == .uuid { return UUIDKernel(key: streams.key("value")) }
        return TextKernel.make(.uuid, maxLength: 36, fieldName: column.name, streams: streams)
    }
}

extension Distribution {
    /// The clamp as integers.
    var lowestInteger: Int64 { clampLow.map { Distribution.integer($0.rounded(.up)) } ?? .min }
    var highestInteger: Int64 { clampHigh.map { Distribution.integer($0.rounded(.down)) } ?? .max }

    /// The nearest Int64.
    private static func integer(_ value: Double) -> Int64 {
        if value >= 0x1p63 { return .max }
        return value <= -0x1p63 ? .min : Int64(value)
    }
}

extension Literal {
    /// The literal as text.
    var text: String {
        switch self {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .double(let value): value.description
        case .string(let value): value
        }
    }

    /// The literal as a number; text that is one counts too (decimals may be written so).
    var double: Double {
        if case .string(let text) = self { return Double(text) ?? 0 }
        return number ?? 0
    }

    /// The literal as an integer of `type`: booleans are 0 and 1, fractions lose theirs, instants and dates are counted in
    /// the type's unit; anything else is 0.
    func integer(as type: DataType) -> Int64 {
        switch self {
        case .bool(let value): return value ? 1 : 0
        case .int(let value): return value
        case .double(let value): return Int64(exactly: value.rounded(.towardZero)) ?? 0
        case .string(let text):
            if type == .time64 { return Instant.timeOfDay(text) ?? 0 }
            // Its bits; only texts that are such numbers come here.
            if type == .uint64 { return Int64(truncatingIfNeeded: UInt64(text) ?? 0) }
            guard var ticks = Instant.micros(text) else { return 0 }
            InstantUnit(type).convert(&ticks, 1)
            return ticks
        case .null: return 0
        }
    }

    /// The 16 bytes of a UUID in its text form; zeros for anything else.
    var uuidBytes: [UInt8] {
        let digits = Array(text.utf8).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 32 else { return [UInt8](repeating: 0, count: 16) }
        return (0..<16).map { UInt8(digits[2 * $0] * 16 + digits[2 * $0 + 1]) }
    }
}
