import FigmentTypes
import Foundation
import Testing

@Suite struct TextWriterTests {
    @Test(arguments: [
        (0, "1970-01-01"), (19_782, "2024-02-29"), (-1, "1969-12-31"), (2_932_896, "9999-12-31"),
        (2_932_897, "+10000-01-01"), (-719_528, "0000-01-01"), (-719_469, "0000-02-29"), (-719_468, "0000-03-01"),
        (2_932_895, "9999-12-30"), (-719_529, "-0001-12-31"), (-4_371_587, "-9999-01-01"),
    ]) func dates(_ days: Int, _ expected: String) {
        #expect(text { writeDate(daysSinceEpoch: days, to: $0) } == expected)
    }

    @Test func everyDayAgreesWithTheSlowCalendar() {
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        #if DEBUG
            let step = 37
        #else
            let step = 1
        #endif
        for days in stride(from: -719_528, through: 2_932_896, by: step) {
            let date = CivilDate(daysSinceEpoch: days)
            let expected = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
            #expect(text { writeDate(daysSinceEpoch: days, to: $0) } == expected)
        }
    }

    @Test func everyDayOfFourCenturies() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for days in stride(from: -10_000, to: 136_097, by: 13) {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            let expected = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            #expect(text { writeDate(daysSinceEpoch: days, to: $0) } == expected)
        }
    }

    @Test(
        arguments: [
            (0, TimeUnit.second, "1970-01-01T00:00:00"), (-1, .second, "1969-12-31T23:59:59"),
            (-1, .nano, "1969-12-31T23:59:59.999999999"), (1_709_211_909_000_250, .micro, "2024-02-29T13:05:09.000250"),
            (1_709_211_909_250, .milli, "2024-02-29T13:05:09.250"), (.max, .nano, "2262-04-11T23:47:16.854775807"),
            (.min, .nano, "1677-09-21T00:12:43.145224192"),
        ] as [(Int64, TimeUnit, String)]) func timestamps(_ ticks: Int64, _ unit: TimeUnit, _ expected: String)
    {
        #expect(text { writeTimestamp(ticks: ticks, unit: unit, to: $0) } == expected)
        #expect(text { writeTimestamp(ticks: ticks, unit: unit, isZoned: true, to: $0) } == expected + "Z")
    }

    @Test func extremeTicksStayWithinTheirRoom() {
        for unit in [TimeUnit.second, .milli, .micro, .nano] {
            for ticks in [Int64.min, .min + 1, .max, .max - 1] {
                #expect(
                    text(capacity: temporalTextCapacity) { writeTimestamp(ticks: ticks, unit: unit, to: $0) }.count < 48
                )
            }
        }
        for days in [Int(Int32.min), Int(Int32.max)] {
            #expect(text(capacity: temporalTextCapacity) { writeDate(daysSinceEpoch: days, to: $0) }.count < 48)
        }
    }

    @Test func times() {
        #expect(text { writeTime(microseconds: 0, to: $0) } == "00:00:00.000000")
        #expect(text { writeTime(microseconds: 47_109_000_250, to: $0) } == "13:05:09.000250")
        #expect(text { writeTime(microseconds: -1, to: $0) } == "23:59:59.999999")
        #expect(text { writeTime(microseconds: 86_400_000_000, to: $0) } == "00:00:00.000000")
    }

    @Test(
        arguments: [
            (12_345, 2, "123.45"), (-12_345, 2, "-123.45"), (5, 2, "0.05"), (-5, 3, "-0.005"), (0, 2, "0.00"),
            (0, 0, "0"),
            (12_345, 0, "12345"), (12_345, -2, "1234500"), (0, -2, "0"), (100, 2, "1.00"), (99, 2, "0.99"),
            (1, 76, "0." + String(repeating: "0", count: 75) + "1"),
        ] as [(Int128, Int, String)]) func scaledDecimals(_ value: Int128, _ scale: Int, _ expected: String)
    {
        #expect(text(capacity: scaledDecimalCapacity) { writeScaledDecimal(value, scale: scale, to: $0) } == expected)
    }

    @Test func wideIntegers() {
        var state: UInt64 = 5
        for i in 0..<10_000 {
            state = mix64(state &+ 1)
            let value = Int128(truncatingIfNeeded: UInt128(state) &* UInt128(mix64(state)) &* 3) >> Int128(i % 127)
            for value in [value, -value, .max, .min] {
                #expect(
                    text(capacity: scaledDecimalCapacity) { writeScaledDecimal(value, scale: 0, to: $0) }
                        == String(value))
            }
        }
    }

    @Test func uuidAndHex() {
        let bytes = [UInt8](0..<16).map { $0 &* 17 }
        #expect(text { writeUUID(bytes, to: $0) } == "00112233-4455-6677-8899-aabbccddeeff")
        #expect(text { writeHex(bytes, count: 16, to: $0) } == "00112233445566778899aabbccddeeff")
        let other = UUID()
        let itsBytes = withUnsafeBytes(of: other.uuid) { Array($0) }
        #expect(text { writeUUID(itsBytes, to: $0) } == other.uuidString.lowercased())
    }

    @Test func base64() {
        for length in 0..<100 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: mix64(UInt64($0 + length))) }
            #expect(
                text(capacity: 200) { writeBase64(bytes, count: length, to: $0) } == Data(bytes).base64EncodedString())
        }
    }
}
