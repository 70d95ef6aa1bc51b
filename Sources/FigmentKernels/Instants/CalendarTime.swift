import FigmentSchema
import FigmentTypes

/// Parts of an instant, from whole microseconds since 1970, by arithmetic alone.
enum CalendarTime {
    static var hourMicros: Double { 3_600_000_000 }
    static var dayMicros: Double { 86_400_000_000 }

    /// Writes the index into the weights of `dimension` for each instant.
    static func indices(
        _ dimension: Seasonality.Dimension, _ micros: UnsafePointer<Double>, _ n: Int,
        into out: UnsafeMutablePointer<Int64>
    ) {
        for i in 0..<n { out[i] = index(dimension, Int64(micros[i])) }
    }

    static func index(_ dimension: Seasonality.Dimension, _ micros: Int64) -> Int64 {
        let day = floorDivide(micros, 86_400_000_000)
        switch dimension {
        case .hour: return (micros &- day &* 86_400_000_000) / 3_600_000_000
        // 1970-01-01 was a Thursday, day 3 from Monday.
        case .dow: return modulo(day &+ 3, 7)
        case .month: return month(day)
        }
    }

    static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
        let quotient = a / b
        return a < quotient &* b ? quotient &- 1 : quotient
    }

    private static func modulo(_ a: Int64, _ b: Int64) -> Int64 {
        let rest = a % b
        return rest < 0 ? rest &+ b : rest
    }

    /// The month of a day since 1970, from 0.
    ///
    /// Source: the days of March-based years, as in H. Hinnant's description of civil calendar algorithms.
    static func month(_ day: Int64) -> Int64 {
        let shifted = day &+ 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted &- era &* 146_097
        let leaps = dayOfEra / 1460 &- dayOfEra / 36_524 &+ dayOfEra / 146_096
        let year = (dayOfEra &- leaps) / 365
        let dayOfYear = dayOfEra &- (365 &* year &+ year / 4 &- year / 100)
        let fromMarch = (5 &* dayOfYear &+ 2) / 153
        return fromMarch < 10 ? fromMarch &+ 2 : fromMarch &- 10
    }

    /// Parts of an instant that expressions ask for.
    enum Part: Sendable { case hour, dow, day, month, year, quarter, dayOfYear }

    static func part(_ part: Part, _ micros: Int64) -> Int64 {
        let day = floorDivide(micros, 86_400_000_000)
        let date = CivilDate(daysSinceEpoch: Int(day))
        switch part {
        case .hour: return index(.hour, micros)
        case .dow: return index(.dow, micros)
        case .day: return Int64(date.day)
        case .month: return Int64(date.month)
        case .year: return Int64(date.year)
        case .quarter: return Int64((date.month + 2) / 3)
        case .dayOfYear:
            let start = CivilDate(year: date.year, month: 1, day: 1).daysSinceEpoch
            return day - Int64(start) + 1
        }
    }
}
