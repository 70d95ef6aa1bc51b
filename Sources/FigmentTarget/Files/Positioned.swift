#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads and writes at a place in a file, begun again where the system did a part only or was interrupted.
enum Positioned {
    /// Writes all bytes at the offset.
    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int, _ path: String
    ) throws(TargetError) {
        var done = 0
        while done < bytes.count {
            let n = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if n < 0 {
                if errno == EINTR { continue }
                throw .system(operation: "write", path: path, errno: errno)
            }
            done += n
        }
    }

    /// Reads up to `count` bytes at the offset; fewer at the end of the file.
    static func read(
        into place: UnsafeMutableRawPointer, count: Int, from descriptor: Int32, at offset: Int, _ path: String
    ) throws(TargetError) -> Int {
        var done = 0
        while done < count {
            let n = pread(descriptor, place + done, count - done, off_t(offset + done))
            if n < 0 {
                if errno == EINTR { continue }
                throw .system(operation: "read", path: path, errno: errno)
            }
            if n == 0 { break }
            done += n
        }
        return done
    }
}
