import FigmentColumns
import FigmentPlan
import FigmentSchema

/// One event of a process.
struct ProcessEvent {
    /// Stage, state or position, from 0.
    var index: Int
    /// The state before; −1 for none.
    var previous: Int
    var micros: Double
    /// Of a touchpoint; they sum to 1.
    var weight: Double
}

/// Runs a parent row through its process: the one function that counts, ranges and single rows share.
///
/// Draws come from the parent row's own stream, as many as it takes.
struct ProcessSimulator: Sendable {
    let plan: ProcessPlan
    let segment: (column: ColumnSlot, factors: SegmentFactors)?
    let anchor: ColumnSlot?
    let key: StreamKey
    /// States by number, with what follows.
    let states: [State]
    let initial: Int

    struct State: Sendable {
        /// Per microsecond.
        var rate: Double
        var next: [(state: Int, share: Double)]
    }

    init(
        plan: ProcessPlan, segment: (column: ColumnSlot, factors: SegmentFactors)?, anchor: ColumnSlot?, key: StreamKey
    ) {
        self.plan = plan
        self.segment = segment
        self.anchor = anchor
        self.key = key
        guard case .transitions(let model) = plan.process else {
            states = []
            initial = 0
            return
        }
        let names = model.states.map(\.name)
        states = model.states.map { state in
            let known = state.next.compactMap { next in
                names.firstIndex(of: next.name).map { ($0, max(0, next.weight)) }
            }
            let total = known.reduce(0) { $0 + $1.1 }
            let next = total > 0 ? known.map { (state: $0.0, share: $0.1 / total) } : []
            return State(rate: next.isEmpty ? 0 : max(0, state.probability) / Double(model.unit.micros), next: next)
        }
        initial = names.firstIndex(of: model.initial) ?? 0
    }

    /// Calls `body` with each row's place in the block and its events.
    func run(_ rows: RowBlock, _ scratch: Scratch, _ body: (Int, [ProcessEvent]) -> Void) {
        let n = rows.count
        let factorWords = scratch.borrow()
        let anchorWords = scratch.borrow()
        let factors = UnsafeMutableRawPointer(factorWords).assumingMemoryBound(to: Double.self)
        let anchors = UnsafeMutableRawPointer(anchorWords).assumingMemoryBound(to: Double.self)
        factors.update(repeating: 1, count: n)
        anchors.update(repeating: Double(plan.startMicros), count: n)
        if let segment { segment.factors.write(segment.column.values(rows, scratch), n, into: factors, scratch) }
        if let anchor {
            let column = anchor.values(rows, scratch)
            Readings.micros(column, n, into: anchors)
            for i in 0..<n where !column.isValid(i) { anchors[i] = Double(plan.startMicros) }
        }
        var events: [ProcessEvent] = []
        for i in 0..<n {
            events.removeAll(keepingCapacity: true)
            var draws = Draws(stream: key.rowKey(rows[i]))
            switch plan.process {
            case .stages(let config): stages(config, anchors[i], factors[i], &draws, &events)
            case .transitions(let model): transitions(model, anchors[i], factors[i], &draws, &events)
            case .touchpoints(let chain): touchpoints(chain, anchors[i], &draws, &events)
            }
            body(i, events)
        }
        scratch.giveBack(anchorWords)
        scratch.giveBack(factorWords)
    }

    private struct Draws {
        let stream: StreamKey
        var count: Int64 = 0

        init(stream: StreamKey) { self.stream = stream }

        mutating func uniform() -> Double {
            defer { count += 1 }
            return Uniform.openDouble(stream.bits(count))
        }
    }

    /// Every row enters stage 0; each further one with its rate. Nothing happens behind the window's end.
    private func stages(
        _ config: StageConfig, _ start: Double, _ factor: Double, _ draws: inout Draws, _ events: inout [ProcessEvent]
    ) {
        let gap = config.hoursBetween * 3_600_000_000
        var time = start
        for (i, stage) in config.stages.enumerated() {
            if i > 0 {
                if draws.uniform() >= min(1, max(0, stage.rate * factor)) { return }
                time += gap
                if time > Double(plan.endMicros) { return }
            }
            events.append(ProcessEvent(index: i, previous: i - 1, micros: time, weight: 1))
        }
    }

    /// Waiting times are exponential; the curve of age thins the transitions.
    private func transitions(
        _ model: StateTransitionModel, _ start: Double, _ factor: Double, _ draws: inout Draws,
        _ events: inout [ProcessEvent]
    ) {
        var state = initial
        var time = start
        events.append(ProcessEvent(index: state, previous: -1, micros: time, weight: 1))
        let unit = Double(model.unit.micros)
        let greatest = model.ageMultiplier?.greatest(upTo: max(0, Double(plan.endMicros) - start) / unit) ?? 1
        while events.count <= model.maxTransitions {
            let rate = states[state].rate * factor * greatest
            guard rate > 0 else { return }
            // Thinning: candidates at the greatest rate, kept by the share of the rate at their time.
            repeat {
                time += -Elementary.log(draws.uniform()) / rate
                if time > Double(plan.endMicros) || draws.count > 100_000 { return }
            } while model.ageMultiplier != nil
                && draws.uniform() * greatest >= (model.ageMultiplier?.value((time - start) / unit) ?? 1)
            var u = draws.uniform()
            var next = states[state].next.last?.state ?? state
            for (candidate, share) in states[state].next {
                u -= share
                if u < 0 {
                    next = candidate
                    break
                }
            }
            events.append(ProcessEvent(index: next, previous: state, micros: time.rounded(.down), weight: 1))
            state = next
        }
    }

    /// Touchpoints in the window before the conversion, in order of time.
    private func touchpoints(
        _ chain: AttributionChain, _ conversion: Double, _ draws: inout Draws, _ events: inout [ProcessEvent]
    ) {
        let span = chain.maxTouches - chain.minTouches + 1
        let count = chain.minTouches + min(Int(draws.uniform() * Double(span)), span - 1)
        let window = chain.windowDays * CalendarTime.dayMicros
        // In the list of events itself, which keeps its memory from row to row.
        for _ in 0..<max(0, count) {
            let time = (conversion - draws.uniform() * window).rounded(.down)
            events.append(ProcessEvent(index: 0, previous: -1, micros: time, weight: 0))
        }
        events.sort { $0.micros < $1.micros }
        var total = 0.0
        for i in events.indices {
            events[i].weight = weight(chain.model, i, of: events.count, micros: conversion - events[i].micros)
            total += events[i].weight
        }
        var rest = 1.0
        for i in events.indices {
            let share = i == events.count - 1 ? rest : events[i].weight / total
            rest -= share
            events[i] = ProcessEvent(index: i, previous: i - 1, micros: events[i].micros, weight: max(0, share))
        }
    }

    /// Before shares are made of it.
    ///
    /// - Parameter micros: From the touchpoint to the conversion.
    private func weight(_ model: AttributionChain.Model, _ i: Int, of count: Int, micros: Double) -> Double {
        switch model {
        case .linear: 1
        case .firstTouch: i == 0 ? 1 : 0
        case .lastTouch: i == count - 1 ? 1 : 0
        case .timeDecay(let halfLife):
            Elementary.exp(-0.6931471805599453 * micros / (halfLife * CalendarTime.dayMicros))
        }
    }
}
