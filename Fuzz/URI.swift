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
    if let password = uri.password?.revealed, password.utf8.count > 3 {
        // Where the password stands elsewhere too, what is shown is not the password.
        let open = [uri.scheme, uri.user ?? "", uri.host ?? "", uri.path, "\(uri.port ?? 0)"].joined(separator: "\u{0}")
        let isElsewhere = open.utf8.count >= password.utf8.count && contains(open, password)
        require(isElsewhere || !contains(shown, password) || contains("://@:/[]", password), "the password is shown")
    }
    for option in uri.options where option.value.utf8.count > 3 {
        require(uri.option(option.name) == option.value, "an option that cannot be found")
    }
    return 0
}

private func contains(_ text: String, _ part: String) -> Bool {
    let text = Array(text.utf8)
    let part = Array(part.utf8)
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
}
