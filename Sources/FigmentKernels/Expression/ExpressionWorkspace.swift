import FigmentColumns

/// The registers that programs work in: one set per worker, reused from block to block.
final class ExpressionWorkspace {
    private(set) var numbers: [UnsafeMutablePointer<Double>] = []
    private(set) var texts: [TextRegister] = []

    /// Makes sure of so many registers of either kind.
    func reserve(numbers numberCount: Int, texts textCount: Int) {
        while numbers.count < numberCount {
            let register = UnsafeMutablePointer<Double>.allocate(capacity: RowBlock.capacity + 8)
            register.initialize(repeating: 0, count: RowBlock.capacity + 8)
            numbers.append(register)
        }
        while texts.count < textCount { texts.append(TextRegister()) }
    }

    deinit { for register in numbers { register.deallocate() } }
}

/// A block of texts: for each row where it starts (nil: null) and its length in bytes.
///
/// A text lies in an input column, in a constant, or in `front`, the register's own memory. What is computed is written
/// to `back`, which then becomes the front, so that an operation may read the register that it writes.
final class TextRegister {
    let starts: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    let lengths: UnsafeMutablePointer<Int>
    private var front = ByteBuffer()
    private var back = ByteBuffer()

    init() {
        starts = .allocate(capacity: RowBlock.capacity)
        starts.initialize(repeating: nil, count: RowBlock.capacity)
        lengths = .allocate(capacity: RowBlock.capacity)
        lengths.initialize(repeating: 0, count: RowBlock.capacity)
    }

    deinit {
        starts.deallocate()
        lengths.deallocate()
    }

    /// Row `i`, which is not null.
    @inline(__always)
    subscript(i: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: starts[i], count: lengths[i]) }

    /// Replaces rows 0..<n by what `append` adds to the buffer; false makes a null.
    @inline(__always)
    func rewrite(_ n: Int, _ append: (Int, inout ByteBuffer) -> Bool) {
        write(n, into: &back, append)
        swap(&front, &back)
        // Addresses are known only now: the buffer may have moved while it grew.
        var place = UnsafePointer(front.base)
        for i in 0..<n {
            let length = lengths[i]
            starts[i] = length < 0 ? nil : place
            place += max(length, 0)
        }
    }

    @inline(__always)
    private func write(_ n: Int, into buffer: inout ByteBuffer, _ append: (Int, inout ByteBuffer) -> Bool) {
        buffer.removeAll()
        for i in 0..<n {
            let before = buffer.count
            lengths[i] = append(i, &buffer) ? buffer.count - before : -1
        }
    }
}

/// The bytes of a text of the program, at an address that stays.
final class ConstantText: @unchecked Sendable {
    let start: UnsafePointer<UInt8>
    let count: Int

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        memory.initialize(repeating: 0, count: max(bytes.count, 1))
        memory.update(from: bytes, count: bytes.count)
        start = UnsafePointer(memory)
        count = bytes.count
    }

    deinit { start.deallocate() }
}
