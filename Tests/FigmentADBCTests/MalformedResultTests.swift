import CADBC
import FigmentTypes
import Testing

@testable import FigmentADBC

/// Arrays that break Arrow's rules are errors, whatever they say: a driver is foreign code.
@Suite struct MalformedResultTests {
    /// Memory of a made-up array, for as long as the test looks at it.
    private final class Memory {
        let values: UnsafeMutableRawPointer
        let buffers: UnsafeMutablePointer<UnsafeRawPointer?>

        init(_ words: [Int32], bufferCount: Int) {
            values = .allocate(byteCount: max(64, words.count * 4), alignment: 64)
            buffers = .allocate(capacity: max(1, bufferCount))
            buffers.initialize(repeating: nil, count: max(1, bufferCount))
            for (i, word) in words.enumerated() { values.storeBytes(of: word, toByteOffset: 4 * i, as: Int32.self) }
            if bufferCount > 1 { buffers[1] = UnsafeRawPointer(values) }
            if bufferCount > 2 { buffers[2] = UnsafeRawPointer(values) }
        }

        deinit {
            values.deallocate()
            buffers.deallocate()
        }

        func array(length: Int64, offset: Int64 = 0, nulls: Int64 = 0, buffers count: Int64) -> ArrowArray {
            var array = ArrowArray()
            array.length = length
            array.offset = offset
            array.null_count = nulls
            array.n_buffers = count
            array.buffers = buffers
            return array
        }
    }

    /// Held to the end of the test, as a column does not hold made-up memory.
    private final class Arena {
        var memories: [Memory] = []
    }
    private let arena = Arena()

    private func memory(_ words: [Int32], bufferCount: Int) -> Memory {
        let memory = Memory(words, bufferCount: bufferCount)
        arena.memories.append(memory)
        return memory
    }

    private func column(_ array: ArrowArray, _ type: ResultType, _ layout: ArrayLayout) throws -> ResultColumn {
        try ResultColumn(array, type, layout, owner: ArrayHandle())
    }

    private let int32 = (ResultType.integer(bits: 32, isSigned: true), ArrayLayout.fixed(4))

    @Test func goodArraysAreRead() throws {
        let memory = self.memory([5, 6, 7], bufferCount: 2)
        let column = try column(memory.array(length: 2, offset: 1, buffers: 2), int32.0, int32.1)
        #expect(try column.int64(0) == 6)
        #expect(try column.int64(1) == 7)
    }

    @Test func wrongCountsAreRefused() {
        let memory = self.memory([1, 2], bufferCount: 2)
        let bad = [
            memory.array(length: -1, buffers: 2), memory.array(length: 1, offset: -1, buffers: 2),
            memory.array(length: .max, offset: 1, buffers: 2), memory.array(length: .max, buffers: 2),
            memory.array(length: 1, buffers: 1), memory.array(length: 1, buffers: -1),
            memory.array(length: 1, buffers: .max), memory.array(length: 1, nulls: 1, buffers: 2),
        ]
        for array in bad { #expect(throws: ADBCError.self) { try column(array, int32.0, int32.1) } }
        var withoutBuffers = memory.array(length: 1, buffers: 2)
        withoutBuffers.buffers = nil
        #expect(throws: ADBCError.self) { try column(withoutBuffers, int32.0, int32.1) }
        memory.buffers[1] = nil
        #expect(throws: ADBCError.self) { try column(memory.array(length: 1, buffers: 2), int32.0, int32.1) }
        // Without rows no values are needed.
        #expect(throws: Never.self) { try column(memory.array(length: 0, buffers: 2), int32.0, int32.1) }
    }

    @Test func wrongOffsetsAreRefused() throws {
        for offsets: [Int32] in [[-1, 3], [4, 2], [.min, .max]] {
            let memory = self.memory(offsets, bufferCount: 3)
            let texts = try column(memory.array(length: 1, buffers: 3), .text, .bytes(offsetSize: 4))
            #expect(throws: ADBCError.self) { try texts.value(0) }
        }
    }

    @Test func wrongViewsAreRefused() throws {
        // A length below zero; a text in a buffer that is not there.
        for words: [Int32] in [[-1, 0, 0, 0], [20, 0, 3, 0], [20, 0, -1, 0]] {
            let memory = self.memory(words, bufferCount: 3)
            let texts = try column(memory.array(length: 1, buffers: 3), .text, .view)
            #expect(throws: ADBCError.self) { try texts.value(0) }
        }
    }

    @Test func childrenThatAreMissingOrShortAreRefused() throws {
        let memory = self.memory([0, 2], bufferCount: 2)
        let lists = memory.array(length: 1, buffers: 2)
        let type = ResultType.list(int32.0)
        #expect(throws: ADBCError.self) { try column(lists, type, .list(offsetSize: 4, int32.1)) }
        #expect(throws: ADBCError.self) { try column(lists, int32.0, .dictionary(bits: 32, isSigned: true, int32.1)) }

        var child = memory.array(length: 1, buffers: 2)
        try withUnsafeMutablePointer(to: &child) { child in
            var children: [UnsafeMutablePointer<ArrowArray>?] = [child]
            try children.withUnsafeMutableBufferPointer { list in
                var array = lists
                array.n_children = 1
                array.children = list.baseAddress
                // The offsets say two elements, the child has one.
                let short = try column(array, type, .list(offsetSize: 4, int32.1))
                #expect(throws: ADBCError.self) { try short.value(0) }
                array.n_buffers = 1
                #expect(throws: ADBCError.self) { try column(array, type, .fixedList(2, int32.1)) }
                #expect(throws: ADBCError.self) { try column(array, type, .fixedList(.max, int32.1)) }
                #expect(throws: Never.self) { try column(array, type, .fixedList(1, int32.1)) }
            }
        }
    }

    @Test func formatsThatAreUnknownAreNotScalars() {
        for format in ["", "x", "d:", "d:9", "d:9,2,256", "w:-1", "w:x", "ts", "tsx:", "+l", "tdX", "d:9,2,64"] {
            #expect(ResultType.scalar(format) == nil)
        }
        #expect(ResultType.scalar("d:9,2")?.type == .decimal(precision: 9, scale: 2))
        #expect(ResultType.scalar("tsu:UTC")?.type == .timestamp(unit: .micro, zone: "UTC"))
        #expect(ResultType.scalar("tsn:")?.type == .timestamp(unit: .nano, zone: nil))
        #expect(ResultType.scalar("ttm")?.layout == .fixed(4))
    }
}
