import Figment
import Foundation
import Testing

/// `figment generators --search`, and the example that has all of what it lists.
@Suite struct GeneratorSearchTests {
    private func search(_ words: String...) throws -> [String: Any] {
        try Workspace().run(["generators", "--search"] + words + ["--json"]).object()
    }

    private func names(_ found: [String: Any], _ key: String) -> [String] {
        ((found[key] as? [[String: Any]]) ?? []).compactMap { $0["name"] as? String }
    }

    @Test("methods, fields of records and locales, each with samples of the engine")
    func finds() throws {
        let found = try search("email")
        #expect(names(found, "faker_methods").contains("free_email"))
        #expect(names(found, "records") == ["person email", "person company_email", "company email"])
        #expect(names(found, "locales").isEmpty)
        for key in ["faker_methods", "records"] {
            for item in (found[key] as? [[String: Any]]) ?? [] {
                let samples = item["samples"] as? [String] ?? []
                #expect(samples.count == 3 && samples.allSatisfy { !$0.isEmpty && $0 != "null" }, "\(item)")
            }
        }
        let mail = ((found["faker_methods"] as? [[String: Any]])?.first)?["samples"] as? [String]
        #expect(mail?.allSatisfy { $0.contains("@") } == true)
        #expect(found["did_you_mean"] == nil)
    }

    @Test("samples are what a document with that generator gives")
    func samplesAreValues() throws {
        let found = try search("city", "--locale", "fr")
        let items = (found["records"] as? [[String: Any]]) ?? []
        let item = try #require(items.first { $0["name"] as? String == "address city" })
        let generator = try #require(item["generator"] as? String)
        #expect(generator == #"{"address": {"field": "city", "locale": "fr_FR"}}"#)
        #expect((item["samples"] as? [String])?.count == 3)
        let column = try #require(names(found, "faker_methods").firstIndex(of: "city"))
        let methods = try #require(found["faker_methods"] as? [[String: Any]])
        // The same of faker: another column, of the same kind.
        #expect((methods[column]["samples"] as? [String])?.count == 3)
    }

    @Test("every method and every field has samples")
    func everything() throws {
        let work = try Workspace()
        for letter in ["a", "e", "i", "o", "u", "n"] {
            let found = try work.run("generators", "--search", letter, "--json").object()
            for key in ["faker_methods", "records"] {
                for item in (found[key] as? [[String: Any]]) ?? [] {
                    #expect((item["samples"] as? [String])?.count == 3, "\(item)")
                }
            }
        }
    }

    @Test("locales by code and by part of it")
    func locales() throws {
        #expect(names(try search("de_DE"), "locales") == ["de_DE"])
        #expect(names(try search("es"), "locales") == ["es_ES", "es_MX"])
        let japanese = (try search("ja")["locales"] as? [[String: Any]])?.first?["samples"] as? [String]
        #expect(japanese?.allSatisfy { $0.unicodeScalars.contains { $0.value > 0x3000 } } == true)
    }

    @Test("a word that nothing mentions: the name most like it")
    func nearest() throws {
        let found = try search("licence_plat")
        #expect(names(found, "generators").isEmpty && names(found, "faker_methods").isEmpty)
        #expect(found["did_you_mean"] as? String == "license_plate")
        let work = try Workspace()
        let text = try work.run("generators", "--search", "licence_plat")
        #expect(text.status == 0 && text.out.contains("did you mean \"license_plate\"?"))
        let table = try work.run("generators", "--search", "license_plate")
        #expect(table.out.contains("methods of faker") && table.out.contains("license_plate"))
        let locale = try work.run("generators", "--search", "city", "--locale", "xx_XX")
        #expect(locale.status == 2 && locale.err.contains("xx_XX"))
    }

    @Test("the zoo has every generator and every modifier")
    func zoo() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("examples/pattern_zoo.yaml"), encoding: .utf8)
        let listed = names(try Workspace().run("generators", "--json").object(), "generators")
        #expect(listed.count > 25)
        for name in listed {
            let isThere = text.contains("generator: {\(name):") || text.contains("generator: {\"\(name)\":")
            #expect(isThere, "no column of the zoo has the generator \(name)")
        }
        for kind in ModifierKind.allCases {
            let isThere =
                text.contains("transform: \(kind.rawValue),") || text.contains("transform: \"\(kind.rawValue)\",")
            #expect(isThere, "no column of the zoo has the modifier \(kind.rawValue)")
        }
    }
}
