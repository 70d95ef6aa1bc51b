/// An option of a destination that cannot be used.
public struct OptionFailure: Hashable, Sendable {
    public var name: String
    public var reason: String
    /// The names that there are; empty where the value is at fault.
    public var choices: [String]

    public init(name: String, reason: String, choices: [String]) {
        self.name = name
        self.reason = reason
        self.choices = choices
    }
}
