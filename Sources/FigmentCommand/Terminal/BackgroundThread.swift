#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A thread of our own, joined by who began it.
final class BackgroundThread: @unchecked Sendable {
    private final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    private let handle: pthread_t

    private init(handle: pthread_t) { self.handle = handle }

    /// Nil where the system has no thread to give.
    static func start(_ body: @escaping @Sendable () -> Void) -> BackgroundThread? {
        let box = Unmanaged.passRetained(Box(body))
        #if canImport(Glibc)
            var started = pthread_t()
            let status = pthread_create(&started, nil, { BackgroundThread.enter($0) }, box.toOpaque())
            let thread: pthread_t? = started
        #else
            var thread: pthread_t?
            let status = pthread_create(&thread, nil, { BackgroundThread.enter($0) }, box.toOpaque())
        #endif
        if status != 0 { box.release() }
        guard status == 0, let thread else { return nil }
        return BackgroundThread(handle: thread)
    }

    func join() { pthread_join(handle, nil) }

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
