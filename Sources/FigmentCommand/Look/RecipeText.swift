import Figment

/// How values are made, in words.
enum RecipeText {
    /// An exhaustive list: a new recipe makes the compiler ask for its words.
    static func of(_ recipe: Recipe) -> String {
        switch recipe {
        case .sequence(let start, let step): step == 1 ? "counts from \(start)" : "counts from \(start) by \(step)"
        case .ordinal(let start, _): "counts each parent's rows from \(start)"
        case .uniformInt(let low, let high): "uniform \(low) to \(high)"
        case .uniformDouble(let low, let high): "uniform [\(number(low)), \(number(high)))"
        case .bool: "true or false, evenly"
        case .generator(let generator): self.generator(generator)
        case .truncated(let distribution, _):
            generator(.distribution(distribution)) + ", between bounds of other columns"
        case .instants(let plan): instants(plan)
        case .template(let plan): template(plan)
        case .text(let meaning, let maxLength): "text: \(words(meaning)), at most \(maxLength) bytes"
        case .jsonDocument: "a JSON document"
        case .dynamicFields(let fields): "dynamic fields: \(fields.map(\.name).joined(separator: ", "))"
        case .list(let element, _, let length):
            "\(length.least) to \(length.most)\(length.weights.isEmpty ? "" : ", weighted,") × \(of(element))"
        case .listOf(let columns): "list of what \(columns.count) columns hold"
        case .object(let fields):
            "{" + fields.map { "\($0.name): \(of($0.recipe))" }.joined(separator: "; ") + "}"
        case .record(let name, let choice): "of the record \(name): \(self.choice(choice))"
        case .vector(let element, let dim): vector(element, dim)
        case .nearVector(let shape, _): vector(shape)
        case .plantedVector(let base, let planting, _):
            of(base) + "; \(planting.count) of \(planting.block) rows are neighbours of \(planting.around.description)"
        case .sparseVector(let dim): "10 to 99 of \(dim) indices, values in [0, 1)"
        case .unique(let base): "\(of(base)), each once"
        case .cardinality(let base, let ratio): "\(of(base)), \(number(ratio * 100)) % distinct"
        case .lookup(let path): lookup(path)
        case .uuid: "random UUIDs"
        case .timeUUID(let at, let start, let end):
            at == nil ? "UUIDs by time, from \(day(start)) to \(day(end))" : "UUIDs by time, from the row's instant"
        case .season(let season, let at, _): self.season(season, isTime: at != nil)
        case .digest(_, let digest):
            "\(digest.algorithm.rawValue) of \(digest.columns.joined(separator: ", "))"
        case .faker(let faker, let localeFrom):
            "realistic \(faker.method)" + (localeFrom == nil ? "" : ", by the row's locale")
        case .expression(let code): "= \(code)"
        case .conditional(let branches, _):
            "the first that holds of \(branches.map(\.condition).joined(separator: "; "))"
        case .event(let field): "the \(words(field)) of the row's event"
        case .jointChoice(let choice, _, _): "one of \(choice.items.count) items, no combination twice"
        case .null: "null"
        }
    }

    private static func instants(_ plan: InstantPlan) -> String {
        var text = "instants from \(day(plan.startMicros)) to \(day(plan.endMicros))"
        if let frequency = plan.frequency {
            switch frequency {
            case .micros(let step): text += ", every \(number(Double(step) / 1_000_000)) s"
            case .monthEnd: text += ", ends of months"
            case .monthStart: text += ", starts of months"
            }
        }
        if !plan.patterns.isEmpty {
            text += ", weighted by \(plan.patterns.map(\.dimension.rawValue).joined(separator: " and "))"
        }
        if let diffusion = plan.diffusion { text += ", along a \(diffusion.kind.rawValue) curve" }
        if plan.aging != nil { text += ", thinned by age" }
        if !plan.lower.isEmpty || !plan.upper.isEmpty { text += ", bounded by other instants" }
        return text
    }

    private static func words(_ field: EventField) -> String {
        switch field {
        case .stageName: "stage's name"
        case .stageIndex: "stage's number"
        case .time: "time"
        case .state: "state"
        case .previousState: "state before"
        case .channel: "channel"
        case .position: "position"
        case .weight: "weight"
        }
    }

    private static func lookup(_ path: ColumnPath) -> String {
        let steps = path.path.map { source in
            switch source {
            case .parent: "the parent row"
            case .random: "any row (depends on the table's size)"
            case .earlier: "an earlier row"
            case .matching: "the matching row"
            case .joint: "a row of its own (depends on the table's size)"
            case .duplicated: "an earlier row or itself"
            case .plantedAround: "the query that the row is near"
            case .planted: "the planted neighbour"
            }
        }
        return "the value of " + steps.joined(separator: ", then ")
    }

    /// The generator's own words, or its descriptor's summary.
    private static func generator(_ generator: Generator) -> String {
        switch generator {
        case .choice(let choice): self.choice(choice)
        case .distribution(let distribution): self.distribution(distribution)
        case .geo(let geo): self.geo(geo)
        case .vector(let shape): vector(shape)
        case .walk(let walk):
            "\(walk.kind.rawValue) walk from \(number(walk.start)), drift \(number(walk.drift)), volatility "
                + number(walk.volatility)
        case .markov(let text):
            text.corpus.map { "sentences after the manner of \($0.count) given" } ?? "sentences of everyday words"
        case .sparseVector(let least, let most): "\(least) to \(most) indices, values in [0, 1)"
        case .pattern(let pattern): "text that matches \(pattern.source)"
        case .constant(let literal): "always \(literal.jsonText)"
        default: generator.kind.descriptor.summary
        }
    }

    /// `product_name` as "product name".
    static func words(_ meaning: TextMeaning) -> String {
        meaning.rawValue.split(separator: "_").joined(separator: " ")
    }

    private static func choice(_ choice: Choice) -> String {
        let shown = choice.items.prefix(4).map { literal in
            if case .string(let text) = literal { text } else { literal.jsonText }
        }
        let list = shown.joined(separator: ", ") + (choice.items.count > 4 ? ", … (\(choice.items.count))" : "")
        switch choice.weights {
        case .uniform: return "one of \(list)"
        case .explicit: return "one of \(list), weighted"
        case .zipf(let exponent): return "one of \(list), Zipf \(number(exponent))"
        case .headTail(let head, _): return "one of \(list), head \(number(head))"
        }
    }

    private static func distribution(_ distribution: Distribution) -> String {
        var text =
            switch distribution.kind {
            case .uniform(let low, let high): "uniform [\(number(low)), \(number(high)))"
            case .normal(let mean, let std): "normal, mean \(number(mean)), deviation \(number(std))"
            case .lognormal(let mean, let sigma): "log-normal, mean \(number(mean)), sigma \(number(sigma))"
            case .loguniform(let low, let high): "log-uniform \(number(low)) to \(number(high))"
            case .exponential(let rate): "exponential, rate \(number(rate))"
            case .poisson(let lambda): "Poisson, mean \(number(lambda))"
            case .gamma(let shape, let scale): "gamma, shape \(number(shape)), scale \(number(scale))"
            case .beta(let alpha, let beta): "beta, \(number(alpha)) and \(number(beta))"
            case .weibull(let shape, let scale): "Weibull, shape \(number(shape)), scale \(number(scale))"
            case .pareto(let shape, let scale): "Pareto, shape \(number(shape)), scale \(number(scale))"
            case .zipf(let exponent, let count): "Zipf, exponent \(number(exponent)), 1 to \(count)"
            case .binomial(let trials, let probability): "binomial, \(trials) × \(number(probability))"
            case .negativeBinomial(let successes, let probability):
                "negative binomial, \(number(successes)), \(number(probability))"
            case .geometric(let probability): "geometric, \(number(probability))"
            case .bernoulli(let probability): "1 with probability \(number(probability))"
            case .triangular(let low, let mode, let high):
                "triangular \(number(low)), \(number(mode)), \(number(high))"
            case .studentT(let freedom, let mean, let scale):
                "Student's t, \(number(freedom)) degrees of freedom, mean \(number(mean)), scale \(number(scale))"
            case .mixture(let parts):
                "a mixture: " + parts.prefix(4).map { "\(number($0.weight)) × \(part($0))" }.joined(separator: "; ")
                    + (parts.count > 4 ? "; … (\(parts.count))" : "")
            case .histogram(let edges, let weights):
                "a histogram of \(weights.count) bins from \(number(edges.first ?? 0)) to \(number(edges.last ?? 0))"
            }
        if let low = distribution.clampLow { text += ", at least \(number(low))" }
        if let high = distribution.clampHigh { text += ", at most \(number(high))" }
        return text
    }

    private static func part(_ part: Distribution.MixturePart) -> String {
        distribution(Distribution(part.kind, clampLow: part.clampLow, clampHigh: part.clampHigh))
    }

    private static func template(_ plan: TemplatePlan) -> String {
        guard let first = plan.patterns.first else { return "a template" }
        let parts = first.parts.map { part in
            switch part {
            case .text(let text): text
            case .pool(_, let pool, _): pool < plan.pools.count ? "{\(plan.pools[pool].name)}" : "{pool}"
            case .column: "{column}"
            case .row: "{row}"
            }
        }
        let more = plan.patterns.count > 1 ? " and \(plan.patterns.count - 1) more" : ""
        return "template \"\(parts.joined())\"\(more)"
    }

    private static func season(_ season: Season, isTime: Bool) -> String {
        let period = isTime ? "\(number(season.period / 1_000_000)) s" : "\(number(season.period)) rows"
        return "a wave around \(number(season.base)), amplitude \(number(season.amplitude)), every \(period)"
            + (season.noise > 0 ? ", noise \(number(season.noise))" : "")
    }

    private static func geo(_ geo: Geo) -> String {
        let what = geo.part == .whole ? "points" : "the \(geo.part.rawValue) of points"
        switch geo.area {
        case .box(let west, let south, let east, let north)?:
            return "\(what) in the box \(number(west)), \(number(south)) to \(number(east)), \(number(north))"
        case .circle(let center, let radius)?:
            return "\(what) within \(number(radius)) km of \(number(center.latitude)), \(number(center.longitude))"
        case .near(let places, let deviation)?:
            return "\(what) around \(places.count) places, deviation \(number(deviation)) km"
        case nil: return what
        }
    }

    private static func vector(_ shape: VectorShape) -> String {
        var text = shape.distribution == .normal ? "normal" : "uniform [-1, 1)"
        if let clusters = shape.clusters {
            text += " around \(clusters.count) centres, spread \(number(clusters.spread))"
        }
        if let near = shape.near {
            let name: String
            switch near.source {
            case .own(let column): name = column
            case .other(let reference): name = reference.description
            }
            text += " around \(name), spread \(number(near.spread))"
        }
        return text + (shape.isNormalised ? ", scaled to length 1" : "")
    }

    private static func vector(_ element: VectorElement, _ dim: Int) -> String {
        switch element {
        case .float32, .float16, .bfloat16: "normal, scaled to length 1"
        case .int8: "uniform -128 to 127"
        case .binary: "random bits"
        }
    }

    /// 2024-01-31
    private static func day(_ micros: Int64) -> String {
        let day: Int64 = 86_400_000_000
        let days = micros >= 0 ? micros / day : (micros - day + 1) / day
        let date = CivilDate(daysSinceEpoch: Int(days))
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }

    static func number(_ value: Double) -> String {
        if let whole = Int64(exactly: value), abs(value) < 1e15 { return String(whole) }
        return value.description
    }
}
