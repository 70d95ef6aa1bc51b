import CCurl
import FigmentTarget

/// What a code of ClickHouse, of HTTP or of libcurl means. Words of messages decide nothing.
enum ClickHouseError {
    static let server = "ClickHouse"

    /// - Parameters:
    ///   - code: Number of the exception; nil where the answer told none.
    ///   - status: HTTP's.
    static func failure(code: Int?, status: Int, message: String, place: String, retryAfter: Double?) -> TargetError {
        guard let code, code != 0 else { return failure(status: status, message, place, retryAfter) }
        return .server(
            ServerFailure(
                server: server, place: place, kind: kind(code), code: String(code),
                message: shortened(message), isTransient: isTransient(code), retryAfter: retryAfter))
    }

    /// A proxy's answer, or that of something that is no ClickHouse.
    private static func failure(status: Int, _ message: String, _ place: String, _ retryAfter: Double?) -> TargetError {
        let kind: ServerFailure.Kind =
            switch status {
            case 401: .authentication
            case 403: .forbidden
            case 408, 504: .timeout
            case 507: .diskFull
            default: .other
            }
        let text = shownText(message, status)
        return .server(
            ServerFailure(
                server: server, place: place, kind: kind, code: "HTTP \(status)", message: text,
                isTransient: [408, 425, 429, 502, 503, 504].contains(status), retryAfter: retryAfter))
    }

    /// What proxies answer for a server behind them that may come back, or a login of their own.
    static func isOfProxy(_ status: Int) -> Bool { [401, 403, 408, 425, 429, 502, 503, 504].contains(status) }

    /// An answer that no ClickHouse gives.
    static func stranger(_ address: ClickHouseAddress, status: Int, _ message: String) -> TargetError {
        let text = shownText(message, status)
        return refused(
            .cannotConnect, "the answer is not ClickHouse's: \(text); \(question(address))", place: address.place)
    }

    /// What may be wrong with an address whose server has never answered.
    private static func question(_ address: ClickHouseAddress) -> String {
        address.isSecure
            ? "is this the port of its HTTP interface by TLS (8443 as a rule)? Without TLS the address begins with clickhouse://"
            : "is this the port of its HTTP interface (8123 as a rule, not 9000)? By TLS the address begins with clickhouses://"
    }

    /// Pages are for browsers.
    private static func shownText(_ message: String, _ status: Int) -> String {
        let isPage = message.first { !$0.isWhitespace } == "<"
        return message.isEmpty || isPage ? "HTTP status \(status)" : shortened(message)
    }

    /// Numbers of `src/Common/ErrorCodes.cpp`; they never change their meaning.
    private static func kind(_ code: Int) -> ServerFailure.Kind {
        switch code {
        case 516, 192, 193, 194: .authentication
        case 497, 164, 291, 242: .forbidden
        case 81: .missingDatabase
        case 159, 160: .timeout
        case 209, 210, 279: .lost
        case 243: .diskFull
        // Values that a type cannot hold, or bytes that are no block.
        case 6, 27, 33, 38, 41, 53, 69, 70, 72, 117, 131, 321, 349, 407: .values
        default: .other
        }
    }

    /// Whether the same statement may go well later.
    private static func isTransient(_ code: Int) -> Bool {
        switch code {
        case 159,  // TIMEOUT_EXCEEDED
            202,  // TOO_MANY_SIMULTANEOUS_QUERIES
            203,  // NO_FREE_CONNECTION
            209, 210,  // SOCKET_TIMEOUT, NETWORK_ERROR
            236,  // ABORTED: the server shuts down
            241,  // MEMORY_LIMIT_EXCEEDED
            242,  // TABLE_IS_READ_ONLY: its keeper is away
            252,  // TOO_MANY_PARTS
            279,  // ALL_CONNECTION_TRIES_FAILED
            285,  // TOO_FEW_LIVE_REPLICAS
            286,  // UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE
            319,  // UNKNOWN_STATUS_OF_INSERT
            394,  // QUERY_WAS_CANCELLED
            425,  // SYSTEM_ERROR
            473,  // DEADLOCK_AVOIDED
            999:  // KEEPER_EXCEPTION
            true
        default: false
        }
    }

    /// - Parameter isKnown: Whether this server has answered before: then it may come back.
    static func failure(
        _ status: CURLcode, _ message: String, _ address: ClickHouseAddress, isKnown: Bool
    ) -> TargetError {
        var kind: ServerFailure.Kind
        var transient = true
        var text = message
        switch status {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY:
            kind = .cannotConnect
            transient = isKnown
        case CURLE_OPERATION_TIMEDOUT: kind = .timeout
        case CURLE_SSL_CACERT_BADFILE:
            if let file = address.certificateFile {
                return .option(
                    OptionFailure(
                        name: "ca", reason: "'\(file)' cannot be read as a file of certificates", choices: []))
            }
            kind = .certificate
            transient = false
        case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            kind = .certificate
            transient = false
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_SSL_CONNECT_ERROR: kind = .lost
        // What is no HTTP, or none of the versions that are understood.
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2: kind = .lost
        case CURLE_PARTIAL_FILE, CURLE_WRITE_ERROR: kind = .lost
        default:
            kind = .other
            transient = false
        }
        if kind == .lost || kind == .timeout, !isKnown {
            kind = .cannotConnect
            transient = false
            text += "; " + question(address)
        }
        return .server(
            ServerFailure(
                server: server, place: address.place, kind: kind, code: "curl \(status.rawValue)", message: text,
                isTransient: transient))
    }

    static func refused(_ kind: ServerFailure.Kind, _ message: String, place: String) -> TargetError {
        .server(ServerFailure(server: server, place: place, kind: kind, message: message))
    }

    /// The number in "Code: 60. DB::Exception: …" or "Code: 60, e.displayText() = …".
    static func code(in text: some Collection<UInt8>) -> Int? {
        let opening = Array("Code: ".utf8)
        guard text.starts(with: opening) else { return nil }
        let digits = text.dropFirst(opening.count).prefix { $0 >= 0x30 && $0 <= 0x39 }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The first line, 500 characters at most, without "Code: N, e.displayText() = DB::Exception: " before it.
    private static func shortened(_ message: String) -> String {
        var line = Substring(message.prefix { $0 != "\n" })
        if line.hasPrefix("Code: "), let mark = line.firstRange(of: "DB::Exception: ") {
            line = line[mark.upperBound...]
        }
        if let end = line.firstRange(of: ", e.what() = ") { line = line[..<end.lowerBound] }
        return String(line.prefix(500))
    }
}
