import FigmentColumns
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

@Suite struct TextJSONTests {
    static let names = [
        "metadata", "properties", "exif_data", "profile_data", "context", "attributes", "config", "metrics",
        "event_data",
        "address", "anything",
    ]

    private func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test(arguments: names) func documentsAreJSON(_ name: String) throws {
        let kernel = JSONDocumentKernel(fieldName: name, streams: TextSupport.streams)
        let values = TextSupport.bytes(kernel, type: .json, rows: 0..<5_000)
        var keys: Set<Set<String>> = []
        var nested = 0
        for value in values {
            #expect(value.count <= kernel.maxBytes && value.count >= 60 && value.count <= 420)
            let object = try object(value)
            keys.insert(Set(object.keys))
            nested += object.values.contains { $0 is [String: Any] || $0 is [Any] } ? 1 : 0
        }
        #expect(keys.count == kernel.program.shapeCount)
        #expect(nested > 4_000)
        let mean = Double(values.reduce(0) { $0 + $1.count }) / 5_000
        #expect(abs(mean - kernel.averageBytes) < 0.05 * mean && (100...300).contains(mean), "\(name) \(mean)")
        let gathered = TextSupport.bytes(kernel, type: .json, gather: [4_999, 7, 7, 0])
        #expect(gathered == [values[4_999], values[7], values[7], values[0]])
    }

    @Test func everyShapeParsesWholly() {
        for name in TextJSONTests.names {
            for shape in JSONShapes.shapes(fieldName: name) { #expect(!compiled(shape).contains("<"), "\(shape)") }
        }
    }

    private func compiled(_ shape: String) -> String {
        let program = JSONProgram(shapes: [shape])
        let places = shape.filter { $0 == "<" }.count
        #expect(program.steps.filter { $0.kind != .nothing }.count == places, "\(shape)")
        return program.steps
            .map { TextSupport.text(Array(program.bytes[$0.textStart..<($0.textStart + $0.textCount)])) }.joined()
    }

    @Test func scalars() {
        func text(_ scaled: Int64, _ decimals: Int) -> String {
            var place = [UInt8](repeating: 0, count: 64)
            let n = place.withUnsafeMutableBufferPointer {
                JSONText.write(
                    scaled, decimals: decimals,
                    to: $0.baseAddress ?? UnsafeMutablePointer.allocate(capacity: 64))
            }
            return TextSupport.text(Array(place[..<n]))
        }
        #expect(text(12_500, 4) == "1.25" && text(-5, 4) == "-0.0005" && text(0, 4) == "0.0" && text(7, 0) == "7.0")
        #expect(text(1250, 2) == "12.5" && text(-1250, 2) == "-12.5")
        #expect(TextSupport.text(JSONText.quoted("a\"b\\c\n\u{1}é")) == #""a\"b\\c\n\u0001é""#)
    }
}

@Suite struct DynamicFieldsTests {
    private func field(_ name: String, _ kind: DynamicField.Kind, _ change: (inout DynamicField) -> Void = { _ in })
        -> DynamicField
    {
        var field = DynamicField(name: name, kind: kind, location: SourceLocation())
        change(&field)
        return field
    }

    /// The fields of the built-in `dynamic_example`, and hard ones.
    private var fields: [DynamicField] {
        [
            field("author", .string) {
                $0.probability = 0.8
                $0.values = ["Alice", "Bob", "Zoë \"Z\" \\ \u{7}"].map { .string($0) }
            },
            field("views", .int) { ($0.probability, $0.minimum, $0.maximum) = (0.9, 100, 10_000) },
            field("rating", .float) { ($0.probability, $0.minimum, $0.maximum) = (0.7, 1, 5) },
            field("tags", .array) { ($0.probability, $0.arrayMinLength, $0.arrayMaxLength) = (0.6, 1, 4) },
            field("is_featured", .bool) { $0.probability = 0.3 },
            field("metadata", .json) { $0.probability = 0.5 },
            field("status", .string) {
                $0.probability = 0.85
                $0.values = ["published", "draft"].map { .string($0) }
            },
            field("note \"x\"\t", .string) { ($0.minLength, $0.maxLength) = (0, 90) },
            field("code", .string) { ($0.minLength, $0.maxLength) = (7, 7) },
            field("numbers", .array) { $0.values = [.int(1), .double(2.5), .null, .bool(true)] },
            field("plain_int", .int), field("plain_float", .float),
            field("narrow", .float) { ($0.minimum, $0.maximum) = (0.123_456_7, 0.123_456_8) },
            field("huge", .float) { ($0.minimum, $0.maximum) = (-1e300, 1e300) },
            field("wide", .int) { ($0.minimum, $0.maximum) = (-9.3e18, 9.3e18) },
            field("never", .bool) { $0.probability = 0 },
        ]
    }

    @Test func everyRowIsAnObjectWithinBounds() throws {
        let kernel = DynamicFieldsKernel(fields, streams: TextSupport.streams)
        let n = 20_000
        let values = TextSupport.bytes(kernel, type: .json, rows: 0..<Int64(n))
        var counts: [String: Int] = [:]
        var lengths: Set<Int> = []
        var booleans = 0
        for value in values {
            #expect(value.count <= kernel.maxBytes)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(value)) as? [String: Any])
            for key in object.keys { counts[key, default: 0] += 1 }
            if let views = object["views"] as? Int { #expect((100...10_000).contains(views)) }
            if let rating = object["rating"] as? Double {
                #expect((1...5).contains(rating) && abs(rating * 1e4 - (rating * 1e4).rounded()) < 1e-6)
            }
            if let tags = object["tags"] as? [Any] {
                #expect((1...4).contains(tags.count) && tags.allSatisfy { $0 is String })
            }
            if let note = object["note \"x\"\t"] as? String {
                lengths.insert(note.count)
                #expect((0...90).contains(note.count) && !note.contains("  ") && !note.hasSuffix(" "))
            }
            #expect((object["code"] as? String)?.count == 7)
            if let author = object["author"] as? String {
                #expect(["Alice", "Bob", "Zoë \"Z\" \\ \u{7}"].contains(author))
            }
            if let narrow = object["narrow"] as? Double { #expect((0.123_456_7...0.123_456_8).contains(narrow)) }
            if let number = object["plain_int"] as? Int { #expect((0...999_999).contains(number)) }
            if let number = object["plain_float"] as? Double { #expect((0...1).contains(number)) }
            if object["metadata"] != nil { #expect(object["metadata"] is [String: Any]) }
            if object["is_featured"] as? Bool == true { booleans += 1 }
        }
        #expect(lengths.count == 91)
        for field in fields {
            let expected = Double(n) * field.probability
            let sigma = (expected * (1 - field.probability)).squareRoot()
            #expect(abs(Double(counts[field.name] ?? 0) - expected) <= 4.5 * sigma, "\(field.name)")
        }
        let half = Double(counts["is_featured"] ?? 0) / 2
        #expect(abs(Double(booleans) - half) < 4.5 * (half / 2).squareRoot())
        let gathered = TextSupport.bytes(kernel, type: .json, gather: [19_999, 3, 3])
        #expect(gathered == [values[19_999], values[3], values[3]])
    }

    @Test func noFieldsGiveEmptyObjects() {
        let none = DynamicFieldsKernel([], streams: TextSupport.streams)
        #expect(TextSupport.bytes(none, type: .json, rows: 0..<3).map(TextSupport.text) == ["{}", "{}", "{}"])
    }

    /// A field keeps its values when others come or go.
    @Test func fieldsAreIndependent() throws {
        func views(_ fields: [DynamicField]) throws -> [Int?] {
            try TextSupport.bytes(DynamicFieldsKernel(fields, streams: TextSupport.streams), type: .json, rows: 0..<500)
                .map {
                    (try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])?["views"] as? Int
                }
        }
        #expect(try views(fields) == views([fields[1]]))
    }
}
