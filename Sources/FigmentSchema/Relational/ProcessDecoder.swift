/// Decodes the processes that make a table's rows: stages, states, touchpoints.
enum ProcessDecoder {
    static func stages(_ cursor: Cursor, _ decoding: inout Decoding) -> StageConfig? {
        guard let members = decoding.members(of: cursor, StageConfigKey.self, owner: "stage_config"),
            let elements = decoding.list(members, .stages)
        else { return nil }
        var stages: [StageConfig.Stage] = []
        for element in elements {
            guard let name = (element["stage_name"] ?? element["name"]).flatMap({ decoding.string($0) }) else {
                decoding.wrongKind(
                    element, expected: "a stage", example: "{\"stage_name\": \"signup\", \"transition_rate\": 1}")
                return nil
            }
            let rate = element["transition_rate"].map { decoding.number($0, in: NumberRange(0...1)) } ?? 1
            guard let rate else { return nil }
            stages.append(StageConfig.Stage(name: name, rate: rate))
        }
        return StageConfig(
            stages: stages,
            segmentMultipliers: variation(members[.segmentVariation], "transition_multiplier", &decoding),
            hoursBetween: decoding.number(members, .hoursBetween) ?? 24)
    }

    /// A number by segment.
    private static func variation(
        _ cursor: Cursor?, _ key: String, _ decoding: inout Decoding
    ) -> [(name: String, multiplier: Double)] {
        guard let cursor else { return [] }
        guard case .object(let members) = cursor.node.value else {
            decoding.wrongKind(cursor, expected: "an object with a member per segment")
            return []
        }
        return members.filter { !FreeKeys.names.contains($0.key) }.map { member in
            let place = Cursor(node: member.value, path: cursor.path.key(member.key))
            return (member.key, place[key].flatMap { decoding.number($0, in: .atLeastZero) } ?? 1)
        }
    }

    static func transitions(_ cursor: Cursor, _ decoding: inout Decoding) -> StateTransitionModel? {
        guard let members = decoding.members(of: cursor, TransitionModelKey.self, owner: "state_transition_model"),
            let initial = decoding.string(members, .initialState), let place = members[.states]
        else { return nil }
        guard case .object(let nodes) = place.node.value else {
            decoding.wrongKind(place, expected: "an object with a member per state")
            return nil
        }
        let names = nodes.map(\.key).filter { !FreeKeys.names.contains($0) }
        let states = nodes.filter { names.contains($0.key) }.map { node in
            state(node.key, Cursor(node: node.value, path: place.path.key(node.key)), names, &decoding)
        }
        if !names.contains(initial) {
            decoding.unknownName(initial, of: .state, known: names, at: members[.initialState] ?? cursor)
            return nil
        }
        var model = StateTransitionModel(initial: initial, states: states)
        if let unit = members[.periodUnit] {
            model.unit = decoding.choice(unit, of: .unit, PeriodUnit.self) ?? .month
        }
        model.maxTransitions = decoding.integer(members, .maxTransitions).map(Int.init) ?? 50
        model.segmentMultipliers = variation(members[.segmentVariation], "churn_multiplier", &decoding)
        if let curve = members[.vintageVariation]?["churn_multiplier_curve"] {
            model.ageMultiplier = BehaviorDecoder.curve(curve, &decoding)
        }
        return model
    }

    private static func state(
        _ name: String, _ cursor: Cursor, _ names: [String], _ decoding: inout Decoding
    ) -> StateTransitionModel.State {
        var state = StateTransitionModel.State(name: name, probability: 0, next: [])
        if case .bool(true)? = cursor["terminal"]?.node.value { return state }
        state.probability =
            cursor["transition_prob_per_period"].flatMap { decoding.number($0, in: .atLeastZero) } ?? 0
        guard let next = cursor["next_states"], case .object(let members) = next.node.value, !members.isEmpty else {
            decoding.report(.rule(.stateWithoutNext(name)), at: cursor)
            return state
        }
        for member in members {
            let place = Cursor(node: member.value, path: next.path.key(member.key))
            if !names.contains(member.key) {
                decoding.unknownName(member.key, of: .state, known: names, at: place)
                continue
            }
            if let weight = decoding.number(place, in: .atLeastZero) { state.next.append((member.key, weight)) }
        }
        return state
    }

    static func attribution(_ cursor: Cursor, _ table: String, _ decoding: inout Decoding) -> AttributionChain? {
        guard let members = decoding.members(of: cursor, AttributionKey.self, owner: "attribution_chain"),
            let channels = decoding.list(members, .channels)?.compactMap({ decoding.string($0) })
        else { return nil }
        let name = decoding.identifier(members, .tableName) ?? "\(table)_touchpoint"
        var chain = AttributionChain(channels: channels, tableName: name)
        chain.minTouches = decoding.integer(members, .minTouches).map(Int.init) ?? 1
        chain.maxTouches = max(chain.minTouches, decoding.integer(members, .maxTouches).map(Int.init) ?? 5)
        chain.windowDays = decoding.number(members, .windowDays) ?? 30
        let halfLife = decoding.number(members, .halfLifeDays) ?? 7
        switch decoding.string(members, .model) {
        case nil, "linear": chain.model = .linear
        case "first_touch": chain.model = .firstTouch
        case "last_touch": chain.model = .lastTouch
        case "time_decay": chain.model = .timeDecay(halfLifeDays: halfLife)
        case let other?:
            decoding.unknownName(
                other, of: .attributionModel, known: ["linear", "first_touch", "last_touch", "time_decay"],
                at: members[.model] ?? cursor)
        }
        return chain
    }
}
