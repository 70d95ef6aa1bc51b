public import FigmentTypes

/// The generators by their names in documents.
public enum GeneratorKind: String, CaseIterable, Sendable {
    case sequence, choice, distribution
    case datetimeSeries = "datetime_series"
    case template, lookup, constant, uuid
}

extension Generator {
    public var kind: GeneratorKind {
        switch self {
        case .sequence: .sequence
        case .choice: .choice
        case .distribution: .distribution
        case .datetimeSeries: .datetimeSeries
        case .template: .template
        case .lookup: .lookup
        case .constant: .constant
        case .uuid: .uuid
        }
    }

    /// Whether no two rows can get the same value, as far as the generator alone tells.
    ///
    /// A template counts where each of its patterns holds `{row}` or another column.
    var isUniquePerRow: Bool {
        switch self {
        case .sequence, .uuid: true
        case .template(let template):
            template.patterns.allSatisfy { pattern in
                pattern.parts.contains { part in
                    guard case .reference(let reference) = part, reference.column == nil else { return false }
                    return !template.pools.contains { $0.name == reference.name }
                }
            }
        case .choice, .distribution, .datetimeSeries, .lookup, .constant: false
        }
    }
}

/// What a generator does and takes: feeds decoding, `figment generators`, the JSON Schema and the reference.
public struct GeneratorDescriptor: Sendable {
    public var kind: GeneratorKind
    public var summary: String
    /// The types that it makes, in words.
    public var yields: String
    public var parameters: [KeyDescriptor]
    /// The generator as JSON text.
    public var example: String
}

extension GeneratorKind {
    public var descriptor: GeneratorDescriptor {
        switch self {
        case .sequence:
            GeneratorDescriptor(
                kind: self, summary: "Counts: start, start + step, start + 2·step, …", yields: "numbers",
                parameters: SequenceKey.descriptors, example: #"{"sequence": {"start": 1, "step": 1}}"#)
        case .choice:
            GeneratorDescriptor(
                kind: self, summary: "Picks from a list, evenly or by weight.", yields: "the items' type",
                parameters: ChoiceKey.descriptors,
                example: #"{"choice": {"choices": ["new", "used"], "weights": [0.7, 0.3]}}"#)
        case .distribution:
            GeneratorDescriptor(
                kind: self, summary: "Draws a number from a distribution, then clamps it.", yields: "numbers",
                parameters: DistributionKey.descriptors,
                example: #"{"distribution": {"type": "normal", "params": {"mean": 35, "std": 12}, "clamp": [18, 80]}}"#)
        case .datetimeSeries:
            GeneratorDescriptor(
                kind: self, summary: "Instants within a window, evenly spread.", yields: "dates and timestamps",
                parameters: DatetimeSeriesKey.descriptors,
                example: #"{"datetime_series": {"within": {"start": "2024-01-01", "end": "2024-12-31"}}}"#)
        case .template:
            GeneratorDescriptor(
                kind: self,
                summary: "Text with places to fill: {pool}, {column}, {column.pool} and {row}; "
                    + "{…|lower} and {…|upper} change case; {{ and }} are braces.",
                yields: "text", parameters: TemplateKey.descriptors,
                example: #"{"template": {"template": "{adjective} {noun}", "#
                    + #""pools": {"adjective": ["red", "blue"], "noun": ["lamp", "chair"]}}}"#)
        case .lookup:
            GeneratorDescriptor(
                kind: self, summary: "The value of a column in this row's parent row.", yields: "the column's type",
                parameters: LookupKey.descriptors, example: #"{"lookup": {"from": "user.user_id"}}"#)
        case .constant:
            GeneratorDescriptor(
                kind: self, summary: "The same value in every row: the scalar itself stands under the name.",
                yields: "the scalar's type", parameters: [], example: #"{"constant": "EUR"}"#)
        case .uuid:
            GeneratorDescriptor(
                kind: self, summary: "Random UUIDs, version 4.", yields: "UUIDs, or text of 36 characters",
                parameters: [], example: #"{"uuid": {}}"#)
        }
    }

    /// Whether the generator makes values of `type`.
    public func yields(_ type: DataType) -> Bool {
        switch self {
        case .sequence, .distribution: return type.isNumeric
        case .choice, .constant:
            switch type {
            case .bool, .utf8, .uuid, .date32, .timestamp: return true
            default: return type.isNumeric
            }
        case .datetimeSeries:
            switch type {
            case .date32, .timestamp: return true
            default: return false
            }
        case .template: return type == .utf8
        case .uuid: return type == .uuid || type == .utf8
        case .lookup:
            switch type {
            case .list, .vector, .sparseVector: return false
            default: return true
            }
        }
    }

    /// A generator that makes values of the type.
    static func example(for type: DataType) -> String {
        switch type {
        case .bool: #"{"choice": {"choices": [true, false]}}"#
        case .date32, .timestamp: #"{"datetime_series": {}}"#
        case .utf8: #"{"choice": {"choices": ["new", "used"]}}"#
        case _ where type.isInteger: #"{"sequence": {"start": 1}}"#
        default: #"{"distribution": {"type": "uniform", "params": {"low": 0, "high": 100}}}"#
        }
    }

    /// Whether it can give every row its own value.
    var canBeUnique: Bool {
        switch self {
        case .sequence, .template, .uuid: true
        case .choice, .distribution, .datetimeSeries, .lookup, .constant: false
        }
    }
}

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
