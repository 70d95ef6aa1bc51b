import Figment
import FigmentTarget
import FigmentTestSupport
import FigmentText
import Foundation
import Testing

/// Runs that are stopped, go on, or meet another run. What happens when the process dies is in FigmentCrashTests.
@Suite struct ResumeTests {
    private let directory: TemporaryDirectory
    private var out: String { directory("out") }

    init() throws { directory = try TemporaryDirectory() }

    private func options(_ format: OutputFormat = .parquet, resumes: Bool = false) -> OutputOptions {
        var options = OutputOptions(directory: out)
        options.format = format
        options.maxRowsPerFile = 500
        options.resumes = resumes
        return options
    }

    /// Writes until about `rows` rows are done, and returns how many were; nil where the run was quicker than the stop.
    private func interrupt(_ generation: Generation, _ options: OutputOptions, after rows: Int64) throws -> Int64? {
        let control = RunControl()
        let watcher = Thread {
            while control.rowsDone < rows { usleep(20) }
            control.requestStop()
        }
        watcher.start()
        do {
            _ = try generation.write(options, control: control)
            return nil
        } catch {
            guard case .interrupted(let rows) = error else { throw error }
            return rows
        }
    }

    @Test(
        arguments: [Fixture.orders, .shop, .behaviours, .partitioned, .builtIn("cardinality_demo", rows: 0)],
        [OutputFormat.parquet, .json])
    func stoppedRunsGoOn(_ fixture: Fixture, _ format: OutputFormat) throws {
        let generation = try fixture.generation(rows: 20_000)
        var whole = options(format)
        whole.directory = directory("whole")
        _ = try generation.write(whole)

        var attempts = 0
        for rows in [Int64(1), 4_000, 11_000] {
            let resumes = Files.hasState(out)
            guard let done = try interrupt(generation, options(format, resumes: resumes), after: rows) else { break }
            attempts += 1
            #expect(done < generation.compiled.tables.reduce(0) { $0 + $1.rowCount })
            #expect(Files.names(out).isEmpty, "nothing is visible before all is whole")
        }
        #expect(attempts > 0)
        if Files.hasState(out) {
            let report = try generation.write(options(format, resumes: true))
            #expect(report.files.count == (try RunRecord.read(whole.directory).files.count))
        }
        #expect(try Files.contents(out) == Files.contents(whole.directory))
        #expect(!Files.hasState(out))
        _ = try generation.verify(options(format))
    }

    @Test func resumingSkipsWhatIsWhole() throws {
        let generation = try Fixture.orders.generation(rows: 40_000)
        let done = try interrupt(generation, options(), after: 20_000)
        if done == nil { return }
        let report = try generation.write(options(resumes: true))
        #expect(report.run.resumedRows >= 15_000)
        #expect(report.run.resumedRows % 500 == 0)
        // Threads and batches may change in between: they decide nothing.
        #expect(report.files.reduce(0) { $0 + $1.rows } == 40_000)
    }

    @Test func aFreshRunRemovesWhatAStoppedOneLeft() throws {
        let generation = try Fixture.orders.generation(rows: 40_000)
        if try interrupt(generation, options(), after: 10_000) == nil { return }
        let other = try Fixture.builtIn("simple", rows: 30).generation()
        _ = try other.write(options(.csv))
        #expect(Files.names(out) == ["data.csv", "meta.json"])
        #expect(!Files.hasState(out))
        _ = try other.verify(options(.csv))
    }

    @Test func anotherJobCannotResume() throws {
        let generation = try Fixture.orders.generation(rows: 40_000, seed: 1)
        if try interrupt(generation, options(), after: 10_000) == nil { return }
        func reason(_ generation: Generation, _ options: OutputOptions) -> String? {
            do { _ = try generation.write(options) } catch {
                if case .target(.differentJob(out, let reason)) = error { return reason }
                Issue.record("\(error)")
            }
            return nil
        }
        let resume = options(resumes: true)
        #expect(reason(try Fixture.orders.generation(rows: 40_000, seed: 2), resume) == "seed 1 there, seed 2 here")
        #expect(
            reason(try Fixture.orders.generation(rows: 39_999, seed: 1), resume)
                == "rows orders 40000 there, rows orders 39999 here")
        let simple = try Fixture.builtIn("simple", rows: 40_000).generation(seed: 1)
        #expect(reason(simple, resume)?.hasPrefix("document ") == true)
        #expect(reason(generation, options(.json, resumes: true))?.hasPrefix("format parquet") == true)
        var other = resume
        other.maxRowsPerFile = 501
        #expect(reason(generation, other) == "max rows per file 500 there, max rows per file 501 here")
        // The refusals have done no harm.
        _ = try generation.write(resume)
        _ = try generation.verify(options())
    }

    /// The lock is held from the first look at the directory to the last rename.
    @Test func aSecondWriterIsRefused() throws {
        let generation = try Fixture.orders.generation(rows: 100)
        let first = DirectoryTarget(
            DirectoryOptions(path: out, baseNames: ["orders"]), format: CSVFormat(), codecs: Codecs(),
            metadata: { _ in [] })
        _ = try first.prepare(Job(tables: generation.compiled.tables.map(\.descriptor), identity: ["x"]))
        for resumes in [false, true] {
            do {
                _ = try generation.write(options(resumes: resumes))
                Issue.record("a second writer came in")
            } catch {
                guard case .target(.busy(out)) = error else { throw error }
            }
        }
        first.abort()
        _ = try generation.write(options())
        #expect(Files.names(out) == [".metadata.json", "orders.parquet"])
    }

    /// A run that fails lets go of the directory.
    @Test func aFailedRunLetsGo() throws {
        let generation = try Fixture.orders.generation(rows: 100)
        try FileManager.default.createDirectory(atPath: out + "/orders.parquet", withIntermediateDirectories: true)
        // A directory has the file's name: the last rename fails.
        let target = { (resumes: Bool) in
            var options = DirectoryOptions(path: out, baseNames: ["orders"])
            options.allowsOtherFiles = true
            options.resumes = resumes
            return DirectoryTarget(
                options, format: CSVFormat(), codecs: Codecs(), metadata: { _ in [("orders.parquet", [1])] })
        }
        for resumes in [false, true] {
            do {
                _ = try Engine(threads: 2).run(generation.compiled, into: target(resumes), identity: ["x"])
                Issue.record("a directory was replaced by a file")
            } catch {
                guard case .target(.system("rename", _, _)) = error else { throw error }
            }
        }
        try FileManager.default.removeItem(atPath: out + "/orders.parquet")
        _ = try Engine(threads: 2).run(generation.compiled, into: target(true), identity: ["x"])
        #expect(Files.names(out) == ["orders.csv", "orders.parquet"])
        #expect(!Files.hasState(out))
    }
}
