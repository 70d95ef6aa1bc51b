/// Generators of the dialect that later versions bring: named, so that a document learns that from the error.
enum PlannedGenerator: String, CaseIterable {
    case faker, expression, record, when, unique, pattern, vector, list, object, geo, markov, walk, season, null, hash
    case enumList = "enum_list"
    case diffusionCurve = "diffusion_curve"
    case sparseVector = "sparse_vector"

    /// What comes nearest today.
    var alternatives: [String] {
        switch self {
        case .faker, .pattern, .markov, .object, .list: ["template", "choice"]
        case .enumList, .record, .when, .null: ["choice", "constant"]
        case .expression, .walk, .season, .geo: ["distribution"]
        case .diffusionCurve: ["datetime_series"]
        case .unique, .hash: ["sequence", "uuid"]
        case .vector, .sparseVector: []
        }
    }
}
