/// Rules of check digits. What stands where a check digit belongs is replaced.
///
/// Sources: ISO 7064, ISO 13616 (IBAN), ISO/IEC 7812 (Luhn), the GS1 general specifications, and the published rules of
/// the countries' registers.
enum CheckDigits: UInt32, Sendable, CaseIterable {
    case none, iban, luhn, ean, isbn10, iso7064, verhoeff, french, spanish, cpf, bsn, norwegian, finnish, pesel, mod11
    case turkish, inn12, ukrainian, japanese, korean, aba, sbn9
    case frenchVAT, nip, danish, finnishVAT, norwegianVAT, britishVAT, czechVAT, swedishVAT
    case australianTFN, abn, cpr, chineseID, codiceFiscale, cnpj, gstin, rfc, japaneseCompany, koreanCompany, inn10
    case edrpou, vkn, uscc, canadianBN

    /// Sets the check digits of the `n` bytes at `out`.
    func complete(_ out: UnsafeMutablePointer<UInt8>, _ n: Int) {
        if self == .none || n < 2 { return }
        if self == .iban { return CheckDigits.completeIBAN(out, n) }
        let digits = DigitView(out, n)
        switch self {
        case .none, .iban: return
        case .luhn: digits.last = digits.luhn(from: 0, upTo: digits.count - 1)
        case .swedishVAT: digits[9] = digits.luhn(from: 0, upTo: 9)
        case .ean: digits.last = digits.ean
        case .isbn10:
            let check = (11 - digits.sum("A98765432") % 11) % 11
            out[n - 1] = check == 10 ? UInt8(ascii: "X") : 48 + UInt8(check)
        case .sbn9:
            let check = (11 - digits.sum("98765432") % 11) % 11
            out[n - 1] = check == 10 ? UInt8(ascii: "X") : 48 + UInt8(check)
        case .aba: digits.last = (10 - digits.sum("37137137") % 10) % 10
        case .iso7064: digits.last = digits.iso7064
        case .verhoeff: digits.last = digits.verhoeff
        case .french: digits.setTwo(13, 97 - digits.value(0, 13) % 97)
        case .spanish: out[n - 1] = CheckDigits.letter("TRWAGMYFPDXBNJZSQVHLCKE", digits.value(0, 8) % 23)
        case .finnish: out[n - 1] = CheckDigits.letter("0123456789ABCDEFHJKLMNPRSTUVWXY", digits.value(0, 9) % 31)
        case .cpf:
            for place in 9...10 {
                let rest = digits.sum(place == 9 ? "A98765432" : "BA98765432") % 11
                digits[place] = rest < 2 ? 0 : 11 - rest
            }
        case .bsn: digits.settle { $0.sum("98765432") % 11 }
        case .norwegian:
            digits.settle { view in
                let first = (11 - view.sum("376189452") % 11) % 11
                if first == 10 { return 10 }
                view[9] = first
                return (11 - view.sum("5432765432") % 11) % 11
            }
        case .pesel: digits.last = (10 - digits.sum("1379137913") % 10) % 10
        // The whole number is a multiple of 11.
        case .mod11: digits.settle { (11 - $0.value(0, 9) * 10 % 11) % 11 }
        case .turkish:
            let odd = digits.sum("101010101")
            let even = digits.sum("01010101")
            digits[9] = ((odd * 7 - even) % 10 + 10) % 10
            digits[10] = (odd + even + digits[9]) % 10
        case .inn12:
            digits[10] = digits.sum("724A359468") % 11 % 10
            digits[11] = digits.sum("3724A359468") % 11 % 10
        case .ukrainian: digits[9] = (digits.sum("A57946A57") % 11) % 10
        case .japanese:
            let rest = digits.sum("65432765432") % 11
            digits.last = rest <= 1 ? 0 : 11 - rest
        case .korean: digits.last = (11 - digits.sum("234567892345") % 11) % 10
        case .frenchVAT:
            digits.last = digits.luhn(from: 2, upTo: digits.count - 1)
            digits.setTwo(0, (12 + 3 * (digits.value(2, 9) % 97)) % 97)
        case .nip: digits.settle { $0.sum("657234567") % 11 }
        case .danish: digits.settle { (11 - $0.sum("2765432") % 11) % 11 }
        case .finnishVAT: digits.settle { (11 - $0.sum("79A5842") % 11) % 11 }
        case .norwegianVAT: digits.settle { (11 - $0.sum("32765432") % 11) % 11 }
        case .britishVAT: digits.setTwo(7, 97 - digits.sum("8765432") % 97)
        case .czechVAT:
            let rest = 11 - digits.sum("8765432") % 11
            digits.last = rest % 10 == 0 && rest == 10 ? 0 : rest == 11 ? 1 : rest
        case .australianTFN: digits.settle { $0.sum("14375869") % 11 }
        case .abn: digits.setTwo(0, 99 - digits.sum("003579BDFHJ") % 89)
        case .cpr: digits.settle(by: 8) { (11 - $0.sum("432765432") % 11) % 11 }
        case .chineseID: out[n - 1] = CheckDigits.letter("10X98765432", digits.sum("79A584216379A5842") % 11)
        case .cnpj:
            for place in 12...13 {
                let rest = digits.sum(place == 12 ? "543298765432" : "6543298765432") % 11
                digits[place] = rest < 2 ? 0 : 11 - rest
            }
        case .japaneseCompany: digits[0] = 9 - digits.sum("0212121212121") % 9
        case .koreanCompany: digits.last = (10 - (digits.sum("137137135") + digits[8] / 2) % 10) % 10
        case .inn10: digits.last = digits.sum("24A359468") % 11 % 10
        case .edrpou: digits.last = digits.edrpou
        case .vkn: digits.last = digits.vkn
        case .canadianBN: digits[8] = digits.luhn(from: 0, upTo: 8)
        case .codiceFiscale, .gstin, .rfc, .uscc: completeLetters(out, n)
        }
    }

    /// The two digits behind the country: 98 less the rest by 97 of the number turned about, letters as 10 … 35.
    private static func completeIBAN(_ out: UnsafeMutablePointer<UInt8>, _ n: Int) {
        if n < 5 { return }
        var rest = 0
        func take(_ byte: UInt8) {
            if (48...57).contains(byte) {
                rest = (rest * 10 + Int(byte) - 48) % 97
            } else {
                rest = (rest * 100 + Int(byte) - 55) % 97
            }
        }
        for i in 4..<n { take(out[i]) }
        take(out[0])
        take(out[1])
        let check = 98 - rest * 100 % 97
        out[2] = 48 + UInt8(check / 10)
        out[3] = 48 + UInt8(check % 10)
    }

    static func letter(_ letters: StaticString, _ place: Int) -> UInt8 { letters.utf8Start[place] }
}

/// The decimal digits among some bytes, by their order.
struct DigitView {
    private let out: UnsafeMutablePointer<UInt8>
    private var places: InlineArray<32, UInt8>
    let count: Int

    init(_ out: UnsafeMutablePointer<UInt8>, _ n: Int) {
        self.out = out
        places = InlineArray(repeating: 0)
        var found = 0
        for i in 0..<min(n, 255) where (48...57).contains(out[i]) && found < 32 {
            places[found] = UInt8(i)
            found += 1
        }
        count = found
    }

    subscript(i: Int) -> Int {
        get { i < count ? Int(out[Int(places[i])]) - 48 : 0 }
        nonmutating set { if i < count { out[Int(places[i])] = 48 + UInt8(newValue % 10) } }
    }

    var last: Int {
        get { self[count - 1] }
        nonmutating set { self[count - 1] = newValue }
    }

    /// The digits `from` … as a number of `n` digits, at most 18.
    func value(_ from: Int, _ n: Int) -> Int { (from..<from + n).reduce(0) { $0 * 10 + self[$1] } }

    func setTwo(_ place: Int, _ value: Int) {
        self[place] = value / 10
        self[place + 1] = value % 10
    }

    /// Each digit times its weight; A and B stand for 10 and 11.
    func sum(_ weights: StaticString) -> Int {
        var sum = 0
        for i in 0..<weights.utf8CodeUnitCount {
            let byte = Int(weights.utf8Start[i])
            sum += self[i] * (byte < 58 ? byte - 48 : byte - 55)
        }
        return sum
    }

    /// Sets the last digit; numbers that have no check digit are counted up, at `place` or the last but three.
    func settle(by place: Int? = nil, _ check: (DigitView) -> Int) {
        let counted = place ?? count - 4
        for _ in 0..<10 {
            let found = check(self)
            if found < 10 { return self[count - 1] = found }
            self[counted] = self[counted] + 1
        }
    }

    /// The Luhn digit behind the digits `from` ..< `end`.
    func luhn(from: Int, upTo end: Int) -> Int {
        var sum = 0
        for i in from..<end {
            let doubled = self[i] * ((end - i) % 2 == 1 ? 2 : 1)
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return (10 - sum % 10) % 10
    }

    /// GS1: weights 3 and 1 from the right.
    var ean: Int {
        var sum = 0
        for i in 0..<count - 1 { sum += self[i] * ((count - 1 - i) % 2 == 1 ? 3 : 1) }
        return (10 - sum % 10) % 10
    }

    /// ISO 7064, mod 11,10.
    var iso7064: Int {
        var product = 10
        for i in 0..<count - 1 {
            var sum = (self[i] + product) % 10
            if sum == 0 { sum = 10 }
            product = sum * 2 % 11
        }
        return (11 - product) % 10
    }

    /// Verhoeff's dihedral check.
    var verhoeff: Int {
        var check = 0
        for i in 0..<count - 1 {
            let digit = self[count - 2 - i]
            check = DigitView.turned(check, DigitView.permuted(digit, i + 1))
        }
        return (0..<10).first { DigitView.turned(check, $0) == 0 } ?? 0
    }

    /// The product of the dihedral group of ten.
    private static func turned(_ a: Int, _ b: Int) -> Int {
        if a < 5 { return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5 }
        return b < 5 ? 5 + (a - b) % 5 : (a - b + 5) % 5
    }

    private static func permuted(_ digit: Int, _ times: Int) -> Int {
        let table: StaticString = "1576283094"
        var value = digit
        for _ in 0..<times % 8 { value = Int(table.utf8Start[value]) - 48 }
        return value
    }
}
