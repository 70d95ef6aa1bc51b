import FigmentSchema

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that nobody but its owner can read.
enum PrivateFile {
    /// Why the file cannot be trusted; nil where it belongs to this user and nobody else may look into it.
    static func problem(_ path: String) -> ConnectionProblem? {
        var status = stat()
        guard stat(path, &status) == 0 else { return .unreadable(path: path, reason: System.reason(errno)) }
        if status.st_uid != geteuid() { return .foreign(path: path) }
        guard status.st_mode & 0o077 != 0 else { return nil }
        return .open(path: path, mode: String(status.st_mode & 0o777, radix: 8))
    }

    /// Writes the file anew, in one step, with mode 0600 from its first moment; makes the folders above it for this user.
    static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        if let slash = path.lastIndex(of: "/") { try FileAccess.makeFolder(String(path[..<slash]), mode: 0o700) }
        try FileAccess.writeAtomically(bytes, to: path, mode: 0o600)
    }
}

extension System {
    /// What a command of the shell prints; nil where it fails. Its errors go where ours go.
    static func output(of command: String) -> String? {
        guard let pipe = popen(command, "r") else { return nil }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < 1 << 20 {
            let count = fread(&chunk, 1, chunk.count, pipe)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        guard pclose(pipe) == 0 else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
