import Figment
import FigmentColumns
import FigmentEngine
import FigmentKernels
import FigmentLoad
import FigmentTarget
import FigmentTestSupport
import FigmentTypes
import Foundation
import Testing

@testable import FigmentClickHouse

/// Tables as they are made: comments and data-skipping indexes.
@Suite(.serialized) struct DefinitionTests {
    private static let remark = "it's \"said\" `so`: \\ \\' \\n\n\t;-- /* žluť 🦆 $$ %s \u{202E}"

    /// The tables of a document, as the command has them.
    private func loading(_ text: String, _ uri: TargetURI, job: String = "job") throws -> Loading {
        let schema = try Schema(text: text)
        var loading = Loading(try Generation(schema, rows: 20, threads: 1), uri, job: job)
        loading.tables = LoadTable.tables(of: schema.dataset, loading.tables.map(\.descriptor))
        return loading
    }

    private func json(_ text: String) throws -> String {
        String(
            String(decoding: try JSONSerialization.data(withJSONObject: [text]), as: UTF8.self).dropFirst().dropLast())
    }

    private func hex(_ text: String) -> String { text.utf8.map { String(format: "%02X", $0) }.joined() }

    @Test(arguments: TestServer.Kind.allCases, ["MergeTree", "Memory"])
    func comments(_ kind: TestServer.Kind, _ engine: String) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let remark = try json(Self.remark)
        let document = """
            {"collection_name": "place", "description": \(remark), "fields": [
             {"name": "id", "type": "Int64", "is_primary": true},
             {"name": "town", "type": "VarChar", "max_length": 9, "description": \(remark)}]}
            """
        func said(_ column: String) throws -> String {
            try server.query(
                "SELECT hex(comment) FROM system.columns WHERE database = '\(database)' AND table = 'place' "
                    + "AND name = '\(column)'")
        }
        let loading = try loading(
            document,
            server.uri(database, "?engine=\(engine)&delivery=at_least_once&marker=\(engine == "Memory" ? 0 : 1)"))
        try loading.run()
        #expect(try said("town") == hex(Self.remark) + "\n")
        #expect(try said("id") == "\n")
        if kind == .modern {
            let table = "SELECT hex(comment) FROM system.tables WHERE database = '\(database)' AND name = 'place'"
            #expect(try server.query(table) == hex(Self.remark) + "\n")
        }
        guard engine == "MergeTree" else { return }
        // A column that is added gets its own; one that takes the table's place keeps both.
        try server.query("ALTER TABLE place DROP COLUMN town", database: database)
        var more = loading
        more.options.jobName = "more"
        more.options.mode = .overwrite
        more.options.evolvesSchema = true
        try more.run()
        #expect(try said("town") == hex(Self.remark) + "\n")
    }

    private static let indexes = """
        {"columns": ["town"], "type": "set(100)", "granularity": 4}, {"columns": ["id", "town"], "type": "minmax"},
        {"columns": ["town"], "type": "bloom_filter(0.01)"}, {"columns": ["town"], "type": "bloom_filter", "name": "b"},
        {"columns": ["town"], "type": "tokenbf_v1(256, 2, 0)"}, {"expression": "lower(town)", "type": "ngrambf_v1(3, 256, 2, 0)"},
        {"columns": ["v"], "type": "vector_similarity('hnsw', 'cosineDistance', 4)"},
        {"columns": ["v"], "type": "vector_similarity('hnsw', 'L2Distance', 4, 'bf16', 32, 128)", "name": "v2"}
        """

    @Test(arguments: TestServer.Kind.allCases, ["append", "overwrite", "partitions"])
    func skippingIndexes(_ kind: TestServer.Kind, _ mode: String) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let document = """
            {"collection_name": "place", "fields": [
             {"name": "id", "type": "Int64", "is_primary": true}, {"name": "town", "type": "VarChar", "max_length": 9},
             {"name": "v", "type": "FloatVector", "dim": 4}],
             "storage": {"clickhouse": {"indexes": [\(Self.indexes)]}}}
            """
        for job in ["one", "two"] {
            var loading = try loading(
                document, server.uri(database, mode == "partitions" ? "?overwrite=partitions" : ""), job: job)
            loading.options.mode = mode == "append" ? .append : .overwrite
            let target = try loading.target()
            _ = try target.prepare(Job(tables: loading.tables.map(\.descriptor), identity: loading.identity))
            target.abort()
            try loading.run()
            if job == "one" { #expect(target.notes.contains { $0.contains("town_set, ") } == (kind == .old)) }
        }
        guard kind == .modern else { return }
        let found = try server.query(
            "SELECT name, type_full, expr, granularity FROM system.data_skipping_indices WHERE database = '\(database)' "
                + "AND table = 'place' ORDER BY name")
        #expect(
            found == """
                b\tbloom_filter\ttown\t1
                id_town_minmax\tminmax\tid, town\t1
                index_6_ngrambf_v1\tngrambf_v1(3, 256, 2, 0)\t(lower(town))\t1
                town_bloom_filter\tbloom_filter(0.01)\ttown\t1
                town_set\tset(100)\ttown\t4
                town_tokenbf_v1\ttokenbf_v1(256, 2, 0)\ttown\t1
                v2\tvector_similarity(\\'hnsw\\', \\'L2Distance\\', 4, \\'bf16\\', 32, 128)\tv\t100000000
                v_vector_similarity\tvector_similarity(\\'hnsw\\', \\'cosineDistance\\', 4)\tv\t100000000

                """)
    }
}
