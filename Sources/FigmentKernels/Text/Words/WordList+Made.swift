/// Lists that a rule makes: numbers, characters, and names put together.
extension WordList {
    var made: [[UInt8]] {
        switch self {
        case .family: familyEntries
        case .titleMiddle: titleMiddles
        case .initial: WordList.texts(capitals.map { " \($0). " })
        case .d1: WordList.numbers(0..<10, width: 1)
        case .d2: WordList.numbers(0..<100, width: 2)
        case .d3: WordList.numbers(0..<1000, width: 3)
        case .n1: WordList.numbers(1..<10, width: 1)
        case .n2: WordList.numbers(10..<100, width: 2)
        case .n3: WordList.numbers(100..<1000, width: 3)
        case .h1: WordList.hexadecimal(digits: 1)
        case .h2: WordList.hexadecimal(digits: 2)
        case .h3: WordList.hexadecimal(digits: 3)
        case .letter: WordList.texts("abcdefghijklmnopqrstuvwxyz".map(String.init))
        case .capital: WordList.texts(capitals.map(String.init))
        // Without I, O and Q, as on plates and in codes.
        case .capital2: WordList.texts(plateLetters.flatMap { a in plateLetters.map { "\(a)\($0)" } })
        case .alphanumeric: WordList.texts("0123456789abcdefghijklmnopqrstuvwxyz".map(String.init))
        case .octet: WordList.numbers(1..<255, width: 1)
        case .percent: WordList.numbers(11..<90, width: 2)
        case .few: WordList.numbers(2..<31, width: 1)
        case .hour: WordList.numbers(0..<24, width: 2)
        case .minute, .sexagesimal: WordList.numbers(0..<60, width: 2)
        case .day: WordList.numbers(1..<29, width: 2)
        case .monthNumber: WordList.numbers(1..<13, width: 2)
        case .year: WordList.numbers(2015..<2026, width: 4)
        case .chromeMajor: WordList.numbers(110..<141, width: 3)
        case .areaCode: WordList.numbers(201..<990, width: 3)
        case .separator: WordList.texts([".", "_", "-"])
        case .offset:
            WordList.texts(
                (-11...12).map { ($0 < 0 ? "-" : "+") + ($0.magnitude < 10 ? "0" : "") + "\($0.magnitude):00" })
        default: []
        }
    }

    /// What stands in the rows in which a place has no entry; it sorts before the entries.
    var filler: [UInt8] { self == .initial ? [UInt8(ascii: " ")] : [] }

    private var capitals: String { "ABCDEFGHIJKLMNOPQRSTUVWXYZ" }
    private var plateLetters: String { "ABCDEFGHJKLMNPRSTUVWXYZ" }

    /// Family names as listed, and English place names in all pairs of beginning and end.
    private var familyEntries: [[UInt8]] {
        let ends = WordList.split(Words.familyEnds)
        return WordList.split(Words.familyNames)
            + WordList.split(Words.familyBeginnings).flatMap { beginning in
                ends.filter { $0.first != beginning.last }.map { beginning + $0 }
            }
    }

    /// " in Lisbon", " and Nutrition", " in Daily Life".
    private var titleMiddles: [[UInt8]] {
        let topics = WordList.titleTopic.entries
        return WordList.split(Words.titlePlaces) + WordList.city.entries.map { Array(" in ".utf8) + $0 }
            + stride(from: 1, to: topics.count, by: 3).map { Array(" and ".utf8) + topics[$0] }
    }

    private static func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    private static func numbers(_ range: Range<Int>, width: Int) -> [[UInt8]] {
        range.map { number in
            var digits: [UInt8] = []
            var rest = number
            repeat {
                digits.append(48 + UInt8(rest % 10))
                rest /= 10
            } while rest > 0
            while digits.count < width { digits.append(48) }
            return digits.reversed()
        }
    }

    private static func hexadecimal(digits: Int) -> [[UInt8]] {
        let symbols = Array("0123456789abcdef".utf8)
        return (0..<(1 << (4 * digits))).map { value in
            (0..<digits).reversed().map { symbols[value >> (4 * $0) & 15] }
        }
    }
}
