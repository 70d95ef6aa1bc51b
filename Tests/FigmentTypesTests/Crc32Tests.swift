import FigmentTypes
import Testing

@Suite struct Crc32Tests {
    @Test func knownAnswer() {
        // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        Array("123456789".utf8).withUnsafeBytes { #expect(Crc32.update(0, $0) == 0xCBF4_3926) }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 1000]) func combineEqualsWhole(_ cut: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        bytes.withUnsafeBytes { all in
            let a = Crc32.update(0, UnsafeRawBufferPointer(rebasing: all[..<cut]))
            let b = Crc32.update(0, UnsafeRawBufferPointer(rebasing: all[cut...]))
            #expect(Crc32.combine(a, b, lengthOfB: all.count - cut) == Crc32.update(0, all))
        }
    }
}
