import FigmentTypes

/// Decodes `modifiers`: each has a `transform`, and arguments in `args` or beside it.
struct ModifierDecoder {
    var decoding: Decoding
    let column: ColumnSpec

    /// The modifiers of a column; those that cannot apply to its type are reported and left out.
    mutating func decode(_ cursor: Cursor) -> [Modifier] {
        guard let elements = decoding.list(cursor, example: Self.example) else { return [] }
        return elements.compactMap { modifier($0) }
    }

    private static let example = "[{\"transform\": \"multiply\", \"args\": {\"factor\": 2}}]"

    private mutating func modifier(_ cursor: Cursor) -> Modifier? {
        guard let place = cursor["transform"] ?? cursor["type"] ?? cursor["name"] else {
            decoding.report(.missingKey("transform", of: "a modifier", example: "\"multiply\""), at: cursor)
            return nil
        }
        guard let kind = decoding.choice(place, of: .modifier, ModifierKind.self) else { return nil }
        if let reason = reasonNotToApply(kind) {
            decoding.report(.relational(.modifierIgnored(kind.rawValue, reason: reason)), severity: .warning, at: place)
            return nil
        }
        guard checkArguments(kind, cursor) else { return nil }
        return modifier(kind, cursor["args"] ?? cursor)
    }

    /// Names that the modifier does not take; seasonality and effect check theirs themselves.
    ///
    /// - Returns: Whether there are arguments at all.
    private mutating func checkArguments(_ kind: ModifierKind, _ cursor: Cursor) -> Bool {
        if kind == .seasonality || kind == .effect { return true }
        let place = cursor["args"] ?? cursor
        guard case .object(let members) = place.node.value else {
            decoding.wrongKind(
                place, expected: "an object",
                example: kind.parameters.first.map {
                    "{\"\($0.name)\": \($0.example)}"
                })
            return false
        }
        let known = kind.parameters.flatMap { [$0.name] + $0.aliases }
        let others = cursor["args"] == nil ? ["transform", "name", "type"] : []
        for member in members where !(known + others + FreeKeys.names).contains(member.key) {
            decoding.unknownKey(
                member, in: place, known: kind.parameters.map(\.name), owner: "the modifier \(kind.rawValue)")
        }
        return true
    }

    private func reasonNotToApply(_ kind: ModifierKind) -> String? {
        let type = column.declaredType
        switch kind {
        case .multiply, .jitter, .trend, .effect, .outliers:
            return column.type.isNumeric ? nil : "it takes numbers, and the column is of type \(type)"
        case .timeJitter: return column.type.isInstant ? nil : "it takes dates and times, not \(type)"
        case .add, .clamp, .seasonality:
            return column.type.isNumeric || column.type.isInstant
                ? nil : "it takes numbers and times, and the column is of type \(type)"
        case .typo: return column.type == .utf8 ? nil : "it takes text, not \(type)"
        case .mapValues:
            return column.type.isText || column.type.takesLiterals && column.type != .uuid
                ? nil : "it takes numbers, times and texts, and the column is of type \(type)"
        case .null, .duplicate: return nil
        case .expression:
            return column.type.isScalar ? nil : "an expression has no values of type \(type)"
        }
    }

    private mutating func modifier(_ kind: ModifierKind, _ args: Cursor) -> Modifier? {
        switch kind {
        case .multiply: return number(args, "factor").map { .multiply($0) }
        case .add: return add(args)
        case .clamp: return clamp(args)
        case .jitter:
            guard let std = number(args, "std", "scale", "sigma") else { return nil }
            return .jitter(std: std, isMultiplied: args["mode"]?.text == "mul")
        case .timeJitter: return number(args, "std_minutes", "std").map { .timeJitter(stdMinutes: $0) }
        case .mapValues: return mapping(args)
        case .seasonality:
            let on = args["on"]?.text
            let extra = ["on", "transform", "time_reference"]
            return SeasonalityDecoder.decode(args, extraKeys: extra, &decoding).map {
                .seasonality($0, on: on ?? args["time_reference"]?.text)
            }
        case .trend: return trend(args)
        case .effect: return EffectDecoder.decode(args, &decoding).map { .effect($0) }
        case .outliers: return outliers(args)
        case .null: return rate(args).map { .null(rate: $0) }
        case .typo: return rate(args).map { .typo(rate: $0) }
        case .duplicate: return rate(args).map { .duplicate(rate: $0) }
        case .expression:
            guard let place = args["code"] else {
                decoding.report(.missingKey("code", of: "this modifier", example: "\"value * 1.2\""), at: args)
                return nil
            }
            return code(place).map { .expression(code: $0) }
        }
    }

    /// An expression that can be read; which columns it names is checked where all are known.
    private mutating func code(_ place: Cursor) -> String? {
        guard let code = decoding.string(place, example: "\"value * 1.2\"") else { return nil }
        do throws(ExpressionError) {
            _ = try ExpressionParser.parse(code)
            return code
        } catch {
            decoding.report(
                .generator(.expression("\(error.reason) (at byte \(error.offset))", fix: error.fix)), at: place)
            return nil
        }
    }

    // MARK: Arguments

    /// The first of these names that is there; the first one is named where none is.
    private mutating func number(_ args: Cursor, _ names: String...) -> Double? {
        for name in names {
            if let place = args[name] { return decoding.number(place, in: .any) }
        }
        decoding.report(.missingKey(names[0], of: "this modifier", example: "1"), at: args)
        return nil
    }

    mutating func rate(_ args: Cursor) -> Double? {
        guard let place = args["rate"] ?? args["probability"] else {
            decoding.report(.missingKey("rate", of: "this modifier", example: "0.05"), at: args)
            return nil
        }
        return decoding.number(place, in: NumberRange(0...1))
    }

    /// Numbers as they are; of instants, bare numbers are seconds and texts have a unit.
    private mutating func add(_ args: Cursor) -> Modifier? {
        guard let place = args["value"] else {
            decoding.report(.missingKey("value", of: "this modifier", example: "1"), at: args)
            return nil
        }
        guard column.type.isInstant else { return decoding.number(place, in: .any).map { .add($0) } }
        if let text = place.text {
            guard let micros = Interval.micros(text) else {
                decoding.report(.relational(.badInterval(text)), at: place)
                return nil
            }
            return .add(micros)
        }
        return decoding.number(place, in: .any).map { .add($0 * 1_000_000) }
    }

    private mutating func clamp(_ args: Cursor) -> Modifier? {
        let low = (args["min"] ?? args["low"]).map { bound($0) }
        let high = (args["max"] ?? args["high"]).map { bound($0) }
        if case .some(nil) = low { return nil }
        if case .some(nil) = high { return nil }
        return .clamp(low: low ?? nil, high: high ?? nil)
    }

    private mutating func bound(_ cursor: Cursor) -> Double? {
        if column.type.isInstant, let text = cursor.text {
            if let micros = Instant.micros(text) { return Double(micros) }
            decoding.report(.relational(.badInstant(text)), at: cursor)
            return nil
        }
        return decoding.number(cursor, in: .any)
    }

    private mutating func mapping(_ args: Cursor) -> Modifier? {
        guard let place = args["mapping"], case .object(let members) = place.node.value else {
            decoding.report(.missingKey("mapping", of: "map_values", example: "{\"A\": \"Active\"}"), at: args)
            return nil
        }
        var pairs: [(from: Literal, to: Literal)] = []
        for member in members {
            let to = Cursor(node: member.value, path: place.path.key(member.key))
            guard let literal = to.node.literal else {
                decoding.wrongKind(to, expected: "a scalar")
                continue
            }
            let from: Literal =
                column.type.isNumeric ? Double(member.key).map { .double($0) } ?? .null : .string(member.key)
            pairs.append((from, literal))
        }
        return .mapValues(pairs)
    }

    private mutating func trend(_ args: Cursor) -> Modifier? {
        let parameters = args["params"] ?? args
        let growth = (args["growth_rate"] ?? parameters["growth_rate"]).map { decoding.number($0, in: .any) ?? 0 } ?? 0
        let kind: Trend.Kind
        switch args["type"]?.text {
        case "exponential", nil: kind = .exponential(growth: growth)
        case "linear": kind = .linear(growth: growth)
        case "logarithmic":
            let a = parameters["a"].flatMap { decoding.number($0, in: .any) } ?? growth
            let b = parameters["b"].flatMap { decoding.number($0, in: .any) } ?? 1
            kind = .logarithmic(a: a, b: b)
        case let other?:
            decoding.unknownName(
                other, of: .curve, known: ["exponential", "linear", "logarithmic"], at: args["type"] ?? args)
            return nil
        }
        return .trend(Trend(kind, timeReference: args["time_reference"]?.text))
    }

    private mutating func outliers(_ args: Cursor) -> Modifier? {
        guard let rate = rate(args) else { return nil }
        var result = Outliers(rate: rate, isSpike: args["mode"]?.text != "drop")
        if let place = args["magnitude_dist"] {
            var decoder = GeneratorDecoder(decoding: decoding)
            let magnitude = decoder.magnitude(place)
            decoding = decoder.decoding
            guard let magnitude else { return nil }
            result.magnitude = magnitude
        }
        return .outliers(result)
    }
}

extension GeneratorDecoder {
    /// A distribution; its bounds may stand beside it as min and max.
    mutating func magnitude(_ cursor: Cursor) -> Distribution? {
        if let kind = (cursor["kind"] ?? cursor["type"])?.text, kind != "uniform",
            cursor["min"] != nil || cursor["max"] != nil,
            cursor["params"] == nil
        {
            let low = cursor["min"].flatMap { decoding.number($0, in: .any) }
            let high = cursor["max"].flatMap { decoding.number($0, in: .any) }
            let sigma = cursor["sigma"].flatMap { decoding.number($0, in: .positive) } ?? 0.5
            let mean = (cursor["mean"] ?? cursor["mu"]).flatMap { decoding.number($0, in: .any) } ?? 0
            let shape: Distribution.Kind =
                kind == "normal" ? .normal(mean: mean, std: sigma) : .lognormal(mean: mean, sigma: sigma)
            return Distribution(shape, clampLow: low, clampHigh: high)
        }
        guard case .distribution(let distribution)? = distribution(cursor) else { return nil }
        return distribution
    }
}

/// Decodes an effect, of a column or of a table.
enum EffectDecoder {
    static func decode(_ cursor: Cursor, _ decoding: inout Decoding) -> Effect? {
        guard
            let members = decoding.members(of: cursor, EffectKey.self, owner: "an effect", extraKeys: ["transform"]),
            let table = decoding.string(members, .effectTable), let map = members[.map]
        else { return nil }
        guard let field = map["field"].flatMap({ decoding.string($0) }) else {
            decoding.report(.missingKey("field", of: "the map of an effect", example: "\"factor\""), at: map)
            return nil
        }
        var operation = Effect.Operation.mul
        if let place = map["op"] {
            guard let known = decoding.choice(place, of: .option, Effect.Operation.self) else { return nil }
            operation = known
        }
        let fallback = map["default"].flatMap { decoding.number($0, in: .any) }
        let window = members[.window]
        return Effect(
            table: table, on: members[.on].map { decoding.keyPairs($0) } ?? [],
            windowStart: window?["start_col"]?.text, windowEnd: window?["end_col"]?.text, field: field,
            operation: operation, fallback: fallback ?? (operation == .mul ? 1 : 0))
    }
}

/// Spans of time as documents write them: `3d`, `2 hours`, `15min`, `-1 week`.
enum Interval {
    static func micros(_ text: String) -> Double? {
        let trimmed = text.filter { $0 != " " }
        let digits = trimmed.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
        guard let count = Double(digits) else { return nil }
        let unit: Double
        switch trimmed.dropFirst(digits.count).lowercased() {
        case "us", "microsecond", "microseconds": unit = 1
        case "ms", "millisecond", "milliseconds": unit = 1000
        case "s", "sec", "second", "seconds": unit = 1_000_000
        case "m", "t", "min", "minute", "minutes": unit = 60_000_000
        case "h", "hour", "hours": unit = 3_600_000_000
        case "d", "day", "days": unit = 86_400_000_000
        case "w", "week", "weeks": unit = 7 * 86_400_000_000
        case "month", "months": unit = 30 * 86_400_000_000
        case "y", "year", "years": unit = 365 * 86_400_000_000
        default: return nil
        }
        return count * unit
    }
}
