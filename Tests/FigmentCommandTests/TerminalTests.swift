import Foundation
import Testing

@testable import FigmentCommand

@Suite("Terminal")
struct TerminalTests {
    @Test("numbers, sizes and times as people read them")
    func numbers() {
        #expect(NumberText.count(Int64(0)) == "0")
        #expect(NumberText.count(Int64(1_234_567)) == "1 234 567")
        #expect(NumberText.count(Int64.min) == "-9 223 372 036 854 775 808")
        #expect(NumberText.count(1, "file") == "1 file")
        #expect(NumberText.bytes(1023) == "1023 B")
        #expect(NumberText.bytes(12_897_484) == "12.3 MB")
        #expect(NumberText.bytes(1 << 40) == "1.0 TB")
        #expect(NumberText.duration(0.0123) == "0.012 s")
        #expect(NumberText.duration(59.97) == "1m 00s")
        #expect(NumberText.duration(65) == "1m 05s")
        #expect(NumberText.duration(7380) == "2h 03m")
        #expect(NumberText.duration(.infinity) == "?")
        #expect(NumberText.rate(1_234_567) == "1 230 000")
        #expect(NumberText.rate(.nan) == "?")
        #expect(NumberText.fixed(-0.05, 1) == "-0.1")
        #expect(NumberText.fixed(2.5, 0) == "3")
    }

    @Test("columns of wide, combining and hidden characters")
    func widths() {
        #expect(DisplayWidth.of("abc") == 3)
        #expect(DisplayWidth.of("日本") == 4)
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.of("👩‍👩‍👧") == 2)
        #expect(DisplayWidth.shortened("日本語", to: 5) == "日本…")
        #expect(DisplayWidth.shortened("abcdef", to: 6) == "abcdef")
        #expect(DisplayWidth.shortened("abcdefg", to: 6) == "abcde…")
        #expect(TextTable.printable("a\nb\u{1B}[31m\u{202E}") == "a⏎b [31m ")
    }

    @Test("a table keeps to the width it is given")
    func table() {
        var table = TextTable(["n", "text"], right: [0])
        table.add(["1", String(repeating: "x", count: 200)])
        table.add(["22", "日本語"])
        let lines = table.lines(width: 40, paint: Paint(isOn: false))
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 })
        #expect(lines[2].hasPrefix(" 1  xxx") && lines[2].hasSuffix("…"))
        #expect(lines[3] == "22  日本語")
    }

    @Test("the progress line has percent, rows, rate and the time left")
    func progress() {
        let line = ProgressLine(done: 420_000, total: 1_000_000, resumed: 20_000, seconds: 2)
        #expect(line.plain == " 42%  420 000 of 1 000 000 rows, 200 000 rows/s, 2.9 s left")
        let bar = line.bar(width: 100, Paint(isOn: false))
        #expect(bar.hasPrefix(" 42% ━━━━━━━━━━━━──────────────────"))
        #expect(DisplayWidth.of(line.bar(width: 40, Paint(isOn: false))) <= 40)
        #expect(ProgressLine(done: 0, total: 0, resumed: 0, seconds: 0).plain.hasPrefix("100%"))
    }

    /// Runs a line on a terminal of its own; what it shows is in `out`.
    private func onTerminal(_ line: String, answer: String = "", environment: [String: String] = [:]) throws -> Ended {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        let inner = "figment generate small.json -r 10 -o out >/dev/null 2>&1; " + line
        return try work.shell(
            "script -qec '\(inner)' /dev/null", input: answer, environment: environment)
    }

    private static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

    @Test("colours on a terminal only, and not with NO_COLOR or TERM=dumb", .enabled(if: hasScript))
    func colours() throws {
        let escape = "\u{1B}["
        #expect(try onTerminal("figment help").out.contains(escape))
        #expect(try !onTerminal("figment help", environment: ["NO_COLOR": "1"]).out.contains(escape))
        #expect(try !onTerminal("figment help", environment: ["TERM": "dumb"]).out.contains(escape))
        #expect(try !Workspace().run("help").out.contains(escape))
        #expect(try !onTerminal("figment version --json").out.contains(escape))
    }

    @Test("a bar on a terminal; none with --no-progress, none with --json", .enabled(if: hasScript))
    func bar() throws {
        let line = "figment generate simple -r 4G --to null: --threads 1"
        let stop = " & sleep 1.5; kill -INT $!; wait $!"
        let redrawn = "\r\u{1B}[K"
        let bar = try onTerminal(line + stop).out
        #expect(bar.contains(redrawn + "  0%") && bar.contains("─") && bar.contains("of 4 000 000 000 rows"))
        #expect(try !onTerminal(line + " --no-progress" + stop).out.contains(redrawn))
        #expect(try !onTerminal(line + " --json" + stop).out.contains(redrawn))
        let plain = try Workspace().shell("\(line)\(stop)")
        #expect(!plain.err.contains("%"), "the first line comes after five seconds: \(plain.err)")
    }

    @Test("--force asks on a terminal; no changes nothing, --yes asks nothing", .enabled(if: hasScript))
    func confirmation() throws {
        let no = try onTerminal("figment generate small.json -o out --force; echo code $?", answer: "n\n")
        #expect(no.out.contains("Replace 1 file with 10 rows in out? [y/N]"))
        #expect(no.out.contains("code 1"))
        let yes = try onTerminal("figment generate small.json -o out --force; echo code $?", answer: "y\n")
        #expect(yes.out.contains("code 0"), "\(yes.out)")
        let unasked = try onTerminal("figment generate small.json -o out --force --yes; echo code $?")
        #expect(unasked.out.contains("code 0") && !unasked.out.contains("[y/N]"))
        let clean = try onTerminal("figment clean out; ls out; echo code $?", answer: "n\n")
        #expect(clean.out.contains("data.parquet"))
    }
}
