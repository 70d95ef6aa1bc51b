import FigmentSchema
import FigmentTypes

/// Parts of instants, from microseconds since 1970 in UTC to the part, in place. NaN stays.
enum DateParts {
    private static var dayMicros: Double { 86_400e6 }

    static func apply(_ part: ExpressionDatePart, _ v: UnsafeMutablePointer<Double>, _ n: Int) {
        switch part {
        case .second: cycle(v, n, period: 60e6, unit: 1e6)
        case .minute: cycle(v, n, period: 3_600e6, unit: 60e6)
        case .hour: cycle(v, n, period: dayMicros, unit: 3_600e6)
        case .dayStart: for i in 0..<n { v[i] = day(v[i]) * dayMicros }
        case .dayOfWeek:
            // 1970-01-01 was a Thursday, day 3 from Monday.
            for i in 0..<n {
                let day = day(v[i]) + 3
                v[i] = day - Rounding.down(day / 7) * 7
            }
        case .day: civil(v, n) { Double($0.day) }
        case .month: civil(v, n) { Double($0.month) }
        case .year: civil(v, n) { Double($0.year) }
        case .quarter: civil(v, n) { Double(($0.month + 2) / 3) }
        case .dayOfYear:
            civil(v, n) { Double($0.daysSinceEpoch - CivilDate(year: $0.year, month: 1, day: 1).daysSinceEpoch + 1) }
        }
    }

    @inline(__always)
    private static func day(_ micros: Double) -> Double { Rounding.down(micros / dayMicros) }

    /// How many units have passed since the period began.
    private static func cycle(_ v: UnsafeMutablePointer<Double>, _ n: Int, period: Double, unit: Double) {
        for i in 0..<n {
            let inside = v[i] - Rounding.down(v[i] / period) * period
            v[i] = Rounding.down(inside / unit)
        }
    }

    /// Days beyond those of the calendar's algorithm are null.
    @inline(__always)
    private static func civil(_ v: UnsafeMutablePointer<Double>, _ n: Int, _ part: (CivilDate) -> Double) {
        for i in 0..<n {
            let day = day(v[i])
            v[i] = abs(day) < 1e9 ? part(CivilDate(daysSinceEpoch: Int(day))) : .nan
        }
    }
}
