import FigmentColumns
import FigmentTypes

extension ColumnMaker {
    private mutating func integers(_ type: DataType, _ low: Int64, _ high: Int64) -> [Cell] {
        let edges: [Int64] = [low, high, 0, 1]
        return (0..<rows).map { row in
            if row < edges.count { return .int(edges[row]) }
            let span = UInt64(bitPattern: high &- low)
            return .int(low &+ Int64(bitPattern: span == .max ? random.bits() : random.bits() % (span + 1)))
        }
    }

    private mutating func unsigned(_ high: UInt64) -> [Cell] {
        (0..<rows).map { row in
            row == 0
                ? .uint(high) : row == 1 ? .uint(0) : .uint(high == .max ? random.bits() : random.bits() % (high + 1))
        }
    }

    private mutating func doubles() -> [Cell] {
        let edges: [Double] = [
            .nan, -0.0, 0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
        ]
        return (0..<rows).map { row in
            row < edges.count ? .float64(edges[row]) : .float64(Double(Int64(bitPattern: random.bits())) / 0x1p40)
        }
    }

    private mutating func floats() -> [Cell] {
        let edges: [Float] = [.nan, -0.0, 0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
        return (0..<rows).map { row in
            row < edges.count ? .float32(edges[row]) : .float32(Float(Int64(bitPattern: random.bits())) / 0x1p40)
        }
    }

    mutating func texts(_ longest: Int) -> [Cell] {
        (0..<rows).map { row in
            row == 0 ? .text([]) : .text(Array(random.text(random.below(row == 1 ? 2000 : longest)).utf8))
        }
    }

    private mutating func lists(_ longest: Int, _ element: (inout Random) -> Cell) -> [Cell] {
        (0..<rows).map { row in
            let length = row == 0 ? 0 : row == 5 ? longest * 20 : random.below(longest)
            return .list((0..<length).map { _ in element(&random) })
        }
    }

    private mutating func vectors(_ dim: Int) -> [Cell] {
        (0..<rows).map { _ in
            .list((0..<dim).map { _ in .float32(Float(Int32(truncatingIfNeeded: random.bits())) / 0x1p31) })
        }
    }

    private mutating func byteVectors(_ count: Int) -> [Cell] {
        (0..<rows).map { _ in .bytes(random.bytes(count)) }
    }

    private mutating func decimals(_ digits: Int) -> [Cell] {
        var limit: Int128 = 1
        for _ in 0..<digits { limit *= 10 }
        return (0..<rows).map { row in
            var value = Int128(random.bits()) &* Int128(random.bits()) &* 7
            if row == 0 { value = limit - 1 }
            value %= limit
            if row % 3 == 1 { value = -value }
            return .decimal(low: UInt64(truncatingIfNeeded: value), high: Int64(truncatingIfNeeded: value >> 64))
        }
    }

    /// One plain column of each type, with the extreme values of it.
    mutating func everyType(isNullable n: Bool) -> [TestColumn] {
        numbers(isNullable: n) + times(isNullable: n) + textTypes(isNullable: n) + nested(isNullable: n)
            + otherForms(isNullable: n)
    }

    mutating func numbers(isNullable n: Bool) -> [TestColumn] {
        var columns: [TestColumn] = []
        let flags: [Cell] = (0..<rows).map { _ in .bool(random.chance(0.5)) }
        columns.append(plain("bool", .bool, flags, isNullable: n))
        columns.append(plain("int8", .int8, integers(.int8, -128, 127), isNullable: n))
        columns.append(plain("int16", .int16, integers(.int16, -32768, 32767), isNullable: n))
        columns.append(plain("int32", .int32, integers(.int32, Int64(Int32.min), Int64(Int32.max)), isNullable: n))
        columns.append(plain("int64", .int64, integers(.int64, .min, .max), isNullable: n))
        columns.append(plain("uint8", .uint8, unsigned(255), isNullable: n))
        columns.append(plain("uint16", .uint16, unsigned(65535), isNullable: n))
        columns.append(plain("uint32", .uint32, unsigned(UInt64(UInt32.max)), isNullable: n))
        columns.append(plain("uint64", .uint64, unsigned(.max), isNullable: n))
        let quantities = (0..<rows).map { _ in Cell.int(Int64(random.below(100) + 1)) }
        columns.append(plain("quantity", .int32, quantities, isNullable: n) { $0.integerBounds = 1...100 })
        columns.append(plain("wrong_bounds", .int64, quantities, isNullable: n) { $0.integerBounds = 1...20 })
        let keys = (0..<rows).map { _ in Cell.int(Int64(random.below(1_000_000) - 5000)) }
        columns.append(plain("bounded", .int64, keys, isNullable: n) { $0.integerBounds = -5000...1_000_000 })
        columns.append(
            plain("bounded32", .int32, keys, isNullable: n) { $0.integerBounds = -5000...1_000_000 })
        columns.append(
            plain("delta_extreme", .int64, integers(.int64, .min, .max), isNullable: n) { $0.isAscending = true })
        columns.append(
            plain("delta_extreme32", .int32, integers(.int32, Int64(Int32.min), Int64(Int32.max)), isNullable: n) {
                $0.isAscending = true
            })
        let halves = (0..<rows).map { _ in Cell.float16(UInt16(truncatingIfNeeded: random.bits())) }
        columns.append(plain("float16", .float16, halves, isNullable: n))
        columns.append(plain("float32", .float32, floats(), isNullable: n))
        columns.append(plain("float64", .float64, doubles(), isNullable: n) { $0.isIncompressible = true })
        columns.append(plain("decimal9", .decimal(precision: 9, scale: 2), decimals(9), isNullable: n))
        columns.append(plain("decimal38", .decimal(precision: 38, scale: 10), decimals(38), isNullable: n))
        return columns
    }

    mutating func times(isNullable n: Bool) -> [TestColumn] {
        var columns: [TestColumn] = []
        // 1900 to 2299 is what all readers can hold.
        let days = (0..<rows).map { _ in Cell.int(Int64(random.below(120_000) - 25_000)) }
        columns.append(plain("date", .date32, days, isNullable: n))
        let sorted = (0..<rows).map { Cell.int(Int64($0 / 3)) }
        columns.append(plain("date_sorted", .date32, sorted, isNullable: n) { $0.isAscending = true })
        let micros = (0..<rows).map { _ in Cell.int(Int64(random.below(86_400_000_000))) }
        columns.append(plain("time", .time64, micros, isNullable: n))
        for unit in [TimeUnit.second, .milli, .micro, .nano] {
            for zone in [nil, "Europe/Zurich", "UTC"] as [String?] {
                // 1921 to 2065.
                let stamps = (0..<rows).map { _ in
                    Cell.int(Int64(random.below(4_500_000_000) - 1_500_000_000) * unit.ticksPerSecond)
                }
                let name = "ts_\(unit.rawValue)_\(zone == nil ? "local" : zone == "UTC" ? "utc" : "zone")"
                columns.append(plain(name, .timestamp(unit: unit, zone: zone), stamps, isNullable: n))
            }
        }
        return columns
    }

    mutating func textTypes(isNullable n: Bool) -> [TestColumn] {
        var columns: [TestColumn] = []
        columns.append(plain("utf8", .utf8, texts(40), isNullable: n))
        columns.append(plain("json", .json, (0..<rows).map { .text(Array("{\"a\":\($0)}".utf8)) }, isNullable: n))
        columns.append(
            plain("binary", .binary, (0..<rows).map { _ in .bytes(random.bytes(random.below(20))) }, isNullable: n))
        columns.append(plain("uuid", .uuid, (0..<rows).map { _ in .bytes(random.bytes(16)) }, isNullable: n))
        let pairs = (0..<rows).map { row in
            Cell.sparse(
                (0..<random.below(6)).map { (UInt32($0 * 10 + random.below(10)), Float(random.below(1000)) / 1024) })
        }
        columns.append(plain("sparse", .sparseVector(dim: 1000), pairs, isNullable: n))
        return columns
    }

    mutating func nested(isNullable n: Bool) -> [TestColumn] {
        var columns: [TestColumn] = []
        columns.append(
            plain("list_utf8", .list(.utf8), lists(6) { .text(Array($0.text($0.below(8)).utf8)) }, isNullable: n))
        columns.append(plain("list_int32", .list(.int32), lists(40) { .int(Int64($0.below(100)) - 50) }, isNullable: n))
        columns.append(
            plain("list_int64", .list(.int64), lists(3) { .int(Int64(bitPattern: $0.bits())) }, isNullable: n))
        columns.append(plain("list_int8", .list(.int8), lists(9) { .int(Int64($0.below(256)) - 128) }, isNullable: n))
        columns.append(plain("list_uint8", .list(.uint8), lists(9) { .uint(UInt64($0.below(256))) }, isNullable: n))
        columns.append(plain("list_int16", .list(.int16), lists(9) { .int(Int64($0.below(999)) - 500) }, isNullable: n))
        columns.append(plain("list_bool", .list(.bool), lists(20) { .bool($0.chance(0.3)) }, isNullable: n))
        columns.append(
            plain("list_float64", .list(.float64), lists(5) { .float64(Double($0.below(99)) / 7) }, isNullable: n))
        columns.append(
            plain("list_empty", .list(.int64), [Cell](repeating: .list([]), count: rows), isNullable: n))
        columns.append(plain("vector1", .vector(element: .float32, dim: 1), vectors(1), isNullable: n))
        columns.append(plain("vector5", .vector(element: .float32, dim: 5), vectors(5), isNullable: n))
        columns.append(plain("vector64", .vector(element: .float32, dim: 64), vectors(64), isNullable: n))
        columns.append(plain("vector_f16", .vector(element: .float16, dim: 9), byteVectors(18), isNullable: n))
        columns.append(plain("vector_bf16", .vector(element: .bfloat16, dim: 8), byteVectors(16), isNullable: n))
        columns.append(plain("vector_int8", .vector(element: .int8, dim: 7), byteVectors(7), isNullable: n))
        columns.append(plain("vector_binary", .vector(element: .binary, dim: 24), byteVectors(3), isNullable: n))
        return columns
    }

    mutating func otherForms(isNullable n: Bool) -> [TestColumn] {
        var columns: [TestColumn] = []
        columns.append(constant("c_int", .int32, .int(-7), isNullable: n))
        columns.append(constant("c_bool", .bool, .bool(true), isNullable: n))
        columns.append(constant("c_text", .utf8, .text(Array("always the same".utf8)), isNullable: n))
        columns.append(constant("c_empty", .utf8, .text([]), isNullable: n))
        columns.append(constant("c_int16", .int16, .int(-3), isNullable: n))
        columns.append(constant("c_double", .float64, .float64(-0.0), isNullable: n))
        columns.append(
            constant("c_list", .list(.utf8), .list([.text([97]), .text([]), .text([98, 99])]), isNullable: n))
        columns.append(constant("c_sparse", .sparseVector(dim: 9), .sparse([(3, 0.5)]), isNullable: n))
        columns.append(
            constant("c_vector", .vector(element: .float32, dim: 2), .list([.float32(1), .float32(2)]), isNullable: n))
        columns.append(sequence("s_int64", .int64, start: 1, step: 1, isNullable: n))
        columns.append(sequence("s_int32", .int32, start: -500, step: 3, isNullable: n))
        columns.append(sequence("s_down", .int64, start: 10, step: -1_000_000_007, isNullable: n))
        columns.append(sequence("s_int16", .int16, start: 0, step: 1, isNullable: n))
        columns.append(
            sequence("s_ts", .timestamp(unit: .second, zone: "UTC"), start: 1_700_000_000, step: 3600, isNullable: n))
        columns.append(sequence("s_date", .date32, start: -300, step: 1, isNullable: n))
        let colours = Pool(["blue", "green", "red", "white", "yellow"])
        columns.append(dictionary("d_sorted", colours, isNullable: n))
        columns.append(dictionary("d_unsorted", Pool(["z", "éa", "", "m", "aa", "漢字"]), isNullable: n))
        columns.append(pooledLists("list_pool", colours, longest: 5, isNullable: n))
        columns.append(
            pooledLists("list_large_pool", Pool((0..<9000).map { "tag \($0 + 10000)" }), longest: 4, isNullable: n))
        columns.append(dictionary("d_one", Pool(["only"]), isNullable: n))
        columns.append(dictionary("d_json", Pool(["1", "2", "{}"]), type: .json, isNullable: n))
        // More than half of the rows: not worth a dictionary page.
        columns.append(dictionary("d_large", Pool((0..<1500).map { "entry number \($0 + 10000)" }), isNullable: n))
        let first = Pool((0..<200).map { "First\($0 * 7919 % 1000)" })
        let last = Pool((0..<500).map { "Last\($0 * 104_729 % 10_000)" })
        columns.append(pieces("p_name", [.pool(first), .constant([32]), .pool(last)], isNullable: n))
        columns.append(
            pieces(
                "p_email",
                [
                    .pool(first), .constant([46]), .pool(last), .counter(start: 999_500, step: 1),
                    .constant(Array("@example.com".utf8)),
                ], isNullable: n))
        columns.append(
            pieces(
                "p_mixed",
                [
                    .constant(Array("ID-".utf8)), .counter(start: 1_234_567_890_123, step: 7), .constant([47]),
                    .text(maxLength: 40), .constant(Array(" (no longer than sixteen bytes) ".utf8)), .pool(colours),
                ], isNullable: n))
        return columns
    }
}
