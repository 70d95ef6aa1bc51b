/// Where a command writes: results to standard output, everything else to standard error.
final class Console {
    /// One JSON object on standard output, and nothing else there.
    let isJSON: Bool
    let log: Log
    let out: Paint
    let err: Paint
    /// Columns that a table may take; nil where the output is no terminal.
    let width: Int?
    private var pending: [UInt8] = []

    init(isJSON: Bool, isVerbose: Bool) {
        self.isJSON = isJSON
        log = Log(isOn: isVerbose || Log.isAskedForByEnvironment)
        out = Paint(isOn: !isJSON && Paint.suits(1))
        err = Paint(isOn: Paint.suits(2))
        width = System.terminalWidth(1)
    }

    var isErrorTerminal: Bool { System.isTerminal(2) }
    /// Whether a question can be asked and answered.
    var canAsk: Bool { System.isTerminal(0) && System.isTerminal(2) }

    /// A line of the result.
    func print(_ line: String = "") {
        pending += line.utf8
        pending.append(0x0A)
        if pending.count > 1 << 16 { _ = writePending() }
    }

    /// The one object of `--json`.
    func print(json: String) { print(json) }

    /// A line for people, beside the result.
    func note(_ line: String) { _ = System.write(Array((line + "\n").utf8), to: 2) }

    /// Asks on the terminal; yes only for an answer that begins with y.
    func confirm(_ question: String) -> Bool {
        _ = System.write(Array((question + " [y/N] ").utf8), to: 2)
        return System.readAnswer()?.lowercased().hasPrefix("y") ?? false
    }

    /// Writes what waits.
    ///
    /// - Throws: ``CommandError/file(path:operation:errno:)`` where it cannot be written. A reader that went away, as
    ///   `head` does, is none.
    func flush() throws(CommandError) {
        if let code = writePending() ?? failure, code != Signals.brokenPipe {
            throw .file(path: "standard output", operation: "write", errno: code)
        }
    }

    private var failure: Int32?

    private func writePending() -> Int32? {
        if failure == nil, !pending.isEmpty { failure = System.write(pending, to: 1) }
        pending.removeAll(keepingCapacity: true)
        return failure
    }
}
