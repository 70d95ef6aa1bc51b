import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the command asks of the system, in one place.
enum System {
    static func environment(_ name: String) -> String? {
        getenv(name).flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal; nil where there is none.
    static func terminalWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes all bytes; the errno of what stopped it, or nil.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var done = 0
        while done < bytes.count {
            let n = bytes.withUnsafeBytes { raw -> Int in
                guard let base = raw.baseAddress else { return 0 }
                #if canImport(Glibc)
                    return Glibc.write(descriptor, base + done, raw.count - done)
                #else
                    return Darwin.write(descriptor, base + done, raw.count - done)
                #endif
            }
            if n < 0 {
                if errno == EINTR { continue }
                return errno
            }
            done += n
        }
        return nil
    }

    /// A path of this process's own where temporary files go.
    static func temporaryPath(_ name: String) -> String {
        (environment("TMPDIR") ?? "/tmp") + "/\(name)-\(getpid())"
    }

    /// Now, in ISO 8601 and UTC.
    static func timestamp() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: temporalTextCapacity) { buffer in
            guard let base = buffer.baseAddress else { return "" }
            let length = writeTimestamp(ticks: Int64(now.tv_sec), unit: .second, isZoned: true, to: base)
            return String(decoding: UnsafeBufferPointer(start: base, count: length), as: UTF8.self)
        }
    }

    /// The words for an errno.
    static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

    /// A line of standard input without its end; nil at the end.
    static func readAnswer() -> String? { readLine(strippingNewline: true) }

    /// All bytes of standard input, at most `limit`.
    static func readStandardInput(limit: Int) -> Result<[UInt8], SystemError> {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < limit {
            let n = chunk.withUnsafeMutableBytes { raw in read(0, raw.baseAddress, raw.count) }
            if n < 0, errno == EINTR { continue }
            if n < 0 { return .failure(SystemError(code: errno)) }
            if n == 0 { break }
            bytes += chunk[..<n]
        }
        return .success(bytes)
    }

    /// Ends the process without running anything more.
    static func exit(_ code: ExitCode) -> Never {
        #if canImport(Glibc)
            Glibc.exit(code.rawValue)
        #else
            Darwin.exit(code.rawValue)
        #endif
    }
}

/// An errno.
struct SystemError: Error {
    let code: Int32
}
