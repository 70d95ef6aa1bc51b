import CADBC

/// The rows of a query, batch by batch. Belongs to its connection's thread.
public final class ResultStream {
    /// The result's columns, in order.
    public let fields: [ResultField]
    /// Rows that the statement changed, where the driver tells.
    public let affectedRows: Int64?

    private let layouts: [ArrayLayout]
    private let statement: ADBCStatement
    private let handle: StreamHandle

    init(_ statement: ADBCStatement) throws(ADBCError) {
        self.statement = statement
        handle = StreamHandle(statement.functions, isVersion11: statement.connection.database.driver.isVersion11)
        affectedRows = try statement.execute(into: handle.raw)
        // A statement without rows may leave the stream as it was.
        guard handle.raw.pointee.release != nil else {
            fields = []
            layouts = []
            return
        }
        let schema = try handle.schema()
        fields = schema.fields
        layouts = schema.layouts
    }

    /// The next rows, or nil behind the last. A batch stays valid for as long as it is held.
    ///
    /// - Throws: ``ADBCError`` where the query fails midway or the rows do not fit the schema.
    public func next() throws(ADBCError) -> ResultBatch? {
        guard let array = try handle.next() else { return nil }
        return try ResultBatch(array, fields: fields, layouts: layouts)
    }

    /// All rows that are left, as values: for results that are known to be small.
    public func rows() throws(ADBCError) -> [[ResultValue]] {
        var rows: [[ResultValue]] = []
        while let batch = try next() {
            for row in 0..<batch.rowCount {
                var values: [ResultValue] = []
                values.reserveCapacity(fields.count)
                for column in batch.columns { values.append(try column.value(row)) }
                rows.append(values)
            }
        }
        return rows
    }
}

/// Owns the driver's stream.
private final class StreamHandle {
    let raw = UnsafeMutablePointer<ArrowArrayStream>.allocate(capacity: 1)
    private let functions: AdbcDriver
    private let isVersion11: Bool
    private var isAtEnd = false

    init(_ functions: AdbcDriver, isVersion11: Bool) {
        self.functions = functions
        self.isVersion11 = isVersion11
        raw.initialize(to: ArrowArrayStream())
    }

    deinit {
        if let release = raw.pointee.release { release(raw) }
        raw.deallocate()
    }

    func schema() throws(ADBCError) -> ResultSchema {
        let schema = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
        schema.initialize(to: ArrowSchema())
        defer {
            if let release = schema.pointee.release { release(schema) }
            schema.deallocate()
        }
        guard let get = raw.pointee.get_schema else { throw ADBCError(.read, "the driver's result has no schema") }
        if get(raw, schema) != 0 { throw lastError() }
        return try ResultSchema(schema.pointee)
    }

    func next() throws(ADBCError) -> ArrayHandle? {
        guard !isAtEnd, raw.pointee.release != nil, let get = raw.pointee.get_next else { return nil }
        let array = ArrayHandle()
        if get(raw, array.raw) != 0 {
            isAtEnd = true
            throw lastError()
        }
        guard array.raw.pointee.release != nil else {
            isAtEnd = true
            return nil
        }
        return array
    }

    private func lastError() -> ADBCError {
        if isVersion11, let find = functions.ErrorFromArrayStream {
            var status: FigmentAdbcStatus = 0
            if let error = find(raw, &status) { return ADBCError(error.pointee, .read, status: status) }
        }
        let message = raw.pointee.get_last_error.flatMap { $0(raw) }.map { String(cString: $0) }
        return ADBCError(.read, message ?? "the driver failed without a reason")
    }
}

/// Owns a batch's memory, which is the driver's.
final class ArrayHandle {
    let raw = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)

    init() { raw.initialize(to: ArrowArray()) }

    deinit {
        if let release = raw.pointee.release { release(raw) }
        raw.deallocate()
    }
}
