import CDeflate
import FigmentColumns
public import FigmentTarget

extension Codecs {
    /// The codecs of the C libraries that the package links.
    public static var linked: Codecs {
        Codecs(crc32: { crc, bytes in
            guard let base = bytes.baseAddress else { return crc }
            return libdeflate_crc32(crc, base, bytes.count)
        })
    }
}
