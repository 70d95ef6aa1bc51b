import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Which words follow which in a corpus: states are the last words, each with the words seen after them.
struct MarkovChain: Sendable {
    /// Successors of a state: entries `from ..< to`.
    struct State: Sendable {
        var from: Int
        var to: Int
    }
    struct Step: Sendable {
        /// Into `words`; −1 for the sentence's end.
        var word: Int32
        var state: Int32
    }
    private(set) var states: [State] = []
    private(set) var steps: [Step] = []
    private(set) var words: [[UInt8]] = []

    /// - Parameter order: Words of a state.
    /// - Complexity: O(words of the corpus).
    init(_ corpus: [String], order: Int) {
        var wordNumbers: [String: Int32] = [:]
        var stateNumbers: [[Int32]: Int] = [:]
        var successors: [[(word: Int32, next: Int)]] = []
        // By order of appearance: dictionaries are only asked, never listed.
        func state(_ key: [Int32]) -> Int {
            if let known = stateNumbers[key] { return known }
            stateNumbers[key] = successors.count
            successors.append([])
            return successors.count - 1
        }
        var texts: [[UInt8]] = []
        func word(_ text: Substring) -> Int32 {
            if let known = wordNumbers[String(text)] { return known }
            let number = Int32(truncatingIfNeeded: texts.count)
            wordNumbers[String(text)] = number
            texts.append(Array(text.utf8))
            return number
        }
        let beginning = [Int32](repeating: -1, count: order)
        _ = state(beginning)
        for sentence in corpus {
            let parts = sentence.split(whereSeparator: \.isWhitespace)
            if parts.isEmpty { continue }
            var key = beginning
            for part in parts {
                let from = state(key)
                let number = word(part)
                key = Array(key.dropFirst()) + [number]
                let next = state(key)
                successors[from].append((number, next))
            }
            let last = state(key)
            successors[last].append((-1, 0))
        }
        words = texts
        for list in successors {
            states.append(State(from: steps.count, to: steps.count + list.count))
            steps += list.map { Step(word: $0.word, state: Int32(truncatingIfNeeded: $0.next)) }
        }
    }
}

/// Sentences drawn from a chain; each row has a stream of its own.
struct MarkovKernel: Kernel, TextKernelInfo {
    let chain: MarkovChain
    let text: MarkovText
    let key: StreamKey
    let averageBytes: Double
    var maxBytes: Int { text.maxBytes }

    var form: Form { .plain }

    init(_ text: MarkovText, key: StreamKey) {
        let corpus = text.corpus ?? Words.sentences
        chain = MarkovChain(corpus, order: text.order)
        self.text = text
        self.key = key
        let mean = Double(corpus.reduce(0) { $0 + $1.utf8.count }) / Double(max(1, corpus.count))
        averageBytes = min(Double(text.maxBytes), mean * Double(text.sentences))
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        for i in 0..<rows.count {
            var draws = PatternDraws(key.rowKey(rows[i]))
            let start = column.bytes.count
            for _ in 0..<text.sentences { appendSentence(&draws, from: start, to: column) }
            column.endText()
        }
    }

    private func appendSentence(_ draws: inout PatternDraws, from start: Int, to column: Column) {
        var state = 0
        var count = 0
        while count < text.mostWords {
            let place = chain.states[state]
            let step = chain.steps[place.from &+ Int(draws.index(below: UInt64(place.to &- place.from)))]
            if step.word < 0 { return }
            let word = chain.words[Int(step.word)]
            let space = column.bytes.count > start ? 1 : 0
            // A text is cut between words.
            if column.bytes.count - start + space + word.count > text.maxBytes { return }
            if space == 1 { column.bytes.append(UInt8(ascii: " ")) }
            column.bytes.append(word)
            state = Int(step.state)
            count += 1
        }
    }
}
