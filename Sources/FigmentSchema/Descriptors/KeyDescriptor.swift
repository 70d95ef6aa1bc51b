/// What one key of a document means: feeds decoding, suggestions, the JSON Schema and the reference.
public struct KeyDescriptor: Sendable {
    public var name: String
    /// Other spellings that are accepted.
    public var aliases: [String]
    public var summary: String
    public var value: ValueShape
    public var isRequired: Bool
    /// The default, in words; nil where leaving the key out simply means "none".
    public var defaultText: String?
    /// A value as JSON text, for suggestions and the reference.
    public var example: String

    public init(
        _ name: String, _ value: ValueShape, _ summary: String, aliases: [String] = [], required: Bool = false,
        default defaultText: String? = nil, example: String
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.value = value
        self.isRequired = required
        self.defaultText = defaultText
        self.example = example
    }
}

/// What may stand under a key.
public indirect enum ValueShape: Sendable {
    case string
    /// Letters, digits and underscores, not starting with a digit.
    case identifier
    case boolean
    /// An integer, bounds included.
    case integer(ClosedRange<Int64>)
    case number(NumberRange)
    /// One of these words.
    case oneOf([String])
    /// null, a boolean, a number or a string.
    case scalar
    case list(ValueShape, minCount: Int)
    /// An object described elsewhere.
    case object(DocumentObject)
    /// An object with keys of the author's choice.
    case map(ValueShape)
    case anything
    case either([ValueShape])
    /// The same, or null.
    case orNull(ValueShape)
}

/// A range of numbers, each end in it or not.
public struct NumberRange: Sendable {
    public var low: Double
    public var high: Double
    public var isLowOpen = false
    public var isHighOpen = false

    public init(_ range: ClosedRange<Double>) { (low, high) = (range.lowerBound, range.upperBound) }

    /// Every finite number.
    public static var any: NumberRange { NumberRange(-Double.infinity ... .infinity) }
    public static var positive: NumberRange { above(0) }
    public static var atLeastZero: NumberRange { NumberRange(0 ... .infinity) }
    public static func within(_ low: Double, _ high: Double) -> NumberRange { NumberRange(low...high) }
    public static func above(_ low: Double, upTo high: Double = .infinity) -> NumberRange {
        var range = NumberRange(low...high)
        range.isLowOpen = true
        return range
    }

    public func contains(_ value: Double) -> Bool {
        guard value.isFinite else { return false }
        return (isLowOpen ? value > low : value >= low) && (isHighOpen ? value < high : value <= high)
    }

    /// In words: "above 0 and at most 1".
    public var words: String {
        if low.isFinite, high.isFinite, !isLowOpen, !isHighOpen { return "from \(plain(low)) to \(plain(high))" }
        let lower = low.isFinite ? (isLowOpen ? "above \(plain(low))" : "at least \(plain(low))") : nil
        let upper = high.isFinite ? (isHighOpen ? "below \(plain(high))" : "at most \(plain(high))") : nil
        return [lower, upper].compactMap(\.self).joined(separator: " and ")
    }

    private func plain(_ value: Double) -> String { Int64(exactly: value).map(String.init) ?? value.description }
}

/// The keys of one kind of object: a closed list with one descriptor each.
public protocol DocumentKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var descriptor: KeyDescriptor { get }
}

extension DocumentKey {
    /// The key spelled so, aliases included.
    static func named(_ text: String) -> Self? {
        if let key = Self(rawValue: text) { return key }
        return allCases.first { $0.descriptor.aliases.contains(text) }
    }

    static var descriptors: [KeyDescriptor] { allCases.map(\.descriptor) }
}

/// Allowed in every object, and ignored by everything but listings.
enum FreeKeys {
    static let names = ["description", "comment", "notes", "note", "$comment", "$schema"]
}
