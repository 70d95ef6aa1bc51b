import FigmentTypes

/// Numbers as people type them.
enum Quantity {
    /// `1000`, `1_000_000`, `10M`, `1.5k`: digits with underscores and a decimal factor k, M or G.
    ///
    /// Nil for anything else, for a value that is not whole, and beyond Int64.
    static func integer(_ text: String) -> Int64? {
        guard let last = text.utf8.last else { return nil }
        let zeros: Int
        switch last {
        case UInt8(ascii: "k"), UInt8(ascii: "K"): zeros = 3
        case UInt8(ascii: "m"), UInt8(ascii: "M"): zeros = 6
        case UInt8(ascii: "g"), UInt8(ascii: "G"): zeros = 9
        default: zeros = 0
        }
        return scaled(zeros > 0 ? text.dropLast() : text[...], zeros: zeros)
    }

    /// A decimal number times 10^zeros, where that is whole.
    private static func scaled(_ text: Substring, zeros: Int) -> Int64? {
        var value: Int64 = 0
        var fractionDigits: Int?
        var digits = 0
        let isNegative = text.hasPrefix("-")
        func append(_ digit: Int64) -> Bool {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(isNegative ? -digit : digit)
            value = sum
            return !tooLarge && !overflow
        }
        for byte in text.utf8.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0) {
            switch byte {
            case 0x30...0x39:
                if !append(Int64(byte - 0x30)) { return nil }
                digits += 1
                fractionDigits = fractionDigits.map { $0 + 1 }
            case UInt8(ascii: "_"): if digits == 0 { return nil }
            case UInt8(ascii: "."):
                if fractionDigits != nil || zeros == 0 { return nil }
                fractionDigits = 0
            default: return nil
            }
        }
        let missing = zeros - (fractionDigits ?? 0)
        if digits == 0 || missing < 0 { return nil }
        for _ in 0..<missing where !append(0) { return nil }
        return value
    }

    /// `256`, `256MB`, `1GB`, `512M`, `1.5G`: megabytes of 2^20 bytes, rounded up.
    static func megabytes(_ text: String) -> Int64? {
        if let bytes = ByteSize.bytes(text) { return bytes / 1_048_576 + (bytes % 1_048_576 > 0 ? 1 : 0) }
        return text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F } ? integer(text) : nil
    }

    /// `5000`, `5000/s`, `20k/s`.
    static func perSecond(_ text: String) -> Int64? { integer(text.hasSuffix("/s") ? String(text.dropLast(2)) : text) }

    /// `N`, or `TABLE=N`.
    static func rows(_ text: String) -> (table: String?, count: Int64)? {
        guard let equals = text.lastIndex(of: "=") else {
            return integer(text).flatMap { $0 >= 0 ? (nil, $0) : nil }
        }
        let table = String(text[..<equals])
        guard !table.isEmpty, let count = integer(String(text[text.index(after: equals)...])), count >= 0 else {
            return nil
        }
        return (table, count)
    }
}
