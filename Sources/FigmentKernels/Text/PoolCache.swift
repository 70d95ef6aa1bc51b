import FigmentColumns
import FigmentTypes

/// The pools that were needed so far, made from the word lists at first use and shared by the whole process.
final class PoolCache: Sendable {
    static let shared = PoolCache()

    struct Key: Hashable, Sendable {
        var list: WordList
        var spelling: TextTemplate.Spelling
        var slice: TextTemplate.Slice
        /// Whether the empty text is an entry too (it sorts first).
        var hasEmpty: Bool
        /// Longer entries are left out.
        var maxBytes: Int
    }

    private let pools = Monitor<[Key: Pool]>([:])

    /// The pool of a key; `maxBytes` at or above the longest entry is the same pool as without a limit.
    /// - Complexity: O(1) once made; O(bytes) the first time.
    func pool(_ key: Key) -> Pool {
        if let found = pools.withLock({ $0[key] }) { return found }
        let made = make(key)
        return pools.withLock { pools in
            if let found = pools[key] { return found }
            pools[key] = made
            return made
        }
    }

    private func make(_ key: Key) -> Pool {
        if key.maxBytes == .max { return Pool(entries(key)) }
        var whole = key
        whole.maxBytes = .max
        let all = pool(whole)
        if all.maxLength <= key.maxBytes { return all }
        return Pool((0..<all.count).map { all[$0] }.filter { $0.count <= key.maxBytes })
    }

    private func entries(_ key: Key) -> [[UInt8]] {
        var entries = key.list.entries
        if key.slice.of > 1 {
            entries = stride(from: key.slice.index, to: entries.count, by: key.slice.of).map { entries[$0] }
        }
        if key.spelling != .asWritten { entries = entries.map { Spelling.apply(key.spelling, to: $0) } }
        if key.hasEmpty { entries.append(key.list.filler) }
        return sortedDistinct(entries)
    }

    private func sortedDistinct(_ entries: [[UInt8]]) -> [[UInt8]] {
        // Numbers are sorted, not arrays: eight bytes as one number decide nearly every comparison.
        var order = entries.indices.map { (head: head(entries[$0]), index: $0) }
        order.sort {
            $0.head != $1.head ? $0.head < $1.head : entries[$0.index].lexicographicallyPrecedes(entries[$1.index])
        }
        var result: [[UInt8]] = []
        result.reserveCapacity(order.count)
        for (_, index) in order where result.last != entries[index] { result.append(entries[index]) }
        return result
    }

    private func head(_ text: [UInt8]) -> UInt64 {
        var value: UInt64 = 0
        for i in 0..<8 { value = value &<< 8 | UInt64(i < text.count ? text[i] : 0) }
        return value
    }
}

/// Changes to the spelling of words, on UTF-8 bytes.
enum Spelling {
    static func apply(_ spelling: TextTemplate.Spelling, to text: [UInt8]) -> [UInt8] {
        switch spelling {
        case .asWritten: text
        case .capitalised: capitalised(text)
        case .joined: ascii(text, space: nil)
        case .hyphenated: ascii(text, space: UInt8(ascii: "-"))
        case .spaced: text + [UInt8(ascii: " ")]
        }
    }

    private static func capitalised(_ text: [UInt8]) -> [UInt8] {
        guard let first = text.first, (97...122).contains(first) else { return text }
        return [first - 32] + text.dropFirst()
    }

    /// Lower-case ASCII letters and digits; accents are dropped, spaces become `space`, the rest goes.
    private static func ascii(_ text: [UInt8], space: UInt8?) -> [UInt8] {
        var out: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": out.append(UInt8(scalar.value))
            case "A"..."Z": out.append(UInt8(scalar.value + 32))
            case " ", "-", "_", "/":
                if let space, let last = out.last, last != space { out.append(space) }
            case "&": out += Array("and".utf8)
            default: out += Array(plainLetters(scalar).utf8)
            }
        }
        if let space, out.last == space { out.removeLast() }
        return out
    }

    /// The usual ASCII spelling of a Latin letter with a mark.
    private static func plainLetters(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "à", "á", "â", "ã", "å", "ă", "ą", "Á", "Å", "Â", "À": "a"
        case "ä", "æ", "Ä", "Æ": "ae"
        case "ç", "ć", "č", "Ç", "Č", "Ć": "c"
        case "ď", "đ", "ð", "Đ": "d"
        case "è", "é", "ê", "ë", "ě", "ę", "ė", "É", "È": "e"
        case "ğ": "g"
        case "ì", "í", "î", "ï", "ı", "İ", "Í": "i"
        case "ł", "Ł": "l"
        case "ñ", "ń", "ň", "Ñ": "n"
        case "ò", "ó", "ô", "õ", "ø", "ő", "Ó", "Ø": "o"
        case "ö", "Ö", "œ": "oe"
        case "ř", "Ř": "r"
        case "ś", "š", "ş", "ș", "Š", "Ś", "Ş": "s"
        case "ß": "ss"
        case "ť", "ț", "ţ": "t"
        case "ù", "ú", "û", "ů", "ű", "Ú": "u"
        case "ü", "Ü": "ue"
        case "ý", "ÿ", "Ý": "y"
        case "ź", "ż", "ž", "Ž", "Ż", "Ź": "z"
        case "þ", "Þ": "th"
        default: ""
        }
    }
}
