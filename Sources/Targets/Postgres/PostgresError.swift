import FigmentTarget

/// What an SQLSTATE means for a load.
enum PostgresError {
    /// - Parameters:
    ///   - state: Five characters, of Appendix A of PostgreSQL's manual.
    ///   - table: The table that a statement was about.
    static func failure(state: String, message: String, place: String, table: String? = nil) -> ServerFailure {
        ServerFailure(
            server: "PostgreSQL", place: place, kind: kind(state, table), code: state, message: message,
            isTransient: isTransient(state))
    }

    /// What the server says when it lets nobody in: the SQLSTATE and its words, out of libpq's text about each try.
    ///
    /// The lines are, for each address and for each way to encrypt, "connection to server at … failed: FATAL:  28P01:
    /// password authentication failed" and the place in the server's source.
    static func refusal(_ text: String) -> (state: String, message: String)? {
        func isState(_ word: Substring) -> Bool {
            word.utf8.count == 6 && word.hasSuffix(":") && word.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
                && word.utf8.dropLast().allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x41 && $0 <= 0x5A }
        }
        let lines = text.split(whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            guard let state = words.dropFirst().first(where: isState) else { continue }
            var message = String(line[state.endIndex...].drop { $0 == " " })
            for more in lines[(index + 1)...].prefix(while: { !$0.hasPrefix("connection to server") }) {
                if !more.hasPrefix("LOCATION:") { message += "; " + more }
            }
            return (String(state.dropLast()), message)
        }
        return nil
    }

    /// Whether the same thing may go well later: by the server's code, never by its words.
    static func isTransient(_ state: String) -> Bool {
        switch state {
        // Serialization failure, deadlock.
        case "40001", "40P01": true
        // Too many connections; the server stops, crashed, or is not ready yet.
        case "53300", "57P01", "57P02", "57P03": true
        // Out of memory: other work may end.
        case "53200": true
        default: state.hasPrefix("08")
        }
    }

    private static func kind(_ state: String, _ table: String?) -> ServerFailure.Kind {
        switch state {
        case "28000", "28P01": .authentication
        case "3D000": .missingDatabase
        case "42P01": table.map { .missingTable($0) } ?? .other
        case "53100": .diskFull
        case "42501", "25006": .forbidden
        case "57014": .timeout
        case _ where state.hasPrefix("08") || state.hasPrefix("57P"): .lost
        // Data exceptions and violated constraints.
        case _ where state.hasPrefix("22") || state.hasPrefix("23"): .values
        default: .other
        }
    }
}
