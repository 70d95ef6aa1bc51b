import Figment

/// `figment help [COMMAND]`.
enum HelpCommand {
    static let command = Command(
        name: "help", summary: "The help of a command.",
        positionals: [
            .init("COMMAND", "A command, as in \"generate\".", isRequired: false),
            .init("SUBCOMMAND", "A command of a group, as in \"schema add\".", isRequired: false),
        ],
        examples: [
            .init(line: "figment help generate", summary: "every option of generate"),
            .init(line: "figment help schema add", summary: "a command of a group"),
        ]
    ) { arguments, console throws(CommandError) in
        var level = CommandTable.all
        var path: [String] = []
        var command = HelpText.program
        for name in arguments.positionals {
            guard let found = level.first(where: { $0.name == name }) else {
                if let later = LaterCommand.named(name), path.isEmpty { throw .later(later) }
                let known = level.map(\.name)
                let nearest = EditDistance.nearest(to: name, among: known)
                throw .usage(.unknownCommand(name, nearest: nearest, known: known), command: path)
            }
            command = found
            path.append(name)
            level = found.subcommands
        }
        for line in HelpText.of(command, path: path, console.out) { console.print(line) }
    }
}
