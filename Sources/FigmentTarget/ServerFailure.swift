/// What a server, or the way to it, answered instead of doing what was asked.
public struct ServerFailure: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// No connection: wrong host or port, nobody there, no answer in time.
        case cannotConnect
        case authentication
        case certificate
        /// The connection ended in the middle.
        case lost
        case timeout
        case missingDatabase
        case missingTable(String)
        /// A table that is there has other columns than the job; one line for each.
        case otherTable(String, [String])
        /// The earlier, unfinished load of this name was of something else; one line for each difference.
        case otherJob(String, [String])
        /// A table has fewer rows than an earlier run of the load left in it.
        case missingRows(String, found: Int64, expected: Int64)
        /// Something else in the database that keeps the load from beginning.
        case unsuitable(Obstacle)
        /// Another process loads the same job at this moment; the message says which, where that is known.
        case busy(String)
        case diskFull
        /// Nothing went well for so long, in so many tries.
        case away(seconds: Double, tries: Int)
        /// The server refused the values.
        case values
        /// Rights are missing.
        case forbidden
        case other
    }
    /// "PostgreSQL", "ClickHouse", …
    public var server: String
    /// Host and port, or a path; never a password.
    public var place: String
    public var kind: Kind
    /// The server's own code: an SQLSTATE, the number of an exception, an HTTP status; empty where there is none.
    public var code: String
    /// In the server's words.
    public var message: String
    /// Whether trying again may help, by the server's own code.
    public var isTransient: Bool
    /// How long the server asks to wait, in seconds.
    public var retryAfter: Double?

    public init(
        server: String, place: String, kind: Kind, code: String = "", message: String, isTransient: Bool = false,
        retryAfter: Double? = nil
    ) {
        self.server = server
        self.place = place
        self.kind = kind
        self.code = code
        self.message = message
        self.isTransient = isTransient
        self.retryAfter = retryAfter
    }

    /// The same, when it did not pass.
    public func lasting(seconds: Double, tries: Int) -> ServerFailure {
        var failure = self
        // A reason that helps more than the time that was waited.
        if kind == .diskFull { return failure }
        failure.kind = .away(seconds: seconds, tries: tries)
        failure.isTransient = false
        return failure
    }
}
