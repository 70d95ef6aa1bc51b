/// Generators of the dialect that later versions bring: named, so that a document learns that from the error.
enum PlannedGenerator: String, CaseIterable {
    case record, unique, pattern, vector, list, object, geo, markov, walk, season, hash
    case sparseVector = "sparse_vector"

    /// What comes nearest today.
    var alternatives: [String] {
        switch self {
        case .pattern, .markov, .object, .list: ["template", "choice"]
        case .record: ["choice", "constant"]
        case .walk, .season, .geo: ["distribution"]
        case .unique, .hash: ["sequence", "uuid"]
        case .vector, .sparseVector: []
        }
    }
}
