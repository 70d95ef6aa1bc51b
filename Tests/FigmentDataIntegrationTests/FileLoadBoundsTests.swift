import FigmentTestSupport
import Foundation
import Testing

/// Loads of files that are stopped by hand, and the memory that large ones take, against a real PostgreSQL.
@Suite(.serialized) struct FileLoadBoundsTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    private func path(_ name: String) -> String { postgres.folder(name) }
    private var to: [String] { ["--to", postgres.uri(), "--create-table"] }

    /// Writes so many rows, of about 600 bytes in CSV, by DuckDB's Python package.
    private func write(_ name: String, rows: Int, _ format: String) throws {
        try postgres.duckDB(
            """
            COPY (SELECT i AS id, 'text ' || i AS words, i * 0.5::DOUBLE AS half, DATE '2024-01-01' + (i % 900)::INTEGER AS day,
              repeat(md5(i::VARCHAR), 16) AS filler FROM range(\(rows)) t(i)) TO '\(path(name))' (FORMAT \(format))
            """)
    }

    private func isWhole(_ table: String, rows: Int) throws -> Bool {
        let sum = rows * (rows - 1) / 2
        return try postgres.psql(
            "SELECT count(*), count(DISTINCT id), sum(id), count(*) FILTER (WHERE words = 'text ' || id "
                + "AND half = id * 0.5 AND left(filler, 32) = md5(id::text)) FROM \(table)")
            == ["\(rows)|\(rows)|\(sum)|\(rows)"]
    }

    /// 0 while there is no such table.
    private func number(_ sql: String) -> Int {
        let answer = try? Program.run("/usr/bin/psql", [postgres.dsn, "-X", "-A", "-t", "-c", sql]).output
        return answer.flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 0
    }

    private func count(_ table: String) -> Int {
        number("SELECT count(*) FROM \(table)")
    }

    private func wait(_ process: Process, until isSo: () -> Bool) {
        let end = Date(timeIntervalSinceNow: 60)
        while process.isRunning, Date() < end, !isSo() { Thread.sleep(forTimeInterval: 0.02) }
    }

    private var said: String { (try? Files.read(path("said"))).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// Ctrl-C ends behind the batches in flight and keeps them; a second one ends at once, even where the server holds a
    /// batch up; and the same command goes on to exactly the file's rows.
    @Test(arguments: ["csv", "parquet", "json"]) func ctrlCAndOnAgain(_ format: String) throws {
        let name = "t.\(format == "json" ? "jsonl" : format)"
        try write(name, rows: 30_000, format)
        let load = ["load", path(name), "--batch-size", "500"] + to
        let first = try postgres.start(load + ["--rate", "10000"])
        wait(first) { count("t") >= 2_000 }
        first.interrupt()
        first.waitUntilExit()
        #expect(first.terminationReason == .exit && first.terminationStatus == 130, "\(said)")
        #expect(said.contains("Stopping behind the current parts") && said.contains("same command"), "\(said)")
        let there = count("t")
        #expect(there >= 2_000 && there < 30_000 && there % 500 == 0, "\(there) rows")

        // Somebody holds the table: the batch in flight cannot end.
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
        holder.arguments = [postgres.dsn, "-X", "-q", "-c", "BEGIN; LOCK TABLE t; SELECT pg_sleep(300)"]
        try holder.run()
        defer { holder.terminate() }
        let waiting = "SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass AND NOT granted"
        let held =
            "SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass AND mode = 'AccessExclusiveLock' AND granted"
        wait(holder) { number(held) == 1 }
        let second = try postgres.start(load)
        wait(second) { number(waiting) > 0 }
        second.interrupt()
        wait(second) { said.contains("once more to end at once") }
        Thread.sleep(forTimeInterval: 0.5)
        #expect(second.isRunning, "the batch in flight was not waited for: \(said)")
        let asked = Date()
        second.interrupt()
        second.waitUntilExit()
        #expect(second.terminationStatus == 130 && Date().timeIntervalSince(asked) < 2, "\(said)")
        _ = try postgres.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK%'")
        holder.waitUntilExit()

        let rest = try postgres.works(load + ["--json"])
        #expect(!rest.contains("\"resumed_rows\":0,"), "\(rest)")
        #expect(try isWhole("t", rows: 30_000))
        #expect(try postgres.works(load).contains("nothing was changed"))
    }

    /// DuckDB's buffers, the batches in flight and everything else stay below a bound that does not know the file's size:
    /// here more than half of it.
    @Test(arguments: ["csv", "json", "parquet"]) func largeFilesTakeBoundedMemory(_ format: String) throws {
        let name = "large.\(format == "json" ? "jsonl" : format)"
        let rows = 600_000
        try write(name, rows: rows, format == "parquet" ? "parquet, ROW_GROUP_SIZE 20000" : format)
        let bytes = try #require(
            try FileManager.default.attributesOfItem(atPath: path(name))[.size] as? Int)
        if format != "parquet" { try #require(bytes > 300_000_000, "the file has only \(bytes) bytes") }
        let python = try #require(TestEnvironment.python)
        let program = """
            import resource, subprocess, sys
            status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
            print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            """
        let load = ["load", path(name), "--threads", "2", "--no-progress"] + to
        let result = try Program.run(python, ["-c", program, PostgresFixture.program] + load)
        let words = result.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        try #require(words.count == 2 && words[0] == 0, "\(result.output)\(result.errors)")
        #expect(words[1] < 300 << 10, "\(words[1]) KB at the peak")
        #expect(try postgres.psql("SELECT count(*), sum(id) FROM large") == ["\(rows)|\(rows * (rows - 1) / 2)"])
    }

    /// One row group with a dictionary that is larger than what DuckDB may use otherwise.
    @Test func largeRowGroupsAreRead() throws {
        try write("group.parquet", rows: 400_000, "parquet, ROW_GROUP_SIZE 1000000")
        try postgres.works(["load", path("group.parquet"), "--column", "half=skip"] + to)
        #expect(
            try postgres.psql(
                "SELECT count(*), sum(id), count(*) FILTER (WHERE left(filler, 32) = md5(id::text)) FROM \"group\"")
                == ["400000|79999800000|400000"])
    }

    /// Rows that are longer than DuckDB's usual buffers, with line breaks and quotes in them.
    @Test func longRowsAreWhole() throws {
        var text = "id,note\n"
        var expected: [String] = []
        for id in 0..<12 {
            let length = id % 3 == 0 ? 6_000_000 : 1_000
            let line = "say \"\"\(id)\"\", and\n"
            let count = length / line.utf8.count
            text += "\(id),\"\(String(repeating: line, count: count))\"\n"
            expected.append("\(id)|\(count * (line.utf8.count - 2))")
        }
        let file = try postgres.write(text, "long.csv")
        try postgres.works(["load", file] + to)
        #expect(try postgres.psql("SELECT id, octet_length(note) FROM long ORDER BY id") == expected)
    }
}
