import CADBC

/// Why a database refused, or could not be reached.
public struct ADBCError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried.
    public var operation: Operation
    /// What the driver, the loader or the check of the result said.
    public var message: String
    /// The five characters of SQLSTATE, where the driver gave them.
    public var sqlState: String?
    /// ADBC's status code; 0 where the driver was not at fault.
    public var status: Int

    public enum Operation: String, Hashable, Sendable {
        /// Finding or loading the driver's library.
        case load
        /// Opening a database or a connection, or setting an option.
        case open
        case query
        /// Reading rows of a result.
        case read
        /// A value was asked for as a type that it does not have.
        case convert
    }

    public init(_ operation: Operation, _ message: String, sqlState: String? = nil, status: Int = 0) {
        self.operation = operation
        self.message = message
        self.sqlState = sqlState
        self.status = status
    }

    public var description: String { sqlState.map { "\(message) (SQLSTATE \($0))" } ?? message }
}

/// Room for the error of one call; released with it.
final class DriverError {
    let raw = UnsafeMutablePointer<AdbcError>.allocate(capacity: 1)

    init() { raw.initialize(to: AdbcError()) }

    deinit {
        if let release = raw.pointee.release { release(raw) }
        raw.deallocate()
    }

    /// Throws what the driver has written, if `status` says that the call failed.
    func check(_ status: FigmentAdbcStatus, _ operation: ADBCError.Operation) throws(ADBCError) {
        guard status != 0 else { return }
        throw ADBCError(raw.pointee, operation, status: status)
    }
}

extension ADBCError {
    init(_ error: AdbcError, _ operation: Operation, status: FigmentAdbcStatus) {
        let name = ADBCError.statusName(Int(status))
        let message = error.message.map { String(cString: $0) } ?? ""
        self.init(
            operation, message.isEmpty ? name : message, sqlState: ADBCError.sqlState(error.sqlstate),
            status: Int(status))
    }

    /// Five printable characters, or nil: drivers that have none leave zeros.
    private static func sqlState(_ raw: (CChar, CChar, CChar, CChar, CChar)) -> String? {
        let bytes = [raw.0, raw.1, raw.2, raw.3, raw.4].map { UInt8(bitPattern: $0) }
        let isPrintable = bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        return isPrintable ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private static func statusName(_ status: Int) -> String {
        let names = [
            "no error", "unknown error", "not implemented", "not found", "already exists", "invalid argument",
            "invalid state", "invalid data", "integrity violation", "internal error", "input or output error",
            "cancelled", "timeout", "not authenticated", "not authorized",
        ]
        return names.indices.contains(status) ? names[status] : "error \(status)"
    }
}
