import FigmentLoad
import Testing

@Suite struct TargetURITests {
    @Test func partsAreRead() throws {
        let uri = try TargetURI("PostgreSQL://me:p%40ss%2Fw%3A@db.example:6543/my%20base?schema=a&x=1%262#rest")
        #expect(uri.scheme == "postgresql" && uri.user == "me" && uri.password?.revealed == "p@ss/w:")
        #expect(uri.host == "db.example" && uri.port == 6543 && uri.path == "my base")
        #expect(uri.option("schema") == "a" && uri.option("x") == "1&2" && uri.option("y") == nil)
        let six = try TargetURI("clickhouse://[::1]:9000/d")
        #expect(six.host == "::1" && six.port == 9000 && six.user == nil)
        let bare = try TargetURI("postgresql:")
        #expect(bare.host == nil && bare.path.isEmpty && bare.options.isEmpty)
        #expect(try TargetURI("postgresql:///demo").path == "demo")
        #expect(try TargetURI("postgresql://a@b@h/d").user == "a@b")
        #expect(try TargetURI("lmdb:/var/x.lmdb").path == "/var/x.lmdb")
    }

    @Test(arguments: [
        ("no scheme", TargetURI.Malformed.noScheme), (":x", .noScheme), ("p://h:0/d", .port("0")),
        ("p://h:65536/d", .port("65536")), ("p://h:+5/d", .port(nil)), ("p://h:x/d", .port(nil)),
        ("p://u:pa/ss@h/d", .port(nil)),
        ("p://[::1]x/d", .port(nil)), ("p://h/%", .encoding), ("p://h/%4", .encoding), ("p://h/%zz", .encoding),
        ("p://h/%ff", .encoding), ("p://h/d?a=1&a=2", .twice(option: "a")),
        ("p://" + String(repeating: "h", count: 70_000), .tooLong),
    ])
    func whatIsMalformedIsRefused(_ text: String, _ reason: TargetURI.Malformed) {
        #expect(throws: reason) { try TargetURI(text) }
    }

    /// Neither description, nor reflection, nor a dump shows a password or the values of options.
    @Test func secretsAreNotShown() throws {
        let uri = try TargetURI("postgresql://me:hunter2@h:1/d?token=hunter2")
        #expect(uri.description == "postgresql://me@h:1/d")
        let secret = try #require(uri.password)
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped, "\([secret])"] {
            #expect(!text.contains("hunter2"), "\(text)")
        }
    }

    /// A combining mark makes one character with the separator before it, which still separates.
    @Test func separatorsAreBytes() throws {
        let uri = try TargetURI("postgresql://me:hunter2@\u{301}h/\u{301}d?\u{301}a=\u{301}1")
        #expect(uri.user == "me" && uri.password?.revealed == "hunter2" && uri.host == "\u{301}h")
        #expect(uri.path == "\u{301}d" && uri.option("\u{301}a") == "\u{301}1")
        #expect(!"\(uri)".contains("hunter2"))
        #expect(throws: TargetURI.Malformed.port(nil)) { try TargetURI("postgresql://me@h:1\u{301}/d") }
    }

    @Test(arguments: [
        ("postgresql://me:hunter2@h:1/d?a=b#c", "postgresql://me@h:1/d?a=b#c"),
        ("clickhouse://:hunter2@h", "clickhouse://@h"), ("postgresql://me:hun@ter2@h/d@e:f", "postgresql://me@h/d@e:f"),
        ("postgresql://me:hunter2@\u{301}h/d", "postgresql://me@\u{301}h/d"),
        ("postgresql://me@h:1/d", "postgresql://me@h:1/d"), ("postgresql:d", "postgresql:d"), ("none", "none"),
    ])
    func aPasswordIsTakenOutOfTheText(_ text: String, _ left: String) throws {
        // Scalar by scalar: texts that compare as equal may be written differently.
        #expect(Array(TargetURI.withoutPassword(text).unicodeScalars) == Array(left.unicodeScalars))
        guard let uri = try? TargetURI(text) else { return }
        var bare = uri
        bare.password = nil
        #expect(try TargetURI(left) == bare)
    }

    /// Any bytes give a URI or an error: no trap.
    @Test func anyTextIsReadOrRefused() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("ab:/?#[]@%&=0129 é~")
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...24, using: &random)
            let text = String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
            guard let uri = try? TargetURI(text) else { continue }
            #expect(uri.port.map { (1...65_535).contains($0) } ?? true, "\(text)")
            #expect(Set(uri.options.map(\.name)).count == uri.options.count, "\(text)")
        }
    }
}
