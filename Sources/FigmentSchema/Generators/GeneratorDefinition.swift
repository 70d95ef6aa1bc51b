public import FigmentTypes

/// What the schema knows of one generator; each has a file of its own in this folder.
protocol GeneratorDefinition {
    /// Feeds decoding, `figment generators`, the JSON Schema and the reference.
    static var descriptor: GeneratorDescriptor { get }
    /// Whether it makes values of `type`.
    static func yields(_ type: DataType) -> Bool
    /// Whether it can give every row its own value.
    static var canBeUnique: Bool { get }
    /// Whether no two rows can get the same value, as far as `generator`, which is one of these, tells.
    static func isUniquePerRow(_ generator: Generator) -> Bool
    /// Reads the parameters; nil where they are wrong, with what is wrong reported to the decoder.
    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator?
}

extension GeneratorDefinition {
    static var canBeUnique: Bool { false }
    static func isUniquePerRow(_ generator: Generator) -> Bool { canBeUnique }
}

/// What a generator does and takes.
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
    public var descriptor: GeneratorDescriptor { definition.descriptor }

    /// Whether the generator makes values of `type`.
    public func yields(_ type: DataType) -> Bool { definition.yields(type) }

    /// Whether it can give every row its own value.
    var canBeUnique: Bool { definition.canBeUnique }

    /// A generator that makes values of the type.
    static func example(for type: DataType) -> String {
        switch type {
        case .bool: #"{"choice": {"choices": [true, false]}}"#
        case .date32, .timestamp: #"{"datetime_series": {}}"#
        case .time64: #"{"choice": {"choices": ["08:30:00", "17:00:00"]}}"#
        case .utf8, .binary: #"{"choice": {"choices": ["new", "used"]}}"#
        case .list(let element): #"{"list": {"of": \#(example(for: element))}}"#
        case .uuid: #"{"uuid": {}}"#
        case .json: #"{"object": {"fields": [{"name": "a", "type": "int"}]}}"#
        case .vector: #"{"vector": {}}"#
        case .sparseVector: #"{"sparse_vector": {}}"#
        case .structure where type.coordinates != nil: GeneratorKind.geo.descriptor.example
        case .structure(let fields):
            #"{"object": {"fields": [{"name": "\#(fields.first?.name ?? "a")", "#
                + #""generator": \#(fields.first.map { example(for: $0.type) } ?? #"{"null": {}}"#)}]}}"#
        case _ where type.isInteger: #"{"sequence": {"start": 1}}"#
        default: #"{"distribution": {"type": "uniform", "params": {"low": 0, "high": 100}}}"#
        }
    }
}

extension Generator {
    /// Whether no two rows can get the same value, as far as the generator alone tells.
    var isUniquePerRow: Bool { kind.definition.isUniquePerRow(self) }
}

extension DataType {
    /// Whether one literal can be a value.
    var takesLiterals: Bool { isScalar || self == .time64 || self == .binary }

    /// Whether expressions can make a value.
    var isScalar: Bool {
        switch self {
        case .bool, .utf8, .uuid, .date32, .timestamp: true
        default: isNumeric
        }
    }
}
