/// Where a database is, as a URI says it: `scheme://user:password@host:port/database?option=value`.
public struct TargetURI: Hashable, Sendable {
    public var scheme: String
    public var user: String?
    public var password: Secret?
    /// Without brackets; nil where the URI names none.
    public var host: String?
    public var port: Int?
    /// What follows the host, decoded, without the slash at its beginning.
    public var path: String
    /// In the order written, decoded; a name may come once.
    public var options: [Option]

    public struct Option: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Why a text is no URI of a database. Says nothing of what it holds: a password may be part of it.
    public enum Malformed: Error, Hashable, Sendable {
        case noScheme
        /// What stands where a port should; nil for anything but digits, which may be part of a password.
        case port(String?)
        /// A `%` without two hexadecimal digits, or bytes that are no UTF-8.
        case encoding
        case twice(option: String)
        /// A part is longer than 64 KB.
        case tooLong
        /// The address names no host, and the variable that could holds an address of another kind of database.
        case otherVariable(name: String, scheme: String)
    }

    /// Reads RFC 3986's `scheme:[//[user[:password]@]host[:port]][/path][?option=value&…]`.
    public init(_ text: String) throws(Malformed) {
        guard text.utf8.count <= 65_536 else { throw .tooLong }
        // By scalars: a combining mark after a separator would make one character of both, and none of the separator.
        guard let colon = text.unicodeScalars.firstIndex(of: ":"), text.startIndex < colon else { throw .noScheme }
        scheme = text[..<colon].lowercased()
        path = ""
        options = []
        var rest = text.unicodeScalars[colon...].dropFirst()
        if let end = rest.firstIndex(of: "#") { rest = rest[..<end] }
        var query = Scalars()
        if let mark = rest.firstIndex(of: "?") {
            query = rest[mark...].dropFirst()
            rest = rest[..<mark]
        }
        if rest.starts(with: "//".unicodeScalars) {
            rest = rest.dropFirst(2)
            let slash = rest.firstIndex(of: "/") ?? rest.endIndex
            try read(authority: rest[..<slash])
            rest = rest[slash...].dropFirst()
        }
        path = try TargetURI.decoded(rest)
        options = try TargetURI.options(query)
    }

    private typealias Scalars = Substring.UnicodeScalarView

    private mutating func read(authority: Scalars) throws(Malformed) {
        var place = authority
        if let at = authority.lastIndex(of: "@") {
            let login = authority[..<at]
            place = authority[at...].dropFirst()
            let colon = login.firstIndex(of: ":") ?? login.endIndex
            user = try TargetURI.decoded(login[..<colon])
            if colon < login.endIndex { password = Secret(try TargetURI.decoded(login[colon...].dropFirst())) }
        }
        var portText = Scalars()
        if place.first == "[", let end = place.firstIndex(of: "]") {
            host = String(place[..<end].dropFirst())
            let after = place[end...].dropFirst()
            guard after.isEmpty || after.first == ":" else { throw .port(nil) }
            portText = after.dropFirst()
        } else {
            let colon = place.lastIndex(of: ":") ?? place.endIndex
            host = place[..<colon].isEmpty ? nil : try TargetURI.decoded(place[..<colon])
            portText = place[colon...].dropFirst()
        }
        if portText.isEmpty { return }
        guard portText.allSatisfy({ $0 >= "0" && $0 <= "9" }) else { throw .port(nil) }
        guard let number = Int(String(portText)), (1...65_535).contains(number) else {
            throw .port(String(portText.prefix(20)))
        }
        port = number
    }

    private static func options(_ query: Scalars) throws(Malformed) -> [Option] {
        var result: [Option] = []
        for part in query.split(separator: "&") {
            let equals = part.firstIndex(of: "=") ?? part.endIndex
            let name = try decoded(part[..<equals])
            if result.contains(where: { $0.name == name }) { throw .twice(option: name) }
            result.append(Option(name: name, value: try decoded(part[equals...].dropFirst())))
        }
        return result
    }

    private static func decoded(_ text: Scalars) throws(Malformed) -> String {
        guard text.contains("%") else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Array(String(text).utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let high = digit(rest.removeFirst()), let low = digit(rest.removeFirst()) else {
                throw .encoding
            }
            bytes.append(high << 4 | low)
        }
        guard let result = String(validating: bytes, as: UTF8.self) else { throw .encoding }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// The text of an address without its password, all else as it is written.
    public static func withoutPassword(_ text: String) -> String {
        let scalars = text.unicodeScalars[...]
        guard let scheme = scalars.firstIndex(of: ":") else { return text }
        let rest = scalars[scheme...].dropFirst()
        guard rest.starts(with: "//".unicodeScalars) else { return text }
        let authority = rest.dropFirst(2).prefix { !"/?#".unicodeScalars.contains($0) }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return text
        }
        return String(scalars[..<colon]) + String(scalars[at...])
    }

    public func option(_ name: String) -> String? { options.first { $0.name == name }?.value }
}

extension TargetURI: CustomStringConvertible {
    /// As messages may show it: without the password, and without the values of options that may hold secrets.
    public var description: String {
        var text = scheme + ":"
        if host != nil || user != nil {
            text += "//"
            if let user { text += user + "@" }
            if let host { text += host.contains(":") ? "[\(host)]" : host }
            if let port { text += ":\(port)" }
            if !path.isEmpty { text += "/" }
        }
        return text + path
    }
}
