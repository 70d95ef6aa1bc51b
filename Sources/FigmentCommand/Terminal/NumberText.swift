/// Numbers as people read them.
enum NumberText {
    /// `1 234 567`
    static func count(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(" ") }
            result.append(digit)
        }
        return value < 0 ? "-" + result : result
    }

    static func count(_ value: Int) -> String { count(Int64(value)) }

    /// `1 file`, `2 files`
    static func count(_ value: Int, _ noun: String) -> String { count(Int64(value), noun) }

    static func count(_ value: Int64, _ noun: String) -> String { "\(count(value)) \(noun)\(value == 1 ? "" : "s")" }

    /// `12.3 MB`, in steps of 1 024.
    static func bytes(_ value: Int64) -> String {
        if value < 1024 { return "\(value) B" }
        var size = Double(value) / 1024
        for unit in ["kB", "MB", "GB"] {
            if size < 999.95 { return "\(fixed(size, size < 99.95 ? 1 : 0)) \(unit)" }
            size /= 1024
        }
        return "\(fixed(size, 1)) TB"
    }

    /// `0.012 s`, `4.2 s`, `1m 05s`, `2h 03m`
    static func duration(_ seconds: Double) -> String {
        if !(seconds >= 0 && seconds < 1e9) { return "?" }
        if seconds < 1 { return "\(fixed(seconds, 3)) s" }
        if seconds < 59.95 { return "\(fixed(seconds, 1)) s" }
        let whole = Int(seconds.rounded())
        if whole < 3600 { return "\(whole / 60)m \(twoDigits(whole % 60))s" }
        return "\(whole / 3600)h \(twoDigits(whole % 3600 / 60))m"
    }

    /// `1.2 million rows/s`-like figures stay exact enough with three digits: `1 230 000`.
    static func rate(_ perSecond: Double) -> String {
        if !(perSecond >= 0 && perSecond < 9e18) { return "?" }
        var unit: Int64 = 1
        while perSecond / Double(unit) >= 1000 { unit *= 10 }
        return count(Int64((perSecond / Double(unit)).rounded()) * unit)
    }

    /// Decimal digits behind the point, rounded half away from zero.
    static func fixed(_ value: Double, _ digits: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        guard abs(value) < 1e15 else { return value.description }
        let scaled = Int64((value * Double(scale)).rounded())
        let fraction = String(scaled.magnitude % UInt64(scale))
        let whole = (scaled < 0 ? "-" : "") + String(scaled.magnitude / UInt64(scale))
        return digits == 0
            ? whole : whole + "." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
