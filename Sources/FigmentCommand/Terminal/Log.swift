/// Structured log lines on standard error: `level=debug event=plan.made tables=2`.
struct Log: Sendable {
    let isOn: Bool

    /// `FIGMENT_LOG=debug`, or `LOGURU_LEVEL=DEBUG`.
    static var isAskedForByEnvironment: Bool {
        ["FIGMENT_LOG", "LOGURU_LEVEL"].contains { name in
            ["debug", "trace"].contains(System.environment(name)?.lowercased() ?? "")
        }
    }

    func debug(_ event: String, _ values: KeyValuePairs<String, String> = [:]) {
        if !isOn { return }
        var line = "level=debug event=\(event)"
        for (key, value) in values { line += " \(key)=\(Log.quoted(value))" }
        _ = System.write(Array((line + "\n").utf8), to: 2)
    }

    /// The value, in quotes where it holds more than one word.
    static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x7F }
        if isPlain { return value }
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
            }
        }
        return result + "\""
    }
}
