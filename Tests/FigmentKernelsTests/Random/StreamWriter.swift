import FigmentKernels
import Foundation
import Testing

/// Words for programs that judge randomness; `scripts/dieharder` reads them from a pipe.
@Suite struct StreamWriter {
    /// Writes until the reader closes the pipe.
    @Test(.enabled(if: Environment.value("FIGMENT_STREAM_TO") != nil)) func write() throws {
        let path = try #require(Environment.value("FIGMENT_STREAM_TO"))
        let word = try #require(StreamWriter.streams[Environment.value("FIGMENT_STREAM") ?? "single"])
        signal(SIGPIPE, SIG_IGN)
        let pipe = open(path, O_WRONLY)
        #expect(pipe >= 0)
        defer { close(pipe) }
        var block = [UInt64](repeating: 0, count: 8_192)
        var row: Int64 = 0
        while true {
            for i in block.indices { block[i] = word(row + Int64(i)) }
            row += Int64(block.count)
            let isTaken = block.withUnsafeBytes { bytes in
                var done = 0
                while done < bytes.count {
                    let n = Foundation.write(pipe, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                    if n <= 0 { return false }
                    done += n
                }
                return true
            }
            if !isTaken { return }
        }
    }

    private static func key(_ column: String) -> StreamKey {
        StreamKey(seed: "42", table: "orders", column: column, purpose: "value")
    }

    /// Word number n of each kind of stream.
    private static let streams: [String: @Sendable (Int64) -> UInt64] = {
        let single = key("price")
        let columns = (0..<16).map { key("column\($0)") }
        let near = ["price", "price1", "price2", "a"].map(key)
        return [
            "single": { single.bits($0) },
            // Row by row across sixteen columns.
            "interleaved": { columns[Int($0 & 15)].bits($0 >> 4) },
            "near": { near[Int($0 & 3)].bits($0 >> 2) },
            // Four draws of each row.
            "rows": { single.bits($0 >> 2, draw: UInt64($0 & 3)) },
        ]
    }()
}
