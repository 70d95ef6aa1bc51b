import FigmentTypes

/// Instants as text.
enum CivilInstant {
    /// `2024-03-01`, or `2024-03-01T12:00:00` where it is not midnight; UTC.
    static func text(micros: Int64) -> String {
        let seconds = micros.flooredQuotient(1_000_000)
        let days = seconds.flooredQuotient(86_400)
        let date = CivilDate(daysSinceEpoch: Int(days))
        let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
        let rest = Int(seconds - days * 86_400)
        if rest == 0 { return day }
        return day + "T\(padded(rest / 3_600, 2)):\(padded(rest % 3_600 / 60, 2)):\(padded(rest % 60, 2))"
    }

    /// With the time of day and `Z`, always.
    static func stamp(micros: Int64) -> String {
        let text = text(micros: micros)
        return (text.contains("T") ? text : text + "T00:00:00") + "Z"
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int64 {
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
