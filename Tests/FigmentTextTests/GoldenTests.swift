import FigmentColumns
import FigmentTarget
import FigmentText
import FigmentTypes
import Testing

/// The bytes of each type, form and null, spelled out.
@Suite struct GoldenTests {
    /// A column of the given values, one per row.
    private func column(_ type: DataType, _ values: [Value]) -> TestColumn {
        TestColumn("x", type, isNullable: true) { values[Int($0)] }
    }

    /// What the values are in JSON and in CSV, joined by blanks and by bars. A second column keeps a CSV null empty.
    private func written(_ type: DataType, _ values: [Value]) throws -> (json: String, csv: String) {
        let tag = TestColumn("t", .bool) { _ in .bool(true) }
        let table = TestTable([column(type, values), tag], rowCount: Int64(values.count))
        let json = try table.text(JSONLinesFormat()).split(separator: "\n").map { line in
            String(line.dropFirst(#"{"x":"#.count).dropLast(#","t":true}"#.count))
        }
        let csv = try table.text(CSVFormat()).dropFirst("x,t\n".count)
        return (json.joined(separator: " "), csv.split(separator: "\n").map { $0.dropLast(5) }.joined(separator: "|"))
    }

    private func expect(
        _ type: DataType, _ values: [Value], json: String, csv: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let (j, c) = try written(type, values)
        #expect(j == json, sourceLocation: location)
        #expect(c == csv, sourceLocation: location)
    }

    @Test func integers() throws {
        try expect(.bool, [.bool(true), .bool(false), .null], json: "true false null", csv: "true|false|")
        try expect(.int8, [.int(-128), .int(0), .int(127), .null], json: "-128 0 127 null", csv: "-128|0|127|")
        try expect(.int16, [.int(-32768), .int(32767)], json: "-32768 32767", csv: "-32768|32767")
        try expect(
            .int32, [.int(-2_147_483_648), .int(9)], json: "-2147483648 9", csv: "-2147483648|9")
        try expect(
            .int64, [.int(.min), .int(.max), .int(-1)], json: "-9223372036854775808 9223372036854775807 -1",
            csv: "-9223372036854775808|9223372036854775807|-1")
        try expect(.uint8, [.uint(255)], json: "255", csv: "255")
        try expect(.uint16, [.uint(65_535)], json: "65535", csv: "65535")
        try expect(.uint32, [.uint(4_294_967_295)], json: "4294967295", csv: "4294967295")
        try expect(.uint64, [.uint(.max)], json: "18446744073709551615", csv: "18446744073709551615")
    }

    @Test func floats() throws {
        try expect(
            .float32, [.float(0.1), .float(-0.0), .float(5), .float(1e-7), .float(.nan), .float(-.infinity), .null],
            json: "0.1 -0.0 5.0 1e-07 null null null", csv: "0.1|-0.0|5.0|1e-07|NaN|-inf|")
        try expect(
            .float64, [.double(0.1), .double(1e300), .double(-.infinity), .double(.infinity), .double(.nan)],
            json: "0.1 1e+300 null null null", csv: "0.1|1e+300|-inf|inf|NaN")
        try expect(
            .float16, [.uint(0x3C00), .uint(0x2E66), .uint(0x7C00), .uint(0xFE00)], json: "1.0 0.099975586 null null",
            csv: "1.0|0.099975586|inf|NaN")
    }

    @Test func nonFiniteNumbersAreCounted() throws {
        let values: [Value] = [.floats([.nan, 1]), .floats([.infinity, -.infinity]), .null]
        let table = TestTable([column(.vector(element: .float32, dim: 2), values)], rowCount: 3)
        let infos = try table.encode(JSONFormat(), segments: [1, 2]).infos
        #expect(infos.compactMap { ($0 as? TextSegmentInfo)?.nonFiniteCount } == [1, 2])
    }

    @Test func decimals() throws {
        try expect(
            .decimal(precision: 9, scale: 2),
            [.decimal(12_345), .decimal(-5), .decimal(0), .decimal(100), .null], json: "123.45 -0.05 0.00 1.00 null",
            csv: "123.45|-0.05|0.00|1.00|")
        let nines: Int128 = 99_999_999_999_999_999_999_999_999_999_999_999_999
        try expect(
            .decimal(precision: 38, scale: 0), [.decimal(nines), .decimal(-nines)], json: "\(nines) -\(nines)",
            csv: "\(nines)|-\(nines)")
        try expect(
            .decimal(precision: 38, scale: 38), [.decimal(nines)], json: "0.\(nines)", csv: "0.\(nines)")
    }

    @Test func temporals() throws {
        try expect(
            .date32, [.int(0), .int(19_782), .int(-1), .int(-719_529), .int(2_932_897)],
            json: #""1970-01-01" "2024-02-29" "1969-12-31" "-0001-12-31" "+10000-01-01""#,
            csv: "1970-01-01|2024-02-29|1969-12-31|-0001-12-31|+10000-01-01")
        try expect(
            .time64, [.int(0), .int(86_399_999_999), .null], json: #""00:00:00.000000" "23:59:59.999999" null"#,
            csv: "00:00:00.000000|23:59:59.999999|")
        try expect(
            .timestamp(unit: .micro, zone: nil), [.int(1_709_211_909_000_250), .int(-1)],
            json: #""2024-02-29T13:05:09.000250" "1969-12-31T23:59:59.999999""#,
            csv: "2024-02-29T13:05:09.000250|1969-12-31T23:59:59.999999")
        try expect(
            .timestamp(unit: .nano, zone: "UTC"), [.int(1_709_211_909_000_000_001)],
            json: #""2024-02-29T13:05:09.000000001Z""#, csv: "2024-02-29T13:05:09.000000001Z")
        try expect(
            .timestamp(unit: .second, zone: nil), [.int(59)], json: #""1970-01-01T00:00:59""#,
            csv: "1970-01-01T00:00:59")
        try expect(
            .timestamp(unit: .milli, zone: nil), [.int(59_007)], json: #""1970-01-01T00:00:59.007""#,
            csv: "1970-01-01T00:00:59.007")
        _ = try written(.timestamp(unit: .second, zone: nil), [.int(.min), .int(.max)])
    }

    @Test func bytes() throws {
        try expect(.binary, [.text("Hello"), .text(""), .null], json: #""SGVsbG8=" "" null"#, csv: #"SGVsbG8=|""|"#)
        try expect(
            .uuid, [.bytes([UInt8](0..<16))], json: #""00010203-0405-0607-0809-0a0b0c0d0e0f""#,
            csv: "00010203-0405-0607-0809-0a0b0c0d0e0f")
    }

    @Test func text() throws {
        try expect(
            .utf8, [.text(""), .text("a"), .text("naïve 日本"), .text("say \"hi\""), .text("a,b"), .text(" a"), .null],
            json: #""" "a" "naïve 日本" "say \"hi\"" "a,b" " a" null"#,
            csv: #"""|a|naïve 日本|"say ""hi"""|"a,b"|" a"|"#)
        try expect(
            .utf8, [.text("tab\tslash\\/\u{0}\u{1F}\u{7F}\u{8}\u{C}\r.")],
            json: #""tab\tslash\\/\u0000\u001f"# + "\u{7F}" + #"\b\f\r.""#,
            csv: "\"tab\tslash\\/\u{0}\u{1F}\u{7F}\u{8}\u{C}\r.\"")
    }

    @Test func everyEscapeAtEveryPlace() throws {
        for byte in UInt8(0)..<128 {
            for length in 0..<20 {
                var bytes = [UInt8](repeating: 0x61, count: length + 1)
                bytes[length / 2] = byte
                let json = try TestTable([column(.utf8, [.bytes(bytes)])], rowCount: 1).text(JSONLinesFormat())
                #expect(json == "{\"x\":\(reference(.bytes(bytes), .utf8))}\n")
            }
        }
    }

    @Test func json() throws {
        try expect(
            .json, [.text(#"{"a":[1,"x"]}"#), .text("3"), .text("{\"a\":\n1}"), .text(""), .null],
            json: #"{"a":[1,"x"]} 3 {"a": 1} null null"#, csv: #""{""a"":[1,""x""]}"|"3"|"{""a"": 1}"|"null"|"#)
    }

    @Test func lists() throws {
        try expect(
            .list(.int32), [.list([.int(1), .int(-2)]), .list([]), .null], json: "[1,-2] [] null",
            csv: #""[1,-2]"|"[]"|"#)
        try expect(
            .list(.utf8), [.list([.text("a\"b"), .text("c,d")]), .list([.text("")])], json: #"["a\"b","c,d"] [""]"#,
            csv: #""[""a\""b"",""c,d""]"|"[""""]""#)
        try expect(
            .list(.bool), [.list([.bool(true), .bool(false)])], json: "[true,false]", csv: #""[true,false]""#)
        try expect(
            .list(.float32), [.list([.float(0.5), .float(.nan)]), .list([])], json: "[0.5,null] []",
            csv: #""[0.5,null]"|"[]""#)
        try expect(.list(.float64), [.list([.double(2)])], json: "[2.0]", csv: #""[2.0]""#)
        try expect(
            .list(.list(.int8)), [.list([.list([.int(1)]), .list([])]), .list([.list([.int(2), .int(3)])])],
            json: "[[1],[]] [[2,3]]", csv: #""[[1],[]]"|"[[2,3]]""#)
    }

    @Test func vectors() throws {
        try expect(
            .vector(element: .float32, dim: 3), [.floats([0.25, -0.0, 1]), .null, .floats([.nan, 1e-8, 3e20])],
            json: "[0.25,-0.0,1.0] null [null,1e-08,3e+20]", csv: #""[0.25,-0.0,1.0]"||"[null,1e-08,3e+20]""#)
        try expect(
            .vector(element: .float16, dim: 2), [.bytes([0x00, 0x3C, 0x66, 0x2E])], json: "[1.0,0.099975586]",
            csv: #""[1.0,0.099975586]""#)
        try expect(
            .vector(element: .bfloat16, dim: 2), [.bytes([0x80, 0x3F, 0xCD, 0x3D])], json: "[1.0,0.100097656]",
            csv: #""[1.0,0.100097656]""#)
        try expect(
            .vector(element: .int8, dim: 4), [.bytes([0x80, 0xFF, 0, 127])], json: "[-128,-1,0,127]",
            csv: #""[-128,-1,0,127]""#)
        try expect(
            .vector(element: .binary, dim: 40), [.bytes([0, 9, 10, 100, 255])], json: "[0,9,10,100,255]",
            csv: #""[0,9,10,100,255]""#)
        try expect(
            .sparseVector(dim: 100), [.sparse([(12, 0.5), (99, -1)]), .sparse([]), .null, .sparse([(0, .nan)])],
            json: #"{"12":0.5,"99":-1.0} {} null {"0":null}"#,
            csv: #""{""12"":0.5,""99"":-1.0}"|"{}"||"{""0"":null}""#)
    }

    @Test func everyByteOfSmallIntegerVectors() throws {
        let bytes = [UInt8](0...255)
        try expect(
            .vector(element: .int8, dim: 256), [.bytes(bytes)],
            json: "[\(bytes.map { String(Int8(bitPattern: $0)) }.joined(separator: ","))]",
            csv: "\"[\(bytes.map { String(Int8(bitPattern: $0)) }.joined(separator: ","))]\"")
        try expect(
            .vector(element: .binary, dim: 2048), [.bytes(bytes)],
            json: "[\(bytes.map { String($0) }.joined(separator: ","))]",
            csv: "\"[\(bytes.map { String($0) }.joined(separator: ","))]\"")
    }

    @Test func layoutsOfFiles() throws {
        let columns = [
            TestColumn("id", .int64, form: .sequence(start: 1, step: 2)),
            TestColumn("a \"b\"", .bool) { .bool($0 == 0) },
        ]
        let table = TestTable(columns, rowCount: 3)
        let rows = [#"{"id":1,"a \"b\"":true}"#, #"{"id":3,"a \"b\"":false}"#, #"{"id":5,"a \"b\"":false}"#]
        for segments in [[3], [1, 2], [1, 1, 1]] {
            #expect(
                try table.text(JSONFormat(style: .compact), segments: segments)
                    == "[\(rows.joined(separator: ","))]\n")
            #expect(
                try table.text(JSONFormat(style: .lines), segments: segments)
                    == "[\n\(rows.joined(separator: ",\n"))\n]\n")
            #expect(try table.text(JSONLinesFormat(), segments: segments) == rows.map { $0 + "\n" }.joined())
            #expect(
                try table.text(CSVFormat(), segments: segments) == "id,\"a \"\"b\"\"\"\n1,true\n3,false\n5,false\n")
            #expect(
                try table.text(CSVFormat(lineEnd: .crlf), segments: segments)
                    == "id,\"a \"\"b\"\"\"\r\n1,true\r\n3,false\r\n5,false\r\n")
        }
        let empty = TestTable(columns, rowCount: 0)
        #expect(try empty.text(JSONFormat(style: .compact)) == "[]\n")
        #expect(try empty.text(JSONFormat(style: .lines)) == "[]\n")
        #expect(try empty.text(JSONLinesFormat()) == "")
        #expect(try empty.text(CSVFormat()) == "id,\"a \"\"b\"\"\"\n")
    }

    @Test func nullsInTablesOfOneColumnKeepTheirLine() throws {
        let table = TestTable([column(.int32, [.int(1), .null])], rowCount: 2)
        #expect(try table.text(CSVFormat()) == "x\n1\n\"\"\n")
    }

    @Test func tablesWithoutColumns() throws {
        #expect(try TestTable([], rowCount: 2).text(JSONFormat(style: .compact)) == "[{},{}]\n")
    }

    @Test func formsThatDoNotFitTheirTypeAreRefused() {
        let bad: [TestColumn] = [
            TestColumn("s", .utf8, form: .sequence(start: 0, step: 1)),
            TestColumn("d", .int32, form: .dictionary(Pool(["a"]))),
            TestColumn("p", .binary, form: .pieces([.constant([1])])),
            TestColumn("l", .utf8, form: .list(.plain)),
            TestColumn("e", .list(.int8), form: .list(.dictionary(Pool(["a"])))),
        ]
        for column in bad {
            let table = TestTable([column], rowCount: 1)
            for format: any FileFormat in [JSONFormat(), JSONLinesFormat(), CSVFormat()] {
                #expect { try format.makeEncoder(table.descriptor) } throws: { error in
                    guard case .unsupportedType(let name, _, let format2) = error as? TargetError else { return false }
                    return name == column.descriptor.name && format2 == format.name
                }
            }
        }
    }
}
