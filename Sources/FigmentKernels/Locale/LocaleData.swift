import CLocaleData
import FigmentTypes

/// The embedded resource of the locales, read in place: `scripts/locale-data/resource.py` tells its layout.
///
/// Nothing is parsed before it is asked for; what was asked for once stays for the life of the process.
enum LocaleData {
    /// One section where it lies.
    struct Section {
        let data: UnsafePointer<UInt8>
        let byteCount: Int
        let count: Int
        let isNumbers: Bool
    }

    private static let headerBytes = 16
    private static let entryBytes = 24

    /// The section of a name; nil where there is none. - Complexity: O(log sections).
    static func section(_ name: String) -> Section? {
        guard let base = figment_locale_data() else { return nil }
        let raw = UnsafeRawPointer(base)
        func word(_ at: Int) -> Int { Int(raw.loadUnaligned(fromByteOffset: at, as: UInt32.self)) }
        let wanted = Array(name.utf8)
        var low = 0
        var high = word(8)
        while low < high {
            let middle = (low + high) / 2
            let entry = headerBytes + entryBytes * middle
            let length = Int(raw.loadUnaligned(fromByteOffset: entry + 4, as: UInt16.self))
            let found = UnsafeBufferPointer(start: base + word(entry), count: length)
            if found.elementsEqual(wanted) {
                return Section(
                    data: base + word(entry + 8), byteCount: word(entry + 12), count: word(entry + 16),
                    isNumbers: base[entry + 6] == 1)
            }
            if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private static let texts = Monitor<[String: LocaleTexts]>([:])

    /// A list of texts; nil where the resource has none of this name.
    /// - Complexity: O(entries) the first time, then O(1).
    static func texts(_ name: String) -> LocaleTexts? {
        texts.withLock { known in
            if let found = known[name] { return found }
            guard let section = section(name), !section.isNumbers else { return nil }
            let made = LocaleTexts(section)
            known[name] = made
            return made
        }
    }

    /// A list of numbers, in place; nil where the resource has none of this name.
    static func numbers(_ name: String) -> LocaleNumbers? {
        guard let section = section(name), section.isNumbers else { return nil }
        return LocaleNumbers(
            base: UnsafeRawPointer(section.data).assumingMemoryBound(to: Int32.self), count: section.count)
    }
}

/// Texts of the resource: their bytes lie in the program, their offsets in memory that is never given back.
struct LocaleTexts: @unchecked Sendable {
    /// The first text; ``slack`` bytes may be read from the beginning of any.
    let bytes: UnsafePointer<UInt8>
    /// `count + 1` offsets into `bytes`.
    let offsets: UnsafePointer<UInt32>
    let count: Int
    let maxLength: Int

    /// Texts are copied so many bytes at once; the resource has as many zeros at its end.
    static let slack = 32

    fileprivate init(_ section: LocaleData.Section) {
        count = section.count
        bytes = section.data + section.count
        let made = UnsafeMutablePointer<UInt32>.allocate(capacity: section.count + 1)
        var at: UInt32 = 0
        var longest = 0
        for i in 0..<section.count {
            made[i] = at
            at += UInt32(section.data[i])
            longest = max(longest, Int(section.data[i]))
        }
        made[section.count] = at
        offsets = UnsafePointer(made)
        maxLength = longest
    }

    /// Texts that are made at run time; they stay too.
    init(_ entries: [[UInt8]]) {
        count = entries.count
        let total = entries.reduce(0) { $0 + $1.count }
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: total + LocaleTexts.slack)
        let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: entries.count + 1)
        bytes.update(repeating: 0, count: total + LocaleTexts.slack)
        var at = 0
        for (i, entry) in entries.enumerated() {
            offsets[i] = UInt32(at)
            for byte in entry {
                bytes[at] = byte
                at += 1
            }
        }
        offsets[entries.count] = UInt32(at)
        self.bytes = UnsafePointer(bytes)
        self.offsets = UnsafePointer(offsets)
        maxLength = entries.reduce(0) { max($0, $1.count) }
    }

    var averageLength: Double { count == 0 ? 0 : Double(offsets[count]) / Double(count) }

    subscript(i: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(offsets[i]), count: Int(offsets[i + 1] - offsets[i]))
    }

    func string(_ i: Int) -> String { String(decoding: self[i], as: UTF8.self) }
}

/// Numbers of the resource.
struct LocaleNumbers: @unchecked Sendable {
    let base: UnsafePointer<Int32>
    let count: Int

    subscript(i: Int) -> Int { Int(base[i]) }
}
