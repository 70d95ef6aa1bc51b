#if canImport(Glibc)
    package import Glibc
#elseif canImport(Darwin)
    package import Darwin
#elseif canImport(Musl)
    package import Musl
#endif

/// Why the system refused something.
package struct FileError: Error {
    package let code: Int32
    var reason: String { String(cString: strerror(code)) }
    package var isMissing: Bool { code == ENOENT }
}

/// Small files, read and written whole.
package enum FileAccess {
    /// The bytes of a file, at most `limit` of them.
    package static func read(_ path: String, limit: Int = .max) -> Result<[UInt8], FileError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(FileError(code: errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < limit {
            let wanted = min(chunk.count, limit - bytes.count)
            let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, wanted) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return .failure(FileError(code: errno)) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return .success(bytes)
    }

    /// Writes a file so that it is there whole or not at all: a temporary name, then a rename.
    ///
    /// - Parameter mode: Of the file from its first moment; the process's mask can take rights away, never add some.
    package static func writeAtomically(
        _ bytes: [UInt8], to path: String, mode: mode_t = 0o644
    ) throws(FileError) {
        let temporary = "\(path).tmp-\(getpid())"
        // One that was left behind may have other rights.
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError(code: errno) }
        var failure: Int32?
        var written = 0
        while written < bytes.count, failure == nil {
            let count = bytes.withUnsafeBytes { raw in
                raw.baseAddress.map { write(descriptor, $0 + written, bytes.count - written) } ?? 0
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                failure = errno
            }
        }
        if failure == nil, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == nil { failure = errno }
        if failure == nil, rename(temporary, path) != 0 { failure = errno }
        if let failure {
            unlink(temporary)
            throw FileError(code: failure)
        }
    }

    package static func remove(_ path: String) throws(FileError) {
        if unlink(path) != 0 { throw FileError(code: errno) }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes a folder and the folders above it.
    package static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(FileError) {
        if path.isEmpty || exists(path) { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]), mode: mode)
        }
        if mkdir(path, mode) != 0, errno != EEXIST { throw FileError(code: errno) }
    }

    static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    private static func systemRead(_ descriptor: Int32, _ place: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        guard let place else { return 0 }
        #if canImport(Glibc)
            return Glibc.read(descriptor, place, count)
        #elseif canImport(Darwin)
            return Darwin.read(descriptor, place, count)
        #else
            return Musl.read(descriptor, place, count)
        #endif
    }
}
