/// The bytes that libFuzzer hands over, as the parsers take them.
func fuzzInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> [UInt8] {
    guard let data else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: size))
}

/// Ends the process, so that libFuzzer keeps the input, when a property does not hold.
///
/// Unlike `assert` it stays in optimised builds.
func require(_ property: Bool, _ what: @autoclosure () -> String) {
    if !property { fatalError("property violated: \(what())") }
}
