import FigmentTypes
import Testing

@Suite struct ByteSizeTests {
    @Test func sizes() {
        let known: [(String, Int64)] = [
            ("1KB", 1 << 10), ("1024MB", 1 << 30), ("100GB", 100 << 30), ("50g", 50 << 30), ("1.5G", 3 << 29),
            ("2TiB", 2 << 40), ("0.5KiB", 512),
        ]
        for (text, bytes) in known { #expect(ByteSize.bytes(text) == bytes, "\(text)") }
    }

    @Test func othersAreNone() {
        for text in ["", "GB", "12", "100 GB", "-1GB", "1e3GB", "0GB", "9999999999TB", "nanGB", "1..5G", "5PB"] {
            #expect(ByteSize.bytes(text) == nil, "\(text)")
        }
    }
}
