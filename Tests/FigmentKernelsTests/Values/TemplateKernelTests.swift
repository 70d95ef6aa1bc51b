import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

@Suite struct TemplateKernelTests {
    private let names = ["Ada", "Émile", "ßeta", "O'Neil"]

    private func poolKey(_ name: String, _ column: String = "c") -> StreamKey {
        StreamKey(seed: "42", table: "t", column: column, purpose: "pool:" + name)
    }

    private func pick(_ items: [String], _ key: StreamKey, _ row: Int64) -> String {
        items[Int(((key.bits(row) >> 32) * UInt64(items.count)) >> 32)]
    }

    private func column(_ type: DataType, _ kernel: any Kernel, maxBytes: Int? = nil, nulls: NullKernel? = nil)
        -> CompiledColumn
    {
        let descriptor = ColumnDescriptor(
            name: "other", type: type, form: kernel.form, isNullable: nulls != nil, maxBytes: maxBytes)
        return CompiledColumn(descriptor: descriptor, kernel: kernel, nulls: nulls)
    }

    private func slot(
        _ number: Int, _ type: DataType, _ kernel: any Kernel, maxBytes: Int? = nil, nulls: NullKernel? = nil
    ) -> ColumnSlot {
        ColumnSlot(slot: number, column: column(type, kernel, maxBytes: maxBytes, nulls: nulls))
    }

    @Test func pieces() {
        let key = poolKey("first")
        let kernel = TemplateKernel(parts: [
            .constant(Array("<".utf8)), .pool(Pool(names), key), .constant(Array("> ".utf8)),
            .counter(start: 100, step: 7), .pool(Pool(["x"]), key),
        ])
        checkKernel(kernel, .utf8, from: 999_990) { row in
            Canonical.text("<\(pick(names, key, row))> \(100 + 7 * row)x")
        }
    }

    /// Columns of every kind are written as people write them; nulls are empty.
    @Test func columns() {
        let key = TestKeys.key()
        let nulls = NullKernel(probability: 0.3, key: TestKeys.key("null"))
        let text = PoolChoiceKernel(names.map { Array($0.utf8) }, weights: [1, 1, 1, 1], key: key)
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let kernel = TemplateKernel(parts: [
            .column(
                slot(0, .int32, UniformIntKernel(low: -50, high: 50, type: .int32, key: key), nulls: nulls),
                letterCase: nil),
            .constant([0x7C]),
            .column(slot(1, .bool, BoolKernel(key: key)), letterCase: .upper),
            .constant([0x7C]),
            .column(slot(2, .utf8, text, maxBytes: 8), letterCase: .lower),
            .constant([0x7C]),
            .column(slot(3, .utf8, text, maxBytes: 8), letterCase: .upper),
        ])
        checkKernel(kernel, .utf8) { row in
            let number = -50 + Int64(((key.bits(row) >> 32) * 101) >> 32)
            let isNull = Double(TestKeys.key("null").bits(row)) * 0x1p-64 < 0.3
            let truth = key.bits(row) >> 63 == 1 ? "TRUE" : "FALSE"
            let name = pick(sorted, key, row)
            return Canonical.text("\(isNull ? "" : "\(number)")|\(truth)|\(name.lowercased())|\(name.uppercased())")
        }
    }

    @Test func letterCases() {
        for text in ["", "abcXYZ019 @[`{", "ÀÉß straße", "İstanbul", "a\u{7F}Z", "日本Ab"] {
            var buffer = ByteBuffer()
            for letterCase in [Template.LetterCase.lower, .upper] {
                buffer.removeAll()
                buffer.append("Keep")
                buffer.append(text)
                letterCase.apply(to: &buffer, from: 4)
                let actual = String(
                    decoding: UnsafeBufferPointer(start: buffer.base, count: buffer.count), as: UTF8.self)
                #expect(actual == "Keep" + (letterCase == .lower ? text.lowercased() : text.uppercased()))
            }
        }
    }

    @Test func patternChoice() {
        let (key, first, last) = (TestKeys.key("pattern"), poolKey("first"), poolKey("last"))
        let kernel = PatternChoiceKernel(
            patterns: [
                TemplateKernel(parts: [.pool(Pool(names), first)]),
                TemplateKernel(parts: [.constant(Array("Dr. ".utf8)), .pool(Pool(names), last)]),
                TemplateKernel(parts: [.counter(start: 0, step: 1)]),
            ], key: key, slot: 0)
        checkKernel(kernel, .utf8) { row in
            switch (UInt128(key.bits(row)) * 3) >> 64 {
            case 0: Canonical.text(pick(names, first, row))
            case 1: Canonical.text("Dr. " + pick(names, last, row))
            default: Canonical.text("\(row)")
            }
        }
    }

    /// Patterns with columns: each row has its own values, however the columns lie in memory.
    @Test(arguments: [["ada", "émile", "O'Neil", ""], ["ada", "bo", "cy", "dee"]])
    func patternsOfColumns(_ names: [String]) {
        let (key, pick, number) = (TestKeys.key("pattern"), TestKeys.key("pick"), TestKeys.key("number"))
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let pooled = slot(
            10, .utf8, PoolChoiceKernel(names.map { Array($0.utf8) }, weights: [1, 1, 1, 1], key: pick), maxBytes: 8)
        // The same texts, one behind the other.
        let plain = slot(
            11, .utf8,
            PatternChoiceKernel(
                patterns: [TemplateKernel(parts: [.column(pooled, letterCase: nil)])], key: TestKeys.key("one"),
                slot: 20),
            maxBytes: 8)
        let integers = slot(12, .int32, UniformIntKernel(low: 0, high: 99, type: .int32, key: number))
        let kernel = PatternChoiceKernel(
            patterns: [
                TemplateKernel(parts: [
                    .column(plain, letterCase: .capital), .constant([0x7C]), .counter(start: 0, step: 1),
                ]),
                TemplateKernel(parts: [
                    .constant([0x7C]), .column(plain, letterCase: nil), .column(pooled, letterCase: .upper),
                ]),
                TemplateKernel(parts: [.column(integers, letterCase: nil)]),
            ], key: key, slot: 0)
        checkKernel(kernel, .utf8) { row in
            let name = self.pick(sorted, pick, row)
            switch (UInt128(key.bits(row)) * 3) >> 64 {
            case 0: return Canonical.text(name.prefix(1).uppercased() + name.dropFirst() + "|\(row)")
            case 1: return Canonical.text("|" + name + name.uppercased())
            default: return Canonical.text("\(((number.bits(row) >> 32) * 100) >> 32)")
            }
        }
    }
}

@Suite struct ListKernelTests {
    private let key = TestKeys.key()
    private let lengths = TestKeys.key("length")

    @Test(arguments: [0, 1, 5, 100, 5_000]) func integers(_ capacity: Int) {
        checkKernel(
            ListKernel(
                element: UniformIntKernel(low: 0, high: 99, type: .int16, key: key), capacity: capacity,
                lengthKey: lengths),
            .list(.int16), count: capacity > 1_000 ? 30 : 1100,
            reference: Reference.list(lengths, capacity: capacity, Reference.uniformInt(key, 0, 99, .int16)))
    }

    @Test func sequencesAndFloats() {
        checkKernel(
            ListKernel(
                element: SequenceKernel(start: 5, step: 2, type: .int64, isStored: true), capacity: 3,
                lengthKey: lengths), .list(.int64),
            reference: Reference.list(lengths, capacity: 3) { Canonical.integer(5 + 2 * $0, .int64) })
        checkKernel(
            ListKernel(
                element: UniformFloatKernel(low: 0, high: 1, type: .float32, key: key), capacity: 9, lengthKey: lengths),
            .list(.float32),
            reference: Reference.list(lengths, capacity: 9, Reference.uniformFloat(key, 0, 1, .float32)))
    }

    @Test func texts() {
        let names = ["a", "bc", "def"]
        let kernel = ListKernel(
            element: PoolChoiceKernel(names.map { Array($0.utf8) }, weights: [1, 2, 1], key: key), capacity: 6,
            lengthKey: lengths)
        let table = AliasTable(weights: [1, 2, 1])
        checkKernel(
            kernel, .list(.utf8),
            reference: Reference.list(lengths, capacity: 6) {
                Canonical.text(names[Reference.alias(table, key.bits($0))])
            })
    }

    @Test func lengthsAreEven() {
        let kernel = ListKernel(element: BoolKernel(key: key), capacity: 7, lengthKey: lengths)
        let column = Fill.column(kernel, .list(.bool), count: Effort.count(100_000))
        var counts = [Int](repeating: 0, count: 8)
        let offsets = column.offsets.values(as: UInt32.self)
        for row in 0..<column.count { counts[Int(offsets[row + 1] - offsets[row])] += 1 }
        #expect(abs(Statistics.score(even: counts)) < 4.8)
    }
}
