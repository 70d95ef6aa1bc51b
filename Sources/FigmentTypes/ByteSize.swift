/// Sizes as people type them.
public enum ByteSize {
    /// `100GB`, `1.5G`, `1024MB`, `512KB`, `2TiB`: bytes by powers of 1024; nil for anything else, for 0 and beyond 2^62.
    public static func bytes(_ text: String) -> Int64? {
        var number = text.uppercased()
        if number.hasSuffix("B") { number.removeLast() }
        if number.hasSuffix("I") { number.removeLast() }
        guard let unit = number.last, let place = ["K", "M", "G", "T"].firstIndex(of: String(unit)) else { return nil }
        number.removeLast()
        let isPlain = !number.isEmpty && number.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
        guard isPlain, let value = Double(number) else { return nil }
        let bytes = (value * Double(Int64(1) << (10 * Int64(place + 1)))).rounded()
        return bytes >= 1 && bytes < 0x1p62 ? Int64(bytes) : nil
    }
}
