import FigmentLoad

/// Any text is an address or is refused, and neither shows the password.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzURI(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    let text = String(decoding: fuzzInput(data, size), as: UTF8.self)
    let uri: TargetURI
    do { uri = try TargetURI(text) } catch { return 0 }

    require(uri.port.map { (1...65_535).contains($0) } ?? true, "a port that is none")
    require(Set(uri.options.map(\.name)).count == uri.options.count, "an option twice")
    let shown = uri.description
    var other = uri
    other.password = uri.password.map { Secret($0.revealed + "?") }
    require(other.description == shown, "what is shown depends on the password")
    if let password = uri.password?.revealed, password.utf8.count > 3, !password.utf8.contains(where: isSeparator) {
        // Where the password stands elsewhere too, what is shown is not the password.
        let parts = [uri.scheme, uri.user ?? "", uri.host ?? "", uri.path, "\(uri.port ?? 0)"]
        require(!contains(shown, password) || parts.contains { contains($0, password) }, "the password is shown")
    }
    for option in uri.options where option.value.utf8.count > 3 {
        require(uri.option(option.name) == option.value, "an option that cannot be found")
    }
    return 0
}

/// What stands between the parts: a password that holds one can be read across two of them.
private func isSeparator(_ byte: UInt8) -> Bool { ":/@[]".utf8.contains(byte) }

private func contains(_ text: String, _ part: String) -> Bool {
    let text = Array(text.utf8)
    let part = Array(part.utf8)
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
}
