import Figment
import FigmentTestSupport
import Foundation
import Testing

@testable import FigmentData

/// What a look at CSV files tells, beside what DuckDB reads of them.
@Suite struct CSVFileTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func write(_ text: String, _ name: String = "t.csv") throws -> String {
        try Files.write(Data(text.utf8), folder(name))
        return folder(name)
    }

    /// The fault of a file, as it is said, without its path.
    private func fault(_ text: String) throws -> String? {
        let path = try write(text)
        do throws(DataFilesError) {
            _ = try CSVHeader(path).columns(of: path)
            _ = try DataFiles(format: .csv, paths: [path], mark: nil)
            return nil
        } catch {
            guard case .fault(let fault) = error else { return "\(error)" }
            return fault.description.replacingOccurrences(of: path, with: "")
        }
    }

    private func rows(_ text: String, _ mark: UInt8? = nil) throws -> Int64? {
        try DataFiles(format: .csv, paths: [try write(text)], mark: mark).shape.rows
    }

    // MARK: Rows

    /// DuckDB takes a quotation mark for one at the beginning of a field alone.
    @Test(arguments: [
        ("a,b\n1,x\n2,y\n", 2), ("a,b\n1,x\n2,y", 2), ("a,b\r\n1,x\r\n2,y\r\n", 2), ("a,b\r1,x\r2,y\r", 2),
        ("a,b\n1,5\" pipe\n2,y\n", 2), ("a,b\n1,x\"y\n2,\"m\nn\"\n3,z\n", 3), ("a,b\n1,\"say \"\"hi\"\"\"\n", 1),
        ("a,b\n1,\"\"\n2,\"\"\"\"\n", 2), ("a,b\n1,\"x\" \n", 1), ("a,b\n\n1,x\n\n", 1), ("a\n1\n\n2\n", 3),
        ("a,b\n", 0), ("a,b", 0), ("\u{FEFF}a,b\n1,2\n", 1), ("\"a\nb\",\"c\"\"d\"\n1,2\n", 1),
        ("a;\"b,\nc\"\n1;2\n", 1), ("a\tb\n\"1\t\n\"\t2\n", 1),
    ])
    func rowsAreCounted(_ text: String, _ expected: Int64) throws {
        #expect(try rows(text) == expected)
        let set = try FileDataset.open([folder("t.csv")], FileDataset.Options())
        #expect(set.tables[0].descriptor.rowCount == expected)
    }

    /// Whatever values a writer quotes as RFC 4180 has it, all rows of it are read.
    @Test(arguments: 0..<60) func whatIsWrittenIsRead(_ seed: Int) throws {
        var random = SplitMix(state: UInt64(seed) &* 7_919 &+ 1)
        let mark = [",", ";", "\t", "|"][seed % 4]
        let end = ["\n", "\r\n"][seed / 4 % 2]
        let columns = 1 + seed % 3
        let parts = ["a", "é", " ", ",", ";", "\t", "|", "\"", "\n", "\r\n", "7", ""]
        func field() -> String {
            let text = (0..<Int(random.next() % 6)).map { _ in parts[Int(random.next() % 12)] }.joined()
            let isSafe =
                !text.isEmpty && !text.hasPrefix(" ")
                && !text.unicodeScalars.contains { ",;\t|\"\r\n".unicodeScalars.contains($0) }
            return isSafe ? text : "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        }
        let count = Int(random.next() % 40)
        var text = (0..<columns).map { "\"c\($0)\"" }.joined(separator: mark) + end
        for _ in 0..<count { text += (0..<columns).map { _ in field() }.joined(separator: mark) + end }
        if seed % 5 == 0, count > 0 { text = String(text.unicodeScalars.dropLast(end.unicodeScalars.count)) }
        let set = try FileDataset.open([try write(text)], FileDataset.Options())
        #expect(set.tables[0].descriptor.rowCount == Int64(count), "\(text.debugDescription)")
        #expect(set.tables[0].descriptor.columns.map(\.name) == (0..<columns).map { "c\($0)" })
    }

    /// However the bytes come, the same is found.
    @Test func piecesSayWhatTheWholeSays() throws {
        let parts = ["a", " ", ",", "\"", "\n", "\r", "\r\n", "\"\"", "é"]
        var random = SplitMix(state: 5)
        for _ in 0..<2_000 {
            let text = (0..<Int(random.next() % 14)).map { _ in parts[Int(random.next() % 9)] }.joined()
            let bytes = Array(text.utf8)
            func scan(_ size: Int) -> String {
                var scan = CSVScan(mark: CSVHeader.comma)
                bytes.withUnsafeBytes { whole in
                    for start in stride(from: 0, to: bytes.count, by: size) {
                        let piece = UnsafeRawBufferPointer(rebasing: whole[start..<min(bytes.count, start + size)])
                        scan.take(piece, at: start)
                    }
                }
                scan.end(at: bytes.count)
                let facts = "\(scan.records) \(scan.blankLines) \(scan.longest) \(scan.hasBreaksWithin)"
                return "\(facts) \(String(describing: scan.mixedLine)) \(String(describing: scan.fault))"
            }
            let whole = scan(1_000)
            #expect(scan(1) == whole && scan(3) == whole, "\(text.debugDescription)")
        }
    }

    // MARK: Faults

    @Test(arguments: [
        ("a,b\n1,x\n2,\"multi\nline\"\n3,z\n4,\"oops\n5,q\n6,r\n", ", line 6, column 3: the quotation mark"),
        (
            "a,b\n1,\"unclosed\n2,y\n",
            ", line 2, column 3: the quotation mark that opens a value here is closed nowhere"
        ),
        (
            "a,b\n1,\"x\n2,\"y\"\n",
            ", line 3, column 4: text stands behind the quotation mark that closes a value, which was opened in line 2"
        ),
        ("a,\"b\n1,2\n", ", line 1, column 3: the quotation mark that opens"),
        ("", ": the file is empty"), ("\n1,2\n", ", line 1: the line is blank"),
        ("a,a\n1,2\n", ", line 1: the header has the column \"a\" twice, as fields 1 and 2"),
        ("a,b,A\n1,2,3\n", ", line 1: the header has the column \"A\" twice, as fields 1 and 3"),
    ])
    func faultsHaveTheirPlace(_ text: String, _ words: String) throws {
        let found = try #require(try fault(text))
        #expect(found.hasPrefix(words), "\(found)")
    }

    @Test func wideHeadersAreWhole() throws {
        let names = (0..<20_000).map { "column number \($0)" }
        let path = try write(names.joined(separator: ",") + "\n")
        #expect(try CSVHeader(path).names == names)
        let (all, invented) = try CSVHeader(try write("a,,b,\n")).columns(of: "t")
        #expect(all == ["a", "column1", "b", "column3"] && invented == ["column1", "column3"])
    }
}

/// Numbers that are the same in every run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed &>> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed &>> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed &>> 31
    }
}
