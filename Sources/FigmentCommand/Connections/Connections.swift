import Figment
import FigmentSchema
import FigmentLoad

/// Databases under names of the user's own, `--to @NAME`: a file that nobody else can read.
///
/// ```json
/// {"connections": {"shop": {"uri": "postgresql://me@db.example.com/shop", "password_env": "SHOP_PASSWORD"}}}
/// ```
struct Connections {
    struct Entry: Equatable {
        let name: String
        /// Without a password.
        var uri: String
        var secret: PasswordSource?
    }

    let path: String
    var entries: [Entry]

    /// `$FIGMENT_CONFIG`, else `figment/connections.json` in `$XDG_CONFIG_HOME` or `~/.config`.
    static var path: String {
        if let path = System.environment("FIGMENT_CONFIG") { return path }
        let folder =
            System.environment("XDG_CONFIG_HOME") ?? (System.environment("HOME") ?? ".") + "/.config"
        return folder + "/figment/connections.json"
    }

    /// The connections of the file; none where there is no file.
    static func read() throws(UsageError) -> Connections {
        let path = path
        guard FileSystem.exists(path) else { return Connections(path: path, entries: []) }
        if let problem = PrivateFile.problem(path) { throw .connection(problem) }
        let bytes: [UInt8]
        do throws(TargetError) { bytes = try FileSystem.read(path, limit: 1 << 20) } catch {
            throw .connection(.unreadable(path: path, reason: error.wording.message))
        }
        let reading = JSONReader.read(bytes, name: path)
        guard let root = reading.root, reading.diagnostics.isEmpty,
            case .object(let members)? = root["connections"]?.value
        else { throw .connection(.unreadable(path: path, reason: "it is no JSON object with \"connections\"")) }
        var entries: [Entry] = []
        for member in members {
            guard let uri = member.value["uri"]?.string, isName(member.key) else {
                throw .connection(.unreadable(path: path, reason: "\(member.key) has no \"uri\", or is no name"))
            }
            entries.append(Entry(name: member.key, uri: uri, secret: PasswordSource(member.value)))
        }
        return Connections(path: path, entries: entries)
    }

    /// Puts the file in place of the old one; nobody else can read it at any moment.
    func write() throws(UsageError) {
        let members = entries.map { entry in
            (entry.name, SyntaxNode.object([("uri", .string(entry.uri))] + (entry.secret.map { [$0.member] } ?? [])))
        }
        let text = SyntaxNode.object([("connections", .object(members))]).jsonText(pretty: true) + "\n"
        do throws(FileError) { try PrivateFile.write(Array(text.utf8), to: path) } catch {
            throw .connection(.unwritable(path: path, reason: System.reason(error.code)))
        }
    }

    /// Letters, digits, `-`, `_` and `.`.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                    || [0x2D, 0x5F, 0x2E].contains(byte)
            }
    }

    func entry(_ name: String) throws(UsageError) -> Entry {
        if let entry = entries.first(where: { $0.name == name }) { return entry }
        let known = entries.map(\.name)
        throw .connection(.unknown(name, nearest: EditDistance.nearest(to: name, among: known), known: known))
    }

    /// The address of `@NAME`, with its password.
    static func address(_ name: String) throws(UsageError) -> TargetURI {
        let entry = try read().entry(name)
        var uri: TargetURI
        do throws(TargetURI.Malformed) { uri = try Databases.address(entry.uri) } catch {
            throw .destination("@" + name, .malformed(error))
        }
        if let secret = entry.secret { uri.password = try secret.password(of: name) }
        return uri
    }
}

/// Where a connection's password comes from.
enum PasswordSource: Equatable {
    case environment(String)
    /// A command whose output it is.
    case command(String)
    /// The file itself.
    case stored(Secret)

    init?(_ node: SyntaxNode) {
        if let name = node["password_env"]?.string {
            self = .environment(name)
        } else if let command = node["password_command"]?.string {
            self = .command(command)
        } else if let text = node["password"]?.string {
            self = .stored(Secret(text))
        } else {
            return nil
        }
    }

    var member: (String, SyntaxNode) {
        switch self {
        case .environment(let name): ("password_env", .string(name))
        case .command(let command): ("password_command", .string(command))
        case .stored(let secret): ("password", .string(secret.revealed))
        }
    }

    /// As lists show it. A command may hold a secret of its own.
    var words: String {
        switch self {
        case .environment(let name): "from $\(name)"
        case .command: "from a command"
        case .stored: "in the file"
        }
    }

    /// Long enough for somebody who is asked on the terminal.
    static let commandSeconds = 60.0

    func password(of connection: String) throws(UsageError) -> Secret {
        switch self {
        case .stored(let secret): return secret
        case .environment(let name):
            guard let text = System.environment(name) else {
                throw .connection(.noVariable(name, connection: connection))
            }
            return Secret(text)
        case .command(let command):
            var text: Substring
            switch System.output(of: command, within: PasswordSource.commandSeconds) {
            case .text(let output): text = Substring(output)
            case .failed: throw .connection(.commandFailed(connection: connection))
            case .late: throw .connection(.commandLate(connection: connection))
            }
            while let last = text.last, last.isNewline { text.removeLast() }
            return Secret(String(text))
        }
    }
}

/// What is wrong with the file of connections, or with one of them. Never says what a secret is.
enum ConnectionProblem: Equatable {
    case unknown(String, nearest: String?, known: [String])
    case exists(String)
    case badName(String)
    /// Others may read the file; its permissions in octal digits.
    case open(path: String, mode: String)
    case foreign(path: String)
    case unreadable(path: String, reason: String)
    case unwritable(path: String, reason: String)
    case noVariable(String, connection: String)
    case commandFailed(connection: String)
    case commandLate(connection: String)
    /// A password stands in the URI.
    case literalPassword(String)
    /// A URI without a database.
    case noDatabase(String)

    var words: (String, String?) {
        switch self {
        case .unknown(let name, let nearest, let known):
            (
                "there is no connection @\(name)",
                nearest.map { "did you mean @\($0)?" }
                    ?? (known.isEmpty
                        ? "figment connection add \(name) postgresql://user@host/database"
                        : "one of \(known.map { "@" + $0 }.joined(separator: ", "))")
            )
        case .exists(let name): ("the connection \(name) is there already", "add --force to replace it")
        case .badName(let name):
            ("\"\(name)\" is no name of a connection", "letters, digits, \"-\", \"_\" and \".\"")
        case .open(let path, let mode):
            ("\(path) can be read or changed by others (mode \(mode)), and may hold passwords", "chmod 600 \(path)")
        case .foreign(let path): ("\(path) belongs to another user", "a file of your own, as FIGMENT_CONFIG=FILE")
        case .unreadable(let path, let reason): ("the connections in \(path) cannot be read: \(reason)", nil)
        case .unwritable(let path, let reason): ("cannot write \(path): \(reason)", nil)
        case .noVariable(let name, let connection):
            ("the password of @\(connection) is in the variable \(name), and that is not set", "export \(name)=…")
        case .commandFailed(let connection):
            ("the command that gives the password of @\(connection) failed", "run it by hand to see why")
        case .commandLate(let connection):
            (
                "the command that gives the password of @\(connection) did not end within "
                    + NumberText.duration(PasswordSource.commandSeconds), "run it by hand to see why"
            )
        case .literalPassword(let name):
            (
                "the URI holds a password, which would stand in a file",
                "--password-env VARIABLE or \"--password-command COMMAND\" for \(name); --store-password keeps it in the "
                    + "file, readable by you alone"
            )
        case .noDatabase(let text):
            ("\(text) is no database", "postgresql://user@host:port/database or clickhouse://user@host:port/database")
        }
    }
}

extension SyntaxNode {
    fileprivate var string: String? {
        if case .string(let text) = value { return text }
        return nil
    }
}
