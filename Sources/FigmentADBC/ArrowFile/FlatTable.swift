/// A table of a FlatBuffer, every access of it within the buffer.
///
/// Source: "FlatBuffers internals": a table begins with the distance back to its vtable, whose entries say where in the
/// table each field lies; references are distances forward.
struct FlatTable {
    /// Held, so that what is read is there.
    private let memory: ArrowMemory
    private let place: Int
    private var bytes: UnsafeRawBufferPointer { memory.raw }

    private init(_ memory: ArrowMemory, at place: Int) {
        self.memory = memory
        self.place = place
    }

    /// The root of a buffer.
    init(root memory: ArrowMemory) throws(ADBCError) {
        self.init(memory, at: Int(try FlatTable(memory, at: 0).load(UInt32.self, 0)))
    }

    static var malformed: ADBCError { ADBCError(.read, "the Arrow file is malformed") }

    private func load<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, _ at: Int) throws(ADBCError) -> T {
        guard at >= 0, at <= bytes.count - MemoryLayout<T>.size else { throw FlatTable.malformed }
        return withExtendedLifetime(memory) { T(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: T.self)) }
    }

    /// Where a field lies; nil where the table leaves it out.
    private func field(_ index: Int) throws(ADBCError) -> Int? {
        let vtable = place - Int(try load(Int32.self, place))
        let entry = 4 + 2 * index
        guard entry < Int(try load(UInt16.self, vtable)) else { return nil }
        let offset = Int(try load(UInt16.self, vtable + entry))
        return offset == 0 ? nil : place + offset
    }

    func integer<T: FixedWidthInteger & BitwiseCopyable>(
        _ index: Int, _ type: T.Type, or standard: T = 0
    ) throws(ADBCError) -> T {
        guard let at = try field(index) else { return standard }
        return try load(type, at)
    }

    private func reference(_ index: Int) throws(ADBCError) -> Int? {
        guard let at = try field(index) else { return nil }
        return at + Int(try load(UInt32.self, at))
    }

    func table(_ index: Int) throws(ADBCError) -> FlatTable? { try reference(index).map { FlatTable(memory, at: $0) } }

    func text(_ index: Int) throws(ADBCError) -> String? {
        guard let at = try reference(index) else { return nil }
        let count = Int(try load(UInt32.self, at))
        guard count <= bytes.count - at - 4 else { throw FlatTable.malformed }
        return withExtendedLifetime(memory) {
            String(decoding: UnsafeRawBufferPointer(rebasing: bytes[(at + 4)..<(at + 4 + count)]), as: UTF8.self)
        }
    }

    /// The tables that a vector refers to.
    func tables(_ index: Int) throws(ADBCError) -> [FlatTable] {
        guard let at = try reference(index) else { return [] }
        let count = Int(try load(UInt32.self, at))
        guard count <= (bytes.count - at) / 4 else { throw FlatTable.malformed }
        var result: [FlatTable] = []
        for i in 0..<count {
            let entry = at + 4 + 4 * i
            result.append(FlatTable(memory, at: entry + Int(try load(UInt32.self, entry))))
        }
        return result
    }

    /// A vector of pairs of 64 bits.
    func pairs(_ index: Int) throws(ADBCError) -> [(Int64, Int64)] {
        guard let at = try reference(index) else { return [] }
        let count = Int(try load(UInt32.self, at))
        guard count <= (bytes.count - at) / 16 else { throw FlatTable.malformed }
        var result: [(Int64, Int64)] = []
        for i in 0..<count {
            result.append((try load(Int64.self, at + 4 + 16 * i), try load(Int64.self, at + 12 + 16 * i)))
        }
        return result
    }
}
