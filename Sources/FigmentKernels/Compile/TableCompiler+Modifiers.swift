import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// The kernel of a column that has modifiers.
    func modifiedKernel(_ column: ColumnPlan) throws(PlanError) -> any Kernel {
        let isNumber = column.type.isNumeric || column.type.isInstant || column.type == .bool
        let workType = isNumber ? ModifiedKernel.workType(column.type) : column.type
        var bare = column
        bare.modifiers = []
        bare.isNullable = false
        bare.type = workType
        let kernel = try self.kernel(column.recipe, bare, workType, streams(column), isStored: true)
        let nulls = kernel.makesNulls ? NullKernel(probability: 0, key: StreamKey(offset: 0, salt: 0)) : nil
        let base = CompiledColumn(descriptor: describe(bare, kernel), kernel: kernel, nulls: nulls)
        // Expressions cut the modifiers into runs; each run is a kernel over the one before.
        var so = base
        var run: [(Int, ModifierPlan)] = []
        for (i, modifier) in column.modifiers.enumerated() {
            guard case .expression(let code) = modifier else {
                run.append((i, modifier))
                continue
            }
            so = try stage(so, run, bare, as: workType)
            so = try expressionStage(so, code, bare)
            run = []
        }
        return try self.run(so, run, bare, as: column.type)
    }

    /// The kernel of a run of modifiers, which ends in a cast.
    private func run(
        _ base: CompiledColumn, _ run: [(Int, ModifierPlan)], _ column: ColumnPlan, as type: DataType
    ) throws(PlanError) -> any Kernel {
        let isNumber = column.type.isNumeric || column.type.isInstant
        guard isNumber else { return try textKernel(base, column, run) }
        var steps: [any ModifierStep] = []
        for (i, modifier) in run { steps.append(try step(modifier, i, column)) }
        return ModifiedKernel(base: base, steps: steps, type: type, slot: slots(1))
    }

    private func stage(
        _ base: CompiledColumn, _ run: [(Int, ModifierPlan)], _ column: ColumnPlan, as type: DataType
    ) throws(PlanError) -> CompiledColumn {
        if run.isEmpty { return base }
        return compiled(try self.run(base, run, column, as: type), column)
    }

    /// An expression over what the modifiers before it made.
    private func expressionStage(
        _ base: CompiledColumn, _ code: String, _ column: ColumnPlan
    ) throws(PlanError) -> CompiledColumn {
        let own = [column.name] + (table.columns.contains { $0.name == "value" } ? [] : ["value"])
        let (program, inputs) = try program(code, column, as: column.type, own: own, ownIsNullable: base.isNullable)
        return compiled(
            ExpressionModifierKernel(base: base, program: program, inputs: inputs, slot: slots(1)), column)
    }

    /// A stage on the way: nulls are its kernel's own.
    private func compiled(_ kernel: any Kernel, _ column: ColumnPlan) -> CompiledColumn {
        let nulls = kernel.makesNulls ? NullKernel(probability: 0, key: StreamKey(offset: 0, salt: 0)) : nil
        return CompiledColumn(descriptor: describe(column, kernel), kernel: kernel, nulls: nulls)
    }

    /// The column with the values of earlier rows in place of some of its own, nulls included.
    func duplicated(_ index: Int, _ rate: Double, isWholeRow: Bool) throws(PlanError) -> CompiledColumn {
        var plain = table.columns[index]
        plain.modifiers.removeAll { $0.isDuplicate }
        let (hop, compiler) = try hop(.duplicated(rate: rate, column: isWholeRow ? nil : plain.name))
        let source = ColumnSlot(slot: slots(1), column: try compiler.column(plain, isStored: true))
        let kernel = LookupKernel(view: ColumnView(hops: [hop], source: source))
        var descriptor = describe(plain, kernel)
        // Copies stand anywhere.
        descriptor.isAscending = false
        let isNullable = plain.isNullable || kernel.makesNulls
        descriptor.isNullable = isNullable
        // The source has made the nulls.
        let nulls = isNullable ? NullKernel(probability: 0, key: StreamKey(offset: 0, salt: 0)) : nil
        let result = CompiledColumn(descriptor: descriptor, kernel: kernel, nulls: nulls)
        return result
    }

    private func textKernel(
        _ base: CompiledColumn, _ column: ColumnPlan, _ run: [(Int, ModifierPlan)]
    ) throws(PlanError) -> any Kernel {
        var mapping: [(from: [UInt8], to: [UInt8])] = []
        var conformities: [TextConformity] = []
        var nulls: [NullStep] = []
        var typos: [TypoStep] = []
        for (i, modifier) in run {
            let key = streams(column).key("modifier:\(i)")
            switch modifier {
            case .mapValues(let pairs):
                mapping += pairs.map { (Array($0.from.text.utf8), Array($0.to.text.utf8)) }
            case .null(let rate): nulls.append(NullStep(threshold: Threshold.word(rate), key: key))
            case .typo(let rate): typos.append(TypoStep(threshold: Threshold.word(rate), key: key))
            case .conform(let rule): conformities.append(try conformity(rule, i, column))
            default: break
            }
        }
        guard column.type.isText || column.type == .binary else {
            // Of other values only nulls change anything: documents with more are warned about.
            return nulls.isEmpty ? base.kernel : NullingKernel(base: base, steps: nulls)
        }
        return ModifiedTextKernel(
            base: base, mapping: mapping, conformities: conformities, nulls: nulls, typos: typos, slot: slots(1))
    }

    private func conformity(
        _ rule: Conformity, _ number: Int, _ column: ColumnPlan
    ) throws(PlanError) -> TextConformity {
        let test: TextConformity.Test
        let generator: Generator
        switch rule {
        case .pattern(let pattern, let matcher):
            test = .pattern(matcher)
            generator = .pattern(pattern)
        case .values(let items):
            test = TextConformity.sorted(items.map { Array($0.text.utf8) })
            generator = .choice(Choice(items: items, weights: .uniform))
        }
        var own = streams(column)
        own = ColumnStreams(seed: own.seed, table: own.table, column: own.column + "|modifier:\(number)")
        let kernel = try self.kernel(.generator(generator), column, column.type, own, isStored: true)
        return TextConformity(test: test, replacement: compiled(kernel, column), slot: slots(1))
    }

    private func step(
        _ modifier: ModifierPlan, _ number: Int, _ column: ColumnPlan
    ) throws(PlanError) -> any ModifierStep {
        let key = streams(column).key("modifier:\(number)")
        switch modifier {
        case .multiply(let factor): return MultiplyStep(factor: factor)
        case .add(let term): return AddStep(term: term)
        case .clamp(let low, let high): return ClampStep(low: low ?? -.infinity, high: high ?? .infinity)
        case .jitter(let std, let isMultiplied):
            return JitterStep(std: std, isMultiplied: isMultiplied, low: -.infinity, high: .infinity, key: key)
        case .timeJitter(let std, let low, let high):
            return JitterStep(std: std, isMultiplied: false, low: low, high: high, key: key)
        case .mapValues(let pairs):
            return MapNumbersStep(pairs: pairs.map { ($0.from.double, $0.to.double) })
        case .seasonality(let seasonality, let at):
            return SeasonalityStep(seasonality: seasonality, at: try view(ColumnPath(column: at)))
        case .trend(let kind, let at, let start):
            return TrendStep(kind: kind, at: try view(ColumnPath(column: at)), startMicros: Double(start))
        case .effect(let effect): return try effectStep(effect)
        case .outliers(let outliers):
            let kernel = distributionKernel(
                outliers.magnitude, .float64, streams(column).key("modifier:\(number):size"))
            let magnitude = CompiledColumn(
                descriptor: ColumnDescriptor(name: "", type: .float64, form: .plain, isNullable: false), kernel: kernel,
                nulls: nil)
            return OutlierStep(
                threshold: Threshold.word(outliers.rate), isSpike: outliers.isSpike, magnitude: magnitude, rateKey: key,
                slot: slots(1))
        case .null(let rate): return NullStep(threshold: Threshold.word(rate), key: key)
        // Of text, of a stage, and of the whole column: none reaches a run of numbers.
        case .typo, .expression, .duplicate, .conform(.pattern): return MultiplyStep(factor: 1)
        case .conform(.values(let items)):
            return NumberConformityStep(values: items.map(\.double).sorted(), type: declared(column), key: key)
        case .segment(let path, let factors):
            return SegmentStep(segment: try view(path), factors: SegmentFactors(factors))
        case .age(let created, let at, let curve, let unit):
            return AgeStep(
                created: try view(created), at: try view(ColumnPath(column: at)), curve: curve,
                unitMicros: Double(unit))
        case .bound(let path, let isLower, let isStrict):
            return BoundStep(
                view: try view(path), isLower: isLower, distance: isStrict ? declared(column).smallestStep : 0,
                isInstant: column.type.isInstant)
        }
    }

    /// The type in the plan; a stage on the way works on another.
    func declared(_ column: ColumnPlan) -> DataType {
        table.columns.first { $0.name == column.name }?.type ?? column.type
    }

    func effectStep(_ plan: EffectPlan) throws(PlanError) -> EffectStep {
        var keys: [ColumnSlot] = []
        for key in plan.keys { keys.append(try slot(key.local)) }
        let at = plan.windowStart == nil && plan.windowEnd == nil ? nil : plan.at
        return EffectStep(
            table: try effectTable(plan), keys: keys, at: try at.map { column throws(PlanError) in try slot(column) },
            instantMicros: Double(plan.instantMicros), operation: plan.operation, fallback: plan.fallback)
    }

    /// All rows of an effect table, by key and time.
    private func effectTable(_ plan: EffectPlan) throws(PlanError) -> EffectTable {
        let (index, entries) = try keyIndex(plan.table, plan.keys.map(\.remote))
        var rows: [EffectTable.Row] = []
        let columns = [plan.field, plan.windowStart, plan.windowEnd].compactMap { $0 }
        let numbers = UnsafeMutablePointer<Double>.allocate(capacity: RowBlock.capacity)
        defer { numbers.deallocate() }
        try scan(plan.table, columns) { values, first, n in
            let base = rows.count
            Readings.doubles(values[0], n, into: numbers)
            for i in 0..<n {
                let entry = plan.keys.isEmpty ? 0 : Int(entries[Int(first) + i])
                let value = values[0].isValid(i) ? numbers[i] : plan.fallback
                rows.append(EffectTable.Row(key: entry, start: -.infinity, end: .infinity, value: value))
            }
            var at = 1
            if plan.windowStart != nil {
                Readings.micros(values[at], n, into: numbers)
                for i in 0..<n where values[at].isValid(i) { rows[base + i].start = numbers[i] }
                at += 1
            }
            if plan.windowEnd != nil {
                Readings.micros(values[at], n, into: numbers)
                for i in 0..<n where values[at].isValid(i) { rows[base + i].end = numbers[i] }
            }
        }
        return EffectTable(keys: index, rows: rows)
    }
}

extension ColumnPlan {
    /// The share of rows that repeat an earlier row's value; nil where none does.
    var duplicates: (rate: Double, isWholeRow: Bool)? {
        for modifier in modifiers {
            if case .duplicate(let rate, let isWholeRow) = modifier { return (rate, isWholeRow) }
        }
        return nil
    }
}

extension ModifierPlan {
    var isDuplicate: Bool { if case .duplicate = self { true } else { false } }
}
