import Figment

/// What the user reads of an error: what happened, why, and what to type next.
struct Wording {
    var message: String
    /// More lines, shown below the message.
    var details: [String] = []
    var fix: String?
    var code: String
    var exit: ExitCode
}

/// Shows an error the way the console wants it.
struct ErrorReport {
    private let error: CommandError
    private let wording: Wording

    init(_ error: CommandError) {
        self.error = error
        wording = error.wording
    }

    func show(on console: Console) -> ExitCode {
        console.log.debug("command.failed", ["code": wording.code, "message": wording.message])
        if case .reported(let exit) = error {
            try? console.flush()
            return exit
        }
        if console.isJSON {
            console.print(json: SyntaxNode.object([("error", json)]).jsonText())
            try? console.flush()
            return wording.exit
        }
        // What was printed before the error keeps its place before it.
        try? console.flush()
        let paint = console.err
        if case .schema(let invalid) = error {
            for diagnostic in invalid.diagnostics {
                console.note(String(diagnostic.rendered(source: invalid.source).dropLast()))
            }
            if invalid.diagnostics.count > 1 { console.note("\(paint.red("error:")) \(wording.message)") }
        } else {
            let isInterrupted = wording.exit == .interrupted
            let label = isInterrupted ? paint.yellow("interrupted:") : paint.red("error:")
            console.note("\(label) \(wording.message)")
            for line in wording.details { console.note("  " + line) }
        }
        if let fix = wording.fix { console.note("  \(paint.bold("fix:")) \(fix)") }
        return wording.exit
    }

    private var json: SyntaxNode {
        var members: [(String, SyntaxNode)] = [
            ("code", .string(wording.code)), ("message", .string(wording.message)),
        ]
        if !wording.details.isEmpty { members.append(("details", .strings(wording.details))) }
        if let fix = wording.fix { members.append(("fix", .string(fix))) }
        members.append(("exit_code", .int(Int(wording.exit.rawValue))))
        if let diagnostics = error.diagnostics { members.append(("diagnostics", .array(diagnostics.map(\.json)))) }
        return .object(members)
    }
}

extension CommandError {
    /// The findings about a schema, where the error is one.
    var diagnostics: [Diagnostic]? {
        switch self {
        case .schema(let invalid): invalid.diagnostics
        case .library(.invalid(let diagnostics)): diagnostics
        default: nil
        }
    }
}
