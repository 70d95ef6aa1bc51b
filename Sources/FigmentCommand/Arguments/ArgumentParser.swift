import FigmentSchema
import FigmentTypes

/// Reads a command line by the commands' declarations.
struct ArgumentParser {
    let commands: [Command]

    /// Finds the command and reads its arguments.
    ///
    /// Options may stand before, between and behind the positionals; `--` ends them.
    /// - Throws: ``CommandError/usage(_:command:)``.
    func parse(_ arguments: [String]) throws(CommandError) -> ParsedArguments {
        var rest = arguments
        var path: [String] = []
        var level = commands
        var command: Command?
        while !level.isEmpty {
            // Options of every command may stand before the command's name.
            guard let place = rest.firstIndex(where: { !$0.hasPrefix("-") }) else {
                if rest.contains("--help") || rest.contains("-h") { break }
                throw .usage(.missingCommand(of: path, known: level.map(\.name)), command: path)
            }
            let name = rest.remove(at: place)
            guard let found = level.first(where: { $0.name == name }) else {
                if let later = LaterCommand.named((path + [name]).joined(separator: " ")) { throw .later(later) }
                let nearest = EditDistance.nearest(to: name, among: level.map(\.name) + LaterCommand.names)
                throw .usage(.unknownCommand(name, nearest: nearest, known: level.map(\.name)), command: path)
            }
            path.append(name)
            command = found
            level = found.subcommands
        }
        guard let command else {
            var program = ParsedArguments(command: HelpText.program, path: [])
            program.values[OptionSpec.help.name] = [""]
            return program
        }
        return try read(rest, of: command, path: path)
    }

    private func read(_ arguments: [String], of command: Command, path: [String]) throws(CommandError)
        -> ParsedArguments
    {
        var parsed = ParsedArguments(command: command, path: path)
        var rest = arguments[...]
        do throws(UsageError) {
            while let argument = rest.popFirst() {
                if argument == "--" {
                    parsed.positionals += rest
                    break
                }
                if argument.hasPrefix("--") {
                    try readLong(argument, &rest, &parsed)
                } else if argument.hasPrefix("-"), argument != "-" {
                    try readShort(argument, &rest, &parsed)
                } else {
                    parsed.positionals.append(argument)
                }
            }
            if !parsed.has(.help) { try checkPositionals(parsed) }
        } catch { throw .usage(error, command: path) }
        return parsed
    }

    private func checkPositionals(_ parsed: ParsedArguments) throws(UsageError) {
        let declared = parsed.command.positionals
        if parsed.positionals.count > declared.count, declared.last?.isRepeatable != true {
            throw .extraArgument(parsed.positionals[declared.count])
        }
        if declared.count > parsed.positionals.count, declared[parsed.positionals.count].isRequired {
            throw .missingArgument(declared[parsed.positionals.count].name)
        }
    }

    /// `--name`, `--name value` or `--name=value`.
    private func readLong(
        _ argument: String, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments
    ) throws(UsageError) {
        var name = argument
        var attached: String?
        if let equals = argument.firstIndex(of: "=") {
            name = String(argument[..<equals])
            attached = String(argument[argument.index(after: equals)...])
        }
        let options = parsed.command.allOptions
        guard let option = options.first(where: { $0.longSpellings.contains(name) }) else {
            throw unknown(name, options)
        }
        try store(option, spelling: name, attached, &rest, &parsed)
    }

    /// `-p`, `-r 10`, `-r10`, `-r=10`, or several flags as in `-pv`.
    private func readShort(
        _ argument: String, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments
    ) throws(UsageError) {
        var letters = argument.dropFirst()
        let options = parsed.command.allOptions
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.shorts.contains(letter) }) else {
                throw unknown("-\(letter)", options)
            }
            if case .flag = option.kind {
                try store(option, spelling: "-\(letter)", nil, &rest, &parsed)
                continue
            }
            let attached = letters.hasPrefix("=") ? letters.dropFirst() : letters
            try store(option, spelling: "-\(letter)", letters.isEmpty ? nil : String(attached), &rest, &parsed)
            return
        }
    }

    private func unknown(_ name: String, _ options: [OptionSpec]) -> UsageError {
        let known = options.flatMap(\.longSpellings)
        return .unknownOption(name, nearest: EditDistance.nearest(to: name, among: known))
    }

    private func store(
        _ option: OptionSpec, spelling: String, _ attached: String?, _ rest: inout ArraySlice<String>,
        _ parsed: inout ParsedArguments
    ) throws(UsageError) {
        var value = ""
        if case .flag = option.kind {
            if attached != nil { throw .valueForFlag(spelling) }
        } else if let attached {
            value = attached
        } else if let next = rest.first, !next.hasPrefix("-") || next == "-" || Quantity.integer(next) != nil {
            value = rest.removeFirst()
        } else {
            throw .missingValue(spelling, placeholder: option.placeholder ?? "VALUE")
        }
        if let problem = option.kind.problem(with: value) {
            throw .badValue(option: spelling, value: value, problem)
        }
        if case .flag = option.kind {
            parsed.values[option.name] = [""]
            return
        }
        if !option.isRepeatable, let earlier = parsed.values[option.name]?.first, earlier != value {
            throw .givenTwice(spelling, first: earlier, second: value)
        }
        parsed.values[option.name, default: []].append(value)
    }
}

extension OptionSpec.Kind {
    /// What is wrong with a value, or nil.
    func problem(with value: String) -> UsageError.ValueProblem? {
        switch self {
        case .flag: return nil
        case .text: return value.isEmpty ? .empty : nil
        case .integer(_, let range):
            guard let number = Quantity.integer(value) else { return .notANumber(example: "1000, 10k or 2M") }
            return range.contains(number) ? nil : .outside(range)
        case .perSecond(_, let range):
            guard let number = Quantity.perSecond(value) else { return .notANumber(example: "5000, 5000/s or 20k") }
            return range.contains(number) ? nil : .outside(range)
        case .factor:
            guard let number = Double(value), number.isFinite, number > 0 else {
                return .notANumber(example: "0.1 or 10")
            }
            return nil
        case .bytes:
            return ByteSize.bytes(value) == nil ? .notANumber(example: "100GB, 1024MB or 1.5TB") : nil
        case .megabytes(let range):
            guard let number = Quantity.megabytes(value) else { return .notANumber(example: "256, 512MB or 2GB") }
            return range.contains(number) ? nil : .outside(range)
        case .choice(let words, let later):
            if words.contains(value) { return nil }
            if later.contains(value) { return .later(words) }
            return .notOneOf(words, nearest: EditDistance.nearest(to: value, among: words))
        case .rows:
            return Quantity.rows(value) == nil ? .notANumber(example: "1000, 2M or orders=5000") : nil
        }
    }
}
