import FigmentSchema
import FigmentTypes
import Testing

@Suite struct BuiltInTests {
    @Test(arguments: BuiltInSchema.all.map(\.id)) func loadsWithoutFindings(_ id: String) throws {
        let result = SchemaLoader().load(id: id)
        #expect(result.rendered() == "")
        let dataset = try #require(result.dataset)
        #expect(dataset.dialect == .collection)
        #expect(dataset.tables.count == 1)
        #expect(dataset.description != nil)
    }
}
