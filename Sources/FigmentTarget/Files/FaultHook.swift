#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import Synchronization

/// Numbers every write, fsync, rename and removal of the process, and every request to a server and answer from it, so
/// that a test can break the run at each of them.
///
/// `FIGMENT_FAULT=kill@N` ends the process by SIGKILL before operation N; `enospc@N` and `eio@N` make operation N fail
/// with that error. Without the variable the hook costs one load.
public enum FaultHook {
    private static let counter = Atomic<Int>(0)
    private static let plan: (kind: Kind, at: Int)? = parse(getenv("FIGMENT_FAULT").map { String(cString: $0) })

    private enum Kind { case kill, enospc, eio }

    private static func parse(_ text: String?) -> (Kind, Int)? {
        guard let text, let at = text.firstIndex(of: "@"), let n = Int(text[text.index(after: at)...]) else {
            return nil
        }
        switch text[..<at] {
        case "kill": return (.kill, n)
        case "enospc": return (.enospc, n)
        case "eio": return (.eio, n)
        default: return nil
        }
    }

    /// Called before each operation; returns the errno to fail with, or 0.
    public static func next() -> Int32 {
        guard let plan else { return 0 }
        let number = counter.add(1, ordering: .relaxed).newValue
        guard number == plan.at else { return 0 }
        switch plan.kind {
        case .kill:
            kill(getpid(), SIGKILL)
            return EINTR
        case .enospc: return ENOSPC
        case .eio: return EIO
        }
    }
}
