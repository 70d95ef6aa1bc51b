import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTestSupport
import FigmentTypes
import Foundation
import Testing

@testable import FigmentClickHouse

/// Every type, with extremes and nulls, read back as text by the server itself.
@Suite(.serialized) struct RoundTripTests {
    static let awkward = [
        "", "a", "it's", "\"q\"", "tab\there", "line\nbreak", "back\\slash", "\\N", "NULL", "žluťoučký 🐎", "nul\0l",
        String(repeating: "x", count: 127), String(repeating: "y", count: 128), String(repeating: "z", count: 20_000),
    ]

    private func check(
        _ server: TestServer, _ column: Column, _ expected: [String], type: String? = nil, options: String = "",
        sourceLine: SourceLocation = #_sourceLocation
    ) throws {
        let database = try server.makeDatabase()
        let rows = Column.fixed(.uint32, (0..<UInt32(column.count)).map { $0 })
        let table = HandTable("t", primaryKey: ["n"], [("n", rows), ("v", column)])
        if let type {
            let more = server.isModern ? "" : ", _figment_part UInt64"
            let window = server.isModern ? " SETTINGS non_replicated_deduplication_window = 100" : ""
            try server.query(
                "CREATE TABLE t (n UInt32, v \(type)\(more)) ENGINE = MergeTree ORDER BY n\(window)",
                database: database)
        }
        try table.load(server.uri(database, options))
        let text = try server.query("SELECT v FROM t ORDER BY n FORMAT TabSeparated", database: database)
        let found = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        #expect(found == expected, sourceLocation: sourceLine)
    }

    @Test(arguments: TestServer.Kind.allCases) func integers(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        try check(server, .fixed(.int8, [Int8.min, -1, 0, .max]), ["-128", "-1", "0", "127"])
        try check(server, .fixed(.uint8, [UInt8.min, .max]), ["0", "255"])
        try check(server, .fixed(.int16, [Int16.min, .max], nulls: [0]), ["\\N", "32767"])
        try check(server, .fixed(.uint32, [UInt32.max, 7]), ["4294967295", "7"])
        try check(server, .fixed(.int64, [Int64.min, .max]), ["-9223372036854775808", "9223372036854775807"])
        try check(server, .fixed(.uint64, [UInt64.max, 1 << 63]), ["18446744073709551615", "9223372036854775808"])
        try check(server, .fixed(.int8, [Int8.min, 5]), ["-128", "5"], type: "Int64")
        try check(server, .fixed(.uint16, [UInt16.max, 5], nulls: [1]), ["65535", "\\N"], type: "Nullable(Int32)")
    }

    @Test(arguments: TestServer.Kind.allCases) func numbers(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        try check(server, .fixed(.float32, [Float.infinity, -0.0, .nan, 1.5]), ["inf", "-0", "nan", "1.5"])
        try check(
            server, .fixed(.float64, [-Double.infinity, 0.1, .leastNonzeroMagnitude]), ["-inf", "0.1", "5e-324"])
        try check(server, .fixed(.float16, [UInt16(0x3C00), 0x7C00]), ["1", "inf"])
        try check(server, .fixed(.float32, [Float(0.5)]), ["0.5"], type: "Float64")
        let wide = Int128(123_456_789_012_345_678) * 100_000_000_000_000 + 5
        let digits = "123456789012345678.00000000000005"
        try check(server, .fixed(.decimal(precision: 9, scale: 2), [Int128(-12345), 99]), ["-123.45", "0.99"])
        try check(server, .fixed(.decimal(precision: 18, scale: 2), [Int128(12345)], nulls: []), ["123.45"])
        try check(server, .fixed(.decimal(precision: 38, scale: 14), [wide, -wide]), [digits, "-" + digits])
        if server.isModern {
            try check(
                server, .fixed(.decimal(precision: 38, scale: 14), [-wide, wide]), ["-" + digits, digits],
                type: "Decimal(76, 14)")
        }
        try check(
            server, .fixed(.bool, [UInt8(1), 0, 1], nulls: [2]),
            server.isModern ? ["true", "false", "\\N"] : ["1", "0", "\\N"])
    }

    @Test(arguments: TestServer.Kind.allCases) func texts(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let escaped = Self.awkward.map { text in
            text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\t", with: "\\t")
                .replacingOccurrences(of: "\n", with: "\\n").replacingOccurrences(of: "\0", with: "\\0")
                .replacingOccurrences(of: "'", with: "\\'")
        }
        try check(server, .texts(Self.awkward), escaped)
        var withNulls = escaped
        withNulls[0] = "\\N"
        withNulls[4] = "\\N"
        try check(server, .texts(Self.awkward, nulls: [0, 4]), withNulls)
        try check(server, .texts([#"{"a":1}"#], as: .json), [#"{"a":1}"#])
        let pool = Pool(Self.awkward)
        let indices = Self.awkward.indices.map { UInt32($0) }
        try check(server, .pooled(pool, indices), escaped)
        try check(server, .pooled(pool, indices, nulls: [0, 4]), withNulls)
        let many = Pool((0..<300).map { "v\($0)" })
        try check(server, .pooled(many, [299, 0, 255], nulls: [1]), ["v299", "\\N", "v255"])
        if server.isModern {
            try check(server, .texts(Self.awkward), escaped, type: "LowCardinality(String)")
            try check(server, .texts(Self.awkward, nulls: [0, 4]), withNulls, type: "LowCardinality(Nullable(String))")
            try check(server, .pooled(pool, indices), escaped, type: "String")
        }
        let one = Column(type: .utf8, form: .constant, isNullable: true)
        one.bytes.append("same")
        one.appendOffset(4)
        one.finish(3, [1])
        try check(server, one, ["same", "\\N", "same"])
    }

    @Test(arguments: TestServer.Kind.allCases) func instants(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        try check(
            server, .fixed(.date32, [Int32(1), 19_782, 1], nulls: [2]), ["1970-01-02", "2024-02-29", "\\N"])
        try check(
            server, .fixed(.timestamp(unit: .second, zone: nil), [Int64(1_709_164_800)]),
            [server.isModern ? "2024-02-29 00:00:00" : "2024-02-29 00:00:00"])
        let micros = Column.fixed(.timestamp(unit: .micro, zone: nil), [Int64(1_709_164_800_123_456)])
        if server.isModern {
            try check(server, micros, ["2024-02-29 00:00:00.123456"])
            try check(
                server, .fixed(.timestamp(unit: .nano, zone: "UTC"), [Int64(1_709_164_800_123_456_789), -1]),
                ["2024-02-29 00:00:00.123456789", "1969-12-31 23:59:59.999999999"])
            try check(server, micros, ["2024-02-29 00:00:00.123456000"], type: "DateTime64(9, 'UTC')")
            try check(server, .fixed(.date32, [Int32(-25_567), 120_529]), ["1900-01-01", "2299-12-31"])
        } else {
            #expect(throws: TargetError.self) { try check(server, micros, []) }
        }
        try check(
            server, micros, [server.isModern ? "2024-02-29 00:00:00.123456" : "2024-02-29 00:00:00"],
            options: "?instants=seconds")
        try check(server, .fixed(.time64, [Int64(45_296_000_001)]), ["12:34:56.000001"])
        try check(server, .fixed(.time64, [Int64(7)], nulls: []), ["7"], type: "Nullable(Int64)")
        // A day that the type cannot hold is refused, not wrapped.
        #expect(throws: TargetError.self) {
            try check(server, .fixed(.date32, [Int32(0), 200_000]), [])
        }
    }

    @Test(arguments: TestServer.Kind.allCases) func composed(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let bytes: [UInt8] = [
            0x12, 0x3e, 0x45, 0x67, 0xe8, 0x9b, 0x12, 0xd3, 0xa4, 0x56, 0x42, 0x66, 0x14, 0x17, 0x40, 0,
        ]
        let uuid = Column(type: .uuid)
        uuid.values.append(bytes)
        uuid.finish(1, nil)
        try check(server, uuid, ["123e4567-e89b-12d3-a456-426614174000"])

        let vectors = Column.fixed(.vector(element: .float32, dim: 2), [SIMD2<Float>(1, 2), SIMD2(3, -0.5)])
        try check(server, vectors, ["[1,2]", "[3,-0.5]"])
        try check(server, vectors, ["[1,2]", "[3,-0.5]"], type: "Array(Float64)")
        let nullable = Column.fixed(
            .vector(element: .float32, dim: 2), [SIMD2<Float>(1, 2), SIMD2(3, -0.5), SIMD2(7, 8)], nulls: [1])
        #expect(throws: TargetError.self) { try check(server, nullable, []) }
        try check(server, nullable, ["[1,2]", "[]", "[7,8]"], options: "?null_arrays=empty")
        let bytesOfBits = Column.fixed(
            .vector(element: .binary, dim: 16), [[UInt8(65), 66], [67, 68]].map { SIMD2($0[0], $0[1]) })
        try check(server, bytesOfBits, ["AB", "CD"])
        try check(server, bytesOfBits, ["AB", "CD"], type: "FixedString(2)")

        let list = Column(type: .list(.utf8))
        list.children[0].bytes.append("abc")
        for end in [UInt32(1), 3] { list.children[0].appendOffset(end) }
        list.children[0].count = 2
        for end in [UInt32(0), 2] { list.appendOffset(end) }
        list.count = 2
        try check(server, list, ["[]", "['a','bc']"])

        let sparse = Column(type: .sparseVector(dim: 10))
        for index in [UInt32(3), 7] {
            withUnsafeBytes(of: index) { sparse.children[0].values.append($0.bindMemory(to: UInt8.self)) }
        }
        for value in [Float(0.5), 2] {
            withUnsafeBytes(of: value) { sparse.children[1].values.append($0.bindMemory(to: UInt8.self)) }
        }
        for child in sparse.children { child.count = 2 }
        for end in [UInt32(2), 2] { sparse.appendOffset(end) }
        sparse.count = 2
        try check(server, sparse, [#"{"3":0.5,"7":2.0}"#, "{}"])
        if server.isModern { try check(server, sparse, ["{3:0.5,7:2}", "{}"], type: "Map(UInt32, Float32)") }

        let sequence = Column(type: .int32, form: .sequence(start: 10, step: -3))
        sequence.count = 3
        try check(server, sequence, ["10", "7", "4"])
        let constant = Column(type: .int16, form: .constant)
        withUnsafeBytes(of: Int16(-9)) { constant.values.append($0.bindMemory(to: UInt8.self)) }
        constant.count = 3
        try check(server, constant, ["-9", "-9", "-9"])
    }

    @Test(arguments: TestServer.Kind.allCases, ["none", "gzip", "zstd"])
    func compression(_ kind: TestServer.Kind, _ codec: String) throws {
        let server = try TestServer.server(kind)
        if codec == "zstd", !server.isModern { return }
        let values = (0..<50_000).map { Int64($0) * 7 }
        try check(server, .fixed(.int64, values), values.map(String.init), options: "?compress=" + codec)
    }

    static let hostile = [
        "select", "a`b", "a\"b", "a'b", "a.b", "a\\b", "日本", "x; DROP TABLE t", "') --", "a b", "-- c", "/*",
        String(repeating: "n", count: 100), "new\nline", "{p}", "%s",
    ]

    @Test(arguments: TestServer.Kind.allCases) func hostileNames(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let columns = Self.hostile.map { ($0, Column.fixed(.int32, [Int32(1), 2])) }
        for name in Self.hostile where name.utf8.count < 60 {
            // The old server makes a folder of a table's name.
            let table = HandTable(name, primaryKey: [Self.hostile[1]], columns)
            try table.load(server.uri(database))
            let options = LoadOptions(jobName: "count")
            let target = try ClickHouseTarget(uri: server.uri(database), tables: [table.table], options: options)
            #expect(try target.countRows() == [2])
        }
        let sum = try server.query("SELECT sum(`select`), sum(`a\\`b`), sum(`a\\\\b`) FROM `a'b`", database: database)
        #expect(sum == "3\t3\t3\n")
    }
}
