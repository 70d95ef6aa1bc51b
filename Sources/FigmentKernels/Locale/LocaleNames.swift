import FigmentColumns
import FigmentSchema
import FigmentTypes

/// The locales by number, and the texts that mean one.
enum LocaleNames {
    private static let codes: [String] = {
        guard let texts = LocaleData.texts("global/locale") else { return ["en_US"] }
        return (0..<texts.count).map { texts.string($0) }
    }()

    static func code(_ number: Int) -> String { codes.indices.contains(number) ? codes[number] : "en_US" }

    /// The number of a locale that the schema has accepted; en_US without one.
    static func number(_ locale: String?) -> Int {
        guard let locale, let code = FakerLocale.resolve(locale) else { return 0 }
        return codes.firstIndex(of: code) ?? 0
    }

    static var count: Int { codes.count }
}

/// Which locale a country's code or name, or a town's name, means: a search among sorted texts, no memory.
struct LocaleChooser: @unchecked Sendable {
    private let names: LocaleTexts
    private let locales: UnsafePointer<Int32>

    init?() {
        guard let names = LocaleData.texts("global/place"),
            let section = LocaleData.section("global/place.locale"), section.isNumbers
        else { return nil }
        self.names = names
        locales = UnsafeRawPointer(section.data).assumingMemoryBound(to: Int32.self)
    }

    /// Capitals of ASCII count as small letters; 0 (en_US) for what is not known.
    func locale(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            switch compare(names[middle], text) {
            case 0: return Int(locales[middle])
            case ..<0: low = middle + 1
            default: high = middle
            }
        }
        return 0
    }

    private func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
        for i in 0..<min(a.count, b.count) {
            let right = (65...90).contains(b[i]) ? b[i] + 32 : b[i]
            if a[i] != right { return Int(a[i]) - Int(right) }
        }
        return a.count - b.count
    }
}
