/// Numbers of companies and persons whose checks take letters, too.
extension CheckDigits {
    /// Sets the check characters of the `n` bytes at `out`: digits and capital letters of ASCII.
    func completeLetters(_ out: UnsafeMutablePointer<UInt8>, _ n: Int) {
        switch self {
        case .codiceFiscale: out[n - 1] = 65 + UInt8(CheckDigits.fiscalSum(out, n - 1) % 26)
        case .gstin:
            // Each product by 1 and 2 in turn is split into its two places of base 36.
            let sum = (0..<n - 1).reduce(0) { sum, i in
                let product = CheckDigits.value(out[i]) * (1 + i % 2)
                return sum + product / 36 + product % 36
            }
            out[n - 1] = CheckDigits.letter("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", (36 - sum % 36) % 36)
        case .rfc: CheckDigits.completeRFC(out, n)
        case .uscc: CheckDigits.completeUSCC(out, n)
        default: return
        }
    }

    /// 0 … 9 and A … Z as 0 … 35.
    private static func value(_ byte: UInt8) -> Int { byte < 58 ? Int(byte) - 48 : Int(byte) - 55 }

    /// Italy's tax code: the places 1, 3, … count by a table, in which digits are as the letters A … J; the others by their
    /// order.
    private static func fiscalSum(_ text: UnsafePointer<UInt8>, _ n: Int) -> Int {
        // A … Z, base 36.
        let table: StaticString = "10579DFHJL24IKB368CEGAMPON"
        return (0..<n).reduce(0) { sum, i in
            let order = text[i] < 58 ? Int(text[i]) - 48 : Int(text[i]) - 65
            return sum + (i % 2 == 0 ? value(table.utf8Start[order]) : order)
        }
    }

    /// Mexico's: weights from 13 or, for companies, which have a letter less, from 12.
    private static func completeRFC(_ out: UnsafeMutablePointer<UInt8>, _ n: Int) {
        // A company's number has a space in front, which counts 37 and takes the first weight.
        var sum = n == 12 ? 37 * 13 : 0
        for i in 0..<n - 1 {
            let order = value(out[i])
            // The sign & stands between N and O.
            sum += (order > 23 ? order + 1 : order) * (n - i)
        }
        let check = (11 - sum % 11) % 11
        out[n - 1] = check == 10 ? UInt8(ascii: "A") : 48 + UInt8(check)
    }

    /// China's number of companies: the organisation's check at place 17, and that of the whole at 18.
    private static func completeUSCC(_ out: UnsafeMutablePointer<UInt8>, _ n: Int) {
        guard n == 18 else { return }
        let weights: StaticString = "379A5842"
        let inner = (0..<8).reduce(0) { $0 + value(out[8 + $1]) * value(weights.utf8Start[$1]) }
        out[16] = letter("0123456789X0", 11 - inner % 11)
        let alphabet: StaticString = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        // Powers of three by 31.
        var weight = 1
        var sum = 0
        for i in 0..<17 {
            let place = (0..<31).first { alphabet.utf8Start[$0] == out[i] } ?? 0
            sum += place * weight
            weight = weight * 3 % 31
        }
        out[17] = letter(alphabet, (31 - sum % 31) % 31)
    }
}

extension DigitView {
    /// Ukraine's eight digits: other weights between thirty and sixty million, and two more where the rest is ten.
    var edrpou: Int {
        let isMiddle = (3_000_000..<6_000_000).contains(value(0, 7))
        let first = sum(isMiddle ? "7123456" : "1234567") % 11
        if first < 10 { return first }
        return sum(isMiddle ? "9345678" : "3456789") % 11 % 10
    }

    /// Turkey's tax number: powers of two by nine.
    var vkn: Int {
        let sum = (0..<9).reduce(0) { sum, i in
            let turned = (self[i] + 9 - i) % 10
            let rest = (turned << (9 - i)) % 9
            return sum + (turned != 0 && rest == 0 ? 9 : rest)
        }
        return (10 - sum % 10) % 10
    }
}
