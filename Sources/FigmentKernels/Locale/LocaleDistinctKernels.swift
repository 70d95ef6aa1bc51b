import FigmentColumns
import FigmentTypes

/// User names and addresses that never repeat: a number of its own ends each name.
struct LocaleDistinctKernel: DistinctKernel, TextKernelInfo {
    /// One, or one per locale.
    let programs: [LocaleProgram]
    let keys: LocaleKeys
    /// Where the locale of a row is found; nil where there is one program.
    let source: LocaleSource?
    let suffix: [UInt8]
    let permutation: Permutation
    let domainSize: UInt64 = 10_000_000_000

    var form: Form { .plain }
    var maxBytes: Int { programs.maxBytes + 11 + suffix.count }
    var averageBytes: Double { programs.averageBytes + 10 + Double(suffix.count) }

    init(
        programs: [LocaleProgram], keys: LocaleKeys, source: LocaleSource?, suffix: [UInt8], key: StreamKey
    ) {
        self.programs = programs
        self.keys = keys
        self.source = source
        self.suffix = suffix
        permutation = Permutation(size: domainSize, key: key)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        programs.write(rows, keys, source, room: maxBytes, into: column, scratch) { row, text, length in
            text[length] = UInt8(ascii: "_")
            var end = length + 1
            end += writeDecimal(permutation(UInt64(bitPattern: row) % domainSize), to: text + end)
            for byte in suffix {
                text[end] = byte
                end += 1
            }
            return end
        }
    }
}

/// Account numbers that never repeat: their last ten digits are a permutation of the row number, and the check digits
/// of an IBAN, which stand before them, are set anew.
struct LocaleAccountKernel: DistinctKernel, TextKernelInfo {
    let programs: [LocaleProgram]
    let keys: LocaleKeys
    let source: LocaleSource?
    let isIBAN: Bool
    let permutation: Permutation
    /// Every country's numbers have as many digits at the end, one letter aside.
    let domainSize: UInt64 = 10_000_000_000

    var form: Form { .plain }
    var maxBytes: Int { programs.maxBytes }
    var averageBytes: Double { programs.averageBytes }

    init(programs: [LocaleProgram], keys: LocaleKeys, source: LocaleSource?, isIBAN: Bool, key: StreamKey) {
        self.programs = programs
        self.keys = keys
        self.source = source
        self.isIBAN = isIBAN
        permutation = Permutation(size: domainSize, key: key)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        programs.write(rows, keys, source, room: maxBytes, into: column, scratch) { row, text, count in
            var number = permutation(UInt64(bitPattern: row) % domainSize)
            var left = 10
            var at = count - 1
            while left > 0, at >= 0 {
                if (48...57).contains(text[at]) {
                    text[at] = 48 + UInt8(truncatingIfNeeded: number % 10)
                    number /= 10
                    left -= 1
                }
                at -= 1
            }
            if isIBAN { CheckDigits.iban.complete(text, count) }
            return count
        }
    }
}
