import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels
@testable import FigmentSchema

/// Faker's methods by their names.
@Suite struct FakerMethodTests {
    /// The methods of Faker's default providers, as scripts/locale-data/faker-methods lists them.
    private static let names: [String] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Golden/faker-methods.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }()

    @Test func nineOfTenAreThere() {
        let missing = FakerMethodTests.names.filter { !FakerMethod.all.contains($0) }
        print("faker methods that are missing: \(missing.joined(separator: " "))")
        #expect(FakerMethodTests.names.count > 250)
        #expect(Double(missing.count) <= 0.1 * Double(FakerMethodTests.names.count), "\(missing.count) are missing")
    }

    /// Every method makes values of its own: by the locale engine, an expression, or a meaning that is known.
    @Test func everyMethodWorks() throws {
        #expect(Set(FakerMethod.all).count == FakerMethod.all.count)
        let columns = FakerMethod.all.map {
            #"{"name": "\#($0)", "type": "string", "generator": {"faker": {"method": "\#($0)"}}}"#
        }
        let document = try GeneratorDocument(columns.joined(separator: ",\n"), rows: 40)
        let mayBeEmpty = ["random_digit_not_null_or_empty", "random_digit_or_empty"]
        for method in FakerMethod.all {
            let texts = try document.texts(method)
            #expect(texts.allSatisfy { $0 != nil }, "\(method)")
            if !mayBeEmpty.contains(method) { #expect(!texts.contains { $0?.isEmpty ?? true }, "\(method)") }
            // Constants apart, values differ.
            if !["current_country", "current_country_code", "bank_country"].contains(method) {
                #expect(Set(texts).count > 1, "\(method): \(texts[0] ?? "nil")")
            }
        }
    }

    @Test func expressionsAreInTheSubset() {
        for method in FakerPatterns.methods {
            let problem = RegexPattern.problem(in: FakerPatterns.expression(of: method) ?? "")
            #expect(problem == nil, "\(method): \(problem?.message ?? "")")
            #expect(FakerMethod.all.contains(method), "\(method)")
        }
    }

    @Test func numbersFillNumbers() throws {
        let columns = #"""
            {"name": "a", "type": "int", "generator": {"faker": {"method": "random_int"}}},
            {"name": "y", "type": "int", "generator": {"faker": {"method": "year"}}},
            {"name": "f", "type": "float", "generator": {"faker": {"method": "pyfloat"}}}
            """#
        let document = try GeneratorDocument(columns)
        #expect(try document.numbers("a").allSatisfy { (0...9_999).contains($0) })
        #expect(try document.numbers("y").allSatisfy { (1970...2025).contains($0) })
        #expect(Set(try document.numbers("f")).count > 2_900)
    }

    @Test func localesByName() {
        #expect(FakerLocale.resolve("de-de") == "de_DE")
        #expect(FakerLocale.resolve("no_NO") == "nb_NO")
        #expect(FakerLocale.resolve("de_AT") == "de_DE")
        #expect(FakerLocale.resolve("fr") == "fr_FR")
        #expect(FakerLocale.resolve("xx_XX") == nil)
        #expect(LocaleNames.count == FakerLocale.all.count)
        for (number, code) in FakerLocale.all.enumerated() { #expect(LocaleNames.code(number) == code) }
    }
}
