import Figment
import FigmentTestSupport
import Foundation
import Testing

/// `verify` finds every change of a data file, and says which file and which rows.
@Suite struct VerifyTests {
    private let directory: TemporaryDirectory
    private let generation: Generation
    private let options: OutputOptions

    init() throws {
        directory = try TemporaryDirectory()
        generation = try Fixture.orders.generation(rows: 2_000)
        var options = OutputOptions(directory: directory("out"))
        options.maxRowsPerFile = 700
        self.options = options
    }

    private func path(_ number: Int, _ format: OutputFormat) -> String {
        options.directory + "/orders-0000\(number)-of-00003.\(format.rawValue)"
    }

    private func write(_ format: OutputFormat) throws -> OutputOptions {
        var options = options
        options.format = format
        _ = try generation.write(options)
        _ = try generation.verify(options)
        return options
    }

    /// The differences that `verify` reports: file and detail.
    private func differences(_ options: OutputOptions) throws -> [(path: String, detail: String)] {
        do {
            _ = try generation.verify(options)
            return []
        } catch {
            guard case .differs(let found) = error else { throw error }
            return found.compactMap {
                if case .mismatch(let path, let detail) = $0 { (path, detail) } else { nil }
            }
        }
    }

    private func change(_ path: String, _ body: (inout Data) -> Void) throws {
        var bytes = try Files.read(path)
        body(&bytes)
        try Files.write(bytes, path)
    }

    @Test(arguments: OutputFormat.allCases)
    func aFlippedBitIsFound(_ format: OutputFormat) throws {
        let options = try write(format)
        let original = try Files.read(path(2, format))
        // Header, a few places within the rows, the end.
        for place in [0, original.count / 3, original.count / 2, original.count - 1] {
            var bytes = original
            bytes[place] ^= 1
            try Files.write(bytes, path(2, format))
            let found = try differences(options)
            #expect(found.map(\.path) == [path(2, format)])
            #expect(found.first?.detail.contains("byte \(place)") == true, "\(found)")
        }
        try Files.write(original, path(2, format))
        #expect(try differences(options).isEmpty)
    }

    @Test func theRowsAreNamed() throws {
        let options = try write(.csv)
        try change(path(3, .csv)) { $0[$0.count / 2] ^= 1 }
        #expect(try differences(options).first?.detail.hasSuffix("within rows 1400 to 1999, is another") == true)
        try change(path(1, .csv)) { $0[2] ^= 1 }
        let both = try differences(options).sorted { $0.path < $1.path }
        #expect(both.map(\.path) == [path(1, .csv), path(3, .csv)])
        #expect(both.first?.detail.contains("the header or footer") == true)
    }

    @Test func theFooterOfParquetIsCompared() throws {
        let options = try write(.parquet)
        try change(path(1, .parquet)) { $0[$0.count - 20] ^= 0x40 }
        #expect(try differences(options).first?.detail.contains("the header or footer") == true)
    }

    @Test(arguments: OutputFormat.allCases)
    func aShorterFileIsFound(_ format: OutputFormat) throws {
        let options = try write(format)
        for rest in [1, 1_000] {
            try change(path(1, format)) { $0.removeLast($0.count > rest ? rest : 1) }
            let found = try differences(options)
            #expect(found.map(\.path) == [path(1, format)])
            #expect(found.first?.detail.contains("ends at byte") == true, "\(found)")
        }
        try Files.write(Data(), path(1, format))
        #expect(try differences(options).map(\.path) == [path(1, format)])
    }

    @Test(arguments: OutputFormat.allCases)
    func aLongerFileIsFound(_ format: OutputFormat) throws {
        let options = try write(format)
        try change(path(3, format)) { $0.append(10) }
        let found = try differences(options)
        #expect(found.map(\.path) == [path(3, format)])
        #expect(found.first?.detail.contains("bytes, not") == true)
    }

    @Test func aMissingFileIsFound() throws {
        let options = try write(.parquet)
        try FileManager.default.removeItem(atPath: path(2, .parquet))
        let found = try differences(options)
        #expect(found.contains { $0.detail.contains("file 2 of orders is missing") })
    }

    @Test func aFileTooManyIsFound() throws {
        let options = try write(.jsonl)
        try Files.write(Data("{}\n".utf8), options.directory + "/orders-00004-of-00004.jsonl")
        #expect(try !differences(options).isEmpty)
    }

    @Test func anotherSeedDiffers() throws {
        let options = try write(.parquet)
        let other = try Fixture.orders.generation(rows: 2_000, seed: 43)
        do {
            _ = try other.verify(options)
            Issue.record("another seed gives other values")
        } catch {
            guard case .differs(let found) = error else { throw error }
            #expect(found.count == 3)
        }
    }

    @Test func verifyWritesNothing() throws {
        let options = try write(.parquet)
        let before = try Files.contents(options.directory)
        try change(path(2, .parquet)) { $0[100] ^= 1 }
        #expect(try differences(options).count == 1)
        try change(path(2, .parquet)) { $0[100] ^= 1 }
        #expect(try Files.contents(options.directory) == before)
        #expect(!Files.hasState(options.directory))
    }
}
