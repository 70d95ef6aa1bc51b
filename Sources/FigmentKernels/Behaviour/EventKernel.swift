import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

/// The events of the rows of a block, run once for all columns that ask.
final class EventState {
    var epoch = -1
    var events: [ProcessEvent] = []
}

/// Finds the event of each child row: runs the parents of the block and takes each child's.
final class EventSource: Sendable {
    let slot: Int
    let map: ParentMap
    let simulator: ProcessSimulator

    init(slot: Int, map: ParentMap, simulator: ProcessSimulator) {
        self.slot = slot
        self.map = map
        self.simulator = simulator
    }

    /// The event of each row of the block.
    func events(_ rows: RowBlock, _ scratch: Scratch) -> [ProcessEvent] {
        let state = scratch.eventState(slot)
        if state.epoch == scratch.epoch { return state.events }
        let parentWords = scratch.borrow()
        let ordinalWords = scratch.borrow()
        let parents = UnsafeMutableRawPointer(parentWords).assumingMemoryBound(to: Int64.self)
        let ordinals = UnsafeMutableRawPointer(ordinalWords).assumingMemoryBound(to: Int64.self)
        scratch.cursor(slot).parents(map, rows, into: parents, ordinals: ordinals, scratch)
        state.events = run(parents, ordinals, rows.count, scratch.inner)
        state.epoch = scratch.epoch
        scratch.giveBack(ordinalWords)
        scratch.giveBack(parentWords)
        return state.events
    }

    private func run(
        _ parents: UnsafePointer<Int64>, _ ordinals: UnsafePointer<Int64>, _ n: Int, _ inner: Scratch
    ) -> [ProcessEvent] {
        let words = inner.borrow()
        let distinct = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        var count = 0
        for i in 0..<n where i == 0 || parents[i] != parents[i - 1] {
            distinct[count] = parents[i]
            count += 1
        }
        var result: [ProcessEvent] = []
        result.reserveCapacity(n)
        var child = 0
        inner.beginBlock()
        let block = RowBlock(rows: UnsafeBufferPointer(start: distinct, count: count))
        simulator.run(block, inner) { _, events in
            // The children of this parent in the block: a run.
            let parent = parents[child]
            while child < n, parents[child] == parent {
                let ordinal = Int(ordinals[child])
                result.append(
                    ordinal < events.count
                        ? events[ordinal] : ProcessEvent(index: 0, previous: -1, micros: 0, weight: 0))
                child += 1
            }
        }
        inner.giveBack(words)
        return result
    }
}

/// A column of a process's table.
struct EventKernel: Kernel {
    let source: EventSource
    let field: EventField
    /// The names of stages or states.
    let names: Pool?
    let type: DataType

    var form: Form { names.map { .dictionary($0) } ?? .plain }
    var makesNulls: Bool { field == .previousState }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let events = source.events(rows, scratch)
        let n = rows.count
        switch field {
        case .stageName, .state, .channel: names(events, into: column) { $0.index }
        case .previousState:
            names(events, into: column) { max(0, $0.previous) }
            column.validity.reserve(n)
            let flags = column.validity.end
            for i in 0..<n {
                flags[i] = events[i].previous < 0 ? 0 : 1
                column.nullCount += events[i].previous < 0 ? 1 : 0
            }
            column.validity.count += n
        case .stageIndex: numbers(events, into: column, scratch) { Double($0.index) }
        case .position: numbers(events, into: column, scratch) { Double($0.index + 1) }
        case .weight: numbers(events, into: column, scratch) { $0.weight }
        case .time: times(events, into: column, scratch)
        }
    }

    private func names(_ events: [ProcessEvent], into column: Column, _ number: (ProcessEvent) -> Int) {
        let out = column.extendIndices(events.count)
        for (i, event) in events.enumerated() { out[i] = UInt32(number(event)) }
    }

    private func numbers(
        _ events: [ProcessEvent], into column: Column, _ scratch: Scratch, _ number: (ProcessEvent) -> Double
    ) {
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        for (i, event) in events.enumerated() { block[i] = number(event) }
        StoreNumbers.doubles(block, events.count, as: type, into: column, scratch)
        scratch.giveBack(words)
    }

    private func times(_ events: [ProcessEvent], into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        for (i, event) in events.enumerated() { block[i] = Int64(event.micros) }
        InstantUnit(type).convert(block, events.count)
        StoreNumbers.integers(block, events.count, as: type, into: column)
        scratch.giveBack(words)
    }
}
