import Figment
import FigmentLoad

/// `figment connection …`: databases under names of one's own.
enum ConnectionCommands {
    static let group = Command(
        name: "connection", summary: "Databases under names of your own, for --to @NAME.",
        examples: [
            .init(line: "figment connection list", summary: "all of them, without secrets"),
            .init(
                line: "figment load --builtin users --to postgresql:///demo --dry-run",
                summary: "what --to takes; @NAME stands for such a URI"),
        ],
        subcommands: [
            ConnectionAddCommand.command, ConnectionListCommand.command, ConnectionTestCommand.command,
            ConnectionRemoveCommand.command,
        ])

    static let name = Command.Positional("NAME", "The connection's name, without @.")

    static func name(_ arguments: ParsedArguments) -> String {
        let text = arguments.positional(0) ?? ""
        return text.hasPrefix("@") ? String(text.dropFirst()) : text
    }
}

/// `figment connection add`.
enum ConnectionAddCommand {
    static let passwordEnv = OptionSpec(
        "password-env", .text("VARIABLE"), "The environment variable that holds the password when it is needed.")
    static let passwordCommand = OptionSpec(
        "password-command", .text("COMMAND"), "A command that prints the password, as of a keychain.")
    static let storePassword = OptionSpec(
        "store-password", .flag, "Keep the password of the URI in the file, which nobody else can read.")
    static let force = OptionSpec("force", .flag, "Replace a connection of the same name.")

    static let command = Command(
        name: "add", summary: "Give a database a name.",
        details: [
            "The file is $FIGMENT_CONFIG, else figment/connections.json in $XDG_CONFIG_HOME or ~/.config, mode 0600.",
            "It holds where a password comes from rather than the password.",
        ],
        positionals: [
            ConnectionCommands.name, .init("URI", "postgresql://user@host:port/database or clickhouse://…"),
        ],
        options: [passwordEnv, passwordCommand, storePassword, force],
        examples: [
            .init(
                line: "figment connection add shop postgresql://me@db.example.com/shop --password-env SHOP_PASSWORD",
                summary: "the password from a variable"),
            .init(
                line:
                    "figment connection add logs clickhouses://me@ch.example.com/logs --password-command 'pass show ch'",
                summary: "or from a command"),
        ]
    ) { arguments, console throws(CommandError) in
        do throws(UsageError) { try add(arguments, console) } catch { throw .usage(error, command: arguments.path) }
    }

    private static func add(_ arguments: ParsedArguments, _ console: Console) throws(UsageError) {
        let name = ConnectionCommands.name(arguments)
        guard Connections.isName(name) else { throw .connection(.badName(name)) }
        var connections = try Connections.read()
        if connections.entries.contains(where: { $0.name == name }), !arguments.has(force) {
            throw .connection(.exists(name))
        }
        let entry = try entry(name, arguments)
        if let index = connections.entries.firstIndex(where: { $0.name == name }) {
            connections.entries[index] = entry
        } else {
            connections.entries.append(entry)
        }
        try connections.write()
        console.print("\(console.out.green("added")) @\(name) in \(connections.path)")
    }

    private static func entry(_ name: String, _ arguments: ParsedArguments) throws(UsageError) -> Connections.Entry {
        var text = arguments.positional(1) ?? ""
        if text.hasPrefix("@") { throw .connection(.noDatabase(Destination.shown(text))) }
        guard try Destination.database(text) != nil else { throw .connection(.noDatabase(Destination.shown(text))) }
        let given = [passwordEnv, passwordCommand, storePassword].filter { arguments.has($0) }
        if given.count > 1 { throw .together("--" + given[0].name, "--" + given[1].name) }
        var secret: PasswordSource?
        if let name = arguments.text(passwordEnv) { secret = .environment(name) }
        if let command = arguments.text(passwordCommand) { secret = .command(command) }
        // The text as it was given: what a bare scheme stands for is looked up when it is used.
        if let password = (try? TargetURI(text))?.password {
            guard arguments.has(storePassword) else { throw .connection(.literalPassword(name)) }
            secret = .stored(password)
            text = TargetURI.withoutPassword(text)
        }
        return Connections.Entry(name: name, uri: text, secret: secret)
    }
}

/// `figment connection list`.
enum ConnectionListCommand {
    static let command = Command(
        name: "list", summary: "List the connections; secrets are not shown.",
        examples: [
            .init(line: "figment connection list", summary: "for people"),
            .init(line: "figment connection list --json", summary: "for programs"),
        ]
    ) { arguments, console throws(CommandError) in
        let connections: Connections
        do throws(UsageError) { connections = try Connections.read() } catch {
            throw .usage(error, command: arguments.path)
        }
        if console.isJSON {
            let list = connections.entries.map { entry in
                SyntaxNode.object([
                    ("name", .string(entry.name)), ("uri", .string(Destination.shown(entry.uri))),
                    ("password", entry.secret.map { .string($0.words) } ?? SyntaxNode(.null)),
                ])
            }
            return console.print(
                json: SyntaxNode.object([
                    ("path", .string(connections.path)), ("connections", .array(list)),
                ]).jsonText())
        }
        if connections.entries.isEmpty {
            return console.print("none yet: figment connection add NAME postgresql://user@host/database")
        }
        var table = TextTable(["name", "database", "password"], minimum: 16)
        for entry in connections.entries {
            table.add(["@" + entry.name, Destination.shown(entry.uri), entry.secret?.words ?? "none"])
        }
        for line in table.lines(width: console.width, paint: console.out) { console.print(line) }
    }
}

/// `figment connection test`.
enum ConnectionTestCommand {
    static let command = Command(
        name: "test", summary: "Connect, log in and say what came of it.",
        positionals: [ConnectionCommands.name],
        examples: [
            .init(line: "figment connection test shop", summary: "exit code 3 where it cannot connect"),
            .init(line: "figment connection test shop --json", summary: "for programs"),
        ]
    ) { arguments, console throws(CommandError) in
        let name = ConnectionCommands.name(arguments)
        let uri: TargetURI
        do throws(UsageError) { uri = try Connections.address(name) } catch {
            throw .usage(error, command: arguments.path)
        }
        let target = try Databases.target(uri, [], LoadOptions(jobName: "test"))
        do throws(TargetError) {
            // One of the two connects, whatever the database.
            _ = try target.definitions()
            _ = try target.countRows()
        } catch { throw .target(error) }
        if console.isJSON {
            return console.print(
                json: SyntaxNode.object([
                    ("name", .string(name)), ("destination", .string(uri.description)), ("connected", .bool(true)),
                ]).jsonText())
        }
        console.print("\(console.out.green("connected")) to \(uri.description)")
    }
}

/// `figment connection remove`.
enum ConnectionRemoveCommand {
    static let command = Command(
        name: "remove", summary: "Forget a connection; the database stays as it is.",
        positionals: [ConnectionCommands.name],
        examples: [
            .init(line: "figment connection remove shop", summary: "its password too, where the file held it"),
            .init(line: "figment connection list", summary: "what is left"),
        ]
    ) { arguments, console throws(CommandError) in
        let name = ConnectionCommands.name(arguments)
        do throws(UsageError) {
            var connections = try Connections.read()
            _ = try connections.entry(name)
            connections.entries.removeAll { $0.name == name }
            try connections.write()
        } catch { throw .usage(error, command: arguments.path) }
        console.print("\(console.out.green("removed")) @\(name)")
    }
}
