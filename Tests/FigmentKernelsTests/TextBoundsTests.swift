import FigmentColumns
import FigmentPlan
import FigmentTypes
import Testing

@testable import FigmentKernels

/// No text is longer than its room, and every text is valid UTF-8.
@Suite struct TextBoundsTests {
    static let rooms = Array(1...24) + [27, 30, 36, 43, 50, 64, 80, 100, 128, 150, 200, 255, 300]

    @Test(arguments: TextMeaning.allCases) func randomTextsFit(_ meaning: TextMeaning) {
        for room in TextBoundsTests.rooms {
            let kernel = TextKernel.make(meaning, maxLength: room, fieldName: "person_id", streams: TextSupport.streams)
            #expect(kernel.maxBytes <= room && kernel.maxBytes > 0)
            check(kernel, rows: room % 50 == 0 ? 2000 : 60)
        }
    }

    @Test(arguments: TextMeaning.allCases) func distinctTextsFit(_ meaning: TextMeaning) {
        for isWide in [false, true] {
            for room in TextBoundsTests.rooms {
                let kernel = TextKernel.makeDistinct(
                    meaning, maxLength: room, fieldName: "person_id", isWide: isWide, streams: TextSupport.streams)
                #expect(kernel.maxBytes <= room && kernel.domainSize > 0)
                // Letters and digits alone give 36^n: no structure may offer less where uniqueness comes first.
                if isWide, room >= 8 { #expect(kernel.domainSize >= 1 << 36, "\(room)") }
                check(kernel, rows: 60)
            }
        }
    }

    private func check(_ kernel: any Kernel & TextKernelInfo, rows: Int64) {
        let values = TextSupport.bytes(kernel, rows: 0..<rows)
        #expect(values.allSatisfy { $0.count <= kernel.maxBytes && !$0.isEmpty })
        #expect(values.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    }

    @Test func impossibleRoomsAreOneByte() {
        for room in [-5, 0] {
            let kernel = TextKernel.make(.email, maxLength: room, streams: TextSupport.streams)
            #expect(kernel.maxBytes == 1)
        }
    }

    /// What the long meanings promise, in bytes on average.
    @Test func lengthsAreRealistic() {
        let ranges: [(TextMeaning, Int, ClosedRange<Double>)] = [
            (.title, 300, 30...70), (.headline, 300, 30...90), (.productDescription, 500, 100...250),
            (.videoDescription, 2000, 100...250), (.description, 2000, 100...260), (.summary, 1000, 200...400),
            (.content, 10_000, 600...1500), (.fullText, 50_000, 1500...3000), (.transcript, 5000, 500...1000),
            (.userMessage, 4000, 40...250), (.aiResponse, 8000, 300...900), (.review, 1000, 60...220),
            (.comment, 1000, 60...200), (.caption, 500, 40...120),
        ]
        for (meaning, room, range) in ranges {
            let kernel = TextKernel.make(meaning, maxLength: room, streams: TextSupport.streams)
            #expect(range.contains(kernel.averageBytes), "\(meaning) \(kernel.averageBytes)")
        }
    }

    @Test func everyListIsSound() {
        for list in WordList.allCases {
            let entries = list.entries
            #expect(!entries.isEmpty && entries.count == Set(entries).count || list == .given || list == .family)
            for entry in entries {
                let text = TextSupport.text(entry)
                #expect(!entry.isEmpty, "\(list)")
                #expect(!text.contains("  ") && !text.hasSuffix(" ") || list == .initial, "\(list): \(text)")
                // They go into JSON and templates as they are.
                #expect(!entry.contains { $0 < 32 || $0 == 34 || $0 == 92 || $0 == 60 || $0 == 62 }, "\(list): \(text)")
            }
        }
    }

    @Test func everyTemplateParses() {
        for meaning in TextMeaning.allCases {
            let structures =
                TextCatalogue.structures(meaning, fieldName: "x_id") + TextCatalogue.distinctStructures(meaning)
            for template in structures.joined() {
                for case .text(let text) in TextTemplate(template).parts {
                    #expect(!text.contains(UInt8(ascii: "<")), "\(meaning): \(template)")
                }
            }
        }
    }

    @Test func sizesOfTheLists() {
        let least: [(WordList, Int)] = [
            (.given, 500), (.family, 1000), (.city, 300), (.countryCode, 249), (.country, 249), (.product, 300),
            (.tag, 400),
            (.keyword, 180), (.topic, 130), (.job, 190), (.brand, 150), (.language, 75), (.languageCode, 75),
        ]
        for (list, count) in least { #expect(Set(list.entries).count >= count, "\(list) \(Set(list.entries).count)") }
        #expect(WordList.countryCode.entries.allSatisfy { $0.count == 2 })
        #expect(WordList.languageCode.entries.allSatisfy { $0.count == 2 })
    }
}
