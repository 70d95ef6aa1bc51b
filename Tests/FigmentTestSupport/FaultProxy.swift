import FigmentTypes
import Foundation

/// A proxy on 127.0.0.1 before a server, which breaks connections where a test wants it.
///
/// Each fault breaks one connection, in order; one that ends before its fault leaves it to the next. Connections behind
/// the last fault pass through whole.
public final class FaultProxy: Sendable {
    /// What happens when so many bytes went one way.
    public enum Fault: Sendable {
        /// Both sides are closed behind so many bytes of requests.
        case cutRequest(after: Int)
        /// As `cutRequest`, by a reset.
        case resetRequest(after: Int)
        /// Both sides are closed behind so many bytes of answers: what was asked has been done.
        case cutAnswer(after: Int)
        /// As `cutRequest`, so many seconds later.
        case stallRequest(after: Int, seconds: Double)
        /// Nothing moves any more behind so many bytes of requests, and both sides stay open until the proxy stops: only a
        /// time-out tells the client, and nothing the server.
        case freezeRequest(after: Int)
        /// The same behind so many bytes of answers.
        case freezeAnswer(after: Int)
    }
    private struct State {
        var faults: [Fault]
        var isClosed = false
        var isAway = false
        var broken = 0
    }
    private let state: Monitor<State>
    private let listener: Int32
    private let server: Int
    public let port: Int

    public struct NoSocket: Error {}

    /// - Parameter server: The port of the server behind it.
    public init(before server: Int, _ faults: [Fault]) throws {
        state = Monitor(State(faults: faults))
        self.server = server
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        listener = descriptor
        var address = FaultProxy.address(0)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0, listen(descriptor, 64) == 0 else { throw NoSocket() }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        port = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
            return Int(UInt16(bigEndian: $0.pointee.sin_port))
        }
        Thread.detachNewThread { self.takeConnections() }
    }

    /// Connections that were broken so far.
    public var broken: Int { state.withLock { $0.broken } }

    /// While it is set, the server seems to be away: connections end, and new ones end at once.
    public var isAway: Bool {
        get { state.withLock { $0.isAway } }
        set { state.withLock { $0.isAway = newValue } }
    }

    /// Takes no more connections, and lets go of those that stand still.
    public func stop() {
        state.withLock { $0.isClosed = true }
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        return address
    }

    private func takeConnections() {
        while !state.withLock({ $0.isClosed }) {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { break }
            if isAway {
                close(client)
                continue
            }
            let fault = state.withLock { $0.faults.isEmpty ? nil : $0.faults.removeFirst() }
            Thread.detachNewThread {
                if self.serve(client, fault) { return }
                self.state.withLock { state in if let fault { state.faults.insert(fault, at: 0) } }
            }
        }
        close(listener)
    }

    /// - Returns: Whether the fault came.
    private func serve(_ client: Int32, _ fault: Fault?) -> Bool {
        let behind = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer {
            close(client)
            close(behind)
        }
        var address = FaultProxy.address(server)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(behind, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        var sent = 0
        var answered = 0
        var sides = [
            pollfd(fd: client, events: Int16(POLLIN), revents: 0),
            pollfd(fd: behind, events: Int16(POLLIN), revents: 0),
        ]
        var idle = 0
        while idle < 600 {
            let ready = poll(&sides, 2, 100)
            if ready < 0 || isAway { return false }
            if ready == 0 {
                idle += 1
                continue
            }
            idle = 0
            for side in 0..<2 where sides[side].revents != 0 {
                let (from, to) = side == 0 ? (client, behind) : (behind, client)
                var count = recv(from, &bytes, bytes.count, 0)
                guard count > 0 else { return false }
                let left = remaining(fault, sent: sent, answered: answered, isRequest: side == 0)
                if let left { count = min(count, left) }
                var done = 0
                while done < count {
                    let step = bytes.withUnsafeBytes {
                        send(to, $0.baseAddress?.advanced(by: done), count - done, 0x4000)
                    }
                    guard step > 0 else { return false }
                    done += step
                }
                if side == 0 { sent += count } else { answered += count }
                guard left == count else { continue }
                end(fault, client)
                return true
            }
        }
        return false
    }

    /// Bytes that still go this way before the fault.
    private func remaining(_ fault: Fault?, sent: Int, answered: Int, isRequest: Bool) -> Int? {
        switch fault {
        case .cutRequest(let limit), .resetRequest(let limit), .stallRequest(let limit, _), .freezeRequest(let limit):
            isRequest ? max(0, limit - sent) : nil
        case .cutAnswer(let limit), .freezeAnswer(let limit): isRequest ? nil : max(0, limit - answered)
        case nil: nil
        }
    }

    private func end(_ fault: Fault?, _ client: Int32) {
        state.withLock { $0.broken += 1 }
        switch fault {
        case .stallRequest(_, let seconds): usleep(UInt32(seconds * 1e6))
        case .freezeRequest, .freezeAnswer: while !state.withLock({ $0.isClosed }) { usleep(20_000) }
        default: break
        }
        guard case .resetRequest = fault else { return }
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(client, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
}
