import FigmentColumns
import FigmentSchema
import FigmentTypes

/// The digest of the texts of some columns, in hexadecimal digits.
struct DigestKernel: Kernel, TextKernelInfo {
    let inputs: [ColumnSlot]
    let algorithm: DigestOf.Algorithm
    let separator: [UInt8]

    var form: Form { .plain }
    var maxBytes: Int { algorithm.digits }
    var averageBytes: Double { Double(algorithm.digits) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let values = inputs.map { $0.values(rows, scratch) }
        column.bytes.reserve(rows.count * algorithm.digits + 16)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4) { words in
            guard let digest = words.baseAddress else { return }
            for i in 0..<rows.count {
                scratch.text.removeAll()
                for (k, value) in values.enumerated() {
                    if k > 0 { scratch.text.append(separator) }
                    if value.isValid(i) { value.appendAsText(i, to: &scratch.text) }
                }
                let text = UnsafeBufferPointer(start: UnsafePointer(scratch.text.base), count: scratch.text.count)
                write(text, digest, into: column)
            }
        }
        column.count += rows.count
    }

    private func write(
        _ text: UnsafeBufferPointer<UInt8>, _ digest: UnsafeMutablePointer<UInt64>, into column: Column
    ) {
        let bytes = UnsafeMutableRawPointer(digest).assumingMemoryBound(to: UInt8.self)
        switch algorithm {
        case .sha256: SHA256.digest(text, into: bytes)
        case .md5: MD5.digest(text, into: bytes)
        case .fast64: digest[0] = DigestKernel.fast64(text).bigEndian
        }
        for k in 0..<(algorithm.digits / 16) {
            HexKernel.write(UInt64(bigEndian: digest[k]), to: column.bytes.end)
            column.bytes.count += 16
        }
        column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
    }

    /// Eight bytes at a time through the mixer of ``FigmentTypes/mix64(_:)``; the length goes in first.
    static func fast64(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state = mix64(UInt64(text.count) &+ 0x9E37_79B9_7F4A_7C15)
        guard let base = text.baseAddress else { return state }
        var at = 0
        while at &+ 8 <= text.count {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
            state = mix64(state ^ word) &+ 0x9E37_79B9_7F4A_7C15
            at &+= 8
        }
        var rest: UInt64 = 0
        while at < text.count {
            rest = rest &<< 8 | UInt64(base[at])
            at &+= 1
        }
        return mix64(state ^ rest)
    }
}
