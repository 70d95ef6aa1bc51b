import Foundation
import Testing

/// Ctrl-C: whole parts are kept, and `--resume` ends with the bytes of an undisturbed run.
@Suite("Interrupted runs")
struct InterruptionTests {
    private static let options = [
        "generate", "simple", "--rows", "24k", "--max-rows-per-file", "1000", "-f", "jsonl", "--seed", "abc",
    ]

    private func start(_ work: Workspace) throws -> Running {
        try work.start(
            "generate", "simple", "--rows", "24k", "--max-rows-per-file", "1000", "-f", "jsonl", "--seed", "abc",
            "--threads", "2", "--out", "a")
    }

    /// Waits until at least one file is whole, so that there is something to resume.
    private func waitForWholeFile(_ work: Workspace, _ running: Running) throws {
        let deadline = Date().addingTimeInterval(60)
        while running.isRunning, Date() < deadline {
            if work.names("a/.figment").contains(where: { $0.hasSuffix(".whole") }) { return }
            usleep(2_000)
        }
    }

    @Test(
        "SIGINT and SIGTERM end with 130 and the command to type; it completes the same bytes",
        arguments: ["interrupt", "terminate"])
    func resume(_ signal: String) throws {
        let work = try Workspace()
        let running = try start(work)
        try waitForWholeFile(work, running)
        if signal == "interrupt" { running.interrupt() } else { running.terminate() }
        let stopped = try running.wait()
        #expect(stopped.status == 130, "\(stopped.err)")
        #expect(work.names("a") == [".figment"], "nothing is visible before the run is whole")
        let line = try #require(stopped.err.split(separator: "\n").first { $0.contains("to go on: ") })
        let resume = try #require(line.split(separator: ": ").last.map(String.init))
        #expect(resume.hasPrefix("figment generate simple") && resume.hasSuffix("--resume"))

        let refused = try work.run(Self.options + ["--out", "a"])
        #expect(refused.status == 2)
        #expect(refused.err.contains("--resume") && refused.err.contains("--force"))
        let other = try work.run(Self.options.dropLast() + ["xyz", "--out", "a", "--resume"])
        #expect(other.status == 2)
        #expect(other.err.contains("abc") && other.err.contains("xyz"))

        let resumed = try work.shell(resume)
        #expect(resumed.status == 0, "\(resumed.err)")
        #expect(resumed.out.contains("by the run before"))
        #expect(try work.run(Self.options + ["--out", "b", "--threads", "1"]).status == 0)
        let names = work.names("b").filter { $0 != "meta.json" }
        #expect(names.count == 24)
        #expect(work.names("a").filter { $0 != "meta.json" } == names)
        for name in names { #expect(try work.data("a/" + name) == work.data("b/" + name), "\(name)") }
    }

    @Test("a second Ctrl-C ends at once, and what is whole stays")
    func twice() throws {
        let work = try Workspace()
        let running = try start(work)
        try waitForWholeFile(work, running)
        running.interrupt()
        running.interrupt()
        #expect(try running.wait().status == 130)
        #expect(work.names("a") == [".figment"])
        #expect(try work.run(Self.options + ["--out", "a", "--resume"]).status == 0)
        #expect(try work.run("verify", "a").status == 0)
    }

    @Test("--force begins anew, and clean removes an interrupted run")
    func forceAndClean() throws {
        let work = try Workspace()
        let running = try start(work)
        try waitForWholeFile(work, running)
        running.interrupt()
        #expect(try running.wait().status == 130)
        #expect(try work.run("generate", "simple", "--rows", "5", "--out", "a", "--force").status == 0)
        #expect(work.names("a") == ["data.parquet", "meta.json"])

        let again = try work.start(
            "generate", "simple", "--rows", "24k", "--max-rows-per-file", "1000", "-f", "jsonl", "--out", "a", "--force"
        )
        try waitForWholeFile(work, again)
        again.interrupt()
        #expect(try again.wait().status == 130)
        #expect(work.names("a") == [".figment", "data.parquet", "meta.json"], "the earlier run is still there")
        #expect(try work.run("clean", "a", "--yes").status == 0)
        #expect(!work.exists("a"))
    }

    @Test("--json tells the interruption and the command that goes on")
    func json() throws {
        let work = try Workspace()
        let running = try work.start("generate", "simple", "--rows", "5M", "--to", "null:", "--json", "--threads", "1")
        usleep(300_000)
        running.interrupt()
        let ended = try running.wait()
        #expect(ended.status == 130)
        #expect(ended.error["code"] as? String == "interrupted", "\(ended.out)")
    }
}
