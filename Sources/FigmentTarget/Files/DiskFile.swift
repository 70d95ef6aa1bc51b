#if canImport(Glibc)
    import CLinux
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import FigmentColumns
import Synchronization

/// An open file with positioned reads and writes; every call that changes the disk passes the fault hook.
public final class DiskFile: @unchecked Sendable {
    public let path: String
    private let descriptor: Int32
    /// The same file opened past the page cache; -1 where that was not asked for or the file system has no such way.
    /// Set before the file is shared.
    private var direct: Int32 = -1
    /// Cleared when the file system turns out to refuse direct writes.
    private let isDirectRefused = Atomic<Bool>(false)

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
        if direct >= 0 { close(direct) }
    }

    /// Makes an empty file, or empties the one that is there.
    ///
    /// - Parameter forLargeWrites: ``writeDirectly(_:at:)`` shall pass the page cache, where the file system allows it.
    public static func create(
        _ path: String, mode: UInt32 = 0o644, forLargeWrites: Bool = false
    ) throws(TargetError) -> DiskFile {
        let file = try open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, mode, "create")
        #if canImport(Glibc)
            if forLargeWrites { file.direct = Glibc.open(path, O_WRONLY | FIGMENT_O_DIRECT | O_CLOEXEC) }
        #endif
        return file
    }

    public static func openForReading(_ path: String) throws(TargetError) -> DiskFile {
        try open(path, O_RDONLY | O_CLOEXEC, 0, "open")
    }

    public static func openForAppending(_ path: String) throws(TargetError) -> DiskFile {
        try open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644, "open")
    }

    private static func open(
        _ path: String, _ flags: Int32, _ mode: UInt32, _ operation: String
    ) throws(TargetError) -> DiskFile {
        while true {
            #if canImport(Glibc)
                let descriptor = Glibc.open(path, flags, mode)
            #else
                let descriptor = Darwin.open(path, flags, mode_t(mode))
            #endif
            if descriptor >= 0 { return DiskFile(path: path, descriptor: descriptor) }
            if errno != EINTR { throw .system(operation: operation, path: path, errno: errno) }
        }
    }

    /// Takes the file's exclusive lock without waiting; false where another process has it.
    public func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Whether the file's path still leads to it.
    var isStillThere: Bool {
        var own = stat()
        var there = stat()
        guard fstat(descriptor, &own) == 0, stat(path, &there) == 0 else { return false }
        return own.st_dev == there.st_dev && own.st_ino == there.st_ino
    }

    /// Writes all bytes at the offset.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(TargetError) {
        try check(FaultHook.next(), "write")
        try Positioned.write(bytes, to: descriptor, at: offset, path)
    }

    public func write(_ bytes: [UInt8], at offset: Int) throws(TargetError) {
        // Typed throws do not pass through closures of the standard library: carry the result out.
        var result: Result<Void, TargetError> = .success(())
        bytes.withUnsafeBytes { raw in
            result = Result { () throws(TargetError) in try write(raw, at: offset) }
        }
        try result.get()
    }

    var canWriteDirectly: Bool { direct >= 0 && !isDirectRefused.load(ordering: .relaxed) }

    /// Writes whole blocks past the page cache. Memory, length and offset are multiples of
    /// ``DirectWriter/alignment``. Where the file system refuses, the bytes go through the cache.
    func writeDirectly(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(TargetError) {
        guard canWriteDirectly else { return try write(bytes, at: offset) }
        try check(FaultHook.next(), "write")
        while true {
            let n = pwrite(direct, bytes.baseAddress, bytes.count, off_t(offset))
            if n == bytes.count { return }
            if n < 0, errno == EINTR { continue }
            if n < 0, errno != EINVAL { throw .system(operation: "write", path: path, errno: errno) }
            // Refused, or cut short within a block: the way through the cache takes any length.
            if n < 0 { isDirectRefused.store(true, ordering: .relaxed) }
            let done = max(n, 0)
            return try write(UnsafeRawBufferPointer(rebasing: bytes[done...]), at: offset + done)
        }
    }

    /// Writes the chunks one behind the other, from `offset` on, by gathered writes.
    public func write(_ output: SegmentOutput, at offset: Int) throws(TargetError) {
        var vectors = output.chunks.compactMap { chunk in
            chunk.buffer.count > 0
                ? iovec(iov_base: UnsafeMutableRawPointer(chunk.buffer.base), iov_len: chunk.buffer.count) : nil
        }
        var place = offset
        var first = 0
        while first < vectors.count {
            try check(FaultHook.next(), "write")
            let count = min(vectors.count - first, 1024)
            let n = vectors.withUnsafeBufferPointer { list in
                pwritev(descriptor, list.baseAddress.map { $0 + first }, Int32(count), off_t(place))
            }
            if n < 0 {
                if errno == EINTR { continue }
                throw .system(operation: "write", path: path, errno: errno)
            }
            place += n
            DiskFile.advance(&vectors, &first, by: n)
        }
    }

    /// Skips the `n` bytes that were written.
    private static func advance(_ vectors: inout [iovec], _ first: inout Int, by n: Int) {
        var rest = n
        while first < vectors.count, rest >= vectors[first].iov_len {
            rest -= vectors[first].iov_len
            first += 1
        }
        if rest > 0, first < vectors.count {
            vectors[first].iov_base = vectors[first].iov_base.map { $0 + rest }
            vectors[first].iov_len -= rest
        }
    }

    /// Reads up to `count` bytes at `offset`; fewer at the end of the file.
    public func read(into place: UnsafeMutableRawPointer, count: Int, at offset: Int) throws(TargetError) -> Int {
        try Positioned.read(into: place, count: count, from: descriptor, at: offset, path)
    }

    public func size() throws(TargetError) -> Int {
        var status = stat()
        if fstat(descriptor, &status) != 0 { throw .system(operation: "stat", path: path, errno: errno) }
        return Int(status.st_size)
    }

    /// Lengthens the file to `bytes` and sets aside room for it, where the file system can; failure only costs speed.
    func reserve(_ bytes: Int) {
        #if canImport(Glibc)
            // Not `posix_fallocate`, which writes zeros where the file system cannot.
            _ = fallocate(descriptor, 0, 0, bytes)
        #endif
    }

    public func truncate(to bytes: Int) throws(TargetError) {
        if ftruncate(descriptor, off_t(bytes)) != 0 {
            throw .system(operation: "truncate", path: path, errno: errno)
        }
    }

    /// Waits until the bytes are on the disk.
    public func sync() throws(TargetError) {
        try check(FaultHook.next(), "fsync")
        while fsync(descriptor) != 0 {
            if errno != EINTR { throw .system(operation: "fsync", path: path, errno: errno) }
        }
    }

    private func check(_ code: Int32, _ operation: String) throws(TargetError) {
        if code != 0 { throw .system(operation: operation, path: path, errno: code) }
    }
}
