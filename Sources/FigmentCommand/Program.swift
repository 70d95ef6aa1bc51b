import Figment

/// Reads the command line, runs the command, and reports what went wrong: the only place that does.
enum Program {
    static func run(_ arguments: [String]) -> ExitCode {
        let start = monotonicSeconds()
        // Errors of the command line itself are shown the way that the line seems to ask for.
        var console = Console(isJSON: isGiven("--json", in: arguments), isVerbose: isGiven("--verbose", in: arguments))
        let code: ExitCode
        do throws(CommandError) {
            if let parsed = try parse(arguments, console) {
                console = Console(isJSON: parsed.has(.json), isVerbose: parsed.has(.verbose))
                console.log.debug("command.begin", ["name": parsed.path.joined(separator: " ")])
                try parsed.command.run(parsed, console)
            }
            try console.flush()
            code = .done
        } catch {
            code = ErrorReport(error).show(on: console)
        }
        console.log.debug(
            "command.done", ["exit": "\(code.rawValue)", "seconds": NumberText.fixed(monotonicSeconds() - start, 6)])
        return code
    }

    /// The command to run; nil where the line asked for help or the version, which is shown.
    private static func parse(_ arguments: [String], _ console: Console) throws(CommandError) -> ParsedArguments? {
        if ["--version", "-V"].contains(arguments.first) {
            try VersionCommand.show(console)
            return nil
        }
        if arguments.isEmpty || ["--help", "-h"].contains(arguments.first) {
            for line in HelpText.overview(console.out) { console.print(line) }
            return nil
        }
        let parsed = try ArgumentParser(commands: CommandTable.all).parse(arguments)
        if !parsed.has(.help) { return parsed }
        for line in HelpText.of(parsed.command, path: parsed.path, console.out) { console.print(line) }
        return nil
    }

    /// Whether a flag of every command stands anywhere before `--`.
    private static func isGiven(_ flag: String, in arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains(flag)
    }
}
