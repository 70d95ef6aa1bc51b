import FigmentColumns
import FigmentPlan
import FigmentTypes
import Testing

@testable import FigmentKernels

@Suite struct TextKernelTests {
    /// The same rows in any order and any block give the same texts.
    @Test(arguments: TextMeaning.allCases) func rampEqualsGather(_ meaning: TextMeaning) {
        let rows: [Int64] = (0..<300).map { ($0 &* 7919) % 1024 } + [1_000_000_000_000, 0, 0, 1023]
        let kernels: [any Kernel] = [
            TextKernel.make(meaning, maxLength: 500, fieldName: "a_id", streams: TextSupport.streams),
            TextKernel.makeDistinct(meaning, maxLength: 500, fieldName: "a_id", streams: TextSupport.streams),
        ]
        for kernel in kernels {
            let ramp = TextSupport.bytes(kernel, rows: 0..<1024)
            let far = TextSupport.bytes(kernel, rows: 1_000_000_000_000..<1_000_000_000_001)
            let gather = TextSupport.bytes(kernel, gather: rows)
            for (row, value) in zip(rows, gather) {
                #expect(value == (row < 1024 ? ramp[Int(row)] : far[0]))
            }
            // Blocks cut elsewhere, appended to one column.
            #expect(TextSupport.bytes(kernel, rows: 1..<1500)[..<1023] == ramp[1...])
        }
    }

    /// The draws of a row, one by one, as the documentation of the kernel says.
    @Test(arguments: [TextMeaning.personName, .email, .fullText, .productName, .userMessage])
    func piecesEqualTheirDefinition(_ meaning: TextMeaning) throws {
        let kernel = try #require(
            TextKernel.make(meaning, maxLength: 60_000, streams: TextSupport.streams) as? PiecesKernel)
        guard case .pieces(let forms) = kernel.form else { return #expect(Bool(false)) }
        let values = TextSupport.bytes(kernel, rows: 0..<500)
        for row in 0..<500 {
            var drawn = [Int](repeating: 0, count: forms.count)
            for group in kernel.groups {
                var word = group.key.bits(Int64(row))
                for draw in group.draws {
                    let (high, low) = word.multipliedFullWidth(by: draw.bound)
                    drawn[draw.child] = high < draw.blanks ? 0 : Int(high - draw.blanks)
                    word = low
                }
            }
            for tie in kernel.layout.ties { drawn[tie.child] = drawn[tie.source] }
            var expected: [UInt8] = []
            for (child, form) in forms.enumerated() {
                switch form {
                case .constant(let text): expected += text
                case .pool(let pool): expected += pool[drawn[child]]
                case .counter, .text: #expect(Bool(false))
                }
            }
            #expect(values[row] == expected)
        }
    }

    /// Entries are equally likely, and an optional entry has its share.
    @Test func sharesOfEntries() throws {
        let n = 100_000
        let template = FittedText(TextTemplate("<weekday><initial?62><d1>"), maxLength: 100, isDistinct: false)
        let kernel = PiecesKernel(try #require(template), streams: TextSupport.streams)
        let column = Column(type: .utf8, form: kernel.form)
        for start in stride(from: 0, to: n, by: 1000) {
            kernel.fill(RowBlock(ramp: RowRange(start: Int64(start), count: 1000)), into: column, Scratch())
        }
        #expect(column.count == n && column.children.allSatisfy { $0.count == n })
        var days = [Int](repeating: 0, count: 7)
        var plain = 0
        for i in 0..<n {
            days[Int(column.children[0].indices.values(as: UInt32.self)[i])] += 1
            plain += column.children[1].indices.values(as: UInt32.self)[i] == 0 ? 1 : 0
        }
        for count in days { #expect(abs(Double(count) - Double(n) / 7) < 4.5 * (Double(n) * 6 / 49).squareRoot()) }
        #expect(abs(Double(plain) / Double(n) - 0.38) < 0.01)
    }

    /// Other seeds, tables and columns give other texts.
    @Test func streamsMatter() {
        let one = TextSupport.bytes(TextKernel.make(.email, maxLength: 90, streams: TextSupport.streams), rows: 0..<50)
        for streams in [
            ColumnStreams(seed: "43", table: "t", column: "c"), ColumnStreams(seed: "42", table: "u", column: "c"),
            ColumnStreams(seed: "42", table: "t", column: "d"),
        ] {
            #expect(TextSupport.bytes(TextKernel.make(.email, maxLength: 90, streams: streams), rows: 0..<50) != one)
        }
    }

    @Test func closedSetsAreDictionaries() {
        for meaning in [
            TextMeaning.category, .country, .countryCode, .languageCode, .gender, .status, .tag, .interest, .topic,
        ] {
            let kernel = TextKernel.make(meaning, maxLength: 100, streams: TextSupport.streams)
            guard case .dictionary(let pool) = kernel.form else {
                #expect(Bool(false), "\(meaning)")
                continue
            }
            #expect(pool.isSorted)
        }
    }

    @Test func spellings() {
        #expect(TextSupport.text(Spelling.apply(.joined, to: Array("José O'Brien".utf8))) == "joseobrien")
        #expect(TextSupport.text(Spelling.apply(.joined, to: Array("Zoë Møller-Åström".utf8))) == "zoemollerastroem")
        #expect(TextSupport.text(Spelling.apply(.hyphenated, to: Array("Food & Beverage".utf8))) == "food-and-beverage")
        #expect(TextSupport.text(Spelling.apply(.capitalised, to: Array("wind power".utf8))) == "Wind power")
    }

    @Test func everyGivenNameHasAnASCIISpelling() {
        for list in [WordList.given, .family, .companyRoot, .titleTopic] {
            for entry in list.entries {
                let letters = TextSupport.text(entry).filter(\.isLetter).count
                #expect(Spelling.apply(.joined, to: entry).count >= letters, "\(TextSupport.text(entry))")
            }
        }
    }

    /// The prefix of an identifier is what its name says.
    @Test func identifiers() {
        func first(_ name: String, _ room: Int) -> String {
            TextSupport.text(
                TextSupport.bytes(
                    TextKernel.make(.identifier, maxLength: room, fieldName: name, streams: TextSupport.streams),
                    rows: 0..<1)[0])
        }
        #expect(first("tenant_id", 64).hasPrefix("tenant_") && first("tenant_id", 64).count == 16)
        #expect(first("orderItemId", 64).hasPrefix("order_item_"))
        #expect(first("id", 64).hasPrefix("id_"))
        #expect(first("conversation_id", 13).hasPrefix("con"))
        #expect(first("x_id", 6).count == 6)
    }
}
