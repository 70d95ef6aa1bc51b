/// One command, declared: what it takes, what its help says, and what it does.
struct Command: Sendable {
    /// An argument that is known by its place.
    struct Positional: Sendable {
        let name: String
        let summary: String
        let isRequired: Bool
        /// Whether any number of them may stand there; the last alone.
        let isRepeatable: Bool

        init(_ name: String, _ summary: String, isRequired: Bool = true, isRepeatable: Bool = false) {
            self.isRepeatable = isRepeatable
            self.name = name
            self.summary = summary
            self.isRequired = isRequired
        }
    }
    /// A command line that works as it stands.
    struct Example: Sendable {
        let line: String
        let summary: String
    }

    let name: String
    /// One line.
    let summary: String
    /// More lines for the command's own help.
    var details: [String] = []
    var positionals: [Positional] = []
    var options: [OptionSpec] = []
    var examples: [Example] = []
    /// A group of commands has these, and nothing to run itself.
    var subcommands: [Command] = []
    var run: @Sendable (ParsedArguments, Console) throws(CommandError) -> Void = { _, _ throws(CommandError) in }

    /// The command's own options and those of every command.
    var allOptions: [OptionSpec] { options + OptionSpec.everywhere }
}

extension OptionSpec {
    static let json = OptionSpec("json", .flag, "Machine-readable output: one JSON object on standard output.")
    static let verbose = OptionSpec("verbose", short: "v", .flag, "Structured log lines on standard error.")
    static let help = OptionSpec("help", short: "h", .flag, "Show this help.")

    /// What every command takes.
    static let everywhere: [OptionSpec] = [.json, .verbose, .help]
}
