import Figment

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Shows how a run gets on, on standard error: a bar on a terminal, a line every few seconds elsewhere.
final class ProgressReporter: Sendable {
    private let control: RunControl
    private let isTerminal: Bool
    private let paint: Paint
    private let start = monotonicSeconds()
    /// Closing the second end wakes the thread.
    private let pipes: (read: Int32, write: Int32)
    private let thread: BackgroundThread?

    /// Begins to show; nil where nothing is wanted.
    init?(_ control: RunControl, _ console: Console, isWanted: Bool) {
        if !isWanted || console.isJSON { return nil }
        self.control = control
        isTerminal = console.isErrorTerminal && System.environment("TERM") != "dumb"
        paint = console.err
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        pipes = (ends[0], ends[1])
        let view = ProgressView(control: control, isTerminal: isTerminal, paint: paint, start: start)
        let wake = pipes.read
        thread = BackgroundThread.start { view.run(until: wake) }
    }

    /// Ends the display; its line is gone afterwards.
    func stop() {
        close(pipes.write)
        thread?.join()
        close(pipes.read)
        if isTerminal { _ = System.write(Array("\r\u{1B}[K".utf8), to: 2) }
    }
}

/// What the progress thread draws.
private struct ProgressView: Sendable {
    let control: RunControl
    let isTerminal: Bool
    let paint: Paint
    let start: Double

    /// Ten times a second on a terminal, every five seconds elsewhere, until the descriptor closes.
    func run(until wake: Int32) {
        while true {
            var request = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
            let count = poll(&request, 1, isTerminal ? 100 : 5_000)
            if count < 0, errno == EINTR { continue }
            if count != 0 { return }
            let isWriting = control.rowsTotal > 0
            let line = ProgressLine(
                isOrdering: !isWriting, done: isWriting ? control.rowsDone : control.rowsOrdered,
                total: isWriting ? control.rowsTotal : control.rowsToOrder,
                resumed: isWriting ? control.rowsResumed : 0,
                seconds: monotonicSeconds() - (isWriting ? control.writingSince : start))
            if line.total == 0 { continue }
            let width = isTerminal ? (System.terminalWidth(2) ?? 80) - 1 : nil
            let text = isTerminal ? "\r\u{1B}[K" + line.bar(width: width ?? 79, paint) : line.plain + "\n"
            _ = System.write(Array(text.utf8), to: 2)
        }
    }
}

/// One reading of a run's progress, in words.
struct ProgressLine {
    /// Rows are brought into the order in which they are written; each counts as often as it is looked at.
    var isOrdering = false
    let done: Int64
    let total: Int64
    /// Rows that were there before this run.
    let resumed: Int64
    let seconds: Double

    private var share: Double { total > 0 ? min(1, Double(done) / Double(total)) : 1 }
    private var rate: Double { seconds > 0 ? Double(done - resumed) / seconds : 0 }
    private var percent: String { DisplayWidth.padded("\(Int(share * 100))%", to: 4, isRight: true) }

    private var figures: String {
        if isOrdering {
            let left = rate > 0 && done < total ? ", \(NumberText.duration(Double(total - done) / rate)) left" : ""
            return "ordering rows" + left
        }
        var text = "\(NumberText.count(done)) of \(NumberText.count(total)) rows"
        if rate > 0 {
            text += ", \(NumberText.rate(rate)) rows/s"
            if done < total { text += ", \(NumberText.duration(Double(total - done) / rate)) left" }
        }
        return text
    }

    /// `42%  420 000 of 1 000 000 rows, 1 200 000 rows/s, 0.5 s left`
    var plain: String { "\(percent)  \(figures)" }

    /// The same with a bar in front, in `width` columns.
    func bar(width: Int, _ paint: Paint) -> String {
        let room = width - 5 - DisplayWidth.of(figures) - 2
        if room < 8 { return DisplayWidth.shortened(plain, to: width) }
        let length = min(30, room)
        let filled = Int(share * Double(length))
        let line = String(repeating: "━", count: filled)
        let rest = String(repeating: "─", count: length - filled)
        return "\(percent) \(paint.cyan(line))\(paint.dim(rest)) \(figures)"
    }
}
