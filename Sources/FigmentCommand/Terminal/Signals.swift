import Figment
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ctrl-C and SIGTERM: the first stops the run behind its current parts, the second ends the process at once.
enum Signals {
    /// Bits of the running job's control; 0 where none runs. Read by the handler, so nothing but an atomic will do.
    private static let control = Atomic<UInt>(0)
    private static let requests = Atomic<Int>(0)
    private static let message = Array("\nStopping behind the current parts; once more to end at once.\n".utf8)

    static var brokenPipe: Int32 { EPIPE }
    static var noSpace: Int32 { ENOSPC }

    /// A reader that goes away must not end a run that writes files.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Runs `body` with the signals stopping `job`.
    static func stopping<Result>(
        _ job: RunControl, _ body: () throws(CommandError) -> Result
    ) throws(CommandError) -> Result {
        let held = Unmanaged.passRetained(job)
        // Everything that the handler touches is made before it can run.
        _ = message.count
        requests.store(0, ordering: .relaxed)
        control.store(UInt(bitPattern: held.toOpaque()), ordering: .releasing)
        // Who starts us from a thread that blocks signals, as dispatch queues do, passes its mask on.
        var stopping = sigset_t()
        sigemptyset(&stopping)
        for number in [SIGINT, SIGTERM] { sigaddset(&stopping, number) }
        pthread_sigmask(SIG_UNBLOCK, &stopping, nil)
        let before = [SIGINT, SIGTERM].map { install($0, handler: { Signals.handle($0) }) }
        defer {
            for (number, action) in zip([SIGINT, SIGTERM], before) {
                var action = action
                sigaction(number, &action, nil)
            }
            control.store(0, ordering: .releasing)
            held.release()
        }
        return try body()
    }

    private static func install(_ number: Int32, handler: @escaping @convention(c) (Int32) -> Void) -> sigaction {
        var action = sigaction()
        var before = sigaction()
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = handler
        #else
            action.__sigaction_u.__sa_handler = handler
        #endif
        action.sa_flags = Int32(SA_RESTART)
        sigemptyset(&action.sa_mask)
        sigaction(number, &action, &before)
        return before
    }

    /// Runs in a signal handler: atomics and `write` only.
    private static func handle(_ number: Int32) {
        let saved = errno
        defer { errno = saved }
        guard requests.add(1, ordering: .relaxed).newValue == 1,
            let place = UnsafeRawPointer(bitPattern: control.load(ordering: .acquiring))
        else { _exit(ExitCode.interrupted.rawValue) }
        Unmanaged<RunControl>.fromOpaque(place).takeUnretainedValue().requestStop()
        message.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
    }
}
