import FigmentTypes

/// ISO 8601 as documents write it: `2024-01-31`, `2024-01-31T08:30:00Z`, `2024-01-31 08:30:00.250+02:00`.
public enum Instant {
    static let example = "\"2024-01-31T08:30:00Z\""
    static let dateExample = "\"2024-01-31\""

    /// Microseconds since 1970-01-01 UTC; without a zone the text means UTC. Nil for anything else. O(length).
    public static func micros(_ text: String) -> Int64? {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let date = scanner.date() else { return nil }
        var seconds = Int64(date.daysSinceEpoch) * 86_400
        var micros: Int64 = 0
        if !scanner.isAtEnd {
            guard scanner.take("T") || scanner.take("t") || scanner.take(" ") else { return nil }
            guard let time = scanner.time(), let offset = scanner.zone(), scanner.isAtEnd else { return nil }
            seconds += time.seconds - offset
            micros = time.micros
        }
        return seconds * 1_000_000 + micros
    }

    static let timeExample = "\"08:30:00\""

    /// Microseconds since midnight of `08:30`, `08:30:00` or `08:30:00.250`. Nil for anything else. O(length).
    public static func timeOfDay(_ text: String) -> Int64? {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let time = scanner.time(), scanner.isAtEnd else { return nil }
        return time.seconds * 1_000_000 + time.micros
    }

    private struct Scanner {
        let bytes: [UInt8]
        var at = 0

        var isAtEnd: Bool { at == bytes.count }

        mutating func take(_ byte: Unicode.Scalar) -> Bool {
            guard at < bytes.count, bytes[at] == UInt8(ascii: byte) else { return false }
            at += 1
            return true
        }

        /// Exactly `count` digits.
        mutating func digits(_ count: Int) -> Int? {
            guard at + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[at..<at + count] {
                guard JSONReader.isDigit(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            at += count
            return value
        }

        mutating func date() -> CivilDate? {
            guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2) else {
                return nil
            }
            let date = CivilDate(year: year, month: month, day: day)
            return date.isValid ? date : nil
        }

        /// hh:mm, hh:mm:ss or hh:mm:ss.ffffff
        mutating func time() -> (seconds: Int64, micros: Int64)? {
            guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else { return nil }
            var second = 0
            var micros: Int64 = 0
            if take(":") {
                guard let value = digits(2), value < 60 else { return nil }
                second = value
                if take(".") || take(",") {
                    guard let value = fraction() else { return nil }
                    micros = value
                }
            }
            return (Int64(hour * 3_600 + minute * 60 + second), micros)
        }

        /// One to nine digits; what is finer than a microsecond is dropped.
        private mutating func fraction() -> Int64? {
            var value: Int64 = 0
            var count = 0
            while at < bytes.count, JSONReader.isDigit(bytes[at]), count < 9 {
                if count < 6 { value = value * 10 + Int64(bytes[at] - 0x30) }
                count += 1
                at += 1
            }
            guard count > 0 else { return nil }
            for _ in min(count, 6)..<6 { value *= 10 }
            return value
        }

        /// The offset from UTC in seconds: nothing, `Z`, `+hh:mm`, `+hhmm` or `+hh`.
        mutating func zone() -> Int64? {
            if isAtEnd || take("Z") || take("z") { return 0 }
            let isNegative = take("-")
            guard isNegative || take("+"), let hours = digits(2), hours < 24 else { return nil }
            _ = take(":")
            let minutes = isAtEnd ? 0 : digits(2)
            guard let minutes, minutes < 60 else { return nil }
            let offset = Int64(hours * 3_600 + minutes * 60)
            return isNegative ? -offset : offset
        }
    }
}
