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
        programs.run(rows, keys, source, maxBytes, into: column, scratch) { row in
            column.bytes.append(UInt8(ascii: "_"))
            let number = permutation(UInt64(bitPattern: row) % domainSize)
            column.bytes.count += writeDecimal(number, to: column.bytes.end)
            column.bytes.append(suffix)
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
        var start = column.bytes.count
        programs.run(rows, keys, source, maxBytes, into: column, scratch) { row in
            let text = column.bytes.base + start
            let count = column.bytes.count - start
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
            start = column.bytes.count
        }
    }
}

extension [LocaleProgram] {
    fileprivate var maxBytes: Int { reduce(0) { Swift.max($0, $1.maxBytes) } }
    fileprivate var averageBytes: Double { reduce(0) { $0 + $1.averageBytes } / Double(Swift.max(1, count)) }

    /// Writes the text of each row's locale, which `finish` completes.
    fileprivate func run(
        _ rows: RowBlock, _ keys: LocaleKeys, _ source: LocaleSource?, _ room: Int, into column: Column,
        _ scratch: Scratch, _ finish: (Int64) -> Void
    ) {
        let memory = scratch.borrow()
        let registers = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: UInt32.self)
        let choices = scratch.borrow()
        let locales = UnsafeMutableRawPointer(choices).assumingMemoryBound(to: UInt8.self)
        source?.locales(rows, into: locales, scratch)
        keys.keys.withUnsafeBufferPointer { keys in
            guard let keys = keys.baseAddress else { return }
            for i in 0..<rows.count {
                let program = self[source == nil ? 0 : Int(locales[i])]
                column.bytes.reserve(room + 32)
                column.bytes.count += program.run(rows[i], keys, registers, column.bytes.end)
                finish(rows[i])
                column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
            }
        }
        column.count += rows.count
        scratch.giveBack(choices)
        scratch.giveBack(memory)
    }
}
