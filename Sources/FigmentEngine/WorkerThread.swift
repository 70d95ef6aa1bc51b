#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Threads of our own: generation and blocking writes stay off the cooperative pool.
enum WorkerThread {
    private final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    #if canImport(Glibc)
        private typealias Handle = pthread_t
    #else
        private typealias Handle = pthread_t?
    #endif

    /// Runs `body` on `count` threads, the calling one among them, and waits for all.
    static func run(_ count: Int, _ body: @escaping @Sendable (_ worker: Int) -> Void) {
        var handles: [pthread_t] = []
        for worker in 1..<max(1, count) {
            if let handle = start({ body(worker) }) { handles.append(handle) }
        }
        body(0)
        for handle in handles { pthread_join(handle, nil) }
    }

    /// Nil where the system has no thread to give: the others do the work.
    private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let box = Unmanaged.passRetained(Box(body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 2 << 20)
        defer { pthread_attr_destroy(&attributes) }
        #if canImport(Glibc)
            var handle = pthread_t()
            let status = pthread_create(&handle, &attributes, { WorkerThread.enter($0) }, box.toOpaque())
            let thread: pthread_t? = handle
        #else
            var thread: pthread_t?
            let status = pthread_create(&thread, &attributes, { WorkerThread.enter($0) }, box.toOpaque())
        #endif
        if status != 0 {
            box.release()
            return nil
        }
        return thread
    }

    #if canImport(Glibc)
        private static func enter(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }
    #else
        private static func enter(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
            Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }
    #endif
}

/// Cores that are online.
public func availableCores() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Seconds of a clock that only goes forward.
public func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Lets the thread sleep; a signal may end it earlier.
public func sleepSeconds(_ seconds: Double) {
    guard seconds > 0 else { return }
    var time = timespec()
    time.tv_sec = Int(seconds.rounded(.down))
    time.tv_nsec = Int((seconds - seconds.rounded(.down)) * 1e9)
    nanosleep(&time, nil)
}
