import Figment
import FigmentEngine
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
    enum CommandOutput {
        case text(String)
        case failed
        /// It did not end in time, and was ended.
        case late
    }

    /// What a command of the shell prints, at most 1 MB. Its errors go where ours go, and it may ask on the terminal.
    static func output(of command: String, within seconds: Double) -> CommandOutput {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .failed }
        defer { close(ends[0]) }
        guard let process = spawnShell(command, printingTo: ends) else {
            close(ends[1])
            return .failed
        }
        close(ends[1])
        let bytes = read(ends[0], until: monotonicSeconds() + seconds)
        if bytes == nil { kill(process, SIGTERM) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { if errno != EINTR { return .failed } }
        guard let bytes else { return .late }
        return status == 0 ? .text(String(decoding: bytes, as: UTF8.self)) : .failed
    }

    private static func spawnShell(_ command: String, printingTo ends: [Int32]) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
        var arguments: [UnsafeMutablePointer<CChar>?] =
            ["sh", "-c", command].map { (text: String) in strdup(text) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        return posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ) == 0 ? process : nil
    }

    /// What comes until the other end is closed; nil behind the deadline.
    private static func read(_ descriptor: Int32, until deadline: Double) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < 1 << 20 {
            let left = deadline - monotonicSeconds()
            guard left > 0 else { return nil }
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, Int32(left * 1_000) + 1) > 0 else { continue }
            let size = chunk.count
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &chunk, size)
            #else
                let count = Darwin.read(descriptor, &chunk, size)
            #endif
            if count == 0 { break }
            if count > 0 { bytes += chunk[..<count] } else if errno != EINTR { break }
        }
        return bytes
    }
}
