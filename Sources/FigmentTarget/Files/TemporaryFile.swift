#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file without a name: whatever ends the process, nothing of it stays.
///
/// Lies in `TMPDIR`, else `/tmp`.
public final class TemporaryFile: Sendable {
    private let descriptor: Int32
    private let path: String

    /// - Throws: ``TargetError/system(operation:path:errno:)``.
    public init() throws(TargetError) {
        let directory = getenv("TMPDIR").flatMap { $0.pointee == 0 ? nil : String(cString: $0) } ?? "/tmp"
        var template = Array((directory + "/figment-XXXXXX").utf8CString)
        let opened = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        descriptor = opened
        if opened < 0 { throw .system(operation: "create", path: path, errno: errno) }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// Writes all bytes at the offset.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(TargetError) {
        try Positioned.write(bytes, to: descriptor, at: offset, path)
    }

    /// Reads up to `count` bytes at the offset; fewer at the end of the file.
    public func read(into place: UnsafeMutableRawPointer, count: Int, at offset: Int) throws(TargetError) -> Int {
        try Positioned.read(into: place, count: count, from: descriptor, at: offset, path)
    }

    /// The file as memory of so many bytes, which the system may put back on the disk. Stays valid as long as it is
    /// mapped, even without this object.
    public func map(byteCount: Int) throws(TargetError) -> UnsafeMutableRawPointer {
        // Taken now, so that a full disk is an error and no signal.
        #if canImport(Glibc)
            let failure = posix_fallocate(descriptor, 0, off_t(byteCount))
            if failure != 0 { throw .system(operation: "allocate", path: path, errno: failure) }
        #else
            if ftruncate(descriptor, off_t(byteCount)) != 0 {
                throw .system(operation: "allocate", path: path, errno: errno)
            }
        #endif
        guard let memory = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            memory != MAP_FAILED
        else { throw .system(operation: "map", path: path, errno: errno) }
        return memory
    }

    public static func unmap(_ memory: UnsafeMutableRawPointer, byteCount: Int) { munmap(memory, byteCount) }
}
