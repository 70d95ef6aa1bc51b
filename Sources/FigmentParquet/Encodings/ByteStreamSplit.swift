import FigmentColumns

/// BYTE_STREAM_SPLIT: byte k of every value, then byte k + 1 of every value, … (Encodings.md). It gives a compressor the
/// exponents of floating-point numbers in one place.
enum ByteStreamSplit {
    static func append(
        _ values: UnsafePointer<UInt8>, count: Int, width: Int, to out: inout ByteBuffer
    ) {
        out.reserve(count * width)
        let place = out.end
        for k in 0..<width {
            let stream = place + k * count
            let source = values + k
            for i in 0..<count { stream[i] = source[i &* width] }
        }
        out.count += count * width
    }
}
