/// The help, made from the commands' declarations.
enum HelpText {
    /// Stands for the program where no command is named.
    static let program = Command(
        name: "figment", summary: "Synthetic data from a schema file: deterministic, and as fast as the disk.",
        subcommands: [])

    /// What `figment` alone shows.
    static func overview(_ paint: Paint) -> [String] {
        var lines = [program.summary, "", "\(paint.bold("Usage:")) figment COMMAND [OPTIONS]", ""]
        lines.append(paint.bold("Commands:"))
        lines += list(CommandTable.all.map { ($0.name, $0.summary) }, paint)
        lines += [
            "", paint.bold("Try:"),
            "  figment preview simple",
            "  figment generate --builtin ecommerce --rows 10k --out products",
            "  figment help generate",
            "",
            "Exit codes: 0 done, 1 data or a check failed, 2 usage or schema, 3 environment, 130 interrupted.",
        ]
        return lines
    }

    /// The help of one command.
    static func of(_ command: Command, path: [String], _ paint: Paint) -> [String] {
        if path.isEmpty { return overview(paint) }
        var lines = [command.summary, "", "\(paint.bold("Usage:")) \(usage(command, path: path))"]
        if !command.details.isEmpty { lines += [""] + command.details }
        if !command.subcommands.isEmpty {
            lines += ["", paint.bold("Commands:")]
            lines += list(command.subcommands.map { ($0.name, $0.summary) }, paint)
        }
        if !command.positionals.isEmpty {
            lines += ["", paint.bold("Arguments:")]
            lines += list(command.positionals.map { ($0.name, $0.summary) }, paint)
        }
        lines += ["", paint.bold("Options:")]
        lines += list(command.allOptions.map { ($0.heading, $0.summary) }, paint)
        if !command.examples.isEmpty {
            lines += ["", paint.bold("Examples:")]
            for example in command.examples {
                lines += ["  " + paint.dim("# " + example.summary), "  " + example.line]
            }
        }
        return lines
    }

    /// `figment row [OPTIONS] SCHEMA [TABLE] N`
    static func usage(_ command: Command, path: [String]) -> String {
        var words = ["figment"] + path
        if !command.subcommands.isEmpty { words.append("COMMAND") }
        for positional in command.positionals {
            words.append(
                (positional.isRequired ? positional.name : "[\(positional.name)]")
                    + (positional.isRepeatable ? "…" : ""))
        }
        return (words + ["[OPTIONS]"]).joined(separator: " ")
    }

    /// Two columns; a heading too wide for the first stands on a line of its own.
    private static func list(_ items: [(String, String)], _ paint: Paint) -> [String] {
        let column = min(30, items.map { $0.0.count }.max() ?? 0)
        var lines: [String] = []
        for (heading, text) in items {
            let rows = wrapped(text, width: 110 - column - 4)
            var first = "  " + paint.cyan(heading)
            if heading.count > column {
                lines.append(first)
                first = "  " + String(repeating: " ", count: column)
            } else {
                first += String(repeating: " ", count: column - heading.count)
            }
            for (index, row) in rows.enumerated() {
                lines.append((index == 0 ? first : String(repeating: " ", count: column + 2)) + "  " + row)
            }
        }
        return lines
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
