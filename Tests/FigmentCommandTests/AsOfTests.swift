import FigmentTestSupport
import Foundation
import Testing

@Suite("--as-of")
struct AsOfTests {
    private func rows(_ work: Workspace, _ directory: String) throws -> [[String: Any]] {
        String(decoding: try work.data(directory + "/images_analytical.jsonl"), as: UTF8.self).split(separator: "\n")
            .compactMap {
                (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
            }
    }

    @Test("it sets the one column that the schema names, and the run's record has it")
    func oneColumn() throws {
        let work = try Workspace()
        let generate = [
            "generate", "--builtin", "images_analytical", "--rows", "500", "--seed", "s", "-f", "jsonl",
            "--no-progress",
        ]
        try #require(try work.run(generate + ["-o", "free"]).status == 0)
        let fixed = try work.run(generate + ["-o", "fixed", "--as-of", "2025-06-01T12:00:00"])
        try #require(fixed.status == 0, "\(fixed.err)")
        var (before, after) = (try rows(work, "free"), try rows(work, "fixed"))
        #expect(Set(after.compactMap { $0["updated_at"] as? String }) == ["2025-06-01T12:00:00"])
        #expect(Set(before.compactMap { $0["updated_at"] as? String }).count > 400)
        for index in before.indices { before[index]["updated_at"] = nil }
        for index in after.indices { after[index]["updated_at"] = nil }
        #expect(before.count == 500 && (before as NSArray) == (after as NSArray))
        #expect(try work.run("verify", "fixed").status == 0)
    }

    @Test("what cannot be is refused, with the reason")
    func refusals() throws {
        let work = try Workspace()
        let noInstant = try work.run("generate", "images_analytical", "--rows", "3", "-o", "a", "--as-of", "tomorrow")
        #expect(
            noInstant.status == 2 && noInstant.err.contains("\"tomorrow\" does not fit timestamp"), "\(noInstant.err)")
        let noColumn = try work.run("generate", "simple", "--rows", "3", "-o", "a", "--as-of", "2025-01-01T00:00:00")
        #expect(noColumn.status == 2 && noColumn.err.contains("names no column for --as-of"), "\(noColumn.err)")
    }
}
