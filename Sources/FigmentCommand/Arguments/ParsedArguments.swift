import FigmentTypes

/// The arguments of one command, checked against its declaration.
struct ParsedArguments: Sendable {
    let command: Command
    /// The names that lead to the command: `["schema", "add"]`.
    let path: [String]
    var positionals: [String] = []
    /// Values in the order given, by option name; a flag has one empty value.
    var values: [String: [String]] = [:]

    init(command: Command, path: [String]) {
        self.command = command
        self.path = path
    }

    /// The positional at a place of the declaration.
    func positional(_ index: Int) -> String? { index < positionals.count ? positionals[index] : nil }

    func has(_ option: OptionSpec) -> Bool { values[option.name] != nil }

    func texts(_ option: OptionSpec) -> [String] { values[option.name] ?? [] }

    func text(_ option: OptionSpec) -> String? { values[option.name]?.last }

    /// The value of an integer option; the parser has checked it.
    func integer(_ option: OptionSpec) -> Int64? { text(option).flatMap(Quantity.integer) }

    /// The value of a factor; the parser has checked it.
    func factor(_ option: OptionSpec) -> Double? { text(option).flatMap { Double($0) } }

    /// The value of an option that is so many in a second.
    func perSecond(_ option: OptionSpec) -> Int64? { text(option).flatMap(Quantity.perSecond) }

    /// The value of a size option in bytes.
    func bytes(_ option: OptionSpec) -> Int64? { text(option).flatMap(ByteSize.bytes) }

    /// The value of a size option in megabytes.
    func megabytes(_ option: OptionSpec) -> Int64? { text(option).flatMap(Quantity.megabytes) }

    /// `--rows N` and `--rows TABLE=N`, apart.
    func rows(_ option: OptionSpec) -> (all: Int64?, byTable: [String: Int64]) {
        var all: Int64?
        var byTable: [String: Int64] = [:]
        for value in texts(option) {
            guard let rows = Quantity.rows(value) else { continue }
            if let table = rows.table { byTable[table] = rows.count } else { all = rows.count }
        }
        return (all, byTable)
    }
}
