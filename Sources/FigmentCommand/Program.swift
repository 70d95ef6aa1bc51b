import Figment

/// Reads the command line, runs the command, and reports what went wrong: the only place that does.
enum Program {
    static func run(_ arguments: [String]) -> ExitCode {
        let console = Console(
            isJSON: isGiven("--json", in: arguments),
            isVerbose: isGiven("--verbose", in: arguments) || isGiven("-v", in: arguments))
        let start = monotonicSeconds()
        let code: ExitCode
        do throws(CommandError) {
            try dispatch(arguments, console)
            try console.flush()
            code = .done
        } catch {
            code = ErrorReport(error).show(on: console)
        }
        console.log.debug(
            "command.done", ["exit": "\(code.rawValue)", "seconds": NumberText.fixed(monotonicSeconds() - start, 6)])
        return code
    }

    private static func dispatch(_ arguments: [String], _ console: Console) throws(CommandError) {
        if arguments.isEmpty || ["--help", "-h"].contains(arguments[0]) {
            for line in HelpText.overview(console.out) { console.print(line) }
            return
        }
        if ["--version", "-V"].contains(arguments[0]) { return try VersionCommand.show(console) }
        let parsed = try ArgumentParser(commands: CommandTable.all).parse(arguments)
        console.log.debug("command.begin", ["name": parsed.path.joined(separator: " ")])
        if parsed.has(.help) {
            for line in HelpText.of(parsed.command, path: parsed.path, console.out) { console.print(line) }
            return
        }
        try parsed.command.run(parsed, console)
    }

    /// Whether a flag of every command stands anywhere before `--`: errors of parsing respect it too.
    private static func isGiven(_ flag: String, in arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains(flag)
    }
}
