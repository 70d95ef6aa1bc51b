/// Colours and weights of a terminal; plain text where they are off.
struct Paint {
    let isOn: Bool

    /// Whether a descriptor shows colours: a terminal, and nobody asked for none (no-color.org).
    static func suits(_ descriptor: Int32) -> Bool {
        System.isTerminal(descriptor) && System.environment("NO_COLOR") == nil
            && System.environment("TERM") != "dumb"
    }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func red(_ text: String) -> String { wrap(text, "31") }
    func green(_ text: String) -> String { wrap(text, "32") }
    func yellow(_ text: String) -> String { wrap(text, "33") }
    func cyan(_ text: String) -> String { wrap(text, "36") }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
