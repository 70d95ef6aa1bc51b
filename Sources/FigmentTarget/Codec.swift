public import FigmentColumns
public import FigmentTypes

/// What the edge of the program lends to the file formats: code that lives in C libraries there.
public struct Codecs: Sendable {
    /// CRC-32 of bytes that follow bytes with the given checksum. ``FigmentTypes/Crc32`` by default.
    public var crc32: @Sendable (UInt32, UnsafeRawBufferPointer) -> UInt32
    /// Makes a zstd compressor, one per worker; nil where zstd is not linked.
    public var makeZstd: (@Sendable (_ level: Int) -> any Compressor)?

    public init(
        crc32: @escaping @Sendable (UInt32, UnsafeRawBufferPointer) -> UInt32 = { Crc32.update($0, $1) },
        makeZstd: (@Sendable (_ level: Int) -> any Compressor)? = nil
    ) {
        self.crc32 = crc32
        self.makeZstd = makeZstd
    }
}

/// Compresses whole blocks; keeps state between calls, so one belongs to one thread.
public protocol Compressor: AnyObject {
    /// Appends the compressed form of `input` to `output`.
    func compress(_ input: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) throws(TargetError)
}
