/// An option of a destination that cannot be used.
public struct OptionFailure: Hashable, Sendable {
    public var name: String
    public var reason: String
    /// The names that there are; empty where the value is at fault.
    public var choices: [String]
    /// Whether it is the name of a table or column that is at fault, and no option.
    public var isName = false

    public init(name: String, reason: String, choices: [String], isName: Bool = false) {
        self.isName = isName
        self.name = name
        self.reason = reason
        self.choices = choices
    }
}
