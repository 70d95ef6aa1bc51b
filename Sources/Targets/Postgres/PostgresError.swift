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
