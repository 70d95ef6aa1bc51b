import FigmentColumns
import FigmentTestSupport
import Foundation
import Testing

@testable import FigmentTarget

/// Large outputs past the page cache: wherever they begin and however they are cut, the file holds their bytes.
@Suite struct DirectWriterTests {
    /// An output of chunks of the sizes, filled with bytes that tell their place.
    private func output(_ sizes: [Int], from place: Int) -> SegmentOutput {
        let output = SegmentOutput()
        var at = place
        for size in sizes {
            let chunk = output.tail
            for _ in 0..<size {
                chunk.buffer.append(byte(at))
                at += 1
            }
            output.closeTail()
        }
        return output
    }

    private func byte(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: place ^ place >> 8 ^ place >> 16) }

    @Test(
        arguments: [
            (0, [1 << 20]), (4_096, [3 << 20]), (1, [1 << 20]), (4_095, [700_001]),
            (77, [5, 300_000, 1, 4_096, 900_000]),
            (123_456, [256 << 10]), (10, [100]), (0, []), (8_191, [2, 262_144]), (5_000, [2_097_152, 3, 2_097_149]),
        ] as [(Int, [Int])])
    func bytesAreWhereTheyBelong(_ offset: Int, _ sizes: [Int]) throws {
        let directory = try TemporaryDirectory()
        let file = try DiskFile.create(directory("file"), forLargeWrites: true)
        // What neighbours hold stays.
        let total = sizes.reduce(0, +)
        let before = [UInt8](repeating: 0xAA, count: offset)
        let after = [UInt8](repeating: 0xBB, count: 5_000)
        if offset > 0 { try file.write(before, at: 0) }
        try file.write(after, at: offset + total)
        let writer = DirectWriter()
        try writer.write(output(sizes, from: offset), to: file, at: offset)
        try file.sync()
        let bytes = [UInt8](try Files.read(directory("file")))
        #expect(bytes.count == offset + total + after.count)
        #expect(Array(bytes.prefix(offset)) == before && Array(bytes.suffix(after.count)) == after)
        #expect(bytes[offset..<(offset + total)].elementsEqual((offset..<(offset + total)).lazy.map { byte($0) }))
    }

    /// Neighbours share a block, and one writer's buffer serves many outputs.
    @Test func neighboursAreWrittenAtOnce() throws {
        let directory = try TemporaryDirectory()
        let file = try DiskFile.create(directory("file"), forLargeWrites: true)
        let sizes = (0..<24).map { 300_000 + 1_237 * $0 }
        let starts = sizes.indices.map { sizes[..<$0].reduce(0, +) }
        let errors = Mailbox()
        DispatchQueue.concurrentPerform(iterations: 4) { worker in
            let writer = DirectWriter()
            for number in stride(from: worker, to: sizes.count, by: 4) {
                do {
                    try writer.write(output([sizes[number]], from: starts[number]), to: file, at: starts[number])
                } catch { errors.put("\(error)") }
            }
        }
        #expect(errors.contents == [])
        let bytes = [UInt8](try Files.read(directory("file")))
        #expect(bytes.count == sizes.reduce(0, +))
        #expect(bytes.indices.allSatisfy { bytes[$0] == byte($0) })
    }

    /// A disk that fails is reported on either way.
    @Test func aFailingDiskIsReported() throws {
        let directory = try TemporaryDirectory()
        _ = try DiskFile.create(directory("file"))
        let closed = try DiskFile.openForReading(directory("file"))
        #expect(throws: TargetError.self) {
            try DirectWriter().write(output([600_000], from: 0), to: closed, at: 0)
        }
    }
}

/// What threads report.
private final class Mailbox: @unchecked Sendable {
    private let lock = NSLock()
    private var items: [String] = []

    func put(_ item: String) { lock.withLock { items.append(item) } }
    var contents: [String] { lock.withLock { items } }
}
