#if DEBUG  // @testable needs a debug build
    @testable import FigmentSchema
    import FigmentTypes
    import Testing

    @Suite struct GeneratorTests {
        private func decode(
            _ json: String, type: DataType = .utf8, maxLength: Int? = nil
        ) -> (generator: Generator?, codes: [String]) {
            let reading = JSONReader.read(Array(json.utf8), name: "t")
            guard let root = reading.root else { return (nil, reading.diagnostics.map(\.code)) }
            var column = ColumnSpec(name: "c", type: type, declaredType: "T", location: root.location)
            column.maxLength = maxLength
            var decoder = GeneratorDecoder(decoding: Decoding(isStrict: false))
            let generator = decoder.decode(Cursor(node: root, path: DocumentPath()), for: column)
            return (generator, decoder.decoding.diagnostics.map(\.code))
        }

        // MARK: Templates

        private func parts(_ text: String) -> String? {
            guard case .success(let pattern) = TemplateParser.parse(text) else { return nil }
            return pattern.parts.map { part in
                switch part {
                case .text(let text): "'\(text)'"
                case .reference(let reference):
                    "<\(reference.column.map { $0 + "." } ?? "")\(reference.name)"
                        + "\(reference.letterCase.map { "|" + $0.rawValue } ?? "")>"
                }
            }.joined()
        }

        @Test(arguments: [
            ("plain", "'plain'"), ("", "''"), ("{a}", "<a>"), ("{a}{b}", "<a><b>"), ("x {a} y", "'x '<a>' y'"),
            ("{a.b}", "<a.b>"), ("{a|lower}", "<a|lower>"), ("{ a.b | upper }", "<a.b|upper>"), ("{{}}", "'{}'"),
            ("{{{a}}}", "'{'<a>'}'"), ("ü{é}😀", "'ü'<é>'😀'"), ("{first name}", "<first name>"), ("{a}}}", "<a>'}'"),
        ])
        func templateText(_ text: String, _ expected: String) {
            #expect(parts(text) == expected)
        }

        @Test(arguments: ["{", "a{b", "}", "a}", "{}", "{ }", "{.a}", "{a.}", "{a|}", "{a|Title}", "{|lower}", "{{{"])
        func templateMistakes(_ text: String) {
            #expect(parts(text) == nil)
        }

        @Test func templateForms() {
            for json in [
                #"{"template": "{row}"}"#, #"{"template": ["{row}", "x"]}"#, #"{"template": {"template": "{row}"}}"#,
                #"{"template": {"templates": ["{row}"], "pools": {"a": ["b"]}}}"#,
            ] {
                let (generator, codes) = decode(json)
                guard case .template(let template) = generator else { return #expect(Bool(false), "\(json)") }
                #expect(codes == [])
                #expect(template.patterns.count == (json.contains("\"x\"") ? 2 : 1))
            }
        }

        // MARK: Choices

        @Test(arguments: [
            ("uniform", "uniform"), ("zipf@1.2", "zipf(exponent: 1.2)"),
            ("head_tail@{0.6,1.5}", "headTail(head: 0.6, exponent: 1.5)"),
            ("head_tail@0.6,1.5", "headTail(head: 0.6, exponent: 1.5)"),
            ("head_tail@{0.6, 1.5}", "headTail(head: 0.6, exponent: 1.5)"),
        ])
        func weightsKinds(_ text: String, _ expected: String) throws {
            let weights = try #require(GeneratorDecoder.weightsKind(text))
            #expect("\(weights)" == expected)
        }

        @Test(arguments: [
            "", "zipf", "zipf@", "zipf@0", "zipf@-1", "zipf@x", "zipf@1,2", "zipf@nan", "zipf@inf", "head_tail@{2,1}",
            "head_tail@{0.5}", "head_tail@0.5,", "@1", "uniform@1",
        ])
        func weightsKindMistakes(_ text: String) {
            #expect(GeneratorDecoder.weightsKind(text) == nil)
        }

        @Test func weightsWinOverTheirKind() {
            let (generator, codes) = decode(
                #"{"choice": {"choices": ["a", "b"], "weights": [1, 3], "weights_kind": "zipf@1"}}"#)
            guard case .choice(let choice) = generator, case .explicit([1, 3]) = choice.weights else {
                return #expect(Bool(false))
            }
            #expect(codes == [])
            #expect(choice.items == [.string("a"), .string("b")])
        }

        // MARK: Distributions

        @Test(arguments: [
            (#"{"type": "uniform", "low": 1, "high": 2}"#, Distribution.Kind.uniform(low: 1, high: 2)),
            (#"{"kind": "uniform", "params": {"min": 1, "max": 2}}"#, .uniform(low: 1, high: 2)),
            (#"{"type": "uniform"}"#, .uniform(low: 0, high: 1)),
            (#"{"type": "normal", "params": {"loc": 1, "sigma": 2}}"#, .normal(mean: 1, std: 2)),
            (#"{"type": "normal", "mean": 1, "params": {"stddev": 2}}"#, .normal(mean: 1, std: 2)),
            (#"{"type": "lognormal", "mu": 3.5, "std": 0.8}"#, .lognormal(mean: 3.5, sigma: 0.8)),
            (#"{"type": "loguniform", "low": 1, "high": 100}"#, .loguniform(low: 1, high: 100)),
            (#"{"type": "exponential", "rate": 3}"#, .exponential(rate: 3)),
            (#"{"type": "poisson", "lam": 3}"#, .poisson(lambda: 3)),
        ])
        func distributions(_ json: String, _ expected: Distribution.Kind) {
            let (generator, codes) = decode(#"{"distribution": \#(json)}"#, type: .float64)
            guard case .distribution(let distribution) = generator else { return #expect(Bool(false)) }
            #expect(distribution.kind == expected)
            #expect(codes == [])
        }

        // MARK: What fits

        /// Each generator's own example decodes for the type that the descriptors suggest it for.
        @Test(arguments: GeneratorKind.allCases) func examplesDecode(_ kind: GeneratorKind) {
            let types: [DataType] = [
                .int64, .float64, .utf8, .bool, .date32, .uuid, .timestamp(unit: .nano, zone: nil),
            ]
            let isAccepted = types.contains { type in
                let (generator, codes) = decode(kind.descriptor.example, type: type)
                return generator?.kind == kind && codes.isEmpty
            }
            #expect(isAccepted)
        }

        @Test(arguments: [
            DataType.bool, .int8, .uint64, .float16, .float64, .decimal(precision: 9, scale: 2), .utf8, .date32,
            .timestamp(unit: .second, zone: "UTC"),
        ])
        func suggestionsDecode(_ type: DataType) {
            let (generator, codes) = decode(GeneratorKind.example(for: type), type: type)
            #expect(generator != nil && codes.isEmpty)
        }

        @Test(
            arguments: [
                (Literal.int(127), DataType.int8, Literal.int(127)), (.int(128), .int8, nil), (.int(-1), .uint8, nil),
                (.double(5), .int16, .int(5)), (.double(5.5), .int16, nil), (.string("5"), .int16, nil),
                (.int(4_294_967_295), .uint32, .int(4_294_967_295)), (.int(5), .float32, .double(5)),
                (.double(1e39), .float32, nil), (.double(65_504), .float16, .double(65_504)),
                (.double(65_505), .float16, nil),
                (.bool(true), .bool, .bool(true)), (.int(1), .bool, nil), (.null, .int8, nil),
                (.string("12.5"), .decimal(precision: 4, scale: 2), .string("12.5")),
                (.int(100), .decimal(precision: 4, scale: 2), nil),
                (.string("2024-02-29"), .date32, .string("2024-02-29")),
                (.string("2023-02-29"), .date32, nil), (.string("x"), .list(.utf8), nil),
            ] as [(Literal, DataType, Literal?)])
        func literals(_ literal: Literal, _ type: DataType, _ expected: Literal?) {
            #expect((try? literal.fitted(to: type).get()) == expected)
        }
    }

    @Suite struct InstantTests {
        @Test(arguments: [
            ("1970-01-01", 0), ("1970-01-01T00:00:01Z", 1_000_000), ("1969-12-31T23:59:59.999999Z", -1),
            ("2024-02-29T12:30:00+02:00", 1_709_202_600_000_000), ("2024-02-29 10:30Z", 1_709_202_600_000_000),
            ("2024-02-29T10:30:00.5", 1_709_202_600_500_000), ("2024-02-29T05:00:00-0530", 1_709_202_600_000_000),
            ("0001-01-01", -62_135_596_800_000_000), ("9999-12-31T23:59:59.999999999Z", 253_402_300_799_999_999),
        ])
        func micros(_ text: String, _ expected: Int64) {
            #expect(Instant.micros(text) == expected)
        }

        @Test(arguments: [
            "", "2024", "2024-1-1", "2024-13-01", "2023-02-29", "2024-01-01T", "2024-01-01T24:00", "2024-01-01T10:60",
            "2024-01-01T10", "2024-01-01T10:00:60", "2024-01-01T10:00:00.", "2024-01-01T10:00Zx",
            "2024-01-01T10:00+25:00",
            "+024-01-01", "2024-01-01T10:00:00+2", "２０２４-01-01",
        ])
        func mistakes(_ text: String) {
            #expect(Instant.micros(text) == nil)
        }
    }

    @Suite struct EditDistanceTests {
        @Test(arguments: [
            ("", "", 0), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("ca", "abc", 3),
            ("kitten", "sitting", 3),
        ])
        func distances(_ a: String, _ b: String, _ expected: Int) {
            #expect(EditDistance.between(Array(a.utf8), Array(b.utf8)) == expected)
            #expect(EditDistance.between(Array(b.utf8), Array(a.utf8)) == expected)
        }

        @Test(
            arguments: [
                ("max_lenght", "max_length"), ("MaxLength", "max_length"), ("max-length", "max_length"),
                ("nmae", "name"),
                ("xyz", nil), ("", nil), (String(repeating: "max_length", count: 1_000), nil),
            ] as [(String, String?)])
        func nearest(_ name: String, _ expected: String?) {
            #expect(EditDistance.nearest(to: name, among: ["name", "type", "max_length", "max_capacity"]) == expected)
        }
    }
#endif
