import FigmentSchema
import Foundation
import Testing

@Suite struct LibraryTests {
    private static let document = Array(
        #"{"collection_name": "mine", "description": "My things", "fields": [{"name": "id", "type": "Int64", "is_primary": true}]}"#
            .utf8)

    /// A library in a folder of its own that is removed afterwards.
    private func withLibrary(_ body: (SchemaLibrary, URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figment-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(SchemaLibrary(folder: folder.appendingPathComponent("a/schemas").path), folder)
    }

    @Test func addListShowRemove() throws {
        try withLibrary { library, _ in
            #expect(try library.list() == [])
            try library.add("b-1", bytes: Self.document, name: "x.json", tags: ["shop", "test"])
            try library.add("A_2", bytes: Self.document, name: "x.json", description: "Other words")
            #expect(
                try library.list() == [
                    .init(id: "A_2", file: "A_2.json", description: "Other words", tags: []),
                    .init(id: "b-1", file: "b-1.json", description: "My things", tags: ["shop", "test"]),
                ])
            #expect(try library.document("b-1") == Self.document)
            let loader = SchemaLoader(library: library)
            #expect(loader.load(id: "b-1").dataset?.name == "mine")
            #expect(loader.load(id: "b-11").diagnostics.first?.fix == "b-1")
            try library.remove("b-1")
            #expect(try library.list().map(\.id) == ["A_2"])
            #expect(throws: SchemaLibrary.Failure.unknown("b-1", nearest: nil)) { try library.document("b-1") }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: library.folder).sorted() == [
                    "A_2.json", "index.json",
                ])
        }
    }

    @Test(arguments: ["", "a/b", "../x", "a.b", "a b", "é", String(repeating: "a", count: 65), "a\0b"])
    func badIDs(_ id: String) throws {
        try withLibrary { library, _ in
            #expect(throws: SchemaLibrary.Failure.badID(id)) {
                try library.add(id, bytes: Self.document, name: "x.json")
            }
            #expect(throws: SchemaLibrary.Failure.badID(id)) { try library.remove(id) }
            #expect(throws: SchemaLibrary.Failure.badID(id)) { try library.path(of: id) }
            #expect(!FileManager.default.fileExists(atPath: library.folder))
        }
    }

    @Test func builtInsAreNeitherReplacedNorRemoved() throws {
        try withLibrary { library, _ in
            #expect(throws: SchemaLibrary.Failure.builtIn("simple")) {
                try library.add("simple", bytes: Self.document, name: "x.json", replace: true)
            }
            #expect(throws: SchemaLibrary.Failure.builtIn("simple")) { try library.remove("simple") }
        }
    }

    @Test func anExistingIDIsReplacedOnlyWhenAsked() throws {
        try withLibrary { library, _ in
            try library.add("mine", bytes: Self.document, name: "x.json")
            #expect(throws: SchemaLibrary.Failure.exists("mine")) {
                try library.add("mine", bytes: Self.document, name: "x.json")
            }
            try library.add("mine", bytes: Self.document, name: "x.json", tags: ["new"], replace: true)
            #expect(try library.list().map(\.tags) == [["new"]])
        }
    }

    @Test func documentsWithErrorsAreRefused() throws {
        try withLibrary { library, _ in
            do {
                try library.add("mine", bytes: Array(#"{"fields": []}"#.utf8), name: "x.json")
                Issue.record("must be refused")
            } catch SchemaLibrary.Failure.invalid(let diagnostics) {
                #expect(diagnostics.map(\.code) == ["emptyList"])
            }
            #expect(try library.list() == [])
        }
    }

    @Test func aCorruptIndexIsReportedAndKept() throws {
        try withLibrary { library, _ in
            try FileManager.default.createDirectory(atPath: library.folder, withIntermediateDirectories: true)
            let index = library.folder + "/index.json"
            for text in [
                "", "{", "[]", "{\"schemas\": 3}", #"{"schemas": [{"id": "a", "file": "../../etc/passwd"}]}"#,
                #"{"schemas": [{"id": "a/b", "file": "a/b.json"}]}"#,
            ] {
                try Data(text.utf8).write(to: URL(fileURLWithPath: index))
                #expect(throws: SchemaLibrary.Failure.corruptIndex(path: index)) { try library.list() }
                #expect(throws: SchemaLibrary.Failure.corruptIndex(path: index)) {
                    try library.add("mine", bytes: Self.document, name: "x.json")
                }
                #expect(
                    SchemaLoader(library: library).load(id: "mine").diagnostics.map(\.code) == ["file.corruptIndex"])
                #expect(try Data(contentsOf: URL(fileURLWithPath: index)) == Data(text.utf8))
            }
        }
    }

    @Test func aFolderThatCannotBeMadeIsReported() throws {
        try withLibrary { _, folder in
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appendingPathComponent("file").path
            try Data().write(to: URL(fileURLWithPath: file))
            let library = SchemaLibrary(folder: file + "/schemas")
            #expect(throws: SchemaLibrary.Failure.self) {
                try library.add("mine", bytes: Self.document, name: "x.json")
            }
        }
    }

    @Test func aMissingFileIsADiagnostic() {
        let result = SchemaLoader().load(path: "/nowhere/shop.json")
        #expect(
            result.rendered()
                == "/nowhere/shop.json: error: cannot read \"/nowhere/shop.json\": No such file or directory\n")
        #expect(SchemaLoader().load(path: "/").diagnostics.map(\.code) == ["file.cannotRead"])
    }
}
