/// The types of data-skipping indexes as ClickHouse writes them. What a document says is read into numbers and words of a
/// list, and written anew: nothing of it goes into a statement as it is.
extension SkippingIndex {
    /// One of each type.
    static let examples = [
        "minmax", "set(100)", "bloom_filter(0.01)", "tokenbf_v1(8192, 3, 0)", "ngrambf_v1(4, 8192, 3, 0)",
        "vector_similarity('hnsw', 'L2Distance', 128)",
    ]

    fileprivate static let distances = ["L2Distance", "cosineDistance", "dotProduct"]
    fileprivate static let quantizations = ["f64", "f32", "f16", "bf16", "i8", "b1"]
}

extension SkippingIndex.Kind {
    public var name: String {
        switch self {
        case .minmax: "minmax"
        case .set: "set"
        case .bloomFilter: "bloom_filter"
        case .tokenBloomFilter: "tokenbf_v1"
        case .ngramBloomFilter: "ngrambf_v1"
        case .vectorSimilarity: "vector_similarity"
        }
    }

    /// With its parameters, as SQL.
    public var sql: String {
        switch self {
        case .minmax: name
        case .set(let count): "\(name)(\(count))"
        case .bloomFilter(let share): share.map { "\(name)(\($0))" } ?? name
        case .tokenBloomFilter(let bytes, let hashes, let seed): "\(name)(\(bytes), \(hashes), \(seed))"
        case .ngramBloomFilter(let n, let bytes, let hashes, let seed): "\(name)(\(n), \(bytes), \(hashes), \(seed))"
        case .vectorSimilarity(let distance, let dim, let graph):
            "\(name)('hnsw', '\(distance)', \(dim)"
                + (graph.map { ", '\($0.quantization)', \($0.neighbours), \($0.candidates)" } ?? "") + ")"
        }
    }

    var standardGranularity: Int64 { if case .vectorSimilarity = self { 100_000_000 } else { 1 } }

    /// Nil for what is no type with its parameters.
    init?(_ text: String) {
        let name = text.prefix { $0 != "(" }
        var words: [String] = []
        if name.endIndex < text.endIndex {
            guard text.hasSuffix(")"), text.utf8.count <= 200 else { return nil }
            words = text[name.endIndex...].dropFirst().dropLast()
                .split(separator: ",", omittingEmptySubsequences: false)
                .map { word in String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        }
        let numbers = words.compactMap { Int64($0) }
        let isNumbers = numbers.count == words.count
        switch (name, words.count) {
        case ("minmax", 0): self = .minmax
        case ("set", 1) where isNumbers && numbers[0] >= 0: self = .set(numbers[0])
        case ("bloom_filter", 0): self = .bloomFilter(nil)
        case ("bloom_filter", 1):
            guard let share = Double(words[0]), share > 0, share < 1 else { return nil }
            self = .bloomFilter(share)
        case ("tokenbf_v1", 3):
            guard isNumbers, Self.isFilter(numbers[0], numbers[1], numbers[2]) else { return nil }
            self = .tokenBloomFilter(numbers[0], numbers[1], numbers[2])
        case ("ngrambf_v1", 4):
            guard isNumbers, (1...64).contains(numbers[0]), Self.isFilter(numbers[1], numbers[2], numbers[3]) else {
                return nil
            }
            self = .ngramBloomFilter(numbers[0], numbers[1], numbers[2], numbers[3])
        case ("vector_similarity", 3), ("vector_similarity", 6): self.init(vectors: words)
        default: return nil
        }
    }

    private static func isFilter(_ bytes: Int64, _ hashes: Int64, _ seed: Int64) -> Bool {
        (1...(1 << 30)).contains(bytes) && (1...100).contains(hashes) && (0...0xFFFF_FFFF).contains(seed)
    }

    private init?(vectors words: [String]) {
        func word(_ index: Int, _ known: [String]) -> String? {
            let text = words[index]
            guard text.count > 2, text.hasPrefix("'"), text.hasSuffix("'") else { return nil }
            return known.first { $0 == text.dropFirst().dropLast() }
        }
        guard word(0, ["hnsw"]) != nil, let distance = word(1, SkippingIndex.distances), let dim = Int64(words[2]),
            dim > 0
        else { return nil }
        var graph: SkippingIndex.Graph?
        if words.count == 6 {
            guard let quantization = word(3, SkippingIndex.quantizations), let neighbours = Int64(words[4]),
                let candidates = Int64(words[5]), neighbours >= 0, candidates >= 0
            else { return nil }
            graph = SkippingIndex.Graph(
                quantization: quantization, neighbours: neighbours, candidates: candidates)
        }
        self = .vectorSimilarity(distance: distance, dim: dim, graph: graph)
    }
}
