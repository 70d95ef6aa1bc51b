import CCurl
import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// Where a server is and how it is spoken to.
struct ClickHouseAddress: Sendable {
    /// `http://host:port/`.
    var url: String
    var isSecure: Bool { url.hasPrefix("https:") }
    /// As messages show it.
    var place: String
    var database: String
    var user: String?
    var password: Secret?
    /// Of every request: `name=value` as the URI's options `setting.NAME` give them.
    var settings: [(name: String, value: String)] = []
    var certificateFile: String?
    var verifiesCertificate = true
    /// Seconds.
    var connectTimeout = 10
    /// Seconds in which fewer than one byte a second came or went, after which a request is given up.
    var idleTimeout = 300
}

/// Whether the server of an address has answered this process as ClickHouse does: from then on it may come back, before
/// that its address is more likely wrong. Shared by the connections of a target.
final class ClickHouseContact: Sendable {
    private let state = Monitor(false)

    var isMade: Bool { state.withLock { $0 } }
    func make() { state.withLock { $0 = true } }
}

/// One HTTP connection, kept alive between requests. Belongs to one thread.
final class ClickHouseConnection {
    let address: ClickHouseAddress
    private let curl: UnsafeMutableRawPointer
    private let answer = Answer()
    private let contact: ClickHouseContact
    /// The next request goes over a connection of its own. On one that was kept alive libcurl sends a request again, without
    /// a word, when it ends before the first byte of the answer: the server may have done it all the same.
    private var isOnce = false

    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Does not connect yet.
    ///
    init(_ address: ClickHouseAddress, _ contact: ClickHouseContact = ClickHouseContact()) throws(TargetError) {
        guard ClickHouseConnection.isReady, let handle = curl_easy_init() else {
            throw ClickHouseError.refused(.other, "libcurl could not be started", place: address.place)
        }
        self.address = address
        self.contact = contact
        curl = UnsafeMutableRawPointer(handle)
        setUp()
    }

    deinit { curl_easy_cleanup(curl) }

    private func set(_ option: CURLoption, _ value: Int) { _ = figment_curl_set_long(curl, option, value) }

    private func set(_ option: CURLoption, _ text: String) {
        _ = text.withCString { figment_curl_set_pointer(curl, option, $0) }
    }

    private func setUp() {
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT, address.connectTimeout)
        set(CURLOPT_LOW_SPEED_LIMIT, 1)
        set(CURLOPT_LOW_SPEED_TIME, address.idleTimeout)
        set(CURLOPT_TCP_NODELAY, 1)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_UPLOAD_BUFFERSIZE, 1 << 20)
        set(CURLOPT_SSL_VERIFYPEER, address.verifiesCertificate ? 1 : 0)
        set(CURLOPT_SSL_VERIFYHOST, address.verifiesCertificate ? 2 : 0)
        if let file = address.certificateFile { set(CURLOPT_CAINFO, file) }
        let context = Unmanaged.passUnretained(answer).toOpaque()
        _ = figment_curl_set_pointer(curl, CURLOPT_WRITEDATA, context)
        _ = figment_curl_set_pointer(curl, CURLOPT_HEADERDATA, context)
        _ = figment_curl_set_sink(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
            return answer.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
        }
        _ = figment_curl_set_sink(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
            answer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
            return size * count
        }
    }
}

extension ClickHouseConnection {
    /// What comes back of a request.
    private final class Answer {
        var body: [UInt8] = []
        var exceptionCode: Int?
        var retryAfter: Double?
        var status = 0
        /// Takes the body of an answer of status 200 instead of `body`; false ends the transfer.
        var sink: ((UnsafeRawBufferPointer) -> Bool)?

        func reset() {
            body.removeAll(keepingCapacity: true)
            exceptionCode = nil
            retryAfter = nil
            status = 0
            sink = nil
        }

        func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
            if let sink, status == 200, exceptionCode == nil { return sink(bytes) }
            // An error's text needs no more.
            if status != 200, body.count > 65_536 { return true }
            body.append(contentsOf: bytes)
            return true
        }

        func takeHeader(_ bytes: UnsafeRawBufferPointer) {
            let line = String(decoding: bytes, as: UTF8.self)
            if line.hasPrefix("HTTP/") {
                let words = line.split(separator: " ")
                status = words.count > 1 ? Int(words[1].prefix { $0.isNumber }) ?? 0 : 0
                return
            }
            guard let colon = line.firstIndex(of: ":") else { return }
            let value = line[line.index(after: colon)...].filter { !$0.isWhitespace }
            switch line[..<colon].lowercased() {
            case "x-clickhouse-exception-code": exceptionCode = Int(value)
            case "retry-after": retryAfter = Double(value)
            default: break
            }
        }
    }

    /// Runs a statement whose answer fits into memory.
    @discardableResult
    func run(_ sql: String, settings: [(String, String)] = []) throws(TargetError) -> [UInt8] {
        // What harms when it comes twice: CREATE, ALTER, RENAME, EXCHANGE.
        isOnce = !sql.hasPrefix("SELECT") && !sql.hasPrefix("INSERT")
        defer { isOnce = false }
        var text = sql
        let status = text.withUTF8 {
            perform(UnsafeRawBufferPointer($0), encoding: nil, settings: settings + [("wait_end_of_query", "1")], nil)
        }
        try check(status)
        return answer.body
    }

    /// Sends what is in `body`: a statement, for INSERT followed by a newline and the data.
    ///
    /// - Parameters:
    ///   - encoding: As HTTP names it, where the body is compressed.
    ///   - isOnce: Rows would be there twice if it came twice.
    func send(
        _ body: UnsafeRawBufferPointer, encoding: String?, settings: [(String, String)], isOnce: Bool
    ) throws(TargetError) {
        self.isOnce = isOnce
        defer { self.isOnce = false }
        try check(perform(body, encoding: encoding, settings: settings + [("wait_end_of_query", "1")], nil))
        // What comes after a 200 is what went wrong behind it: an INSERT says nothing otherwise.
        guard let code = ClickHouseError.code(in: answer.body) else { return }
        throw ClickHouseError.failure(
            code: code, status: 200, message: String(decoding: answer.body, as: UTF8.self), place: address.place,
            retryAfter: nil)
    }

    /// Runs a query and gives its answer to `sink` as it comes; the transfer ends when that returns false.
    func stream(
        _ sql: String, settings: [(String, String)], to sink: (UnsafeRawBufferPointer) -> Bool
    ) throws(TargetError) {
        var text = sql
        let status = withoutActuallyEscaping(sink) { sink in
            text.withUTF8 { perform(UnsafeRawBufferPointer($0), encoding: nil, settings: settings, sink) }
        }
        if status == CURLE_WRITE_ERROR, answer.status == 200, answer.exceptionCode == nil { return }
        try check(status)
    }

    private func perform(
        _ body: UnsafeRawBufferPointer, encoding: String?, settings: [(String, String)],
        _ sink: ((UnsafeRawBufferPointer) -> Bool)?
    ) -> CURLcode {
        answer.reset()
        answer.sink = sink
        defer { answer.sink = nil }
        set(CURLOPT_URL, url(settings))
        set(CURLOPT_FRESH_CONNECT, isOnce ? 1 : 0)
        let headers = headerList(encoding)
        defer { curl_slist_free_all(headers) }
        _ = figment_curl_set_pointer(curl, CURLOPT_HTTPHEADER, headers)
        set(CURLOPT_POST, 1)
        _ = figment_curl_set_offset(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        _ = figment_curl_set_pointer(curl, CURLOPT_POSTFIELDS, body.baseAddress)
        if FaultHook.next() != 0 { return CURLE_SEND_ERROR }
        let status = curl_easy_perform(curl)
        if FaultHook.next() != 0 { return CURLE_RECV_ERROR }
        return status
    }

    private func headerList(_ encoding: String?) -> UnsafeMutablePointer<curl_slist>? {
        var lines = ["Content-Type: application/octet-stream", "Expect:"]
        if let encoding { lines.append("Content-Encoding: \(encoding)") }
        if let user = address.user { lines.append("X-ClickHouse-User: \(user)") }
        if let password = address.password { lines.append("X-ClickHouse-Key: \(password.revealed)") }
        var list: UnsafeMutablePointer<curl_slist>?
        // A line break in a name or password would begin another header.
        for line in lines { list = curl_slist_append(list, line.filter { !$0.isNewline && $0 != "\0" }) ?? list }
        return list
    }

    private func url(_ settings: [(String, String)]) -> String {
        var text = address.url + "?database=" + ClickHouseConnection.escaped(address.database)
        for (name, value) in address.settings + settings {
            text += "&" + ClickHouseConnection.escaped(name) + "=" + ClickHouseConnection.escaped(value)
        }
        return text
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }

    private func check(_ status: CURLcode) throws(TargetError) {
        guard status == CURLE_OK else {
            let words = curl_easy_strerror(status).map { String(cString: $0) } ?? ""
            throw ClickHouseError.failure(status, words, address, isKnown: contact.isMade)
        }
        if answer.status == 200, answer.exceptionCode == nil { return }
        let code = answer.exceptionCode ?? ClickHouseError.code(in: answer.body)
        let message = String(decoding: answer.body, as: UTF8.self)
        guard code != nil || contact.isMade || ClickHouseError.isOfProxy(answer.status) else {
            throw ClickHouseError.stranger(address, status: answer.status, message)
        }
        if code != nil { contact.make() }
        throw ClickHouseError.failure(
            code: code, status: answer.status, message: message, place: address.place, retryAfter: answer.retryAfter)
    }

    /// The first question to a server: whether it is a ClickHouse.
    func greet() throws(TargetError) {
        if contact.isMade { return }
        let text = try run("SELECT 1")
        guard text == Array("1\n".utf8) else {
            throw ClickHouseError.stranger(
                address, status: answer.status, String(decoding: text.prefix(4_096), as: UTF8.self))
        }
        contact.make()
    }
}
