import FigmentPlan
import FigmentSchema
import FigmentTestSupport
import Foundation
import Testing

/// Documents written for the original relational generator: they load, plan and count; the older format is refused.
///
/// They are shared data, not part of the repository: without the folder the test says so and does nothing.
@Suite struct CompatibilityTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/compat/datagen")

    @Test func documentsOfTheOriginalLoad() throws {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: Self.folder.path) else {
            print("left out: there is no folder shared/compat/datagen beside the repository")
            return
        }
        let documents = names.filter { $0.hasSuffix(".json") }.sorted()
        #expect(documents.count > 15)
        for name in documents {
            let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
            let result = SchemaLoader().load(bytes: bytes, name: name)
            if name == "schema.json" {
                let text = result.rendered()
                #expect(result.dataset == nil)
                #expect(text.contains("\"seed_strategy\" belongs to an older form of the document"))
                continue
            }
            let dataset = try #require(result.dataset, "\(name): \(result.rendered())")
            let plan = try PlanBuilder(dataset, PlanOptions(scale: name == "gov.json" ? 0.001 : 1)).build()
            #expect(plan.tables.count >= dataset.tables.count, "\(name)")
        }
    }
}
