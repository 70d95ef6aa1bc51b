import Foundation
import Testing

@Suite("verify and clean")
struct VerifyTests {
    private func written(_ format: String) throws -> Workspace {
        let work = try Workspace()
        try work.write(Documents.small, to: "small.json")
        let ended = try work.run(
            "generate", "small.json", "-r", "4000", "--max-rows-per-file", "1000", "-f", format, "-o", "out", "--seed",
            "s")
        #expect(ended.status == 0, "\(ended.err)")
        return work
    }

    @Test(
        "one flipped bit is found in every format: exit 1, with the file and the rows",
        arguments: ["parquet", "csv", "json"])
    func flippedBit(_ format: String) throws {
        let work = try written(format)
        #expect(try work.run("verify", "out/").status == 0)
        let name = "data-00003-of-00004.\(format)"
        let whole = try work.data("out/" + name)
        for place in [whole.count / 3, whole.count / 2] {
            var bytes = whole
            bytes[place] ^= 1
            try bytes.write(to: URL(fileURLWithPath: work.path("out/" + name)))
            let ended = try work.run("verify", "out")
            #expect(ended.status == 1)
            let line = try #require(ended.out.split(separator: "\n").first { $0.hasPrefix("differs") })
            #expect(line.contains(name) && line.contains("byte \(place)"), "\(line)")
            #expect(line.contains("rows 2000 to 2999"), "\(line)")
            #expect(ended.out.split(separator: "\n").filter { $0.hasPrefix("same") }.count == 3)
        }
        let json = try work.run("verify", "out", "--json")
        #expect(json.status == 1)
        #expect(try json.object()["same"] as? Bool == false)
        try whole.write(to: URL(fileURLWithPath: work.path("out/" + name)))
        #expect(try work.run("verify", "out").status == 0)
    }

    @Test("a missing, a cut and an unlisted file are differences")
    func files() throws {
        let work = try written("csv")
        let name = "data-00002-of-00004.csv"
        let whole = try work.data("out/" + name)
        try whole.dropLast(5).write(to: URL(fileURLWithPath: work.path("out/" + name)))
        #expect(try work.run("verify", "out").status == 1)
        try FileManager.default.removeItem(atPath: work.path("out/" + name))
        let missing = try work.run("verify", "out")
        #expect(missing.status == 1)
        #expect(missing.out.contains(name + ": the file is missing"))
        try whole.write(to: URL(fileURLWithPath: work.path("out/" + name)))
        try work.write("x", to: "out/more.csv")
        let unlisted = try work.run("verify", "out")
        #expect(unlisted.status == 1)
        #expect(unlisted.out.contains("more.csv: the record does not list it"))
    }

    @Test("another seed or another engine in the record is noticed")
    func record() throws {
        let work = try written("csv")
        let meta = String(decoding: try work.data("out/meta.json"), as: UTF8.self)
        try work.write(meta.replacingOccurrences(of: #""seed": "s""#, with: #""seed": "t""#), to: "out/meta.json")
        #expect(try work.run("verify", "out").status == 1)
        try work.write(
            meta.replacingOccurrences(of: #""engine_version": 1"#, with: #""engine_version": 99"#), to: "out/meta.json")
        let other = try work.run("verify", "out")
        #expect(other.status == 2)
        #expect(other.err.contains("engine version 99"))
        try work.write("{", to: "out/meta.json")
        #expect(try work.run("verify", "out").status == 2)
    }

    @Test("clean removes what was written and keeps everything else")
    func clean() throws {
        let work = try written("csv")
        try work.write("mine", to: "out/notes.txt")
        try work.write("changed", to: "out/data-00001-of-00004.csv")
        let refused = try work.run("clean", "out")
        #expect(refused.status == 2)
        #expect(refused.err.contains("--yes"))
        #expect(work.names("out").count == 6)
        let partly = try work.run("clean", "out", "--yes")
        #expect(partly.status == 1)
        #expect(partly.err.contains("data-00001-of-00004.csv"))
        #expect(work.names("out") == ["data-00001-of-00004.csv", "meta.json", "notes.txt"])
        try FileManager.default.removeItem(atPath: work.path("out/data-00001-of-00004.csv"))
        #expect(try work.run("clean", "out", "--yes").status == 0)
        #expect(work.names("out") == ["notes.txt"])
        #expect(work.exists("small.json"))
    }

    @Test("clean without a directory takes the runs below figment-output and nothing else there")
    func cleanAll() throws {
        let work = try Workspace()
        #expect(try work.run("clean", "--yes").out.contains("nothing to clean"))
        try work.write(Documents.small, to: "small.json")
        #expect(try work.run("generate", "small.json", "-r", "5").status == 0)
        #expect(try work.run("generate", "simple", "-r", "5").status == 0)
        try work.write("mine", to: "figment-output/mine/data.parquet")
        let ended = try work.run("clean", "--yes", "--json")
        #expect(ended.status == 0)
        #expect((try ended.object()["removed"] as? [Any])?.count == 2)
        #expect(work.names("figment-output") == ["mine"])
    }
}
