import CADBC

/// The values of a column in one batch, in the driver's memory.
///
/// Lengths, offsets and buffers are checked when the batch arrives and when a value is read, as far as the C data
/// interface tells them: it does not tell how long a buffer is.
public struct ResultColumn {
    public let type: ResultType
    /// Rows held.
    public let count: Int

    let layout: ArrayLayout
    /// Rows of the buffers before row 0.
    let offset: Int
    var validity: UnsafePointer<UInt8>?
    /// The buffer behind the validity bits: values, bits, or offsets.
    var values: UnsafeRawPointer?
    /// The bytes of texts; of views the list of buffers.
    var bytes: UnsafeRawPointer?
    let viewBuffers: [UnsafeRawPointer?]
    var children: [ResultColumn]
    /// Keeps the memory.
    let owner: AnyObject

    /// A column whose buffers whoever makes it has checked, and puts in place.
    init(_ type: ResultType, _ layout: ArrayLayout, count: Int, owner: AnyObject) {
        self.type = type
        self.layout = layout
        self.count = count
        self.owner = owner
        offset = 0
        viewBuffers = []
        children = []
    }

    init(_ array: ArrowArray, _ type: ResultType, _ layout: ArrayLayout, owner: ArrayHandle) throws(ADBCError) {
        guard array.length >= 0, array.offset >= 0, array.n_buffers >= 0, array.n_buffers < 1 << 20,
            let end = ResultColumn.sum(array.offset, array.length), end < 1 << 40
        else { throw ResultColumn.malformed }
        self.type = type
        self.layout = layout
        self.owner = owner
        count = Int(array.length)
        offset = Int(array.offset)
        var buffers: [UnsafeRawPointer?] = []
        if array.n_buffers > 0 {
            guard let list = array.buffers else { throw ResultColumn.malformed }
            buffers = (0..<Int(array.n_buffers)).map { list[$0] }
        }
        if let expected = layout.bufferCount, buffers.count != expected { throw ResultColumn.malformed }
        // Without validity bits nothing is null; a null column has no buffers at all.
        let bits = buffers.first ?? nil
        guard layout == .null || bits != nil || array.null_count <= 0 else { throw ResultColumn.malformed }
        validity = layout == .null || array.null_count == 0 ? nil : bits?.assumingMemoryBound(to: UInt8.self)
        values = buffers.count > 1 ? buffers[1] : nil
        bytes = buffers.count > 2 ? buffers[2] : nil
        if layout == .view {
            // Validity, views, the buffers they point to, and the lengths of these.
            guard buffers.count >= 3 else { throw ResultColumn.malformed }
            viewBuffers = Array(buffers[2...])
        } else {
            viewBuffers = []
        }
        let needsValues: Bool =
            switch layout {
            case .bits, .fixed, .bytes, .view, .list, .dictionary: true
            case .null, .fixedList, .structure, .unknown: false
            }
        guard !needsValues || count == 0 || values != nil else { throw ResultColumn.malformed }
        children = try ResultColumn.children(array, type, layout, end: end, owner: owner)
    }

    private init(_ column: ResultColumn, from start: Int, count: Int) {
        type = column.type
        layout = column.layout
        self.count = count
        offset = column.offset + start
        validity = column.validity
        values = column.values
        bytes = column.bytes
        viewBuffers = column.viewBuffers
        children = column.children
        owner = column.owner
    }

    /// A part of the rows; the caller has checked the bounds.
    func slice(from start: Int, count: Int) -> ResultColumn { ResultColumn(self, from: start, count: count) }

    private static func children(
        _ array: ArrowArray, _ type: ResultType, _ layout: ArrayLayout, end: Int64, owner: ArrayHandle
    ) throws(ADBCError) -> [ResultColumn] {
        switch (layout, type) {
        case (.dictionary(_, _, let layout), _):
            guard let dictionary = array.dictionary else { throw malformed }
            return [try ResultColumn(dictionary.pointee, type, layout, owner: owner)]
        case (.list(_, let layout), .list(let element)):
            return [try child(array, 0, of: 1, element, layout, owner)]
        case (.fixedList(let size, let layout), .list(let element)):
            let child = try child(array, 0, of: 1, element, layout, owner)
            let (needed, overflow) = Int64(size).multipliedReportingOverflow(by: end)
            guard !overflow, child.count >= needed else { throw malformed }
            return [child]
        case (.structure(let layouts), .structure(let fields)):
            var result: [ResultColumn] = []
            for (i, layout) in layouts.enumerated() {
                let child = try child(array, i, of: layouts.count, fields[i].type, layout, owner)
                guard child.count >= end else { throw malformed }
                result.append(child)
            }
            return result
        default: return []
        }
    }

    private static func child(
        _ array: ArrowArray, _ index: Int, of count: Int, _ type: ResultType, _ layout: ArrayLayout,
        _ owner: ArrayHandle
    ) throws(ADBCError) -> ResultColumn {
        guard Int(array.n_children) == count, let list = array.children, let child = list[index] else {
            throw malformed
        }
        return try ResultColumn(child.pointee, type, layout, owner: owner)
    }

    static var malformed: ADBCError { ADBCError(.read, "the driver's rows are malformed") }

    /// The sum, unless it overflows.
    static func sum(_ a: Int64, _ b: Int64) -> Int64? {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : sum
    }
}
